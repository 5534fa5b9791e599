"""Encodings: as marked, as told, or only if certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newspipe.listing import parse
from newspipe.listing.encodings import decode, detected

RUSSIAN = [
    "Экипажи делят лёд и место в морозильнике во время закрытого сезона; пилотный проект начался в четырёх портах.",
    "Делегаты договорились о совместных проверках и общем реестре происшествий на карьерах.",
    "Классы по сорок человек вернулись в комнаты, которые выдержат сильное землетрясение.",
]
JAPANESE = ["乗組員は禁漁期の間、氷と冷凍庫の場所を分け合います。四つの港で試験が始まりました。橋は修理中です。"]
CHINESE = ["休渔期间船员共用冰块和冷冻空间。四个港口开始试点。桥梁因维修关闭，学校重新开放，渡轮恢复通航。"]
KOREAN = ["선원들은 금어기 동안 얼음과 냉동 공간을 함께 씁니다. 네 항구에서 시험이 시작되었습니다."]
TEXTS = {
    "cp1251": RUSSIAN, "koi8-r": RUSSIAN, "cp866": RUSSIAN, "cp932": JAPANESE, "euc_jp": JAPANESE,
    "gb18030": CHINESE, "cp949": KOREAN,
}  # fmt: skip


def listing(sentences: list[str], months: str = "July") -> str:
    entries = (
        f"  {at}. {sentences[at % len(sentences)][:30]}\n\n    {29 - at} {months} 2021\n\n"
        f"    {sentences[-at % len(sentences)]}"
        for at in range(1, 20)
    )
    return "\n\n".join(["News", *entries])


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_text_in_another_script_is_told_by_its_bytes(encoding: str) -> None:
    text = listing(TEXTS[encoding], "июля" if TEXTS[encoding] is RUSSIAN else "July")
    page = parse(text.encode(encoding))
    assert page.encoding == encoding
    assert len(page.sightings) == 19
    assert [seen.entry for seen in page.sightings] == [seen.entry for seen in parse(text.encode()).sightings]


@pytest.mark.parametrize("encoding", [*TEXTS, "iso2022_jp"])
def test_a_page_of_one_line_is_told_by_its_bytes_as_well(encoding: str) -> None:
    told = TEXTS.get(encoding, JAPANESE)
    rows = "".join(
        f'<article><h2><a href="/{at}">{told[at % len(told)][:30]} {at}</a></h2><time>2021-05-{at + 1:02}</time>'
        f"<p>{told[-at % len(told)]}</p></article>"
        for at in range(6)
    )
    page = parse(f"<!doctype html><body><main>{rows}</main></body>".encode(encoding))
    assert page.encoding == encoding
    assert page.sightings[0].entry.content.headline.startswith(told[0][:30])


@pytest.mark.parametrize("encoding", TEXTS)
def test_no_part_of_a_text_is_told_otherwise(encoding: str) -> None:
    """It is the same encoding, or none: two captures of a page never look edited."""
    data = listing(TEXTS[encoding]).encode(encoding)
    answers = {detected(data[: len(data) * tenth // 10]) for tenth in range(1, 11)}
    assert answers <= {encoding, None}


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1250", "mac_roman", "cp850"])
def test_a_text_in_a_latin_script_is_not_guessed_at(encoding: str) -> None:
    text = (
        "Où va le café ? À Genève, l'été est déjà là : le maïs coûte plus, et la naïveté ou la négligence aussi. " * 20
    )
    assert decode(text.encode(encoding, "replace")) is None


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("cp1251", "windows-1251"), ("koi8-r", "KOI8-R"), ("cp932", "Shift_JIS"), ("euc_jp", "euc-jp"),
        ("gb18030", "gb2312"), ("gb18030", "GBK"), ("cp949", "euc-kr"), ("iso2022_jp", "iso-2022-jp"),
    ],
)  # fmt: skip
def test_a_declared_encoding_is_believed(encoding: str, label: str) -> None:
    title = {"cp1251": "Паром ходит", "koi8-r": "Паром ходит", "cp949": "나룻배"}.get(encoding, "渡船")
    feed = f"<?xml version='1.0' encoding='{label}'?><rss><channel><item><title>{title}</title><link>http://a.example/1</link>"
    data = (feed + "<pubDate>19 Jul 2021</pubDate></item></channel></rss>").encode(encoding)
    assert [seen.entry.content.headline for seen in parse(data).sightings] == [title]
    undeclared = data.replace(f" encoding='{label}'".encode(), b"")
    assert [seen.entry.content.headline for seen in parse(undeclared, charset=label).sightings] == [title]


@pytest.mark.parametrize("label", ["latin1", "iso-8859-1", "us-ascii", "windows-1252"])
def test_what_a_server_told_is_believed_as_browsers_do(label: str) -> None:
    text = decode("l\u2019été à 3 €".encode("cp1252"), charset=label)
    assert text is not None
    assert (text.data.decode(), text.encoding) == ("l\u2019été à 3 €", "cp1252")


@pytest.mark.parametrize("label", ["cp1251", "nonsense", "rot13", "utf-7", "utf-16", "", "zip"])
def test_a_text_in_utf_8_is_that_whatever_is_told(label: str) -> None:
    text = decode("l'été à 3 €".encode(), charset=label)
    assert text is not None
    assert (text.data.decode(), text.encoding) == ("l'été à 3 €", "utf-8")


def test_what_is_told_and_cannot_be_is_not_believed() -> None:
    assert decode(b"\x81\x81\x8d\x8f\x90" * 30, charset="windows-1252") is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "iso-2022-jp", "gb18030", "x"]))
def test_any_bytes_and_any_label_give_a_text_or_none(data: bytes, label: str | None) -> None:
    text = decode(data, charset=label, marked_up=True)
    assert text is None or isinstance(text.data.decode(), str)
