"""Markdown sources: the front matter of other generators, headings, hostile YAML."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.markdown import read_markdown

NAME = "a.md"


def test_front_matter_of_others() -> None:
    head = "title: خبر\ndate: 2014-10-14T08:00:00+05:00\ncategory: کھیل\ntags: [ایک, دو]\nlayout: post\n"
    text = f"---\n{head}---\n\n**متن** یہاں"
    [record] = list(read_markdown(source_of(NAME, text.encode())))
    assert (record.headline, record.date, record.section) == ("خبر", "2014-10-14T08:00:00+05:00", "کھیل")
    assert (record.keywords, record.markdown, record.text) == (("ایک", "دو"), "**متن** یہاں", "متن یہاں")


def test_front_matter_in_toml() -> None:
    head = 'title = "خبر"\ndate = 2014-10-14T08:00:00+05:00\ndraft = true\nweight = 3\n'
    head += '[taxonomies]\ntags = ["ایک", "دو"]\ncategories = ["کھیل"]\n[params]\nauthor = "آصف"\n'
    [record] = list(read_markdown(source_of(NAME, f"+++\n{head}+++\n\n**متن** یہاں +++".encode())))
    assert (record.headline, record.date, record.status) == ("خبر", "2014-10-14T08:00:00+05:00", "draft")
    assert (record.section, record.keywords, record.byline) == ("کھیل", ("ایک", "دو"), "آصف")
    assert record.text == "متن یہاں +++"


def test_the_id_is_that_of_the_front_matter() -> None:
    [record] = list(read_markdown(source_of(NAME, "---\nid: 17\n---\nمتن".encode())))
    assert record.key == "17"


def test_heading_is_the_headline_where_nothing_else_is() -> None:
    [record] = list(read_markdown(source_of(NAME, "# بڑی *خبر*\n\nمتن\nجاری\n\n- نکتہ".encode())))
    assert (record.headline, record.paragraphs) == ("بڑی خبر", ("متن جاری", "نکتہ"))


@pytest.mark.parametrize(
    "text, line",
    [
        ("---\ntitle: x\n", 1),
        ("---\na: &x 1\nb: *x\n---\nمتن", 2),
        ("---\na: b: c\n---\nمتن", 2),
        ("# خبر\n", None),
        ("+++\ntitle = 'x'\n", 1),
        ("+++\ntitle = 'x'\ndate = x\n+++\nمتن", 3),
        (f"+++\na = {'[' * 2000}\n+++\nمتن", 2),
    ],
)
def test_refused(text: str, line: int | None) -> None:
    [problem] = list(read_markdown(source_of(NAME, text.encode())))
    assert isinstance(problem, Problem)
    assert (problem.fatal, problem.line) == (True, line)
