"""Pairs of an original and a rewrite, a JSON object a line, for the ledger."""

import json
from dataclasses import asdict
from typing import Any

from rewriter.ledger import Ledger
from rewriter.textfile import InputError


def pairs_of(text: str, name: str) -> list[dict[str, Any]]:
    """The pairs of a JSON Lines text; blank lines are skipped.

    Every line is checked before the first pair is used. Raises `InputError`, with the line's number, for a line that
    is not an object with the texts "original" and "rewrite", and when there is no pair at all.

    >>> pairs_of('{"original": "Ran reviews", "rewrite": "Led reviews", "by": "me"}', "pairs.jsonl")
    [{'original': 'Ran reviews', 'rewrite': 'Led reviews', 'by': 'me'}]
    """
    # Not splitlines: JSON strings may hold U+2028 and other line ends as they are.
    pairs = [pair_of(line, f"{name}, line {number}") for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not pairs:
        raise InputError(f'No pairs found in {name}. Write one object a line: {{"original": "…", "rewrite": "…"}}')
    return pairs


def pair_of(line: str, where: str) -> dict[str, Any]:
    """One pair; ``where`` begins the message of the `InputError` for a line that is none."""
    try:
        pair = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}). Write one object a line.") from error
    except RecursionError:
        raise InputError(f"{where}: nested too deeply.") from None
    if not isinstance(pair, dict):
        raise InputError(f'{where}: not an object. Write {{"original": "…", "rewrite": "…"}}')
    for key in ("original", "rewrite"):
        if not isinstance(pair.get(key), str):
            problem = "is not a text" if key in pair else "is missing"
            raise InputError(f'{where}: "{key}" {problem}. Write {{"original": "…", "rewrite": "…"}}')
    return pair


def compared(pair: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    """The pair with what the ledger found; fields called "added" or "dropped" are replaced."""
    return {
        **pair,
        "added": [asdict(entry) for entry in ledger.added],
        "dropped": [asdict(entry) for entry in ledger.dropped],
    }
