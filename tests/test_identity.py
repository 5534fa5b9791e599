"""Which contents are one item, by what evidence, and under which id."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.history import resolve
from newspipe.identity import clusters, evidence, item_ids, likeness
from newspipe.listing import Content
from newspipe.text import digest, key
from tests.reference import SOURCE, Capture, blocks_of, random_captures

HISTORIES = st.randoms(use_true_random=False).map(random_captures)
FEW = settings(max_examples=150, deadline=None)

DAY = "2021-07-29"
HEADLINES = st.sampled_from(["Line 4", "LINE 4", "Line 5", "Line 4 2", "Line 4\x1f2", "2", ""])


def test_an_id_is_a_digest_of_source_date_and_headline() -> None:
    assert item_ids("a", DAY, [["Line 4"]]) == [(digest("a", DAY, "line 4"),)]


def test_another_source_date_or_headline_is_another_id() -> None:
    named = [("a", DAY, "Line 4"), ("b", DAY, "Line 4"), ("a", "2021-07-30", "Line 4"), ("a", DAY, "Line 5")]
    ids = [item_ids(source, date, [[headline]])[0] for source, date, headline in named]
    assert len(set(ids)) == len(named)


def test_later_headlines_are_aliases_each_once() -> None:
    [ids] = item_ids("a", DAY, [["Line 4", "Line 5", "LINE 4", "Line 5"]])
    assert ids == (digest("a", DAY, "line 4"), digest("a", DAY, "line 5"))


def test_the_second_item_with_a_headline_gets_a_number() -> None:
    ids = item_ids("a", DAY, [["Line 4"], ["Line\u00a04"], ["LINE 4"]])
    assert ids == [(digest("a", DAY, "line 4", *number),) for number in ([], [2], [3])]


def test_who_began_with_a_headline_comes_before_who_took_it_over() -> None:
    ids = item_ids("a", DAY, [["Line 4", "Line 5"], ["Line 5"]])
    assert ids == [(digest("a", DAY, "line 4"), digest("a", DAY, "line 5", 2)), (digest("a", DAY, "line 5"),)]


@given(st.lists(st.lists(HEADLINES, min_size=1)))
def test_every_id_and_alias_names_one_item(headlines: list[list[str]]) -> None:
    ids = item_ids(SOURCE, DAY, headlines)
    assert len(ids) == len(headlines)
    every = list(chain.from_iterable(ids))
    assert len(set(every)) == len(every)


@FEW
@given(HISTORIES)
def test_every_id_and_alias_of_a_block_names_one_item_and_every_content_has_one(captures: list[Capture]) -> None:
    for block in blocks_of(captures).values():
        items = resolve(block)
        every = [name for item in items for name in (item.item_id, *item.aliases)]
        assert len(set(every)) == len(every)
        assert sorted(chain.from_iterable(item.contents for item in items)) == sorted(block.contents)


@FEW
@given(HISTORIES)
def test_what_stood_side_by_side_is_never_joined(captures: list[Capture]) -> None:
    for block in blocks_of(captures).values():
        found = evidence(block)
        joined = clusters(block, found)
        assert sorted(chain.from_iterable(joined)) == sorted(block.contents.keys() - found.hints.keys())
        for turn in block.turns:
            shown = {mark.content for mark in turn.shown} - found.hints.keys()
            assert [
                cluster for cluster in joined if len({found.urls.get(one, one) for one in cluster & shown}) > 1
            ] == []


@pytest.mark.parametrize(
    ("a", "b", "handed", "expected"),
    [
        (Content("Line 4 runs"), Content("LINE 4  runs"), None, ("same_headline", 100.0)),
        (Content("Line 4 runs", "Today."), Content("Line 4 runs", "No more."), None, ("same_headline", 100.0)),
        (Content("Line 4 runs"), Content("Line 4 runs"), True, ("same_headline", 100.0)),
        (Content("Line 4 runs"), Content("Line 4 ran"), None, ("similar_headline", 85.71)),
        (Content("Line 4 runs", "Today."), Content("Line 4 ran", "No more."), None, ("similar_headline", 85.71)),
        (Content("Line 4 runs", "Today."), Content("Line 5 runs", "No more."), None, None),
        (Content("Line 4 runs", "Today."), Content("Line 5 runs", "No more."), False, ("handed_over", 90.91)),
        (
            Content("Line 4", "Today."),
            Content("Update: Line 4 runs again", "Today."),
            None,
            ("similar_headline", 38.71),
        ),
        (Content("Line 4 runs"), Content("Line 4 ran"), False, ("handed_over", 85.71)),
        (Content("Line 4"), Content("Update: Line 4 runs again"), None, None),
        (Content("Line 4"), Content("Update: Line 4 runs again"), False, ("handed_over", 38.71)),
        (Content("Trams run again", "Today."), Content("Line 4 runs again", "Today."), None, None),
        (Content("Trams run again", "Today."), Content("Line 4 runs again", "Today."), True, ("handed_over", 62.5)),
        (Content("Trams run again", "Today."), Content("Line 4 runs again", "No more."), True, None),
        (Content("Trams run again"), Content("Line 4 runs again"), True, None),
        (Content("Trams are back", "Today."), Content("Ferry sold", "Today."), True, None),
    ],
)
def test_likeness(a: Content, b: Content, handed: bool | None, expected: tuple[str, float] | None) -> None:
    like = likeness(a, b, handed)
    assert (like and (like.method, round(like.score, 2))) == expected
    assert likeness(b, a, handed) == like


def test_the_best_evidence_comes_first() -> None:
    """Headline, summary and hand-over, as many as agree; of as many, the headline before the hand-over."""
    said = Content("Line 4 runs again", "The bridge is mended.")
    cut_short, retold = replace(said, description="The bridge is men"), replace(said, description="Not a word of it.")
    near, nearer = "Line 4 runs once again", "Line 4 runs again."
    best_first = [
        (cut_short, True),
        (cut_short, False),
        (retold, True),
        (retold, False),
        (cut_short, None),
        (replace(said, headline=nearer), True),
        (replace(said, headline=near), True),
        (replace(said, headline=nearer), False),
        (retold, None),
        (replace(retold, headline=nearer), True),
        (replace(said, headline=nearer), None),
        (replace(said, headline=near), None),
        (replace(retold, headline=nearer), None),
    ]
    ranks = [like.rank for like in (likeness(said, other, handed) for other, handed in best_first) if like]
    assert len(ranks) == len(best_first)
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    "same",
    [
        "LINE 4 RUNS AGAIN",
        "  Line 4\n runs\tagain ",
        "Line\u00a04 runs\u202fagain",  # no-break spaces
        "Line 4 ru\u200bns again",  # zero-width space
        "Line 4 ru\u200cns aga\u200din",  # joiners
        "Line 4 ru\u00adns again",  # soft hyphen
        "\ufeffLine 4 runs again\u200e",  # byte order mark, mark of direction
        "Line 4 runs agai\x00n",
        "\uff2cine \uff14 runs again",  # full width
        "Line ④ runs again",
    ],
)
def test_headlines_that_are_compared_as_one(same: str) -> None:
    assert key(same) == "line 4 runs again"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Caf\u00e9", "Cafe\u0301"),  # composed, decomposed
        ("STRASSE", "Straße"),
        ("ΛΌΓΟΣ", "λόγος"),  # final sigma
        ("o\ufb03ce", "OFFICE"),  # ligature
    ],
)
def test_spellings_that_are_compared_as_one(a: str, b: str) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize("other", ["Line 5", "Line 4!", "Line  four", "Line4", "Liné 4", ""])
def test_headlines_that_are_compared_as_two(other: str) -> None:
    assert key(other) != key("Line 4")
