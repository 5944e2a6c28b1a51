"""Modules joined into bundles: each is a function, run once, that gives what the module exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from waraq.search.bundle.divide import Bundle, Division, divide
from waraq.search.bundle.forms import AsModules, Form
from waraq.search.bundle.module import LAZY, Import, Module, read_module
from waraq.search.bundle.scan import refuse
from waraq.search.bundle.shrink import shrink


class Joined(NamedTuple):
    """A bundle as it is written: the name of its file, and its text."""

    file: str
    text: str


def join_modules(
    sources: Mapping[str, str],
    entries: Mapping[str, str],
    lazy: Mapping[str, str],
    name_file: Callable[[str, str], str],
    form: Form | None = None,
) -> dict[str, Joined]:
    """The bundles of some modules, by the names of the bundles.

    `sources` are the modules by name. `entries` has, for each bundle that
    pages load, the module it begins with. A module that is imported with
    ``import()`` is in the bundle too, unless an earlier entry has it, whose
    file is loaded then, or it begins a bundle of its own, as those in `lazy`
    do. `name_file` names a file by its bundle's name and text, and `form` says
    how bundles are written: as modules if it is left out.

    :raises BundleError: where a module is not there, not written as it must be, or in a circle.
    """
    modules = {name: read_module(name, source) for name, source in sources.items()}
    writer = _Writer(modules, divide(modules, entries, lazy), form or AsModules())
    return dict(writer.write(name_file))


class _Writer:
    """Writes bundles. Their modules are called $0, $1, …: no name of a module begins so."""

    def __init__(self, modules: Mapping[str, Module], division: Division, form: Form) -> None:
        self._modules = modules
        self._form = form
        self._division = division
        self._variables = {name: f"${number:x}" for number, name in enumerate(sorted(modules))}
        self._files: dict[str, str] = {}

    def write(self, name_file: Callable[[str, str], str]) -> Iterator[tuple[str, Joined]]:
        """The bundles, each behind those whose files it names."""
        for bundle in (*self._division.lazy.values(), *self._division.entries):
            text = f"{shrink(self._write_bundle(bundle), bundle.entry)}\n"
            self._files[bundle.name] = name_file(bundle.name, text)
            yield bundle.name, Joined(self._files[bundle.name], text)

    def _write_bundle(self, bundle: Bundle) -> str:
        body = "".join(self._write_module(bundle, self._modules[name]) for name in bundle.modules)
        entry = self._variables[bundle.entry]
        if bundle.entry in self._division.lazy:
            # However often it is asked for, its modules run once.
            return self._form.write_lazy(body, entry, self._list_variables(bundle.shared))
        given = [self._variables[name] for name in sorted(bundle.given)]
        return self._form.write_entry(body, entry, [*self._modules[bundle.entry].exports], given)

    def _list_variables(self, modules: list[str]) -> str:
        return ",".join(self._variables[name] for name in modules)

    def _write_module(self, bundle: Bundle, module: Module) -> str:
        imports = "".join(self._write_import(module, each) for each in module.imports)
        body = (
            token._replace(text=self._load(bundle, token.text))
            if token.kind == LAZY
            else self._form.rewrite(token)
            for token in module.body
        )
        exports = ",".join(_write_pair(there, here) for there, here in module.exports.items())
        code = imports + "".join(token.text for token in body)
        if exports:
            code += f"\nreturn{{{exports}}}"
        return f"const {self._variables[module.name]}=(()=>{{{code}}})();"

    def _write_import(self, module: Module, each: Import) -> str:
        variable = self._variables[each.module]
        for exported in each.names.values():
            if exported not in self._modules[each.module].exports:
                reason = f"{each.module} exports no {exported}"
                refuse(module.name, each.line, reason, "export it there, or take it out of the import")
        if each.everything:
            return f"const {each.everything}={variable};"
        names = ",".join(_write_pair(exported, here) for here, exported in each.names.items())
        return f"const{{{names}}}={variable};" if names else ""

    def _load(self, bundle: Bundle, name: str) -> str:
        """The code for ``import()`` of a module: out of this bundle, or of the file of another."""
        variable = self._variables[name]
        if name in bundle.modules or name in bundle.shared:
            # Later, as the real thing: the module may stand further down in the file.
            return f"Promise.resolve().then(()=>{variable})"
        if lazy := self._division.lazy.get(name):
            shared = self._list_variables(lazy.shared)
            return f"{self._form.load(self._files[lazy.name])}.then($=>$.default({shared}))"
        source = self._division.find(name)
        assert source is not None  # noqa: S101 - divided so
        return f"{self._form.load(self._files[source.name])}.then($=>$.{variable})"


def _write_pair(key: str, value: str) -> str:
    return key if key == value else f"{key}:{value}"
