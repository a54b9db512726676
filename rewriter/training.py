"""Training: the written examples in, the classifier with its metrics and model card out."""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline

from rewriter import classifier
from rewriter.classifier import LABELS, Classifier, counts, features
from rewriter.evaluation import Metrics, baseline, measure
from rewriter.flags import scan

PIPELINE_FILE = "classifier.skops"
TRUSTED: list[str] = []  # types beyond scikit-learn's, numpy's and Python's own plain ones that a pipeline may hold
FOLDS = 5
RAREST = 2  # a feature seen in fewer examples is left out
C = 1.0  # inverse strength of the penalty, chosen by grouped cross-validation: see the model card


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled bullet; examples of one ``group`` (the two sides of a pair) never straddle a split."""

    text: str
    label: str
    group: str


def read_examples(folder: Path) -> list[Example]:
    """All training examples of a folder: the guide's pairs, our pairs and our single lines.

    Raises
    ------
    FileNotFoundError
        A file is missing.
    ValueError
        A row has a label that is not one of ``LABELS``; the message names file and row.
    """
    examples: list[Example] = []
    for name in ("guide_pairs.csv", "training_pairs.csv"):
        for row in _rows(folder / name):
            group = row.get("id") or row["profile"]
            examples += [Example(row["weak"], LABELS[0], group), Example(row["strong"], LABELS[1], group)]
    for number, row in enumerate(_rows(folder / "training_lines.csv"), 2):
        if row["label"] not in LABELS:
            raise ValueError(f"training_lines.csv, row {number}: label {row['label']!r} is none of {', '.join(LABELS)}")
        examples.append(Example(row["text"], row["label"], row["id"]))
    return examples


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Table:
    """Examples as the model sees them: one row of features, one label and one group each."""

    rows: list[dict[str, float]]
    labels: Any
    groups: Any


def tabulate(examples: Iterable[Example]) -> Table:
    """Scans examples into a table."""
    examples = list(examples)
    return Table(
        [counts(features(scan(example.text))) for example in examples],
        np.array([example.label for example in examples]),
        np.array([example.group for example in examples]),
    )


def fit(table: Table) -> dict[str, Any]:
    """Fits the pipeline, and the temperature on held-out folds. The same table gives the same weights."""
    return {"pipeline": _fit_linear(table.rows, table.labels), "temperature": _temperature(*_held_out(table))}


def _held_out(table: Table) -> tuple[Any, Any]:
    """Scores of every row by a model that saw no row of its group, and the column of its true label."""
    columns = sorted(LABELS)
    scores = np.zeros((len(table.rows), len(columns)))
    for train, test in GroupKFold(FOLDS).split(table.rows, groups=table.groups):
        pipeline = _fit_linear([table.rows[i] for i in train], table.labels[train])
        scores[test] = pipeline.decision_function([table.rows[i] for i in test])
    return scores, np.searchsorted(columns, table.labels)


def _fit_linear(rows: list[dict[str, float]], labels: Any) -> Pipeline:
    seen = Counter(name for row in rows for name in row)
    rows = [{name: value for name, value in row.items() if seen[name] >= RAREST} for row in rows]
    model = LogisticRegression(C=C, max_iter=2000, class_weight="balanced")
    return Pipeline([("features", DictVectorizer()), ("model", model)]).fit(rows, labels)


def _temperature(scores: Any, truth: Any) -> float:
    """The temperature with the least log loss on held-out scores."""
    from scipy.optimize import minimize_scalar
    from scipy.special import log_softmax

    def loss(log_temperature: float) -> float:
        logs = log_softmax(scores / np.exp(log_temperature), axis=1)
        return float(-logs[np.arange(len(truth)), truth].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def from_pipeline(fitted: dict[str, Any]) -> Classifier:
    """The classifier of a fitted pipeline and its temperature."""
    vectorizer, model = fitted["pipeline"]["features"], fitted["pipeline"]["model"]
    order = [list(model.classes_).index(label) for label in LABELS]
    weights = dict(zip(vectorizer.feature_names_, map(tuple, model.coef_[order].T.tolist()), strict=True))
    return Classifier(weights, tuple(model.intercept_[order].tolist()), float(fitted["temperature"]))


def load_pipeline(folder: Path) -> dict[str, Any]:
    """The fitted pipeline and its temperature, as trained.

    Raises
    ------
    skops.io.exceptions.UntrustedTypesFoundException
        The file holds a type that a trained pipeline does not (see ``TRUSTED``).
    """
    from skops.io import load

    fitted: dict[str, Any] = load(folder / PIPELINE_FILE, trusted=TRUSTED)
    return fitted


def cross_validate(table: Table) -> Metrics:
    """Metrics on examples that the model had not seen, by grouped cross-validation."""
    from scipy.special import softmax

    scores, truth = _held_out(table)
    probabilities = softmax(scores / _temperature(scores, truth), axis=1)
    judged = [dict(zip(sorted(LABELS), row.tolist(), strict=True)) for row in probabilities]
    return measure(table.labels.tolist(), judged)


def train(examples_folder: Path, out: Path) -> dict[str, Any]:
    """Trains on a folder's examples and writes classifier, metrics and model card to ``out``; returns the metrics."""
    from skops.io import dump

    examples = read_examples(examples_folder)
    table = tabulate(examples)
    fitted = fit(table)
    metrics = {
        "examples": {label: sum(example.label == label for example in examples) for label in LABELS},
        "cross_validated": cross_validate(table).to_dict(),
        "rules_alone": baseline([(example.text, example.label) for example in examples]).to_dict(),
    }
    out.mkdir(parents=True, exist_ok=True)
    classifier.save(from_pipeline(fitted), out)
    dump(fitted, out / PIPELINE_FILE, compression=zipfile.ZIP_DEFLATED, compresslevel=9)
    (out / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(card(metrics, fitted["temperature"]), encoding="utf-8")
    return metrics


def card(metrics: dict[str, Any], temperature: float) -> str:
    """The model card, in Markdown, from the metrics of ``train``."""
    ours, rules = metrics["cross_validated"], metrics["rules_alone"]
    rows = (f"| {name.replace('_', ' ')} | {ours[name]:.3f} | {rules[name]:.3f} |" for name in ours if name != "count")
    template = files("rewriter").joinpath("model_card.md").read_text(encoding="utf-8")
    return template.format(
        C=C,
        rarest=RAREST,
        folds=FOLDS,
        temperature=temperature,
        count=ours["count"],
        table="\n".join(rows),
        **metrics["examples"],
    )
