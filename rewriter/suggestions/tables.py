"""The tables of ``moves.toml``: the last moves, what stands for a blank while it is checked, kinds of things."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from rewriter import lexicon
from rewriter.rules import Move, move
from rewriter.tokens import lemmas


@cache
def tables() -> dict[str, Any]:
    """All tables by name."""
    return tomllib.loads(files(__package__).joinpath("moves.toml").read_text(encoding="utf-8"))


@cache
def moves(name: str) -> tuple[Move, ...]:
    """The moves of a table: ``moves`` for what no rule knows better, ``inward`` for work that customers do not see."""
    return tuple(move(entry) for entry in tables()[name])


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
    before, _, head = phrase.rpartition(" ")
    forms = lemmas(head, "NOUN") or (head.removesuffix("s"),)  # "wireframes", which no dictionary lists
    return any(f"{before} {form}".strip() in words for form in (head, *forms))
