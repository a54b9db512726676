"""The verb forms of a bullet: which tense it is written in, and its verb groups in that tense."""

import re
from functools import lru_cache
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Clause, Reading, Sentence, invariant, verb_form
from rewriter.suggestions.segments import Edit, lower_first, reword
from rewriter.suggestions.tables import is_kind
from rewriter.tokens import inflect, lemmas, tokenize

_JOINTS = ("and", "&", ", and")
_JOINED_ON = re.compile(r"\s*(?:,?\s*(?:and|or|but)\b|\()")
_GOES_ON = re.compile(r"\b(?:and|or|but|also)\s+(?:to|of|for|that of)\s", re.IGNORECASE)
_AGAIN = r"(?:\b(?:and|or|but)|,)\s+(?:also\s+|not\s+)?"
TAGS = {"base": "VB", "past": "VBD", "third": "VBZ", "gerund": "VBG"}


@lru_cache(16)  # each of a bullet's drafts asks for it
def tense(reading: Reading) -> str:
    """The form that the bullet's wordings take: past, base or third, as its first action has it.

    Past where that has no tense of its own (a gerund, a duty), but gerund if what it tells still goes on.
    """
    if not reading.clauses:
        return "past"
    first = reading.clauses[0]
    form = first.verbs[0].form if first.verbs and first.opening != "duty" else "gerund"
    if first.opening == "helper" and (helper := verb_form(reading.text[slice(*first.opener)].split()[0])):
        form = helper[1]
    if form == "base" and first.verbs and invariant(first.verbs[0].lemma):
        later = {verb.form for clause in reading.clauses for verb in clause.verbs}
        form = "past" if "past" in later else form  # "Split stories and estimated them"
    if form == "gerund" and first.opening != "duty" and reading.text[first.end : first.end + 1] == ",":
        told = [verb.form for clause in reading.clauses[1:2] for verb in clause.verbs[:1]]
        form = told[0] if told in (["base"], ["third"]) else form  # "Using Agile, facilitate the meetings"
    if form == "gerund":
        form = _joined_form(reading) or form
    return "past" if form == "gerund" and not (lasts(reading) or _hangs(reading)) else form


def tells_past(reading: Reading) -> bool:
    """Whether the bullet tells of what is over: "Managed the backlog", "Was managing the backlog"."""
    before = reading.text[: reading.clauses[0].start].lower().split() if reading.clauses else []
    return tense(reading) == "past" or "was" in before or "were" in before


def _hangs(reading: Reading) -> bool:
    """Whether the first gerund goes on with what stands before it: "I am handling", "Audits and updating the plan"."""
    return _hangs_in(reading, next(sentence for sentence in reading.sentences if sentence.clauses))


def _hangs_in(reading: Reading, sentence: Sentence) -> bool:
    """Whether the first gerund of a sentence does."""
    known = lexicon.load()
    first = sentence.clauses[0]
    words = tokenize(reading.text[sentence.start : first.start])
    if not words or first.opening == "duty":
        return False
    being = any((verb := verb_form(word.text)) and verb.lemma == "be" for word in words)
    sets = known.has(words[0].lower, "setting") or known.has(words[0].lower, "preposition") or len(words) == 2
    led_up = words[-1].text == "," and not sets  # but "In May, running", "Furthermore, running"
    last = verb_form(words[-1].text)
    members = last is not None and last.lemma in known.members  # "Activities included ranking"
    return being or members or words[-1].lower in ("and", "&") or led_up


def _joined_form(reading: Reading) -> str:
    """The form of the finite action that a gerund or a duty is joined with: "Performing tests and update the plan"."""
    if len(reading.clauses) < 2 or not reading.clauses[1].verbs:
        return ""
    one, other = reading.clauses[:2]
    form = other.verbs[0].form
    if any(verb.form == form for verb in one.verbs):  # "Responsible to manage plans and coordinate reviews"
        return ""
    joined = reading.text[one.end : other.start].strip() in _JOINTS
    return form if joined and form in ("base", "third") else ""


@lru_cache(16)
def lasts(reading: Reading) -> bool:
    """Whether the bullet tells something that still goes on, so that its tense is not ours to change."""
    known = lexicon.load()
    words = [word.strip(",.") for word in reading.text.split()]
    pairs = (" ".join(pair) for pair in pairwise(words))
    return any(known.has(phrase, "lasting") for phrase in (*words, *pairs))


