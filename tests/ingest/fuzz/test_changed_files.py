"""Files of every format, changed anywhere: articles or problems come out, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.fuzz.__main__ import main
from tests.ingest.fuzz.changes import KINDS, Change, apply_change
from tests.ingest.fuzz.promise import BrokenPromiseError, check, guarded
from tests.ingest.fuzz.seeds import TARGETS, WORDS, Target
from tests.soak import choose
from waraq.ingest.archives import TARS, ZIPS
from waraq.ingest.readers import READERS

SHARES = st.floats(0, 1)
CHANGES = st.lists(
    st.builds(Change, st.sampled_from(KINDS), SHARES, SHARES, SHARES, st.integers(0, 1 << 32)),
    min_size=1,
    max_size=5,
)
OTHERS = [raw for target in TARGETS for raw in target.seeds]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_the_changes_start_from_is_good(target: Target) -> None:
    found = [check(target, raw) for raw in target.seeds]
    assert found[0][0] or target.name == "source.yaml"


def test_every_format_is_tried() -> None:
    names = [target.name for target in TARGETS]
    known = {*READERS, *ZIPS, *TARS} - {
        ".htm",
        ".mht",
        ".ndjson",
        ".tar.bz2",
        ".tar.xz",
        ".tbz2",
        ".tgz",
        ".txz",
    }
    assert [ending for ending in sorted(known) if not any(name.endswith(ending) for name in names)] == []


@pytest.mark.soak
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@settings(max_examples=choose(12, 5_000), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), changes=CHANGES, inside=st.booleans())
def test_changed_files(target: Target, data: st.DataObject, changes: list[Change], inside: bool) -> None:
    raw = data.draw(st.sampled_from(target.seeds))
    packing = target.packing if inside else None
    raw = packing.unpack(raw) if packing else raw
    for change in changes:
        raw = apply_change(raw, change, OTHERS, WORDS)
    check(target, packing.pack(raw) if packing else raw)


def test_without_atheris_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.ingest.fuzz.__main__.find_spec", lambda _name: None)
    assert main(["--minutes", "0"]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_writing_outside_would_be_noticed(tmp_path: Path) -> None:
    with guarded(), pytest.raises(BrokenPromiseError, match="open"):
        (tmp_path / "a").write_bytes(b"")
    with guarded(), pytest.raises(BrokenPromiseError, match="mkdir"):
        (tmp_path / "a").mkdir()
    (tmp_path / "a").mkdir()
