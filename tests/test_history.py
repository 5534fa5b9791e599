"""What items said and when they were gone: the hard cases one by one, and thousands of small histories at random."""

from collections import Counter
from random import Random

import pytest

from newspipe.history import Item, resolve
from newspipe.listing import Content
from tests.reference import Capture, Entry, Folded, blocks_of, content_hash, dates_of, items, random_captures

DATE = 738_000
#: Vouches for the date.
AROUND = ((DATE - 1, DATE + 1),)

TRAMS = Content("Line 4 runs again", "The bridge is mended.")
FERRY = Content("Ferry to run all night", "Four boats a night.")
SIBLING = Content("Line 5 runs again", "The bridge is mended.")

#: Histories of one seed.
HISTORIES = 500


@pytest.mark.parametrize("seed", range(8))
def test_items_are_those_of_the_reference(seed: int) -> None:
    for number in range(HISTORIES):
        captures = random_captures(Random(f"{seed}/{number}"))
        folded = Folded()
        folded.fold(*captures)
        actual = folded.items()
        expected = {date: items(captures, date) for date in dates_of(captures)}
        assert expected == actual, f'random_captures(Random("{seed}/{number}"))'


def test_random_histories_are_hard() -> None:
    """Each of the rare cases is among the histories of a single seed."""
    found: Counter[str | None] = Counter()
    for number in range(HISTORIES):
        captures = random_captures(Random(f"0/{number}"))
        for date, item in ((day, item) for day in dates_of(captures) for item in items(captures, day)):
            found["of another date now"] += item.home != date
            found["without a date"] += item.home < 0
            found.update(revision.match_method for revision in item.revisions)
            found["renamed"] += bool(item.aliases)
            found["withdrawn"] += item.withdrawn_at is not None
            found["seen first cut off"] += item.contents != {revision.content for revision in item.revisions}
            later = zip(item.revisions, item.revisions[1:], strict=False)
            found["returned"] += any(before.valid_to != after.valid_from for before, after in later)
    rare = {"same_headline", "similar_headline", "handed_over", "same_content", "chained"}
    rare |= {
        "same_url",
        "of another date now",
        "without a date",
        "renamed",
        "withdrawn",
        "seen first cut off",
        "returned",
    }
    assert {case for case in rare if found[case] < 3} == set()


def test_an_edit_taken_back_is_a_third_revision_of_one_item() -> None:
    slip = Content("Line 4 runs agian", "The bridge is mended.")
    [item] = resolved(capture(1, slip), capture(2, TRAMS), capture(3, slip))
    assert said(item) == stays((slip, 1, 2), (TRAMS, 2, 3), (slip, 3, None))
    assert methods(item) == [None, "handed_over", "same_content"]
    assert item.withdrawn_at is None


def test_headline_and_summary_edited_together() -> None:
    """One content took the place of the other, and its headline has the other's in it."""
    edited = Content("Update: Line 4 runs again, and Line 6 with it", "Both bridges are open.")
    item, _ = resolved(capture(1, TRAMS, FERRY), capture(2, edited, FERRY))
    assert said(item) == stays((TRAMS, 1, 2), (edited, 2, None))
    assert methods(item) == [None, "handed_over"]


def test_headline_and_summary_edited_together_where_nothing_vouches() -> None:
    """Without a sign that one came for the other, the headlines alone must be alike."""
    edited = Content("Line 4 to run again", "Passengers may board at Market Bridge.")
    [item] = resolved(capture(1, TRAMS, spans=()), capture(2, edited, spans=()))
    assert said(item) == stays((TRAMS, 1, 2), (edited, 2, None))
    assert methods(item) == [None, "similar_headline"]


def test_a_headline_written_anew_keeps_its_item_by_its_summary_and_its_place() -> None:
    anew = Content("Trams of Line 4 return", TRAMS.description)
    [item] = resolved(capture(1, TRAMS), capture(2, anew))
    assert said(item) == stays((TRAMS, 1, 2), (anew, 2, None))


