"""What stands around the titles of records in mark-up: leads, grids, badges, downloads, pointers, and days above."""
# ruff: noqa: E501 (mark-up reads best on one line)

from newspipe.listing import Entry, parse

PAGE = "https://paper.example/news/"
TITLES = (
    "Harbour board approves the cold store by the quay", "Two ferries return from the yard in the spring",
    "The fish market by the old quay opens on Sundays again from May on, the town says", "Pilot boats switch to power from the shore at last",
    "New cranes arrive at the east quay of the harbour", "Anglers count fewer eels than in the year before",
)  # fmt: skip


def entries(body: str) -> list[Entry]:
    markup = f"<!doctype html><html lang=en><body>{body}</body></html>"
    return [seen.entry for seen in parse(markup.encode(), url=PAGE).sightings]


def headlines(body: str) -> list[str]:
    return [entry.content.headline for entry in entries(body)]


def test_a_lead_story_with_its_own_date_leaves_the_days_above_the_others_theirs() -> None:
    lead = f"<div class=lead><a href=/news/0>{TITLES[0]}</a><span>2 April 2025, 14:35</span><p>The crews hope to open it in June.</p></div>"

    def day(text: str, *places: int) -> str:
        items = "".join(
            f"<div class=item><span class=time>{18 - at}:10</span><a class=title href=/news/{at}>{TITLES[at]}</a></div>"
            for at in places
        )
        return f"<div class=day><div class=date>{text}</div>{items}</div>"

    found = entries(
        f"<h1>The town</h1>{lead}<div class=list>{day('2 April 2025', 1, 2)}{day('1 April 2025', 3, 4)}</div>"
    )
    assert [(entry.content.headline, str(entry.date_published)) for entry in found] == [
        (TITLES[0], "2025-04-02"), (TITLES[1], "2025-04-02"), (TITLES[2], "2025-04-02"),
        (TITLES[3], "2025-04-01"), (TITLES[4], "2025-04-01"),
    ]  # fmt: skip


def test_words_on_a_picture_are_no_headline() -> None:
    badge = "<div>Reserved to members</div>"
    cards = "".join(
        f"<article class='card tag-{at}'><a class=image href=/news/{at}><img src=/{at}.jpg alt='{title}'>{badge if at == 2 else ''}</a>"
        f"<div class=content><a class=link href=/news/{at}><header><div><span>Town</span></div><h2>{title}</h2></header>"
        f"<div>What the board had to say of it.</div></a><footer><time datetime=2024-05-{20 - at}>{20 - at} May 2024</time></footer></div></article>"
        for at, title in enumerate(TITLES)
    )
    assert headlines(f"<main>{cards}</main>") == [*TITLES]


def test_downloads_that_name_headlines_are_none() -> None:
    items = "".join(
        f"<div><div>0{at + 1}/19/2025</div><div class=headline><a href=/details/{at}>{title}</a></div>"
        f"<div class=links><a href=/files/{at}.pdf>Download {title} (opens in new window)</a></div></div>"
        for at, title in enumerate(TITLES)
    )
    found = entries(f"<main><h1>News releases</h1><div>{items}</div></main>")
    assert [(entry.content.headline, entry.content.url) for entry in found] == [
        (title, f"https://paper.example/details/{at}") for at, title in enumerate(TITLES)
    ]


def test_a_lead_story_tells_more_than_the_records_of_its_list() -> None:
    lead = (
        f"<div class=teaser><img src=/lead.jpg><p>May 6, 2025</p><h2><a href=/news/2025/lead.html>{TITLES[0]}</a></h2>"
        "<p>The site will employ five hundred people and make pumps for the towns of the whole of the coast.</p></div>"
    )
    items = "".join(
        f"<li><article><span>Release</span><span>April {29 - at}, 2025</span><h3><a href=/news/2025/{at}.html>{title}</a></h3></article></li>"
        for at, title in enumerate(TITLES[1:], 1)
    )
    assert headlines(
        f"<main><h1>Newsroom</h1>{lead}<div><section><h2>Latest</h2><ul>{items}</ul></section></div></main>"
    ) == [*TITLES]


def grid(*, folder: str = "") -> str:
    return "".join(
        f'<div class="big post"><a href=/{folder}a{at}/><img src=/{at}.jpg></a><h3 class=title><a href=/{folder}a{at}/>{title}</a></h3>'
        f"<time datetime=2025-04-1{3 - at}>1{3 - at} April 2025</time></div>"
        for at, title in enumerate(TITLES[:3])
    )


