"""The same promise, tried by coverage: atheris keeps what reaches new lines, and changes that further.

Run by ``python -m tests.ingest.fuzz``, one format a process, since libFuzzer ends the process with the run.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
import zlib
from pathlib import Path
from random import Random
from zipfile import BadZipFile

import atheris

with atheris.instrument_imports(include=["waraq.ingest", "warcio"]):
    from tests.ingest.fuzz.changes import LARGEST, apply_change, make_change
    from tests.ingest.fuzz.promise import check, load_readers
    from tests.ingest.fuzz.seeds import TARGETS, WORDS, Target

    load_readers()  # here, or they would not be instrumented

_OTHERS = [raw for target in TARGETS for raw in target.seeds]


def change(target: Target, raw: bytes, most: int, seed: int) -> bytes:
    """Return changed bytes: by libFuzzer's own changes, or by ours, also inside what is packed."""
    random = Random(seed)
    packing = target.packing if random.random() < 0.6 else None
    try:
        inner = packing.unpack(raw) if packing else raw
    except (OSError, EOFError, ValueError, RuntimeError, KeyError, zlib.error, BadZipFile):
        packing, inner = None, raw
    if random.random() < 0.5:
        inner = atheris.Mutate(inner, max(most, len(inner) + 1))
    for _ in range(random.randint(0, 3)):
        inner = apply_change(inner, make_change(random), _OTHERS, WORDS)
    inner = inner[:LARGEST]
    return (packing.pack(inner) if packing else inner)[:most]


class Findings:
    """What broke the promise: each place of it once, with the bytes and the traceback, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: set[str] = set()

    def keep(self, raw: bytes, error: Exception) -> None:
        """Write the bytes and where it went wrong, unless that place is known."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{type(error).__name__} {[(frame.filename, frame.lineno) for frame in frames[-3:]]}"
        digest = hashlib.sha256(place.encode()).hexdigest()[:12]
        if digest in self._known:
            return
        self._known.add(digest)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{digest}.bin").write_bytes(raw)
        told = "".join(traceback.format_exception(error))
        (self._folder / f"{digest}.txt").write_text(told, "utf-8", "backslashreplace")


def main(name: str, folder: str, *options: str) -> None:
    """Fuzz the target of that name; what is found lies in `folder` afterwards."""
    [target] = [each for each in TARGETS if each.name == name]
    findings = Findings(Path(folder))

    def try_one(raw: bytes) -> None:
        try:
            check(target, raw)
        except Exception as error:  # noqa: BLE001 - that any comes out is what is looked for
            findings.keep(raw, error)

    def mutate(raw: bytes, most: int, seed: int) -> bytes:
        return change(target, raw, most, seed)

    atheris.Setup([sys.argv[0], *options], try_one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
