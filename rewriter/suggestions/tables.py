"""The tables of ``moves.toml``: the last moves, what stands for a blank while it is checked, kinds of things."""

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rewriter import lexicon
from rewriter.rules import Move, move
from rewriter.tokens import lemmas, tokenize


@cache
def tables() -> dict[str, Any]:
    """All tables by name."""
    return tomllib.loads(files(__package__).joinpath("moves.toml").read_text(encoding="utf-8"))


@cache
def moves(name: str) -> tuple[Move, ...]:
    """The moves of a table.

    ``moves`` are for what no rule knows better, ``inward`` for work that customers do not see, ``about`` for what the
    bullet speaks of, whatever its habit.
    """
    return tuple(move(entry) for entry in tables()[name])


@lru_cache(256)  # each flag of a bullet asks about the same objects
def places_for(name: str, words: str) -> frozenset[int]:
    """The places in a table of the moves that may be for what a noun phrase lists, by the last thing in it.

    >>> {moves("inward")[place].where.object for place in places_for("inward", "morale and trust")}
    {'relation'}
    """
    listed = list(things(words))
    if not listed:
        return frozenset()
    of_word, last = _places_by_word(name), listed[-1]
    forms = (form for phrase in (last[-1], " ".join(last[-2:])) for form in _forms(phrase))
    return frozenset(place for form in forms for place in of_word.get(form, ()))


@cache
def _places_by_word(name: str) -> dict[str, list[int]]:
    """Word of a kind -> the places in a table of the moves for that kind of object."""
    found: dict[str, list[int]] = {}
    for number, entry in enumerate(moves(name)):
        for kind in entry.where.object.split("|"):
            for word in tables()["kinds"][kind]:
                found.setdefault(word, []).append(number)
    return found


def is_kind(phrase: str, kind: str) -> bool:
    """Whether a lower-case phrase in either number is of a kind of ``moves.toml`` or a class of the lexicon.

    ``a|b`` stands for either.

    >>> is_kind("user guides", "manual"), is_kind("guided", "manual"), is_kind("stakeholders", "meeting|people")
    (True, False, True)
    >>> is_kind("wireframes", "sketch")
    True
    """
    return any(_is_one(phrase, one) for one in kind.split("|"))


def _is_one(phrase: str, kind: str) -> bool:
    words: list[str] | None = tables()["kinds"].get(kind)
    if words is None:
        return lexicon.load().has(phrase, kind)
    return any(form in words for form in _forms(phrase))


def _forms(phrase: str) -> list[str]:
    """A lower-case phrase as it stands and in the singular."""
    before, _, head = phrase.rpartition(" ")
    forms = lemmas(head, "NOUN") or (head.removesuffix("s"),)  # "wireframes", which no dictionary lists
    return [f"{before} {form}".strip() for form in (head, *forms)]


def things(words: str) -> Iterator[tuple[str, ...]]:
    """The members of a list, each as its lower-case words up to a preposition ("backlog of two squads")."""
    known = lexicon.load()
    member: list[str] = []
    narrowed = False
    for token in tokenize(words):
        if known.has(token.lower, "conjunction") or not token.text[0].isalnum():
            if member:
                yield tuple(member)
            member, narrowed = [], False
            continue
        narrowed = narrowed or (bool(member) and known.has(token.lower, "preposition"))
        if not narrowed:
            member.append(token.lower)
    if member:
        yield tuple(member)


@lru_cache(4096)  # the same object is asked about for each move
def are(words: str, kind: str) -> bool:
    """Whether all that a noun phrase lists is of a class of the lexicon.

    A single word before another member may describe it: "business and functional requirements".
    """
    listed = list(things(words))

    def is_one(member: tuple[str, ...]) -> bool:
        return is_kind(member[-1], kind) or is_kind(" ".join(member[-2:]), kind)

    return bool(listed) and is_one(listed[-1]) and all(len(member) == 1 or is_one(member) for member in listed[:-1])


@lru_cache(4096)
def mentions(words: str, kind: str) -> bool:
    """Whether one of the things that a phrase lists is of a class of the lexicon."""
    return any(is_kind(member[-1], kind) or is_kind(" ".join(member[-2:]), kind) for member in things(words))
