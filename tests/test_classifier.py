"""The trained classifier: what it says, why, and that it can be trusted to load."""

import math

import pytest

from rewriter import classifier, paths
from rewriter.classifier import LABELS, features
from rewriter.flags import scan


@pytest.fixture(scope="module")
def trained():
    return classifier.load(paths.models())


@pytest.mark.parametrize(
    ("bullet", "label"),
    [
        ("Managed backlog and coordinated sprint planning.", "delivery_admin"),
        ("Contributed to roadmap discussions and release planning.", "delivery_admin"),
        (
            "Interviewed 20 churned customers and dropped three features they never used, cutting churn by 8%.",
            "product",
        ),
        ("Wrote Java services and unit tests for the billing engine.", "other"),
    ],
)
def test_plain_cases(trained, bullet, label):
    assert trained.judge(scan(bullet)).label == label


def test_probabilities_sum_to_one_and_name_every_label(trained):
    for text in ("", "x", "Managed backlog", "🚀" * 50):
        probability = trained.judge(scan(text)).probability
        assert set(probability) == set(LABELS)
        assert sum(probability.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "text", ["Managed backlog and ran demos.", "Cut churn by 8%, dropping three pages users never saw", "Java", "a, b"]
)
def test_what_is_judged_is_what_was_trained_on(trained, text):
    row = features(scan(text))
    scores = [
        (start + sum(value * trained.weights.get(name, (0, 0, 0))[label] for name, value in row.items()))
        / trained.temperature
        for label, start in enumerate(trained.intercept)
    ]
    exps = [math.exp(score) for score in scores]
    expected = {label: e / sum(exps) for label, e in zip(LABELS, exps, strict=True)}
    assert trained.probabilities(scan(text)) == pytest.approx(expected)


def test_drivers_point_at_words_and_the_strongest_comes_first(trained):
    text = "Managed backlog and coordinated sprint planning."
    drivers = trained.judge(scan(text)).drivers
    assert drivers
    assert all(text[d.start : d.end].strip() for d in drivers)
    assert [abs(d.weight) for d in drivers] == sorted((abs(d.weight) for d in drivers), reverse=True)


def test_missing_model_says_how_to_make_one(tmp_path):
    with pytest.raises(FileNotFoundError, match="rewriter train"):
        classifier.load(tmp_path)


def test_weights_survive_saving(trained, tmp_path):
    classifier.save(trained, tmp_path)
    bullet = scan("Managed backlog and coordinated sprint planning.")
    assert classifier.load(tmp_path).judge(bullet) == trained.judge(bullet)
