"""Chromium with the sample site in it."""

from __future__ import annotations

import pytest

from .screen import serve


@pytest.fixture(scope="module")
def chromium():
    pytest.importorskip("playwright.sync_api")
    from tools.chromium import find_chromium, open_chromium  # noqa: PLC0415 - it needs Playwright

    if find_chromium() is None:
        pytest.skip("Chromium is not installed: the theme is not looked at")
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*", serve)
    fresh = context.new_page()
    requested: list[str] = []
    fresh.on("request", lambda request: requested.append(request.url))
    fresh.requested = requested
    yield fresh
    context.close()
