"""Where a listing goes on: the link to its next page."""

import re
from functools import lru_cache

from newspipe.listing.html.tree import Attributes, Tree, between, words_of
from newspipe.text import clean

# What such a link says where it says it in words; signs alone are read as well.
# fmt: off
_WORDS = frozenset((
    "next", "nextpage", "nextposts", "nextentries", "nextarticles", "older", "olderposts", "olderentries",
    "olderarticles", "earlier", "earlierposts", "earlierentries", "weiter", "nächste", "nächsteseite", "ältere",
    "suivant", "suivante", "pagesuivante", "siguiente", "siguientes", "próximo", "próxima", "seguinte", "successivo",
    "successiva", "avanti", "volgende", "volgendepagina", "nästa", "næste", "neste", "seuraava", "następna", "další",
    "следующая", "следующий", "вперед", "далее", "наступна", "sonraki", "επόμενη", "التالي", "পরবর্তী", "अगला",
    "berikutnya", "selanjutnya", "下一页", "下一頁", "下页", "次へ", "次のページ", "다음", "ältere beiträge",
    "następne",
    "starsze wpisy", "entradas antiguas", "postagens mais antigas", "articles plus anciens", "articoli precedenti",
    "следваща", "следваща страница", "следующая страница", "अगला पृष्ठ", "পরের পাতা", "următoarea", "trang sau", "ถัดไป",
    "หน้าถัดไป", "sljedeća", "następna strona", "další stránka", "sonraki sayfa", "siguiente página", "próxima página",
))
_SIGNS = frozenset(("\u203a", "»", ">", ">>", "→", "\u27e9"))
# fmt: on
# How the sets of icons that pages use name an arrow to the right.
_ICON = re.compile(r"(?:^|[-_])(?:next|(?:chevron|arrow|angle|caret)s?(?:[-_]circle)?[-_]?right)(?![a-z])")
_NEXT = re.compile(r"(?:^|[-_])next(?![a-z])")
_CURRENT = frozenset(("active", "current", "selected"))
_DIGIT = re.compile(r"\d")  # in the address of a page; a "more" of a sidebar has none
_SHORT = 30  # characters of a sign or a word
_DIGITS = 4  # of the number of a page
_LETTERS = re.compile(r"[^\w]+")


def _plain(name: str) -> str:
    """A word without blanks, signs and the marks of letters that are none by themselves."""
    return _LETTERS.sub("", name).casefold()


_KNOWN = frozenset(map(_plain, _WORDS))


def next_page(tree: Tree) -> str | None:
    """The address of the next page, as it stands.

    By the `rel` of a link, by what the head names, by what a link says, by the numbers of the pages, or by the class or
    icon of a link. What the head names, or a link says, goes before numbers only if its address has a number: else it
    can be the next chapter, or an article.
    """
    numbered: dict[int, list[tuple[int, str]]] = {}
    said = icon = None
    for at in tree.links:
        attributes = tree.attributes[at]
        if "rel" in attributes and "next" in words_of(attributes, "rel"):
            return attributes["href"]
        if tree.end[at] == at + 2 and len(tree.text[at + 1].strip()) > _SHORT:  # most links
            continue
        url, short = attributes["href"] or "", _short_text(tree, at)
        text = short or ""
        if url.startswith(("#", "javascript:")):
            continue
        if len(text) <= _DIGITS and text.isdecimal() and not _is_current(tree, at):
            numbered.setdefault(_holder(tree, at), []).append((int(text), url))
        elif said is None and _says_next(text, attributes):
            said = url
        elif (
            icon is None
            and _DIGIT.search(url)
            and (_is_called_next(tree, at) or (short == "" and _shows_arrow(tree, at)))
        ):
            icon = url
    if tree.next_link and _DIGIT.search(tree.next_link):
        return tree.next_link
    if said and _DIGIT.search(said):
        return said
    onward = (_after_current(links) for links in numbered.values())  # which the days of a calendar can look like
    return next((url for url in onward if url), said or icon)


def _holder(tree: Tree, at: int) -> int:
    """The element that holds the numbers of the pages: the one around a link, or around its list item."""
    up = tree.parent[at]
    alone = len(between(tree.links, up, tree.end[up])) < 2
    return tree.parent[up] if alone else up


def _says_next(text: str, attributes: Attributes) -> bool:
    names = (text, attributes.get("title"), attributes.get("aria-label"))
    return text in _SIGNS or any(_is_word(name) for name in names if name and len(name) < _SHORT)


@lru_cache(10_000)
def _is_word(name: str) -> bool:
    return _plain(name) in _KNOWN


def _is_current(tree: Tree, at: int) -> bool:
    """Whether a number is called that of the page itself, though it is a link."""
    up = tree.parent[at]
    own = (tree.attributes[at], tree.attributes[up] if tree.tag[up] == "li" else {})
    return any("aria-current" in named or not _CURRENT.isdisjoint(words_of(named, "class")) for named in own)


def _is_called_next(tree: Tree, at: int) -> bool:
    """Whether the class of a link, or of its list item, says so."""
    up = tree.parent[at]
    names = tree.attributes[at].get("class") or ""
    if tree.tag[up] == "li":
        names = f"{names} {tree.attributes[up].get('class') or ''}"
    return "next" in names and any(map(_NEXT.search, names.split()))


def _shows_arrow(tree: Tree, at: int) -> bool:
    for attributes in tree.attributes[at : min(tree.end[at], at + 9)]:
        names = attributes.get("class")
        if names and ("next" in names or "right" in names) and any(map(_ICON.search, names.split())):
            return True
    return False


def _short_text(tree: Tree, at: int) -> str | None:
    """The text of a link; None if it is longer than the sign of a next page: an arrow beside it is one to the rest."""
    if tree.end[at] > at + 9:
        return None
    said = " ".join(filter(None, tree.text[at + 1 : tree.end[at]]))
    return clean(said) if len(said) < 60 else None


def _after_current(links: list[tuple[int, str]]) -> str | None:
    """Of the numbered links of a page, the one after the number that is no link: the page itself."""
    by_number = dict(reversed(links))
    numbers = sorted(by_number)
    if len(numbers) < 2 and numbers != [2]:
        return None
    # The page itself is the number that is no link: one between two others, else the first.
    beyond = next((by_number[n + 2] for n in numbers if n + 1 not in by_number and n + 2 in by_number), None)
    return beyond or (by_number[2] if numbers[0] == 2 else None)
