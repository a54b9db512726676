"""Tokens keep every character but white space, in place."""

from hypothesis import given
from hypothesis import strategies as st

from rewriter.tokens import inflect, lemmas, tokenize


@given(st.text())
def test_tokens_lie_where_they_say_and_leave_only_space_between(text):
    at = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


def test_names_numbers_and_joined_words_stay_whole():
    words = [token.text for token in tokenize("R&D used C++, .NET and node.js for $1.5M at 40% (3-day) stand-ups.")]
    assert words == [
        "R&D",
        "used",
        "C++",
        ",",
        ".NET",
        "and",
        "node.js",
        "for",
        "$1.5M",
        "at",
        "40%",
        "(",
        "3-day",
        ")",
        "stand-ups",
        ".",
    ]


def test_lemmas_are_looked_up_not_guessed():
    assert lemmas("wrote", "VERB") == ("write",)
    assert lemmas("blorked", "VERB") == ()


def test_inflection_of_irregular_and_phrasal_verbs():
    assert [inflect("write", tag) for tag in ("VBD", "VBG", "VBZ")] == ["wrote", "writing", "writes"]
    assert inflect("say no", "VBD") == "said no"


def test_a_name_with_a_point_is_one_word_at_the_end_too():
    assert [token.text for token in tokenize("Services in node.js")][-1] == "node.js"
    assert [token.text for token in tokenize("Boards in monday.com.")][-2:] == ["monday.com", "."]
