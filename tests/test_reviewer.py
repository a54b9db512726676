"""The one door: reviews as callers see them."""

import json
import pickle

import pytest

from examples import BULLETS
from rewriter.flags import scan
from rewriter.reviewer import Reviewer, bullet_id


@pytest.fixture(scope="module")
def reviewer():
    return Reviewer.load()


def test_reviews_come_in_order_and_the_same_in_any_batch(reviewer):
    together = list(reviewer.pipe(BULLETS, batch_size=5))
    assert [review.bullet for review in together] == BULLETS
    assert together == [reviewer.review(bullet) for bullet in BULLETS]


def test_who_wants_the_best_wording_alone_gets_the_first_of_all(reviewer):
    for review, best in zip(reviewer.pipe(BULLETS), reviewer.pipe(BULLETS, most=1), strict=True):
        stronger = [wording for wording in review.suggestions if wording.tier == "stronger"]
        assert [wording for wording in best.suggestions if wording.tier == "stronger"] == stronger[:1]
        assert best.suggestions[:1] == review.suggestions[:1]
    assert any(len(review.suggestions) > 2 for review in reviewer.pipe(BULLETS))


def test_a_review_survives_pickling_and_json(reviewer):
    review = reviewer.review(BULLETS[1])
    assert pickle.loads(pickle.dumps(review)) == review
    found = json.loads(json.dumps(review.to_dict()))
    assert set(found) >= {"id", "bullet", "label", "flagged", "probability", "drivers", "flags", "signals", "rung"}
    assert found["suggestions"][0]["tier"] == "safe"
    assert found["flags"][0]["text"] == "Responsible for"


def test_flags_alone_need_no_parser(reviewer, monkeypatch):
    from rewriter.reading import parsing

    monkeypatch.setattr(parsing, "_parser", None)
    assert all(not review.suggestions for review in reviewer.pipe(BULLETS, suggest=False))


def test_a_bullet_called_administration_is_flagged_somewhere_even_where_no_rule_knows_its_habit(reviewer):
    bullet = "Prepared rosters for the migration weekend"
    assert not scan(bullet).flags
    review = reviewer.review(bullet)
    assert (review.label, [flag.text for flag in review.flags]) == ("delivery_admin", ["Prepared rosters"])


def test_work_of_another_trade_is_flagged_for_nothing_but_the_share_that_it_tells(reviewer):
    other = "Resolved SQL Server access issues and tuned slow PL/SQL queries"
    assert scan(other).flags
    review = reviewer.review(other)
    assert (review.label, review.flags, review.suggestions) == ("other", (), ())
    due = reviewer.review("Responsible for tuning slow PL/SQL queries and index rebuilds")
    assert (due.label, [flag.text for flag in due.flags]) == ("other", ["Responsible for"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00\x07",
        "<script>alert(1)</script>",
        "🚀",
        "a" * 100_000,
        "Managed backlog. " * 6000,
        "Ran demos utilizing Jira. " * 90,
    ],
)
def test_any_text_gets_a_review(reviewer, text):
    review = reviewer.review(text)
    assert review.bullet == text
    assert review.suggestions == ()


def test_what_is_surely_no_administration_need_not_claim_more(reviewer):
    sure = reviewer.review("Developed product strategy for the self checkout app to support the redesign of stores")
    assert not sure.suggestions
    assert reviewer.review("Set the pricing of the fare app").suggestions


def test_empty_text_is_other_and_unflagged(reviewer):
    review = reviewer.review("")
    assert (review.label, review.flags, review.flagged) == ("other", (), False)


def test_id_stays_when_only_case_or_spacing_changes():
    assert bullet_id("Ran  demos ") == bullet_id("ran demos") != bullet_id("ran demo")


def test_half_a_character_is_kept_as_it_is(reviewer):
    text = "\ud800 Managed the product \ud800backlog"
    review = reviewer.review(text)
    assert review.bullet == text
    assert all(text[flag.start : flag.end] == flag.text for flag in review.flags)
    assert all("\ud800" in suggestion.text for suggestion in review.suggestions)
