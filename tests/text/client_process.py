"""The browser's analyzer, or another of its modules, in a Node process that answers line by line."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from waraq.text import Analyzer, fold
from waraq.text.fold import fold_letters

CLIENT = Path(__file__).parents[2] / "plugins" / "waraq" / "search" / "client"
RUNNER = """
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createAnalyzer } from "./client/analyzer.js";
import { answer } from "./answer.js";
const analyzer = createAnalyzer(JSON.parse(readFileSync(process.argv[2], "utf8")));
for await (const line of createInterface({ input: process.stdin })) {
  const results = JSON.parse(line).map((question) => answer(question, analyzer));
  process.stdout.write(JSON.stringify(results) + "\\n");
}
"""
ANALYZE = """
export const answer = (text, analyzer) => ({
  fold: analyzer.fold(text), letters: analyzer.foldLetters(text), tokens: analyzer.tokenize(text),
  terms: analyzer.analyze(text), query: analyzer.queryTerms(text),
});
"""

# Any Unicode, and more often what the tables know.
CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
    st.sampled_from("aZ09۰۹٠٩,.٬٫-'’ \u00a0\u200c\u200d\u064e\u0654😀"),
    st.characters(exclude_categories=["Cs"]),
)


class Client(NamedTuple):
    """A running client."""

    process: subprocess.Popen[str]

    def ask(self, questions: list) -> list:
        """What the client answers to each question; by ANALYZE a question is a text."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(questions) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def find_node() -> str | None:
    return shutil.which("node")


@contextmanager
def run_client(folder: Path, answer: str = ANALYZE) -> Iterator[Client]:
    """Start the client with the shipped tables, in a folder of its own; `answer` is a module like ANALYZE."""
    shutil.copytree(CLIENT, folder / "client")
    # Plain .js files are modules only when Node is told so.
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    (folder / "runner.js").write_text(RUNNER, "utf-8")
    (folder / "answer.js").write_text(answer, "utf-8")
    (folder / "tables.json").write_text(Analyzer.load().to_json(), "utf-8")
    command = [str(find_node()), str(folder / "runner.js"), str(folder / "tables.json")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Client(process)
        finally:
            process.kill()


def expect(text: str) -> dict[str, object]:
    """What Python makes of a text, with offsets in UTF-16 units."""
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if ord(character) > 0xFFFF else 1))

    def span(item) -> dict[str, object]:
        return {"text": item.text, "start": units[item.start], "end": units[item.end]}

    analyzer = Analyzer.load()
    return {
        "fold": fold(text),
        "letters": fold_letters(text),
        "tokens": [span(token) for token in analyzer.tokenize(text)],
        "terms": [span(term) | {"position": term.position} for term in analyzer.analyze(text)],
        "query": analyzer.query_terms(text),
    }
