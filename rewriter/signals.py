"""Signals: the phrases of a bullet that show one of the guide's PM-readiness signals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """One readiness signal, shown by the phrase at ``start:end`` (code points of the bullet as typed).

    ``name`` is one of discovery, prioritization, tradeoff, outcome, business_context, leadership_story.
    """

    name: str
    start: int
    end: int
