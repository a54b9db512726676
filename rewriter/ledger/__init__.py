"""The ledger between two texts: claims that the second adds, facts of the first that it drops or alters.

It reads tokens and the lexicon alone, no parse: it guards edits as they are typed, whoever wrote them. A word of the
rewrite that nothing in the original says (`rewriter.equivalents`) is an addition; a fact (`rewriter.facts`) that the
rewrite does not say is dropped. What words alone do not show (whose action it was, an aim or a result, what brought
about what) comes from `rewriter.ledger.ties`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rewriter import lexicon
from rewriter.ledger import actions, causes, facts, lost, people, turns, wording
from rewriter.ledger.marks import Marks
from rewriter.ledger.sides import Side, side
from rewriter.ledger.ties import words

_QUESTIONS = (
    facts.numbers,
    facts.times,
    facts.names,
    facts.exchanged,
    wording.substance,
    wording.disguised,
    wording.borrowed,
    wording.results,
    wording.decisions,
    wording.customers,
    wording.small_words,
    wording.wholes,
    wording.compared,
    actions.ownership,
    actions.duties,
    actions.taken_part,
    actions.strengthened,
    actions.lowered,
    causes.causality,
    causes.ensured,
    causes.hoped,
    causes.aims,
    causes.untold,
    actions.due,
    actions.prepared,
    actions.converted,
    actions.actions,
    actions.shared,
    actions.unsaid,
    actions.surpassed,
    actions.absorbed,
    people.people,
    people.seats,
    people.qualifiers,
    people.members,
    turns.directions,
    turns.bounds,
    turns.reversals,
    turns.agents,
    turns.receivers,
    turns.rivals,
    turns.parts,
    turns.shares,
    turns.only,
    turns.often,
    turns.seldom,
    turns.whose,
    lost.lost,
)


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


@lru_cache(512)  # a wording without its claims is often the one before
def compare(original: str, rewrite: str) -> Ledger:
    """What ``rewrite`` claims beyond ``original``, and which of its facts it drops or alters.

    >>> ledger = compare("Contributed to the roadmap for 3 teams", "Led the roadmap for three teams, doubling revenue")
    >>> [(entry.text, entry.kind) for entry in ledger.added]
    [('Led', 'ownership'), ('doubling revenue', 'outcome')]
    >>> compare("Cut cost by 24% for QA", "Cut costs by 24 percent for quality assurance").clean
    True
    """
    if original == rewrite:
        return Ledger((), ())
    a, b = side(original), side(rewrite)
    marks = Marks(a, b)
    for question in _QUESTIONS:
        question(marks)
    return Ledger(tuple(_entries(b, marks.added, a)), tuple(_entries(a, marks.dropped, None)))


def _entries(said: Side, marks: dict[int, str], before: Side | None) -> Iterator[Entry]:
    """Joins marked parts to phrases and names their kind; small words that lead up to one and are new belong to it."""
    known = _pairs(before) if before else frozenset()
    for run in _runs(said, marks):
        first, last = run[0], run[-1]
        while before and first and _leads(said, first - 1) and not _known(said, first - 1, known):
            first -= 1
        start, end = said.atoms[first].start, said.atoms[last].end
        yield Entry(start, end, said.text[start:end], _kind(said, run, {marks[i] for i in run}))


def _runs(said: Side, marks: dict[int, str]) -> Iterator[list[int]]:
    """Marked parts of one sentence with nothing but a few small words between them."""
    run: list[int] = []
    for i in sorted(marks):
        between = range(run[-1] + 1, i) if run else ()
        joined = len(between) < 4 and all(_leads(said, k) for k in between)
        if run and not (joined and said.ties.sentence[i] == said.ties.sentence[run[-1]]):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _leads(said: Side, i: int) -> bool:
    return not said.meanings[i].content and said.atoms[i].lower.isalpha()


def _pairs(said: Side) -> frozenset[tuple[str, str]]:
    return frozenset((said.atoms[i].lower, said.atoms[i + 1].lower) for i in range(len(said.atoms) - 1))


def _known(said: Side, i: int, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether the small word at part ``i`` was there before, after the same word."""
    word = said.atoms[i].lower
    return not i or any((form, word) in pairs for form in (said.atoms[i - 1].lower, *said.meanings[i - 1].lemmas))


def _classes(said: Side, run: list[int]) -> set[str]:
    """The lexicon's classes of a phrase's words, alone and in pairs."""
    forms = [{*said.meanings[i].lemmas, said.meanings[i].word} for i in run]
    phrases: set[tuple[str, ...]] = {(form,) for each in forms for form in each}
    phrases |= {(one, two) for left, right in pairwise(forms) for one in left for two in right}
    known = lexicon.load().classes
    return {name for phrase in phrases for name in known.get(phrase, ())}


def _kind(said: Side, run: list[int], marked: set[str]) -> str:
    """The kind of a phrase: what it was marked as, else what its words are."""
    forms = {form for i in run for form in said.meanings[i].lemmas}
    classes = _classes(said, run)
    aim = any(i in said.ties.aims for i in run)
    moves = any(said.meanings[i].verb in words("moves") for i in run)
    metric = classes & {"outcome_metric", "delivery_result"}
    based = forms & words("based") or (run[0] and said.atoms[run[0] - 1].lower in words("bases"))
    for kind, holds in (
        *((kind, kind in marked) for kind in ("ownership", "causality", "headcount")),
        ("goal", aim and (moves or metric)),
        ("outcome", moves or (metric and "number" in marked)),
        *((kind, kind in marked) for kind in ("number", "name", "date", "audience", "scope")),
        ("decision", "decision" in marked or "choose" in classes),
        ("outcome", "outcome" in marked or "delivery_result" in classes),
        ("basis", based or classes & {"value_basis", "discovery_evidence"}),
        ("audience", "customer" in classes),
        ("goal", aim or "goal" in forms),
        ("outcome", metric),
        ("scope", forms & words("scope")),
    ):
        if holds:
            return kind
    return "action"
