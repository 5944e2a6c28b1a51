"""The client as it is published: small, of few files, and giving the answers of its modules."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path

import pytest

from tests.search.conftest import CLIENT, AskClient
from tests.search.test_client import GOLDEN, QUERIES
from waraq.search import client_files, load_client
from waraq.search.bundle import join_modules
from waraq.search.client_files import ENTRIES, LASTING, LAZY, load_folder_client

BUDGET = 25 * 1024  # what the search page loads before anything is asked of it, deflated
PART_BUDGET = 6 * 1024  # what is loaded when it is needed
ARTICLE_BUDGET = 2 * 1024
# The modules that client_questions.mjs asks, and what it takes from them.
ASKED = {
    "index-reader.js": "openIndex",
    "query.js": "parseQuery",
    "places.js": "hashTerm",
    "forms.js": "weighForm",
    "edition.js": "openEdition",
}


def deflated(data: bytes) -> int:
    return len(zlib.compress(data, 9))


def test_the_client_is_small() -> None:
    client = load_client()
    sizes = {name: deflated(data) for name, data in client.files.items()}
    assert sizes[client.addresses.search.rpartition("/")[2]] <= BUDGET, sizes
    assert max(size for name, size in sizes.items() if "search-" not in name) <= PART_BUDGET, sizes
    assert sizes[client.addresses.highlight.rpartition("/")[2]] <= ARTICLE_BUDGET, sizes


def test_files_are_named_by_what_they_hold_and_name_each_other() -> None:
    files = load_client().files
    kinds = {name.rpartition("-")[0] for name in files if name != LASTING}
    assert kinds == {*ENTRIES, *LAZY}
    for name, data in files.items():
        assert name == LASTING or re.fullmatch(r"[a-z]+-[0-9a-f]{10}\.js", name)
        named = re.findall(r'(?:import\(|from)"\./([^"]+)"', data.decode())
        assert set(named) <= set(files), "relative addresses of files beside it"


def test_what_only_folders_need_is_not_in_the_client_of_hosts() -> None:
    assert not [
        name for name, data in load_client().files.items() if b"atob" in data or b"waraq.load" in data
    ]
    scripts = load_folder_client().files.values()
    assert not [
        data
        for data in scripts
        if re.search(rb"\bexport\b|\bfetch\(|\bimport[(.]", data.replace(b"$import.", b""))
    ]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules of ASKED again, each taken from one bundle of them all."""
    folder = tmp_path_factory.mktemp("bundled")
    sources = {path.name: path.read_text("utf-8") for path in CLIENT.glob("*.js")}
    imports = "".join(f'import {{ {name} }} from "./{module}";\n' for module, name in ASKED.items())
    sources["asked.js"] = f"{imports}export {{ {', '.join(ASKED.values())} }};"
    joined = join_modules(sources, {"asked": "asked.js"}, {}, lambda name, _: f"{name}-bundle.js")
    (folder / joined["asked"].file).write_text(joined["asked"].text, "utf-8")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    for module, name in ASKED.items():
        (folder / module).write_text(f'export {{ {name} }} from "./{joined["asked"].file}";', "utf-8")
    return folder


def test_the_bundle_answers_as_its_modules_do(exported: Path, bundled: Path, ask_client: AskClient) -> None:
    questions = [
        *({"search": query, "limit": 20} for query in QUERIES),
        *({"parse": case["input"]} for case in GOLDEN),
        {"hash": "سیلاب"},
    ]
    answers = ask_client(exported, questions, bundled)
    assert answers == ask_client(exported, questions)
    assert sum("hits" in answer for answer in answers if isinstance(answer, dict)) == len(QUERIES)
    assert json.dumps(answers).count('"marked": true') > 50


def test_the_client_is_joined_once_for_all_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load_client()
    assert load_client(tmp_path) == whole

    def fail() -> None:
        raise AssertionError

    with monkeypatch.context() as patch:
        patch.setattr(client_files, "_make_parts", fail)
        assert load_client(tmp_path) == whole
    for damage in (lambda path: path.unlink(), lambda path: path.write_text("alert(1)", "utf-8")):
        damage(next(tmp_path.glob("search-*.js")))
        assert load_client(tmp_path) == whole
    (tmp_path / "joined.json").write_text("[]", "utf-8")
    assert load_client(tmp_path) == whole
    with monkeypatch.context() as patch:
        patch.setattr(client_files, "_digest_code", lambda: "of other modules")
        patch.setattr(client_files, "_make_parts", fail)
        with pytest.raises(AssertionError):
            load_client(tmp_path)
