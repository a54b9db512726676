"""The page of phrases, run without a browser: decide, take back, take along."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rewriter.decisions import Decisions
from rewriter.reviewer import Reviewer
from rewriter.ui import store as page_store

BULLET = "Managed backlog and coordinated sprint planning."


@pytest.fixture
def store(own_decisions: Path) -> Decisions:
    return Decisions()


def shown() -> AppTest:
    def script() -> None:
        from rewriter.ui import phrases

        phrases.page()

    app = AppTest.from_function(script, default_timeout=60)
    app.session_state["reviews"] = {"d": Reviewer.load().review(BULLET)}
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def test_each_phrase_is_asked_once(store: Decisions) -> None:
    app = shown()
    assert '<mark class="rw-flag">Managed backlog</mark>' in html(app)
    press(app, "Right")
    assert '<mark class="rw-flag">coordinated sprint planning</mark>' in html(app)
    press(app, "False alarm")
    assert "Every flagged phrase of this session is decided" in html(app)
    assert [(d.phrase, d.verdict, d.label) for d in store] == [
        ("Managed backlog", "right", "delivery_admin"),
        ("coordinated sprint planning", "false_alarm", ""),
    ]
    assert [flag.text for flag in app.session_state["reviews"]["d"].flags] == ["Managed backlog"]


def test_the_last_decision_can_be_taken_back(store: Decisions) -> None:
    app = press(press(shown(), "False alarm"), "Undo")
    assert list(store) == []
    assert '<mark class="rw-flag">Managed backlog</mark>' in html(app)


def test_a_phrase_put_off_comes_back_last(store: Decisions) -> None:
    app = press(shown(), "Later")
    assert '<mark class="rw-flag">coordinated sprint planning</mark>' in html(app)
    press(app, "Right")
    assert '<mark class="rw-flag">Managed backlog</mark>' in html(app)


def test_another_label_and_a_note_are_kept(store: Decisions) -> None:
    app = shown()
    app.get("button_group")[0].set_value("product")
    app.text_input[0].set_value("It chose the order.")
    press(app, "False alarm")
    assert [(d.label, d.note) for d in store] == [("product", "It chose the order.")]


def test_where_nothing_can_be_kept_the_page_says_so(store: Decisions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REWRITER_DECISIONS", "sqlite:////no/such/folder/decisions.sqlite")
    page_store.decisions.clear()
    assert "Decisions cannot be kept" in html(shown())
