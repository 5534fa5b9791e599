"""Where a listing goes on: the link to its next page."""

import re

from newspipe.listing.html.tree import Tree
from newspipe.text import clean

# What such a link says where it says it in words; signs alone are read as well.
_WORDS = frozenset(
    [
        "next",
        "nextpage",
        "older",
        "olderposts",
        "olderentries",
        "more",
        "weiter",
        "nächste",
        "nächsteseite",
        "ältere",
        "suivant",
        "suivante",
        "pagesuivante",
        "siguiente",
        "siguientes",
        "anteriores",
        "próximo",
        "próxima",
        "próximapágina",
        "seguinte",
        "successivo",
        "successiva",
        "avanti",
        "volgende",
        "volgendepagina",
        "nästa",
        "næste",
        "neste",
        "seuraava",
        "następna",
        "následující",
        "další",
        "следующая",
        "следующий",
        "вперед",
        "далее",
        "наступна",
        "sonraki",
        "επόμενη",
        "επόμενο",
        "التالي",
        "অগ্রে",
        "পরবর্তী",
        "अगला",
        "berikutnya",
        "selanjutnya",
        "下一页",
        "下一頁",
        "下页",
        "次へ",
        "次のページ",
        "다음",
    ]
)
_SIGNS = frozenset(("›", "»", ">", ">>", "→", "⟩"))
_NUMBER = re.compile(r"\d{1,4}")
_LETTERS = re.compile(r"[^\w]+")


def next_page(tree: Tree) -> str | None:
    """The address of the next page, as it stands: by `rel`, by the numbers of the pages, or by what a link says."""
    if tree.next_link:
        return tree.next_link
    numbered: dict[int, list[tuple[int, str]]] = {}
    said = None
    for at in tree.links:
        attributes = tree.attributes[at]
        url = attributes.get("href") or ""
        if "next" in (attributes.get("rel") or "").lower().split():
            return url
        if url.startswith(("#", "javascript:")):
            continue
        text = _short_text(tree, at)
        if _NUMBER.fullmatch(text):
            holder = tree.parent[at]
            if len([i for i in range(holder, tree.end[holder]) if tree.tag[i] == "a"]) < 2:  # <li><a>2</a></li>
                holder = tree.parent[holder]
            numbered.setdefault(holder, []).append((int(text), url))
        elif said is None:
            name = attributes.get("title") or attributes.get("aria-label") or ""
            if any(word in _SIGNS or _LETTERS.sub("", word).casefold() in _WORDS for word in (text, name) if word):
                said = url
    for links in numbered.values():
        if (url := _after_current(links)) is not None:
            return url
    return said


def _short_text(tree: Tree, at: int) -> str:
    """The text of a link, if it is as short as the sign of a next page."""
    if tree.end[at] > at + 9:
        return ""
    said = " ".join(filter(None, tree.text[at + 1 : tree.end[at]]))
    return clean(said) if len(said) < 60 else ""


def _after_current(links: list[tuple[int, str]]) -> str | None:
    """Of the numbered links of a page, the one after the number that is no link: the page itself."""
    by_number = dict(reversed(links))
    numbers = sorted(by_number)
    if len(numbers) < 2 and numbers != [2]:
        return None
    if numbers[0] != 1:
        return by_number[2] if numbers[0] == 2 else None
    return next((by_number[n + 2] for n in numbers if n + 1 not in by_number and n + 2 in by_number), None)
