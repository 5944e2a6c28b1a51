"""Names of sections that were hardly meant: a letter away from another one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from waraq.checks.rules import break_rule
from waraq.checks.written import Place, Written
from waraq.errors import Problem
from waraq.ingest import find_section, fold_section, load_sections
from waraq.text.edit_distance import count_edits

_SHORTEST = 4  # letters; in a shorter name one of them may make another word


@dataclass(slots=True)
class _Use:
    path: str
    place: Place
    count: int = 0


class SectionUses:
    """The names under which articles stand that are none of the usual sections."""

    def __init__(self) -> None:
        self._uses: dict[str, _Use] = {}

    def note(self, name: str, file: Written) -> None:
        """Note that an article has this section."""
        if find_section(name) is not None:
            return
        if name not in self._uses:
            self._uses[name] = _Use(file.path, file.find_key("section"))
        self._uses[name].count += 1

    def find_near(self, named: Collection[str]) -> Iterator[Problem]:
        """Yield those a letter away from a usual section, one `named` in the editor's table, or another."""
        index = _Index()
        for section in load_sections():
            for name in (section.name, *section.aliases):
                index.add(name, section.name)
        for name in named:
            index.add(name, name)
        for name, use in sorted(self._uses.items(), key=lambda item: (-item[1].count, item[0])):
            near = None if name in named else index.find(name)
            if near is None:
                index.add(name, name)
                continue
            articles = "1 article" if use.count == 1 else f"{use.count} articles"
            reason = f"the section “{name}” ({articles}) is a letter away from “{near}”"
            remedy = f"write “section: {near}”, if that is meant"
            yield break_rule("section-near", use.path, reason, remedy, use.place)


class _Index:
    """Names that are found again with one letter too many, too few or another, without trying them all."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, str]] = {}

    def add(self, name: str, meant: str) -> None:
        folded = fold_section(name)
        if len(folded) >= _SHORTEST:
            for key in _shorten(folded):
                self._names.setdefault(key, {}).setdefault(folded, meant)

    def find(self, name: str) -> str | None:
        folded = fold_section(name)
        if len(folded) < _SHORTEST:
            return None
        near = (each for key in _shorten(folded) for each in self._names.get(key, {}).items())
        found = min(((count_edits(folded, other), other, meant) for other, meant in near), default=None)
        return found[2] if found and found[0] <= 1 else None


def _shorten(name: str) -> list[str]:
    """The name, and what is left of it without one of its letters."""
    name = name[:60]  # what is longer is no name of a section
    return [name, *(name[:place] + name[place + 1 :] for place in range(len(name)))]
