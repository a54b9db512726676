"""Writes docs/page.png, the picture in the README: ``python docs/screenshot.py [address of a running page]``.

Without an address it starts the page itself. Needs playwright and a Chromium (requirements-dev.txt).
"""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "page.png"
WIDTH = 1440
BULLETS = """Managed backlog and coordinated sprint planning.
Ran 24 customer interviews and prioritized the onboarding rebuild, which cut onboarding time by 31%."""


def main() -> None:
    """Takes the picture of a page that is running, or of one started for it."""
    if len(sys.argv) > 1:
        take(sys.argv[1])
        return
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        address = f"http://localhost:{port}"
        wait_for(f"{address}/_stcore/health")
        take(address)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str) -> None:
    """Returns once the server answers."""
    for _ in range(300):
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def take(address: str) -> None:
    """Fills the page in, ticks a claim, and saves the picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000}, color_scheme="light")
        page.goto(address)
        fill(page)
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        page.screenshot(path=PICTURE)
        browser.close()


def fill(page: Page) -> None:
    """Brings the page to the state that the picture shows, with the results in view."""
    page.get_by_label("Your bullets, one a line").fill(BULLETS)
    page.get_by_role("button", name="Check bullets").click()
    page.get_by_role("heading", name="Your bullets").wait_for(timeout=120_000)
    label = page.locator("[class*='st-key-suggestion-'] .stCheckbox label").first
    label.click()
    page.locator(".rw-claim.rw-true").first.wait_for()
    page.mouse.move(0, 0)
    # The page scrolls inside, so the whole of it is in view only in a window as high as itself.
    height = page.locator("[data-testid='stMain']").evaluate("element => element.scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.wait_for_timeout(800)


if __name__ == "__main__":
    main()
