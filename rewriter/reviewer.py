"""The one door: a bullet in, a Review out."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rewriter.classifier import Driver
from rewriter.flags import Flag
from rewriter.signals import Signal
from rewriter.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the program says of one bullet: plain frozen data, picklable and ready for JSON."""

    id: str
    bullet: str
    label: str
    flagged: bool
    probability: dict[str, float]
    drivers: tuple[Driver, ...]
    flags: tuple[Flag, ...]
    signals: tuple[Signal, ...]
    rung: str
    suggestions: tuple[Suggestion, ...]

    def to_dict(self) -> dict[str, Any]:
        """The review as plain dictionaries and lists, the contract of ``--format jsonl``."""
        return asdict(self)


class Reviewer:
    """Reviews bullets with the shipped rules, lexicon and classifier."""

    @classmethod
    def load(cls) -> "Reviewer":
        """Loads rules, lexicon and the trained classifier; the parser is loaded when a suggestion first needs it."""
        raise NotImplementedError

    def review(self, text: str, *, suggest: bool = True) -> Review:
        """Reviews one bullet. Any string is a bullet; an empty one gets the label ``other`` and no flag."""
        raise NotImplementedError

    def pipe(self, texts: Iterable[str], *, suggest: bool = True, batch_size: int = 128) -> Iterator[Review]:
        """Reviews many bullets in order, parsing them in batches."""
        raise NotImplementedError
