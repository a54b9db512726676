"""The verdict on a whole bullet: delivery administration, product work, or neither.

A multinomial logistic regression over cheap features (words, word pairs, lexicon classes, rules, signals, rung), its
probabilities calibrated by one temperature (Guo et al., 2017, "On Calibration of Modern Neural Networks"). The model is
linear, so that each phrase's part in a verdict is exact.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rewriter.flags import Scan, matcher

LABELS = ("delivery_admin", "product", "other")
WEIGHTS_FILE = "weights.npz"

Feature = tuple[str, int, int]  # name, and the characters that it stands for


@dataclass(frozen=True, slots=True)
class Driver:
    """A phrase that drove the verdict.

    ``weight`` is its exact contribution to the log-odds of delivery_admin against the likelier of the other labels.
    """

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of a bullet with calibrated probabilities (they sum to 1) and the phrases that drove it."""

    label: str
    probability: Mapping[str, float]
    drivers: tuple[Driver, ...]


def features(scan: Scan) -> list[Feature]:
    """The features of a bullet, each with the characters it stands for (0, 0 where it stands for the whole).

    >>> from rewriter.flags import scan
    >>> [name for name, *_ in features(scan("Managed backlog."))][:2]
    ['managed', '^ managed']
    """
    units = scan.units
    found: list[Feature] = []
    before = "^"
    opening = True
    for unit in range(len(units.symbols)):
        start, end = units.span(unit, unit + 1)
        classes = matcher().classes(units, unit)
        word = "#" if "number" in classes else " ".join(units.words(unit))
        found.append((word, start, end))
        found.append((f"{before} {word}", start, end))
        found.extend((f"@{name}", start, end) for name in classes)
        if opening and "verb" in classes:
            found.extend((f"^@{name}", start, end) for name in classes)
            opening = False
        before = word
    found.extend((f"rule {flag.rule}", flag.start, flag.end) for flag in scan.flags)
    found.extend((f"signal {signal.name}", signal.start, signal.end) for signal in scan.signals)
    if scan.flags and not scan.signals:
        found.append(("flagged, no signal", 0, 0))
    if not scan.flags and not scan.signals:
        found.append(("neither flag nor signal", 0, 0))
    if scan.signals and not scan.flags:
        found.append(("signal, no flag", 0, 0))
    found.append((f"rung {scan.rung}", 0, 0))
    return found


def counts(found: list[Feature]) -> dict[str, float]:
    """Feature name -> presence, the row that the model is trained on and judges."""
    return {name: 1.0 for name, _, _ in found}


class Classifier:
    """Judges scanned bullets with a trained model.

    Parameters
    ----------
    weights
        Feature name -> one weight for each of ``LABELS``.
    intercept
        One value for each of ``LABELS``.
    temperature
        What the scores are divided by before they become probabilities.
    """

    def __init__(
        self, weights: Mapping[str, tuple[float, ...]], intercept: tuple[float, ...], temperature: float
    ) -> None:
        self.weights = weights
        self.intercept = intercept
        self.temperature = temperature

    def probabilities(self, scan: Scan) -> dict[str, float]:
        """Label -> calibrated probability; they sum to 1."""
        return self._probabilities(features(scan))

    def _probabilities(self, found: list[Feature]) -> dict[str, float]:
        known = [weight for name in counts(found) if (weight := self.weights.get(name))]
        scores = [sum(column) / self.temperature for column in zip(self.intercept, *known, strict=True)]
        top = max(scores)
        exps = [math.exp(score - top) for score in scores]
        return {label: e / sum(exps) for label, e in zip(LABELS, exps, strict=True)}

    def judge(self, scan: Scan) -> Verdict:
        """The verdict on a bullet, with the phrases that moved it by at least a tenth of a log-odd, strongest first."""
        found = features(scan)
        probability = self._probabilities(found)
        rival = max(range(1, len(LABELS)), key=lambda label: probability[LABELS[label]])
        pushes: dict[tuple[int, int], float] = defaultdict(float)
        seen = set()
        for name, start, end in found:
            weight = self.weights.get(name)
            if weight and end > start and name not in seen:
                seen.add(name)
                pushes[start, end] += (weight[0] - weight[rival]) / self.temperature
        drivers = [Driver(a, b, round(w, 2)) for (a, b), w in pushes.items() if abs(w) >= 0.1]
        drivers.sort(key=lambda driver: (-abs(driver.weight), driver.start))
        return Verdict(max(LABELS, key=probability.__getitem__), probability, tuple(drivers))


def load(folder: Path) -> Classifier:
    """Loads the weights of a folder's classifier; raises FileNotFoundError with the mend where there are none.

    They are the plain numbers of the fitted pipeline beside them, so that a review need not wait for scikit-learn.
    """
    path = folder / WEIGHTS_FILE
    if not path.is_file():
        raise FileNotFoundError(f"no classifier at {path}; `rewriter train` makes one")
    with np.load(path, allow_pickle=False) as stored:
        weights = dict(zip(stored["names"].tolist(), map(tuple, stored["weights"].tolist()), strict=True))
        return Classifier(weights, tuple(stored["intercept"].tolist()), float(stored["temperature"]))


def save(classifier: Classifier, folder: Path) -> None:
    """Writes a classifier's weights to a folder."""
    np.savez_compressed(
        folder / WEIGHTS_FILE,
        names=np.array(list(classifier.weights)),
        weights=np.array(list(classifier.weights.values())),
        intercept=np.array(classifier.intercept),
        temperature=np.array(classifier.temperature),
    )
