"""Doubts: where a duty or a gerund may not be told as done, though its words would fit.

A safe wording must be true however the bullet is read. So what could be somebody else's duty, a target, or work of its
own in a list stays as it is.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from rewriter import lexicon
from rewriter.facts import facts
from rewriter.reading import Clause, Reading, Sentence, verb_form
from rewriter.suggestions import forms, lists
from rewriter.tokens import tokenize

_HELPING = ("participated", "supported")  # rungs of verbs that govern what was helped with, behind "in" or "with"
_TARGET = re.compile(
    r"\bfrom \S*\d\S* to \S*\d|\bby (?:the )?(?:end of|year|quarter|month|\d+(?:st|nd|rd|th))\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d|\b(?:percent|half|by|within|under|before|in)\b", re.IGNORECASE)  # else no share and no date
_LED = re.compile(
    r"\b(?P<word>by|within|under|before|in)\s+(?:(?:the|early|late|mid|next|end|of|\d+(?:st|nd|rd|th))[\s-]+)*$",
    re.IGNORECASE,
)
_SAYS = 2  # words that say nothing by themselves
_RELATIVE = re.compile(r"\b(?:that|which|who)\b")
_JOINTS = ("and", "&", ",", "/", ";")


@lru_cache(64)  # the edits ask, and each move
def doubtful(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's verbs may not be put into another form, for itself or for another of its list.

    >>> from rewriter.reading import read
    >>> (reading,) = read(["Engaged an agency, responsible for testing the kiosks"])
    >>> [doubtful(reading, clause) for clause in reading.clauses]
    [False, True]
    """
    sentence = reading.sentence_of(clause)
    listed = [other for other in sentence.clauses if other.opening == "duty" or forms.opens_with_gerund(reading, other)]
    if clause not in listed:
        return False
    if _spliced(reading, sentence, clause):
        return True
    # All gerunds of a sentence are told as done, or none is.
    return any(foreign(reading, other) or _any(_LISTS, reading, other) for other in listed)


def foreign(reading: Reading, clause: Clause) -> bool:
    """Whether what a clause names may not have been the writer's, or may not have come about."""
    return _any(_FOREIGN, reading, clause)


def _any(questions: tuple[Callable[[Reading, Sentence, Clause], bool], ...], reading: Reading, clause: Clause) -> bool:
    sentence = reading.sentence_of(clause)
    return any(doubts(reading, sentence, clause) for doubts in questions)


