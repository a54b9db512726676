"""The tables of ``lexicon/numbers.toml``, ready to look up."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from rewriter import lexicon
from rewriter.tokens import parts

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Number words and scales with their size, fixed phrases with kind and value, and sets of small words."""

    numbers: dict[str, Decimal]
    scales: dict[str, Decimal]
    currencies: dict[str, str]
    fractions: dict[str, str]
    phrases: dict[Phrase, tuple[str, str]]
    bounds: dict[Phrase, str]
    per: dict[str, str]
    ahead: dict[str, str]
    rhythms: dict[str, str]
    stretches: dict[str, tuple[Decimal, str]]
    units: frozenset[str]
    people: frozenset[str]
    sets: dict[str, frozenset[str]]


def _key(phrase: str) -> Phrase:
    return tuple(part.lower for part in parts(phrase))


@cache
def tables() -> Tables:
    """Reads the file once.

    >>> tables().numbers["twelve"], tables().phrases[("doubling",)]
    (Decimal('12'), ('number', 'x2'))
    """
    data = tomllib.loads(files(lexicon.__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
    rows = {name: {key: value for key, value in table.items() if key != "about"} for name, table in data.items()}
    phrases = {
        _key(phrase): (kind, value)
        for table, kind in (
            ("multiples", "number"),
            ("vague", "number"),
            ("frequency", "frequency"),
            ("period", "date"),
            ("halves", "date"),
        )
        for value, listed in rows[table].items()
        for phrase in listed
    }
    stretches = {unit: same.split() for unit, same in rows["stretches"].items()}
    people = (
        phrase[0] for phrase, classes in lexicon.load().classes.items() if "people" in classes and len(phrase) == 1
    )
    return Tables(
        {word: Decimal(value) for word, value in rows["words"].items()},
        {word: Decimal(value) for word, value in rows["scales"].items()},
        rows["currencies"],
        rows["fractions"],
        phrases,
        {
            _key(p): name.replace("_", " ")
            for name in ("about", "at_least", "no_less", "at_most")
            for p in data[name]["words"]
        },
        rows["per"],
        rows["ahead"],
        rows["rhythms"],
        {unit: (Decimal(size), smaller) for unit, (size, smaller) in stretches.items()},
        frozenset(form for unit in data["units"]["words"] for form in (unit, unit + "s")),
        frozenset(data["headcount"]["words"]).union(people),
        {name: frozenset(table["words"]) for name, table in data.items() if isinstance(table.get("words"), list)},
    )
