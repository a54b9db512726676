"""Lists of nouns in which a member names work: "writing stories and backlog grooming"."""

from collections.abc import Sequence

from rewriter import lexicon
from rewriter.reading import verb_form
from rewriter.tokens import Token

_JOINTS = ("and", "&", ",", "/", ";")


def goes_on_acting(words: Sequence[Token]) -> bool:
    """Whether a list goes on with another action as a noun: "tickets, and coordination of releases"."""
    known = lexicon.load()
    joined = False
    for word, following in zip(words, [*(w.lower for w in words[1:]), ""][: len(words)], strict=True):
        if known.has(word.lower, "conjunction") or word.lower == "well":
            joined = True
        elif known.has(word.lower, "preposition"):
            joined = False
        elif joined and (verb := verb_form(word.text)) and verb.form == "gerund" and known.has(word.lower, "verb"):
            return True  # "analysis of needs and writing specs"
        elif joined and (following in ("of", "", ".") or known.has(following, "preposition")):
            verb = verb_form(word.text)
            if following == "of" or word.lower in known.nominal or (verb and verb.form == "gerund"):
                return True
    return False


def goes_on_working(words: Sequence[Token]) -> bool:
    """Whether a member of a list but the first names work: "stories and backlog grooming", "tests, and delivery"."""
    known = lexicon.load()
    joined = opened = False
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if word.lower in _JOINTS:
            if i and not joined and _names_work(words[i - 1].lower):
                return False  # "idea generation and development": all of it is work
            joined = opened
        elif known.has(word.lower, "preposition"):
            joined = False
        opened = True
        ends = following is None or following.lower in _JOINTS or known.has(following.lower, "preposition")
        if joined and ends and _names_work(word.lower):
            return True
    return False


def _names_work(word: str) -> bool:
    known = lexicon.load()
    return word in known.doings or (word in known.nominal and word not in known.made)
