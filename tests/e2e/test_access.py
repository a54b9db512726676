"""What axe-core finds on each page, light and dark, in a real browser: nothing serious."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PATIENCE = 60_000
BULLETS = "Managed backlog and coordinated sprint planning.\nRan 24 customer interviews and cut onboarding time by 31%."


def serious(page: Page) -> list[str]:
    """The serious findings of axe-core: rule and place."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    return [
        f"{finding['id']}: {node['target']}"
        for finding in found.response["violations"]
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["", "compare", "batch", "phrases", "guide", "model"])
def test_nothing_serious(browser: Browser, server: str, place: str, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{server}/{place}")
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)
    if not place:
        page.get_by_label("Your bullets, one a line").fill(BULLETS)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="Your bullets")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(500)
    assert serious(page) == []
    page.close()
