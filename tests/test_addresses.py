"""When two addresses name the same item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newspipe.addresses import canonical, id_of, identifier, undated_place

TRAMS = "https://ombervale.example/news/trams"


@pytest.mark.parametrize(
    "same",
    [
        "http://ombervale.example/news/trams",
        "HTTPS://Ombervale.EXAMPLE/news/trams",
        "https://www.ombervale.example/news/trams/",
        "https://ombervale.example:443/news/trams",
        "https://ombervale.example./news/trams",
        "https://ombervale.example/news/trams#comments",
        "https://ombervale.example/news/trams?utm_source=feed&UTM_medium=rss&fbclid=1",
        "https://ombervale.example/news/%74rams?",
        " https://ombervale.example/news/trams ",
    ],
)
def test_addresses_of_the_same_item(same: str) -> None:
    assert canonical(same) == canonical(TRAMS) == "//ombervale.example/news/trams"
    assert identifier(same, None) == identifier(TRAMS, None)
    assert undated_place(canonical(same)) == undated_place(canonical(TRAMS)) < 0


@pytest.mark.parametrize(
    "other",
    [
        "https://ombervale.example/news/Trams",
        "https://ombervale.example/news/trams/2",
        "https://ombervale.example:8443/news/trams",
        "https://archive.ombervale.example/news/trams",
        "https://ombervale.example/news/trams?page=2",
        "https://ombervale.example/news/trams#!/7",
        "https://ombervale.example/news%2Ftrams",
    ],
)
def test_addresses_of_other_items(other: str) -> None:
    assert canonical(other) != canonical(TRAMS)


def test_the_order_of_parameters_makes_no_difference() -> None:
    assert canonical(f"{TRAMS}?b=2&a=1&a=0&c=") == canonical(f"{TRAMS}?a=0&a=1&b=2&c=") != canonical(f"{TRAMS}?a=0&b=2")


def test_the_same_address_at_two_sources_is_two_items() -> None:
    assert id_of("town", TRAMS) != id_of("county", TRAMS)


@pytest.mark.parametrize(
    "broken", ["", "news", "http://[", "http://a:b/", "http://:80/x", "mailto:desk@ombervale.example"]
)
def test_what_is_no_address_stands_for_itself(broken: str) -> None:
    assert canonical(broken) == broken


@given(st.text())
def test_the_canonical_form_of_anything_is_found(text: str) -> None:
    assert canonical(f"http://a.example/{text}") == canonical(f"https://www.a.example/{text}")


def test_what_a_feed_calls_an_item_tells_it_from_others_at_the_same_address() -> None:
    one, other = (identifier(TRAMS, f"{TRAMS}#{story}") for story in (1, 2))
    assert one != other
    assert id_of("town", str(one)) != id_of("town", str(other))
    assert identifier(TRAMS, TRAMS) == identifier(TRAMS, None) == canonical(TRAMS)
    assert identifier(None, "story 1") == identifier(TRAMS, "story 1") == "guid:story 1"
    assert identifier(None, None) is None
