"""Flags: the phrases of a bullet that read as delivery administration."""

from dataclasses import dataclass


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
