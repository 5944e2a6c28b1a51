"""Builds that are killed, doubled, or find their cache, tables or folders damaged."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archive_project import PROJECT, run_waraq, warm_cache
from tests.site.test_build import fingerprint
from waraq.entities.authority import load_authority
from waraq.errors import DataError, WaraqError
from waraq.plugins.lock import BUILD, Lock
from waraq.store import Store

LONGEST_WAIT = 60.0


def build(project: Path) -> str:
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def read_times(project: Path) -> dict[Path, int]:
    """When each file of the site was written."""
    return {path: path.stat().st_mtime_ns for path in (project / "output").rglob("*") if path.is_file()}


def start_build(project: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "waraq", "build"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not path.exists():
        assert time.monotonic() < deadline, path
        time.sleep(0.002)  # the build that is waited for needs the core


def test_a_killed_build_is_made_good_by_the_next(project: Path) -> None:
    before = fingerprint(project / "output")
    shutil.rmtree(project / "output")
    shutil.rmtree(project / ".cache")
    warm_cache(project)
    for landmark in (".cache/store.sqlite", "output/index.html", ".cache/whoosh"):
        running = start_build(project)
        wait_for(project / landmark)
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
    assert "rebuilt: everything (the last build did not finish)" in build(project)
    assert fingerprint(project / "output") == before


def test_a_build_after_one_for_a_folder_is_a_plain_one(project: Path) -> None:
    before = fingerprint(project / "output")
    assert run_waraq(project, "build", "--offline").returncode == 0
    assert fingerprint(project / "output") != before
    assert "rebuilt: everything (the last build was converted" in build(project)
    assert fingerprint(project / "output") == before


def test_a_build_after_one_without_search_has_all(project: Path) -> None:
    before = fingerprint(project / "output")
    article = next((project / "content/articles").rglob("*.md"))
    text = article.read_text("utf-8")
    article.write_text(text.rstrip() + " ایک لفظ۔\n", "utf-8")
    assert run_waraq(project, "build", "--no-search").returncode == 0
    pages = fingerprint(project / "output")
    changed = {name for name in pages if pages[name] != before.get(name)}
    assert changed <= {"search/index.html", *(name for name in pages if name.startswith(("a/", "data/")))}
    article.write_text(text, "utf-8")
    build(project)
    assert fingerprint(project / "output") == before


def test_what_did_not_change_is_not_written(project: Path) -> None:
    build(project)  # in a copy of the folder that was built, where nothing is known of it
    times = read_times(project)
    build(project)
    assert read_times(project) == times
    article = next((project / "content/articles").rglob("*.md"))
    article.write_text(article.read_text("utf-8").rstrip() + " ایک لفظ۔\n", "utf-8")
    build(project)
    after = read_times(project)
    changed = [path for path in after if after[path] != times.get(path)]
    written = {path.relative_to(project / "output").parts[0] for path in changed}
    assert len([path for path in changed if path.parts[-3] == "a"]) == 1
    assert written <= {"a", "data", "search"}, "cards show the opening alone, and that is as it was"


def test_a_corrected_name_writes_what_shows_it(project: Path) -> None:
    build(project)  # in a copy of the folder that was built, where nothing is known of it
    table = project / "content/authority/places.tsv"
    rows = table.read_text("utf-8").splitlines()
    db = sqlite3.connect(project / ".cache/store.sqlite")
    sql = "SELECT entity FROM mention WHERE entity LIKE 'place/%' GROUP BY 1 HAVING count(*) = 1"
    named = [row[0] for row in db.execute(sql)]
    entity = next(each for each in named if not any(row.startswith(f"{each}\t") for row in rows))
    article = db.execute("SELECT article FROM mention WHERE entity = ?", (entity,)).fetchone()[0]
    beside = {row[0] for row in db.execute("SELECT entity FROM mention WHERE article = ?", (article,))}
    db.close()
    times = read_times(project)
    table.write_text("\n".join([*rows, f"{entity}\tنیا نام\t\t\t\t\t\t\t", ""]), "utf-8")
    build(project)
    assert "نیا نام" in (project / "output" / entity / "index.html").read_text("utf-8")
    pages = {
        path.relative_to(project / "output").parent.as_posix()
        for path, written in read_times(project).items()
        if written != times.get(path) and path.suffix == ".html"
    }
    assert pages - {".", "search"} <= {f"a/{article}", "place", "map", "words", *beside}
    assert {f"a/{article}", "place", entity} <= pages
    summary = json.loads((project / ".cache/build.json").read_text("utf-8"))
    assert summary["counts"]["derived"] <= 1


def test_a_second_build_at_the_same_time_says_so_and_touches_nothing(project: Path) -> None:
    before = fingerprint(project / "output")
    lock = Lock(project / ".cache", BUILD)
    with pytest.raises(WaraqError, match="another build is running"):
        Lock(project / ".cache", BUILD)
    done = run_waraq(project, "build")
    assert done.returncode == 1
    assert "another build is running" in done.stderr
    assert fingerprint(project / "output") == before
    lock.release()
    (project / ".cache" / BUILD).write_bytes(b"no database" * 100)
    build(project)


def test_a_damaged_cache_is_made_again(project: Path) -> None:
    before = fingerprint(project / "output")
    chance = random.Random(11)
    files = [path for path in sorted((project / ".cache").rglob("*")) if path.is_file()]
    for path in files:  # each file cut short somewhere
        path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size + 1)])
    build(project)
    assert fingerprint(project / "output") == before
    for path in sorted((project / ".cache").rglob("*")):
        if path.is_file():
            path.write_bytes(chance.randbytes(300))
    build(project)
    assert fingerprint(project / "output") == before


@pytest.mark.parametrize("seed", range(20))
def test_a_store_cut_short_anywhere_is_noticed(template: Path, tmp_path: Path, seed: int) -> None:
    raw = (template / ".cache/store.sqlite").read_bytes()
    copy = tmp_path / "store.sqlite"
    copy.write_bytes(raw[: random.Random(seed).randrange(len(raw))])
    db = sqlite3.connect(template / ".cache/store.sqlite")
    stamp = db.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()[0].partition(":")[2]
    db.close()
    store = Store(copy, stamp)
    assert list(store.records()) == []
    store.close()


def test_a_wrong_table_is_named_and_the_old_site_stays(project: Path) -> None:
    before = fingerprint(project / "output")
    table = project / "content/authority/places.tsv"
    good = table.read_text("utf-8").rstrip("\n")
    line = good.count("\n") + 2
    for slug in ("place/Lahore", "place/لاہور", f"place/{'x' * 101}", "person/x", "place/../../x"):
        table.write_text(f"{good}\n{slug}\tنیا\t\t\t\t\t\t\t\n", "utf-8")
        with pytest.raises(DataError, match=f"places.tsv:{line}:1: id:"):
            load_authority(table.parent)
    done = run_waraq(project, "build")  # with the last of them
    assert done.returncode == 1
    assert f"places.tsv:{line}:1: id:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    table.write_text(f"{good}\n", "utf-8")
    with (project / "themes/waraq/strings.tsv").open("a", encoding="utf-8") as strings:
        strings.write("nav.new\tنیا\n")
    done = run_waraq(project, "build")
    assert done.returncode == 1
    assert "strings.tsv:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(project / "output") == before


def test_an_output_that_cannot_be_written_is_named(project: Path) -> None:
    conf = project / "pelicanconf.py"
    text = conf.read_text("utf-8")
    conf.write_text(text.replace('OUTPUT_PATH = "output"', 'OUTPUT_PATH = "pelicanconf.py/output"'), "utf-8")
    done = run_waraq(project, "build")
    assert done.returncode == 1
    assert "pelicanconf.py" in done.stderr.splitlines()[-1]
    assert "Check the disk" in done.stderr


def test_without_seeds_or_content(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / "seeds")
    build(project)
    shutil.rmtree(project / "content")
    done = run_waraq(project, "build")
    assert done.returncode == 2
    assert "neither seeds/ nor content/" in done.stderr
    (project / "seeds").mkdir()
    done = run_waraq(project, "build")
    assert done.returncode == 0, done.stderr
    assert "notice: content/pages/about.md: there is no page “about”" in done.stderr
    assert (project / "output/index.html").is_file()
