"""Pasted text to bullets."""

import re

# What editors and PDF exports put before a bullet, private-use glyphs of Word's Symbol font included.
GLYPHS = "•‣◦●○■□▪▫◆◇➢➤▶►▸→✓✔❖∙·*–—-\uf0a7\uf0b7\uf0d8"
GLYPH = re.compile(rf"\A(?:[{re.escape(GLYPHS)}](?:\s+|$))+")


def bullets_of(text: str) -> list[str]:
    """The bullets of a text, one a line: leading glyphs and outer whitespace are dropped, blank lines skipped.

    A glyph counts only before whitespace, so that "-5% churn" keeps its sign.

    >>> bullets_of("• Managed backlog\\n\\n  - Ran sprint planning\\n-5% churn in a quarter")
    ['Managed backlog', 'Ran sprint planning', '-5% churn in a quarter']
    """
    lines = (GLYPH.sub("", line.strip()) for line in text.splitlines())
    return [line for line in lines if line]
