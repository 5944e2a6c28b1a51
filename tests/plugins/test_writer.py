"""Nothing is written outside the output folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, Template
from pelican import signals

from waraq.errors import WaraqError
from waraq.plugins.writer import ArchiveWriter

CONTEXT = {"localsiteurl": "https://paper.example", "SITENAME": "روزنامہ"}


def open_writer(folder: Path) -> ArchiveWriter:
    return ArchiveWriter(
        str(folder), settings={"SITEURL": "https://paper.example", "PAGINATED_TEMPLATES": {}}
    )


def load_template(text: str) -> Template:
    return Environment(loader=DictLoader({"article.html": text})).get_template("article.html")


@pytest.mark.parametrize("name", ["../evil.html", "../output-evil/x.html", "/etc/x", "a/../../x", "."])
def test_a_path_outside_is_refused(tmp_path: Path, name: str) -> None:
    writer = ArchiveWriter(str(tmp_path / "output"), settings={"SITEURL": ""})
    with pytest.raises(WaraqError, match="is not a file inside"):
        writer.write_bytes(name, b"x")
    assert not list(tmp_path.rglob("*.html"))


def test_a_path_inside_is_written(tmp_path: Path) -> None:
    ArchiveWriter(str(tmp_path), settings={"SITEURL": ""}).write_bytes("theme/x.css", b"x")
    assert (tmp_path / "theme/x.css").read_bytes() == b"x"


@pytest.mark.parametrize("link", ["a", "a/x1", "date/1992/03"])
def test_a_page_goes_nowhere_by_a_link(tmp_path: Path, link: str) -> None:
    output, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    (output / link).parent.mkdir(parents=True)
    (output / link).symlink_to(outside, target_is_directory=True)
    writer, template = open_writer(output), load_template("صفحہ")
    writer.write_page("section/sports/index.html", template, CONTEXT, {})
    name = "date/1992/03/26/index.html" if link.startswith("date") else "a/x1/index.html"
    with pytest.raises(WaraqError, match="is not a file inside"):
        writer.write_page(name, template, CONTEXT, {})
    assert not list(outside.iterdir())


def test_a_page_and_a_file_of_another_plugin_know_the_same_of_themselves(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    template = load_template(
        "{{ root }} {{ page_url }} {{ page_kind }} {{ output_file }} {{ SITENAME }} {{ word }}"
    )
    heard: list[tuple[str, str]] = []

    def hear(path: str, context: dict[str, str]) -> None:
        heard.append((Path(path).parent.name, context["word"]))

    signals.content_written.connect(hear)
    writer.write_page("a/x1/index.html", template, CONTEXT, {"word": "خبر"})
    writer.write_file("a/x2/index.html", template, dict(CONTEXT), word="خبر")
    pages = [(tmp_path / f"a/{name}/index.html").read_text("utf-8") for name in ("x1", "x2")]
    assert pages[0] == "../../ a/x1/ article a/x1/index.html روزنامہ خبر"
    assert pages[1] == pages[0].replace("x1", "x2")
    assert heard == [("x1", "خبر"), ("x2", "خبر")]
    assert (writer.rendered, writer.changed) == (2, 2)


def test_a_page_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    template = load_template("{{ word }}")
    for word, changed in (("خبر", 1), ("خبر", 0), ("اور", 1)):
        writer = open_writer(tmp_path)
        writer.write_page("a/x1/index.html", template, CONTEXT, {"word": word})
        assert writer.changed == changed
        assert (tmp_path / "a/x1/index.html").read_text("utf-8") == word
    writer.remove("a/x1/index.html")
    writer.write_page("a/x1/index.html", template, CONTEXT, {"word": "پھر"})
    assert [path.name for path in (tmp_path / "a/x1").iterdir()] == ["index.html"]


def test_what_was_not_made_goes(tmp_path: Path) -> None:
    names = ("a/x1/index.html", "a/x2/index.html", "old.html", "search/old.bin", ".well-known/kept.txt")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("پرانا", "utf-8")
    writer = open_writer(tmp_path)
    writer.write_page("a/x1/index.html", load_template("نیا"), CONTEXT, {})
    writer.remove_others({"search", ".well-known"})
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a/x1/index.html", "search/old.bin", ".well-known/kept.txt"}
    assert not (tmp_path / "a/x2").exists()
    assert writer.deleted == 2
