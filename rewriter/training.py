"""Training: the written examples in, the classifier with its metrics and model card out."""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline

from rewriter import classifier
from rewriter.classifier import LABELS, THRESHOLD, TRUST, Classifier, features
from rewriter.evaluation import Trial, intervals, measure, read_labelled, rule_records, try_classifier, try_rules
from rewriter.flags import scan
from rewriter.report import figure

PIPELINE_FILE = "classifier.skops"
TRUSTED: list[str] = []  # types beyond scikit-learn's, numpy's and Python's own plain ones that a pipeline may hold
FOLDS = 5
SHARES = (0.1, 0.25, 0.5, 1.0)  # of the training lines, for the learning curve
OWN = "our own lines, held out"
TEST = "real bullets"
RAREST = 3  # a feature seen in fewer examples is left out
C = 0.05  # inverse strength of the penalty, chosen by grouped cross-validation: see the model card


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

    def only(self, places: Iterable[int]) -> "Table":
        """The rows at some places."""
        places = list(places)
        return Table([self.rows[i] for i in places], self.labels[places], self.groups[places])


def tabulate(examples: Iterable[Example]) -> Table:
    """Scans examples into a table."""
    examples = list(examples)
    return Table(
        [features(scan(example.text)) for example in examples],
        np.array([example.label for example in examples]),
        np.array([example.group for example in examples]),
    )


class Training(NamedTuple):
    """What training gives: the fitted pipeline with its temperature, and its trial on lines held out in turn."""

    fitted: dict[str, Any]
    trial: Trial


def fit(table: Table) -> Training:
    """Fits the pipeline, and the temperature on held-out folds. The same table gives the same weights."""
    scores, truth = _held_out(table)
    temperature = _temperature(scores, truth)
    fitted = {"pipeline": _fit_linear(table.rows, table.labels), "temperature": temperature}
    return Training(fitted, _trial(scores / temperature, table.labels))


def _trial(scores: Any, labels: Any) -> Trial:
    """The trial of scores, one column for each label in alphabetic order."""
    judged = [dict(zip(sorted(LABELS), row, strict=True)) for row in softmax(scores, axis=1).tolist()]
    return Trial(labels.tolist(), judged)


def _held_out(table: Table) -> tuple[Any, Any]:
    """Scores of every row by a model that saw no row of its group, and the column of its true label."""
    columns = sorted(LABELS)
    scores = np.zeros((len(table.rows), len(columns)))
    for train, test in GroupKFold(FOLDS).split(table.rows, groups=table.groups):
        part = table.only(train)
        scores[test] = _fit_linear(part.rows, part.labels).decision_function(table.only(test).rows)
    return scores, np.searchsorted(columns, table.labels)


def _fit_linear(rows: list[dict[str, float]], labels: Any) -> Pipeline:
    seen = Counter(name for row in rows for name in row)
    rows = [{name: value for name, value in row.items() if seen[name] >= RAREST} for row in rows]
    model = LogisticRegression(C=C, solver="newton-cg", max_iter=200, class_weight="balanced")
    rarity = TfidfTransformer(norm=None)  # rare features are few: they may weigh more
    return Pipeline([("features", DictVectorizer()), ("rarity", rarity), ("model", model)]).fit(rows, labels)


def _temperature(scores: Any, truth: Any) -> float:
    """The temperature with the least log loss on held-out scores."""

    def loss(log_temperature: float) -> float:
        logs = log_softmax(scores / np.exp(log_temperature), axis=1)
        return float(-logs[np.arange(len(truth)), truth].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-2, 2), method="bounded").x))


def from_pipeline(fitted: dict[str, Any]) -> Classifier:
    """The classifier of a fitted pipeline and its temperature."""
    vectorizer, rarity, model = fitted["pipeline"].named_steps.values()
    order = [list(model.classes_).index(label) for label in LABELS]
    per_feature = model.coef_[order].T * rarity.idf_[:, np.newaxis]
    weights = dict(zip(vectorizer.feature_names_, map(tuple, per_feature.tolist()), strict=True))
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


