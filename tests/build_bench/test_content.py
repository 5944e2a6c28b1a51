"""The archive is the same in every form, however large it is, and changes in all of them alike."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from tools.bench.articles import make_article
from tools.build_bench.archive import load_tagger
from tools.build_bench.authority import choose_name, correct_name, list_entities, write_authority
from tools.build_bench.content import FORMS, Archive
from tools.build_bench.scenarios import Changing
from waraq.article import Article
from waraq.entity import Kind
from waraq.ingest import read_article, walk_articles
from waraq.ingest.identity import is_id

COUNT = 40
KEYS = {"people": Kind.PERSON, "places": Kind.PLACE, "organisations": Kind.ORGANISATION}


def make_archive(folder: Path, *forms: str) -> Archive:
    archive = Archive({form: folder / form for form in forms}, folder / "authority")
    write_authority(archive.authority)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = make_archive(tmp_path_factory.mktemp("archive"), *FORMS)
    made.write(0, COUNT)
    return made


def read_ours(content: Path) -> dict[str, Article]:
    return {path.stem: read_article(path, content) for path in walk_articles(content)}


def read_peer(path: Path) -> tuple[dict[str, object], str]:
    _, header, body = path.read_text("utf-8").split("---\n", 2)
    values = yaml.safe_load(header)
    assert isinstance(values, dict)
    return values, body.strip()


def read_pelican(path: Path) -> tuple[dict[str, str], str]:
    header, _, body = path.read_text("utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in header.splitlines()), body.strip()


def list_files(content: Path) -> list[str]:
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def test_every_form_has_the_same_files(archive: Archive) -> None:
    files = [list_files(content) for content in archive.contents.values()]
    assert len(files[0]) == COUNT
    assert files == [files[0]] * len(FORMS)


def test_our_articles_are_those_of_the_other_bench(archive: Archive) -> None:
    articles = read_ours(archive.contents["waraq"])
    wanted = {document.headline: document for document in map(make_article, range(COUNT))}
    assert len(wanted) == COUNT
    for article in articles.values():
        document = wanted[article.headline]
        assert (article.body, article.date) == (document.body, document.date)
        assert is_id(article.id)


@pytest.mark.parametrize("form", ["hugo", "eleventy"])
def test_the_peers_have_the_same_text_and_data(archive: Archive, form: str) -> None:
    articles = read_ours(archive.contents["waraq"])
    tagger = load_tagger(archive.authority)
    names = 0
    for path in archive.contents[form].rglob("*.md"):
        article = articles[path.stem]
        values, body = read_peer(path)
        date = str(article.date)
        assert body == article.body
        assert (values["title"], values["slug"], str(values["date"])) == (article.headline, article.id, date)
        assert (values["sections"], values["publication"]) == ([article.section], article.publication)
        assert (values["years"], values["months"], values["days"]) == ([date[:4]], [date[:7]], [date])
        assert body.startswith(str(values["description"]).rstrip("… ")[:100].split("\n")[0])
        found = {m.entity for text in (article.headline, body) for m in tagger.tag_listed(text)}
        for key, kind in KEYS.items():
            wanted = {tagger.entities[each].name for each in found if tagger.entities[each].kind is kind}
            assert set(values[key]) == wanted  # type: ignore[call-overload]
            names += len(wanted)
    assert names > 3 * COUNT


def test_pelicans_form_has_the_same_names(archive: Archive) -> None:
    for path in archive.contents["pelican"].rglob("*.md"):
        values, body = read_pelican(path)
        peer, text = read_peer(archive.contents["hugo"] / path.relative_to(archive.contents["pelican"]))
        assert (values["Title"], values["Slug"], body) == (peer["title"], peer["slug"], text)
        assert values["Tags"].split(", ") == [name for key in KEYS for name in peer[key]]  # type: ignore[attr-defined]


def test_an_article_is_the_same_in_every_archive(archive: Archive, tmp_path: Path) -> None:
    other = make_archive(tmp_path, "waraq", "hugo")
    other.write(30, 33)
    for form, content in other.contents.items():
        assert len(list_files(content)) == 3
        for name in list_files(content):
            assert (content / name).read_bytes() == (archive.contents[form] / name).read_bytes()


def test_the_made_up_names_are_known_to_the_tagger(archive: Archive) -> None:
    entities = list_entities()
    assert len({entity.id for entity in entities}) == len(entities) > 2000
    tagger = load_tagger(archive.authority)
    for entity in entities[::50]:
        assert tagger.entities[entity.id].name == entity.name
        assert entity.id in [mention.entity for mention in tagger.tag_listed(f"{entity.name} نے کہا")]


def test_a_name_is_chosen_by_how_many_articles_have_it() -> None:
    few, some, many = (entity.name for entity in list_entities()[:3])
    assert choose_name(Counter({few: 1, some: 9, many: 300}), 1000) == some
    assert choose_name(Counter({few: 1, some: 9, many: 300}), 10_000) in {some, many}


def test_the_changes_change_what_they_say(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, "waraq", "hugo")
    write_authority(archive.contents["waraq"] / "authority")
    changing = Changing(archive, COUNT)
    changing.make()
    before = read_all(archive)
    changing.keep()
    assert read_all(archive) == before
    changing.add()
    more = read_all(archive)
    assert len(more) == len(before) + 2 * 50
    assert before.items() <= more.items()
    changing.edit()
    edited = read_all(archive)
    assert {path.parts[0] for path in edited if edited[path] != more[path]} == {"waraq", "hugo"}
    assert sum(edited[path] != more[path] for path in edited) == 2
    changing.correct()
    corrected = read_all(archive)
    changed = {path for path in corrected if corrected[path] != edited[path]}
    assert Path("waraq/authority/people.tsv") in changed
    assert len(changed) == 1 + changing.renamed > 1


def read_all(archive: Archive) -> dict[Path, bytes]:
    files = (path for content in archive.contents.values() for path in content.rglob("*.*") if path.is_file())
    return {path.relative_to(archive.authority.parent): path.read_bytes() for path in files}


def test_a_corrected_name_is_found_by_the_old_one(tmp_path: Path) -> None:
    archive = make_archive(tmp_path, "waraq", "hugo")
    write_authority(archive.contents["waraq"] / "authority")
    changing = Changing(archive, COUNT)
    changing.make()
    old, new = changing.person, correct_name(changing.person)
    changing.correct()
    tagger = load_tagger(archive.contents["waraq"] / "authority")
    found = [tagger.entities[mention.entity].name for mention in tagger.tag_listed(f"{old} نے کہا")]
    assert found == [new]
    people = [read_peer(path)[0]["people"] for path in archive.contents["hugo"].rglob("*.md")]
    assert sum(new in names for names in people) == changing.renamed  # type: ignore[operator]
    assert not any(old in names for names in people)  # type: ignore[operator]