def test_another_story_in_the_same_place_is_another_item() -> None:
    gone, new = resolved(capture(1, TRAMS), capture(2, FERRY))
    assert said(gone) == stays((TRAMS, 1, 2))
    assert said(new) == stays((FERRY, 2, None))
    assert (gone.withdrawn_at, new.withdrawn_at) == (2, None)


def test_a_headline_edited_while_its_sibling_stands_beside_it() -> None:
    """Edit and sibling are as alike as edit and original, but they stood side by side."""
    edited = Content("Line 4 runs again today", "The bridge is mended.")
    first, second = resolved(capture(1, TRAMS, SIBLING), capture(2, edited, SIBLING))
    assert said(first) == stays((TRAMS, 1, 2), (edited, 2, None))
    assert said(second) == stays((SIBLING, 1, None))


def test_siblings_that_differ_in_one_character_never_become_one_item() -> None:
    first, second = resolved(capture(1, TRAMS), capture(2, TRAMS, SIBLING), capture(3, SIBLING))
    assert said(first) == stays((TRAMS, 1, 3))
    assert said(second) == stays((SIBLING, 2, None))


def test_one_headline_with_two_texts_side_by_side_is_two_items() -> None:
    other = Content(TRAMS.headline, "A word from the chair of the Board.")
    first, second = resolved(capture(1, TRAMS, other))
    assert said(first) == stays((TRAMS, 1, None))
    assert said(second) == stays((other, 1, None))
    assert first.item_id != second.item_id


def test_one_headline_with_two_texts_one_after_the_other_is_an_edit() -> None:
    other = Content(TRAMS.headline, "A word from the chair of the Board.")
    [item] = resolved(capture(1, TRAMS), capture(2, other))
    assert said(item) == stays((TRAMS, 1, 2), (other, 2, None))
    assert methods(item) == [None, "same_headline"]


def test_a_sibling_is_withdrawn_and_returns() -> None:
    captures = capture(1, TRAMS, SIBLING), capture(2, TRAMS), capture(3, TRAMS)
    first, second = resolved(*captures)
    assert (first.withdrawn_at, second.withdrawn_at) == (None, 2)
    assert said(second) == stays((SIBLING, 1, 2))
    first, second = resolved(*captures, capture(4, TRAMS, SIBLING))
    assert said(first) == stays((TRAMS, 1, None))
    assert said(second) == stays((SIBLING, 1, 2), (SIBLING, 4, None))
    assert methods(second) == [None, "same_content"]
    assert second.withdrawn_at is None


def test_an_item_that_returns_with_another_text() -> None:
    other = Content(TRAMS.headline, "The bridge is mended, at last.")
    [item] = resolved(capture(1, TRAMS), capture(2), capture(3, other))
    assert said(item) == stays((TRAMS, 1, 2), (other, 3, None))
    assert item.withdrawn_at is None


def test_a_cut_entry_is_the_item_that_it_begins() -> None:
    """Where the page may end inside an entry, the beginning of a known text says that it is there, and no more."""
    cut = Entry(DATE, Content(TRAMS.headline, "The bridge"), cut=True)
    [item] = resolved(capture(1, TRAMS), capture(2, cut), capture(3, TRAMS))
    assert said(item) == stays((TRAMS, 1, None))
    assert item.contents == {content_hash(TRAMS), cut.name}
    assert (item.sightings, item.aliases) == (3, ())


def test_an_item_first_seen_cut_has_its_whole_text_from_then_on() -> None:
    cut = Entry(DATE, Content(TRAMS.headline), cut=True)
    [item] = resolved(capture(1, cut), capture(2, TRAMS))
    assert said(item) == stays((TRAMS, 1, None))


@pytest.mark.parametrize(
    ("first", "second"),
    [("The bridge is mended.", "The bridge is open."), ("The bridge is open.", "The bridge is mended.")],
)
def test_a_cut_entry_that_begins_two_texts_of_its_item(first: str, second: str) -> None:
    """It is the text in force if it can be, else the earliest."""
    former, latter, other = (Content(TRAMS.headline, text) for text in (first, second, "Passengers may board."))
    cut = Entry(DATE, Content(TRAMS.headline, "The bridge is"), cut=True)
    [item] = resolved(capture(1, former), capture(2, latter), capture(3, cut))
    assert said(item) == stays((former, 1, 2), (latter, 2, None))
    captures = capture(1, former), capture(2, other), capture(3, latter), capture(4, other), capture(5, cut)
    [item] = resolved(*captures)
    assert said(item)[3:] == stays((other, 4, 5), (former, 5, None))


