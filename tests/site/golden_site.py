"""A small site with its expected output: ``python -m tests.site.golden_site`` writes it anew."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from tests.archive_project import PROJECT, copy_project, run_waraq
from tests.export_reader import read_cards, read_lines, read_manifest, read_shards
from tests.warm import warm_names

GOLDEN = Path(__file__).parent / "golden"
EXPECTED = GOLDEN / "expected"
# Copied or joined from files that have tests of their own.
LEFT_OUT = (
    "output/theme/",
    "output/search/client/",
    "output/search/analyzer-",
    "content/authority/",
    "content/sections.tsv",
)
SEARCH = "output/search"
# A change of the client changes this name on every article: what it holds has tests of its own.
SCRIPT = re.compile(r"(search/client/[a-z]+-)[0-9a-f]{10}(?=\.js)")
INDEX = (f"{SEARCH}/terms-", f"{SEARCH}/cards-")  # compressed: shown as text


def copy_sources(folder: Path) -> Path:
    """The project with the golden site's sources, and no names of an editor's own."""
    project = copy_project(folder)
    shutil.rmtree(project / "seeds")
    shutil.rmtree(project / "content/authority")
    warm_names(project / ".cache", project / "content/authority")
    shutil.copytree(GOLDEN / "seeds", project / "seeds")
    return project


def build(folder: Path) -> dict[str, str]:
    """Build the golden site in `folder`; file names with their text, content and output."""
    project = copy_sources(folder)
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    files = (p for root in ("content", "output") for p in sorted((project / root).rglob("*")) if p.is_file())
    named = ((path.relative_to(project).as_posix(), path) for path in files)
    texts = {
        name: SCRIPT.sub(r"\g<1>0123456789", path.read_text("utf-8"))
        for name, path in named
        if not name.startswith((*LEFT_OUT, *INDEX)) and path.suffix != ".bin"
    }
    return {**texts, **read_index(project / SEARCH)}


def read_index(exported: Path) -> dict[str, str]:
    """The compressed files of the search as text."""
    [tier] = read_manifest(exported)["tiers"]
    found = {"terms.json": read_shards(exported, tier), "cards.json": read_cards(exported)}
    texts = {
        name: json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for name, value in found.items()
    }
    texts |= {
        f"{part}.txt": "".join(f"{line}\n" for line in read_lines(exported, part))
        for part in ("dates", "words")
    }
    return {f"{SEARCH}/{name}": text for name, text in texts.items()}


def expected() -> dict[str, str]:
    """What the site is expected to be."""
    return {
        path.relative_to(EXPECTED).as_posix(): path.read_text("utf-8")
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }


def main() -> None:
    """Write the expected output anew; read the difference before committing it."""
    with tempfile.TemporaryDirectory() as folder:
        files = build(Path(folder))
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for name, text in files.items():
        path = EXPECTED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    print(f"{len(files)} files written below {EXPECTED.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
