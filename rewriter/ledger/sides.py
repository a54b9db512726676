"""Sides: the two texts of a comparison, each read once, and which words of one the other says too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from rewriter.equivalents import LIGHT, Key, Meaning, meaning, meanings_of, phrases, stem
from rewriter.facts import Fact, read
from rewriter.ledger.ties import Ties, phrases_of, ties, words
from rewriter.tokens import Token, parts

_PARTED = 8  # parts from a verb to its second half
_SMALL = frozenset(("of", "and", "the", "for", "to", "in", "&", "n"))
_SPELLED_SMALL = frozenset(("of", "and"))  # "point of sale" is POS


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts, read.

    ``atoms`` are its parts and ``meanings`` what they can be matched by; ``fact_at`` maps a part to its fact;
    ``phrases`` are the equivalents of several words; ``places`` maps a key to the parts that say it.
    """

    text: str
    atoms: tuple[Token, ...]
    meanings: list[Meaning]
    facts: list[Fact]
    fact_at: dict[int, Fact]
    phrases: list[tuple[int, int, int]]
    places: dict[Key, list[int]]
    ties: Ties

    def finite(self, i: int) -> bool:
        """Whether a form that may be a noun ("lead", "issues") is a verb here: the sentence opens in the same form."""
        form = _form(self.meanings[i])
        if not form or (i and self.atoms[i - 1].lower == "to"):
            return True
        sentence = self.ties.sentence
        return form == _form(self.meanings[sentence.index(sentence[i])])

    def head(self, i: int) -> int | None:
        """The first word of substance from part ``i`` on, before any mark."""
        for k in range(i, min(i + 5, len(self.atoms))):
            m = self.meanings[k]
            if m.content and not m.light and k not in self.fact_at:
                return k
            if not m.word[0].isalnum():
                return None
        return None

    def neighbour(self, i: int, step: int) -> int | None:
        """The next word of substance before or after part ``i``, among the three there in its sentence."""
        for k in range(i + step, i + 4 * step, step):
            if not 0 <= k < len(self.atoms) or self.ties.sentence[k] != self.ties.sentence[i]:
                return None
            if self.meanings[k].content and not self.meanings[k].light:
                return k
        return None

    def phrase(self, table: str, i: int) -> tuple[str, ...]:
        """The phrase of a table of ``links.toml`` that begins at part ``i``, as its parts; empty where none does."""
        rows = phrases_of(table).get(self.atoms[i].lower, ())
        return next((said for said in rows if said == tuple(atom.lower for atom in self.atoms[i : i + len(said)])), ())


def _form(m: Meaning) -> str:
    """The form of a verb that may be a noun too: base, or that in -s; empty for the past and the gerund."""
    if m.word == m.verb:
        return "base"
    return "third" if m.verb and m.word.endswith("s") else ""


@lru_cache(32)  # a bullet beside each of its wordings
def side(text: str) -> Side:
    """Reads a text."""
    atoms = parts(text)
    meanings = list(_parted(meanings_of(atoms)))
    facts = read(text, atoms, meanings)
    found = list(phrases(meanings))
    places: dict[Key, list[int]] = {}
    for i, m in enumerate(meanings):
        for key in m.keys:
            places.setdefault(key, []).append(i)
    for first, last, group in found:
        if group != LIGHT:
            places.setdefault(group, []).extend(range(first, last))
    fact_at = {i: fact for fact in facts for i in range(fact.first, fact.last)}
    return Side(text, atoms, meanings, facts, fact_at, found, places, ties(atoms, meanings))


def _parted(meanings: Sequence[Meaning]) -> Iterator[Meaning]:
    """The meanings of a text's parts, with verbs whose second half stands behind the object: "brought costs down"."""
    rows = [row.split() for row in words("halves")]
    for i, m in enumerate(meanings):
        near = [n.word for n in meanings[i + 2 : i + _PARTED]]
        for verb, *half, whole in rows:
            if m.verb != verb or not any(near[k : k + len(half)] == half for k in range(len(near))):
                continue
            same = meaning(whole)
            keys = frozenset(key for key in same.keys if isinstance(key, int))
            m = replace(m, keys=m.keys | keys, peers=m.peers | same.peers)
        yield m


