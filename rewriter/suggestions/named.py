"""An action that a bullet only names, told as the writer's own, as a claim.

"Backlog grooming in Jira" as "‹Groomed the backlog› in Jira", "Stories were written for two squads" as "‹Wrote stories›
for two squads": nothing there says that it was the writer who did it, so that is asked.
"""

from itertools import pairwise, takewhile

from rewriter import lexicon
from rewriter.reading import Form, Reading, verb_form
from rewriter.suggestions import forms
from rewriter.suggestions.compounds import as_action, members_of
from rewriter.suggestions.duty import Opener
from rewriter.suggestions.segments import capital, lower_first
from rewriter.suggestions.tables import tables
from rewriter.tokens import Token, inflect, tokenize

_ANDS = ("and", "&")
_FARTHEST = 8  # words of what a passive is about, at most


def opener(reading: Reading) -> Opener | None:
    """What a bullet's opening would be as an action; None where it names none, or says who did it.

    >>> from rewriter.reading import read
    >>> [opener(reading).words for reading in read(["Backlog grooming in Jira", "Stories were written for two squads"])]
    ['Groomed the backlog', 'Wrote stories']
    """
    first = reading.sentences[0] if reading.sentences else None
    if first is None or first.clauses or first.start:
        return None
    words = [token for token in tokenize(reading.text) if token.end <= first.end]
    return (None if forms.lasts(reading) else _compound(reading.text, words)) or _passive(reading.text, words)


def _compound(text: str, words: list[Token]) -> Opener | None:
    """The opener of a bullet that begins with compound nouns that hide verbs."""
    known = lexicon.load()
    named = list(takewhile(lambda word: not known.has(word.lower, "preposition") and word.text.isalpha(), words))
    members = members_of(named)
    if not members:
        return None
    again = [known.nominal.get(word.lower) for member in members[1:] for word in member if len(member) == 1]
    if len(again) == len(members) - 1:  # "requirements gathering and documentation"
        members = members[:1]
    told = [as_action(text, member, "past") if len(member) > 1 else () for member in members]
    rest = words[len(named) :]
    if not (all(told) and all(again)) or not _goes_on(rest):
        return None
    verbs = " and ".join([told[0][0].text, *(inflect(verb, "VBD") for verb in again if verb)])
    acts = " and ".join([verbs + told[0][1].text, *("".join(s.text for s in segments) for segments in told[1:])])
    return Opener(0, named[-1].end, capital(acts), tables()["duty"]["done"])


def _goes_on(words: list[Token]) -> bool:
    """Whether words may follow what a verb acts upon: "for two squads", "daily", nothing."""
    known, first = lexicon.load(), words[0] if words else None
    if first is None or first.text in (".", ";", "("):
        return True
    return any(known.has(first.lower, name) for name in ("preposition", "period"))


def _passive(text: str, words: list[Token]) -> Opener | None:
    """The opener of a bullet in the passive that names nobody who did it."""
    known = lexicon.load()
    at = next((i for i, word in enumerate(words[: _FARTHEST + 1]) if known.has(word.lower, "auxiliary")), 0)
    being = verb_form(words[at].text) if at else None
    if being is None or being.lemma != "be" or any(not word.text[0].isalnum() for word in words[:at]):
        return None
    done: list[Form] = []
    i = at + 1
    while i < len(words) and ((verb := _done(words[i])) or (done and words[i].lower in _ANDS)):
        done += [verb] if verb else []
        i += 1
    rest = [word.lower for word in words[i:]]
    if not done or words[i - 1].lower in _ANDS or not set(rest).isdisjoint(("by", "which", "that", "but", "not")):
        return None
    if not (rest[:1] == [","] or _goes_on(words[i:])):
        return None
    later = (verb_form(word.text) for before, word in pairwise(words[i:]) if before.lower in _ANDS)
    if any(verb is not None and verb.form == "past" for verb in later):
        return None  # "were gathered from clerks and documented": the second would act on nothing
    tag = forms.TAGS["past" if words[at].lower in ("was", "were", "been") else "base"]
    acts = " and ".join(inflect(verb.lemma, tag) for verb in done)
    return Opener(
        0, words[i - 1].end, f"{capital(acts)} {lower_first(text[: words[at - 1].end])}", tables()["duty"]["done"]
    )


def _done(word: Token) -> Form | None:
    """The verb that a word is a past form of, if the lexicon knows it."""
    verb = verb_form(word.text)
    return verb if verb and verb.form == "past" and lexicon.load().has(word.lower, "verb") else None
