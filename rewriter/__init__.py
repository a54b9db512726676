"""Rewriter: flags delivery-administration language in resume bullets and suggests wordings that can be defended.

>>> from rewriter import Reviewer
>>> Reviewer.load().review("Managed backlog and coordinated sprint planning.").label
'delivery_admin'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rewriter.classifier import Driver, Verdict
    from rewriter.flags import Flag, Signal
    from rewriter.ledger import Entry, Ledger, compare
    from rewriter.reviewer import Review, Reviewer
    from rewriter.suggestions import Blank, Claim, Segment, Suggestion

_HOMES = {
    "rewriter.classifier": ("Driver", "Verdict"),
    "rewriter.flags": ("Flag", "Signal"),
    "rewriter.ledger": ("Entry", "Ledger", "compare"),
    "rewriter.reviewer": ("Review", "Reviewer"),
    "rewriter.suggestions": ("Blank", "Claim", "Segment", "Suggestion"),
}

__all__ = [
    "Blank",
    "Claim",
    "Driver",
    "Entry",
    "Flag",
    "Ledger",
    "Review",
    "Reviewer",
    "Segment",
    "Signal",
    "Suggestion",
    "Verdict",
    "compare",
]


def __getattr__(name: str) -> Any:
    """Loads a public name where it lives, so that ``rewriter --help`` need not import the whole program."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'rewriter' has no attribute {name!r}")
