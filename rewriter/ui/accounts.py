"""The ledger as HTML: both texts with what is new and what is gone marked, and each entry in words."""

from collections.abc import Sequence

from rewriter.ledger import Entry, Ledger
from rewriter.ui import words
from rewriter.ui.highlight import shown

SAYS = {
    "ownership": "makes it more yours",
    "action": "says you did more",
    "basis": "says what it rested on",
    "audience": "says who was concerned",
    "scope": "says how far it went",
    "goal": "says what it was for",
    "outcome": "says what came of it",
    "number": "states a number",
    "headcount": "says how many people",
    "name": "names something",
    "date": "says when or how often",
    "decision": "says you decided",
    "causality": "says what brought it about",
}


def marked_html(text: str, entries: Sequence[Entry], kind: str) -> str:
    """The text with the entries' places marked; ``kind`` is added or dropped."""
    parts, at = [], 0
    for entry in sorted(entries, key=lambda entry: entry.start):
        start = max(at, entry.start)
        parts.append(shown(text[at:start]))
        if start < entry.end:
            parts.append(f'<mark class="rw-{kind}">{shown(text[start : entry.end])}</mark>')
        at = max(at, entry.end)
    return "".join(parts) + shown(text[at:])


def verdict(ledger: Ledger) -> str:
    """The ledger in a sentence: ``Adds 2 claims and drops no fact.``"""
    added = f"adds {words.count(len(ledger.added), 'claim')}" if ledger.added else "adds no claim"
    dropped = f"drops {words.count(len(ledger.dropped), 'fact')}" if ledger.dropped else "drops no fact"
    return f"{added} and {dropped}.".capitalize()


def entries_html(ledger: Ledger) -> str:
    """One line for each entry: its words, and what they claim or what is lost with them."""
    said = [("added", entry, SAYS.get(entry.kind, entry.kind)) for entry in ledger.added]
    said += [("dropped", entry, f"is gone ({entry.kind})") for entry in ledger.dropped]
    rows = [
        f'<li><mark class="rw-{kind}">{shown(e.text)}</mark> <span>{shown(what)}</span></li>' for kind, e, what in said
    ]
    return f'<ul class="rw-entries">{"".join(rows)}</ul>' if rows else ""
