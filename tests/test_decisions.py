"""Decisions: what a person says of a phrase is kept, found again, and taken along."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from rewriter.cli import main
from rewriter.decisions import Decision, Decisions, Wording, csv_of, read_csv, training_csv
from rewriter.evaluation import read_labelled
from rewriter.reviewer import Reviewer
from rewriter.textfile import InputError

BULLET = "Managed backlog and coordinated sprint planning."
ALARM = Decision(BULLET, "backlog-upkeep", "Managed backlog", "false_alarm")
REVIEWER = Reviewer.load()


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'decisions.sqlite'}"


def test_decisions_survive_a_restart(url):
    Decisions(url).keep(ALARM)
    assert [(d.bullet, d.phrase, d.verdict) for d in Decisions(url)] == [(BULLET, "Managed backlog", "false_alarm")]


def test_a_later_decision_on_the_same_phrase_replaces_the_earlier_one(url):
    store = Decisions(url)
    store.keep(ALARM)
    store.keep(
        Decision("managed  BACKLOG and coordinated sprint planning.", "backlog-upkeep", "Managed backlog", "right")
    )
    assert [decision.verdict for decision in store] == ["right"]
    assert not store.dismissed()


def test_a_decision_can_be_taken_back(url):
    store = Decisions(url)
    store.keep(ALARM)
    store.forget(ALARM)
    assert list(store) == []


def test_a_dismissed_phrase_is_flagged_no_more_in_that_bullet_and_still_in_others():
    sparing = REVIEWER.sparing(frozenset((ALARM.spared,)))
    before, after = REVIEWER.review(BULLET), sparing.review(BULLET)
    assert [flag.text for flag in after.flags] == ["coordinated sprint planning"]
    assert after.probability == before.probability
    assert all(suggestion.rule != "backlog-upkeep" for suggestion in after.suggestions)
    assert [flag.text for flag in sparing.review("Managed backlog for two squads.").flags] == ["Managed backlog"]


def test_a_wording_that_was_taken_is_found_again_and_can_be_given_back(url):
    Decisions(url).take(Wording(BULLET, "Ranked backlog.", ("By what?",)))
    store = Decisions(url)
    store.take(Wording(BULLET.upper(), "Ranked backlog by value.", ("By what?",)))
    assert list(store.taken().values()) == [Wording(BULLET.upper(), "Ranked backlog by value.", ("By what?",))]
    store.give_back(BULLET)
    assert store.taken() == {}


def test_where_all_is_dismissed_nothing_else_is_flagged_in_its_place():
    other = Decision(BULLET, "ceremonies", "coordinated sprint planning", "false_alarm")
    assert REVIEWER.sparing(frozenset((ALARM.spared, other.spared))).review(BULLET).flags == ()


def test_a_dismissed_phrase_stays_so_however_the_bullet_is_spelled():
    sparing = REVIEWER.sparing(frozenset((ALARM.spared,)))
    again = sparing.review("MANAGED  backlog and coordinated sprint planning.")
    assert [flag.rule for flag in again.flags] == ["ceremonies"]


def test_a_safe_wording_is_offered_though_its_flags_were_dismissed():
    bullet = "Responsible for managing the product backlog in Jira."
    dismissed = frozenset(
        Decision(bullet, flag.rule, flag.text, "false_alarm").spared for flag in REVIEWER.review(bullet).flags
    )
    review = REVIEWER.sparing(dismissed).review(bullet)
    assert not review.flags
    assert "Managed the product backlog in Jira." in [suggestion.text for suggestion in review.suggestions]


@given(
    st.lists(
        st.builds(
            Decision,
            *[st.text(st.characters(codec="utf-8", exclude_characters="\0\r"))] * 3,
            st.sampled_from(["right", "false_alarm"]),
            st.sampled_from(["", "product", "other"]),
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r")),
        ),
        min_size=1,
    )
)
def test_what_is_exported_is_imported(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("export") / "decisions.csv"
    path.write_text(csv_of(made), encoding="utf-8", newline="")
    assert read_csv(path) == made


def test_training_rows_are_the_labelled_bullets_with_their_last_label(tmp_path):
    made = [
        Decision(BULLET, "backlog-upkeep", "Managed backlog", "right", "delivery_admin"),
        Decision("Ran demos.", "ceremonies", "Ran demos", "false_alarm"),
        Decision(BULLET, "ceremonies", "coordinated sprint planning", "false_alarm", "product"),
    ]
    path = tmp_path / "rows.csv"
    path.write_text(training_csv(made), encoding="utf-8")
    assert read_labelled(path) == [(BULLET, "product")]


@pytest.mark.parametrize(
    ("row", "said"), [("a,b,c,maybe,,,", "verdict 'maybe'"), ("a,b,c,right,boss,,", "label 'boss'")]
)
def test_a_row_that_is_no_decision_is_named(tmp_path, row, said):
    path = tmp_path / "decisions.csv"
    path.write_text(f"bullet,rule,phrase,verdict,label,note,decided\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"row 2, is no decision: {said}"):
        read_csv(path)


@pytest.mark.parametrize("wrong", ["nonsense", "nosuch://host/name", "sqlite:////no/such/folder/decisions.sqlite"])
def test_a_database_that_cannot_be_reached_is_said_in_one_line(wrong):
    with pytest.raises(InputError) as caught:
        Decisions(wrong)
    assert "\n" not in str(caught.value)
    assert wrong.split("://")[-1] in str(caught.value)


def test_check_leaves_out_what_was_dismissed_and_goes_on_without_a_store(url, monkeypatch):
    monkeypatch.setenv("REWRITER_DECISIONS", url)
    Decisions().keep(ALARM)
    done = CliRunner().invoke(main, ["check", "--no-suggestions", "-"], input=f"{BULLET}\n")
    assert "backlog-upkeep" not in done.output
    monkeypatch.setenv("REWRITER_DECISIONS", "sqlite:////no/such/folder/decisions.sqlite")
    done = CliRunner().invoke(main, ["check", "--no-suggestions", "-"], input=f"{BULLET}\n")
    assert done.exit_code == 1
    assert "backlog-upkeep" in done.output
    assert "cannot be read" in done.output


def test_decisions_move_from_one_machine_to_another(url, tmp_path, monkeypatch):
    monkeypatch.setenv("REWRITER_DECISIONS", url)
    Decisions().keep(ALARM)
    file = tmp_path / "decisions.csv"
    assert CliRunner().invoke(main, ["decisions", "export", str(file)]).exit_code == 0
    monkeypatch.setenv("REWRITER_DECISIONS", f"sqlite:///{tmp_path / 'other.sqlite'}")
    done = CliRunner().invoke(main, ["decisions", "import", str(file)])
    assert done.output == "1 decision kept\n"
    assert Decisions().dismissed() == {ALARM.spared}


def test_checking_makes_no_database_in_the_users_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("REWRITER_DECISIONS")
    monkeypatch.setattr("rewriter.decisions.user_data_path", lambda *args, **kwargs: tmp_path / "rewriter")
    CliRunner().invoke(main, ["check", "--no-suggestions", "-"], input=f"{BULLET}\n")
    assert not (tmp_path / "rewriter").exists()
    Decisions().keep(ALARM)
    done = CliRunner().invoke(main, ["check", "--no-suggestions", "-"], input=f"{BULLET}\n")
    assert "backlog-upkeep" not in done.output


def test_an_export_says_how_many_decisions_it_wrote(url, tmp_path, monkeypatch):
    monkeypatch.setenv("REWRITER_DECISIONS", url)
    Decisions().keep(Decision("Managed backlog\nof two squads", "backlog-upkeep", "Managed backlog", "right"), ALARM)
    file = tmp_path / "decisions.csv"
    assert CliRunner().invoke(main, ["decisions", "export", str(file)]).output == f"2 written to {file}\n"