def alike(this: Side, other: Side) -> list[list[int]]:
    """For each part of ``this``, the parts of ``other`` that say the same; empty where nothing does.

    >>> this, other = side("Wrote road maps for QA"), side("Quality assurance: drafted the roadmap")
    >>> [sorted(set(found)) for found in alike(this, other)]
    [[3], [5], [5], [], [0, 1]]
    """
    places = other.places
    found: list[list[int]] = []
    for m in this.meanings:
        found.append([place for key in m.keys if key in places for place in places[key]] if m.content else [])
    for first, last, group in this.phrases:
        if group in places:
            for i in range(first, last):
                found[i].extend(places[group])
    missing = [i for i, m in enumerate(this.meanings) if m.content and not found[i]]
    if missing:
        _compounds(this, other, missing, found)
        for i, run in _initials(this, other):
            found[i] = found[i] or list(run)
        for i, run in _initials(other, this):
            for k in run:
                found[k] = found[k] or [i]
        for i in missing:
            found[i] = found[i] or _misspelled(this.meanings[i], other)
    return found


def _misspelled(m: Meaning, other: Side) -> list[int]:
    """Where the other text says a word with a slip of the pen: one of the two is no word, and they differ little."""
    if len(m.word) < 5 or not m.word.isalpha():
        return []
    return [
        k
        for k, n in enumerate(other.meanings)
        if n.known != m.known
        and n.word[0] == m.word[0]
        and abs(len(n.word) - len(m.word)) < 3
        and SequenceMatcher(None, m.word, n.word).ratio() > 0.84
    ]


def _joined(side: Side) -> Iterator[tuple[str, int]]:
    """Two neighbouring words written as one ("road maps" -> "roadmap", "roadmaps"), with the place of the first."""
    for i in range(len(side.atoms) - 1):
        head, tail = side.meanings[i].word, side.meanings[i + 1]
        if head[0].isalpha() and tail.word[0].isalnum():
            for form in (tail.word, *tail.lemmas):
                yield head + form, i
            yield "~" + head + stem(tail.word), i


def _compounds(this: Side, other: Side, missing: list[int], found: list[list[int]]) -> None:
    """Matches words that are written together in one text and apart in the other."""
    theirs = dict(_joined(other))
    for i in missing:
        m = this.meanings[i]
        for form in (*m.lemmas, "~" + stem(m.word)):
            if form in theirs:
                found[i] = [theirs[form]]
    gaps = set(missing)
    for form, i in _joined(this):
        if (i in gaps or i + 1 in gaps) and form in other.places:
            for k in (i, i + 1):
                found[k] = found[k] or other.places[form]


def _initials(this: Side, other: Side) -> Iterator[tuple[int, range]]:
    """Acronyms of ``this`` that ``other`` spells out: the acronym's part, the parts of its words."""
    for i, atom in enumerate(this.atoms):
        letters = [c for c in atom.text.removesuffix("'s") if c.isalpha()]
        if not 2 <= len(letters) <= 7 or sum(c.isupper() for c in letters) < 2:
            continue
        wanted = "".join(letters).lower()
        for spelling in {wanted, wanted.removesuffix("s") if len(wanted) > 2 else wanted}:
            for run in _spelled(spelling, other):
                both = all(not m.content or m.keys & this.places.keys() for m in other.meanings[run.start : run.stop])
                near = any(-1 <= i - own.stop <= 2 or -1 <= own.start - i <= 2 for own in _spelled(spelling, this))
                if near or not both:  # words that stand in both texts apart from the letters only look like them
                    yield i, run


def _spelled(letters: str, side: Side) -> Iterator[range]:
    """Runs of words whose initials are the letters; small words may be left out."""
    lower = [m.word for m in side.meanings]
    for first, word in enumerate(lower):
        hyphenated = side.text[side.atoms[first].end :][:1] == "-"  # "E-Business Suite"
        if word[0] != letters[0] or (len(word) < 2 and not hyphenated) or word in _SMALL:
            continue
        i, k = first + 1, 1
        while k < len(letters) and i < len(lower):
            small = lower[i] in _SMALL
            if lower[i][0] == letters[k] and (not small or (len(letters) > 2 and lower[i] in _SPELLED_SMALL)):
                k += 1
            elif not small:
                break
            i += 1
        if k == len(letters):
            yield range(first, i)
