"""Verbs hidden at the end of compound nouns: "Responsible for backlog grooming" says "Groomed the backlog"."""

from dataclasses import replace

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import doubts, forms
from rewriter.suggestions.segments import Edit, reword
from rewriter.tokens import Token, inflect, tokenize

_AND = ("and", "&", ",")


def edits(reading: Reading) -> list[Edit]:
    """The edits that tell as actions what a bullet names as compound nouns; none where one is no such noun.

    >>> from rewriter.reading import read
    >>> from rewriter.suggestions.segments import compose, text_of
    >>> (reading,) = read(["Responsible for backlog grooming and sprint planning for two squads."])
    >>> text_of(compose(reading.text, edits(reading)))
    'Groomed the backlog and planned sprints for two squads.'
    """
    if forms.lasts(reading):
        return []
    found = []
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            duty = clause.opening == "duty" and clause.start == clause.opener[0] and len(sentence.clauses) == 1
            if duty and not forms.fixed(reading, clause) and not doubts.foreign(reading, clause):
                found += _told(reading.text, clause)
            elif _performs(reading.text, clause):
                found += _reworded(reading.text, clause, _listed(reading.text, clause), clause.verbs[0].form)
    return found


def _performs(text: str, clause: Clause) -> bool:
    """Whether a clause says no more than that something was done: "performed data analysis"."""
    plain = not clause.opening and len(clause.verbs) == 1 and " " not in text[slice(*clause.group)]
    return plain and clause.verbs[0].lemma in lexicon.load().performs


def _told(text: str, clause: Clause) -> list[Edit]:
    """The edits for one duty: its opener goes with the first of its members.

    A gerund keeps what it makes: "writing stories and backlog grooming" says "wrote stories and groomed the backlog".
    """
    members = _listed(text, clause)
    if not clause.verbs:
        return _reworded(text, clause, members, "past")
    if not any(verb.lemma in lexicon.load().makes for verb in clause.verbs):
        return []
    made = forms.without_fillers(forms.put(text, clause, "past"))
    return _reworded(text, clause, members[1:], "past", reword(*clause.group, made))


def _reworded(text: str, clause: Clause, members: list[list[Token]], form: str, *first: Edit) -> list[Edit]:
    """The edits that tell each member as an action, behind the ``first`` edit if there is one."""
    said = [_said(member, form) for member in members]
    if not all(said):
        return []
    rest = text[clause.object[1] :]
    goes_on = rest.lstrip(" ,").startswith(("and ", "& ", "or ", "of ")) and clause.opening
    alike = len({words.split()[0] for words in said}) < len(said)  # "analyzed needs and analyzed risks"
    if not said or alike or goes_on or rest.startswith(" of ") or _goes_on_acting(rest.split()):
        return []
    found = list(first)
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


def _listed(text: str, clause: Clause) -> list[list[Token]]:
    """The members of the list of nouns that a clause acts upon."""
    members: list[list[Token]] = [[]]
    for word in tokenize(text):
        if not clause.object[0] <= word.start < clause.object[1]:
            continue
        if word.lower in _AND:
            members.append([])
        else:
            members[-1].append(word)
    return [member for member in members if member]


def _said(member: list[Token], form: str) -> str:
    """ "groomed the backlog" for "backlog grooming"; empty where it is no such noun."""
    known = lexicon.load()
    thing, last = " ".join(word.lower for word in member[:-1]), member[-1].lower
    if (whole := known.compounds.get(f"{thing} {last}")) and form == "past":
        return whole
    if last not in known.compounding or thing not in known.compounds:
        return ""
    return f"{inflect(known.nominal[last], forms.TAGS[form])} {known.compounds[thing]}"
