"""Evaluation: how well verdicts agree with labels, by one function for the classifier and for the rules alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from sklearn.metrics import balanced_accuracy_score, precision_recall_fscore_support, roc_auc_score

from rewriter.batch import records, survey
from rewriter.classifier import LABELS, Classifier
from rewriter.flags import scan
from rewriter.textfile import InputError

ADMIN = LABELS[0]


@dataclass(frozen=True, slots=True)
class Metrics:
    """How verdicts agree with labels, delivery_admin against the rest unless said otherwise.

    ``count`` bullets; ``precision``, ``recall``, ``f1``, ``balanced_accuracy`` and ``auc`` lie between 0 and 1, as do
    ``accuracy`` (all three labels), ``false_alarm_product`` and ``false_alarm_other`` (the share of such bullets that
    were called delivery_admin) and ``ece``, the expected calibration error over ten bins.
    """

    count: int
    accuracy: float
    precision: float
    recall: float
    f1: float
    balanced_accuracy: float
    auc: float
    false_alarm_product: float
    false_alarm_other: float
    ece: float

    def to_dict(self) -> dict[str, float]:
        """The figures by name, rounded to three decimals."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def measure(truth: Sequence[str], judged: Sequence[Mapping[str, float]]) -> Metrics:
    """Metrics of probabilities (one mapping of label to probability a bullet) against the true labels.

    >>> sure = {"delivery_admin": 0.9, "product": 0.1, "other": 0.0}
    >>> measure(["delivery_admin", "product"], [sure, {**sure, "delivery_admin": 0.05, "product": 0.95}]).f1
    1.0
    """
    said = np.array([max(LABELS, key=probability.__getitem__) for probability in judged])
    score = np.array([probability[ADMIN] for probability in judged])
    labels = np.array(truth)
    is_admin, said_admin = labels == ADMIN, said == ADMIN
    precision, recall, f1, _ = precision_recall_fscore_support(is_admin, said_admin, average="binary", zero_division=0)
    return Metrics(
        count=len(labels),
        accuracy=float((labels == said).mean()),
        precision=float(precision),
        recall=float(recall),
        f1=float(f1),
        balanced_accuracy=float(balanced_accuracy_score(is_admin, said_admin)),
        auc=float(roc_auc_score(is_admin, score)) if 0 < is_admin.sum() < len(labels) else float("nan"),
        false_alarm_product=_share(said_admin[labels == "product"]),
        false_alarm_other=_share(said_admin[labels == "other"]),
        ece=_calibration_error(score, is_admin),
    )


def _share(hits: np.ndarray) -> float:
    return float(hits.mean()) if hits.size else float("nan")


def _calibration_error(score: np.ndarray, truth: np.ndarray, bins: int = 10) -> float:
    places = np.minimum((score * bins).astype(int), bins - 1)
    gaps = [abs(score[places == b].sum() - truth[places == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(score))


def by_rules(text: str) -> dict[str, float]:
    """What the rules alone say: flagged and no signal is delivery_admin, a signal is product, neither is other."""
    seen = scan(text)
    label = "product" if seen.signals else ADMIN if seen.flags else "other"
    return {name: float(name == label) for name in LABELS}


def baseline(examples: Iterable[tuple[str, str]]) -> Metrics:
    """Metrics of the rules alone on (text, label) examples: what the classifier has to beat."""
    examples = list(examples)
    return measure([label for _, label in examples], [by_rules(text) for text, _ in examples])


def evaluate(classifier: Classifier, examples: Iterable[tuple[str, str]]) -> Metrics:
    """Metrics of a classifier on (text, label) examples that it was not trained on."""
    examples = list(examples)
    return measure([label for _, label in examples], [classifier.probabilities(scan(text)) for text, _ in examples])


def read_labelled(path: Path) -> list[tuple[str, str]]:
    """(text, label) rows of a CSV with the columns ``text`` and ``label``, in any encoding that a batch reads.

    Raises
    ------
    InputError
        The file is no sound CSV, a column is missing, a label is not one of ``LABELS`` or there is no row; the message
        names the place.
    """
    table = survey(path)
    if missing := {"text", "label"}.difference(table.header):
        raise InputError(f"{path}: no column {', '.join(sorted(missing))}; it has {', '.join(table.header)}")
    text, label = map(table.header.index, ("text", "label"))
    rows = [(row[text], row[label]) for row in islice(records(path, table.encoding, table.delimiter), 1, None)]
    for number, (_, said) in enumerate(rows, 2):
        if said not in LABELS:
            raise InputError(f"{path}, row {number}: label {said!r} is none of {', '.join(LABELS)}")
    if not rows:
        raise InputError(f"{path}: no rows")
    return rows
