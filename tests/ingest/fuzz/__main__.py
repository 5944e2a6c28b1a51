"""Fuzz all readers by coverage: ``python -m tests.ingest.fuzz [--minutes 20] [format …]``.

Each format gets the same share of the time. What was learned of it lies in
``.cache/fuzz/corpus`` and is where the next run goes on; what broke the promise
(see promise.py) lies in ``.cache/fuzz/findings``, and the exit status is 1 then.
Where atheris is missing that is said, and nothing is done: the same files are
changed without it in test_changed_files.py.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.ingest.fuzz.changes import LARGEST
from tests.ingest.fuzz.promise import MOST_SECONDS
from tests.ingest.fuzz.seeds import TARGETS, WORDS, Target

FOLDER = Path(".cache") / "fuzz"
MOST_MEMORY = 1000  # MB: Python with all parsers, libFuzzer's tables, and its corpus


def prepare(target: Target, folder: Path) -> tuple[Path, Path]:
    """Write the good files of a format and the words of all formats; return both places."""
    corpus, words = folder / "corpus" / target.name.replace("/", "_"), folder / "words.txt"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(raw)
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in WORDS if word)
    words.write_text("\n".join(lines), "ascii")
    return corpus, words


def fuzz(target: Target, seconds: int, folder: Path) -> bool:
    """Fuzz one format; whether the promise held."""
    corpus, words = prepare(target, folder)
    findings = folder / "findings" / target.name.replace("/", "_")
    findings.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    options = {
        "max_total_time": seconds,
        "max_len": LARGEST,
        "timeout": round(20 * MOST_SECONDS),  # of a clock: what hangs; promise.py counts its own time
        "report_slow_units": round(20 * MOST_SECONDS),
        "rss_limit_mb": MOST_MEMORY,
        "dict": words,
        "artifact_prefix": f"{findings}/",
        "verbosity": 0,
        "print_final_stats": 1,
    }
    given = [f"-{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "tests.ingest.fuzz.coverage", target.name, str(findings), *given]
    done = subprocess.run(
        [*command, str(corpus)], capture_output=True, text=True, errors="replace", check=False
    )
    told = dict(line.split()[:2] for line in done.stderr.splitlines() if line.startswith("stat::"))
    new = sorted(path.name for path in set(findings.iterdir()) - before)
    runs, peak = (told.get(f"stat::{name}:", "?") for name in ("number_of_executed_units", "peak_rss_mb"))
    print(f"{target.name}: {runs} files in {seconds} s, at most {peak} MB, {len(new)} findings", flush=True)
    if done.returncode:
        print(done.stderr[-4000:], flush=True)
    for name in new:
        if name.endswith(".txt"):
            print((findings / name).read_text("utf-8")[-3000:], flush=True)
    return done.returncode == 0 and not new


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the formats that the command line names, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.fuzz")
    parser.add_argument("--minutes", type=float, default=60, help="for all formats together")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("formats", nargs="*", metavar="format", help=" ".join(each.name for each in TARGETS))
    asked = parser.parse_args(arguments)
    if find_spec("atheris") is None:
        print("fuzz: SKIPPED, atheris is not installed here (it has no wheel for this system or Python)")
        return 0
    targets = [each for each in TARGETS if not asked.formats or each.name in asked.formats]
    if not targets:
        parser.error("no such format")
    os.environ["PYTHONHASHSEED"] = "0"  # so that what is found is found again
    held = [
        fuzz(target, max(1, round(asked.minutes * 60 / len(targets))), asked.folder) for target in targets
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
