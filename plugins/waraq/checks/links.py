"""Links that lead nowhere, and pictures that can't be shown or are shown to the seeing alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from waraq.checks.addresses import Addresses, Target, resolve
from waraq.checks.rules import break_rule
from waraq.checks.written import Place, Written
from waraq.errors import Problem
from waraq.markup import find_references
from waraq.markup.addresses import find_scheme, is_external
from waraq.plugins.pictures import PictureFinder

_LONGEST = 100  # of an address that is shown


class _Pending(NamedTuple):
    path: str
    place: Place
    shown: str
    target: Target


class Links:
    """Links are judged once all articles are known: those that wait are kept, not what they stand in."""

    def __init__(self, addresses: Addresses, content: Path) -> None:
        self._addresses = addresses
        self._content = content
        self._pending: list[_Pending] = []

    def check(self, file: Written, body: str, base: str) -> tuple[frozenset[str], list[Problem]]:
        """The ids of the elements of a body on the page `base`, and what is wrong with its pictures.

        Its links within the site are judged by `judge_pending`.
        """
        references = find_references(body)
        folder = Path(file.path).parent.relative_to(self._content).as_posix()
        finder = PictureFinder(self._content, folder)
        problems: list[Problem] = []
        for each in references.found:
            shown = unquote(each.address)
            place = file.find_address(file.body_line + each.line - 1, (each.address, shown))
            if each.alternative is not None:
                problems += [
                    break_rule(fault.rule, file.path, fault.reason, fault.remedy, place)
                    for fault in finder.judge(each)
                ]
            elif not is_external(each.address) and not find_scheme(each.address):
                target = resolve(each.address, base)
                if target is None:
                    reason = f"the link “{shown[:_LONGEST]}” leads out of the site"
                    remedy = "take out a “../”, or write the whole address, with https://"
                    problems.append(break_rule("link-broken", file.path, reason, remedy, place))
                else:
                    self._pending.append(_Pending(file.path, place, shown[:_LONGEST], target))
        return references.anchors, problems

    def judge_pending(self) -> Iterator[Problem]:
        """Yield what is wrong with the links within the site, now that all its pages are known."""
        for path, place, shown, target in self._pending:
            if found := self._addresses.find_fault(target):
                rule, (reason, remedy) = found
                yield break_rule(rule, path, f"the link “{shown}”: {reason}", remedy, place)
