"""Blocks: whatever the order and the grouping in which captures arrive, the same turns and the same items."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import permutations
from random import Random

from hypothesis import given, note, settings
from hypothesis import strategies as st

from newspipe.absence import ALL, NOTHING, Mark, Seen
from newspipe.blocks import NEVER, Block, Observers, Told, Turn, dump, load
from newspipe.history import Item, resolve
from newspipe.listing import Content
from tests.reference import SOURCE, Capture, Folded, blocks_of, random_captures

DATE = 738_000
ONE = Mark("one", cut=False, misplaced=False, section_heading="July 2021", date_published_raw="29 July 2021")
TWO = ONE._replace(content="two")

RANDOM = st.randoms(use_true_random=False)
HISTORIES = RANDOM.map(random_captures)
FEW = settings(max_examples=100, deadline=None)
MANY = settings(max_examples=300, deadline=None)


@MANY
@given(HISTORIES, RANDOM)
def test_order_and_grouping_leave_no_trace(captures: list[Capture], rng: Random) -> None:
    folded = Folded()
    for batch in arrivals(rng, captures):
        note(f"batch: {batch}")
        folded.fold(*batch)
    expected = blocks_of(captures)
    assert dump(folded.blocks.values()) == dump(expected.values())
    assert resolved(folded.blocks.values()) == resolved(expected.values())


@MANY
@given(HISTORIES, RANDOM)
def test_what_is_not_reported_as_changed_has_the_same_revisions(captures: list[Capture], rng: Random) -> None:
    folded = Folded()
    published: dict[int, list[Item]] = {}
    for batch in arrivals(rng, captures):
        note(f"batch: {batch}")
        published |= {date: resolve(folded.blocks[date]) for date in folded.fold(*batch)}
    assert without_presence(published) == without_presence(resolved(folded.blocks.values()))


@FEW
@given(HISTORIES, st.data())
def test_a_capture_that_is_taken_out_was_never_there(captures: list[Capture], data: st.DataObject) -> None:
    out = data.draw(st.sampled_from(captures))
    rest = [capture for capture in captures if capture is not out]
    blocks = blocks_of(captures)
    others = Observers({capture.time: capture.seen for capture in rest})
    before = turns(blocks)
    reported = {date for date, block in blocks.items() if block.take_out(out.time, others)}
    after = turns(blocks)
    assert reported == {date for date in blocks if before.get(date) != after.get(date)}
    assert after == turns(blocks_of(rest))


@FEW
@given(HISTORIES)
def test_dump_and_load_are_inverse(captures: list[Capture]) -> None:
    blocks = {(SOURCE, date): block for date, block in blocks_of(captures).items()}
    loaded = load(dump(blocks.values()))
    assert loaded == blocks
    assert dump(reversed(list(loaded.values()))) == dump(blocks.values())
    assert resolved(loaded.values()) == resolved(blocks.values())


@FEW
@given(
    st.builds(
        Content,
        headline=st.text(),
        description=st.none() | st.text(),
        date_precision=st.sampled_from(["day", "month"]),
        published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        credit_text=st.none() | st.text(),
        authors=st.lists(st.text()).map(tuple),
    )
)
def test_every_content_survives_dump_and_load(content: Content) -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL)], {ONE.content: Told(content, 3, 1, 2)})
    assert load(dump([block])) == {(SOURCE, DATE): block}


def test_dump_is_one_line_a_block_by_source_and_date() -> None:
    said = Content("Line 4", published_at=datetime(2021, 7, 29, 8, tzinfo=UTC), authors=("A. Byer",))
    blocks = Block("b", 1), Block("a", 2, [Turn(1, (ONE,), False)], {"one": Told(said, 1, 1, 0)})
    first, second = dump(blocks).decode().splitlines()
    assert first == (
        '{"source":"a","date":2,"turns":[[1,[["one",false,false,"July 2021","29 July 2021"]],false]],"contents":{"one":'
        '[1,1,0,{"headline":"Line 4","date_precision":"day","published_at":"2021-07-29T08:00:00+00:00",'
        '"authors":["A. Byer"]}]}}'
    )
    assert second == '{"source":"b","date":1,"turns":[],"contents":{}}'


def test_the_same_look_is_no_turn() -> None:
    block = Block(SOURCE, DATE)
    assert [block.observe(time, (ONE,), ALL, observers()) for time in (1, 2, 3)] == [True, False, False]
    assert block.turns == [Turn(1, (ONE,), ALL)]


def test_every_part_of_a_look_makes_a_turn() -> None:
    """Other contents, another order, another way of showing them, another trust in what is not shown."""
    looks = [(ONE,), (ONE, TWO), (TWO, ONE), (TWO, ONE._replace(cut=True)), (TWO, ONE._replace(section_heading=None))]
    block = Block(SOURCE, DATE)
    assert all(block.observe(time, look, ALL, observers()) for time, look in enumerate(looks))
    assert block.observe(len(looks), looks[-1], NOTHING, observers())
    assert len(block.turns) == len(looks) + 1


def test_an_absence_before_the_first_sighting_says_nothing() -> None:
    block = Block(SOURCE, DATE)
    assert not block.observe(1, (), ALL, observers())
    assert block.turns == []


def test_a_late_capture_is_heard_until_the_next_observer() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL)])
    assert block.observe(3, (TWO,), ALL, observers(1, 2, 5, 9))
    assert block.turns == [Turn(1, (ONE,), ALL), Turn(3, (TWO,), ALL), Turn(5, (ONE,), ALL)]


def test_a_late_capture_is_heard_until_the_next_turn_if_nobody_looked_in_between() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL), Turn(5, (), ALL)])
    assert block.observe(3, (TWO,), ALL, observers(1, 2, 5, 9))
    assert block.turns == [Turn(1, (ONE,), ALL), Turn(3, (TWO,), ALL), Turn(5, (), ALL)]


def test_a_late_capture_takes_the_next_turn_in_if_that_looks_the_same() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL), Turn(5, (TWO,), ALL)])
    assert block.observe(3, (TWO,), ALL, observers(1, 2, 5, 9))
    assert block.turns == [Turn(1, (ONE,), ALL), Turn(3, (TWO,), ALL)]


def test_absences_count_once_there_is_a_sighting_before_them() -> None:
    block = Block(SOURCE, DATE, [Turn(9, (ONE,), ALL)])
    assert block.observe(2, (ONE,), ALL, observers(1, 4, 6, 9))
    assert block.turns == [Turn(2, (ONE,), ALL), Turn(4, (), ALL), Turn(9, (ONE,), ALL)]


def test_a_capture_is_taken_out_without_a_seam() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL), Turn(3, (TWO,), ALL), Turn(5, (ONE,), ALL)])
    assert block.take_out(3, observers(1, 2, 5))
    assert block.turns == [Turn(1, (ONE,), ALL)]


def test_a_turn_goes_on_with_its_next_observer_when_its_first_is_taken_out() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL), Turn(5, (TWO,), ALL)])
    assert block.take_out(1, observers(3, 5))
    assert block.turns == [Turn(3, (ONE,), ALL), Turn(5, (TWO,), ALL)]


def test_absences_are_forgotten_with_the_only_sighting_before_them() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL), Turn(2, (), ALL), Turn(5, (TWO,), ALL)])
    assert block.take_out(1, observers(2, 5))
    assert block.turns == [Turn(5, (TWO,), ALL)]


def test_a_capture_that_made_no_turn_is_taken_out_without_a_trace() -> None:
    block = Block(SOURCE, DATE, [Turn(1, (ONE,), ALL)])
    assert not block.take_out(3, observers(1))
    assert block.turns == [Turn(1, (ONE,), ALL)]


def test_only_captures_that_show_or_vouch_for_a_date_observe_it() -> None:
    shows, vouches, bounds = (
        Seen((DATE,), ()),
        Seen((), ((DATE - 1, DATE + 1),)),
        Seen((), ((DATE, DATE + 9), (DATE - 9, DATE))),
    )
    others = Observers({1: shows, 2: bounds, 3: vouches, 4: bounds, 5: shows})
    starts = [(0, NEVER), (1, NEVER), (3, NEVER), (3, 5), (5, NEVER)]
    assert [others.first(DATE, after, before) for after, before in starts] == [1, 3, 5, None, None]


def test_the_place_of_a_content_is_the_highest_in_its_latest_capture() -> None:
    tallies = [(1, 1, 0), (2, 5, 8), (1, 5, 7), (1, 3, 2)]
    for order in permutations(tallies):
        told = Told(Content("Line 4"))
        for tally in order:
            told.add(*tally)
        assert told == Told(Content("Line 4"), sightings=5, last_seen=5, position=7)


def observers(*times: int) -> Observers:
    """Captures that vouch for the date."""
    return Observers({time: Seen((), ((DATE - 1, DATE + 1),)) for time in times})


def arrivals(rng: Random, captures: Sequence[Capture]) -> list[list[Capture]]:
    """The captures in any order and grouping; some come twice, at first without their last pages."""
    waiting = [[first_pages(rng, capture), capture] if rng.random() < 0.3 else [capture] for capture in captures]
    batches: list[list[Capture]] = [[]]
    while waiting:
        new = rng.choice(waiting).pop(0)
        if rng.random() < 0.5 or any(new.time == other.time for other in batches[-1]):
            batches.append([])
        batches[-1].append(new)
        waiting = [rest for rest in waiting if rest]
    return batches


def first_pages(rng: Random, capture: Capture) -> Capture:
    """A capture before its last pages came: it vouches for less, and other entries look cut off."""
    entries = capture.entries[: rng.randint(0, len(capture.entries))]
    cut = tuple(entry._replace(cut=entry.cut ^ (rng.random() < 0.2)) for entry in entries)
    return Capture(capture.time, cut, capture.spans[: rng.randint(0, len(capture.spans))])


def turns(blocks: dict[int, Block]) -> dict[int, list[Turn]]:
    return {date: list(block.turns) for date, block in blocks.items() if block.turns}


def resolved(blocks: Iterable[Block]) -> dict[int, list[Item]]:
    return {block.date: resolve(block) for block in blocks}


def without_presence(items: dict[int, list[Item]]) -> dict[int, list[Item]]:
    """Items without what changes with every sighting."""
    return {date: [item._replace(last_seen=0, position=0, sightings=0) for item in of] for date, of in items.items()}
