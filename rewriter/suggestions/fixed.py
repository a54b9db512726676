"""Where the grammar of a bullet fixes a verb's form, so that it is not ours to change."""

import re
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import forms
from rewriter.tokens import lemmas, tokenize

_JOINED_ON = re.compile(r"\s*(?:,?\s*(?:and|or|but)\b|\()")
_ANDS = (["and"], ["&"])
_GOES_ON = re.compile(r"\b(?:and|or|but|also)\s+(?:to|of|for|that of)\s", re.IGNORECASE)
_AGAIN = r"(?:\b(?:and|or|but)|,)\s+(?:also\s+|not\s+)?"


def movable(reading: Reading, clause: Clause) -> bool:
    """Whether the clause's verbs may be put into the bullet's form."""
    if _due_as_well(reading, clause) or _goes_on_bare(reading, clause) or _joined_to_role(reading, clause):
        return False
    if _runs_on(reading, clause):
        return False
    gerund = bool(clause.verbs) and clause.verbs[0].form == "gerund"
    if gerund and (_vouches_for_now(reading, clause) or _hangs_later(reading, clause)):
        return False
    if not clause.verbs or clause.opening in ("helper", "involvement"):
        return True
    if clause.verbs[0].form == "past" and clause.opening != "duty" and forms.tense_of(reading, clause) != "past":
        return False  # "Manage releases and shared tools": perhaps no verb at all
    return clause.verbs[0].form == forms.tense(reading) or not perhaps_noun(reading, clause)


def keeps(reading: Reading, clause: Clause, form: str) -> bool:
    """Whether a clause's verbs keep the form that they have, rather than take the bullet's ``form``."""
    if not clause.verbs or clause.opening in ("helper", "involvement") or forms.lasts(reading):
        return True
    if forms.nominal(reading.text, clause) or (
        clause.opening == "duty" and reading.text[clause.opener[1] : clause.verbs[0].start].strip()
    ):
        return True  # "responsible for daily preparing": the words do not fit a finite verb
    if fixed(reading, clause) or only_due(clause) or _due_as_well(reading, clause):
        return True
    if form == "past" and _vouches_for_now(reading, clause):
        return True
    own = {verb.form for verb in clause.verbs} - {form} if clause.opening != "duty" else set()
    joins = clause == reading.clauses[0] and form == forms.joined_form(reading)
    return bool(own) and not joins and (form != "past" or _absolute(reading, clause) or perhaps_noun(reading, clause))