def test_a_cut_entry_that_begins_nothing_known_is_taken_at_its_word() -> None:
    cut = Entry(DATE, Content(TRAMS.headline, "The bri"), cut=True)
    [item] = resolved(capture(1, cut))
    assert said(item) == stays((cut.content, 1, None))


def test_a_text_that_ends_early_but_is_not_cut_is_an_edit() -> None:
    short = Content(TRAMS.headline, "The bridge")
    [item] = resolved(capture(1, TRAMS), capture(2, short))
    assert said(item) == stays((TRAMS, 1, 2), (short, 2, None))


@pytest.mark.parametrize("headline", ["LINE 4 Runs Again", "Line 4 runs again!", "“Line 4” runs again"])
def test_case_and_punctuation_make_a_revision_of_the_same_item(headline: str) -> None:
    edited = Content(headline, TRAMS.description)
    [item] = resolved(capture(1, TRAMS, spans=()), capture(2, edited, spans=()))
    assert said(item) == stays((TRAMS, 1, 2), (edited, 2, None))


def test_case_is_no_alias() -> None:
    [item] = resolved(capture(1, TRAMS), capture(2, Content("LINE 4 RUNS AGAIN")))
    assert item.aliases == ()


def test_what_is_not_shown_is_withdrawn_where_the_capture_vouches_for_its_date() -> None:
    [item] = resolved(capture(1, TRAMS), capture(2))
    assert item.withdrawn_at == 2
    assert said(item) == stays((TRAMS, 1, 2))


@pytest.mark.parametrize("spans", [(), ((DATE, DATE + 5), (DATE - 5, DATE)), ((DATE + 1, DATE + 5),)])
def test_nothing_is_concluded_where_nothing_vouches(spans: tuple[tuple[int, int], ...]) -> None:
    """The bounds of a span are not in it: an item of the first or the last date may lie on another page."""
    [item] = resolved(capture(1, TRAMS), capture(2, spans=spans), capture(3, TRAMS))
    assert item.withdrawn_at is None
    assert said(item) == stays((TRAMS, 1, None))


def test_a_date_that_is_shown_is_not_vouched_for_by_that() -> None:
    first, second = resolved(capture(1, TRAMS, SIBLING), capture(2, TRAMS, spans=()))
    assert (first.withdrawn_at, second.withdrawn_at) == (None, None)


def test_absence_before_the_first_sighting_says_nothing() -> None:
    [item] = resolved(capture(1), capture(2, TRAMS))
    assert said(item) == stays((TRAMS, 2, None))


def test_an_item_out_of_place_is_never_withdrawn() -> None:
    """Where it stands its date is no guide, so that it is not where its date belongs says nothing."""
    misplaced = Entry(DATE, TRAMS, misplaced=True)
    first, second = resolved(capture(1, misplaced, FERRY), capture(2))
    assert (first.withdrawn_at, second.withdrawn_at) == (None, 2)
    assert said(first) == stays((TRAMS, 1, None))


def test_a_new_section_heading_is_a_turn_but_no_revision() -> None:
    captures = [capture(time, Entry(DATE, TRAMS, section_heading=text)) for time, text in ((1, "July"), (2, "Summer"))]
    [item] = resolved(*captures)
    assert len(blocks_of(captures)[DATE].turns) == 2
    assert said(item) == stays((TRAMS, 1, None))
    assert item.revisions[0].mark.section_heading == "July"


def test_an_entry_shown_twice_is_one_item_with_two_sightings() -> None:
    _, item = resolved(capture(1, FERRY, TRAMS, TRAMS), capture(2, FERRY, TRAMS))
    assert said(item) == stays((TRAMS, 1, None))
    assert (item.sightings, item.last_seen, item.position) == (3, 2, 1)


