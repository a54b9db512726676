"""A bullet that is a role and no sentence: "Point of contact for vendors" says "Served as point of contact ..."."""

from rewriter.reading import Reading, phrase_at
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Edit, reword
from rewriter.suggestions.tables import is_kind, tables
from rewriter.tokens import inflect, tokenize

_ROLES = ("role", "liaison_noun")
_FOR = ("for", "between", "to", "of", "on")
_FARTHEST = 4  # words before a role at most: "main", "key", "single"


def edits(reading: Reading) -> list[Edit]:
    """The edit that puts a verb before the role that a bullet opens with; none where it opens with no role.

    >>> from rewriter.reading import read
    >>> from rewriter.suggestions.segments import compose, text_of
    >>> (reading,) = read(["Liaison between sales and IT"])
    >>> text_of(compose(reading.text, edits(reading)))
    'Served as liaison between sales and IT'
    """
    first = reading.sentences[0] if reading.sentences else None
    if first is None or first.clauses or first.start or forms.lasts(reading):
        return []
    words = tokenize(reading.text)
    at = next((i for i in range(_FARTHEST) if any(phrase_at(words[i:], name) for name in _ROLES)), None)
    if at is None or not all(is_kind(word.lower, "foremost") for word in words[:at]):
        return []
    after = at + max(phrase_at(words[at:], name) for name in _ROLES)
    if after >= len(words) or words[after].lower not in _FOR:
        return []
    titled = len(words) > 1 and words[1].text[0].isupper()  # "Product Owner for"
    begins = words[0].text if titled or words[0].text[1:2].isupper() else words[0].lower
    serves = inflect(tables()["duty"]["serves"], "VBD").capitalize()
    return [reword(0, words[0].end, f"{serves} as {begins}")]