def nominal(text: str, clause: Clause) -> bool:
    """Whether a verb stands as a noun and what follows does not fit a verb: "Handling of how riders pay"."""
    named = clause.object[0] < clause.object[1]
    return bool(clause.verbs) and not named and text[clause.group[1] :].split()[:1] == ["of"]


def of_object(text: str, clause: Clause) -> bool:
    """Whether "of" leads from a verb to what it acts upon: "Preparing of reports"."""
    return text[clause.group[1] : clause.object[0]].split() == ["of"]


def put(text: str, clause: Clause, form: str) -> str:
    """A clause's verb group with its verbs in another form: "managing and tracking" -> "managed and tracked".

    A duty opener goes, but not the adverbs beside it: "Jointly responsible for managing" -> "jointly managed".
    A helper stays and moves instead of the verb: "Assisted in creating" -> "assisting in creating".
    """
    start, end = clause.group
    words = text[start:end]
    if clause.opening == "involvement":
        return text[clause.opener[1] : end].strip() if form == "gerund" and clause.verbs else words
    if clause.opening == "helper":
        at = clause.opener[0]
        head = text[at:end].split()[0]
        found = verb_form(head)
        return (
            lower_first(text[start:at] + inflect(found[0], TAGS[form]) + text[at + len(head) : end]) if found else words
        )
    adverbs: list[str] = []
    if clause.opening == "duty":
        if not clause.verbs:
            return words
        start = clause.verbs[0].start
        adverbs = f"{text[clause.group[0] : clause.opener[0]]} {text[clause.opener[1] : start]}".split()
    parts, at = [" ".join([*adverbs, ""])], start
    for verb in clause.verbs:
        same = verb.form == form
        parts += [text[at : verb.start], text[verb.start : verb.end] if same else inflect(verb.lemma, TAGS[form])]
        at = verb.end
    return lower_first("".join(parts) + text[at:end])


def tidy(reading: Reading, clause: Clause, form: str) -> Edit | None:
    """The edit that puts a clause's verb group into the bullet's form and drops filler adverbs; None if none is due."""
    start, end = clause.group
    own = {verb.form for verb in clause.verbs} - {form} if clause.opening != "duty" else set()
    if not clause.verbs or clause.opening in ("helper", "involvement") or lasts(reading):
        return None
    if nominal(reading.text, clause) or (
        clause.opening == "duty" and reading.text[clause.opener[1] : clause.verbs[0].start].strip()
    ):
        return None  # "responsible for daily preparing": the words do not fit a finite verb
    if fixed(reading, clause):
        return None
    if only_due(clause) or _due_as_well(reading, clause) or (form == "past" and _vouches_for_now(reading, clause)):
        return None
    joins = clause == reading.clauses[0] and form == _joined_form(reading)
    if own and not joins and (form != "past" or _absolute(reading, clause) or perhaps_noun(reading, clause)):
        return None
    words = without_fillers(put(reading.text, clause, form))
    if words.lower() == reading.text[start:end].lower():
        return None
    if of_object(reading.text, clause):  # "Preparing of reports": "Prepared reports"
        end = clause.object[0]
        words += " "
    first = start == reading.sentences[0].start or reading.text[start].isupper()
    return reword(start, end, words[:1].upper() + words[1:] if first else words)


