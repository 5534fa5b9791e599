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
        text = html.unescape(text)
        if "&" in text and ";" in text:  # escaped twice, as many feeds do
            text = html.unescape(text)
    lines = (clean(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def first_image(text: str) -> str:
    """The address of the first image in a piece of HTML; empty if there is none."""
    match = _IMAGE.search(text[:_LONGEST])
    return html.unescape(match[1]) if match else ""
