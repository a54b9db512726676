"""Evaluation: how well verdicts agree with labels, by one function for the classifier and for the rules alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.metrics import roc_auc_score

from rewriter import rules
from rewriter.classifier import LABELS, Classifier, label_of
from rewriter.csvfile import records, survey
from rewriter.flags import scan
from rewriter.textfile import InputError

ADMIN = LABELS[0]
BINS = 10  # of predicted probability, for calibration
ROUNDS = 1000  # of the bootstrap

Example = tuple[str, str]  # text, label


class Trial(NamedTuple):
    """Labelled bullets with what was said of them: a true label and a mapping of label to probability for each."""

    truth: Sequence[str]
    judged: Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Metrics:
    """How verdicts agree with labels, delivery_admin against the rest unless said otherwise.

    ``count`` bullets; ``precision``, ``recall``, ``f1``, ``balanced_accuracy`` and ``auc`` lie between 0 and 1, as do
    ``accuracy`` (all three labels), ``false_alarm_product`` and ``false_alarm_other`` (the share of such bullets that
    were called delivery_admin) and ``ece``, the expected calibration error over ten bins. A figure that cannot be had
    (the AUC of one class, say) is not a number.
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


def measure(trial: Trial) -> Metrics:
    """Metrics of a trial.

    >>> sure = {"delivery_admin": 0.9, "product": 0.1, "other": 0.0}
    >>> unlike = {"delivery_admin": 0.05, "product": 0.95, "other": 0.0}
    >>> measure(Trial(["delivery_admin", "product"], [sure, unlike])).f1
    1.0
    """
    return _measure(np.array(trial.truth), _said(trial), _score(trial))


def _said(trial: Trial) -> np.ndarray:
    return np.array([label_of(probability) for probability in trial.judged])


def _score(trial: Trial) -> np.ndarray:
    return np.array([probability[ADMIN] for probability in trial.judged])


def _measure(labels: np.ndarray, said: np.ndarray, score: np.ndarray) -> Metrics:
    is_admin, said_admin = labels == ADMIN, said == ADMIN
    precision, recall = _share(is_admin[said_admin]), _share(said_admin[is_admin])
    both = is_admin.sum() + said_admin.sum()
    return Metrics(
        count=len(labels),
        accuracy=float((labels == said).mean()),
        precision=precision,
        recall=recall,
        f1=float(2 * (is_admin & said_admin).sum() / both) if both else float("nan"),
        balanced_accuracy=(recall + _share(~said_admin[~is_admin])) / 2,
        auc=float(roc_auc_score(is_admin, score)) if 0 < is_admin.sum() < len(labels) else float("nan"),
        false_alarm_product=_share(said_admin[labels == "product"]),
        false_alarm_other=_share(said_admin[labels == "other"]),
        ece=_calibration_error(score, is_admin),
    )


def _share(hits: np.ndarray) -> float:
    return float(hits.mean()) if hits.size else float("nan")


def _calibration_error(score: np.ndarray, truth: np.ndarray) -> float:
    places = np.minimum((score * BINS).astype(int), BINS - 1)
    gaps = [abs(score[places == b].sum() - truth[places == b].sum()) for b in range(BINS)]
    return float(sum(gaps) / len(score))


def intervals(trial: Trial, rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """The 95% interval of each metric, by the percentile bootstrap over bullets (Efron and Tibshirani, 1993).

    A figure that cannot be had has no interval.
    """
    labels, said, score = np.array(trial.truth), _said(trial), _score(trial)
    draws = np.random.default_rng(0).integers(len(labels), size=(rounds, len(labels)))
    figures = [asdict(_measure(labels[draw], said[draw], score[draw])) for draw in draws]
    found = {}
    for name in [name for name in figures[0] if name != "count"]:
        values = np.array([f[name] for f in figures])
        if not np.isnan(values).all():
            low, high = np.nanquantile(values, (0.025, 0.975))
            found[name] = round(float(low), 3), round(float(high), 3)
    return found


def try_classifier(classifier: Classifier, examples: Iterable[Example]) -> Trial:
    """What a classifier says of examples that it was not trained on."""
    examples = list(examples)
    return Trial([label for _, label in examples], [classifier.probabilities(scan(text)) for text, _ in examples])


def try_rules(examples: Iterable[Example]) -> Trial:
    """What the rules alone say of examples: what the classifier has to beat."""
    examples = list(examples)
    return Trial([label for _, label in examples], [by_rules(text) for text, _ in examples])


def by_rules(text: str) -> dict[str, float]:
    """What the rules alone say: flagged and no signal is delivery_admin, a signal is product, neither is other."""
    seen = scan(text)
    label = "product" if seen.signals else ADMIN if seen.flags else "other"
    return {name: float(name == label) for name in LABELS}


class RuleRecord(NamedTuple):
    """How a rule did on labelled bullets: those that it flagged, and those of them that are delivery_admin."""

    rule: str
    flagged: int
    right: int


def rule_records(examples: Iterable[Example]) -> list[RuleRecord]:
    """The record of every rule, in the rules' order. A flag in a bullet of another label may still be a fair one."""
    flagged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, label in examples:
        for rule in {flag.rule for flag in scan(text).flags}:
            flagged[rule] += 1
            right[rule] += label == ADMIN
    return [RuleRecord(rule, flagged[rule], right[rule]) for rule in rules.load()]


def read_labelled(path: Path) -> list[Example]:
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
