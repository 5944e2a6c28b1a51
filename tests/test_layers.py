"""The layers of the house: imports point down only, and only adapters know Pelican."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "waraq"
# Layer numbers of ARCHITECTURE.md; siblings of layer 3 may not import each other.
LAYERS = {
    "": 0, "errors": 0, "data": 0, "usage": 0, "collecting": 0, "code_digest": 0, "files": 0,
    "lazily": 0,
    "text": 1, "workers": 1, "stages": 1, "databases": 1, "sheet": 1,
    "article": 2, "entity": 2, "dates": 2, "config": 2,
    "ingest": 3, "markup": 3, "entities": 3, "search": 3, "store": 3, "publish": 3, "related": 3, "citing": 3,
    "pictures": 3,
    "plugins": 4,
    "checks": 5,
    "cli": 6,
    "__main__": 7,
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else ""


def dotted_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    here = dotted_name(path).split(".")
    package = here if path.name == "__init__.py" else here[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def test_every_room_has_a_layer() -> None:
    assert {room(dotted_name(path)) for path in modules()} <= set(LAYERS)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    mine = room(dotted_name(path))
    for name in imports(path):
        if name.split(".")[0] == "pelican":
            assert mine == "plugins", f"{path.name} imports {name}; only waraq.plugins may"
        if name.split(".")[0] != "waraq" or room(name) == mine or name == "waraq.__version__":
            continue
        theirs = room(name)
        assert theirs in LAYERS, f"{path.name} imports {name}"
        assert LAYERS[theirs] < LAYERS[mine], f"{path.name} (layer {LAYERS[mine]}) imports {name}"


def test_only_our_package_lies_in_plugins() -> None:
    # Pelican resolves the last part of a dotted plugin name against PLUGIN_PATHS first.
    assert [p.name for p in PACKAGE.parent.iterdir() if not p.name.startswith(".")] == ["waraq"]
