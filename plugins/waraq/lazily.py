"""Packages whose names are loaded when they are asked for: no command waits for what it does not use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def load_lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """A package's `__getattr__`, which loads what stands in `homes`: each name with the module that has it.

    A name must not be that of a module of the package, which Python would give instead once that is loaded.

    >>> load_lazily("waraq.ingest", {"find_mojibake": "mojibake"})("find_mojibake").__name__
    'find_mojibake'
    """

    def load(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return load