def fixed(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's form is not ours to change, or its words would be left hanging in another."""
    return _goes_on_bare(reading, clause) or _joined_to_role(reading, clause) or _stays(reading, clause)


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
    gerund = opens_with_gerund(reading, clause)
    if gerund and clause.opening != "duty" and sentence != reading.sentences[0] and _hangs_in(reading, sentence):
        return True
    if clause.opening != "duty":
        return False
    object_begins = reading.text[clause.group[1] : sentence.end].split()[:1]
    follows = object_begins[0].lower() if object_begins else ""
    noun = any(reading.text[verb.start : verb.end].lower() in known.noun_gerunds for verb in clause.verbs)
    bare = not (known.has(follows, "determiner") or known.has(follows, "preposition") or follows[:1].isdigit())
    return (noun and bare) or not set(known.open_end).isdisjoint(said)


def _goes_on_bare(reading: Reading, clause: Clause) -> bool:
    """Whether what goes on would be left hanging: "Responsible for tests and for demos", "Planning, and the care of".

    So would an adverb that a joint follows: "Completed successfully and on time".
    """
    sentence = reading.sentence_of(clause)
    rest = reading.text[clause.group[1] : sentence.end]
    if _JOINED_ON.match(rest):
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


def only_due(clause: Clause) -> bool:
    """Whether a clause names what was to be attained: "Responsible for meeting targets" does not say they were met."""
    return clause.opening == "duty" and any(lexicon.load().has(verb.lemma, "attain") for verb in clause.verbs)


def appointed(clause: Clause) -> bool:
    """Whether a past form tells what was done with the writer: "Selected to lead", "chosen over other leads"."""
    acted_on = clause.object[0] < clause.object[1]
    return not acted_on and any(verb.form == "past" and is_kind(verb.lemma, "appoint") for verb in clause.verbs)


def _vouches_for_now(reading: Reading, clause: Clause) -> bool:
    """Whether what is ensured is told in the present, which goes ill with a past verb: "Ensuring plans stay true"."""
    told = reading.text[slice(*clause.scope)].split() if clause.object[0] == clause.object[1] else []
    vouches = any(lexicon.load().has(verb.lemma, "vouch") for verb in clause.verbs)
    present = not any(verb is not None and verb.form == "past" for verb in map(verb_form, told))
    return vouches and bool(told) and present


def _due_as_well(reading: Reading, clause: Clause) -> bool:
    """Whether a gerund goes on with a duty that stays one: "responsible for meeting targets and running tests"."""
    sentence = reading.sentence_of(clause)
    earlier = [other for other in sentence.clauses if other.start < clause.start]
    due = any(
        only_due(other) or _names_things(reading, other) or (other.opening == "duty" and _stays(reading, other))
        for other in earlier
    )
    return due and opens_with_gerund(reading, clause)


def _names_things(reading: Reading, clause: Clause) -> bool:
    """Whether a duty names things and no action, not even as a noun: "Responsible for training materials"."""
    things = reading.text[slice(*clause.object)].lower().split()
    hidden = any(word in lexicon.load().nominal and after == "of" for word, after in pairwise(things[:3]))
    return clause.opening == "duty" and not clause.verbs and not hidden


def opens_with_gerund(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's first word is a gerund: "running tests", "helping to run tests"."""
    if clause.opening == "helper":
        head = verb_form(reading.text[slice(*clause.opener)].split()[0])
        return head is not None and head.form == "gerund"
    return bool(clause.verbs) and clause.verbs[0].form == "gerund"


def movable(reading: Reading, clause: Clause) -> bool:
    """Whether the clause's verbs may be put into the bullet's form."""
    if _due_as_well(reading, clause) or _goes_on_bare(reading, clause) or _joined_to_role(reading, clause):
        return False
    gerund = bool(clause.verbs) and clause.verbs[0].form == "gerund"
    if gerund and _vouches_for_now(reading, clause):
        return False
    if not clause.verbs or clause.opening in ("helper", "involvement"):
        return True
    return clause.verbs[0].form == tense(reading) or not perhaps_noun(reading, clause)


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


def without_fillers(words: str) -> str:
    """A verb group without adverbs that add no fact: "successfully managed" -> "managed".

    Beside a verb that only tries, such an adverb tells how it ended: "successfully bid on three projects".
    """
    known = lexicon.load()
    said = words.split(" ")
    if any((verb := verb_form(word)) is not None and verb.lemma in known.attempts for word in said):
        return words
    pairs = [f"{one} {other}" for one, other in pairwise([*said, ""])]

    def joined(i: int) -> bool:  # "Quickly and effectively", "effectively and on time"
        with_next = said[i + 1 : i + 2] in (["and"], ["or"], ["but"])
        return with_next or (i > 1 and pairs[i - 2].endswith(("ly and", "ly or", "ly but")))

    return " ".join(
        word for i, word in enumerate(said) if joined(i) or not (word.endswith("ly") and known.has(word, "filler"))
    )
