"""Verbs hidden at the end of compound nouns: "Responsible for backlog grooming" says "Groomed the backlog"."""

from collections.abc import Iterable
from dataclasses import replace

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import doubts, fixed, forms, lists
from rewriter.suggestions.segments import Edit, Segment, reword
from rewriter.tokens import Token, inflect, tokenize

_AND = ("and", "&", ",")
_GOES_ON = ("and", "&", "or", "of", "which", "that", "who")


def edits(reading: Reading) -> list[Edit]:
    """The edits that tell as actions what a bullet names as compound nouns; none for a list with another member.

    >>> from rewriter.reading import read
    >>> from rewriter.suggestions.segments import compose, text_of
    >>> (reading,) = read(["Responsible for backlog grooming and sprint planning for two squads."])
    >>> text_of(compose(reading.text, edits(reading)))
    'Groomed the backlog and planned sprints for two squads.'
    """
    form = forms.tense(reading)
    if forms.lasts(reading) or form not in ("past", "base", "third"):
        return []
    found = []
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            duty = clause.opening == "duty" and clause.start == clause.opener[0] and len(sentence.clauses) == 1
            if duty and not fixed.fixed(reading, clause) and not doubts.foreign(reading, clause):
                found += _duty(reading.text, clause, form)
            elif _performs(reading.text, clause) and not doubts.doubtful(reading, clause):
                own = clause.verbs[0].form
                found += _acts(reading.text, clause, _listed(reading.text, clause), form if own == "gerund" else own)
    return found


def _performs(text: str, clause: Clause) -> bool:
    """Whether a clause says no more than that something was done: "performed", "carried out data analysis"."""
    if clause.opening or len(clause.verbs) != 1:
        return False
    verb = clause.verbs[0]
    beside = text[clause.group[0] : verb.start] + text[verb.end : clause.group[1]]
    return " ".join([verb.lemma, *beside.split()]) in lexicon.load().performs


def _duty(text: str, clause: Clause, form: str) -> list[Edit]:
    """The edits for one duty: its opener goes with the first of its members.

    A gerund keeps what it makes: "writing stories and backlog grooming" says "wrote stories and groomed the backlog".
    """
    members = _listed(text, clause)
    if not clause.verbs:
        return _acts(text, clause, members, form)
    if not any(verb.lemma in lexicon.load().makes for verb in clause.verbs):
        return []
    made = forms.without_fillers(forms.put(text, clause, form))
    return _acts(text, clause, members[1:], form, reword(*clause.group, made))


def _acts(text: str, clause: Clause, members: list[list[Token]], form: str, *first: Edit) -> list[Edit]:
    """The edits that tell each member as an action, behind the ``first`` edit if there is one."""
    acts = [as_action(text, member, form) for member in members]
    verbs = {told[0].text for told in acts if told}
    if not 0 < len(acts) == len(verbs) or _goes_on(text, clause):
        return []  # "analyzed needs and analyzed risks"
    found = list(first)
    for member, told in zip(members, acts, strict=True):
        found.append(Edit(member[0].start if found else clause.start, member[-1].end, told))
    opens = found[0]
    begins = opens.segments[0].capitalized() if text[clause.start].isupper() else opens.segments[0]
    return [replace(opens, segments=(begins, *opens.segments[1:])), *found[1:]]


def _goes_on(text: str, clause: Clause) -> bool:
    """Whether more of the list may follow what a clause acts upon, or something is told of it."""
    known = lexicon.load()
    end = len(text) if clause.opening else clause.end
    rest = [word for word in tokenize(text) if clause.object[1] <= word.start < end]
    said = [word.lower for word in rest if word.text != ","][:1]
    verb = verb_form(said[0]) if said else None
    if not verb:
        ends = bool(said) and (said[0] in _GOES_ON or known.has(said[0], "auxiliary"))
    elif verb.form == "gerund":
        ends = not any(known.has(verb.lemma, sense) for sense in ("raise", "lower"))
    else:
        ends = known.has(said[0], "auxiliary") or verb.form == "past"
    within = [word for word in rest if word.start < clause.end]
    return ends or lists.goes_on_acting(within) or lists.goes_on_working(within)


def _listed(text: str, clause: Clause) -> list[list[Token]]:
    """The members of the list of nouns that a clause acts upon."""
    return members_of(word for word in tokenize(text) if clause.object[0] <= word.start < clause.object[1])


def members_of(words: Iterable[Token]) -> list[list[Token]]:
    """The members of a list, each as its words."""
    members: list[list[Token]] = [[]]
    for word in words:
        if word.lower in _AND:
            members.append([])
        else:
            members[-1].append(word)
    return [member for member in members if member]


def as_action(text: str, member: list[Token], form: str) -> tuple[Segment, ...]:
    """The verb and the thing that a compound says: "groomed" and "the backlog"; empty where it is no such noun.

    So does a gerund beside one: "backlog grooming and writing stories".
    """
    known = lexicon.load()
    thing, last = " ".join(word.lower for word in member[:-1]), member[-1]
    noun = last.lower.replace("isation", "ization")
    verb = known.nominal[noun] if noun in known.compounding and thing in known.compounds else ""
    to = known.compounds.get(thing, "")
    if whole := known.wholes.get(f"{thing} {noun}"):
        verb, _, to = whole.partition(" ")
    if verb:
        did = Segment(inflect(verb, forms.TAGS[form]), "reworded", (last.start, last.end))
        return did, Segment(f" {to}", "reworded", (member[0].start, member[-2].end))
    first, doing = member[0], verb_form(member[0].text)
    sure = doing and doing.form == "gerund" and known.has(first.lower, "verb") and not known.has(first.lower, "noun")
    if not doing or not sure or len(member) == 1:
        return ()
    if known.has(doing.lemma, "attain") or doing.lemma in known.attaining:
        return ()
    acts = Segment(inflect(doing.lemma, forms.TAGS[form]), "reworded", (first.start, first.end))
    return acts, Segment(text[first.end : member[-1].end], "kept", (first.end, member[-1].end))
