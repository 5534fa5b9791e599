"""Imports run one way. Read from the source, so that an import inside a function or for types alone counts as well."""

import ast
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"

#: What needs nothing but its like, and what those must not know.
BELOW = ("listing", "addresses", "text", "times", "errors")
ABOVE = (
    "raw", "importing", "ingest", "batch", "contracts", "absence", "blocks", "identity", "history", "doubts", "sources",
    "corrections", "months", "store", "drafting", "observing", "standing", "asof", "report", "changes", "planning",
    "publication", "readers", "export", "verify", "pipeline", "rejects", "status", "kinship", "words", "explain",
    "console", "cli",
)  # fmt: skip


def module_name(path: Path, top: Path) -> str:
    return ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__")


@lru_cache
def modules(folder: str) -> dict[str, Path]:
    """The modules below a folder of the project, by name."""
    top = SOURCE if folder == "src" else ROOT
    return {module_name(path, top): path for path in sorted((ROOT / folder).rglob("*.py"))}


@lru_cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a module imports."""
    known = {name for folder in ("src", "schemas", "flows", "benchmarks") for name in modules(folder)}
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports from a relative place"
            named = (f"{node.module}.{alias.name}" for alias in node.names)
            found |= {name if name in known else str(node.module) for name in named}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0]
            begins = name.values[0] if isinstance(name, ast.JoinedStr) else name
            found.add(ast.literal_eval(begins).rstrip("."))
    return frozenset(found)


def importers(folder: str, package: str) -> set[str]:
    """The modules of a folder that import a package or anything in it."""
    return {
        name
        for name, path in modules(folder).items()
        if any(imported == package or imported.startswith(f"{package}.") for imported in imports(path))
    }


@lru_cache
def edges() -> dict[str, set[str]]:
    """Which modules of newspipe each of them imports."""
    return {name: {*imports(path)} & modules("src").keys() - {name} for name, path in modules("src").items()}


def test_the_graph_is_that_of_the_source() -> None:
    """Imports of all kinds are found: at the top, of a module from its package, inside a function, by name."""
    assert "newspipe.store.manifest" in edges()["newspipe.pipeline"]
    assert "newspipe.months.captured" in edges()["newspipe.pipeline"]
    assert "newspipe.ingest" in edges()["newspipe.cli.ingest"]
    assert "schemas" in imports(modules("src")["newspipe.contracts"])


def test_nothing_in_newspipe_knows_prefect() -> None:
    assert set() == importers("src", "prefect")
    assert set() == importers("schemas", "prefect")
    assert importers("flows", "prefect")


def test_only_contracts_imports_the_schemas() -> None:
    assert {"newspipe.contracts"} == importers("src", "schemas")
    assert set() == importers("flows", "schemas")


@pytest.mark.parametrize("folder", ["flows", "benchmarks", "tests"])
def test_nothing_in_newspipe_or_the_schemas_imports_what_uses_it(folder: str) -> None:
    assert set() == importers("src", folder)
    assert set() == importers("schemas", folder)


def test_the_schemas_stand_alone() -> None:
    assert set() == importers("schemas", "newspipe")
    assert importers("flows", "newspipe")


@pytest.mark.parametrize("room", BELOW)
def test_what_is_below_knows_nothing_above(room: str) -> None:
    inside = {name for name in edges() if f"{name}.".startswith(f"newspipe.{room}.")}
    assert inside
    reached = {aim.split(".")[1] for name in inside for aim in edges()[name] if "." in aim}
    assert set() == reached & set(ABOVE)
    assert reached <= {*BELOW}


def test_every_room_has_its_place() -> None:
    rooms = {name.split(".")[1] for name in edges() if "." in name} - {"__main__"}
    assert rooms == {*BELOW, *ABOVE}


def test_the_store_knows_nothing_of_what_it_keeps() -> None:
    reached = {aim for name, aims in edges().items() if name.startswith("newspipe.store") for aim in aims}
    assert {aim.split(".")[1] for aim in reached} == {"store", "errors"}


@pytest.mark.parametrize("face", ["cli", "pipeline"])
def test_faces_are_imported_by_faces_alone(face: str) -> None:
    used_by = {name.split(".")[1] for name, aims in edges().items() if f"newspipe.{face}" in aims}
    assert used_by <= {"__main__", "cli", "console", "status", "rejects"}


def test_no_imports_run_in_a_circle() -> None:
    left = {name: set(aims) for name, aims in edges().items()}
    while free := {name for name, aims in left.items() if not aims & left.keys()}:
        left = {name: aims for name, aims in left.items() if name not in free}
    assert left == {}
