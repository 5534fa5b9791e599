"""When two addresses name the same item.

The canonical form serves identity alone; what is published is the address as the page gives it. It is our own and not a
library's, because ids are made of it: they must not change with somebody else's next version.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

from newspipe.text import digest

#: Parameters that say how a reader came, not what is read.
_TRACKING = re.compile(
    "utm_.*|mtm_.*|pk_.*|hsa_.*|(fb|g|y|dc|ms|tw|wick)cl(id|src)|mc_[ce]id|igshid|_ga|_gl|_hs(enc|mi)|cmpid|wt_mc",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@lru_cache(100_000)
def canonical(url: str) -> str:
    """The form that all addresses of an item share; an address that cannot be taken apart stays as it is.

    Left out are the scheme, `www.`, the default port, a slash at the end, parameters that track readers, and a fragment
    that is a place in the page. Case of the host, percent signs and the order of parameters are evened out.

    >>> canonical("HTTP://www.Example.org:80/news/7/?utm_source=feed&b=2&a=1#top")
    '//example.org/news/7?a=1&b=2'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    host = host.removeprefix("www.")
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    names = (quote(unquote_to_bytes(name), safe=":@!$&'()*+,;=~") for name in parts.path.split("/"))
    path = "/".join(names).rstrip("/")
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    # Pages that are made in the browser keep their address in the fragment.
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return f"//{host}{path}{'?' if kept else ''}{urlencode(kept)}{route}"


@lru_cache(100_000)
def identifier(url: str | None, guid: str | None) -> str | None:
    """What tells an item from all others of its source, whatever it says: what its feed calls it, else its address.

    Where a feed calls an item by its address it is one item with what a page shows at that address. None if there is
    neither.

    >>> identifier("https://example.org/7", "https://example.org/7/"), identifier("https://example.org/7", "story 7")
    ('//example.org/7', 'guid:story 7')
    """
    if guid is None or (url is not None and "#" not in guid and canonical(guid) == canonical(url)):
        return None if url is None else canonical(url)
    return f"guid:{guid}"


@lru_cache(100_000)
def id_of(source: str, name: str) -> str:
    """The id of an item of a source that has an identifier."""
    return digest(source, name)


@lru_cache(100_000)
def undated_place(name: str) -> int:
    """What stands for the date of an item that has an identifier and no date: a negative number, before all dates."""
    return -int(digest(name)[:15], 16) - 1
