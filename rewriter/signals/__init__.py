"""The guide's PM-readiness signals: what shows them in a bullet, read from the TOML file beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SignalKind:
    """One readiness signal: the phrases that show it (``match``, see ``rewriter.patterns``) and those that do not.

    ``shows`` marks the expected phrase as ``[[...]]``; ``hides`` are near misses. Both are run as tests.
    """

    name: str
    guide: str
    match: tuple[str, ...]
    unless: tuple[str, ...]
    shows: tuple[str, ...]
    hides: tuple[str, ...]


@cache
def load() -> dict[str, SignalKind]:
    """All signals by name; raises TypeError naming the key where an entry has one too many or too few."""
    tables = tomllib.loads(files(__package__).joinpath("signals.toml").read_text(encoding="utf-8"))
    return {
        name: SignalKind(name, table.pop("guide"), **{key: tuple(value) for key, value in table.items()})
        for name, table in tables.items()
    }
