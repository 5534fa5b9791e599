"""What is no listing of news though parts of it repeat: an article with a rail of others, a text with links, a shop."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from statistics import median

from newspipe.listing.dates import date_texts
from newspipe.listing.html.groups import Group
from newspipe.listing.html.records import Candidate
from newspipe.listing.html.survey import DATED, HEADED, TOLD, Survey
from newspipe.listing.html.texts import PROSE, pieces, weight
from newspipe.listing.html.tree import Tree, between, words_of
from newspipe.listing.html.when import DIGIT
from newspipe.listing.prices import ends_in_price, is_price, shows_price

_MOST = 0.8
# Letters of paragraphs in one element outside the records that no introduction to a list has, unless the records have
# more: beside dated ones, beside others, and where the page calls itself an article.
_DATED_LIST, _LIST, _NAMED = 1_000, 600, 400
_ARTICLE = 600  # letters of paragraphs outside the records, in any element
_FEW, _PLAIN = 3, 2.0  # records, and the quality that fewer of them need to be a list
_RAIL = 0.9  # the same of a handful, as stand below an article or a product
_LONGEST_NAME = 3  # words
_TITLED = 0.75  # of a headline, in the mean: what is shorter and undated are the entries of a menu
_BEYOND = 10  # times what is usual: so much in one record is no part of it
_NEAR = 20  # elements and texts of a line, on either side of a link
_BEFORE = 10  # letters of a sentence before a link in it
#: What boards print of each thread.
_LAST_POST = re.compile(
    r"last (?:post|reply|message)|letzter beitrag|letzte antwort|derni(?:er message|ère réponse)|últim[oa] (?:mensaje"
    r"|mensagem|respuesta)|ultimo (?:messaggio|post)|laatste bericht|посл(?:еднее|\.) сообщение|останнє повідомлення"
    r"|ostatni(?:a odpowiedź| post)|poslední příspěvek|son (?:mesaj|gönderen|ileti)|τελευταία δημοσίευση|senaste inlägg"
    r"|siste innlegg|seneste indlæg|viimeisin viesti|utolsó hozzászólás|最后发表|最後發表|最后回复|最終投稿|آخر مشاركة",
    re.IGNORECASE,
)
_OF_THREAD = re.compile(r"last[-_]?(?:post|reply|message)|(?:forum|thread|topic)[-_]?title", re.IGNORECASE)
_SORTED, _LETTERS = 6, 4  # records whose order is no chance, and the letters that they begin with
_LOOKED_AT = 5  # records: of a long list, the first say enough of who wrote last
_ENOUGH = 50  # records


def objection(page: Survey, best: Group, records: list[Candidate]) -> str:
    """Why records are no listing, in plain words; nothing if they may be one."""
    return _of_links(page.tree, best, records) or _of_prose(page, best, records)


def _of_links(tree: Tree, best: Group, records: list[Candidate]) -> str:
    """What speaks against records by their links, and what stands right beside them."""
    dated, headed = best.rates[DATED] >= _MOST, best.rates[HEADED] >= _MOST
    told = headed and best.rates[TOLD] >= _MOST
    titled = _TITLED if len(records) > _FEW + 1 else _RAIL
    reasons = (
        (_most(best.records, lambda c: _is_in_sentence(tree, c)), "its links are words of sentences: an article"),
        (_most(best.records, lambda c: _is_date(c.label)), "its links are dates, and no headlines"),
        (
            len(records) < _FEW and best.quality < _PLAIN,
            "two links that are alike, and show little, are no list",
        ),
        (
            not dated and not told and sum(c.headline for c in records) < titled * len(records),
            "its links are short, and no dates stand beside them: a menu",
        ),
        (
            not dated and _nearly_all(records, lambda c: is_name(c.label)),
            "its links are names, and no dates stand beside them: people or places",
        ),
        (
            _nearly_all(best.records, lambda c: _is_priced(tree, c, dated=dated)),
            "its records show prices: goods for sale",
        ),
        (
            not dated and not told and len(records) > _FEW and _nearly_all(records, lambda c: c.label.endswith("?")),
            "its links are questions, and no dates stand beside them: what is often asked",
        ),
        (
            best.rates[TOLD] < _MOST and _nearly_all(records[:_LOOKED_AT], lambda c: _is_thread(tree, c)),
            "its records say who wrote last: the threads of a board",
        ),
        (
            not dated and len(records) >= _SORTED and _are_sorted([c.label for c in records]),
            "its links stand in the order of the alphabet, and no dates beside them: a glossary or a directory",
        ),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _are_sorted(labels: list[str]) -> bool:
    """Whether headlines are in the order of the alphabet, in which no news come; those that count begin alike."""
    names = [label.casefold() for label in labels]
    return names == sorted(names) and len({name[:1] for name in names}) >= _LETTERS


def _nearly_all(records: list[Candidate], holds: Callable[[Candidate], bool]) -> bool:
    """Whether something holds of most records by far."""
    asked = _asked(records)
    left = len(asked) - _MOST * len(asked)  # that may differ: where it does not hold, few are asked
    for c in asked:
        left -= not holds(c)
        if left < 0:
            return False
    return True


def _most(records: list[Candidate], holds: Callable[[Candidate], bool]) -> bool:
    asked = _asked(records)
    return sum(map(holds, asked)) * 2 > len(asked)


def _asked(records: list[Candidate]) -> list[Candidate]:
    """Records enough, from all of a long list, to tell what most of it are."""
    return records[:: max(1, len(records) // _ENOUGH)]


def _of_prose(page: Survey, best: Group, records: list[Candidate]) -> str:
    """What speaks against records by the text beside them: an article's, with which they do not compare."""
    dated = best.rates[DATED] >= _MOST
    sizes = [page.marks.prose[c.end] - page.marks.prose[c.start] for c in records]
    usual = median(sizes) if len(records) >= _FEW else 0.0
    # The record before an article can seem to hold it. Long posts, each in its kind of element, hold their own text.
    posts = _posts(page.tree, records) if best.rates[HEADED] >= _MOST else set()
    own = [
        c for c, size in zip(records, sizes, strict=True) if size < max(_DATED_LIST, _BEYOND * usual) or c.link in posts
    ]
    prose = _prose_outside(page, own)
    outside, largest = sum(prose.values()), max(prose.values(), default=0)
    inside = sum(sizes) + sum(weight(c.label) + c.told for c in records)
    introduction = max(_DATED_LIST if dated else _LIST, usual * len(records))
    if (not dated and outside > max(inside, _ARTICLE)) or largest > (
        _NAMED if page.tree.kind == "article" else introduction
    ):
        return (
            f"{outside:,} letters of paragraphs stand outside the best repeated part, {largest:,} of them together, "
            f"{inside:,} inside: an article"
        )
    return ""


