"""Chromium with the sample site in it."""

from __future__ import annotations

import pytest

from .screen import serve


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*", serve)
    fresh = context.new_page()
    requested: list[str] = []
    fresh.on("request", lambda request: requested.append(request.url))
    fresh.requested = requested
    yield fresh
    context.close()