def fixed(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's form is not ours to change, or its words would be left hanging in another."""
    own = _joined_to_role(reading, clause) or _stays(reading, clause) or _runs_on(reading, clause)
    return own or _goes_on_bare(reading, clause)


def _goes_on_bare(reading: Reading, clause: Clause) -> bool:
    """Whether what goes on would be left hanging: "Responsible for tests and for demos", "Planning, and the care of".

    So would an adverb that a joint follows: "Completed successfully and on time".
    """
    sentence = reading.sentence_of(clause)
    rest = reading.text[clause.group[1] : sentence.end]
    acts_on = any(reading.text[clause.end : other.start].split() in _ANDS for other in sentence.clauses)
    if _JOINED_ON.match(rest) and not acts_on:  # but "Collaborating and | helping clerks"
        return True
    if clause.opening != "duty":
        return False
    again = any(lexicon.load().has(" ".join(pair), "duty") for pair in pairwise(rest.split()))
    if again or _GOES_ON.search(rest):
        return True
    opener = reading.text[slice(*clause.opener)].split()
    return bool(opener) and re.search(rf"{_AGAIN}{re.escape(opener[-1])}\s", rest, re.IGNORECASE) is not None


def _joined_to_role(reading: Reading, clause: Clause) -> bool:
    """Whether a duty hangs on a role without a comma: "As a lead responsible for testing"."""
    sentence = reading.sentence_of(clause)
    before = reading.text[sentence.start : clause.start].split()
    first = clause == sentence.clauses[0]
    return first and clause.opening == "duty" and len(before) > 1 and before[-1][-1:].isalnum()


def _runs_on(reading: Reading, clause: Clause) -> bool:
    """Whether a gerund leads up to a finite verb that no comma sets off: "Working with the desk supported the app"."""
    if not forms.opens_with_gerund(reading, clause) or clause.opening:
        return False
    known = lexicon.load()
    said = tokenize(reading.text[slice(*clause.scope)])
    for before, word, following in zip(said, said[1:], said[2:], strict=False):
        acts = known.has(following.lower, "determiner") and not known.has(before.lower, "auxiliary")
        verb = verb_form(word.text) if acts and known.has(word.lower, "verb") else None
        if verb is not None and verb.form == "past" and before.lower not in ("who", "which", "that"):
            return True
    return False


def _stays(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's form is not ours to change.

    Behind a modal ("I would manage"), "as well as", words that its gerund goes on with, in a label, where the work may
    not have been done ("until it was cancelled"), and where a gerund is a noun at heart ("purchasing decisions").
    """
    known = lexicon.load()
    sentence = reading.sentence_of(clause)
    before = [word.lower for word in tokenize(reading.text[sentence.start : clause.start])]
    said = [word.lower for word in tokenize(reading.text[sentence.start : sentence.end])]
    if not set(known.modal).isdisjoint(before) or before[-3:] == ["as", "well", "as"] or said[-1:] == [":"]:
        return True
    if forms.opens_with_gerund(reading, clause) and clause.opening != "duty" and _hangs_later(reading, clause):
        return True
    if clause.opening != "duty":
        return False
    object_begins = reading.text[clause.group[1] : sentence.end].split()[:1]
    follows = object_begins[0].lower() if object_begins else ""
    noun = any(reading.text[verb.start : verb.end].lower() in known.noun_gerunds for verb in clause.verbs)
    bare = not (known.has(follows, "determiner") or known.has(follows, "preposition") or follows[:1].isdigit())
    return (noun and bare) or not set(known.open_end).isdisjoint(said)


def _hangs_later(reading: Reading, clause: Clause) -> bool:
    """Whether a later sentence leads up to its first gerund: "This included teaching clerks and drawing maps"."""
    sentence = reading.sentence_of(clause)
    return sentence != reading.sentences[0] and forms.hangs_in(reading, sentence)


def _due_as_well(reading: Reading, clause: Clause) -> bool:
    """Whether a gerund goes on with a duty that stays one: "responsible for meeting targets and running tests"."""
    sentence = reading.sentence_of(clause)
    earlier = [other for other in sentence.clauses if other.start < clause.start]
    due = any(
        only_due(other) or _names_things(reading, other) or (other.opening == "duty" and _stays(reading, other))
        for other in earlier
    )
    return due and forms.opens_with_gerund(reading, clause)


def _names_things(reading: Reading, clause: Clause) -> bool:
    """Whether a duty names things and no action, not even as a noun: "Responsible for training materials"."""
    things = reading.text[slice(*clause.object)].lower().split()
    hidden = any(word in lexicon.load().nominal and after == "of" for word, after in pairwise(things[:3]))
    return clause.opening == "duty" and not clause.verbs and not hidden


def only_due(clause: Clause) -> bool:
    """Whether a clause names what was to be attained: "Responsible for meeting targets" does not say they were met."""
    return clause.opening == "duty" and any(lexicon.load().has(verb.lemma, "attain") for verb in clause.verbs)


def _vouches_for_now(reading: Reading, clause: Clause) -> bool:
    """Whether what is ensured is told in the present, which goes ill with a past verb: "Ensuring plans stay true"."""
    told = reading.text[slice(*clause.scope)].split() if clause.object[0] == clause.object[1] else []
    vouches = any(lexicon.load().has(verb.lemma, "vouch") for verb in clause.verbs)
    present = not any(verb is not None and verb.form == "past" for verb in map(verb_form, told))
    return vouches and bool(told) and present


def perhaps_noun(reading: Reading, clause: Clause) -> bool:
    """Whether what looks like a verb of another form than its sentence begins with may be a noun.

    "Planned the calendar and patch notes". Then the other verbs of that form in the sentence keep theirs as well.
    """
    sentence = reading.sentence_of(clause)
    begins = sentence.clauses[0].verbs
    form = clause.verbs[0].form
    alike = [other.verbs[0] for other in sentence.clauses[1:] if other.verbs and other.verbs[0].form == form]
    if form not in ("base", "third") or (begins and begins[0].form == form):
        return False
    return any(lemmas(reading.text[verb.start : verb.end].lower(), "NOUN") for verb in alike)


def _absolute(reading: Reading, clause: Clause) -> bool:
    """Whether a gerund leads up to a finite verb: "Focusing on compliance, managed ..."."""
    later = [c for s in reading.sentences if clause in s.clauses for c in s.clauses if c.start > clause.start]
    gerund = any(verb.form == "gerund" for verb in clause.verbs)
    finite = [c for c in later if any(verb.form == "past" for verb in c.verbs)]
    return gerund and bool(finite) and not reading.text[: finite[0].start].rstrip().endswith("and")
