"""The page, run without a browser, on the real reviewer."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rewriter.reviewer import Review, Reviewer

APP = Path(__file__).resolve().parents[2] / "streamlit_app.py"
WEAK = "Managed backlog and coordinated sprint planning."


def opened() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=120).run()


def checked(text: str) -> AppTest:
    """The page after pasting ``text`` and pressing the button."""
    app = opened()
    app.text_area(key="text").set_value(text)
    return press(app, "Check bullets")


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def html(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def export(app: AppTest) -> str:
    """The last panel: the bullets as they will be copied and downloaded."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if ">Your bullets</h2>" in body or 'class="rw-lines"' in body)


def card_key(app: AppTest) -> str:
    """The key of the only card."""
    return f"{next(iter(app.session_state['reviews']))}-1"


def results(app: AppTest) -> list[str]:
    """The wordings as they stand, one for each suggestion with claims."""
    return [element.proto.body for element in app.get("html") if 'class="rw-result-text"' in element.proto.body]


def test_flags_verdict_and_signals_are_shown() -> None:
    page = html(checked(f"• {WEAK}\n\n- Ran 24 customer interviews and cut onboarding time by 31%.\n"))
    assert "of 2 bullets" in page
    assert 'class="rw-flag"' in page
    assert "Reads as delivery administration" in page
    assert "Guide: " in page
    assert page.count("missing</span>") + page.count('class="rw-has"') == 6


def test_a_claim_changes_the_wording() -> None:
    app = checked(WEAK)
    before = results(app)
    open_claims = [box for box in app.checkbox if not box.value]
    assert open_claims
    for box in open_claims:
        box.check()
    app.run()
    for field in app.text_input:
        field.input("lead time")
    after = results(app.run())
    assert not app.exception
    assert before != after


def test_unconfirmed_claims_never_reach_the_export() -> None:
    """Of two claims the writer confirms one: the export has its words, and none of the other's."""
    app = checked("Managed the product backlog for the payments squad in Jira.")
    review = next(iter(app.session_state["reviews"].values()))
    index, suggestion = next((i, s) for i, s in enumerate(review.suggestions) if len(s.claims) > 1)
    first, *others = suggestion.claims
    expected = suggestion.wording({first.id})
    app.checkbox(key=f"claim-{card_key(app)}-{index}-{first.id}").check().run()
    app.button(key=f"use-{card_key(app)}-{index}").click().run()
    assert unescape(export(app)).count(expected) == 1
    for claim in others:
        unconfirmed = [s.text.strip() for s in suggestion.segments if s.claim == claim.id]
        assert not any(text in export(app) for text in unconfirmed if len(text) > 4)


def test_a_claim_waits_for_its_blank() -> None:
    app = checked(WEAK)
    review = next(iter(app.session_state["reviews"].values()))
    index, suggestion = next((i, s) for i, s in enumerate(review.suggestions) if s.blanks)
    blank = suggestion.blanks[0]
    claim = next(segment.claim for segment in suggestion.segments if segment.blank == blank.id)
    app.checkbox(key=f"claim-{card_key(app)}-{index}-{claim}").check().run()
    assert "once every field here is filled in" in html(app)
    assert not results(app)
    app.text_input(key=f"blank-{card_key(app)}-{index}-{blank.id}").input("speed against <accuracy>").run()
    assert "speed against &lt;accuracy&gt;" in results(app)[0]
    app.text_input(key=f"blank-{card_key(app)}-{index}-{blank.id}").input("The slow import.").run()
    assert "deferring the slow import in favor" in results(app)[0], "an answer fits into the sentence"


def test_accept_and_undo() -> None:
    app = checked(WEAK)
    assert WEAK in export(app)
    app.checkbox[0].check().run()
    for field in app.text_input:
        field.input("3 stated criteria")
    app.run()
    press(app, "Use this wording")
    assert "reworded" in export(app)
    assert "Your wording" in html(app)
    press(app, "Undo")
    assert "rw-new-label" not in export(app)
    assert app.checkbox[0].value, "the answers are still there"


def test_the_summary_speaks_of_the_wordings_in_use_and_all_can_go_at_once() -> None:
    app = checked("Managed the product backlog for the payments squad in Jira.\nTracked the project budget.")
    assert "2 of 2 bullets read as delivery administration" in html(app)
    assert "0 of 2 bullets</b> reworded" in html(app)
    app.checkbox[0].check().run()
    press(app, "Use this wording")
    page = html(app)
    assert "1 of 2 bullets reads as delivery administration" in page
    assert "1 of 2 bullets</b> reworded" in page
    assert "reads as product work" in page
    press(app, "Undo 1 wording")
    assert "2 of 2 bullets read as delivery administration" in html(app)
    assert "rw-new-label" not in export(app)


def test_wordings_of_an_earlier_visit_are_said_to_be_so() -> None:
    app = checked(WEAK)
    app.checkbox[0].check().run()
    for field in app.text_input:
        field.input("3 stated criteria")
    press(app.run(), "Use this wording")
    assert "earlier visit" not in html(app)
    assert "1 kept from an earlier visit" in html(checked(WEAK))


