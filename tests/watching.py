"""What a page in Chromium complains of."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page


def watch_console(page: Page, kinds: frozenset[str] = frozenset({"error", "warning"})) -> list[str]:
    """A list that grows by what the page's console says of these kinds, and by its uncaught errors."""
    troubles: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type in kinds:
            troubles.append(f"{said.text} {said.location['url']}")

    page.on("console", note)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    return troubles
