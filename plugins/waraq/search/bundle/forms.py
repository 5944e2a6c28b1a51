"""How bundles are written: as modules, or as scripts for pages that are opened from a folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from waraq.search.bundle.scan import Token


class Form(Protocol):
    """What differs between modules and scripts."""

    def write_entry(self, body: str, entry: str, exports: Sequence[str], given: Sequence[str]) -> str:
        """A bundle that pages load; it exports names of its first module, and whole modules."""

    def write_lazy(self, body: str, entry: str, shared: str) -> str:
        """A bundle that another one loads, and gives what it shares; its modules run once."""

    def load(self, file: str) -> str:
        """The code for a promise of what a bundle exports."""

    def rewrite(self, token: Token) -> Token:
        """A token of a module as it stands in the bundle."""


class AsModules:
    """ES modules."""

    def write_entry(self, body: str, entry: str, exports: Sequence[str], given: Sequence[str]) -> str:
        """A bundle that pages load."""
        if exports:
            body += f"export const{{{','.join(exports)}}}={entry};"
        if given:
            body += f"export{{{','.join(given)}}};"
        return body

    def write_lazy(self, body: str, entry: str, shared: str) -> str:
        """A bundle that another one loads."""
        return f"let $;export default({shared})=>$??=(()=>{{{body}return {entry}}})();"

    def load(self, file: str) -> str:
        """The code that loads a bundle."""
        return f'import("./{file}")'

    def rewrite(self, token: Token) -> Token:
        """A token of a module as it stands in the bundle."""
        return token


class AsScripts:
    """Classic scripts, which hand over what they export to the `waraq` of `client/loader.js`."""

    # What import.meta is in a module. No name of the joiner's own is longer than three characters.
    _BEGIN = '(()=>{"use strict";const $import={meta:{url:waraq.findAddress()}};'
    _END = "})();"

    def write_entry(self, body: str, entry: str, exports: Sequence[str], given: Sequence[str]) -> str:
        """A bundle that pages load."""
        named = [*([f"...{entry}"] if exports else []), *given]
        return f"{self._BEGIN}{body}waraq.give({{{','.join(named)}}}){self._END}"

    def write_lazy(self, body: str, entry: str, shared: str) -> str:
        """A bundle that another one loads."""
        once = f"({shared})=>$??=(()=>{{{body}return {entry}}})()"
        return f"{self._BEGIN}let $;waraq.give({{default:{once}}}){self._END}"

    def load(self, file: str) -> str:
        """The code that loads a bundle."""
        return f'waraq.load("./{file}",$import.meta.url)'

    def rewrite(self, token: Token) -> Token:
        """A token of a module as it stands in the bundle."""
        # Only import.meta is left of what begins so.
        if token.kind == "word" and token.text == "import":
            return token._replace(text="$import")
        return token
