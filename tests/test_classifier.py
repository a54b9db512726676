"""The trained classifier: what it says, why, and that it can be trusted to load."""

import pytest

from rewriter import classifier, paths
from rewriter.classifier import LABELS
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
