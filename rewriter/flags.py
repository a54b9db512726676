"""The cheap pass over a bullet: flags, signals and rung, from tokens and the lexicon alone, without a parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from rewriter import lexicon, rules, signals
from rewriter.patterns import Matcher, Units


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule's match in a bullet.

    ``start`` and ``end`` are half-open code-point offsets into the bullet as typed; ``text`` is that slice; ``rule``
    is the rule's id; ``why`` says in one sentence why it reads as administration; ``guide`` names the guide's section.
    """

    start: int
    end: int
    text: str
    rule: str
    why: str
    guide: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One readiness signal, shown by the phrase at ``start:end`` (code points of the bullet as typed).

    ``name`` is one of discovery, prioritization, tradeoff, outcome, business_context, leadership_story.
    """

    name: str
    start: int
    end: int


class Found(NamedTuple):
    """A rule or signal that the units ``first:last`` of a bullet match."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Scan:
    """What the cheap pass sees in a bullet: its units, what they match, and the rung.

    ``habits`` are the rules that match, which do not overlap, ``shown`` the signals; both stand in reading order.
    """

    units: Units
    habits: tuple[Found, ...]
    shown: tuple[Found, ...]
    rung: str

    @property
    def text(self) -> str:
        """The bullet."""
        return self.units.text

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of the habits."""
        known = rules.load()
        return tuple(_flag(self.text, known[name], self.units.span(first, last)) for name, first, last in self.habits)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The signals with their characters."""
        return tuple(Signal(name, *self.units.span(first, last)) for name, first, last in self.shown)


@cache
def matcher() -> Matcher:
    """The matcher over all rules and signals, built once."""
    patterns: dict[str, tuple[str, ...]] = {}
    for name, match, unless in (
        *((rule.id, rule.match, rule.unless) for rule in rules.load().values()),
        *((signal.name, signal.match, signal.unless) for signal in signals.load().values()),
    ):
        patterns |= {name: match, f"{name} unless": unless} if unless else {name: match}
    return Matcher(lexicon.load(), patterns)


def _matches(units: Units, names: Iterable[str]) -> Iterator[Found]:
    """The matches of ``names`` that no match of their exceptions overlaps."""
    patterns = matcher()
    for name, found in patterns.find_all(units, names):
        exceptions = f"{name} unless"
        spared = patterns.find(units, exceptions) if exceptions in patterns.names else ()
        for a, b in found:
            if not any(a < d and c < b for c, d in spared):
                yield Found(name, a, b)


def scan(text: str, like: Scan | None = None) -> Scan:
    """Finds flags, signals and rung of a bullet; sooner if it begins as one that was scanned: ``like``.

    Overlapping flags give way to the one that starts first, then to the less general one, then to the longer one.

    >>> [flag.text for flag in scan("Managed backlog and coordinated sprint planning.").flags]
    ['Managed backlog', 'coordinated sprint planning']
    """
    units = matcher().units(text, like.units if like else None)
    shown = sorted(_matches(units, signals.load()), key=lambda found: (found.first, found.last, found.name))
    known = rules.load()
    candidates = [
        found
        for found in _matches(units, _rules(fallback=False))
        if not any(a < found.last and found.first < b for _, a, b in shown)  # what shows a signal is no upkeep
    ]
    candidates.sort(key=lambda found: (found.first, known[found.name].general, -found.last))
    habits: list[Found] = []
    for found in candidates:
        if not habits or found.first >= habits[-1].last:
            habits.append(found)
    return Scan(units, tuple(habits), tuple(shown), rung(units))


@cache
def _rules(*, fallback: bool) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules.load().values() if rule.fallback == fallback)


def _flag(text: str, rule: rules.Rule, span: tuple[int, int]) -> Flag:
    return Flag(*span, text[slice(*span)], rule.id, rule.why, rule.guide)


def explained(seen: Scan) -> Scan:
    """The scan of a bullet that reads as delivery administration, with a flag at least where one can be had.

    If no rule knows its habit, a fallback rule flags the first activity, if it can one that shows no signal; where two
    match there, the one that stands first in the rules.

    >>> [flag.text for flag in explained(scan("Prepared rosters for the migration weekend")).flags]
    ['Prepared rosters']
    """
    if seen.habits:
        return seen
    found = list(_matches(seen.units, _rules(fallback=True)))
    free = [f for f in found if not any(s.first < f.last and f.first < s.last for s in seen.shown)] or found
    return replace(seen, habits=(min(free, key=lambda found: found.first),)) if free else seen


def rung(units: Units) -> str:
    """How much of the first action was the writer's: the rung of the verb that opens the bullet.

    >>> rung(matcher().units("Assisted in developing a strategy"))
    'supported'
    """
    words = lexicon.load()
    for unit in range(min(len(units.symbols), 4)):
        phrase = units.words[unit]
        if phrase in words.lemma:
            return words.rung_of(words.lemma[phrase])
        if words.has(" ".join(phrase), "involvement"):
            return "participated"
    return "did"
