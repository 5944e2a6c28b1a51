"""What one module imports and exports, and the rest of it. The forms known here are all there are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import NoReturn

from waraq.search.bundle.scan import Token, refuse, scan

LAZY = "lazy"  # a token that stands for import("./its-text.js")
_NAMES = r"(?:[\w$]+ (?:as [\w$]+ )?(?:, |(?=\})))*"
_IMPORT = re.compile(
    rf'import (?:(?:\{{ (?P<names>{_NAMES})\}}|\* as (?P<all>[\w$]+)) from )?"\./(?P<module>[\w-]+\.js)" ;'
)
_LIST = re.compile(rf"export \{{ (?P<names>{_NAMES})\}} ;")
_DECLARED = re.compile(r"export (?:(?:async )?function (?:\* )?|class |const )(?P<name>[\w$]+) ")
_DYNAMIC = re.compile(r'import \( "\./(?P<module>[\w-]+\.js)" \)')
_WITH_BODY = frozenset({"async", "class", "function"})
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the module, and what it is called here; `everything` names the module as a whole."""

    module: str
    names: dict[str, str]  # as called here, as exported
    everything: str
    line: int


@dataclass(slots=True)
class Module:
    """A module taken apart; `body` is its code without imports, exports and comments."""

    name: str
    imports: list[Import] = field(default_factory=list)
    exports: dict[str, str] = field(default_factory=dict)  # as exported, as called here
    body: list[Token] = field(default_factory=list)

    @property
    def lazy(self) -> list[str]:
        """The modules it imports when it needs them."""
        return [token.text for token in self.body if token.kind == LAZY]


def read_module(name: str, source: str) -> Module:
    """Take a module apart.

    :raises BundleError: for an import or export of another form.

    >>> module = read_module("a.js", 'import {b} from "./b.js"; export const c = b;')
    >>> module.imports[0].module, module.exports
    ('b.js', {'c': 'c'})
    """
    return _Reading(name, source).read()


class _Reading:
    """Reads one module from its first token to its last."""

    def __init__(self, name: str, source: str) -> None:
        self._module = Module(name)
        self._tokens = [token for token in scan(source, name) if token.kind != "comment"]
        self._at = 0
        self._depth = 0

    def read(self) -> Module:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "word" and token.text in {"import", "export", "await"}:
                self._read_word(token)
            else:
                self._follow(token)
                self._module.body.append(token)
                self._at += 1
        return self._module

    def _follow(self, token: Token) -> None:
        if token.text.startswith("$") and token.kind == "word":
            self._refuse(token, "names with a $ in front are the joiner's own", "choose another name")
        self._depth += _step(token)

    def _read_word(self, token: Token) -> None:
        ahead = _write(self._look_on())
        if ahead.startswith(("import . meta ", "await ")):
            if token.text == "await" and self._depth == 0:
                self._refuse(token, "await outside of a function", "put it into an async function")
            self._module.body.append(token)
            self._at += 1
        elif found := _DYNAMIC.match(ahead):
            self._skip(found[0])
            self._module.body.append(Token(LAZY, found["module"], token.line))
        elif self._depth > 0 or ahead.startswith("import ("):
            remedy = 'write import("./name.js") in code, and imports and exports outside of all brackets'
            self._refuse(token, f"{token.text} can't stand here", remedy)
        elif token.text == "import":
            self._read_import(token, ahead)
        else:
            self._read_export(token, ahead)

    def _read_import(self, token: Token, ahead: str) -> None:
        found = _IMPORT.match(ahead)
        if not found:
            known = 'import "./x.js"; import { a, b as c } from "./x.js"; or import * as x from "./x.js";'
            self._refuse(token, "an import of a form that can't be joined", f"write {known}")
        self._skip(found[0])
        names = {here: exported for exported, here in _read_names(found["names"] or "")}
        self._module.imports.append(Import(found["module"], names, found["all"] or "", token.line))

    def _read_export(self, token: Token, ahead: str) -> None:
        if found := _LIST.match(ahead):
            self._skip(found[0])
            self._export(token, {there: here for here, there in _read_names(found["names"])})
        elif (found := _DECLARED.match(ahead)) and not _has_second(self._look_on()):
            self._skip("export")
            self._export(token, {found["name"]: found["name"]})
        else:
            known = "export function, class or const with one name, or export { a, b as c };"
            self._refuse(token, "an export of a form that can't be joined", f"write {known}")

    def _export(self, token: Token, names: dict[str, str]) -> None:
        for name in names.keys() & self._module.exports.keys():
            self._refuse(token, f"{name} is exported twice", "leave one of them out")
        self._module.exports |= names

    def _look_on(self) -> list[Token]:
        """The tokens, but spaces, up to the end of the statement or of what stands behind it.

        Of a function or a class those up to its first brace.
        """
        found: list[Token] = []
        depth = 0
        for token in islice(self._tokens, self._at, None):
            if token.kind == "space":
                continue
            depth += _step(token)
            found.append(token)
            if depth < 0 or (depth == 0 and token.text == ";"):
                break
            if token.text == "{" and found[1].text in _WITH_BODY:
                break
        return found

    def _skip(self, text: str) -> None:
        """Go behind the tokens of a text that `_write` made."""
        left = len(text.split())
        while left:
            left -= self._tokens[self._at].kind != "space"
            self._at += 1

    def _refuse(self, token: Token, reason: str, remedy: str) -> NoReturn:
        refuse(self._module.name, token.line, reason, remedy)


def _step(token: Token) -> int:
    """How many brackets a token opens; less than none when it closes one."""
    if token.kind == "template":
        return token.text.endswith("${") - token.text.startswith("}")
    return (token.text in _OPENING) - (token.text in _CLOSING) if token.kind == "sign" else 0


def _write(tokens: list[Token]) -> str:
    """The tokens, each with a space behind, for the patterns above."""
    return "".join(f"{token.text} " for token in tokens)


def _read_names(text: str) -> list[tuple[str, str]]:
    """The two names of each part of a list: the same one twice where it has no ``as``."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    return [(part[0], part[-1]) for part in parts]


def _has_second(statement: list[Token]) -> bool:
    """Whether an exported const declares a second name."""
    depth = 0
    for token in statement:
        depth += _step(token)
        if depth == 0 and token.text == "," and token.kind == "sign":
            return statement[1].text == "const"
    return False
