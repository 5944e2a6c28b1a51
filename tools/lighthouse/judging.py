"""Lighthouse run on one address, and what is taken from its reports."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tools.chromium import find_chromium

CLI = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What performance is made of: first text, largest part, seconds until all is there, ms blocked, shift.
AUDITS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
)
LONGEST_SECONDS = 180


class LighthouseError(Exception):
    """Lighthouse gave no report."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One report: points of 100 a category, the values of `AUDITS` (ms, and a share of the screen),
    and the titles of what did not pass beside performance."""

    scores: Mapping[str, float]
    values: Mapping[str, float]
    failed: tuple[str, ...] = ()


def read_report(report: Mapping[str, Any]) -> Judgement:
    """What counts in a report of Lighthouse's; a category that could not be judged has no points."""
    scores = {name: 100 * (report["categories"][name]["score"] or 0) for name in CATEGORIES}
    values = {name: report["audits"][name].get("numericValue", 0.0) for name in AUDITS}
    judged = {ref["id"] for name in CATEGORIES[1:] for ref in report["categories"][name]["auditRefs"]}
    audits = report["audits"]
    failed = sorted(audits[name]["title"] for name in judged if audits[name]["score"] == 0)
    return Judgement(scores, values, tuple(failed))


def take_median(judgements: Sequence[Judgement]) -> Judgement:
    """Each figure's median over several runs, and all that did not pass in one of them."""
    return Judgement(
        {name: median(each.scores[name] for each in judgements) for name in CATEGORIES},
        {name: median(each.values[name] for each in judgements) for name in AUDITS},
        tuple(sorted({title for each in judgements for title in each.failed})),
    )


def judge(address: str) -> Judgement:
    """Lighthouse's judgement under its mobile profile: a slow 4G link, a processor four times slower.

    Raises LighthouseError where it ends without a report.
    """
    command = [
        "node", str(CLI), address, "--quiet", "--output=json", "--output-path=stdout",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    try:
        done = subprocess.run(
            command, capture_output=True, env=environment, timeout=LONGEST_SECONDS, check=True
        )
        return read_report(json.loads(done.stdout))
    except subprocess.CalledProcessError as error:
        raise LighthouseError(error.stderr.decode(errors="replace").strip()[-500:]) from error
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise LighthouseError(str(error)[:500]) from error
