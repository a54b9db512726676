"""Every rule is tested by its own examples: exactly this phrase flagged, the near misses left alone."""

import re

import pytest

from examples import unmark
from rewriter import guide, rules
from rewriter.flags import explained, scan
from rewriter.reading import verb_form
from rewriter.suggestions.stronger import probes

RULES = rules.load()
BAD = [(rule, example) for rule in RULES.values() for example in rule.bad]
OK = [(rule, example) for rule in RULES.values() for example in rule.ok]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=lambda value: getattr(value, "id", None))
def test_bad_example_is_flagged_at_its_mark(rule, example):
    text, expected = unmark(example)
    flags = (explained(scan(text)) if rule.fallback else scan(text)).flags
    found = [(flag.start, flag.end) for flag in flags if flag.rule == rule.id]
    assert found == expected, f"{rule.id}: {text!r}: expected {expected}, found {[(f.rule, f.text) for f in flags]}"


@pytest.mark.parametrize(("rule", "example"), OK, ids=lambda value: getattr(value, "id", None))
def test_near_miss_is_left_alone(rule, example):
    flags = scan(example).flags
    assert not flags, f"{rule.id}: {example!r} is flagged: {[(f.rule, f.text) for f in flags]}"


def test_there_are_rules_for_the_habits_of_the_guide():
    assert len(RULES) >= 15


def test_every_rule_names_a_section_of_the_guide():
    sections = {entry.section for entry in guide.load().entries()}
    unknown = {rule.id: rule.guide for rule in RULES.values() if rule.guide not in sections}
    assert not unknown, f"not sections of the guide: {unknown}; they are {sorted(sections)}"


def test_every_question_asks_one_thing_or_two():
    for rule in RULES.values():
        for move in rule.moves:
            for claim in move.claims:
                assert claim.question.endswith("?"), (rule.id, claim.question)
                assert claim.question.count("?") <= 2, (rule.id, claim.question)


def test_every_slot_of_a_move_is_a_part_of_the_clause_or_a_verb():
    for rule in RULES.values():
        for move in rule.moves:
            for slot in re.findall(r"\{(\w+)\}", move.text):
                known = slot in {"verb", "object", "scope", "tail", "others", "doing", "customers", "items", "teams"}
                verb = slot.split("_")[0]  # "turn_down"
                assert known or verb_form(verb) == (verb, "base"), f"{rule.id}: {{{slot}}} in {move.text!r}"


def test_every_kind_of_claim_can_be_probed():
    kinds = {claim.kind for rule in RULES.values() for move in rule.moves for claim in move.claims}
    assert kinds <= probes().keys()


def test_no_move_has_more_than_three_claims():
    assert all(len(move.claims) <= 3 for rule in RULES.values() for move in rule.moves)


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"why": "w", "guide": "g", "match": ["x"], "bad": [], "ok": ["y"]}, "at least one example"),
        ({"why": "w", "guide": "g", "match": ["x"], "bad": ["z"]}, "lacks ok"),
        ({"why": "w", "guide": "g", "match": ["x"], "bad": ["z"], "ok": ["y"], "colour": 1}, "unknown keys colour"),
    ],
)
def test_incomplete_rule_does_not_load(table, complaint):
    with pytest.raises(ValueError, match=re.escape("rules/new.toml: [habit]")) as error:
        rules.parse("new.toml", "habit", table)
    assert complaint in str(error.value)
