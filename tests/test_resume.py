"""Bullets out of pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rewriter import paths
from rewriter.resume import lines_of


@pytest.mark.parametrize(
    ("text", "bullets", "others"),
    [
        ("Ran demos\nWrote stories", ["Ran demos", "Wrote stories"], []),
        ("• Ran demos\n• Wrote stories", ["Ran demos", "Wrote stories"], []),
        ("ACME\n\t▪ Ran demos\n▪ Wrote stories\n\nSkills", ["Ran demos", "Wrote stories"], ["ACME", "Skills"]),
        ("- Ran demos for\nthree teams\n- Wrote stories", ["Ran demos for three teams", "Wrote stories"], []),
        ("• Ran demos\nWrote stories", ["Ran demos", "Wrote stories"], []),
        ("-5% churn\n•\n", ["-5% churn"], []),
        ("", [], []),
    ],
)
def test_lines(text, bullets, others):
    assert lines_of(text) == (bullets, others)


@given(st.text(alphabet="ab •-\n.A", max_size=60))
def test_no_word_is_lost(text):
    bullets, others = lines_of(text)
    kept = " ".join([*bullets, *others]).split()
    words = [word for word in text.split() if word.strip("•-")]
    assert sorted(word for word in kept if word.strip("•-")) == sorted(words)


def test_the_example_resume_yields_its_bullets_and_no_heading():
    text = (paths.examples() / "resume.txt").read_text(encoding="utf-8")
    bullets, others = lines_of(text)
    assert len(bullets) >= 15
    assert "EXPERIENCE" in others
