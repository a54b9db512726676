"""Which numbers, dates and names of the original the rewrite keeps, and which it brings."""

from collections.abc import Iterable

from rewriter.equivalents import Meaning
from rewriter.facts import Fact, headcount
from rewriter.ledger.marks import COUNTED, TIMES, Marks, classes, name_kind
from rewriter.ledger.sides import Side
from rewriter.ledger.ties import words

_FLOORS = {"at least", "no less"}


def _mark(marks: dict[int, str], side: Side, facts: Iterable[Fact]) -> None:
    for fact in facts:
        kind = "date" if fact.kind in TIMES else "number"
        if fact.kind == "number" and headcount(side.meanings, fact):
            kind = "headcount"
        marks.update(dict.fromkeys(range(fact.first, fact.last), kind))


def _lasts(fact: Fact) -> bool:
    """Whether a date is a stretch of time ("3 day"), which is counted like a number."""
    return fact.kind == "date" and " " in fact.value


def numbers(marks: Marks) -> None:
    """Numbers are counted: the same one twice must stay twice, with the same hedge, beside the same thing."""
    left: dict[str, list[Fact]] = {}
    for fact in marks.original.facts:
        if (fact.kind in COUNTED or _lasts(fact)) and not _said_again(marks.original, fact):
            left.setdefault(fact.value, []).append(fact)
    dates = {fact.value for fact in marks.original.facts if fact.kind in TIMES}
    pairs, new = [], []
    ones = _ones(marks.original)
    for fact in marks.rewrite.facts:
        if (fact.kind in COUNTED or _lasts(fact)) and not _said_again(marks.rewrite, fact):
            bare = fact.value.lstrip("$€£")  # "a 400K budget" is "a $400K budget"
            if fact.kind == "number" and fact.value in dates and not left.get(fact.value):
                continue  # "the 2020 renewal" was "renewed in 2020"
            plain = bare != fact.value  # else any currency will do
            alike = (f for v, f in left.items() if f and v.lstrip("$€£") == bare and (v == bare or not plain))
            same = left.get(fact.value) or next(alike, None)
            if not same and fact.value == "0" and any(m.word in words("negation") for m in marks.original.meanings):
                continue  # "zero defects" for "no defects"
            if same:
                pairs.append((same.pop(0), fact))
            elif fact.value == "1" and ones:
                ones -= 1
            else:
                new.append(fact)
    left["1"] = left.get("1", [])[_ones(marks.rewrite) :]
    sides = marks.original, marks.rewrite
    left = {value: [fact for fact in same if not _renamed(*sides, fact)] for value, same in left.items()}
    _mark(marks.added, marks.rewrite, new)
    _mark(marks.dropped, marks.original, (fact for same in left.values() for fact in same))
    for old, fact in pairs:
        if old.bound != fact.bound and not {old.bound, fact.bound} <= _FLOORS:
            if old.bound in _FLOORS and not fact.bound:
                _mark(marks.dropped, marks.original, [old])  # "20 months" for "20+ months", "30" for "over 30"
            elif old.bound in ("about", "at most") and not _topical(marks, old, fact):
                _mark(marks.dropped, marks.original, [old])
            elif fact.bound == "at most" or (old.bound and fact.bound):
                _mark(marks.dropped, marks.original, [old])  # "nearly 90%" for "over 90%"
            elif fact.bound in _FLOORS:
                _mark(marks.added, marks.rewrite, [fact])
    _swapped(marks, pairs)
    _wholes(marks, pairs)


def _said_again(side: Side, fact: Fact) -> bool:
    """Whether a number stands in brackets behind itself in words: "nineteen (19)"."""
    before = side.fact_at.get(fact.first - 2)
    bracket = fact.first > 1 and side.atoms[fact.first - 1].text == "("
    return bracket and before is not None and before.value == fact.value


def _renamed(this: Side, other: Side, fact: Fact) -> bool:
    """Whether other words say a number or a time: "2D" for "two dimensional", "day-to-day" for "daily"."""
    said = (group for first, last, group in this.phrases if last - first > 1 and first <= fact.first < last)
    return any(group in other.places for group in said) or any(
        last - first > 1 and fact.first in this.places.get(group, ()) for first, last, group in other.phrases
    )


def _topical(marks: Marks, old: Fact, fact: Fact) -> bool:
    """Whether "about" says of what something was, not how many: "a talk about two options", "a talk on two options"."""
    led = marks.rewrite.atoms[fact.first - 1].lower if fact.first else ""
    return marks.original.atoms[old.first].lower == "about" and led in words("topics")


def _ones(side: Side) -> int:
    """How often "one" stands where it is read as no number: "one clerk", "one of them"."""
    return sum(m.word == "one" and i not in side.fact_at for i, m in enumerate(side.meanings))


