"""The two settings files load as the commands load them, also where nothing beside them is on the path."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from waraq.config import SiteConfig
from waraq.errors import ConfigError

PROJECT = Path(__file__).parents[1]
PRINT_ADDRESS = "import runpy, sys; print(runpy.run_path(sys.argv[1])['SITEURL'])"


def print_address(name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("WARAQ_")}
    return subprocess.run(
        # -P: as for an installed command, the folder we are in is not on the path.
        [sys.executable, "-P", "-c", PRINT_ADDRESS, str(PROJECT / name)],
        cwd=folder,
        env={**plain, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_settings_take_the_public_address(name: str, tmp_path: Path) -> None:
    done = print_address(name, tmp_path, WARAQ_SITEURL="https://paper.example/archive")
    assert done.stdout.strip() == "https://paper.example/archive", done.stderr


def test_publishing_insists_on_an_address(tmp_path: Path) -> None:
    done = print_address("publishconf.py", tmp_path)
    assert done.returncode != 0
    assert "KeyError: 'WARAQ_SITEURL'" in done.stderr


def test_shipped_settings_are_allowed_and_the_defaults() -> None:
    settings = runpy.run_path(str(PROJECT / "pelicanconf.py"))
    assert SiteConfig.from_settings(settings) == SiteConfig()


@pytest.mark.parametrize(
    "given, key",
    [
        ({"DIGIT": "urdu"}, "DIGIT"),
        ({"DIGITS": "roman"}, "DIGITS"),
        ({"FACE": "kufi"}, "FACE"),
        ({"PER_PAGE": 0}, "PER_PAGE"),
        ({"FEED_ITEMS": True}, "FEED_ITEMS"),
        ({"NAME_FEEDS": -1}, "NAME_FEEDS"),
        ({"NAME_LINKS": "none"}, "NAME_LINKS"),
        ({"LEARNED_NAMES": 0}, "LEARNED_NAMES"),
        ({"LEARNED_NAMES": 1.5}, "LEARNED_NAMES"),
        ({"LEARNED_NAMES": True}, "LEARNED_NAMES"),
        ({"LEARNED_NAMES": "0.9"}, "LEARNED_NAMES"),
        ({"DATA_TEXTS": "no"}, "DATA_TEXTS"),
        ({"LICENCE": None}, "LICENCE"),
        ({"LICENCE_URL": "javascript:alert(1)"}, "LICENCE_URL"),
        ({"OAI_EMAIL": "paper.example"}, "OAI_EMAIL"),
        ({"OAI_GATEWAY": "gateway"}, "OAI_GATEWAY"),
        ({"ROBOTS": ["User-agent: *"]}, "ROBOTS"),
        ({"HUMANS": 1}, "HUMANS"),
        ({"NEWS_SITEMAP": 1}, "NEWS_SITEMAP"),
        ({"PARQUET": "yes"}, "PARQUET"),
        ({"ARTICLE_JSON": 1}, "ARTICLE_JSON"),
        ({"OFFLINE": "yes"}, "OFFLINE"),
        ({"SERVICE_WORKER": 1}, "SERVICE_WORKER"),
        ("latin", "WARAQ"),
    ],
)
def test_a_wrong_setting_is_named(given: object, key: str) -> None:
    with pytest.raises(ConfigError, match=key):
        SiteConfig.from_settings({"WARAQ": given})
