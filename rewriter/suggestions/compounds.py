"""Verbs hidden at the end of compound nouns: "Responsible for backlog grooming" says "Groomed the backlog"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import doubts, forms
from rewriter.suggestions.segments import Edit, reword
from rewriter.tokens import Token, inflect, tokenize

_AND = ("and", "&", ",")


def edits(reading: Reading) -> list[Edit]:
    """The edits that tell as actions the duties that a bullet names as compound nouns; none where one is no such noun.

    >>> from rewriter.reading import read
    >>> from rewriter.suggestions.segments import compose, text_of
    >>> (reading,) = read(["Responsible for backlog grooming and sprint planning for two squads."])
    >>> text_of(compose(reading.text, edits(reading)))
    'Groomed the backlog and planned sprints for two squads.'
    """
    if forms.lasts(reading):
        return []
    return [
        edit
        for sentence in reading.sentences
        if len(sentence.clauses) == 1
        for clause in sentence.clauses
        if clause.opening == "duty" and clause.start == clause.opener[0] and not forms.fixed(reading, clause)
        if not doubts.foreign(reading, clause)
        for edit in _told(reading.text, clause)
    ]


def _told(text: str, clause: Clause) -> list[Edit]:
    """The edits for one duty: its opener goes with the first of its members.

    A gerund keeps what it makes: "writing stories and backlog grooming" says "wrote stories and groomed the backlog".
    """
    members = list(_members(token for token in tokenize(text) if clause.object[0] <= token.start < clause.object[1]))
    found: list[Edit] = []
    if clause.verbs:
        if not any(verb.lemma in lexicon.load().makes for verb in clause.verbs):
            return []
        found.append(reword(*clause.group, forms.without_fillers(forms.put(text, clause, "past"))))
        members = members[1:]
    said = [_said(member) for member in members]
    goes_on = text[clause.object[1] :].lstrip(" ,").startswith(("and ", "& ", "or ", "of "))
    goes_on = goes_on or _goes_on_acting(text[clause.object[1] :].split())
    if not said or not all(said) or goes_on:
        return []
    for member, words in zip(members, said, strict=True):
        start = member[0].start if found else clause.start
        found.append(reword(start, member[-1].end, words))
    opens = text[clause.start].isupper()
    return [replace(found[0], segments=(found[0].segments[0].capitalized(),)), *found[1:]] if opens else found


def _goes_on_acting(rest: list[str]) -> bool:
    """Whether a duty of its own may follow a comma: ", tracking calls and demos", not ", cutting delays by 20%"."""
    known = lexicon.load()
    verb = verb_form(rest[1]) if len(rest) > 1 and rest[0] == "," else verb_form(rest[0]) if rest else None
    return (
        verb is not None
        and verb.form == "gerund"
        and not (known.has(verb.lemma, "raise") or known.has(verb.lemma, "lower"))
    )


def _members(words: Iterable[Token]) -> Iterator[list[Token]]:
    """The members of a list of nouns."""
    member: list[Token] = []
    for word in words:
        if word.lower not in _AND:
            member.append(word)
        elif member:
            yield member
            member = []
    if member:
        yield member


def _said(member: list[Token]) -> str:
    """ "groomed the backlog" for "backlog grooming"; empty where it is no such noun."""
    known = lexicon.load()
    thing, last = " ".join(word.lower for word in member[:-1]), member[-1].lower
    if whole := known.compounds.get(f"{thing} {last}"):
        return whole
    if last not in known.compounding or thing not in known.compounds:
        return ""
    return f"{inflect(known.nominal[last], 'VBD')} {known.compounds[thing]}"