def _posts(tree: Tree, records: list[Candidate]) -> set[int]:
    """The links of records with an element of their own: made for parts of a page, or of a class that most have."""
    kinds = {c.link: _kinds(tree, c.start) for c in records}
    times = Counter(kind for found in kinds.values() for kind in found)
    return {link for link, found in kinds.items() if any(times[kind] * 2 > len(records) for kind in found)}


def _kinds(tree: Tree, at: int) -> set[tuple[str, str]]:
    """The tag of an element with each of its classes, and alone if it is that of a part."""
    tag = tree.tag[at]
    return {(tag, name) for name in words_of(tree.attributes[at], "class")} | (
        {(tag, "")} if tag in ("article", "li") else set()
    )


def _prose_outside(page: Survey, records: list[Candidate]) -> Counter[int]:
    """Letters of the paragraphs that belong to no record and stand in no frame, by the element that holds them."""
    tree, prose = page.tree, page.marks.prose
    texts: list[int] = []
    at, ends = 0, len(tree.tag)
    for start, end in [*sorted((c.start, c.end) for c in records), (ends, ends)]:
        if start > at and prose[start] > prose[at]:
            texts += [i for i in range(at, start) if prose[i + 1] > prose[i] and not tree.framed[i]]
        at = max(at, end)
    behind = texts[bisect_right(texts, page.titles.last) :]
    headed = bool(behind and between(tree.headings, page.titles.last, behind[0]))
    if len(behind) == 1 and not headed and prose[behind[0] + 1] - prose[behind[0]] < _DATED_LIST:
        del texts[-1]  # the only paragraph behind all titles is a notice of rights
    found: Counter[int] = Counter()
    for i in texts:
        found[_holder(tree, i)] += prose[i + 1] - prose[i]
    return found


def _holder(tree: Tree, text: int) -> int:
    """The element around the paragraph that a text stands in."""
    at = tree.parent[text]
    while tree.tag[at] in ("a", "b", "br", "em", "font", "i", "p", "span", "strong", "u"):
        at = tree.parent[at]
    return at


def _is_in_sentence(tree: Tree, c: Candidate) -> bool:
    """Whether the line of a link goes on from before it, or behind it, as sentences do."""
    if c.borrowed or tree.heading[c.link]:
        return False
    line, end = tree.line[c.link], tree.end[c.link]
    first, behind = bisect_left(tree.line, line), bisect_left(tree.line, line + 1)
    before = _without_dates("".join(tree.text[max(first, c.link - _NEAR) : c.link]))
    after = _without_dates("".join(tree.text[end : min(behind, end + _NEAR)]))
    if c.label[:1].islower() and any(map(str.isalnum, before + after)):
        return True
    if not before:
        return after[:1].islower() and weight(after) >= PROSE
    goes_on = any(map(str.isalnum, after)) or after[:1] in (".", ";")
    return len(before) >= _BEFORE and before[-1].isalnum() and goes_on and after[:1] not in ("(", "[")


def _is_date(label: str) -> bool:
    """Whether a link says no more than when: "Posted on 3 May 2024"."""
    if len(label) > PROSE or not DIGIT.search(label):
        return False
    return sum(map(str.isalpha, _without_dates(label))) < _BEFORE


def _without_dates(text: str) -> str:
    for shown in date_texts(text):
        text = text.replace(shown, "")
    return text.strip()


def is_name(label: str) -> bool:
    """Whether a link is a few words that all begin with a capital, as names of people do."""
    words = label.split()
    return 1 < len(words) <= _LONGEST_NAME and all(word[:1].isupper() for word in words)


def _is_priced(tree: Tree, c: Candidate, *, dated: bool) -> bool:
    """Whether a line of a record is a price; an undated one may hold one besides, or its headline end with one."""
    priced = is_price if dated else shows_price
    besides = (text.replace(c.label, "", 1) for _, text in pieces(tree, c.start, c.end))
    return (not dated and ends_in_price(c.label)) or any(map(priced, besides))


def _is_thread(tree: Tree, c: Candidate) -> bool:
    """Whether a record says who posted last, or when, or names a part of itself so."""
    named = (tree.attributes[at].get("class") or "" for at in range(c.start, c.end))
    return any(map(_OF_THREAD.search, named)) or any(
        len(text) <= PROSE and _LAST_POST.search(text) for _, text in pieces(tree, c.start, c.end)
    )
