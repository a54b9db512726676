"""Marks: the two texts of a comparison side by side, and which of their parts are added or dropped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rewriter import lexicon
from rewriter.facts import Fact
from rewriter.ledger.sides import Side, alike

COUNTED = frozenset(("number", "money", "percentage"))
TIMES = frozenset(("date", "frequency"))


@dataclass
class Marks:
    """The two sides and the marks on their parts: part -> kind, empty where the words of the phrase decide.

    ``source`` says where the original says each part of the rewrite, ``kept`` where the rewrite says each part of the
    original; both are empty for what the other text does not say. ``replaced`` are parts of the original that a plain
    word of the rewrite stands for.
    """

    original: Side
    rewrite: Side
    added: dict[int, str] = field(default_factory=dict)
    dropped: dict[int, str] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.source = alike(self.rewrite, self.original)
        self.kept = alike(self.original, self.rewrite)

    def gone(self, parts: Iterable[int]) -> bool:
        """Whether the rewrite says nothing of these parts of the original.

        A word that the original has in other places as well, and the rewrite less often, may stand for those.
        """
        said = [p for p in parts if self.kept[p] or p in self.replaced]
        lost = [p for p in parts if p not in said]
        return len(lost) >= max(1, len(said)) and not any(p in self.replaced or self._told(p) for p in said)

    def lose(self, parts: Iterable[int], kind: str, least: int = 2) -> None:
        """Marks the words of substance among parts of the original as dropped, if the rewrite says nothing of them.

        Fewer than ``least`` of them may have gone into other words.
        """
        solid = [p for p in parts if self.original.meanings[p].content and not self.original.meanings[p].light]
        if len(solid) >= least and self.gone(solid):
            self.dropped.update((p, self.dropped.get(p) or kind) for p in solid)

    def still_said(self, part: int) -> bool:
        """Whether the rewrite says a part, and not only with a word that says another part of the original."""
        a, b = self.original.meanings, self.rewrite.meanings

        def same(i: int, k: int) -> bool:
            return bool(a[i].lemmas & b[k].lemmas)

        return any(same(part, k) or not any(q != part and same(q, k) for q in self.source[k]) for k in self.kept[part])

    def absorbed(self, parts: Sequence[int]) -> bool:
        """Whether the rewrite has for these parts of the original only words that say others of it."""
        text, atoms = self.original.text, self.original.atoms
        whole = all(text[: atoms[p].start][-1:] != "-" for p in parts)  # not "re-ranking"
        return whole and all(self.kept[p] and not self.still_said(p) for p in parts)

    def said_as_phrase(self, part: int) -> bool:
        """Whether a part of the rewrite belongs to a phrase that the original says too, in whatever words."""
        places = self.original.places
        return any(first <= part < last and group in places for first, last, group in self.rewrite.phrases)

    def said_elsewhere(self, part: int, place: int) -> bool:
        """Whether a part of the original is said by other words of the rewrite, as often, than the one at ``place``."""
        a, b = self.original.meanings, self.rewrite.meanings
        m = b[place]
        if a[part].lemmas & m.lemmas:
            return False
        again = sum(bool(n.lemmas & a[part].lemmas) for n in a)
        return sum(bool(n.lemmas & a[part].lemmas) for n in b) >= again

    def _told(self, part: int) -> bool:
        """Whether the rewrite says a part as often as the original does."""
        places = set(self.kept[part])
        sharing = sum(not places.isdisjoint(kept) for kept in self.kept)
        return sharing <= len(places)

    def add(self, part: int, kind: str, softened: Iterable[int] = ()) -> None:
        """Marks a part of the rewrite as a claim of its own.

        ``softened`` are the parts of the original that it goes beyond: the words there that made them less ("assisted
        in", "with the aim of") are marked as altered, unless the rewrite says them elsewhere too.
        """
        self.added[part] = kind
        told = {place for i in self.rewrite.ties.openers for place in self.source[i]}
        for place in set(softened) - told:
            for i in self.original.ties.openers.get(place, ()):
                self.dropped.setdefault(i, kind)


def classes(word: str) -> frozenset[str]:
    """The lexicon's classes of a word."""
    return lexicon.load().classes.get((word,), frozenset())


def name_kind(fact: Fact | None) -> str:
    """The kind of entry that a fact of names makes; empty where no fact is."""
    return "" if fact is None else "number" if fact.kind == "ordinal" else "name"
