"""Links that lead nowhere, and pictures that can't be shown or are shown to the seeing alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from waraq.checks.addresses import Addresses, Target, resolve
from waraq.checks.rules import break_rule
from waraq.checks.written import Place, Written
from waraq.errors import Problem
from waraq.markup import Reference, find_references
from waraq.markup.links import IMAGE_SCHEMES, find_scheme, is_external

_LONGEST = 100  # of an address that is shown


class _Pending(NamedTuple):
    path: str
    place: Place
    shown: str
    target: Target


class Links:
    """Links are judged once all articles are known: those that wait are kept, not what they stand in."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._pending: list[_Pending] = []

    def check(self, file: Written, body: str, base: str) -> tuple[frozenset[str], list[Problem]]:
        """The ids of the elements of a body on the page `base`, and what is wrong with its pictures.

        Its links within the site are judged by `judge_pending`.
        """
        references = find_references(body)
        problems: list[Problem] = []
        for each in references.found:
            shown = unquote(each.address)
            place = file.find_address(file.body_line + each.line - 1, (each.address, shown))
            if each.alternative is not None:
                problems += _check_image(file.path, place, each)
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


def _check_image(path: str, place: Place, image: Reference) -> Iterator[Problem]:
    shown, scheme = unquote(image.address)[:_LONGEST], find_scheme(image.address)
    if not image.alternative:
        reason = f"the picture {shown} has no alternative text, so it is left out"
        yield break_rule("image-text-missing", path, reason, "write what it shows: ![…](address)", place)
    if not scheme and not is_external(image.address):
        reason = f"the picture {shown} is no part of the site: builds copy no files from the content folder"
        remedy = "put it on the web, and write its address, with https://"
        yield break_rule("image-missing", path, reason, remedy, place)
    elif scheme not in IMAGE_SCHEMES:
        reason = f"the picture {shown} is not loaded: only addresses with https:// are"
        yield break_rule("image-address", path, reason, "write its address with https://", place)
