"""One writer's way through the page, in a real browser."""

import csv
import re
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

WEAK = "Managed backlog and coordinated sprint planning."
STRONG = "Ran 24 customer interviews and cut onboarding time by 31%."
PATIENCE = 60_000


@pytest.fixture
def addresses(page: Page) -> list[str]:
    """Every address that the page asks for, web sockets included."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("websocket", lambda socket: seen.append(socket.url))
    return seen


def checked(page: Page, server: str, text: str) -> None:
    page.goto(server)
    settled(page)
    page.get_by_label("Your bullets, one a line").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Your bullets")).to_be_visible(timeout=PATIENCE)


def tick(box: Locator) -> None:
    """Ticks a checkbox by its label: Streamlit hides the input itself."""
    box.locator("xpath=ancestor::label").click()
    expect(box).to_be_checked()
    settled(box.page)


def settled(page: Page) -> None:
    """Waits until the page has answered: Streamlit forgets a box whose answer was cut short by the next click."""
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE)


def test_from_pasting_to_the_download(page: Page, server: str, addresses: list[str], tmp_path: Path) -> None:
    checked(page, server, f"• {WEAK}\n- {STRONG}")
    card = page.locator("[class*='st-key-card-']").first
    expect(card.locator("mark.rw-flag").first).to_be_visible()
    expect(card.get_by_text("Reads as delivery administration")).to_be_visible()

    suggestion = card.locator("[class*='st-key-suggestion-']").filter(has=page.get_by_role("checkbox")).first
    tick(suggestion.get_by_role("checkbox").first)
    for field in suggestion.get_by_role("textbox").all():
        field.fill("3 stated criteria")
    expect(suggestion.locator(".rw-claim.rw-true").first).to_be_visible()
    wording = suggestion.locator(".rw-result-text").inner_text()
    assert wording != WEAK

    suggestion.get_by_role("button", name="Use this wording").click()
    expect(card.locator(".rw-verdict")).to_have_text("Your wording")
    lines = page.locator(".rw-lines > li")
    expect(lines.first).to_contain_text(wording)

    card.get_by_role("button", name="Undo").click()
    expect(lines.first).to_have_text(WEAK)
    expect(suggestion.get_by_role("checkbox").first).to_be_checked()
    suggestion.get_by_role("button", name="Use this wording").click()
    expect(lines.first).to_contain_text(wording)

    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as TXT").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "bullets.txt"
    assert saved.read_text(encoding="utf-8") == f"{wording}\n{STRONG}\n"

    hosts = {urlsplit(address).hostname for address in addresses if not address.startswith(("data:", "blob:"))}
    assert hosts == {"localhost"}


def test_from_docx_to_docx(page: Page, server: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ada Ferro", 0)
    for bullet in ("Responsible for managing the backlog of two squads.", STRONG):
        document.add_paragraph(bullet, style="List Bullet")
    resume = tmp_path / "ada.docx"
    document.save(str(resume))

    page.goto(server)
    page.locator("input[type=file]").set_input_files(resume)
    card = page.locator("[class*='st-key-card-']").first
    ready = card.locator("[class*='st-key-suggestion-']").filter(has_text="Ready to use")
    ready.get_by_role("button", name="Use this wording").click(timeout=PATIENCE)
    expect(card.locator(".rw-verdict")).to_have_text("Your wording")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download your DOCX").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "ada-rewritten.docx"
    after = docx.Document(str(saved)).paragraphs
    assert [p.text for p in after] == ["Ada Ferro", "Managed the backlog of two squads.", STRONG]
    assert [p.style.name for p in after] == [p.style.name for p in document.paragraphs]


def test_a_file_that_cannot_be_read_says_so(page: Page, server: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no zip")
    page.goto(server)
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("Open it in Word or LibreOffice", timeout=PATIENCE)


def test_a_csv_from_upload_to_download(page: Page, server: str, tmp_path: Path) -> None:
    source = tmp_path / "team.csv"
    rows = [["name", "bullet"], ["Ada", WEAK], ["Bo", STRONG], ["Cy", "=Tracked risks, issues"]]
    with source.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    page.goto(f"{server}/batch")
    page.locator("input[type=file]").set_input_files(source)
    page.get_by_role("button", name="Check 3 rows").click(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="of 3 rows read as delivery administration")).to_be_visible(
        timeout=PATIENCE
    )
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download reviewed CSV").click()
    saved = tmp_path / "reviewed.csv"
    download.value.save_as(saved)
    with saved.open(newline="", encoding="utf-8-sig") as file:
        header, *found = csv.reader(file)
    assert [row[:2] for row in found] == [*rows[1:3], ["Cy", "'=Tracked risks, issues"]]  # no formula
    assert [row[header.index("review_label")] for row in found][:2] == ["delivery_admin", "product"]


def test_phrases_are_reviewed_by_keyboard(page: Page, server: str) -> None:
    bullet = "Wrote user stories and removed impediments for the harbor project."
    checked(page, server, bullet)
    page.get_by_role("link", name="Phrases").click()
    phrase = page.locator(".st-key-card-phrase mark")
    expect(phrase).to_have_text("Wrote user stories")
    for key, following in (("2", "removed impediments"), ("0", "Wrote user stories"), ("2", "removed impediments")):
        settled(page)
        page.keyboard.press(key)
        expect(phrase).to_have_text(following)
    settled(page)
    page.keyboard.press("1")
    expect(page.get_by_text("Every flagged phrase of this session is decided")).to_be_visible()

    checked(page, server, bullet)
    first = page.locator("[class*='st-key-card-']").first
    expect(first.locator("mark.rw-flag")).to_have_text("removed impediments")
    expect(first.get_by_text("“Wrote user stories” is not flagged")).to_be_visible()


def test_an_edit_of_ones_own_is_accounted_for_and_undone_by_key(page: Page, server: str) -> None:
    checked(page, server, WEAK)
    card = page.locator("[class*='st-key-card-']").first
    card.get_by_text("Edit in your own words").click()
    card.get_by_label("Your wording").fill("Managed backlog and led sprint planning for 4 teams.")
    page.keyboard.press("Control+Enter")
    expect(card.locator(".rw-entries mark.rw-added").first).to_have_text("led")
    card.get_by_role("button", name="Use my wording: its 2 claims are true").click()
    expect(page.locator(".rw-lines > li").first).to_contain_text("led sprint planning for 4 teams")
    expect(page.get_by_role("button", name="Undo bullet 1")).to_be_visible()
    settled(page)
    page.keyboard.press("0")
    expect(page.locator(".rw-lines > li").first).to_have_text(WEAK)


def test_the_column_of_a_batch_stays_chosen_while_another_page_is_looked_at(
    page: Page, server: str, tmp_path: Path
) -> None:
    source = tmp_path / "team.csv"
    source.write_text(f"who,team,bullet\nAda,Blue,{WEAK}\nBo,Red,{STRONG}\n", encoding="utf-8")
    page.goto(f"{server}/batch")
    settled(page)
    page.locator("input[type=file]").set_input_files(source)
    chosen = page.get_by_test_id("stSelectbox").filter(has_text="The column with the bullets")
    expect(chosen).to_contain_text("bullet", timeout=PATIENCE)
    page.get_by_role("button", name="Check 2 rows").click()
    expect(page.get_by_text("1 of 2 rows read as delivery administration")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Guide").click()
    expect(page.get_by_role("heading", name="Guide", level=1)).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Batch").click()
    expect(page.get_by_text("1 of 2 rows read as delivery administration")).to_be_visible(timeout=PATIENCE)
    assert chosen.locator("input").input_value() == "bullet" or "bullet" in chosen.inner_text().splitlines()


def test_a_reload_loses_no_wording(page: Page, server: str) -> None:
    bullet = "Responsible for managing the backlog of the lighthouse squad."
    checked(page, server, bullet)
    card = page.locator("[class*='st-key-card-']").first
    card.get_by_role("button", name="Use this wording").first.click()
    expect(card.locator(".rw-verdict")).to_have_text("Your wording")
    settled(page)
    checked(page, server, bullet)
    expect(card.locator(".rw-bullet")).to_have_text("Managed the backlog of the lighthouse squad.")
    card.get_by_role("button", name="Undo").click()
    expect(card.get_by_text("Reads as delivery administration")).to_be_visible()
    settled(page)
    checked(page, server, bullet)
    expect(card.get_by_text("Reads as delivery administration")).to_be_visible()


def test_copy_takes_the_text_as_it_is(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bullet = "Cut <b>churn</b> & costs by 8% — “twice”."
    checked(page, server, bullet)
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{bullet}\n"


def test_script_in_a_bullet_never_runs(page: Page, server: str) -> None:
    page.add_init_script("window.hit = false")
    checked(page, server, "Managed backlog <img src=x onerror='window.hit=true'><script>window.hit=true</script>")
    expect(page.locator(".rw-bullet")).to_contain_text("<img src=x onerror='window.hit=true'><script>")
    assert page.evaluate("window.hit") is False
    assert page.locator(".rw-bullet img, .rw-lines img").count() == 0


def test_nothing_pasted(page: Page, server: str) -> None:
    page.goto(server)
    page.get_by_role("button", name="Check bullets").click()
    expect(page.get_by_text("Paste at least one bullet.")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out(page: Page, server: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    checked(page, server, f"{WEAK}\n{'w' * 2000}\n{STRONG}")
    main = page.locator("[data-testid='stMain']")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_the_style_sheet_and_theme_are_in_use(page: Page, server: str) -> None:
    page.goto(server)
    block = page.locator("[data-testid='stMainBlockContainer']")
    expect(block).to_have_css("max-width", "860px", timeout=PATIENCE)
    expect(page.get_by_role("button", name="Check bullets")).to_have_css(
        "background-color", re.compile(r"rgb\(31, 95, 91")
    )
