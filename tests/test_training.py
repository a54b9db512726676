"""Training: the data's promises, and that it repeats."""

import csv
import json
from collections import Counter
from fractions import Fraction

import pytest
from skops.io import dump
from skops.io.exceptions import UntrustedTypesFoundException

from rewriter import classifier, paths, training
from rewriter.classifier import LABELS
from rewriter.duplicates import near_duplicates
from rewriter.evaluation import Trial
from rewriter.flags import scan


@pytest.fixture(scope="module")
def examples():
    return training.read_examples(paths.examples())


def test_the_guides_pairs_are_there_verbatim(examples):
    assert "Managed backlog and coordinated sprint planning." in {e.text for e in examples if e.label == LABELS[0]}
    with (paths.examples() / "guide_pairs.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_there_is_enough_of_each_kind(examples):
    sizes = Counter(e.group for e in examples)
    assert sum(size == 2 for size in sizes.values()) >= 600  # pairs
    assert Counter(e.label for e in examples)["other"] >= 500


def test_no_bullet_stands_twice(examples):
    texts = Counter(" ".join(e.text.lower().split()) for e in examples)
    assert [text for text, count in texts.items() if count > 1] == []


def test_training_twice_gives_the_same_predictions(examples):
    some = [e for e in examples if hash_free_pick(e.text)]
    first, second = (training.from_pipeline(training.fit(training.tabulate(some)).fitted) for _ in range(2))
    for example in examples[::50]:
        assert first.probabilities(scan(example.text)) == second.probabilities(scan(example.text))


def test_the_weights_that_reviews_use_are_those_of_the_shipped_pipeline():
    pipeline = training.from_pipeline(training.load_pipeline(paths.models()))
    shipped = classifier.load(paths.models())
    assert pipeline.weights == shipped.weights
    assert (pipeline.intercept, pipeline.temperature) == (shipped.intercept, shipped.temperature)


def test_a_pipeline_with_a_foreign_type_is_refused(tmp_path):
    dump({"pipeline": Fraction(1, 2)}, tmp_path / training.PIPELINE_FILE)
    with pytest.raises(UntrustedTypesFoundException):
        training.load_pipeline(tmp_path)


def hash_free_pick(text):
    return len(text) % 4 == 0


def test_the_shipped_model_is_the_one_the_examples_give(examples, tmp_path):
    shipped = classifier.load(paths.models())
    trained = training.from_pipeline(training.fit(training.tabulate(examples)).fitted)
    for example in examples[::25]:
        ours, theirs = shipped.probabilities(scan(example.text)), trained.probabilities(scan(example.text))
        assert ours == pytest.approx(theirs, abs=1e-3), "models/ is stale: run `rewriter train`"


def test_a_wrong_label_names_file_and_row(tmp_path):
    for name in ("guide_pairs.csv", "training_pairs.csv"):
        (tmp_path / name).write_text("id,weak,strong\n", encoding="utf-8")
    (tmp_path / "training_lines.csv").write_text("id,label,text\nl1,admin,Ran demos\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"training_lines.csv, row 2: label 'admin' is none of delivery_admin"):
        training.read_examples(tmp_path)


@pytest.fixture
def small(monkeypatch, examples):
    """Training on a quarter of the examples, for what does not depend on how many there are."""
    monkeypatch.setattr(training, "read_examples", lambda folder: [e for e in examples if hash_free_pick(e.text)])


@pytest.mark.usefixtures("small")
def test_train_writes_model_metrics_plots_and_card(tmp_path):
    gold = tmp_path / "gold.csv"
    gold.write_text("text,label\nManaged the backlog,delivery_admin\nSang in a choir,other\n", encoding="utf-8")
    own = tmp_path / "own.csv"
    own.write_text("text,label\nRan the bake sale rota,delivery_admin\n", encoding="utf-8")
    training.train(paths.examples(), tmp_path / "new", gold, "two lines of ours.", added=own)
    assert sorted(path.name for path in (tmp_path / "new").rglob("*") if path.is_file()) == [
        "MODEL_CARD.md",
        "calibration.svg",
        "classifier.skops",
        "confusion.svg",
        "learning.svg",
        "metrics.json",
        "precision_recall.svg",
        "rules.svg",
        "weights.npz",
    ]
    card = (tmp_path / "new" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "balanced accuracy" in card
    assert "two lines of ours." in card
    metrics = json.loads((tmp_path / "new" / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["test"]["count"] == 2
    assert sum(metrics["examples"].values()) == len(training.read_examples(paths.examples())) + 1


@pytest.mark.usefixtures("small")
def test_a_classifier_that_the_rules_beat_is_not_written(tmp_path, monkeypatch):
    right = lambda examples: Trial([e[1] for e in examples], [{n: float(n == e[1]) for n in LABELS} for e in examples])  # noqa: E731
    monkeypatch.setattr(training, "try_rules", right)
    with pytest.raises(ValueError, match="the rules alone do as well"):
        training.train(paths.examples(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_shipped_classifier_beats_the_rules():
    metrics = json.loads((paths.models() / "metrics.json").read_text(encoding="utf-8"))
    for name in ("balanced_accuracy", "auc", "f1"):
        assert metrics["cross_validated"][name] > metrics["rules_alone"][name]


def test_no_two_groups_hold_nearly_the_same_bullet(examples):
    """Near-duplicates on both sides of a split would flatter the cross-validation."""
    alike = near_duplicates([example.text for example in examples])
    assert [
        (examples[pair.first].text, examples[pair.second].text)
        for pair in alike
        if examples[pair.first].group != examples[pair.second].group
    ] == []
