"""The cheap pass over a bullet: flags, signals and rung, from tokens and the lexicon alone, without a parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Scan:
    """What the cheap pass sees in a bullet: its units, the flags and signals in reading order, and the rung."""

    units: Units
    flags: tuple[Flag, ...]
    signals: tuple[Signal, ...]
    rung: str


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


def _matches(units: Units, names: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Name and unit range of the matches of ``names`` that no match of their exceptions overlaps."""
    patterns = matcher()
    for name, found in patterns.find_all(units, names):
        exceptions = f"{name} unless"
        spared = patterns.find(units, exceptions) if exceptions in patterns.names else ()
        for a, b in found:
            if not any(a < d and c < b for c, d in spared):
                yield name, a, b


def scan(text: str) -> Scan:
    """Finds flags, signals and rung of a bullet.

    Overlapping flags give way to the one that starts first, then to the less general one, then to the longer one.

    >>> [flag.text for flag in scan("Managed backlog and coordinated sprint planning.").flags]
    ['Managed backlog', 'coordinated sprint planning']
    """
    units = matcher().units(text)
    shown = list(_matches(units, signals.load()))
    known = rules.load()
    candidates = [
        (first, known[name].general, -last, known[name])
        for name, first, last in _matches(units, _rules(fallback=False))
        if not any(a < last and first < b for _, a, b in shown)  # what shows a signal is no upkeep
    ]
    flags: list[Flag] = []
    reached = 0
    for first, _, minus_last, rule in sorted(candidates, key=lambda c: c[:3]):
        if first >= reached:
            reached = -minus_last
            flags.append(_flag(text, rule, units.span(first, reached)))
    found = sorted((*units.span(first, last), name) for name, first, last in shown)
    return Scan(units, tuple(flags), tuple(Signal(name, start, end) for start, end, name in found), rung(units))


@cache
def _rules(*, fallback: bool) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules.load().values() if rule.fallback == fallback)


def _flag(text: str, rule: rules.Rule, span: tuple[int, int]) -> Flag:
    return Flag(*span, text[slice(*span)], rule.id, rule.why, rule.guide)


def explained(text: str, seen: Scan) -> Scan:
    """The scan of a bullet that reads as delivery administration, with a flag at least where one can be had.

    If no rule knows its habit, a fallback rule flags the first activity that shows no signal; where two match there,
    the one that stands first in the rules.

    >>> text = "Prepared rosters for the migration weekend"
    >>> [flag.text for flag in explained(text, scan(text)).flags]
    ['Prepared rosters']
    """
    if seen.flags:
        return seen
    known = rules.load()
    found = [
        _flag(text, known[name], seen.units.span(first, last))
        for name, first, last in _matches(seen.units, _rules(fallback=True))
    ]
    free = [f for f in found if not any(s.start < f.end and f.start < s.end for s in seen.signals)]
    return replace(seen, flags=(min(free, key=lambda flag: flag.start),)) if free else seen


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
