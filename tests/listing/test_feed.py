"""Feeds of every kind, also broken ones: each item with its headline, address, date and lines."""

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing import Content, Memo, Page, parse, text_lines

RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Harbour news</title>
  <link>https://harbour.example/</link>
  <language>en-gb</language>
  <item>
    <title>Pilot boat &amp; ferry in service</title>
    <link>/news/pilot?id=1#top</link>
    <guid isPermaLink="false">harbour-1</guid>
    <pubDate>Mon, 19 Jul 2021 10:30:00 +0200</pubDate>
    <description><![CDATA[<p>The boat is back.</p><p>It has a <b>new</b> pump &amp; a horn.</p>]]></description>
    <dc:creator>T. Roake</dc:creator>
    <category>Boats</category>
    <media:thumbnail url="https://harbour.example/pilot.jpg"/>
  </item>
  <item>
    <title>Opening hours</title>
    <link>https://harbour.example/hours</link>
    <pubDate>18 Jul 2021</pubDate>
  </item>
</channel>
</rss>
"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://hafen.example/blog/">
  <title>Hafen</title>
  <link rel="self" href="https://hafen.example/feed"/>
  <entry>
    <title type="html">Lotsenboot &lt;em&gt;wieder&lt;/em&gt; im Dienst</title>
    <link rel="alternate" href="lotse"/>
    <link rel="enclosure" type="image/png" href="lotse.png"/>
    <id>tag:hafen.example,2021:lotse</id>
    <published>2021-07-19T10:30:00+02:00</published>
    <updated>2021-07-25T10:30:00+02:00</updated>
    <author><name>T. Roake</name><email>t@hafen.example</email></author>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Das Boot ist da.</p></div></summary>
  </entry>
</feed>
"""
RDF = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://harbour.example/"><title>Harbour</title><link>https://harbour.example/</link></channel>
<item rdf:about="https://harbour.example/1"><title>Pilot boat</title><link>https://harbour.example/1</link>
<dc:date>2021-07-19</dc:date></item>
</rdf:RDF>
"""
SITEMAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://harbour.example/1</loc><lastmod>2022-01-01</lastmod>
<n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2021-07-19</n:publication_date><n:title>Pilot boat</n:title></n:news></url>
</urlset>
"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour",
    "home_page_url": "https://harbour.example/",
    "language": "en",
    "items": [
        {
            "id": 1,
            "url": "https://harbour.example/1",
            "title": "Pilot boat",
            "date_published": "2021-07-19T10:30:00Z",
            "content_html": "<p>Back.</p>",
            "authors": [{"name": "T. Roake"}],
            "tags": ["Boats"],
        }
    ],
}
DAY = date(2021, 7, 19)


def test_rss() -> None:
    page = parse(RSS.encode(), url="https://harbour.example/feed")
    first, second = page.sightings
    assert first.entry.content == Content(
        "Pilot boat & ferry in service",
        "The boat is back.\nIt has a new pump & a horn.",
        date_precision="minute",
        published_at=datetime(2021, 7, 19, 8, 30, tzinfo=UTC),
        url="https://harbour.example/news/pilot?id=1",
        guid="harbour-1",
        authors=("T. Roake",),
        article_section="Boats",
        image_url="https://harbour.example/pilot.jpg",
        in_language="en-GB",
    )
    assert (first.entry.date_published, first.entry.date_published_raw) == (DAY, "Mon, 19 Jul 2021 10:30:00 +0200")
    assert (first.line_start, first.line_end, second.line_start, second.line_end) == (7, 16, 17, 21)
    assert second.entry.content.date_precision == "day"
    assert page.coverage == 1.0
    assert (page.media_type, page.encoding) == ("application/xml", "utf-8")


def test_atom() -> None:
    [seen] = parse(ATOM.encode()).sightings
    assert seen.entry.content == Content(
        "Lotsenboot wieder im Dienst",
        "Das Boot ist da.",
        date_precision="minute",
        published_at=datetime(2021, 7, 19, 8, 30, tzinfo=UTC),
        url="https://hafen.example/blog/lotse",
        guid="tag:hafen.example,2021:lotse",
        authors=("T. Roake",),
        image_url="https://hafen.example/blog/lotse.png",
        in_language="de",
    )


