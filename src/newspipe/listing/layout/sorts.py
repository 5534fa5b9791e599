"""What a row is by its text alone: most are texts, others stand beside entries, as pages and addresses do."""

import re

from newspipe.listing.dates import read_date
from newspipe.listing.signs import CONTACT, CREDIT

_RULE = re.compile(r"(?:[-=_*~#.•·—–━─═＿‐‑⸺+] ?){3,}$")  # noqa: RUF001 (signs of rules)
_YEAR = re.compile(r"((?:19|20)\d\d) ?[年년]?\.?$")
#: The end of a text, "- ENDS -".
_FRAMED = re.compile(r"([-–—~#=+]{1,3}) ?[^\W\d_]{2,20} ?\1$")
#: A picture, as text browsers print it: "[IMG: The harbour]".
_PICTURE = re.compile(r"\[(?:img|image|photo|picture|bild|imagen|foto)\b[^\[\]]*\]", re.IGNORECASE)
#: The name of a picture's file, as it stands for pictures that nobody described.
_FILE = re.compile(
    r"[a-z0-9]+(?:(?=\S*_|\S*-\S*-)(?:[_-]+[a-z0-9]+)+|\S*\.(?:jpe?g|png|gif|webp|svg))", re.IGNORECASE | re.ASCII
)
#: Which entries of how many a page shows.
_RESULTS = re.compile(
    r"(?:[^\W\d]+:? ){0,3}(\d{1,5})(?: ?[-–] ?| [^\W\d_A-ZÀ-Þ]{1,5} )(\d{1,5})"
    r"(?: [^\W\d_A-ZÀ-Þ]+){1,3} (\d{1,3}(?:[., ]?\d{3}){0,2})(?: [^\W\d]+)?\.?"  # capitals are names of clubs
)
#: The number of a document: "PR/2019/828", "SG/SM/14361-OBV/1112", "PR 07/2015", "[2014] UKSC 11".
_CODE = re.compile(
    r"(?=.*\d)(?:[\[(](?:19|20)\d\d[\])] )?[^\W_]{1,12}"
    r"(?:(?:[/-][^\W_]{1,12}){1,6}|(?:-[^\W_]{1,4})? \d{1,5}(?:[/-]\d{2,4})?)"
)
_LONGEST_SIGN = 120  # characters of a row of links or an address
#: Rows of years and of pages, "Page 2 of 10", links side by side; addresses, links and telephone numbers.
_BESIDE = (
    (re.compile(r"(?:[^\W\d][^:]{1,40}: )?(?:(?:19|20)\d\d\W{1,3}){2,}(?:19|20)\d\d$"), "navigation"),
    (
        re.compile(
            r"\W{0,3}(?:\w{1,12}\W{1,3}){0,2}(?:\d{1,4}[\])]?(?:[\s|·]|,(?=\s|\d+(?:,|$)))\W{0,3}){2,}[\d.…]{0,5}\W{0,3}"
            r"(?:\w{1,12}\W{0,3}){0,2}$"
        ),
        "navigation",
    ),
    (
        re.compile(
            r"\w{1,10} \d{1,4} (?:of|de|von|di|sur|из|z|av|/) \d{1,8}(?:\.{1,3}|…)?"
            r"(?:\W{1,3}[^\W\d]{1,12}){0,2}\W{0,3}$",
            re.IGNORECASE,
        ),
        "navigation",
    ),
    (re.compile(r"\d{1,3}$"), "navigation"),
    (
        re.compile(r"[^\W\d]{0,12}1234?5?6?7?8?9?(?: ?(?:…|\.{3}) ?\d{1,4})?[^\W\d]{0,12}(?: 1 \w{1,6} \d{1,4})?$"),
        "navigation",
    ),
    (re.compile(r"([^\W\d]{2,12}) 1 \1 2\b"), "navigation"),  # "Seite 1 Seite 2 … Seite 9"
    (re.compile(r"[^\d]{0,12}1([^\W\d]{1,8}) 2\1\b"), "navigation"),  # "1페이지 2페이지 3페이지"
    (re.compile(r".{0,60}\b1[/／]\d{1,4} ?[页頁]"), "navigation"),  # noqa: RUF001 (a stroke of Chinese)
    (
        re.compile(
            r".{0,90}\b(?:page|seite|página|pagina|strona|sida|side|sayfa|страница) \d{1,4}"
            r" (?:of|von|de|di|z|av|af|из|/) \d{1,4}(?:\W{1,3}\w{1,12}){0,2}\W{0,3}$",
            re.IGNORECASE,
        ),
        "navigation",
    ),
    (re.compile(r"(?![^|·»>:]{1,24}: [^|]{1,30} \|)[^|·»>]{1,30}(?: [|·»>] [^|·»>]{1,30}){2,}$"), "navigation"),
    (re.compile(rf"(?:{CONTACT.pattern})$"), "contact"),
    (re.compile(r"(?:https?://|www\.)\S+$"), "contact"),
)  # fmt: skip


def kind_of(text: str) -> str:
    """What a row is: heading, navigation, contact, credit, detail, or text."""
    if CREDIT.match(text):
        return "credit"
    if not 0 < len(text) <= _LONGEST_SIGN:
        return "text"
    if is_rule(text) or _PICTURE.fullmatch(text):
        return "detail"
    dated = read_date(text)
    if _FILE.fullmatch(text) and not dated:
        return "detail"
    if year_of(text) or (dated and dated.precision == "month"):
        return "heading"
    beside = (kind for form, kind in _BESIDE if form.match(text))
    return "text" if dated else "navigation" if counts_results(text) else next(beside, "text")


def counts_results(text: str) -> bool:
    """Whether a text says which of how many entries the page shows.

    >>> counts_results("Showing 1 to 10 of 1,284"), counts_results("11 - 20 sur 134"), counts_results("2 to 5 of 9")
    (True, True, False)
    """
    match = _RESULTS.fullmatch(text)
    if match is None:
        return False
    first, last, all_ = (int(re.sub(r"\D", "", number)) for number in match.groups())
    return 0 < first < last <= all_ and ((first - 1) % (last - first + 1) == 0 or last == all_)


def is_rule(text: str) -> bool:
    """Whether a text is a rule, or the end of one between such signs."""
    return _RULE.match(text) is not None or _FRAMED.match(text) is not None


def year_of(text: str) -> int | None:
    """The year that a row is, if it is nothing else: `2021`, `2021年`."""
    match = _YEAR.match(text)
    return int(match[1]) if match else None


def is_code(text: str) -> bool:
    """Whether a text is letters, all of them capitals, and a number: "PR/2019/828", "[2014] UKSC 11"."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and all(map(str.isupper, letters)) and _CODE.fullmatch(text) is not None
