"""The ledger between two texts: claims that the second adds, facts of the first that it drops or alters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    For an added claim the offsets are into the rewrite; for a dropped fact they are into the original. ``kind`` is one
    of ownership, action, basis, audience, scope, goal, outcome, number, headcount, name, date, decision, causality.
    """

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a rewrite adds to an original and what it drops; both empty means the rewrite is entailed."""

    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]

    @property
    def clean(self) -> bool:
        """True when nothing was added and nothing dropped."""
        return not self.added and not self.dropped


def compare(original: str, rewrite: str) -> Ledger:
    raise NotImplementedError
