"""The guide's data is complete and readable, and its loader says clearly what is wrong with a file."""

import dataclasses
import doctest
import re
from importlib.resources import files
from typing import get_args

import pytest

import rewriter.guide
from rewriter import rules
from rewriter.guide import Closing, Entry, Guide, Part, ReadinessSignal, SignalName, Skill, Step, load, parse

COUNTS = {
    "skills": 8,
    "gaps": 9,
    "profiles": 6,
    "steps": 8,
    "interview": 8,
    "signals": 8,
    "proof": 12,
    "closing": 6,
    "mistakes": 8,
}
SECTIONS = {  # of the parts whose section is not their own heading
    "gaps": {"What does not transfer automatically"},
    "interview": {"Profile framing", "Interview framing"},
    "signals": {"Core PM-readiness signals", "PO-specific scrutiny"},
    "proof": {"What to build", "Strong vs weak proof"},
    "closing": {"Skill gap table"},
    "mistakes": {"Common mistakes Product Owners make when trying to become PMs"},
}
PARTS: list[Part] = [part for name in COUNTS for part in getattr(load(), name)]


def test_examples_run() -> None:
    results = doctest.testmod(rewriter.guide)
    assert results.attempted
    assert not results.failed


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_counts(name: str, count: int) -> None:
    assert len(getattr(load(), name)) == count


def test_every_file_is_read() -> None:
    found = {file.name for file in files("rewriter.guide").iterdir() if file.name.endswith(".toml")}
    assert found == {f"{field.name}.toml" for field in dataclasses.fields(Guide)} == {f"{name}.toml" for name in COUNTS}


def test_the_guide_is_loaded_once_and_frozen() -> None:
    assert load() is load()
    with pytest.raises(dataclasses.FrozenInstanceError):
        load().skills = ()  # type: ignore[misc]


def test_sections_are_the_guides_headings() -> None:
    for name, sections in SECTIONS.items():
        assert {part.section for part in getattr(load(), name)} == sections
    assert all(skill.section == skill.name for skill in load().skills)
    assert all(profile.section.startswith(("PO ", "Technical PO ")) for profile in load().profiles)
    assert all(step.section.startswith(f"Step {step.number}: ") for step in load().steps)


def test_habits_of_profiles_are_rules() -> None:
    assert {habit for profile in load().profiles for habit in profile.habits} <= rules.load().keys()


def test_steps_are_in_order() -> None:
    assert [step.number for step in load().steps] == list(range(1, 9))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("signals", {"signal": 4, "scrutiny": 4}),
        ("proof", {"build": 8, "strong": 2, "weak": 2}),
        ("interview", {"profile": 4, "interview": 4}),
    ],
)
def test_kinds(name: str, kinds: dict[str, int]) -> None:
    found = [part.kind for part in getattr(load(), name)]
    assert {kind: found.count(kind) for kind in found} == kinds


def test_core_signals_cover_our_signals_and_scrutiny_none() -> None:
    shown = [signal for part in load().signals for signal in part.shows]
    assert sorted(shown) == sorted(get_args(SignalName))
    assert all(bool(part.shows) == (part.kind == "signal") for part in load().signals)


def test_nothing_has_two_names() -> None:
    for name in COUNTS:
        titles = [part.entry().title for part in getattr(load(), name)]
        assert len(titles) == len(set(titles))
    ids = [profile.id for profile in load().profiles]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.entry().title)
def test_prose_is_tidy(part: Part) -> None:
    labels = {"section", "id", "kind", "name", "title", "number", "shows", "strong", "weak"}
    for field, value in dataclasses.asdict(part).items():
        if isinstance(value, str):
            assert value == " ".join(value.split())
            assert value
            assert not value.endswith(".") if field in labels else re.fullmatch(r"[A-Z].*[^.]\.", value)


def test_entries_hold_every_part() -> None:
    entries = load().entries()
    assert len(entries) == sum(COUNTS.values())
    assert all(all(entry) for entry in entries)
    assert not any("{" in "".join(entry) for entry in entries)


def test_an_entry_tells_the_whole_part() -> None:
    step = load().steps[0]
    entry = step.entry()
    assert entry.title == f"1. {step.title}"
    assert all(text in entry.text for text in (step.do, step.why, step.mistake, step.done))


