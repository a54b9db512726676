"""Pasted text to bullets."""

import re
from typing import NamedTuple

# What editors and PDF exports put before a bullet, private-use glyphs of Word's Symbol font included.
GLYPHS = "•‣◦●○■□▪▫◆◇➢➤▶►▸→✓✔❖∙·*–—-\uf0a7\uf0b7\uf0d8"
GLYPH = re.compile(rf"\A(?:[{re.escape(GLYPHS)}](?:\s+|$))+")


class Lines(NamedTuple):
    """The lines of a text: its ``bullets`` without their glyphs, and the ``others`` (headings, names, dates)."""

    bullets: list[str]
    others: list[str]


def lines_of(text: str) -> Lines:
    """Sorts the lines of a text into bullets and others; blank lines are skipped.

    Where two lines or more begin with a bullet glyph, those are the bullets; a line beneath one that goes on in lower
    case is the rest of it. Where fewer do, each line is a bullet. A glyph counts only before white space, so that
    "-5% churn" keeps its sign.

    >>> lines_of("Acme, 2019 - 2021\\n• Managed backlog\\n• Ran sprint planning\\n  for two teams\\nEDUCATION")
    Lines(bullets=['Managed backlog', 'Ran sprint planning for two teams'], others=['Acme, 2019 - 2021', 'EDUCATION'])
    >>> lines_of("Managed backlog\\n\\n- Ran sprint planning\\n-5% churn in a quarter").bullets
    ['Managed backlog', 'Ran sprint planning', '-5% churn in a quarter']
    """
    lines = [line.strip() for line in text.splitlines()]
    marked = [bool(GLYPH.match(line)) for line in lines]
    every = sum(marked) < 2
    bullets: list[str] = []
    others: list[str] = []
    wraps = False  # whether the line before belongs to a bullet
    for line, has_glyph in zip(lines, marked, strict=True):
        words = GLYPH.sub("", line)
        if has_glyph or (every and words):
            bullets += [words] if words else []
            wraps = not every and bool(words)
        elif wraps and words[:1].islower():
            bullets[-1] += f" {words}"
        else:
            others += [words] if words else []
            wraps = False
    return Lines(bullets, others)
