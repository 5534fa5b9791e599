"""Listing pages made to order: many templates and frames, and what a reader would take from each.

Nothing of the parser is known here. A page is drawn from a seed: its words, a template for the records, the frame that
stands around them, and what disturbs the regularity.
"""
# ruff: noqa: E501 (mark-up reads best on one line)

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

_WORDS = {
    "la": [
        "port",
        "council",
        "opens",
        "new",
        "bridge",
        "after",
        "long",
        "winter",
        "while",
        "farmers",
        "ask",
        "for",
        "water",
        "and",
        "schools",
        "return",
        "to",
        "morning",
        "lessons",
        "under",
        "revised",
        "budget",
        "plan",
        "that",
        "ministers",
        "call",
        "fair",
        "despite",
        "rising",
        "costs",
        "of",
        "grain",
    ],
    "cy": [
        "порт",
        "совет",
        "открыл",
        "новый",
        "мост",
        "после",
        "долгой",
        "зимы",
        "пока",
        "фермеры",
        "просят",
        "воды",
        "школы",
        "вернулись",
        "утренним",
        "урокам",
        "бюджет",
        "министры",
        "назвали",
        "честным",
        "несмотря",
        "рост",
        "цен",
        "зерно",
    ],
    "cj": [
        "港口",
        "议会",
        "开通",
        "新桥",
        "漫长",
        "冬季",
        "之后",
        "农民",
        "要求",
        "供水",
        "学校",
        "恢复",
        "上午",
        "课程",
        "预算",
        "计划",
        "部长",
        "认为",
        "公平",
        "粮食",
        "价格",
        "上涨",
    ],
    "ar": [
        "الميناء",
        "المجلس",
        "يفتح",
        "جسرا",
        "جديدا",
        "بعد",
        "شتاء",
        "طويل",
        "بينما",
        "يطلب",
        "المزارعون",
        "الماء",
        "وتعود",
        "المدارس",
        "إلى",
        "الدروس",
        "الصباحية",
    ],
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Item:
    """What one record says."""

    headline: str
    url: str
    date: date | None
    summary: str
    image: str
    author: str
    section: str

    @property
    def printed(self) -> str:
        """Its date as the page prints it."""
        return f"{self.date.day} {_MONTHS[self.date.month - 1]} {self.date.year}" if self.date else ""


@dataclass
class Made:
    """A page, and what stands in it. `url` is its own."""

    html: str
    url: str
    items: list[Item]
    template: str
    trouble: list[str] = field(default_factory=list)


@dataclass
class Draw:
    """Chance, and the words and names of one page."""

    rng: random.Random
    script: str
    mark: str  # what class names of this page end in: hashed names

    def words(self, least: int, most: int) -> str:
        if self.script == "cj":
            return "".join(self.rng.choices(_WORDS["cj"], k=self.rng.randint(least, most)))
        text = " ".join(self.rng.choices(_WORDS[self.script], k=self.rng.randint(least, most)))
        return text[0].upper() + text[1:]

    def klass(self, name: str) -> str:
        return f' class="{name}{self.mark}"' if self.rng.random() < 0.9 else f' class="{name}{self.mark} x-{name}"'

    def image(self, at: int, item: Item) -> str:
        shown = item.image
        if self.lazy:
            return f'<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{shown}" alt="">'
        return f'<img src="{shown}" width="300" height="200" alt="{escape(item.headline)}">'

    lazy: bool = False


def _a(item: Item, inner: str | None = None, extra: str = "") -> str:
    return f'<a href="{escape(item.url)}"{extra}>{escape(item.headline) if inner is None else inner}</a>'


def _date(d: Draw, item: Item, tag: str = "span") -> str:
    if not item.date:
        return ""
    if d.rng.random() < 0.3:
        return f'<time datetime="{item.date.isoformat()}">{item.printed}</time>'
    return f"<{tag}{d.klass('date')}>{item.printed}</{tag}>"


Template = Callable[[Draw, list[Item]], str]


def _wrap(d: Draw, rows: list[str], tag: str = "div", name: str = "list") -> str:
    return f"<{tag}{d.klass(name)}>\n" + "\n".join(rows) + f"\n</{tag}>"


def table(d: Draw, items: list[Item]) -> str:
    rows = [f"<tr><td>{_date(d, i)}</td><td>{_a(i)}</td></tr>" for i in items]
    return f"<table{d.klass('t')}><thead><tr><th>Date</th><th>Title</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"


def table_pairs(d: Draw, items: list[Item]) -> str:
    rows = [f"<tr><td>{_a(i)}</td></tr><tr><td>{_date(d, i)} {escape(i.summary)}</td></tr>" for i in items]
    return f"<table{d.klass('t')}>{''.join(rows)}</table>"


def definition(d: Draw, items: list[Item]) -> str:
    rows = [f"<dt>{_a(i)}</dt><dd>{_date(d, i)}</dd><dd>{escape(i.summary)}</dd>" for i in items]
    return f"<dl{d.klass('dl')}>{''.join(rows)}</dl>"


def definition_date_first(d: Draw, items: list[Item]) -> str:
    return f"<dl{d.klass('dl')}>" + "".join(f"<dt>{i.printed}</dt><dd>{_a(i)}</dd>" for i in items) + "</dl>"


def cards(d: Draw, items: list[Item]) -> str:
    return _wrap(
        d,
        [
            f"<div{d.klass('card')}>{_a(i, d.image(n, i))}<div{d.klass('body')}>{_date(d, i)}"
            f"<h3>{_a(i)}</h3><p>{escape(i.summary)}</p>{_a(i, 'Read more')}</div></div>"
            for n, i in enumerate(items)
        ],
    )


def card_rows(d: Draw, items: list[Item]) -> str:
    """Three cards a row, as grids are made."""
    made = [
        f"<div{d.klass('col-md-4')}><article>{_a(i, d.image(n, i))}<h2{d.klass('t')}>{_a(i)}</h2>{_date(d, i)}</article></div>"
        for n, i in enumerate(items)
    ]
    rows = [_wrap(d, made[at : at + 3], name="row") for at in range(0, len(made), 3)]
    return _wrap(d, rows, "section", "grid")


def bare_siblings(d: Draw, items: list[Item]) -> str:
    return _wrap(d, [f"<h3>{_a(i)}</h3>{_date(d, i, 'p')}<p>{escape(i.summary)}</p>" for i in items])


def date_before_siblings(d: Draw, items: list[Item]) -> str:
    return _wrap(
        d,
        [
            f'<span class="date">{i.printed}</span><h2>{_a(i)}</h2><p>{escape(i.summary)} {_a(i, "More")}</p><hr>'
            for i in items
        ],
    )


def plain_list(d: Draw, items: list[Item]) -> str:
    return f"<ul{d.klass('ul')}>" + "".join(f"<li>{_date(d, i)} {_a(i)}</li>" for i in items) + "</ul>"


def list_with_text(d: Draw, items: list[Item]) -> str:
    rows = [f"<li>{_a(i)}, <em>media release</em>, {i.printed}</li>" for i in items]
    return f"<ul>{''.join(rows)}</ul>"


def articles(d: Draw, items: list[Item]) -> str:
    return _wrap(
        d,
        [
            f'<article id="post-{n}" class="post-{d.rng.randint(10, 9999)} post type-post category-{d.rng.choice("abc")}">'
            f"<header><h2{d.klass('entry-title')}>{_a(i)}</h2><div>Posted on {_a(i, i.printed) if i.date else ''} by "
            f'<a rel="author" href="/author/{d.rng.randint(1, 3)}">{i.author}</a></div></header>'
            f"<div{d.klass('entry')}><p>{escape(i.summary)} {escape(i.summary)}</p></div>"
            f'<footer><a href="/c/{i.section}">{i.section}</a>, <a href="/tag/x">tag x</a> <a href="{i.url}#comments">3 comments</a></footer></article>'
            for n, i in enumerate(items)
        ],
        "main",
        "content",
    )


def whole_links(d: Draw, items: list[Item]) -> str:
    """The whole card is one link."""
    rows = [
        f"<li>{_a(i, f'{d.image(n, i)}<h3>{escape(i.headline)}</h3><p>{escape(i.summary)}</p>')}{_date(d, i)}</li>"
        for n, i in enumerate(items)
    ]
    return f"<ul{d.klass('teasers')}>{''.join(rows)}</ul>"


def month_sections(d: Draw, items: list[Item]) -> str:
    """A heading and a list for each month; a month may have one item."""
    months: dict[str, list[Item]] = {}
    for i in items:
        months.setdefault(f"{_MONTHS[i.date.month - 1]} {i.date.year}" if i.date else "Undated", []).append(i)
    parts = [
        f"<div{d.klass('month')}><h3>{name}</h3><ul>{''.join(f'<li>{_a(i)} {_date(d, i)}</li>' for i in some)}</ul></div>"
        for name, some in months.items()
    ]
    return _wrap(d, parts, name="archive")


def lead_and_list(d: Draw, items: list[Item]) -> str:
    """Two templates: the first items are large."""
    large = [
        f"<div{d.klass('lead')}>{d.image(n, i)}<div><h2>{_a(i)}</h2>{_date(d, i)}<p>{escape(i.summary)}</p></div></div>"
        for n, i in enumerate(items[:2])
    ]
    small = [f"<div{d.klass('small')}><h3>{_a(i)}</h3>{_date(d, i)}</div>" for i in items[2:]]
    return _wrap(d, large + small)


def alternating(d: Draw, items: list[Item]) -> str:
    """Two templates in turn."""
    rows = [
        f"<section{d.klass('a')}><h3>{_a(i)}</h3>{_date(d, i)}<p>{escape(i.summary)}</p></section>"
        if n % 2
        else f"<section{d.klass('b')}><div><div>{_date(d, i)}<h3>{_a(i)}</h3></div>{d.image(n, i)}</div><p>{escape(i.summary)}</p></section>"
        for n, i in enumerate(items)
    ]
    return _wrap(d, rows)


def breaks(d: Draw, items: list[Item]) -> str:
    """No elements but links, bold text and line breaks."""
    return "<div>" + "".join(f"<b>{i.printed}</b> {_a(i)}<br>{escape(i.summary)}<br><br>" for i in items) + "</div>"


def paragraphs(d: Draw, items: list[Item]) -> str:
    return _wrap(d, [f"<p>{i.printed} - {_a(i)}</p>" for i in items])


def unlinked_titles(d: Draw, items: list[Item]) -> str:
    """The headline is no link; the link says that there is more."""
    return _wrap(
        d,
        [
            f"<div{d.klass('n')}><h4>{escape(i.headline)}</h4>{_date(d, i)}<p>{escape(i.summary)}</p>{_a(i, 'Read more')}</div>"
            for i in items
        ],
    )


def described_more(d: Draw, items: list[Item]) -> str:
    """The second link of a record repeats its headline for screen readers."""
    return _wrap(
        d,
        [
            f"<div{d.klass('v')}><div><span><h3>{_a(i)}</h3></span></div><div>{_date(d, i)}</div>"
            f"<div><p>{escape(i.summary)}</p></div><ul><li>{_a(i, f'Read more<span> about {escape(i.headline)}</span>')}</li></ul></div>"
            for i in items
        ],
    )


def columns(d: Draw, items: list[Item]) -> str:
    """Two columns of plain headings."""
    half = len(items) // 2
    return "".join(
        _wrap(d, [f"<h4>{_a(i)}</h4><p>{i.printed}</p>" for i in some], name="half")
        for some in (items[:half], items[half:])
    )


def full_texts(d: Draw, items: list[Item]) -> str:
    """A blog that shows whole posts, with links, headings and lists in them."""
    rows = []
    for i in items:
        text = "".join(
            f'<p>{d.words(30, 60)} <a href="/tag/{d.rng.randint(1, 9)}">{d.words(2, 4)}</a> {d.words(20, 40)}</p>'
            for _ in range(d.rng.randint(1, 4))
        )
        lists = f'<ul><li><a href="https://x.example/{d.rng.randint(1, 999)}">{d.words(5, 9)}</a></li><li>{d.words(5, 9)}</li></ul>'
        extra = lists if d.rng.random() < 0.3 else ""
        rows.append(f"<div{d.klass('item')}><h2>{_a(i)}</h2><dl><dd>{i.printed}</dd></dl>{text}{extra}</div>")
    return _wrap(d, rows)


def plain_cards(d: Draw, items: list[Item]) -> str:
    """Whole cards as links, without headings or paragraphs."""
    rows = [
        _a(i, f"<div>{i.printed}</div><div>{escape(i.headline)}</div><div>{escape(i.summary)}</div>", d.klass("card"))
        for i in items
    ]
    return _wrap(d, rows)


def nested_tables(d: Draw, items: list[Item]) -> str:
    """A table for each record, as they were laid out once."""
    rows = [
        f'<tr><td><table><tr><td rowspan="2">{_a(i, d.image(n, i))}</td><td><font size="3"><b>{_a(i)}</b></font></td></tr>'
        f"<tr><td><font>{i.printed}</font> {escape(i.summary)}</td></tr></table></td></tr>"
        for n, i in enumerate(items)
    ]
    return f"<table>{''.join(rows)}</table>"


def bold_links(d: Draw, items: list[Item]) -> str:
    return _wrap(
        d,
        [f"<li><strong>{_a(i)}</strong><br><small>{i.printed}</small><br>{escape(i.summary)}</li>" for i in items],
        "ol",
    )


def tagged(d: Draw, items: list[Item]) -> str:
    """Records with more links to tags and shares than to themselves."""
    rows = []
    for n, i in enumerate(items):
        tags = "".join(f'<li><a href="/tag/{t}">{d.words(1, 2)}</a></li>' for t in range(d.rng.randint(3, 9)))
        shares = "".join(f'<a href="https://share{s}.example/?u={escape(i.url)}"><i></i></a>' for s in range(4))
        rows.append(
            f"<div{d.klass('row')}><div>{_a(i, d.image(n, i))}</div><div><div{d.klass('title')}>{_a(i)}</div>{_date(d, i)}"
            f"<div>{escape(i.summary)}</div><ul>{tags}</ul><div>{shares}</div></div></div>"
        )
    return _wrap(d, rows)


def kickers(d: Draw, items: list[Item]) -> str:
    """A link to the section stands above each headline."""
    rows = [
        f'<article><a href="/s/{i.section}">{i.section}</a><h3>{_a(i, f"<span>{escape(i.headline)}</span>")}</h3>'
        f"<p>{escape(i.summary)}</p></article>"
        for i in items
    ]
    return _wrap(d, rows)


TEMPLATES: tuple[Template, ...] = (
    table, table_pairs, definition, definition_date_first, cards, card_rows, bare_siblings, date_before_siblings, plain_list,
    list_with_text, articles, whole_links, month_sections, lead_and_list, alternating, breaks, paragraphs, unlinked_titles,
    described_more, columns, full_texts, plain_cards, nested_tables, bold_links, tagged, kickers,
)  # fmt: skip
_NEED_DATES = {
    definition_date_first,
    date_before_siblings,
    list_with_text,
    breaks,
    paragraphs,
    columns,
    month_sections,
    plain_cards,
    nested_tables,
    bold_links,
}


def _items(d: Draw, n: int, *, missing: bool, off_site: bool) -> list[Item]:
    day = date(d.rng.randint(2009, 2024), d.rng.randint(1, 12), d.rng.randint(1, 28))
    made = []
    for at in range(n):
        day -= timedelta(days=d.rng.randint(0, 20))
        host = f"https://other{at % 4}.example" if off_site else ""
        slug = f"{host}/{d.rng.choice(['news', 'press', '2016/03'])}/{d.rng.randint(1000, 99999)}-{at}"
        made.append(
            Item(
                d.words(4, 14), slug, None if missing and at % 5 == 3 else day, d.words(14, 30),
                f"/img/{d.rng.randint(1, 9999)}-{at}.jpg", f"A. Writer{at % 3}", d.rng.choice(["local", "sport", "arts"]),
            )
        )  # fmt: skip
    return made


def _sidebar(d: Draw, kind: str) -> str:
    n = d.rng.randint(12, 40)
    tag = d.rng.choice(["aside", "div"])
    if kind == "links":
        inner = "".join(f'<li><a href="/other/{i}">{d.words(3, 9)}</a></li>' for i in range(n))
        return f'<{tag} class="side{d.mark}"><h3>{d.words(1, 2)}</h3><ul>{inner}</ul></{tag}>'
    if kind == "pictures":
        inner = "".join(
            f'<div class="w"><a href="/most/{i}"><img src="/t/{i}.jpg"></a><a href="/most/{i}">{d.words(4, 9)}</a></div>'
            for i in range(8)
        )
        return f'<{tag} class="side{d.mark}"><h3>{d.words(1, 2)}</h3>{inner}</{tag}>'
    inner = "".join(f'<li><a href="/cat/{i}">{d.words(1, 2)}</a> ({i})</li>' for i in range(n))
    return f'<{tag} class="side{d.mark}"><ul>{inner}</ul><div>{_archive(d)}</div></{tag}>'


def _archive(d: Draw) -> str:
    return (
        "<ul>"
        + "".join(
            f'<li><a href="/{2010 + i // 12}/{i % 12 + 1}">{_MONTHS[i % 12]} {2010 + i // 12}</a></li>'
            for i in range(30)
        )
        + "</ul>"
    )


def _advert(d: Draw) -> str:
    return '<div class="ad"><script>ad()</script><a href="https://ads.example/x"><img src="/ad.png" alt="Advertisement"></a></div>'


def make(seed: int, template: Template | None = None) -> Made:
    """The page of a seed."""
    rng = random.Random(seed)
    d = Draw(rng, rng.choice(list(_WORDS)), rng.choice(["", "", "__3fKz9", "-x7y2"]), lazy=rng.random() < 0.3)
    template = template or rng.choice(TEMPLATES)
    n = 3 if rng.random() < 0.15 else rng.randint(5, 30)
    missing = template not in _NEED_DATES and rng.random() < 0.3
    items = _items(d, n, missing=missing, off_site=rng.random() < 0.2)
    body = template(d, items)
    trouble = [kind for kind, held in (("three", n == 3), ("undated", missing)) if held]
    if rng.random() < 0.25 and "</div>\n<div" in body:
        parts = body.split("</div>\n<div")
        for at in range(2, len(parts), 4):
            parts[at] = parts[at]
        body = "</div>\n<div".join(parts)
        at = body.find("</div>\n<div") + len("</div>")
        body = body[:at] + _advert(d) + body[at:]
        trouble.append("advert")
    sides = []
    for kind in ("links", "pictures", "categories"):
        if rng.random() < 0.4:
            sides.append(_sidebar(d, kind))
            trouble.append(f"sidebar of {kind}")
    menu = "".join(f'<li><a href="/m/{i}">{d.words(1, 2)}</a></li>' for i in range(rng.randint(5, 40)))
    pages = "".join(f'<a href="?page={i}">{i}</a> ' for i in range(2, 8)) + '<a rel="next" href="?page=2">Next</a>'
    intro = f"<p>{d.words(12, 30)}</p>" if rng.random() < 0.4 else ""
    left = rng.random() < 0.3
    holder = rng.choice(["main", "div", "section"]) if template is not articles else "div"
    tag = rng.choice(["nav", "div"])
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{d.words(2, 4)}</title></head>
<body class="home{d.mark}"><div id="page"><{tag} class="top"><ul>{menu}</ul></{tag}>
<div class="wrap">{"".join(sides) if left else ""}<{holder} id="content"><h1>{d.words(1, 3)}</h1>{intro}
{body}
<div class="pages">{pages}</div></{holder}>{"" if left else "".join(sides)}</div>
<{"footer" if rng.random() < 0.5 else "div"} id="foot"><p>{d.words(3, 6)}</p><ul>{menu}</ul></div></div></body></html>"""
    return Made(page, "https://paper.example/list/", items, template.__name__, trouble)


def make_other(seed: int) -> str:
    """A page that lists no news: an article, with or without comments and what is related, or a page of links to sections."""
    rng = random.Random(seed)
    d = Draw(rng, rng.choice(list(_WORDS)), "")
    menu = "".join(f'<li><a href="/m/{i}">{d.words(1, 2)}</a></li>' for i in range(rng.randint(5, 40)))
    kind = rng.choice(["article", "comments", "sections", "form"])
    if kind == "sections":
        body = "".join(f"<h3>{d.words(1, 2)}</h3><ul>{menu}</ul>" for _ in range(4))
    elif kind == "form":
        body = f"<h1>{d.words(2, 4)}</h1><form><label>{d.words(1, 2)}</label><input><button>{d.words(1, 1)}</button></form>"
    else:
        many = 5 if d.script == "cj" else 1  # words are shorter
        body = f"<h1>{d.words(5, 9)}</h1>" + "".join(
            f"<p>{d.words(40 * many, 90 * many)}</p>" for _ in range(rng.randint(8, 16))
        )
        related = _items(d, rng.randint(3, 6), missing=False, off_site=False)
        body += _wrap(d, [f"<div>{d.image(0, i)}<h4>{_a(i)}</h4>{_date(d, i)}</div>" for i in related], name="related")
    if kind == "comments":
        body += "".join(
            f'<div class="comment"><a href="/user/{i}">{d.words(1, 1)}</a> <span>{i + 1} May 2021</span><p>{d.words(8, 20)}</p></div>'
            for i in range(rng.randint(2, 12))
        )
    return f"<!DOCTYPE html><html><head><title>x</title></head><body><ul>{menu}</ul><div>{body}</div><div>{menu}</div></body></html>"
