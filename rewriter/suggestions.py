"""Suggestions: wordings made of marked segments, so that every claim can be confirmed or dropped alone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a wording.

    ``kind`` is kept, reworded, claim or blank. ``source`` is the run's place in the bullet (kept, reworded). ``claim``
    is the id of the claim the run belongs to (claim and blank segments). ``blank`` is the id of the blank (blank
    segments). ``instead`` is what stands here when the claim is not confirmed (the bullet's own words, or nothing).
    """

    text: str
    kind: str
    source: tuple[int, int] | None = None
    claim: int | None = None
    blank: int | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a wording says that the bullet does not, with the one question that settles it."""

    id: int
    kind: str
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap only the writer can fill; ``unit`` is what it is counted in ("%", "text"), never a value."""

    id: int
    kind: str
    prompt: str
    unit: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed wording. ``tier`` is safe (entailed) or stronger (true once its claims are confirmed)."""

    tier: str
    rule: str
    text: str
    signal: str | None
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
    blanks: tuple[Blank, ...]

    def wording(self, confirmed: Collection[int] = (), filled: Mapping[int, str] | None = None) -> str:
        """The text with only the ``confirmed`` claims (by id) and the ``filled`` blanks (id -> words).

        A claim that holds a blank stands only when the blank is filled.
        """
        raise NotImplementedError