def test_unseen_since_is_told_by_last_seen() -> None:
    [item] = resolved(capture(1, TRAMS), capture(2, TRAMS), capture(3, spans=()))
    assert (item.last_seen, item.withdrawn_at) == (2, None)


def test_contents_joined_through_a_third_are_chained() -> None:
    """What came back from the first headline is like the third only by way of the second."""
    first, second, third = (Content(headline) for headline in ("abcdefghij", "abcdefghXY", "abcdefWZXY"))
    [item] = resolved(capture(1, first, spans=()), capture(2, third, spans=()), capture(3, second, spans=()))
    assert methods(item) == [None, "chained", "similar_headline"]


def last_of_listing(time: int, *shown: Content) -> Capture:
    """A capture at whose end the date stands: it shows everything of it down to the last entry."""
    return Capture(time, tuple(Entry(DATE, one) for one in shown), (), (DATE,))


def test_what_stood_above_the_last_entry_of_a_listing_is_gone() -> None:
    trams, ferry, _ = resolved(last_of_listing(1, TRAMS, FERRY, SIBLING), last_of_listing(2, TRAMS, SIBLING))
    assert (trams.withdrawn_at, ferry.withdrawn_at) == (None, 2)


def test_what_stood_below_the_last_entry_of_a_listing_is_not() -> None:
    items = resolved(last_of_listing(1, TRAMS, FERRY, SIBLING), last_of_listing(2, TRAMS, FERRY))
    assert [item.withdrawn_at for item in items] == [None, None, None]


def test_a_listing_that_changes_the_order_of_a_date_tells_nothing_by_it() -> None:
    items = resolved(
        last_of_listing(1, TRAMS, FERRY, SIBLING),
        last_of_listing(2, TRAMS, SIBLING),
        last_of_listing(3, SIBLING, TRAMS),
    )
    assert [item.withdrawn_at for item in items] == [None, None, None]


def test_a_sibling_that_takes_over_a_headline_takes_no_item_with_it() -> None:
    """One's headline becomes what the other's was; the texts and the places tell which is which."""
    one, other = Content("Tide tables of 2020", "For all quays."), Content("Tide tables of 2019", "Only for Rook Bay.")
    edited, taken = Content("Tide tables of 2027", one.description), Content(one.headline, other.description)
    first, second = resolved(capture(1, one, other), capture(2, edited, other), capture(3, edited, taken))
    assert said(first) == stays((one, 1, 2), (edited, 2, None))
    assert said(second) == stays((other, 1, 3), (taken, 3, None))


def test_a_cut_entry_is_that_with_its_very_headline() -> None:
    """Cut off when it was first seen, whole in capitals later: it had not been in capitals yet."""
    loud = Content(TRAMS.headline.upper(), TRAMS.description)
    cut = Entry(DATE, Content(TRAMS.headline, "The"), cut=True)
    [item] = resolved(capture(1, cut), capture(2, TRAMS), capture(3, loud))
    assert said(item) == stays((TRAMS, 1, 3), (loud, 3, None))


def capture(time: int, *shown: Content | Entry, spans: tuple[tuple[int, int], ...] = AROUND) -> Capture:
    """A capture of entries of the date, which vouches for it."""
    return Capture(time, tuple(one if isinstance(one, Entry) else Entry(DATE, one) for one in shown), spans)


def resolved(*captures: Capture) -> list[Item]:
    """The items of the date, in the order in which the captures show them."""
    order = [entry.name for one in captures for entry in one.entries]
    return sorted(resolve(blocks_of(captures)[DATE]), key=lambda item: min(map(order.index, item.contents)))


def said(item: Item) -> list[tuple[str, int, int | None]]:
    return [(revision.content, revision.valid_from, revision.valid_to) for revision in item.revisions]


def stays(*stays: tuple[Content, int, int | None]) -> list[tuple[str, int, int | None]]:
    return [(content_hash(content), start, end) for content, start, end in stays]


def methods(item: Item) -> list[str | None]:
    return [revision.match_method for revision in item.revisions]
