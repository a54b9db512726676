"""Facts: what must survive a rewrite, with a normalised value. Numbers, money, dates, frequencies, names, tools."""

from collections.abc import Iterator, Sequence

from rewriter.equivalents import Meaning, meanings_of
from rewriter.facts.line import Fact, Line
from rewriter.facts.names import name
from rewriter.facts.quantities import quantity
from rewriter.facts.tables import tables
from rewriter.tokens import Token, parts

__all__ = ["Fact", "facts", "headcount", "read"]


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text in reading order; they do not overlap.

    >>> [(f.text, f.kind, f.value) for f in facts("Cut costs $400K a year with a ten-person team in Jira")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('$400K', 'money', '$400000'), ('a year', 'frequency', 'yearly'), ('ten', 'number', '10'),
    ('Jira', 'tool', 'jira')]
    """
    atoms = parts(text)
    return tuple(read(text, atoms, meanings_of(atoms)))


def read(text: str, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> list[Fact]:
    """The facts of a text that is already cut into parts, with the meaning of each."""
    return list(_read(Line(text, atoms, meanings)))


def _read(line: Line) -> Iterator[Fact]:
    i = reached = 0
    while i < line.size:
        named = line.lower[i] in tables().numbers and line.capital(i) and line.capital(i + 1)  # "Six Sigma"
        fact = None if named and not line.begins(i) else quantity(line, i)
        fact = fact or name(line, i)
        if fact and fact.first < reached:  # a hedge that belongs to the number before: "3 + 3"
            fact = line.fact(reached, fact.last, fact.kind, fact.value)
        if fact:
            yield fact
        i = fact.last if fact else i + 1
        reached = fact.last if fact else reached


def headcount(meanings: Sequence[Meaning], fact: Fact) -> bool:
    """Whether a number counts people: "40+ developers", "an eight-person team", "a team of six".

    >>> text = "Led 12 sprints for a team of six"
    >>> [headcount(meanings_of(parts(text)), fact) for fact in facts(text)]
    [False, True]
    """
    people = tables().people
    for m in meanings[fact.last : fact.last + 3]:
        if m.lemmas & people:
            return True
        if not m.word[0].isalpha() or not m.content:
            break
    before = meanings[max(0, fact.first - 3) : fact.first]
    return bool(before) and before[-1].word in ("of", "to") and any(m.lemmas & people for m in before)
