"""The analyzer of the browser gives exactly what Python gives."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from waraq.text import Analyzer, fold, tokenize

GOLDEN = Path(__file__).parents[1] / "golden" / "analyzer.json"
CLIENT = Path(__file__).parents[2] / "plugins" / "waraq" / "search" / "client" / "analyzer.js"
RUNNER = """
import { readFileSync } from "node:fs";
const [client, input] = process.argv.slice(-2);
const { createAnalyzer } = await import(client);
const { tables, lines } = JSON.parse(readFileSync(input, "utf8"));
const analyzer = createAnalyzer(tables);
const results = lines.map((text) => ({
  fold: analyzer.fold(text), tokens: analyzer.tokenize(text), terms: analyzer.analyze(text),
  query: analyzer.queryTerms(text),
}));
process.stdout.write(JSON.stringify(results));
"""
# Blocks to draw from, the ones we have tables for more often.
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x600, 0x6FF), (0x600, 0x6FF), (0x620, 0x6D5),
    (0x750, 0x77F), (0x8A0, 0x8FF), (0x900, 0x97F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x660, 0x669),
    (0x6F0, 0x6F9), (0x30, 0x39), (0x2C, 0x2E), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0xFF00, 0xFF5E),
    (0x1F300, 0x1F9FF), (0x20000, 0x20010), (0x1D400, 0x1D4FF),
]  # fmt: skip


def draw_lines(count: int) -> list[str]:
    dice = random.Random(20251212)
    words = [
        *Analyzer.load().morphology.exceptions,
        *dict(Analyzer.load().orthography.words),
        "سٹیڈیم",
        "کتابوں",
    ]
    lines = []
    for _ in range(count):
        parts = []
        for _ in range(dice.randint(0, 12)):
            if dice.random() < 0.3:
                parts.append(dice.choice(words) + dice.choice(["", " ", "وں", "یں", "۔", "ے"]))
            else:
                first, last = dice.choice(BLOCKS)
                parts.append("".join(chr(dice.randint(first, last)) for _ in range(dice.randint(1, 5))))
        lines.append("".join(parts))
    return lines


def to_utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def expect(text: str) -> dict[str, object]:
    def span(item) -> dict[str, object]:
        return {"text": item.text, "start": to_utf16(text, item.start), "end": to_utf16(text, item.end)}

    analyzer = Analyzer.load()
    return {
        "fold": fold(text),
        "tokens": [span(token) for token in tokenize(text)],
        "terms": [span(term) | {"position": term.position} for term in analyzer.analyze(text)],
        "query": analyzer.query_terms(text),
    }


def run_client(lines: list[str], folder: Path) -> list[dict[str, object]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the browser tests cover the client")
    tables = json.loads(Analyzer.load().to_json())
    (folder / "input.json").write_text(json.dumps({"tables": tables, "lines": lines}), "utf-8")
    # Data URLs and plain .js files are modules only when Node is told so.
    (folder / "analyzer.mjs").write_text(CLIENT.read_text("utf-8"), "utf-8")
    (folder / "runner.mjs").write_text(RUNNER, "utf-8")
    command = [node, folder / "runner.mjs", (folder / "analyzer.mjs").as_uri(), folder / "input.json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_golden_lines(tmp_path: Path) -> None:
    cases = json.loads(GOLDEN.read_text("utf-8"))
    lines = [case["input"] for case in cases]
    for case, result in zip(cases, run_client(lines, tmp_path), strict=True):
        assert result == expect(case["input"]), case["label"]
        assert result["fold"] == case["expected"]["fold"]


def test_generated_lines(tmp_path: Path) -> None:
    lines = draw_lines(2000)
    for line, result in zip(lines, run_client(lines, tmp_path), strict=True):
        assert result == expect(line), [hex(ord(character)) for character in line]
