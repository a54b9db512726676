"""Fact, and the line of parts that facts are read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from rewriter.equivalents import Meaning
from rewriter.tokens import Token

_OPENERS = frozenset(".!?:;•|-–—*")
_BRACKETS = frozenset("(\"'“‘[")  # they open a sentence only where one begins


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at ``start:end`` of a text (half-open code points); ``text`` is that slice.

    ``kind`` is number, money, percentage, ordinal, date, frequency, name, tool or acronym. Facts with the same
    ``value`` are the same fact, however it is written. ``bound`` says how a number is hedged: "about", "at least"
    ("over 5"), "no less" ("at least 5"), "at most" or "". The fact fills the parts ``first:last`` of the text
    (`rewriter.tokens.parts`), its hedge included.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    bound: str
    first: int
    last: int


class Line:
    """A text cut into parts, with the meaning of each."""

    def __init__(self, text: str, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> None:
        self.text = text
        self.atoms = atoms
        self.meanings = meanings
        self.lower = [atom.lower for atom in atoms]
        self.size = len(self.lower)
        self.titled = self._titled()

    def _titled(self) -> bool:
        """Whether capitals mean nothing here: a bullet in capitals or in title case."""
        plain = [a.text for a, m in zip(self.atoms[1:], self.meanings[1:], strict=True) if m.known and len(m.word) > 3]
        if len(plain) > 1 and self.text.isupper():
            return True
        return len(plain) > 2 and sum(word[0].isupper() for word in plain) > 0.6 * len(plain)

    def at(self, i: int) -> str:
        """The lower-case word at part ``i``; empty beyond either end."""
        return self.lower[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        return i < self.size and self.atoms[i].text[0].isupper()

    def begins(self, i: int) -> bool:
        """Whether a capital at part ``i`` is only that of a sentence."""
        before = self.atoms[i - 1].text if i else ""
        return i == 0 or before in _OPENERS or (before in _BRACKETS and self.begins(i - 1))

    def fact(self, first: int, last: int, kind: str, value: str, bound: str = "") -> Fact:
        start, end = self.atoms[first].start, self.atoms[last - 1].end
        return Fact(start, end, self.text[start:end], kind, value, bound, first, last)
