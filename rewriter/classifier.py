"""The verdict on a whole bullet: delivery administration, product work, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass

LABELS = ("delivery_admin", "product", "other")


@dataclass(frozen=True, slots=True)
class Driver:
    """A phrase that drove the verdict: ``weight`` is its contribution in log-odds, positive towards delivery_admin."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of a bullet with calibrated probabilities (they sum to 1) and the phrases that drove it."""

    label: str
    probability: Mapping[str, float]
    drivers: tuple[Driver, ...]
