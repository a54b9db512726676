"""Every signal is tested by its own examples."""

import pytest

from examples import unmark
from rewriter import signals
from rewriter.flags import scan

KINDS = signals.load()


@pytest.mark.parametrize(("kind", "example"), [(k, e) for k in KINDS.values() for e in k.shows], ids=str)
def test_signal_is_shown_at_its_mark(kind, example):
    text, expected = unmark(example)
    assert [(s.start, s.end) for s in scan(text).signals if s.name == kind.name] == expected


@pytest.mark.parametrize(("kind", "example"), [(k, e) for k in KINDS.values() for e in k.hides], ids=str)
def test_signal_is_not_seen_in_near_miss(kind, example):
    assert kind.name not in {s.name for s in scan(example).signals}


def test_the_six_signals_are_those_of_the_contract():
    assert set(KINDS) == {
        "discovery",
        "prioritization",
        "tradeoff",
        "outcome",
        "business_context",
        "leadership_story",
    }
