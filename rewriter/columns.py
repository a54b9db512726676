"""Which column of a table holds the bullets."""

import difflib
from collections.abc import Iterable, Sequence
from itertools import islice

from rewriter.flags import matcher
from rewriter.resume import lines_of
from rewriter.tablefile import Row, Table, plain, rows_of
from rewriter.textfile import InputError

FEW = 64  # rows that are looked at


def likely_columns(header: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """The columns that look like bullets, by the first rows: named so, else those whose cells mostly open with a verb.

    >>> likely_columns(["who", "did"], [["Ada Lowe", "Managed the backlog for two teams"]])
    ['did']
    """
    if named := [name for name in header if "bullet" in name.casefold()]:
        return named
    columns = list(zip(*islice(rows, FEW), strict=True)) or [()] * len(header)
    told = [[cell for value in column if (cell := plain(value).strip())] for column in columns]
    return [
        name
        for name, cells in zip(header, told, strict=True)
        if cells and sum(map(_is_like_a_bullet, cells)) > len(cells) / 2
    ]


def _is_like_a_bullet(cell: str) -> bool:
    """Whether a cell has four words or more and a verb among the first two."""
    first = next(iter(lines_of(cell).bullets), "")
    units = matcher().units(first)
    return len(units.tokens) >= 4 and any("verb" in matcher().classes(symbol) for symbol in units.symbols[:2])


def column_of(table: Table, wanted: str | None = None) -> str:
    """The column of a table that holds the bullets: the one that is wanted, else the only one that looks like it.

    Raises `InputError`, with the table's columns, when there is not exactly one.
    """
    listed = ", ".join(table.header)
    if wanted is None:
        likely = likely_columns(table.header, rows_of(table)) if len(table.header) > 1 else list(table.header)
        if len(likely) != 1:
            which = f"Several of its columns ({', '.join(likely)})" if likely else "None of its columns"
            raise InputError(f"{table.name}: {which} may hold the bullets. Name one with --column: {listed}.")
        (wanted,) = likely
    found = table.header.count(wanted)
    if found > 1:
        raise InputError(f"{table.name} has {found} columns called {wanted!r}. Rename all but one.")
    if not found:
        names = {name.strip().casefold(): name for name in table.header}
        near = difflib.get_close_matches(wanted.strip().casefold(), names, n=1)
        hint = f" Did you mean --column {names[near[0]]!r}?" if near else " Name one with --column."
        raise InputError(f"{table.name} has no column {wanted!r}. Its columns: {listed}.{hint}")
    return wanted
