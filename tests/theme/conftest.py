"""Chromium with the sample site in it."""

from __future__ import annotations

import shutil

import pytest

from .screen import serve


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: the theme is not looked at")
    with sync_api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


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
