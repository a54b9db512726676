"""The pattern language, by what it finds."""

import pytest

from rewriter import lexicon
from rewriter.patterns import Matcher


def found(pattern, text):
    matcher = Matcher(lexicon.load(), {"it": [pattern]})
    units = matcher.units(text)
    return [text[slice(*units.span(*match))] for match in matcher.find(units, "it")]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("@upkeep .. @backlog", "Managed backlog", ["Managed backlog"]),
        (
            "@upkeep .. @backlog",
            "Groomed, refined and ordered the whole backlog",
            ["Groomed, refined and ordered the whole backlog"],
        ),
        ("@upkeep .. @backlog", "the managed service has no such list", []),
        ("@upkeep .. @backlog", "Cut waste in groomed backlogs", []),
        ("@upkeep .. @backlog", "Cut waste by grooming backlogs", ["grooming backlogs"]),
        (
            "@facilitate .. @ceremony",
            "Ran retros, demos and sprint planning daily",
            ["Ran retros, demos and sprint planning"],
        ),
        ("^ @backlog", "Backlog work; backlog of ideas", ["Backlog", "backlog"]),
        ("@coordinate ( with )", "Coordinated with QA, coordinated QA", ["Coordinated"]),
        ("@help|!@participate .. @people", "Helped the vendor", ["Helped the vendor"]),
        ("with @adverb* @people", "with mostly remote engineers", []),
        ("with @adverb* @people", "with closely engineers", ["with closely engineers"]),
    ],
)
def test_pattern_finds(pattern, text, expected):
    assert found(pattern, text) == expected


def test_match_at_position_zero_is_found():
    assert found("@duty", "Responsible for the budget") == ["Responsible for"]


def test_word_inside_another_word_is_not_found():
    assert found("led", "Handled and settled") == []


def test_unknown_class_names_pattern_and_near_ones():
    with pytest.raises(ValueError, match=r"pattern of 'it': unknown class \['backlogg'\]; near ones: \['backlog'\]"):
        found("@backlogg", "")


@pytest.mark.parametrize("pattern", ["", "..", "( @noun )", ".. @noun? @people*"])
def test_a_pattern_that_asks_for_nothing_is_refused(pattern):
    with pytest.raises(ValueError, match=r"pattern of 'it': .* asks for no unit outside of brackets"):
        found(pattern, "Managed the backlog")


@pytest.mark.parametrize("pattern", ["@noun ( @people", "@noun )", "( ( @noun ) )"])
def test_a_bracket_alone_is_refused(pattern):
    with pytest.raises(ValueError, match=r"the brackets in .* do not pair up"):
        found(pattern, "Managed the backlog")


def test_of_a_names_patterns_the_one_that_begins_first_matches_and_then_the_one_listed_first():
    matcher = Matcher(lexicon.load(), {"it": ["the @people", "@help the", "@help .. @people"]})
    text = "Helped the vendor and met the team"
    units = matcher.units(text)
    assert [text[slice(*units.span(*match))] for match in matcher.find(units, "it")] == ["Helped the", "the team"]
