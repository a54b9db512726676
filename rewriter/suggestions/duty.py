"""A duty told as done, as a claim: "Responsible for the delivery of the app" as "‹Delivered› the app".

A safe wording may not say so where the duty may not have been done (see ``rewriter.suggestions.doubts``). The writer
may, so the opener gives way to a verb that they confirm.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import fixed, forms, lists
from rewriter.suggestions.segments import Claim, Edit, Segment, capital
from rewriter.suggestions.tables import tables
from rewriter.tokens import Token, inflect, tokenize


@dataclass(frozen=True, slots=True)
class Opener:
    """What would stand for the opener at ``start:end`` of a bullet: its ``words``, and the question they raise."""

    start: int
    end: int
    words: str
    question: str

    def claim(self, number: int) -> Claim:
        """The claim, with its number in the wording."""
        return Claim(number, "ownership", "", self.question)

    def edit(self, bullet: str, number: int) -> Edit:
        """The edit that puts the claim in the opener's place."""
        source = (self.start, self.end)
        segment = Segment(self.words, "claim", source, number, instead=bullet[self.start : self.end])
        return Edit(self.start, self.end, (segment,))


def opener(reading: Reading, plainer: list[Edit]) -> Opener | None:
    """What the duty that opens a bullet would be as an action; None where the bullet says it safely, or it cannot be.

    >>> from rewriter.reading import read
    >>> (reading,) = read(["Responsible for the delivery of the fare app."])
    >>> opener(reading, []).words, reading.text[slice(0, opener(reading, []).end)]
    ('Delivered', 'Responsible for the delivery of')
    """
    first = reading.clauses[0] if reading.clauses else None
    form = forms.tense(reading)
    if first is None or first.opening != "duty" or first.opener[0] != 0 or form not in forms.TAGS or form == "gerund":
        return None
    if any(edit.start < first.group[1] and first.start < edit.end for edit in plainer) or forms.lasts(reading):
        return None
    joined = any(other.opening == "duty" or forms.opens_with_gerund(reading, other) for other in reading.clauses[1:])
    if joined or _goes_on(reading, first) or fixed.fixed(reading, first):
        return None  # "Responsible for selling tickets and closing gates": the second would be left behind
    asked = tables()["duty"]
    if first.verbs:
        between = reading.text[first.opener[1] : first.verbs[0].start].strip()
        words = forms.without_fillers(forms.put(reading.text, first, form))
        return None if between else Opener(first.start, first.group[1], capital(words), asked["done"])
    return _of_nouns(reading, first, form)


def _of_nouns(reading: Reading, clause: Clause, form: str) -> Opener | None:
    """The opener of a duty that nouns name: what they hide ("the delivery of"), else that it was the writer's."""
    known, asked = lexicon.load(), tables()["duty"]
    words = [token for token in tokenize(reading.text) if clause.object[0] <= token.start < clause.end]
    if not words or any(known.has(token.lower, "raise") or known.has(token.lower, "lower") for token in words):
        return None  # "responsible for a 25% increase"
    named = words[1:] if words[0].lower == "the" else words
    verb = known.nominal.get(named[0].lower) if len(named) > 2 and named[1].lower == "of" else None
    if verb and not (lists.goes_on_acting(named[2:]) or lists.goes_on_working(named[2:])):
        return Opener(clause.start, named[1].end, capital(inflect(verb, forms.TAGS[form])), asked["done"])
    if not clause.object[0] < clause.object[1] or _acts(words[:2]):
        return None  # "responsible for meeting targets", where "meeting" was read as a noun
    return Opener(clause.start, clause.group[1], capital(inflect(asked["owns"], forms.TAGS[form])), asked["owned"])


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Whether another action hides in what a duty is about: "passing audits and closing gates"."""
    words = [token for token in tokenize(reading.text) if clause.group[1] <= token.start < clause.end]
    known = lexicon.load()
    joints = (i for i, word in enumerate(words) if word.text in ",;" or known.has(word.lower, "conjunction"))
    return any(_acts(words[i + 1 : i + 3]) for i in joints)


def _acts(words: Sequence[Token]) -> bool:
    """Whether a gerund with something to act upon stands there, and no noun: "planning and", "scoping of"."""
    if len(words) < 2 or not words[1].text[0].isalnum():
        return False
    acted = verb_form(words[0].text)
    small = any(lexicon.load().has(words[1].lower, name) for name in ("conjunction", "preposition"))
    return acted is not None and acted.form == "gerund" and not small
