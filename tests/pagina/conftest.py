"""A headless Chromium for the tests of the page. `make test` installs it where it may (scripts/chromium)."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """One browser for all tests, with an empty profile and no way out but to this machine."""
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("Chromium ontbreekt: `apt install chromium` (make test doet dat waar het mag)")
    expect.set_options(timeout=15_000)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profiel"),
            executable_path=program,
            headless=True,
            args=FLAGS,
            viewport={"width": 1360, "height": 900},
            timezone_id="America/New_York",  # the page shows Dutch time wherever the browser is
            locale="en-US",
        )
        context.set_default_timeout(15_000)
        yield context
        context.close()


@pytest.fixture
def open_pagina(chromium: BrowserContext) -> Iterator[Callable[[str], Page]]:
    """Open the page at an address and wait until it is filled; errors in its scripts fail the test."""
    errors: list[str] = []
    pages: list[Page] = []

    def open_(adres: str) -> Page:
        page = chromium.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
        page.goto(adres)
        page.wait_for_selector("html[data-klaar=ja]")
        return page

    yield open_
    for page in pages:
        page.close()
    assert not errors, errors


@pytest.fixture
def pagina(lto: Any, open_pagina: Callable[[str], Page]) -> Page:
    """The page of the test's own tenant."""
    return open_pagina(f"{lto.basis}/_lto/")


@pytest.fixture
def zip_bestand(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """A file to deliver: `zip_bestand("naam.zip", b"…")`."""

    def maak(naam: str, inhoud: bytes) -> Path:
        path = tmp_path / naam
        path.write_bytes(inhoud)
        return path

    return maak
