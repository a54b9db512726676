"""The resume as a whole, and the guide's page."""

from streamlit.testing.v1 import AppTest

from rewriter.reviewer import Reviewer
from rewriter.ui.overview import whole

REVIEWER = Reviewer.load()
PRODUCT = [
    "Interviewed 12 customers before the launch.",
    "Ranked opportunities against customer pain and business impact.",
    "Reduced churn by 12%.",
]
ADMIN = ["Managed backlog.", "Managed status reports for two teams.", "Managed the release calendar."]


def notes(*bullets: str) -> list[str]:
    return whole([(number, REVIEWER.review(bullet, suggest=False)) for number, bullet in enumerate(bullets, 1)])


def test_first_bullets_with_all_three_signals_pass_the_guides_test() -> None:
    assert notes(*PRODUCT, *ADMIN)[0].startswith("Passes the guide’s test")


def test_what_the_first_bullets_lack_is_named() -> None:
    first = notes(*ADMIN, *PRODUCT)[0]
    assert "no discovery, no prioritization and no outcome" in first
    assert "Step 5" in first


def test_the_kind_of_role_that_most_bullets_speak_for_is_named_with_what_it_lacks() -> None:
    told = " ".join(notes(*ADMIN, "Facilitated sprint planning.", "Documented the as-is process."))
    assert "PO who mostly administers the backlog (bullets 1, 2 and 3)" in told
    assert "Proof of work that helps: a case of your own" in told
    assert "Reads most like" not in " ".join(notes("Sang.", "Danced.", "Slept.", "Ate."))


def test_openings_that_repeat_are_named() -> None:
    assert "“Managed” opens bullets 1, 2 and 3." in notes(*ADMIN, *PRODUCT)


def test_a_few_bullets_are_no_whole() -> None:
    assert notes(*ADMIN) == []


def script() -> None:
    from rewriter.ui import guidance

    guidance.page()


def test_the_guide_is_found_by_its_words() -> None:
    app = AppTest.from_function(script, default_timeout=60).run()
    app = app.text_input(key="guide-words").set_value("saying no").run()
    page = "\n".join(element.proto.body for element in app.get("html"))
    assert "Saying no on value" in page
    assert page.count("<article") < 10
