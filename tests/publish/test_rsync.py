"""The recipes with rsync and rclone, run on local folders in place of a host."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publish.made_sites import make_site, name_script, publish, read_files
from tests.publish.recipes import read_recipe, replace_all, run_script
from waraq.publish import confirm_uploads, list_site, plan_publish, read_published, write_uploads

BUILD = "make publish\n"
CONFIRM = ".venv/bin/waraq publish --uploaded\n"


def need(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed: its recipe is not run")


def test_rsync_mirrors_the_releases(tmp_path: Path) -> None:
    need("rsync")
    host = tmp_path / "host"
    host.mkdir()
    places = {"make publish TO=public\n": "", "user@example.org:/srv/archive": str(host)}
    recipe = replace_all(read_recipe("rsync", "sh"), places)
    for edition in "12345":
        make_site(tmp_path / "output", edition)
        publish(tmp_path / "public", tmp_path / "output")
        run_script(recipe, tmp_path)
        assert read_files(host / "current") == read_files(tmp_path / "public/current")
    assert sorted(path.name for path in (host / "releases").iterdir()) == ["3", "4", "5"]
    assert (host / "current").readlink() == Path("releases/5/site")
    assert (host / "releases/3/site/404.html").samefile(host / "current/404.html")


def test_rsync_that_is_broken_off_leaves_the_old_site(tmp_path: Path) -> None:
    need("rsync")
    host = tmp_path / "host"
    host.mkdir()
    places = {"make publish TO=public\n": "", "user@example.org:/srv/archive": str(host)}
    steps = replace_all(read_recipe("rsync", "sh"), places).splitlines(keepends=True)
    old = make_site(tmp_path / "output", "1")
    publish(tmp_path / "public", tmp_path / "output")
    run_script("".join(steps), tmp_path)
    new = make_site(tmp_path / "output", "2")
    publish(tmp_path / "public", tmp_path / "output")
    run_script(steps[0], tmp_path)
    assert read_files(host / "current") == old
    run_script(steps[1], tmp_path)
    assert read_files(host / "current") == {**new, name_script("1"): b"1"}


@pytest.mark.parametrize(
    "program, section, host",
    [("rsync", "Web space", "user@example.org:public_html"), ("rclone", "Object stores", "store:archive")],
)
def test_the_lists_bring_a_host_up_to_date(tmp_path: Path, program: str, section: str, host: str) -> None:
    need(program)
    (tmp_path / "rclone.conf").write_text("", "utf-8")
    (tmp_path / "host").mkdir()
    places = {BUILD: "", CONFIRM: "", host: f"{tmp_path}/host"}
    recipe = replace_all(read_recipe(section, "sh"), places)
    output, lists = tmp_path / "output", tmp_path / ".cache/publish"
    for edition in "12345":
        made = make_site(output, edition)
        if edition == "3":
            (output / "404.html").unlink()
            del made["404.html"]
        write_uploads(lists, plan_publish(list_site(output, tmp_path / "hashes"), read_published(lists), 3))
        run_script(recipe, tmp_path)
        wanted = set(confirm_uploads(lists))
        found = read_files(tmp_path / "host")
        assert made.items() <= found.items()
        assert set(found) == wanted
    assert wanted == {*made, name_script("3"), name_script("4")}
    # Nothing changed: empty lists upload nothing and, above all, delete nothing.
    write_uploads(lists, plan_publish(list_site(output, tmp_path / "hashes"), read_published(lists), 3))
    run_script(recipe, tmp_path)
    assert set(read_files(tmp_path / "host")) == wanted