def learning_curve(table: Table, test: Table | None = None) -> Iterator[tuple[int, dict[str, float]]]:
    """Number of training lines and, by title, the balanced accuracy on a fifth of the lines and on ``test``.

    The lines of a group are drawn together; the last point has every line but that fifth.
    """
    train, held_out = next(GroupKFold(FOLDS).split(table.rows, groups=table.groups))
    groups = np.random.default_rng(0).permutation(np.unique(table.groups[train]))
    judged = {OWN: table.only(held_out)} | ({TEST: test} if test else {})
    for share in SHARES:
        part = table.only(train[np.isin(table.groups[train], groups[: int(len(groups) * share)])])
        model = _fit_linear(part.rows, part.labels)
        yield (
            len(part.rows),
            {
                title: measure(_trial(model.decision_function(rows.rows), rows.labels)).balanced_accuracy
                for title, rows in judged.items()
            },
        )


def train(
    examples_folder: Path, out: Path, test: Path | None = None, origin: str = "", added: Path | None = None
) -> dict[str, Any]:
    """Trains on a folder's examples and writes classifier, metrics, plots and model card to ``out``.

    Parameters
    ----------
    examples_folder
        Holds the files of training examples.
    out
        The folder to write, created if absent.
    test
        A CSV of labelled bullets that are never trained on (see ``rewriter.evaluation.read_labelled``), to be
        reported beside the cross-validation.
    origin
        Where those bullets and their labels come from, for the model card.
    added
        A CSV of labelled bullets to train on beside the examples (see ``rewriter.decisions.training_csv``).

    Returns
    -------
    dict
        The metrics, as in ``metrics.json``.

    Raises
    ------
    ValueError
        The classifier does not beat the rules alone; nothing is written.
    """
    from skops.io import dump

    from rewriter import plots

    examples = read_examples(examples_folder)
    if added:
        examples += [
            Example(text, label, f"added {number}") for number, (text, label) in enumerate(read_labelled(added))
        ]
    own = [(example.text, example.label) for example in examples]
    table = tabulate(examples)
    fitted, trial = fit(table)
    trials = {"cross_validated": trial, "rules_alone": try_rules(own)}
    labelled = read_labelled(test) if test else []
    judge = from_pipeline(fitted)
    if labelled:
        trials |= {"test": try_classifier(judge, labelled), "test_rules_alone": try_rules(labelled)}
    measured = {name: measure(trial) for name, trial in trials.items()}
    ours, rules = measured["cross_validated"], measured["rules_alone"]
    if ours.balanced_accuracy <= rules.balanced_accuracy or ours.f1 <= rules.f1:
        raise ValueError(
            f"not written: the rules alone do as well ({rules.to_dict()}) as the classifier ({ours.to_dict()})"
        )
    metrics: dict[str, Any] = {"examples": {label: sum(label == own for _, own in own) for label in LABELS}}
    metrics |= {name: figures.to_dict() for name, figures in measured.items()}
    metrics["intervals"] = {name: intervals(trial) for name, trial in trials.items()}
    unseen = [Example(text, label, str(number)) for number, (text, label) in enumerate(labelled)]
    curve = list(learning_curve(table, tabulate(unseen) if labelled else None))
    out.mkdir(parents=True, exist_ok=True)
    classifier.save(judge, out)
    dump(fitted, out / PIPELINE_FILE, compression=zipfile.ZIP_DEFLATED, compresslevel=9)
    (out / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(card(metrics, fitted["temperature"], origin), encoding="utf-8")
    shown = {OWN: trial} | ({TEST: trials["test"]} if labelled else {})
    plots.draw(out / "plots", shown, rule_records(labelled or own), curve)
    return metrics


def card(metrics: dict[str, Any], temperature: float, origin: str) -> str:
    """The model card, in Markdown, from the metrics of ``train``."""
    titles = [title for title in metrics["intervals"] if title in metrics]
    names = [name for name in metrics[titles[0]] if name != "count"]
    rows = [["", *(title.replace("_", " ") for title in titles)], ["---"] * (len(titles) + 1)]
    for name in names:
        rows.append(
            [name.replace("_", " "), *(figure(metrics[t][name], metrics["intervals"][t].get(name)) for t in titles)]
        )
    template = files("rewriter").joinpath("model_card.md").read_text(encoding="utf-8")
    return template.format(
        C=C,
        rarest=RAREST,
        folds=FOLDS,
        trust=TRUST,
        threshold=THRESHOLD,
        temperature=temperature,
        count=metrics["cross_validated"]["count"],
        test=f"\n- **Test bullets**, never trained on: {origin}" if "test" in metrics else "",
        table="\n".join(f"| {' | '.join(row)} |" for row in rows),
        **metrics["examples"],
    )