@pytest.mark.parametrize("text", [RDF, SITEMAP, json.dumps(JSON), json.dumps(JSON, indent=2)])
def test_other_formats(text: str) -> None:
    [seen] = parse(text.encode()).sightings
    assert (seen.entry.content.headline, seen.entry.content.url, seen.entry.date_published) == (
        "Pilot boat",
        "https://harbour.example/1",
        DAY,
    )


def test_rss_as_json() -> None:
    item = {"link": "https://h.example/1", "description": "Ice on the quay", "pubDate": "Mon, 19 Jul 2021 10:30:00 GMT"}
    [seen] = parse(json.dumps({"rss": {"version": "2.0", "channel": {"item": [item]}}}).encode()).sightings
    assert (seen.entry.content.headline, seen.entry.content.description) == ("Ice on the quay", None)


def test_an_item_without_a_title_is_headed_by_its_text() -> None:
    [seen, _] = parse(RSS.replace("<title>Pilot boat &amp; ferry in service</title>", "").encode()).sightings
    assert seen.entry.content.headline == "The boat is back."
    assert seen.entry.content.description == "The boat is back.\nIt has a new pump & a horn."


def test_an_item_without_a_date_that_has_an_address_is_one() -> None:
    seen = parse(RSS.replace("<pubDate>18 Jul 2021</pubDate>", "").encode()).sightings[1]
    assert (seen.entry.date_published, seen.entry.date_published_raw) == (None, None)
    seen = parse(RSS.replace("18 Jul 2021", "lately").encode()).sightings[1]
    assert (seen.entry.date_published, seen.entry.date_published_raw) == (None, "lately")


def test_an_item_with_neither_is_a_reject() -> None:
    page = parse(
        RSS.replace("<pubDate>18 Jul 2021</pubDate>", "")
        .replace("<link>https://harbour.example/hours</link>", "")
        .encode()
    )
    assert [(reject.reason, reject.line_start) for reject in page.rejects] == [("date_missing", 17)]
    assert page.entries == 2
    undated = page.rejects[0].undated
    assert undated
    assert (undated.content.headline, undated.date_published_raw) == ("Opening hours", None)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Tue, 08 Jun 99 13:42:28 EDT", None),  # no year of this century: Tuesday was in 1999
        ("Mon, 19 Jul 21 10:30:00 GMT", DAY),
        ("2021-07-19T10:30Z", DAY),
        ("2021-07-19 10:30:00", DAY),
        ("19 juillet 2021", DAY),
        ("Mon, 19 July 2021 10:30:00 EST", DAY),
        ("07/19/2021", DAY),
        ("03/06/2021", None),
    ],
)
def test_dates_of_feeds(printed: str, meant: date | None) -> None:
    page = parse(RSS.replace("18 Jul 2021", printed).encode())
    found = page.sightings[1].entry.date_published
    assert found == meant or (meant is None and printed.startswith("Tue") and found == date(1999, 6, 8))


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("UT", 10),
        ("UTC", 10),
        ("Z", 10),
        ("+0000 (UTC)", 10),
        ("-0700 (PDT)", 17),
        ("EST (Eastern)", 15),
        ("CT", None),
        ("PT", None),
        ("MET", None),
        ("AST", None),
        ("Europe/Berlin", None),
    ],
)
def test_a_zone_that_is_not_known_costs_the_time_alone(zone: str, hour: int | None) -> None:
    entry = parse(RSS.replace("18 Jul 2021", f"Mon, 19 Jul 2021 10:00:00 {zone}").encode()).sightings[1].entry
    moment = datetime(2021, 7, 19, hour, tzinfo=UTC) if hour else None
    assert (entry.date_published, entry.content.published_at) == (DAY, moment)
    assert entry.content.date_precision == ("minute" if hour else "day")