def test_there_is_nothing_to_use_before_something_is_confirmed() -> None:
    app = checked("Responsible for managing the product backlog for the payments squad in Jira.")
    ready, waits = (button for button in app.button if button.label == "Use this wording")
    assert not ready.disabled
    assert waits.disabled
    app.checkbox[0].check().run()
    assert not any(button.disabled for button in app.button if button.label == "Use this wording")


def test_an_accepted_wording_can_be_edited_further() -> None:
    app = checked(WEAK)
    key = f"own-{card_key(app)}"
    app.text_area(key=key).set_value("Managed the backlog and coordinated sprint planning.").run()
    press(app, "Use my wording")
    field = next(area for area in app.text_area if area.label == "Your wording")
    assert field.value == "Managed the backlog and coordinated sprint planning."
    field.set_value("Led the backlog and coordinated sprint planning.").run()
    press(app, "Use my wording: its claim is true")
    assert "Led the backlog" in export(app)


def test_wordings_survive_another_check_of_an_edited_text() -> None:
    app = checked(WEAK)
    app.checkbox[0].check().run()
    for field in app.text_input:
        field.input("3 stated criteria")
    app.run()
    press(app, "Use this wording")
    app.text_area(key="text").set_value(f"Cut churn by 8%.\n{WEAK}")
    press(app, "Check bullets")
    assert "1 of 2 bullets reworded" in export(app)


def test_html_in_a_bullet_is_escaped_everywhere() -> None:
    page = html(checked("Managed backlog <script>alert(1)</script><img src=x onerror=alert(2)> in Jira."))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("text", ["", "   \n\t\n", "•\n-\n"])
def test_nothing_pasted(text: str) -> None:
    assert "Paste at least one bullet." in html(checked(text))


@pytest.mark.parametrize(
    "text",
    [
        "🚀🚀 Managed the backlog 🚀",
        "Managed\x00 the\x1b backlog",
        "Managed backlog " * 6250,
        "é\u0301\u202eegdelab",
        ".",
    ],
    ids=["emoji", "control characters", "100,000 characters", "bidi", "a dot"],
)
def test_odd_bullets_are_answered(text: str) -> None:
    assert "1 bullet" in html(checked(text))


def test_one_bad_bullet_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Reviewer.pipe

    def failing(self: Reviewer, texts: Iterable[str], *, suggest: bool, most: int) -> Iterator[Review]:
        texts = list(texts)
        if any("trouble" in text for text in texts):
            raise ValueError("no <b>luck</b>")
        return pipe(self, texts, suggest=suggest, most=most)

    monkeypatch.setattr(Reviewer, "pipe", failing)
    app = checked(f"This is trouble.\n{WEAK}")
    page = html(app)
    assert "Could not be checked" in page
    assert "ValueError: no &lt;b&gt;luck&lt;/b&gt;" in page
    assert 'class="rw-flag"' in page
    assert "This is trouble." in export(app)


def test_the_same_bullet_twice_is_two_cards() -> None:
    app = checked(f"{WEAK}\n{WEAK}")
    assert "2 of 2 bullets read" in html(app)
    assert len({box.key for box in app.checkbox}) == len(app.checkbox)


def test_the_example_fills_the_box_and_spares_the_writers_text() -> None:
    app = press(opened(), "Try an example")
    assert len(app.text_area(key="text").value.splitlines()) == 5
    app = opened()
    app.text_area(key="text").set_value("My own bullet")
    press(app, "Try an example")
    assert app.text_area(key="text").value == "My own bullet"
    assert app.toast


def test_many_bullets_come_in_parts() -> None:
    app = checked("\n".join(f"Shipped release {number}." for number in range(60)))
    assert "Bullet 25<" in html(app)
    assert "Bullet 26<" not in html(app)
    press(app, "Show 25 more bullets")
    assert "Bullet 50<" in html(app)
    assert export(app).count("<li") == 60


def test_an_edit_of_ones_own_shows_what_it_claims_and_can_be_used() -> None:
    app = checked(WEAK)
    key = f"own-{card_key(app)}"
    app.text_area(key=key).set_value("Managed backlog and led sprint planning for 4 teams.").run()
    page = unescape(html(app))
    assert '<mark class="rw-added">led</mark>' in page
    assert re.search(r'<mark class="rw-added">[^<]*4 teams</mark>', page)
    app.button(key=f"use-{key}").click().run()
    assert "led sprint planning for 4 teams" in export(app)


def test_a_dismissed_phrase_is_not_flagged_until_it_is_wanted_again() -> None:
    app = press(checked("Tracked budget for the museum shop."), "Dismiss")
    assert "is not flagged: you dismissed it" in html(app)
    assert 'class="rw-flag"' not in html(app)
    press(app, "Flag it again")
    assert 'class="rw-flag">Tracked budget</mark>' in html(app)


def test_two_phrases_of_one_habit_can_be_dismissed_together() -> None:
    app = press(checked("Managed the product backlog; refined the sprint backlog."), "Dismiss")
    page = html(app)
    assert "Something went wrong" not in page
    assert page.count("is not flagged: you dismissed it") == 2
