"""Metrics, on cases small enough to count by hand."""

import math

import pytest

from rewriter.evaluation import Trial, intervals, measure, read_labelled, rule_records, try_rules


def say(label, p=0.8):
    rest = (1 - p) / 2
    return {name: p if name == label else rest for name in ("delivery_admin", "product", "other")}


def test_figures_of_four_bullets():
    truth = ["delivery_admin", "delivery_admin", "product", "other"]
    metrics = measure(Trial(truth, [say("delivery_admin"), say("product"), say("product"), say("delivery_admin")]))
    assert (metrics.precision, metrics.recall, metrics.accuracy) == (0.5, 0.5, 0.5)
    assert (metrics.false_alarm_product, metrics.false_alarm_other) == (0, 1)
    assert metrics.ece == pytest.approx(abs(1.6 - 1) / 4 + abs(0.2 - 1) / 4, abs=0.2)


def test_rules_alone_are_measured_by_the_same_function():
    trial = try_rules([("Managed the backlog", "delivery_admin"), ("Cut churn by 9%", "product"), ("Sang", "other")])
    assert measure(trial).accuracy == 1


def test_an_interval_holds_the_figure_and_narrows_with_more_bullets():
    def trial(times):
        truth = ["delivery_admin", "delivery_admin", "product", "other"] * times
        said = [say("delivery_admin"), say("product"), say("product"), say("other")] * times
        return Trial(truth, said)

    wide, narrow = (intervals(trial(times))["balanced_accuracy"] for times in (5, 200))
    figure = measure(trial(5)).balanced_accuracy
    assert wide[0] < figure < wide[1]
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def test_a_file_of_one_label_has_figures_where_there_can_be_some():
    metrics = measure(Trial(["product"] * 3, [say("product")] * 3))
    assert metrics.accuracy == 1
    assert math.isnan(metrics.auc)
    assert math.isnan(metrics.recall)


def test_a_rules_record_counts_bullets_once_and_the_right_ones():
    examples = [
        ("Managed the backlog and groomed the backlog", "delivery_admin"),
        ("Managed the backlog", "other"),
        ("Sang", "other"),
    ]
    records = {record.rule: record for record in rule_records(examples)}
    assert (records["backlog-upkeep"].flagged, records["backlog-upkeep"].right) == (2, 1)
    assert records["ceremonies"].flagged == 0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("text,tag\na,b\n", "no column label; it has text, tag"),
        ("text,label\na,admin\n", "row 2: label 'admin'"),
        ("text,label\n", "no rows"),
        ("", "no header row"),
        ('text,label\n"a,other\n', "line 2"),
    ],
)
def test_unusable_file_is_refused_with_its_reason(tmp_path, content, complaint):
    path = tmp_path / "gold.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.csv") as error:
        read_labelled(path)
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    "content",
    [
        "text,label\nLed a résumé review,other\n".encode("cp1252"),
        "text;label\nLed a résumé review;other\n".encode("utf-8-sig"),
    ],
)
def test_labelled_bullets_are_read_as_spreadsheets_save_them(tmp_path, content):
    path = tmp_path / "gold.csv"
    path.write_bytes(content)
    assert read_labelled(path) == [("Led a résumé review", "other")]


def test_a_long_text_is_a_row_like_any_other(tmp_path):
    path = tmp_path / "gold.csv"
    path.write_text(f"text,label\n{'a' * 200_000},other\n", encoding="utf-8")
    assert len(read_labelled(path)[0][0]) == 200_000
