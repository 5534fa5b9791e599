"""Text as it is stored and as it is compared."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing import Content
from newspipe.text import clean, digest, key

#: What makes trouble: blanks, marks that compose, unseen characters and joiners, letters that fold to several.
TROUBLE = (
    " \t\n\u00a0\u2028\u3000\u0085\x1c\x1f\x00\u00ad\u200b\u200c\u200d\u200e\u2060\u2066\ufeff"
    "e\u0301\u00e9a\u0308\u00e4\u017f\u00df\u0130\u0390\ufb01\uff21\u212a"
)
TEXTS = st.text(st.sampled_from(TROUBLE), max_size=12) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Line 4 runs again", "Line 4 runs again"),
        ("  Line\t4 \r\n runs   again ", "Line 4 runs again"),
        ("Line\u00a04\u2009runs\u3000again\u2028", "Line 4 runs again"),
        ("polli\u200bnation, sea\u00adwall", "pollination, seawall"),
        ("\ufeffLine 4", "Line 4"),
        ("\u2067Line\u2069 \u200e4\u202c", "Line 4"),
        ("Line\x00 4\x7f\x9f", "Line 4"),
        ("Cafe\u0301", "Café"),
        ("① ﬁsh", "① ﬁsh"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\u200b \u00ad\u2060", ""),
        ("", ""),
    ],
)
def test_what_is_stored_is_what_a_reader_sees(printed: str, expected: str) -> None:
    assert clean(printed) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Line 4 runs again", "LINE 4  runs again"),
        ("Straße", "STRASSE"),
        ("Cafe\u0301", "CAFÉ"),
        ("ﬁsh ①", "FISH 1"),
        ("H\u2082O", "h2o"),
        ("polli\u200bnation", "Pollination"),
        ("क्\u200dष", "क्ष"),
        ("\uff2c\uff49\uff4e\uff45\u30004", "line 4"),
    ],
)
def test_headlines_that_read_alike_compare_equal(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("pruning", "grafting"), ("Line 4", "Line 5"), ("Line 4", "Line4"), ("resume", "résumé"), ("A?", "A")],
)
def test_headlines_that_say_something_else_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_clean_text_is_clean(text: str) -> None:
    """Cleaned once is cleaned for good: composed, without blanks at the ends or two in a row."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert " ".join(cleaned.split()) == cleaned
    assert not any(unicodedata.category(char) == "Cc" for char in cleaned)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_what_compares_equal_does_so_after_cleaning(text: str) -> None:
    assert key(clean(text)) == key(text)
    assert key(unicodedata.normalize("NFD", text)) == key(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.sampled_from("\u200b\u00ad\u2060\ufeff\u200e"), max_size=3), st.integers(0, 12))
def test_unseen_characters_make_no_difference(text: str, unseen: list[str], at: int) -> None:
    printed = f"x{text}x"
    assert clean(printed[: at + 1] + "".join(unseen) + printed[at + 1 :]) == clean(printed)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.none() | TEXTS.map(clean), max_size=4), st.lists(st.none() | TEXTS.map(clean), max_size=4))
def test_digests_are_equal_for_equal_parts_only(one: list[str | None], other: list[str | None]) -> None:
    assert (digest(*one) == digest(*other)) == ((one or [""]) == (other or [""]))


def test_a_digest_is_32_hex_digits_and_stays_so() -> None:
    assert digest("a", 1) == "839e11a421d370be28db56fde67e9aad"
    assert int(digest(), 16) >= 0


def test_every_field_of_a_content_counts() -> None:
    plain = Content("A")
    others = [
        Content("A", description="x"),
        Content("A", date_precision="month"),
        Content("A", published_at=datetime(2021, 7, 19, tzinfo=UTC)),
        Content("A", url="x"),
        Content("A", credit_text="x"),
        Content("A", dateline="x"),
        Content("A", kicker="x"),
        Content("A", authors=("x",)),
        Content("A", article_section="x"),
        Content("A", image_url="x"),
        Content("A", in_language="x"),
        Content("B"),
    ]
    assert len({plain.hash(), *(other.hash() for other in others)}) == len(others) + 1
    assert plain.hash() == Content("A").hash()
