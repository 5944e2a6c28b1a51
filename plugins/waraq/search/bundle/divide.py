"""Which modules are in which bundle, and in which order they run there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waraq.search.bundle.module import LAZY, Module
from waraq.search.bundle.scan import Token, refuse


@dataclass(slots=True)
class Bundle:
    """A file to be: the module it begins with, its modules in their order, and what it has from others."""

    name: str
    entry: str
    modules: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)  # what a lazy bundle is given by the one that loads it
    given: set[str] = field(default_factory=set)  # what later bundles load from this one


@dataclass(frozen=True, slots=True)
class Division:
    """The bundles that pages load, and those that modules load, by the module they begin with."""

    entries: list[Bundle]
    lazy: dict[str, Bundle]

    def find(self, module: str) -> Bundle | None:
        """The first bundle for pages that has the module."""
        return next((bundle for bundle in self.entries if module in bundle.modules), None)


def divide(modules: Mapping[str, Module], entries: Mapping[str, str], lazy: Mapping[str, str]) -> Division:
    """Divide modules among bundles; the mappings have the first module of each.

    :raises BundleError: where modules import what is not there, or each other.
    """
    division = Division([], {module: Bundle(name, module) for name, module in lazy.items()})
    for name, entry in entries.items():
        bundle = Bundle(name, entry)
        _Filling(bundle, modules, division).fill()
        division.entries.append(bundle)
    for bundle in division.lazy.values():
        parents = [
            each for each in division.entries
            if any(bundle.entry in modules[name].lazy for name in each.modules)
        ]  # fmt: skip
        if len(parents) != 1:
            remedy = 'let import("./…") of it stand in the modules of one bundle that pages load'
            refuse(bundle.entry, 1, f"{len(parents)} bundles load the bundle {bundle.name}", remedy)
        _Filling(bundle, modules, division, parents[0]).fill()
    return division


@dataclass(frozen=True, slots=True)
class _Filling:
    """Puts modules into one bundle; those of its parent are there already when it is loaded."""

    bundle: Bundle
    modules: Mapping[str, Module]
    division: Division
    parent: Bundle | None = None

    def fill(self) -> None:
        """Collect what the bundle needs at once, then what it loads as if from elsewhere."""
        self._collect(self.bundle.entry)
        for name in self.bundle.modules:  # which grows meanwhile
            for token in self.modules[name].body:
                if token.kind == LAZY:
                    self._collect_lazy(name, token)

    def _collect(self, name: str, trail: tuple[str, ...] = ()) -> None:
        """Put a module behind those that it imports."""
        if name in trail:
            circle = " → ".join([*trail[trail.index(name) :], name])
            remedy = "move what they share into one more module"
            refuse(name, 1, f"modules import each other: {circle}", remedy)
        if name in self.bundle.modules or name in self.bundle.shared:
            return
        if self.parent and name in self.parent.modules:
            self.bundle.shared.append(name)
            return
        for each in self.modules[name].imports:
            self._check(name, each.module, each.line)
            self._collect(each.module, (*trail, name))
        self.bundle.modules.append(name)

    def _collect_lazy(self, importer: str, token: Token) -> None:
        """Collect a module that is imported with ``import()``, unless it is, or begins, another file."""
        self._check(importer, token.text, token.line)
        if token.text in self.division.lazy:
            if self.parent:
                reason = f"the lazy bundle {self.bundle.name} loads another one"
                refuse(importer, token.line, reason, "load it from a module that pages load")
        elif not self.parent and (earlier := self.division.find(token.text)):
            earlier.given.add(token.text)
        else:
            self._collect(token.text)

    def _check(self, importer: str, name: str, line: int) -> None:
        if name not in self.modules:
            remedy = "write the name of a file beside this one"
            refuse(importer, line, f"there is no module {name}", remedy)
