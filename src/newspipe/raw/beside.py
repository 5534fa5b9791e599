"""What lies beside the pages of a source: its `source.toml`, and the `capture.json` of each capture."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SIDECAR = "capture.json"
SETTINGS = "source.toml"


class Settings(NamedTuple):
    """What a source says in its `source.toml`; None for what it leaves open."""

    coverage_floor: float | None = None  # the least coverage of a page
    url: str | None = None  # the address of the listing, to resolve links against
    selectors: Mapping[str, str] | None = None  # CSS selectors of the parts of its records


def source_settings(root: Path, source: str) -> Settings:
    """The settings of a source, all open if there are none. Raises ValueError for bad ones."""
    path = root / source / SETTINGS
    if not path.exists():
        return Settings()
    try:
        said = tomllib.loads(small_text(path))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    floor, selectors = said.get("coverage_floor"), said.get("html")
    if floor is not None and not (isinstance(floor, int | float) and 0 <= floor <= 1):
        raise ValueError(f"coverage_floor is {floor!r}; it should be a number from 0 to 1")
    if selectors is not None and not (
        isinstance(selectors, dict) and all(isinstance(selector, str) for selector in selectors.values())
    ):
        raise ValueError("[html] should hold CSS selectors, each a text")
    return Settings(floor, _address(said.get("url")), selectors)


class Beside(NamedTuple):
    """What the sidecar of a capture says of a page besides its time."""

    url: str | None = None
    charset: str | None = None  # the encoding that a server told


def sidecar(path: Path) -> Beside:
    """What is said of a page, or else of its capture, in the sidecar that lies beside it. Raises ValueError if bad."""
    try:
        told = json.loads(small_text(path.parent / SIDECAR))
        page = told.get("pages", {}).get(path.name, {})
        charset = page.get("charset", told.get("charset"))
        return Beside(_address(page.get("url", told.get("url"))), charset if isinstance(charset, str) else None)
    except (AttributeError, RecursionError) as error:
        raise ValueError(f"{error}; it should hold an object") from error


def _address(url: object) -> str | None:
    if url is not None and not (isinstance(url, str) and url.startswith(("http://", "https://"))):
        raise ValueError(f"url is {url!r}; it should begin with http:// or https://")
    return url


def small_text(path: Path) -> str:
    """The text of a small file. Raises ValueError if it is no file: a named pipe would hold up the run."""
    if not path.is_file():
        raise ValueError("it is not a regular file")
    return path.read_text("utf-8-sig")


def said(error: Exception) -> str:
    """What went wrong with a file, for people."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