@pytest.mark.parametrize("words", ["linkedin", "LinkedIn", "  LINKEDIN\tresume ", "resume linked"])
def test_search_needs_every_word_in_any_case_and_order(words: str) -> None:
    assert [entry.title for entry in load().search(words)] == ["5. Rewrite your profile"]


def test_search_looks_in_section_title_and_text() -> None:
    def titles(words: str) -> list[str]:
        return [entry.title for entry in load().search(words)]

    assert len(titles("Skill gap table")) == 6
    assert titles("rhythm engineering") == ["Working with engineering and design"]
    assert titles("snapshots") == ["Snapshots and notes"]


def test_search_without_a_match_or_without_words() -> None:
    assert load().search("backlog zebra") == ()
    assert load().search("[") == ()
    assert load().search("acklog") == ()  # a word is found by its beginning
    assert load().search(" ") == load().entries()


GOOD = 'name = "N"\ntransfers = "T."\nuseful = "U."\nbroader = "B."\nsection = "S"\n'


def test_parse_reads_tables() -> None:
    skill = Skill(section="S", name="N", transfers="T.", useful="U.", broader="B.")
    assert parse(f"[[skills]]\n{GOOD}", "skills", Skill) == (skill,)
    assert skill.entry() == Entry("S", "N", "T. Useful: U. Broader: B.")


def test_parse_gives_a_default_and_turns_a_list_into_a_tuple() -> None:
    point = '[[signals]]\nname = "N"\nkind = "scrutiny"\ntext = "T."\nsection = "S"\n'
    first, second = parse(f'{point}{point}shows = ["outcome"]\n', "signals", ReadinessSignal)
    assert (first.shows, second.shows) == ((), ("outcome",))


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (GOOD.replace("useful", "usefull"), "skills.toml, [[skills]] 2 (N): missing useful; unknown usefull"),
        (GOOD + "b = 1\na = 1\n", "skills.toml, [[skills]] 2 (N): unknown a, b"),
        (GOOD.replace('"U."', '""'), "skills.toml, [[skills]] 2 (N): unfit useful"),
        (GOOD.replace('"U."', '" \\t"'), "skills.toml, [[skills]] 2 (N): unfit useful"),
        (GOOD.replace('"U."', "3"), "skills.toml, [[skills]] 2 (N): unfit useful"),
        (GOOD.replace('"U."', '["U."]'), "skills.toml, [[skills]] 2 (N): unfit useful"),
        ("", "skills.toml, [[skills]] 2 (empty): missing broader, name, section, transfers, useful"),
    ],
)
def test_a_bad_table_is_named(bad: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        parse(f"[[skills]]\n{GOOD}[[skills]]\n{bad}", "skills", Skill)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ('kind = "omen"', "kind"),
        ('shows = ["luck"]', "shows"),
        ('shows = "outcome"', "shows"),
        ("shows = [1]", "shows"),
    ],
)
def test_only_listed_words_fit(bad: str, fault: str) -> None:
    kind = "" if fault == "kind" else 'kind = "signal"\n'
    with pytest.raises(ValueError, match=f"unfit {fault}$"):
        parse(f'[[signals]]\nname = "N"\n{kind}text = "T."\nsection = "S"\n{bad}\n', "signals", ReadinessSignal)


@pytest.mark.parametrize("number", ["true", '"1"', "1.0"])
def test_a_number_is_a_whole_number(number: str) -> None:
    texts = "".join(f'{key} = "T."\n' for key in ("title", "do", "why", "mistake", "done", "section"))
    assert parse(f"[[steps]]\nnumber = 1\n{texts}", "steps", Step)
    with pytest.raises(ValueError, match=r"^steps\.toml, \[\[steps\]\] 1 .*: unfit number$"):
        parse(f"[[steps]]\nnumber = {number}\n{texts}", "steps", Step)


@pytest.mark.parametrize("bad", ["", "closing = 1", "closing = [1]", "[closing]", "[[other]]", "x = 1\n[[closing]]"])
def test_a_file_holds_its_own_tables_alone(bad: str) -> None:
    with pytest.raises(ValueError, match=r"^closing\.toml: expected \[\[closing\]\] tables and nothing else$"):
        parse(bad, "closing", Closing)


def test_broken_toml_names_the_file_and_the_place() -> None:
    with pytest.raises(ValueError, match=r"^closing\.toml: .*line 2"):
        parse("[[closing]]\nweak = \n", "closing", Closing)