def _of_others(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a duty behind a comma may be that of somebody named before: "met the vendor, tasked with testing"."""
    before = reading.text[sentence.start : clause.start].rstrip()
    if clause.opening != "duty" or not before.endswith(","):
        return False
    known = lexicon.load()
    first = before.split()[0].lower()
    sets = known.has(first, "setting") or known.has(first, "preposition")
    return clause != sentence.clauses[0] or not sets  # but "As the lead, responsible for"


def _helped_with(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a gerund may be a second thing that was helped with: "assisting in sales and managing the desk"."""
    if clause.opening or not forms.opens_with_gerund(reading, clause):
        return False
    return any(_helps(reading.text, other) for other in sentence.clauses if other.start < clause.start)


def _helps(text: str, clause: Clause) -> bool:
    """Whether a clause tells of help with something: "assisting in the launch", "assisting the head with sales"."""
    known = lexicon.load()
    low = any(known.rung_of(verb.lemma) in _HELPING for verb in clause.verbs)
    led_up = [text[slice(*clause.group)].split()[-1], *text[slice(*clause.scope)].split()[:1]]
    return clause.opening in ("helper", "involvement") or (low and any(known.has(w, "preposition") for w in led_up))


def _is_due(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names what was the writer's duty, not what they say was done."""
    duty = any(other.opening == "duty" for other in sentence.clauses if other.start <= clause.start)
    return duty and (clause.opening == "duty" or forms.opens_with_gerund(reading, clause))


def _targeted(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a duty names a target, which may not have been reached: "responsible for cutting cost by 5% by May"."""
    if not _is_due(reading, sentence, clause):
        return False
    known = lexicon.load()
    if any(verb.lemma in known.attaining for verb in clause.verbs):
        return True
    opener = reading.text[slice(*clause.opener)].lower().split()[:1]
    if opener and opener[0] in known.assigned and any(c.isdigit() for c in reading.text[slice(*clause.object)]):
        return True  # "tasked with filling 30 seats"
    text = _RELATIVE.split(reading.text[clause.start : max(clause.group[1], clause.object[1], clause.scope[1])])[0]
    tail = reading.text[slice(*clause.tail)]
    result = verb_form(tail[1:].split()[0]) if tail.startswith(", ") and tail[2:].strip() else None
    raised = result is not None and any(known.has(result.lemma, sense) for sense in ("raise", "lower"))
    if _TARGET.search(text) or (raised and any(c.isdigit() for c in tail)):
        return True  # "responsible for tests, cutting faults by 20%"
    return _NUMBER.search(text) is not None and any(
        fact.kind == "percentage" or (fact.kind == "date" and _ahead(text[: fact.start], fact.text))
        for fact in facts(text)
    )


def _ahead(before: str, date: str) -> bool:
    """Whether a date is a deadline: "by early May", "within 3 weeks", "in the next 2 years", but not "in 2019"."""
    led = _LED.search(before)
    return led is not None and (led["word"].lower() != "in" or " " in date)


def _lists_work(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a list goes on with work of its own: "writing stories and backlog grooming", "selling cars and leasing".

    Verbs of running things govern work as well: "managing vendors and compliance".
    """
    if not clause.verbs or not (clause.opening == "duty" or forms.opens_with_gerund(reading, clause)):
        return False
    known = lexicon.load()
    if forms.of_object(reading.text, clause):
        words = tokenize(reading.text[clause.object[0] : clause.end])
        return lists.goes_on_acting(words) or lists.goes_on_working(words)
    if clause.verbs[-1].lemma in known.governs:
        return False
    return lists.goes_on_working(tokenize(reading.text[slice(*clause.object)]))


def _is_bare(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind others is a gerund alone, which may be a noun: "payroll and hiring"."""
    first = clause == sentence.clauses[0] or clause.opening
    alone = clause.end == clause.group[1] or reading.text[clause.group[1] :].startswith(" for ")
    return not first and forms.opens_with_gerund(reading, clause) and alone


def _may_be_noun(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a gerund behind others says of what kind a thing is: "managing the backlog and hiring plans"."""
    if clause.opening == "duty" or clause == sentence.clauses[0] or not forms.opens_with_gerund(reading, clause):
        return False
    known = lexicon.load()
    found = (reading.text[slice(*clause.object)].split() or [""])[0].lower()
    hires = any(verb.lemma in known.hires for verb in clause.verbs)
    return hires and any(known.has(found, kind) for kind in ("plan", "process", "document", "meeting"))


def _spliced(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a gerund is all that a comma leads up to: "managing agents, reporting to the head of sales"."""
    if len(sentence.clauses) != 2 or clause != sentence.clauses[1] or clause.opening:
        return False
    comma = reading.text[sentence.clauses[0].end : clause.start].strip() == ","
    return comma and forms.opens_with_gerund(reading, clause)


def _sets_scene(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a gerund leads up to another's sentence: "Lacking a plan, the aims were unclear"."""
    rest = reading.text[clause.end : sentence.end]
    alone = clause == sentence.clauses[-1] and forms.opens_with_gerund(reading, clause) and not clause.opening
    return alone and rest.startswith(",") and len(rest.split()) > _SAYS


def _ends_list(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether the last of a list hides behind a gerund: "serving food, cleaning tables and cash handling"."""
    said = {token.lower for token in tokenize(reading.text[clause.start : clause.end])}
    return _spliced(reading, sentence, clause) and not said.isdisjoint(_JOINTS)


def _labelled(reading: Reading, sentence: Sentence, clause: Clause) -> bool:
    """Whether a label says that duties follow: "Key responsibilities: managing vendors"."""
    before = next((other for other in reversed(reading.sentences) if other.end <= sentence.start), None)
    label = reading.text[before.start : before.end].lower() if before else ""
    named = {token.lower for token in tokenize(label)}
    return label.endswith(":") and not named.isdisjoint(lexicon.load().duties)


_FOREIGN = (_of_others, _helped_with, _targeted, _labelled)
_LISTS = (_lists_work, _is_bare, _may_be_noun, _ends_list, _sets_scene)
