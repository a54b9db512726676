"""Names: capitalised words that name somebody or something, tools, and acronyms."""

import re

from rewriter import lexicon
from rewriter.facts.line import Fact, Line
from rewriter.facts.quantities import quantity
from rewriter.facts.tables import tables

_NEAR = 4  # parts from the first, among which a list of verbs still opens a bullet
_HYPHENED = re.compile(r"\w-$")


def name(line: Line, i: int) -> Fact | None:
    """The name that begins at part ``i``: the run of capitalised parts from there on.

    >>> from rewriter.facts import facts
    >>> [(f.text, f.kind) for f in facts("Managed the Release Train with care for Wells Fargo & the IRS in Jira")]
    [('Release Train', 'name'), ('Wells Fargo', 'name'), ('IRS', 'acronym'), ('Jira', 'tool')]
    """
    kinds = ["tool"] * _tool(line, i)
    j = i + len(kinds)
    while j < line.size and (j == i or not line.begins(j)):
        kind = _kind(line, j)
        if not (kind or line.capital(j)) or (j > i and quantity(line, j)):
            break
        kinds.append(kind)
        j += 1
    if line.titled:  # capitals alone mean nothing
        while kinds and not kinds[-1]:
            j, kinds = j - 1, kinds[:-1]
    while kinds and not kinds[0] and _acts(line, i):
        i, kinds = i + 1, kinds[1:]  # "Designed, Tested and Shipped Aurora"
    if kinds and not kinds[0] and line.begins(i) and (line.meanings[i].verbs or not any(kinds)):
        i, kinds = i + 1, kinds[1:]  # "Managed Release Train": the first capital is the sentence's
    if not kinds or not any(line.meanings[k].content and line.lower[k] not in _nameless() for k in range(i, j)):
        return None
    if not any(kinds) and _HYPHENED.search(line.text, 0, line.atoms[i].start):
        return None  # "e-Learning", "Detail-Oriented": the capital follows the first one's
    kind = next((kind for kind in ("tool", "name", "acronym") if kind in kinds), "name")
    return line.fact(i, j, kind, " ".join(line.lower[i:j]))


def _tool(line: Line, i: int) -> int:
    """How many parts from ``i`` on are a tool's name of several words: "Rational Rose", "Office 365"."""
    if not line.capital(i):
        return 0
    classes = lexicon.load().classes
    longest_first = (tuple(line.lower[i : i + length]) for length in (3, 2))
    return next((len(words) for words in longest_first if len(words) > 1 and "tool" in classes.get(words, ())), 0)


def _acts(line: Line, i: int) -> bool:
    """Whether a capital is that of an action in a list of actions."""
    if line.at(i - 1) not in (",", "and", "&") or not line.meanings[i].verbs:
        return False
    base = line.lower[i] == line.meanings[i].verb and line.lower[0] == line.meanings[0].verb
    following = line.atoms[i + 1].text if i + 1 < line.size else ""
    # "Build boards and Compile status reports", "Create, Review, and audit"
    acts_on = following.islower() or (following in (",", "&") and i < _NEAR)
    return line.lower[i].endswith("ed") or (base and acts_on and lexicon.load().has(line.lower[i], "verb"))


def _nameless() -> frozenset[str]:
    return tables().sets["names"]


def _kind(line: Line, i: int) -> str:
    """The kind of name that part ``i`` is by itself; empty when a capital is the only sign of one."""
    text, word = line.atoms[i].text, line.lower[i]
    capitals = sum(c.isupper() for c in text.removesuffix("s"))
    digits = any(c.isdigit() for c in text)
    if not text[0].isalpha():
        named = text.count(".") > 1 or any(c.isalpha() for c in text)  # 2.5.1, 278N, 4G
        strange = text[0].isdigit() and named and not quantity(line, i)
        return "name" if strange else "tool" if text.lower() == ".net" else ""
    classes = lexicon.load().classes.get((word,), frozenset())
    if text.islower() and "tool" in classes and not line.meanings[i].known:
        return "tool"  # "jira"
    if not (capitals or digits) or (word in _nameless() and not text.isupper()):
        return ""
    if "tool" in classes and "people" not in classes and not (line.begins(i) and "verb" in classes):
        return "tool"
    mixed = not text.removesuffix("s").isupper()  # McKinsey, iOS
    if capitals > 1 and not mixed and not (line.titled and (line.text.isupper() or not text.isupper())):
        return "acronym"
    if digits or text[-1] in "#+" or (text[1:] != text[1:].lower() and not text.isupper()):
        return "name"
    if line.meanings[i].known or classes & {"noun", "verb"}:
        return ""
    if text.isupper() and len(text) > 1:
        return "acronym"
    return "" if line.begins(i) and word.endswith(("ed", "ing", "ly")) else "name"
