"""However an archive grew, its site has the bytes of one that was built at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.archive_project import PROJECT, copy_project, run_waraq, warm_cache
from tests.export_reader import read_cards
from tests.pictures.made import make_png
from tests.site.test_build import fingerprint

HEAD = "---\nid: {}\nheadline: {}\ndate: {}\nsection: {}\nstatus: {}\nbyline: {}\n---\n\n"
TEXT = "لاہور (اسٹاف رپورٹر) – صدر مسعود پزشکیان نے تہران میں کہا کہ خشک دریا پر پل بنے گا۔\n"


def write(project: Path, name: str, article_id: str, **keys: str) -> Path:
    """An article file, by its name below content/articles."""
    values = {
        "headline": f"خبر {article_id[-1]}",
        "date": "2014-10-14",
        "section": "دنیا",
        "status": "published",
        "byline": "احمد علی",
    }
    values |= keys
    path = project / "content/articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(article_id, *values.values()) + TEXT, "utf-8")
    return path


def add(project: Path) -> None:
    for number in range(1, 7):
        write(project, f"2014/{number}.md", f"000000000{number}", date=f"2014-10-1{number}")
    write(project, "undated/9.md", "0000000009", date="")


def edit(project: Path) -> None:
    path = project / "content/articles/2014/1.md"
    path.write_text(path.read_text("utf-8") + "\nکھیل میں عمران خان آئے۔\n", "utf-8")
    write(
        project, "2014/2.md", "0000000002", date="2015-01", section="کھیل", byline="سارہ خان"
    )  # redated, moved
    write(project, "2014/3.md", "0000000003", status="withheld")


def move(project: Path) -> None:
    folder = project / "content/articles"
    (folder / "2014/4.md").rename(folder / "2014/نیا نام.md")
    (folder / "2014/5.md").unlink()
    one, six = (folder / "2014/1.md", folder / "2014/6.md")  # two files that change places
    texts = one.read_bytes(), six.read_bytes()
    six.write_bytes(texts[0])
    one.write_bytes(texts[1])


def duplicate(project: Path) -> None:
    """A copy that comes before the old file by path, and one that comes after it."""
    write(project, "0-first.md", "0000000002", headline="پہلی فائل", date="2016-02-29")
    write(project, "zz/last.md", "0000000009", headline="آخری فائل")


def change_names(project: Path) -> None:
    table = project / "content/authority/places.tsv"
    row = "place/dry-river\tخشک دریا\t\tDry River\t\t\t\t\ttest\n"
    table.write_text(table.read_text("utf-8").rstrip("\n") + "\n" + row, "utf-8")


def picture(project: Path) -> None:
    """A picture that several articles show, then another in its place, and one that is missing."""
    article = project / "content/articles/2014/نیا نام.md"
    article.write_text(
        article.read_text("utf-8") + '\n![پل](images/a.png "لاہور")\n\n![گھر](b.png)\n', "utf-8"
    )
    for name in ("content/images", "content/articles/2014"):
        (project / name).mkdir(exist_ok=True)
        (project / name / "a.png").write_bytes(make_png(16, 9))


def change_picture(project: Path) -> None:
    (project / "content/images/a.png").write_bytes(make_png(17, 9))
    (project / "content/articles/2014/b.png").write_bytes(make_png(18, 9))


def change_settings(project: Path) -> None:
    conf = project / "pelicanconf.py"
    text = conf.read_text("utf-8").replace('"DIGITS": "latin"', '"DIGITS": "urdu"')
    text = text.replace('"FACE": "naskh"', '"FACE": "nastaliq"').replace('"PER_PAGE": 20', '"PER_PAGE": 2')
    conf.write_text(text, "utf-8")


def change_words(project: Path) -> None:
    """The renderer's words and the page maker's own come from one table."""
    path = project / "content/articles/2014/نیا نام.md"
    path.write_text(path.read_text("utf-8").rstrip() + "[^1]\n\n[^1]: حاشیے کا متن\n", "utf-8")
    assert run_waraq(project, "build").returncode == 1  # the twins
    strings = project / "themes/waraq/strings.tsv"
    rows = strings.read_text("utf-8").splitlines()
    changed = [
        row.replace("حواشی", "ذیلی باتیں") if row.startswith("markup.footnotes\t") else row for row in rows
    ]
    assert changed != rows
    strings.write_text("\n".join(changed) + "\n", "utf-8")


Step = tuple[Callable[[Path], None], ...]
STEPS: tuple[Step, ...] = (
    (add,),
    (edit, move),
    (duplicate, change_names, picture),
    (change_picture, change_settings, change_words),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    copy = copy_project(tmp_path / "project")
    shutil.rmtree(copy / "seeds")
    conf = copy / "pelicanconf.py"
    wishes = f'"CITATION_FILES": True, "ARTICLE_JSON": True, "PARQUET": {find_spec("pyarrow") is not None}'
    text = conf.read_text("utf-8").replace('"OFFLINE": False', wishes)
    conf.write_text(text, "utf-8")
    return copy


@pytest.mark.long
def test_after_every_step_the_site_is_that_of_a_cold_build(project: Path, tmp_path: Path) -> None:
    twins = False
    for number, step in enumerate(STEPS):
        for change in step:
            change(project)
        twins = twins or duplicate in step
        done = run_waraq(project, "build")
        assert done.returncode == int(twins), (number, done.stderr)
        cold = tmp_path / f"cold-{number}"
        shutil.copytree(project, cold, symlinks=True, ignore=shutil.ignore_patterns("output", ".cache"))
        warm_cache(cold)  # not what the first one kept: made of what is shipped, and of the editor's files
        again = run_waraq(cold, "build")
        assert again.stderr == done.stderr
        assert fingerprint(project / "output") == fingerprint(cold / "output"), number
    page = (project / "output/a/0000000002/index.html").read_text("utf-8")
    assert "پہلی فائل" in page  # the first by path counts, though the other was there before
    assert "آخری فائل" not in (project / "output/a/0000000009/index.html").read_text("utf-8")
    assert "2014/2.md: the id 0000000002 is already that of articles/0-first.md" in done.stderr
    assert "zz/last.md: the id 0000000009 is already that of articles/undated/9.md" in done.stderr
    assert (project / "output/place/dry-river/index.html").is_file()
    assert "ذیلی باتیں" in (project / "output/a/0000000004/index.html").read_text("utf-8")
    dates = " ".join(card.get("date_text", "") for card in read_cards(project / "output/search"))
    assert "۲۰۱۴ء" in dates
    assert "2014ء" not in dates
    cited = {path.parent.name for path in (project / "output/a").rglob("cite.ris")}
    assert cited == {"0000000001", "0000000002", "0000000004", "0000000006", "0000000009"}
    sizes = sorted(path.read_bytes()[19] for path in (project / "output/images").rglob("*.png"))
    assert sizes == [17, 18]
    assert PROJECT not in (project / "output").resolve().parents
