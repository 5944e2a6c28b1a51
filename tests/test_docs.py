"""The documentation keeps up with the program, and the house rules on files are kept."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic import BaseModel

from waraq.checks import load_rules
from waraq.cli import main
from waraq.config import SiteConfig
from waraq.ingest.front_matter import FrontMatter
from waraq.plugins.article_fields import list_fields

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 40
# Written so that these patterns do not find themselves.
REGISTRIES = re.compile(
    r"pypi[.]org|pythonhosted[.]|npmjs[.](?:org|com)|yarnpkg[.]|proxy[.]golang|crates[.]io"
)
MACHINE_PATHS = re.compile(r"(?<![\w.~}>-])/(?:work|home|root|Users|tmp|opt|private)/\w")


def list_files() -> list[Path]:
    """What git keeps, or would keep: all files that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    found = subprocess.run(command, cwd=PROJECT, capture_output=True, check=False)
    if found.returncode:
        pytest.skip("this is no git checkout")
    paths = (PROJECT / name for name in found.stdout.decode().split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def is_ours(path: Path) -> bool:
    return not path.is_relative_to(PROJECT / "content" / "articles")


def name_file(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


MARKDOWN = [
    path
    for pattern in ("*.md", "docs/*.md", "seeds/*.md", "content/*/README.md", "plugins/**/README.md")
    for path in sorted(PROJECT.glob(pattern))
]


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found is not None
            yield from commands(found, f"{name} {each}")
    else:
        yield name, command


COMMANDS = dict(commands(main, "waraq"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section “{name}”"
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert any(f"`{option}" in section for option in parameter.opts), parameter.opts
            assert parameter.help
    assert set(re.findall(r"^- `(--[a-z-]+)", section, re.MULTILINE)) == {
        option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")
    }


def test_no_command_is_documented_that_is_not_there() -> None:
    named = re.findall(r"^## (waraq .*)$", (DOCS / "commands.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)


def test_every_setting_is_documented_with_its_default() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| `(.*?)` \|", (DOCS / "settings.md").read_text("utf-8"), re.MULTILINE
    )
    assert dict(rows) == {field.name.upper(): str(field.default) for field in fields(SiteConfig)}


def test_every_field_of_the_data_is_documented_with_its_type() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", (DOCS / "data.md").read_text("utf-8"), re.MULTILINE)
    every = SiteConfig(licence="CC BY 4.0")
    assert rows == [(field.name, field.type) for field in list_fields(every)]


def test_every_name_of_a_field_is_documented() -> None:
    table = (PROJECT / "plugins/waraq/data/query_fields.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")][1:]
    text = (DOCS / "search.md").read_text("utf-8")
    documented = {
        (name, field)
        for field, names in re.findall(r"^\| (\w+) \| ((?:`\w+:` ?)+)\|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+):`", names)
    }
    assert {(row[0], row[1]) for row in rows} == documented


def test_every_rule_of_checks_is_documented() -> None:
    text = (DOCS / "checks.md").read_text("utf-8")
    for severity, heading in (("error", "Errors"), ("warning", "Warnings"), ("note", "Notices")):
        section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \| (.*) \|$", section, re.MULTILINE)
        rules = [rule for rule in load_rules().values() if rule.severity == severity]
        assert rows == [(rule.name, rule.what, rule.remedy) for rule in rules]


def list_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{prefix}{name}"
        for part in find_models(field.annotation):
            yield from list_keys(part, f"{prefix}{name}.")


def find_models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from find_models(argument)


def test_every_front_matter_key_is_documented() -> None:
    rows = re.findall(r"^\| `([a-z_0-9.]+)` \|", (DOCS / "editors.md").read_text("utf-8"), re.MULTILINE)
    statuses = get_args(FrontMatter.model_fields["status"].annotation)
    assert rows == [*list_keys(FrontMatter), *statuses]


@pytest.mark.parametrize("path", MARKDOWN, ids=name_file)
def test_relative_links_lead_to_files(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    broken = [target for target in targets if not (path.parent / target.partition("#")[0]).exists()]
    assert broken == []


@pytest.mark.parametrize("path", MARKDOWN, ids=name_file)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE)
    assert set(named) - targets == set()


@pytest.mark.parametrize("path", MARKDOWN, ids=name_file)
def test_paths_in_code_marks_exist(path: Path) -> None:
    roots = ("plugins/", "tests/", "tools/", "docs/", "themes/", "content/authority/", "content/pages/")
    named = re.findall(r"`((?:[\w-]+/)+[\w.-]*)`", path.read_text("utf-8"))
    assert [name for name in named if name.startswith(roots) and not (PROJECT / name).exists()] == []


def test_the_readmes_font_sizes_are_those_of_the_files() -> None:
    text = (PROJECT / "README.md").read_text("utf-8")
    fonts = PROJECT / "themes" / "waraq" / "static" / "fonts"
    for face in ("naskh", "nastaliq"):
        stated = re.search(rf"{face.capitalize()}[^.;]*?(\d+) KB", text)
        size = sum(path.stat().st_size for path in fonts.glob(f"{face}-*.woff2"))
        assert stated, f"README.md does not say what {face} weighs"
        assert int(stated[1]) == round(size / 1000)


def test_no_file_names_a_registry_or_a_machine_path() -> None:
    found = []
    for path in filter(is_ours, list_files()):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # pictures and fonts
        for number, line in enumerate(text.splitlines(), 1):
            if REGISTRIES.search(line) or MACHINE_PATHS.search(line):
                found.append(f"{name_file(path)}:{number}: {line.strip()[:100]}")
    assert found == []


def count_code_lines(function: ast.AST, code: set[int]) -> int:
    """The lines of a function that hold code: no comment, no blank line, no docstring."""
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    own = set(range(function.lineno, (function.end_lineno or 0) + 1)) & code
    if ast.get_docstring(function):
        text = function.body[0]
        own -= set(range(text.lineno, (text.end_lineno or 0) + 1))
    return len(own)


def find_code_lines(source: str) -> set[int]:
    layout = {
        tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER,
    }  # fmt: skip
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        line
        for token in tokens
        if token.type not in layout
        for line in range(token.start[0], token.end[0] + 1)
    }


def test_python_files_and_functions_are_short() -> None:
    long = []
    for path in (path for path in list_files() if path.suffix == ".py"):
        source = path.read_text("utf-8")
        if source.count("\n") > MAX_FILE_LINES:
            long.append(f"{name_file(path)}: {source.count(chr(10))} lines")
        code = find_code_lines(source)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = count_code_lines(node, code)
                if lines > MAX_FUNCTION_LINES:
                    long.append(f"{name_file(path)}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_everything_public_has_a_docstring() -> None:
    bare = []
    for path in sorted((PROJECT / "plugins" / "waraq").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        definitions = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        for owner in [tree, *definitions]:
            parts = [n for n in owner.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
            hidden = isinstance(owner, ast.ClassDef) and owner.name.startswith("_")
            public = [] if hidden else [part for part in parts if not part.name.startswith("_")]
            bare += [f"{name_file(path)}: {part.name}" for part in public if not ast.get_docstring(part)]
        bare += [] if ast.get_docstring(tree) else [name_file(path)]
    assert bare == []


def test_doctests_are_collected_from_the_package() -> None:
    settings = (PROJECT / "pyproject.toml").read_text("utf-8")
    assert "--doctest-modules" in settings
    assert re.search(r'testpaths = \[.*"plugins/waraq"', settings)
