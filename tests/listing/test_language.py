"""The language of an item: certain, or none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing import parse
from newspipe.listing.language import language_of

TEXTS = {
    "en": "Harbour towns test shared cold storage for small boats",
    "fr": "Les ports testent une chambre froide commune pour les petits bateaux",
    "es": "Los puertos prueban una cámara frigorífica compartida para barcos",
    "de": "Häfen erproben ein gemeinsames Kühlhaus für kleine Boote",
    "it": "I porti provano una cella frigorifera comune per le piccole barche",
    "ru": "Порты испытывают общий холодильный склад для небольших судов и их экипажей этим летом",
    "pl": "Porty testują wspólną chłodnię dla małych łodzi rybackich",
    "tr": "Limanlar küçük tekneler için ortak soğuk hava deposunu deniyor",
    "el": "Τα λιμάνια δοκιμάζουν κοινή ψυχρή αποθήκη για μικρά σκάφη",
    "ar": "الموانئ تختبر مخزنا باردا مشتركا للقوارب الصغيرة",
    "ja": "港が小さな船のための共同の冷蔵庫を試している",
    "ko": "항구들이 작은 배를 위한 공동 냉장고를 시험하고 있다",
    "zh": "港口为小型渔船试验共用冷库，四个港口开始试点",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_headline_tells_its_language(tag: str) -> None:
    assert language_of(TEXTS[tag], None) == tag


@pytest.mark.parametrize(
    "text", ["IBM SAP", "Opening hours", "2021", "", "Marcus Aurelius", "Oslo – København – Malmö"]
)
def test_what_is_not_certain_is_none(text: str) -> None:
    assert language_of(text, None) is None


@pytest.mark.parametrize("text", ["Havner tester felles kjølelager for båter", "Pelabuhan menguji gudang dingin kapal"])
def test_languages_that_are_alike_need_more_words(text: str) -> None:
    assert language_of(text, None) is None


def test_two_languages_are_none() -> None:
    assert language_of(TEXTS["en"], f"{TEXTS['ru']}. {TEXTS['ru']}.") is None


def test_what_a_feed_says_is_believed_before_its_words() -> None:
    item = f"<item><title>{TEXTS['en']}</title><link>http://a.example/1</link></item>"
    told = parse(f"<rss><channel><language>de-at</language>{item}</channel></rss>".encode())
    untold = parse(f"<rss><channel>{item}</channel></rss>".encode())
    assert [page.sightings[0].entry.content.in_language for page in (told, untold)] == ["de-AT", "en"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.none() | st.text(max_size=200))
def test_any_text_has_one_language_or_none(headline: str, description: str | None) -> None:
    assert language_of(headline, description) == language_of(headline, description)
