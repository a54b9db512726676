"""Flags, signals and rung of whole bullets."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import BULLETS
from rewriter import paths
from rewriter.flags import scan


def guide_pairs():
    with (paths.examples() / "guide_pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("pair", guide_pairs(), ids=lambda pair: pair["profile"])
def test_weak_bullets_of_the_guide_are_flagged_and_strong_ones_are_not(pair):
    assert scan(pair["weak"]).flags
    assert not scan(pair["strong"]).flags
    assert scan(pair["strong"]).signals


@given(st.one_of(st.text(), st.sampled_from(BULLETS)))
def test_offsets_slice_the_text_as_typed_and_flags_do_not_overlap(text):
    seen = scan(text)
    at = 0
    for flag in seen.flags:
        assert text[flag.start : flag.end] == flag.text != ""
        assert flag.start >= at
        at = flag.end
    assert all(0 <= signal.start < signal.end <= len(text) for signal in seen.signals)


def test_offsets_count_code_points_behind_emoji_and_tabs():
    text = "🚀\t“Managed backlog”"
    (flag,) = scan(text).flags
    assert (flag.start, flag.text) == (3, "Managed backlog")


@pytest.mark.parametrize(
    ("bullet", "rung"),
    [
        ("Attended sprint reviews", "observed"),
        ("Assisted in developing a strategy", "supported"),
        ("Participated in planning", "participated"),
        ("Involved in planning", "participated"),
        ("Worked closely with design", "partnered"),
        ("Wrote stories", "did"),
        ("Spearheaded the launch", "led"),
        ("Owned pricing", "owned"),
        ("", "did"),
    ],
)
def test_rung_is_that_of_the_opening_verb(bullet, rung):
    assert scan(bullet).rung == rung


def test_a_decision_takes_the_flag_off_its_phrase():
    assert not scan("Ranked the backlog by customer value.").flags


def test_delivery_results_and_scale_are_no_outcomes():
    for text in ("Increased team velocity by 20%.", "Managed 12 projects worth $4M.", "Delivered on time."):
        assert "outcome" not in {signal.name for signal in scan(text).signals}, text


WORDS = [
    "Managed",
    "the",
    "user",
    "acceptance",
    "testing",
    "product",
    "backlog",
    "of",
    "two",
    "teams,",
    "node.js",
    "-",
    "$1.5M",
    "\u00a0",
]
LINES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(LINES, LINES, st.text(max_size=9), st.text(max_size=9))
def test_a_scan_is_the_same_whatever_it_may_be_like(begun, end, other_end, added):
    known = scan(begun + other_end)
    assert scan(f"{begun}{added} {end}", known) == scan(f"{begun}{added} {end}")
