"""``waraq publish``: what it says, what it publishes, and when it refuses to."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.archive_project import SITEURL, copy_again, copy_small_project, run_waraq
from tests.publish.made_sites import read_files
from waraq.publish import name_stage


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive, not built yet."""
    return copy_small_project(tmp_path_factory.mktemp("publish") / "project", 2)


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    return copy_again(template, tmp_path / "project")


@pytest.fixture(scope="module")
def published(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its first release in `public`."""
    project = copy_again(template, tmp_path_factory.mktemp("published") / "project")
    done = publish(project, "--to", "public")
    assert done.returncode == 0, done.stderr
    return project


def publish(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_waraq(project, "publish", *options, WARAQ_SITEURL=SITEURL)


def edit(project: Path) -> Path:
    article = min((project / "content/articles").rglob("*.md"))
    article.write_text(article.read_text("utf-8").rstrip() + " ایک لفظ۔\n", "utf-8")
    return article


def test_releases(project: Path) -> None:
    done = publish(project, "--to", "public")
    assert (done.returncode, done.stderr) == (0, "")
    files = read_files(project / "output")
    assert f"Nothing is known of an earlier publish: {len(files)} files" in done.stdout
    assert read_files(project / "public/current") == files
    assert SITEURL.encode() in files["feed.atom"]

    done = publish(project, "--to", "public")
    assert done.stdout.splitlines()[-1] == "Nothing has changed since the last publish"
    assert [path.name for path in (project / "public/releases").iterdir()] == ["1"]

    article = edit(project)
    done = publish(project, "--to", "public", "--list")
    lines = done.stdout.splitlines()
    identity = article.name.partition("-")[0]
    assert f"~ a/{identity}/index.html" in lines
    assert any(line.startswith("Since the last publish: files ") for line in lines)
    assert lines[-1] == f"Published as release 2 in {project / 'public'}"
    assert {line[0] for line in lines if line[1] == " "} <= {"+", "~", "-"}
    assert read_files(project / "output").items() <= read_files(project / "public/current").items()


def test_lists(project: Path) -> None:
    done = publish(project)
    lists = project / ".cache/publish"
    assert done.stdout.splitlines()[-1] == "When that is done: waraq publish --uploaded"
    names = [
        line
        for name in ("hashed", "assets", "pages")
        for line in (lists / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    assert sorted(names) == sorted(read_files(project / "output"))
    done = publish(project, "--uploaded")
    assert done.stdout == f"{len(names)} files are published\n"
    assert publish(project, "--uploaded").returncode == 1
    article = edit(project)
    article.write_text(article.read_text("utf-8").replace("\nstatus: published", "\nstatus: draft"), "utf-8")
    told = json.loads(publish(project, "--json").stdout)
    gone = (lists / "gone.txt").read_text("utf-8").splitlines()
    assert f"a/{article.name.partition('-')[0]}/index.html" in gone
    assert (told["gone"], told["release"]) == (gone, None)
    assert all(name_stage(name) == "hashed" for name in told["new"])
    assert {name: (project / path).read_text("utf-8").split() for name, path in told["lists"].items()}[
        "pages"
    ] == [name for name in told["changed"] if name_stage(name) == "pages"]
    assert told["upload_bytes"] == sum(
        (project / "output" / name).stat().st_size for name in (*told["new"], *told["changed"])
    )
    assert told["build"]["problems"] == []
    assert told["build"]["rebuilt"]["articles"]["edited"] == 1


def test_an_article_that_cannot_be_used_is_named_and_the_rest_published(
    published: Path, tmp_path: Path
) -> None:
    project = copy_again(published, tmp_path / "project")
    article = min((project / "content/articles").rglob("*.md"))
    article.write_text(article.read_text("utf-8").replace("\nlang: ur", "\nlangue: ur"), "utf-8")
    done = publish(project, "--to", "public")
    assert done.returncode == 1
    assert f"refused: {article.relative_to(project)}" in done.stderr
    assert "Published as release 2" in done.stdout


def test_a_failed_build_is_not_published(published: Path, tmp_path: Path) -> None:
    project = copy_again(published, tmp_path / "project")
    before = read_files(project / "public")
    with (project / "themes/waraq/strings.tsv").open("a", encoding="utf-8") as strings:
        strings.write("nav.new\tنیا\n")
    done = publish(project, "--to", "public")
    assert done.returncode == 1
    assert "strings.tsv:" in done.stderr
    assert "ublished" not in done.stdout
    assert read_files(project / "public") == before


def test_it_refuses_before_it_builds(project: Path) -> None:
    done = run_waraq(project, "publish")
    assert (done.returncode, "WARAQ_SITEURL" in done.stderr) == (1, True)
    done = run_waraq(project, "publish", WARAQ_SITEURL="archive.example.org")
    assert done.returncode == 1
    assert "such as https://archive.example.org" in done.stderr
    done = publish(project, "--to", "seeds")
    assert done.returncode == 1
    assert "seeds holds files that “waraq publish” did not put there" in done.stderr
    assert publish(project, "--keep", "0").returncode == 2
    assert not (project / "output").exists()


def test_make_publish_hands_over_address_and_folder(project: Path) -> None:
    makefile = Path(__file__).parents[2] / "Makefile"
    shown = subprocess.run(
        [
            "make",
            "-n",
            "-f",
            str(makefile),
            "-o",
            ".venv/.installed",
            "publish",
            "TO=my folder",
            f"WARAQ_SITEURL={SITEURL}",
        ],
        cwd=makefile.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f'WARAQ_SITEURL="{SITEURL}" .venv/bin/waraq publish --to "my folder"' in shown.stdout
