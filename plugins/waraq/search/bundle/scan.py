"""JavaScript as a row of tokens: enough to tell code from texts, expressions and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from waraq.errors import BundleError, Problem

_TOKEN = re.compile(
    r"""(?P<space>\s+)
      | (?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<word>\#?[\w$]+)
      | (?P<sign>\+\+|--|=>|\?\.(?!\d)|\.\.\.|[-+*/%=<>!&|^~?:;,.(){}\[\]])""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_OVER_LINES = frozenset({"space", "comment", "string", "template"})  # a string by a backslash at a line's end
# Behind these words, and behind the brackets of the conditions, a slash begins a regular expression.
_BEFORE_OPERAND = frozenset(
    {"await", "case", "delete", "do", "else", "in", "instanceof", "of", "return", "throw", "typeof", "void"}
)
_CONDITIONS = frozenset({"if", "while", "for"})
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Token(NamedTuple):
    """A piece of a source: its kind (a group of the patterns above, or regex, template), text and line."""

    kind: str
    text: str
    line: int


def refuse(module: str, line: int, reason: str, remedy: str) -> NoReturn:
    """Raise the BundleError of one line."""
    raise BundleError(Problem(f"client/{module}", reason, remedy, line))


def scan(source: str, module: str) -> Iterator[Token]:
    """The tokens of a module, one after the other; together they are its source.

    :raises BundleError: for what is no JavaScript, or could be read in two ways.

    >>> [token.text for token in scan("a = /[/]/u;", "x.js") if token.kind != "space"]
    ['a', '=', '/[/]/u', ';']
    """
    scanner = _Scanner(source, module)
    while scanner.at < len(source):
        yield scanner.take()
    scanner.finish()


class _Scanner:
    """Where a scan has come to: the open brackets, and whether an operand has just ended."""

    def __init__(self, source: str, module: str) -> None:
        self.at = 0
        self._source = source
        self._module = module
        self._line = 1
        self._last = ""
        self._operand: bool | None = False  # None: behind a }, it depends
        self._open: list[tuple[str, str]] = []

    def take(self) -> Token:
        kind, text = self._match()
        token = Token(kind, text, self._line)
        self.at += len(text)
        if kind in _OVER_LINES:
            self._line += text.count("\n")
        if kind not in {"space", "comment"}:
            self._follow(kind, text)
            self._last = text
        return token

    def finish(self) -> None:
        if self._open:
            refuse(self._module, self._line, f"a {self._open[-1][0]} is not closed", "close it")

    def _match(self) -> tuple[str, str]:
        source, at = self._source, self.at
        inside = source[at] == "}" and self._open[-1:] and self._open[-1][0] == "${"
        if (source[at] == "`" or inside) and (found := _TEMPLATE.match(source, at)):
            return "template", found[0]
        found = _TOKEN.match(source, at)
        if found and found[0] == "/" and not self._operand:
            if self._operand is None:
                remedy = "put the expression in brackets, or give it a name"
                refuse(self._module, self._line, "a / behind } may divide or begin an expression", remedy)
            regex = _REGEX.match(source, at)
            return "regex", regex[0] if regex else self._refuse_text()
        return (str(found.lastgroup), found[0]) if found else ("", self._refuse_text())

    def _refuse_text(self) -> NoReturn:
        text = self._source[self.at : self.at + 20].partition("\n")[0]
        refuse(self._module, self._line, f"can't read {text!r}", "write it in plain JavaScript")

    def _follow(self, kind: str, text: str) -> None:
        """Note what a token opens and closes, and whether it ends an operand."""
        if kind == "template":
            self._follow_template(text)
        elif kind == "sign" and text in {"(", "[", "{"}:
            self._open.append((text, self._last))
            self._operand = False
        elif kind == "sign" and text in _PAIRS:
            opened, before = self._open.pop() if self._open else ("", "")
            if opened != _PAIRS[text]:
                refuse(
                    self._module, self._line, f"{text} closes nothing", "look for the bracket it belongs to"
                )
            self._operand = None if text == "}" else text == "]" or before not in _CONDITIONS
        elif kind == "sign":
            self._operand = text in {"++", "--"}
        else:
            self._operand = text not in _BEFORE_OPERAND or self._last in {".", "?."}

    def _follow_template(self, text: str) -> None:
        if text[0] == "}":
            self._open.pop()
        if text.endswith("${"):
            self._open.append(("${", ""))
        self._operand = not text.endswith("${")
