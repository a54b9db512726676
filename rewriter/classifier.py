"""The verdict on a whole bullet: delivery administration, product work, or neither.

A multinomial logistic regression over cheap features. Each word speaks by itself, by its parts (so that unknown and
misspelt words still speak; Bojanowski et al., 2017, "Enriching word vectors with subword information"), by its lexicon
classes and beside the word before it, and once more where it belongs to the bullet's ending: that is where a resume
tells what came of the work. The bullet speaks by its flags, signals, rung and opening verb. What the words say is
divided by the square root of their number, so that long bullets are not judged by their length. Probabilities are
calibrated by one temperature (Guo et al., 2017, "On calibration of modern neural networks"). The model is linear,
so that each phrase's part in a verdict is exact.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from rewriter.flags import Scan, matcher
from rewriter.patterns import Units
from rewriter.tokens import WORDS

LABELS = ("delivery_admin", "product", "other")
WEIGHTS_FILE = "weights.npz"

PARTS = range(2, 6)  # lengths of the parts of words, in letters
TRUST = 2.0  # how many times more freely flags, signals and rung may weigh than a word: they hold for any vocabulary

THRESHOLD = 0.5  # a false alarm costs as much as a miss: the first spends a writer's time, the second a bullet
_TURNS = (",", ";", "which")

LEAST = 0.5  # log-odds below which a phrase does not count as having moved a verdict

Vector = tuple[float, ...]  # one value for each of LABELS


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


def word_features(words: tuple[str, ...], classes: tuple[str, ...]) -> list[str]:
    """What a unit of a bullet (see ``rewriter.patterns``) says by itself.

    >>> word_features(("jira",), ("noun", "tool"))[:6]
    ['@noun', '@tool', 'jira', '~ j', '~ji', '~ir']
    """
    names = [f"@{name}" for name in classes]
    for number, word in enumerate(words):
        if "number" in classes:
            names.append("#")
            continue
        names.append(word)
        if number:
            names.append(f"{words[number - 1]} {word}")
        padded = f" {word} "
        names += [f"~{padded[i : i + size]}" for size in PARTS for i in range(len(padded) - size + 1)]
    return names


def ending_features(words: tuple[str, ...], classes: tuple[str, ...]) -> list[str]:
    """What a unit of a bullet's ending says beside ``word_features``.

    >>> ending_features(("raising",), ("verb", "raise"))
    ['end:@verb', 'end:@raise', 'end:raising']
    """
    said = () if "number" in classes else (" ".join(words),)
    return [f"end:{name}" for name in (*(f"@{name}" for name in classes), *said)]


def ending(units: Units) -> int:
    """The unit where a bullet's ending begins, or the number of units if there is none.

    It stands after the last comma, semicolon or "which", or after the last "and" that a verb follows.

    >>> from rewriter.flags import scan
    >>> units = scan("Ran demos, dropping the export").units
    >>> units.words[ending(units)]
    ('dropping',)
    """
    for i in range(len(units.words) - 2, 0, -1):
        word = units.words[i][0]
        if word in _TURNS or (word in ("and", "&") and "verb" in matcher().classes(units.symbols[i + 1])):
            return i + 1
    return len(units.words)


def edges(words: tuple[str, ...], classes: tuple[str, ...]) -> tuple[str, str]:
    """The first and the last word of a unit as they stand in word pairs."""
    return ("#", "#") if "number" in classes else (words[0], words[-1])


def bullet_features(scan: Scan) -> list[tuple[str, int, int]]:
    """What the bullet says beyond its words, each with the units that say so (0, 0 for the whole bullet).

    >>> from rewriter.flags import scan
    >>> [name for name, *_ in bullet_features(scan("Managed backlog."))][-3:]
    ['rule:backlog-upkeep', 'has:flag, no signal', 'rung:did']
    """
    found: list[tuple[str, int, int]] = []
    for unit, symbol in enumerate(scan.units.symbols):
        classes = matcher().classes(symbol)
        if "verb" in classes:
            found += [(f"opens:{name}", unit, unit + 1) for name in classes]
            break
    found += [(f"rule:{rule}", first, last) for rule, first, last in scan.habits]
    found += [(f"signal:{signal}", first, last) for signal, first, last in scan.shown]
    both = "flag" if scan.habits else "no flag", "signal" if scan.shown else "no signal"
    return [*found, (f"has:{', '.join(both)}", 0, 0), (f"rung:{scan.rung}", 0, 0)]


def features(scan: Scan) -> dict[str, float]:
    """Feature name -> value, the row that the model is trained on.

    A word's features count each time it stands there, divided by the square root of the bullet's tokens, or of the
    ending's units.
    """
    units = scan.units
    row: dict[str, float] = defaultdict(float)
    share = _share(len(units.tokens))
    before = "^"
    for words, symbol in zip(units.words, units.symbols, strict=True):
        classes = matcher().classes(symbol)
        first, last = edges(words, classes)
        for name in (f"{before} {first}", *word_features(words, classes)):
            row[name] += share
        before = last
    start = ending(units)
    share = _share(len(units.words) - start)
    before = "^"
    for words, symbol in zip(units.words[start:], units.symbols[start:], strict=True):
        classes = matcher().classes(symbol)
        first, last = edges(words, classes)
        for name in (f"end:{before} {first}", *ending_features(words, classes)):
            row[name] += share
        before = last
    return row | {name: TRUST for name, *_ in bullet_features(scan)}


class _Told(NamedTuple):
    """The weights of all that a unit says by itself, anywhere and in an ending.

    ``first`` is its first word; ``next`` and ``next_at_end`` hold the weights of the word pairs that its last word
    begins, by their second word.
    """

    first: str
    anywhere: Vector
    at_end: Vector
    next: Mapping[str, Vector]
    next_at_end: Mapping[str, Vector]


class _Said(NamedTuple):
    """The weights of a bullet's units ``anywhere``, those of the units ``at_end``, and what each is multiplied by."""

    anywhere: list[Vector]
    at_end: list[Vector]
    share: float
    end_share: float


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

    def __init__(self, weights: Mapping[str, Vector], intercept: Vector, temperature: float) -> None:
        self.weights = weights
        self.intercept = intercept
        self.temperature = temperature
        self._of_unit = lru_cache(WORDS)(self._unit)  # a language has few words: most units were seen before
        self._pairs: dict[str, dict[str, Vector]] = defaultdict(dict)
        for name, weight in weights.items():
            first, space, second = name.partition(" ")
            if space:
                self._pairs[first][second] = weight
        self._opening, self._ending_opens = self._pairs.get("^", {}), self._pairs.get("end:^", {})

    def _sum(self, names: Iterable[str]) -> Vector:
        known = [weight for name in names if (weight := self.weights.get(name))]
        return tuple(map(sum, zip(*known, strict=True))) or (0.0,) * len(LABELS)

    def _unit(self, words: tuple[str, ...], symbol: str) -> _Told:
        classes = matcher().classes(symbol)
        anywhere, at_end = word_features(words, classes), ending_features(words, classes)
        first, last = edges(words, classes)
        return _Told(
            first,
            self._sum(anywhere),
            self._sum(at_end),
            self._pairs.get(last, {}),
            self._pairs.get(f"end:{last}", {}),
        )

    def _said(self, scan: Scan) -> _Said:
        """What the units of a bullet say, each by itself and beside the unit before it."""
        units = scan.units
        told = list(map(self._of_unit, units.words, units.symbols))
        start = ending(units)
        ends = told[start:]
        before = [self._opening, *[unit.next for unit in told]]
        before_ends = [self._ending_opens, *[unit.next_at_end for unit in ends]]
        return _Said(
            [_beside(pairs.get(unit.first), unit.anywhere) for pairs, unit in zip(before, told, strict=False)],
            [_beside(pairs.get(unit.first), unit.at_end) for pairs, unit in zip(before_ends, ends, strict=False)],
            _share(len(units.tokens)),
            _share(len(ends)),
        )

    def _bullet(self, scan: Scan) -> list[tuple[Vector, int, int]]:
        """What flags, signals, rung and opening verb say, each once, with the units where it is first said."""
        found = {name: (first, last) for name, first, last in reversed(bullet_features(scan))}
        return [(weight, *units) for name, units in found.items() if (weight := self.weights.get(name))]

    def _judge(self, said: _Said, beyond: list[tuple[Vector, int, int]]) -> dict[str, float]:
        if not said.anywhere:  # a text without words says neither
            return {label: float(label == LABELS[-1]) for label in LABELS}
        scores = [
            (start + said.share * sum(words) + said.end_share * sum(ends) + TRUST * sum(facts)) / self.temperature
            for start, words, ends, facts in zip(
                self.intercept,
                _columns(said.anywhere),
                _columns(said.at_end),
                _columns([v for v, *_ in beyond]),
                strict=True,
            )
        ]
        top = max(scores)
        exps = [math.exp(score - top) for score in scores]
        total = sum(exps)
        return {label: e / total for label, e in zip(LABELS, exps, strict=True)}

    def probabilities(self, scan: Scan) -> dict[str, float]:
        """Label -> calibrated probability; they sum to 1."""
        return self._judge(self._said(scan), self._bullet(scan))

    def judge(self, scan: Scan) -> Verdict:
        """The verdict on a bullet, with the phrases that moved it by at least ``LEAST`` log-odds, strongest first."""
        said, beyond = self._said(scan), self._bullet(scan)
        probability = self._judge(said, beyond)
        rival = max(range(1, len(LABELS)), key=lambda label: probability[LABELS[label]])
        moved: dict[tuple[int, int], float] = defaultdict(float)
        for weight, first, last in beyond:
            if last > first:
                moved[first, last] += (weight[0] - weight[rival]) * TRUST / self.temperature
        pushes = [said.share * (weight[0] - weight[rival]) for weight in said.anywhere]
        for unit, weight in enumerate(said.at_end, len(pushes) - len(said.at_end)):
            pushes[unit] += said.end_share * (weight[0] - weight[rival])
        for unit, weighed in enumerate(pushes):
            moved[unit, unit + 1] += weighed / self.temperature
        span = scan.units.span
        drivers = [Driver(*span(*units), round(push, 2)) for units, push in moved.items() if abs(push) >= LEAST]
        drivers.sort(key=lambda driver: (-abs(driver.weight), driver.start))
        return Verdict(label_of(probability), probability, tuple(drivers))


def label_of(probability: Mapping[str, float]) -> str:
    """The label that follows from probabilities: delivery_admin from ``THRESHOLD`` on, else the likelier of the others.

    >>> label_of({"delivery_admin": 0.45, "product": 0.3, "other": 0.25})
    'product'
    """
    admin, *others = LABELS
    return admin if probability[admin] >= THRESHOLD else max(others, key=probability.__getitem__)


def _beside(pair: Vector | None, own: Vector) -> Vector:
    """What a unit says by itself, with the weights of the word pair that it ends."""
    return (own[0] + pair[0], own[1] + pair[1], own[2] + pair[2]) if pair else own


def _columns(vectors: list[Vector]) -> Iterable[Vector]:
    return zip(*vectors, strict=True) if vectors else ((0.0,),) * len(LABELS)


def _share(words: int) -> float:
    """What a word's weight is multiplied by among so many words."""
    return 1 / math.sqrt(words or 1)


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