def in_columns(above: str) -> str:
    items = "".join(
        f"<div class=item><h3 class=title><a href=/b{at}/>{title}</a></h3><time datetime=2025-04-0{9 - at}>{9 - at} April 2025</time>"
        "<div>The board invested six millions and hopes to be done with it by the end of the year, as it told the town...</div></div>"
        for at, title in enumerate(TITLES[3:])
    )
    read = "".join(f"<h3 class=other><a href=/c{at}/>What most people read number {at}</a></h3>" for at in range(3))
    return f"<div class=grid>{above}</div><div class=wrap><div class=row><div class=main>{items}</div><aside><h4>Most read</h4>{read}</aside></div></div>"


def test_stories_in_a_grid_above_a_list_are_its_own() -> None:
    assert headlines(in_columns(grid())) == [*TITLES]


def test_promotions_in_a_grid_above_a_list_are_not() -> None:
    assert headlines(in_columns(grid(folder="shop/"))) == [*TITLES[3:]]


def test_a_summary_that_names_a_month_is_one() -> None:
    items = "".join(
        f"<div class=tile><h2><a href=/news/{at}>{title}</a></h2><p class=body><span>{told}</span></p>"
        f"<ul><li>by <a href=/ann>Ann</a></li><li>{20 - at}/05/2024</li><li>16h00</li></ul></div>"
        for at, (title, told) in enumerate(
            zip(
                TITLES,
                [
                    "The first class of them leaves for the coast in June 2025",
                    *["One can apply until Wednesday of the week"] * 5,
                ],
                strict=True,
            )
        )
    )
    found = entries(f"<main>{items}</main>")
    assert [str(entry.date_published) for entry in found] == [f"2024-05-{20 - at}" for at in range(6)]
    assert found[0].content.description == "The first class of them leaves for the coast in June 2025"


def test_a_pointer_that_names_the_headline_is_cut_off_the_summary() -> None:
    items = "".join(
        f"<div><h4><a href=/news/{at}>{title}</a></h4><div>The way is shut as far as the bridge. "
        f"<a href=/news/{at}>Read all <span>about {title}</span> &raquo;</a></div><p>Published: {20 - at}/05/2024</p></div>"
        for at, title in enumerate(TITLES)
    )
    assert {entry.content.description for entry in entries(f"<main>{items}</main>")} == {
        "The way is shut as far as the bridge."
    }


def test_a_lead_whose_title_is_a_heading_is_no_hindrance_to_cards_with_buttons() -> None:
    lead = f"<article><img src=/lead.jpg><div><span>Release</span><time datetime=2024-05-14>14 May 2024</time></div><h2><a href=/news/lead>{TITLES[0]}</a></h2><p>After three years of work the water came to the houses of the town this morning at six.</p><a href=/news/lead><span>Read it all</span></a></article>"
    cards = "".join(
        f"<li><a href=/news/{at}><div><img src=/{at}.jpg></div><div><div><span>Works</span><time datetime=2024-05-{10 - at:02}>{10 - at} May 2024</time></div>"
        f"<h3>{title}</h3><p>The works will take six weeks, and all who go by bicycle will be led around.</p><span>Read more</span></div></a></li>"
        for at, title in enumerate(TITLES[1:], 1)
    )
    assert headlines(f"<main><section>{lead}</section><section><h2>All</h2><ul>{cards}</ul></section></main>") == [
        *TITLES
    ]


def test_days_before_titles_are_of_the_month_in_the_heading_of_a_wiki() -> None:
    def month(name: str, *places: int) -> str:
        items = "".join(
            f"<li>{20 - at}. {name.split(maxsplit=1)[0]}: <a href=/wiki/{at}>{TITLES[at]}</a> – It was said to all of the people who had asked for it early in the spring.</li>"
            for at in places
        )
        return f"<h2><span>{name}</span><span>[<a href=/edit>Bearbeiten</a> | <a href=/edit>Quelltext bearbeiten</a>]</span></h2><ul>{items}</ul>"

    found = entries(f"<div class=content>{month('Mai 2024', 0, 1, 2)}{month('April 2024', 3, 4, 5)}</div>")
    assert [str(entry.date_published) for entry in found] == [
        "2024-05-20", "2024-05-19", "2024-05-18", "2024-04-17", "2024-04-16", "2024-04-15",
    ]  # fmt: skip
    assert {entry.content.description for entry in found} == {
        "It was said to all of the people who had asked for it early in the spring."
    }


def test_a_link_that_quotes_the_title_before_it_is_no_title() -> None:
    items = "".join(
        f"<li><h3><a href=spip.php?article{at}>{title}</a></h3><p>{20 - at}/05/2025</p><p>The way is open again for all who walk.</p>"
        f"<a href=spip.php?article{at}>Lire la suite de « {title} »</a></li>"
        for at, title in enumerate(TITLES)
    )
    assert headlines(f"<main><ul>{items}</ul></main>") == [*TITLES]