@pytest.mark.parametrize("printed", ["1 week ago", "2 hours ago", "Yesterday", "just now"])
def test_a_date_that_counts_from_a_time_not_known_is_kept_as_shown(printed: str) -> None:
    entry = parse(RSS.replace("18 Jul 2021", printed).encode()).sightings[1].entry
    assert (entry.date_published, entry.date_published_raw) == (None, printed)


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("Good &#55357;&#56832; town", "Good 😀 town"),
        ("Good &#xD83D;&#xde00; town", "Good 😀 town"),
        ("Good &#10084;&#65039;&#55357;&#56832;! town", "Good ❤️😀! town"),
        ("Good &#55357; town", "Good \ufffd town"),
        ("Good &#56832;&#55357; town", "Good \ufffd\ufffd town"),
        ("Good &#55357;x&#56832; town", "Good \ufffdx\ufffd town"),
        ("<![CDATA[Good &#55357;&#56832; town]]>", "Good 😀 town"),
        ("Good &amp;#55357;&amp;#56832; <b>town", "Good 😀 town"),
        ("Good &#1114112; town", "Good \ufffd town"),
        (f"Good &#{'9' * 5_000}; town", "Good \ufffd town"),
        (f"Good &#{'0' * 5_000}65; town", "Good A town"),
    ],
)
def test_half_of_a_sign_harms_no_other(written: str, headline: str) -> None:
    page = parse(RSS.replace("Opening hours", written).encode())
    assert page.sightings[0] == parse(RSS.encode()).sightings[0]
    assert page.sightings[1].entry.content.headline == headline


def test_half_of_a_sign_in_a_namespace_harms_no_item() -> None:
    text = RSS.replace("<rss ", '<rss xmlns:x="https://h.example/&#xDE00;" ').replace(
        "<title>Opening", "<x:y/><title>Opening"
    )
    assert parse(text.encode()).sightings == parse(RSS.encode()).sightings


GUID = '<guid isPermaLink="false">{}</guid>'


def called(stories: list[tuple[str, str]]) -> list[tuple[str | None, str | None]]:
    """(guid, url) of each of several items of one day, as (headline, link), that have one guid."""
    items = (
        f"<item><title>{title}</title>{link and f'<link>{link}</link>'}{GUID.format('same')}"
        "<pubDate>19 Jul 2021</pubDate></item>"
        for title, link in stories
    )
    page = parse(f"<rss><channel>{''.join(items)}</channel></rss>".encode())
    return [(seen.entry.content.guid, seen.entry.content.url) for seen in page.sightings]


def test_what_calls_different_items_is_the_name_of_none() -> None:
    links = [f"https://h.example/{n}" for n in range(4)]
    for few in (2, 3, 4):
        stories = list(zip(["Apple pie", "River bank", "Old school", "New train"], links, strict=True))[:few]
        assert called(stories) == [(None, link) for link in links[:few]]
    assert called([("Pie", ""), ("Bank", ""), ("School", "")]) == [(None, None)] * 3


def test_one_story_under_other_headlines_or_links_keeps_its_guid() -> None:
    here, there = "https://h.example/1", "https://h.example/2"
    assert called([("Pie", here), ("Apple pie", here), ("Pies", here)]) == [("same", here)] * 3
    assert called([("Pie", here), ("Pie", there)]) == [("same", here), ("same", there)]
    assert called([("Pie", ""), ("Apple pie", "")]) == [("same", None)] * 2


@pytest.mark.parametrize(("says", "leads"), [("false", False), (" False", False), ("true", True), ("", True)])
def test_a_guid_that_is_said_to_be_no_link_is_no_address(says: str, leads: bool) -> None:
    attribute = f' isPermaLink="{says}"' if says else ""
    item = (
        f"<item><title>Hours</title><guid{attribute}>https://h.example/?p=7</guid><pubDate>19 Jul 2021</pubDate></item>"
    )
    [seen] = parse(f"<rss><channel>{item}</channel></rss>".encode()).sightings
    assert seen.entry.content.guid == "https://h.example/?p=7"
    assert seen.entry.content.url == ("https://h.example/?p=7" if leads else None)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("How the <script> tag works", "How the <script> tag works"),
        ("List<String> & Map<K, V> in Java", "List<String> & Map<K, V> in Java"),
        ("Why <b> is not bold", "Why <b> is not bold"),
        ("3 < 4", "3 < 4"),
        ("<b>New:</b> the <EM>ferry</EM>", "New: the ferry"),
        ("<p>The <a href='/f'>ferry</a><br>is <a href='/b'>back</p>", "The ferry is back"),
        ("Ice &amp; snow", "Ice & snow"),
    ],
)
def test_a_plain_title_keeps_what_looks_like_a_tag(title: str, headline: str) -> None:
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    old = '<title type="html">Lotsenboot &lt;em&gt;wieder&lt;/em&gt; im Dienst</title>'
    feeds = [
        ATOM.replace(old, f"<title{kind}>{escaped}</title>") for kind in ("", ' type="text"', ' type="text/plain"')
    ]
    feeds.append(json.dumps(JSON | {"items": [JSON["items"][0] | {"title": title}]}))  # type: ignore[index]
    for feed in feeds:
        [seen] = parse(feed.encode()).sightings
        assert seen.entry.content.headline == headline


