"""The text of a piece of HTML, as feeds carry it: paragraphs apart, everything else folded."""

import html
import re

from newspipe.text import clean

_UNSEEN = re.compile(r"<!--.*?(?:-->|$)|<(script|style|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|figcaption|pre|hr|dt|dd)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,5000}>|<![a-zA-Z\[][^<>]{0,500}>")
#: Elements that feeds set in titles and texts, also in those that their standards call plain.
_COMMON = (
    "a|abbr|b|big|blockquote|br|cite|code|div|em|font|h[1-6]|i|img|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|sup|tt"
    "|u|ul"
)
_ANGLE = re.compile(rf"<(?:/?(?P<name>{_COMMON})\b[^<>]{{0,2000}}>)?", re.IGNORECASE)
_END = re.compile(rf"</({_COMMON})\s*>", re.IGNORECASE)
_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
_DIGITS = 8  # of a number: no sign has one of more, and Python reads none of thousands
_IMAGE = re.compile(r"<img\b[^<>]{0,2000}?\ssrc\s*=\s*[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)
_LONGEST = 400_000  # characters that are looked at: a summary is shorter


def plain(text: str) -> str:
    r"""The text that a reader sees, a line a paragraph.

    >>> plain("<p>Ice &amp;amp; snow</p><p>on <b>the</b> quay</p>")
    'Ice & snow\non the quay'
    """
    text = text[:_LONGEST]
    if "<" in text:
        text = _TAG.sub("", _BREAKS.sub("\n", _UNSEEN.sub("", text)))
    if "&" in text:
        text = unescape(text)
        if "&" in text and ";" in text:  # escaped twice, as many feeds do
            text = unescape(text)
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


_BLOCKS = frozenset(("p", "div", "ul", "ol", "blockquote"))


def literal(text: str) -> str:
    """Plain text as mark-up that shows the same.

    Many feeds set mark-up where plain text should be: a tag that is common, and has an end tag or attributes, or begins
    the text, as of what was cut short, is one.

    >>> plain(literal("<b>New:</b> how the <script> tag works"))
    'New: how the <script> tag works'
    """
    if "<" not in text:
        return text
    ended = {"br", *(match[1].lower() for match in _END.finditer(text))}

    def shown(match: re.Match[str]) -> str:
        name = match["name"]
        is_tag = name and (name.lower() in ended or "=" in match[0] or (match.start() == 0 and name.lower() in _BLOCKS))
        return match[0] if is_tag else "&lt;" + match[0][1:]

    return _ANGLE.sub(shown, text)


def unescape(text: str) -> str:
    """The signs for references, as a browser has them; the two halves of a surrogate pair are one sign."""
    if "&#" in text:
        halves = _NUMBER.sub(_half, text)
        text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return html.unescape(text)


def _half(match: re.Match[str]) -> str:
    """The half of a surrogate pair that a reference stands for; any other reference by its number."""
    digits = (match[1] or match[2]).lstrip("0") or "0"
    if len(digits) > _DIGITS:
        return "\ufffd"
    code = int(digits, 10 if match[1] else 16)
    return chr(code) if 0xD800 <= code <= 0xDFFF else f"&#{code};"


def first_image(text: str) -> str:
    """The address of the first image in a piece of HTML; empty if there is none."""
    match = _IMAGE.search(text[:_LONGEST])
    return html.unescape(match[1]) if match else ""