def _wholes(marks: Marks, pairs: list[tuple[Fact, Fact]]) -> None:
    """ "5 teams" for "2 of 5 teams": the number is that of the whole, of which a part was meant."""
    a = marks.original
    for old, fact in pairs:
        i = old.first - 1
        while i >= 0 and a.meanings[i].word in words("whole_of"):
            i -= 1
        part = a.fact_at.get(i) if i in marks.dropped and i < old.first - 1 else None
        if part and part.kind in COUNTED:
            _mark(marks.added, marks.rewrite, [fact])


def _swapped(marks: Marks, pairs: list[tuple[Fact, Fact]]) -> None:
    """Numbers that changed places: "12 agents and 3 managers" -> "3 agents and 12 managers"."""
    counts = [
        (old, fact, _thing(marks.original, old), _thing(marks.rewrite, fact))
        for old, fact in pairs
        if fact.kind in COUNTED
    ]
    for old, fact, here, there in counts:
        if here is None or there is None or here in marks.source[there]:
            continue
        others = {other.value for other, _, head, _ in counts if head is not None and head in marks.source[there]}
        if others and old.value not in others:
            _mark(marks.added, marks.rewrite, [fact])
            _mark(marks.dropped, marks.original, [old])


def _thing(side: Side, fact: Fact) -> int | None:
    """What a number counts: the name behind it, or else the next word of substance."""
    behind = side.fact_at.get(fact.last)
    named = behind is not None and behind.kind not in COUNTED and behind.kind not in TIMES
    return fact.last if named else side.head(fact.last)


def times(marks: Marks) -> None:
    """Dates and frequencies: each must be said, once is enough."""

    def said(side: Side) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in side.facts:
            if fact.kind in TIMES and not _lasts(fact):
                found.setdefault(fact.value, []).append(fact)
        return found

    old, new = said(marks.original), said(marks.rewrite)
    for side, other, these, those, on in (
        (marks.rewrite, marks.original, new, old, marks.added),
        (marks.original, marks.rewrite, old, new, marks.dropped),
    ):
        amounts = {fact.value.partition(" ")[0] for fact in other.facts}  # "2019" read as a number there
        for value in these.keys() - those.keys() - amounts:
            _mark(on, side, [fact for fact in these[value] if not _renamed(side, other, fact)])


def names(marks: Marks) -> None:
    """Names, tools and acronyms of the original that the rewrite does not say.

    A common word with a capital ("Ticketing") counts when all of its name is gone.
    """
    a = marks.original
    for fact in a.facts:
        if fact.kind in COUNTED or fact.kind in TIMES or fact.text.lower() in words("state"):
            continue  # "AS-IS" is said as "as-is"
        places = [i for i in range(fact.first, fact.last) if a.meanings[i].content and not a.meanings[i].light]
        lost = [i for i in places if not marks.kept[i]]
        if len(lost) * 2 <= len(places) and not _dissolved(marks, places):
            lost = [i for i in lost if not a.meanings[i].known or a.atoms[i].text.isupper() or _tool(a.meanings[i])]
        marks.dropped.update((i, name_kind(fact)) for i in lost)


def exchanged(marks: Marks) -> None:
    """ "Maps in Word and plans in Visio" for "maps in Visio and plans in Word": two names changed places."""
    a, b = marks.original, marks.rewrite
    now = {fact.value: fact for fact in b.facts if fact.kind not in COUNTED and fact.kind not in TIMES}
    named = [(old, now[old.value]) for old in a.facts if old.value in now]
    places = [(old, fact, _beside(a, old), _beside_before(marks, fact)) for old, fact in named]
    for old, fact, here, there in places:
        if here is None or not there or here in there:
            continue
        if any(beside in there and here in again for *_, beside, again in places):
            _mark(marks.added, b, [fact])
            _mark(marks.dropped, a, [old])


def _beside(side: Side, fact: Fact) -> tuple[bool, int] | None:
    """The word of substance that a name goes with, and whether a preposition leads up to the name from there.

    "Maps in Visio", but "DC support".
    """
    at = fact.first - 1
    while at > 0 and side.atoms[at].lower in words("article"):
        at -= 1
    led = at > 0 and side.atoms[at].lower in words("leads")
    place = side.neighbour(at, -1) if led else fact.last
    if place is None or place >= len(side.atoms) or not side.meanings[place].content:
        return None
    return led, place


def _beside_before(marks: Marks, fact: Fact) -> list[tuple[bool, int]]:
    """Where the original says the word beside a name of the rewrite: in the same form, if it does so."""
    beside = _beside(marks.rewrite, fact)
    if beside is None:
        return []
    led, place = beside
    source, forms = marks.source[place], marks.rewrite.meanings[place].lemmas
    same = [p for p in source if marks.original.meanings[p].lemmas & forms]
    return [(led, p) for p in same or source]


def _dissolved(marks: Marks, places: list[int]) -> bool:
    """Whether what is left of a name is written small, as no name: "defense" for "Defense Logistics"."""
    told = [k for i in places for k in marks.kept[i]]
    small = all(marks.rewrite.atoms[k].text.islower() for k in told)
    return bool(told) and small and all(marks.original.atoms[i].text[0].isupper() for i in places)


def _tool(m: Meaning) -> bool:
    return "tool" in classes(m.word)
