"""The encoding that an HTML page declares, for bytes that are no UTF-8."""

import re

from newspipe.listing.encodings import Text

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_.:-]{2,40})", re.IGNORECASE)
_LOOKED_INTO = 8_192  # bytes; a browser gives up after 1,024, pages with long heads are not so strict
# Names under which a browser reads what others call by another name.
# fmt: off
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "iso-8859-9": "cp1254",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "utf-8": "cp1252", "utf-16": "cp1252",
}
# fmt: on


def decode_declared(data: bytes) -> Text:
    """The text of a page by the encoding that its head names, else as browsers do: Windows-1252.

    What cannot be decoded stands as U+FFFD.
    """
    match = _DECLARED.search(data, 0, _LOOKED_INTO)
    name = match[1].decode("ascii").lower() if match else "cp1252"
    name = _MEANT.get(name, name)
    try:
        return Text(data.decode(name, errors="replace").encode(), name)
    except LookupError:  # no encoding of that name, or none of texts
        return Text(data.decode("cp1252", errors="replace").encode(), "cp1252")
