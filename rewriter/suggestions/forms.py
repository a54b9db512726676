"""The verb forms of a bullet: which tense it is written in, and its verb groups in that tense."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Clause, Reading, Sentence, Verb, invariant, verb_form
from rewriter.suggestions.segments import lower_first
from rewriter.suggestions.tables import is_kind
from rewriter.tokens import inflect, tokenize

_JOINTS = ("and", "&", ", and")
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
        later = {verb.form for verb in _verbs(reading)}
        present = any(verb.form in ("base", "third") and not invariant(verb.lemma) for verb in _verbs(reading))
        form = "past" if "past" in later or not present else form  # "Set up a sheet", but "Set up and maintain"
    if form == "gerund" and first.opening != "duty" and reading.text[first.end : first.end + 1] == ",":
        told = [verb.form for clause in reading.clauses[1:2] for verb in clause.verbs[:1]]
        form = told[0] if told in (["base"], ["third"]) else form  # "Using Agile, facilitate the meetings"
    if form == "gerund":
        form = joined_form(reading) or form
    return "past" if form == "gerund" and not (lasts(reading) or _hangs(reading)) else form


def _verbs(reading: Reading) -> Iterator[Verb]:
    return (verb for clause in reading.clauses for verb in clause.verbs)


def tense_of(reading: Reading, clause: Clause) -> str:
    """The form that a wording of a clause takes: the bullet's, unless a later sentence begins in a tense of its own."""
    begins = any(sentence.clauses[:1] == (clause,) for sentence in reading.sentences[1:])
    own = clause.verbs[0].form if begins and clause.verbs and not clause.opening else ""
    return own if own in ("past", "third", "base") else tense(reading)


def tells_past(reading: Reading) -> bool:
    """Whether the bullet tells of what is over: "Managed the backlog", "Was managing the backlog"."""
    before = reading.text[: reading.clauses[0].start].lower().split() if reading.clauses else []
    return tense(reading) == "past" or "was" in before or "were" in before


def _hangs(reading: Reading) -> bool:
    """Whether the first gerund goes on with what stands before it: "I am handling", "Audits and updating the plan"."""
    return hangs_in(reading, next(sentence for sentence in reading.sentences if sentence.clauses))


def hangs_in(reading: Reading, sentence: Sentence) -> bool:
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


def joined_form(reading: Reading) -> str:
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


def appointed(clause: Clause) -> bool:
    """Whether a past form tells what was done with the writer: "Selected to lead", "chosen over other leads"."""
    acted_on = clause.object[0] < clause.object[1]
    return not acted_on and any(verb.form == "past" and is_kind(verb.lemma, "appoint") for verb in clause.verbs)


def opens_with_gerund(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's first word is a gerund: "running tests", "helping to run tests"."""
    if clause.opening == "helper":
        head = verb_form(reading.text[slice(*clause.opener)].split()[0])
        return head is not None and head.form == "gerund"
    return bool(clause.verbs) and clause.verbs[0].form == "gerund"


@lru_cache(1024)  # the same verbs are put in form for each move
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
