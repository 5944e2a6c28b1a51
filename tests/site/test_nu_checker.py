"""The Nu HTML checker on every page, where Java and npm's `vnu-jar` are there."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.archive_project import PROJECT, BuiltSite

CHECKER = PROJECT / "node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = shutil.which("java")
# Half a minute is too short for what Java's second compiler wins; code of the first needs more stack.
QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


@pytest.mark.skipif(not JAVA, reason="Java is not installed; html5lib's strict parse alone judges the pages")
@pytest.mark.skipif(not CHECKER.is_file(), reason="vnu-jar is not installed (npm ci); html5lib alone judges")
def test_the_checker_finds_no_error(built_site: BuiltSite) -> None:
    command = [str(JAVA), *QUICKLY, "-jar", str(CHECKER), "--errors-only", "--stdout", "--format", "json"]
    done = subprocess.run(
        [*command, "--skip-non-html", str(built_site.output)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    messages = json.loads(done.stdout)["messages"]
    assert [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in messages] == []
    assert done.returncode == 0