def test_a_text_that_is_said_to_be_plain_keeps_what_looks_like_a_tag() -> None:
    summary = '<summary type="text">Use &lt;p&gt; here</summary>'
    [seen] = parse((ATOM[: ATOM.index("<summary")] + summary + "</entry></feed>").encode()).sightings
    assert seen.entry.content.description == "Use <p> here"
    item = {"id": "1", "title": "Tags", "url": "https://h.example/1", "content_text": "Use <p> here"}
    [seen] = parse(json.dumps(JSON | {"items": [item]}).encode()).sightings
    assert seen.entry.content.description == "Use <p> here"


def test_the_title_of_html_is_none_of_plain_text() -> None:
    [seen] = parse(ATOM.replace("&lt;em&gt;wieder&lt;/em&gt;", "&lt;i&gt;wieder").encode()).sightings
    assert seen.entry.content.headline == "Lotsenboot wieder im Dienst"


@pytest.mark.parametrize(
    ("packed", "headline"),
    [
        ("SGVsbG8g\nd29ybGQ=", "Hello world"),
        ("Hello world", "Hello world"),
        ("Café", "Café"),
        ("iVBORw0KGgo=", "Back."),
    ],
)
def test_what_atom_packs_is_unpacked(packed: str, headline: str) -> None:
    [seen] = parse(
        f"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">{packed}</title>
        <id>t1</id><issued>2021-07-19</issued>
        <content mode="base64" type="text/html">PGI+QmFjay48L2I+</content></entry></feed>""".encode()
    ).sightings
    assert (seen.entry.content.headline, seen.entry.date_published) == (headline, DAY)


BROKEN = {
    "a bare &": ("Opening hours", "Opening & closing hours, AT&T", "Opening & closing hours, AT&T"),
    "a bare <": ("Opening hours", "Profits < 5% at M&S &amp; A&amp;B", "Profits < 5% at M&S & A&B"),
    "a bare < before a number": ("Opening hours", "Fish & Chips <3 A&B > 5 < 6", "Fish & Chips <3 A&B > 5 < 6"),
    "a mistake before a name": ("<title>Opening", "<x y=1/><title>Opening &amp; closing", "Opening & closing hours"),
    "names of HTML": ("Opening hours", "Caf&eacute;&nbsp;hours &mdash; new", "Café hours — new"),
    "an unknown name": ("Opening hours", "Opening &harbour; hours", "Opening &harbour; hours"),
    "an open tag": ("Opening hours", "Opening <b>hours", "Opening hours"),
    "a control character": ("Opening hours", "Opening\x0b hours", "Opening hours"),
    "an undeclared prefix": ("<pubDate>18 Jul", "<x:y>1</x:y><pubDate>18 Jul", "Opening hours"),
    "no end of the channel": ("</channel>\n</rss>\n", "", "Opening hours"),
    "blanks before the declaration": ("<?xml", "\n  <?xml", "Opening hours"),
    "other case": ("pubDate", "PubDate", "Opening hours"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_feed_is_read_as_far_as_it_goes(case: str) -> None:
    old, new, headline = BROKEN[case]
    page = parse(RSS.replace(old, new).encode())
    assert [seen.entry.content.headline for seen in page.sightings] == ["Pilot boat & ferry in service", headline]
    assert [seen.entry.date_published for seen in page.sightings] == [DAY, date(2021, 7, 18)]


def test_a_broken_item_harms_no_other() -> None:
    page = parse(RSS.replace("<title>Opening hours</title>", "<title>Opening <hours</title></x>").encode())
    assert page.sightings[0] == parse(RSS.encode()).sightings[0]
    assert page.entries == 2


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, SITEMAP, json.dumps(JSON, indent=1)])
def test_a_feed_cut_at_any_byte_is_a_sound_page(text: str) -> None:
    whole = parse(text.encode())
    for end in range(1, len(text.encode())):
        data = text.encode()[:end]
        page = parse(data)
        sound(page, data)
        kept = page.sightings[: len(whole.sightings)]
        assert all(seen.entry.content.headline in whole_text(whole) or seen.line_end >= page.lines - 3 for seen in kept)


def whole_text(page: Page) -> str:
    return "\n".join(seen.entry.content.headline for seen in page.sightings)


LAUGHS = "<!DOCTYPE rss [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS + "]>",
        "<!DOCTYPE rss [<!ENTITY a11 SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE rss [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p; <!ENTITY a11 '<item>'>]>",
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    ],
)
def test_entities_are_never_expanded_nor_loaded(head: str) -> None:
    text = RSS.replace("<rss", head + "\n<rss", 1).replace("Opening hours", "Opening &a11; hours")
    started = time.process_time()
    page = parse(text.encode())
    assert time.process_time() - started < 5
    assert [seen.entry.content.headline for seen in page.sightings][1] == "Opening &a11; hours"


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><svg><item/></svg>",
        b"<?xml version='1.0'?><opml><body><outline text='a'/></body></opml>",
        b'{"items": [{"name": "a"}]}',
        b'{"a": 1}',
        b"[]",
        b"<?xml",
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    [reject] = parse(data).rejects
    assert reject.reason in {"unsupported_media_type", "no_entries"}


def test_a_feed_without_items_is_no_listing() -> None:
    [reject] = parse(b"<rss><channel><title>News</title></channel></rss>").rejects
    assert (reject.stage, reject.reason) == ("layout", "no_entries")


def test_equal_items_of_different_captures_are_one_object() -> None:
    memo = Memo()
    pages = [parse(text.encode(), memo=memo) for text in (RSS, RSS.replace("Opening hours", "Other hours"))]
    assert pages[0].sightings[0].entry is pages[1].sightings[0].entry


def test_real_feeds_give_every_item(shared: Path) -> None:
    paths = sorted((shared / "fixtures" / "feeds").iterdir()) + sorted((shared / "fixtures" / "series").glob("*.xml"))
    assert len(paths) > 20
    for path in paths:
        data = path.read_bytes()
        page = parse(data)
        sound(page, data)
        expected = data.count(b"<item>") + data.count(b"<item ") + data.count(b"<entry>")
        entries = [seen.entry for seen in page.sightings]
        assert len(entries) == expected or path.suffix == ".json", path.name
        assert page.rejects == ()
        assert all(entry.content.headline and entry.content.url and entry.date_published for entry in entries), (
            path.name
        )


def test_real_feeds_in_json_give_every_item(shared: Path) -> None:
    folder = shared / "fixtures" / "feeds"
    assert len(parse((folder / "nnw-ScriptingNews.json").read_bytes()).sightings) == 50
    assert len(parse((folder / "tf-feed.json").read_bytes()).sightings) == 25


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([RSS, ATOM, RDF, SITEMAP, json.dumps(JSON, indent=1)]), st.data())
def test_a_damaged_feed_is_a_sound_page(text: str, data: Any) -> None:
    broken = bytearray(text.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 12))] = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"<item>", b"</item>", b"<![CDATA[", b"-->", b'"', b"&", b"<", b"{", b"]"])
        )
        broken = broken or bytearray(b" ")
    sound(parse(bytes(broken)), bytes(broken))


def sound(page: Page, data: bytes) -> None:
    """Every line has one role or none has; entries are counted; what was refused says why."""
    numbers = [line.number for line in page.ledger()]
    assert numbers == sorted(set(numbers))
    assert page.read_lines == len(numbers)
    lines = text_lines(data)
    if numbers:
        assert numbers == [at for at, line in enumerate(lines, 1) if line.strip() and at in set(numbers)]
        assert len(numbers) == sum(bool(line.split()) for line in lines) or not all(map(str.isprintable, lines))
    assert page.entries == len(page.sightings) + sum(reject.of_entry for reject in page.rejects)
    assert page.sightings or page.rejects
    rows = [*page.sightings, *page.rejects]
    assert all(1 <= row.line_start <= row.line_end <= max(page.lines, 1) for row in rows)
    assert all(reject.detail for reject in page.rejects)
