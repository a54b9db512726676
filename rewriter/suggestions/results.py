"""A bullet's own result put first: "Did X, reducing Y by 20%." as "Reduced Y by 20% by doing X."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.facts import facts
from rewriter.reading import Clause, Reading, invariant, verb_form
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Edit, Segment
from rewriter.tokens import Token, inflect, lemmas, tokenize

_CHANGE = re.compile(r"\bfrom \S*\d\S*(?: \w+)? to \S*\d")
_RELATIVES = ("that", "which")
_JOINED = ("and", "or", "&", "to", "of")
_LEADING = ("determiner", "preposition")  # what a noun or a description stands behind: "the cut", "with read access"


def told(reading: Reading) -> bool:
    """Whether a bullet says in numbers what came of it: "orders +13%", "from 9 days to 3".

    >>> from rewriter.reading import read
    >>> [told(one) for one in read(["Moved the form; calls fell 9%", "Ran 3 demos", "Cut waits from 9 to 3 days"])]
    [True, False, True]
    """
    counted = facts(reading.text)
    change = _CHANGE.search(reading.text)
    days = (fact for fact in counted if fact.kind == "date" and " " not in fact.value)  # "2019", but not "3 days"
    dated = change and any(day.start < change.end() and change.start() < day.end for day in days)
    return any(fact.kind == "percentage" for fact in counted) or (change is not None and not dated)


def result_first(reading: Reading, means: Sequence[Segment] = ()) -> Edit | None:
    """The result in front: "Did X, reducing Y by 20%." and "Built X that reduced Y" -> "Reduced Y by 20% by doing X."

    Only for one sentence whose clauses all act in one tense and whose last words are that one result. ``means`` are
    claims that take the place of the first "doing": "by ‹framing the problem before doing› X".
    """
    known = lexicon.load()
    text = reading.text
    if len(reading.sentences) != 1 or not reading.clauses:
        return None
    if any(clause.opening or not clause.verbs or forms.appointed(clause) for clause in reading.clauses):
        return None
    sentence, last = reading.sentences[0], reading.clauses[-1]
    comma = text.rfind(", ", *last.tail)  # "Worked to build a tool, saving 5 hours": the purpose stays where it is
    begins, ends = max(comma, last.tail[0]), last.tail[1]
    tail = text[begins:ends]
    if begins > last.tail[0] and text[last.tail[0]] == ",":
        return None  # "Ran trials, drawing maps, cutting waits by 5%"
    words = tokenize(tail)
    at_verb = _verb_of(words)
    if not at_verb or _tied(text, words[at_verb - 1 :]) or sentence.start != reading.clauses[0].start:
        return None
    if words[at_verb - 1].lower in _RELATIVES and not _makes(text, last):
        return None  # "Managed a team that cut cost by 5%"
    found = verb_form(words[at_verb].text)
    measured = any(c.isdigit() for c in tail)
    form = "gerund" if words[at_verb - 1].text == "," else forms.tense(reading)
    if not found or not (found.form == form or (form == "past" and invariant(found.lemma))):
        return None
    raised = any(known.has(found.lemma, sense) for sense in ("raise", "lower"))
    if not raised or not measured or any(word.text == "," for word in words[1:]) or " and " in tail:
        return None
    if any(known.has(" ".join(pair), "delivery_result") for pair in pairwise(word.lower for word in words)):
        return None  # "98% on-time delivery" is no result to begin with
    if any((later := verb_form(word.text)) and later.form == "past" for word in words[at_verb + 1 :]):
        return None  # "dropping it after 3 users said they would not miss it": "by doing X" would hang on "miss"
    tag = {"past": "VBD", "third": "VBZ"}.get(forms.tense(reading))
    spliced = any(text[one.end : other.start].strip() == "," for one, other in pairwise(reading.clauses))
    if not tag or spliced or _others_act(reading) or _slips(reading):
        return None
    result_start = begins + words[at_verb].end
    pieces = [
        Segment(inflect(found[0], tag).capitalize(), "reworded", (begins + words[at_verb].start, result_start)),
        Segment(text[result_start:ends], "kept", (result_start, ends)),
    ]
    at, joint = sentence.start, " by "
    for clause in reading.clauses:
        if at < clause.start:
            pieces.append(Segment(text[at : clause.start], "kept", (at, clause.start)))
        doing = forms.without_fillers(forms.put(text, clause, "gerund"))
        if joint and means:
            pieces += [Segment(joint, "reworded"), *means]
        else:
            pieces.append(Segment(joint + doing, "reworded", clause.group))
        at, joint = clause.group[1], ""
    before = len(text[:begins].rstrip())
    pieces.append(Segment(text[at:before], "kept", (at, before)))
    return Edit(sentence.start, ends, tuple(pieces))


def _verb_of(tail: Sequence[Token]) -> int:
    """Where the verb of a result stands in a tail: ", cutting", ", which cut", "that cut"; 0 if it is no such tail."""
    lead = [word.lower for word in tail[:2]]
    if len(tail) < 3 or (lead[0] != "," and lead[0] not in _RELATIVES):
        return 0
    return 2 if lead[0] == "," and lead[1] == "which" else 1


def _makes(text: str, clause: Clause) -> bool:
    """Whether a clause tells of something that was made, so that what it did came of its making."""
    known = lexicon.load()
    things = text[slice(*clause.object)].lower().split()
    people = any(known.has(word, "people") for word in things)
    return bool(things) and not people and all(known.has(verb.lemma, "make") for verb in clause.verbs)


def _others_act(reading: Reading) -> bool:
    """Whether somebody or something else acts in a bullet: "Wrote 40 guides and the client cut costs, saving 5%"."""
    groups = [clause.group for clause in reading.clauses]
    words = tokenize(reading.text[: reading.clauses[-1].tail[0] + 1])
    return any(
        _tells_on(*words[i - 1 : i + 2]) and not any(start <= words[i].start < end for start, end in groups)
        for i in range(1, len(words) - 1)
    )


def _tells_on(before: Token, word: Token, after: Token) -> bool:
    """Whether a word tells in the past what the one before it did: "churn fell", "clients cut costs"."""
    known = lexicon.load()
    verb = verb_form(word.text)
    if verb is None or not (verb.form == "past" or (verb.form == "base" and invariant(verb.lemma))):
        return False
    told = verb.form == "past" and known.has(word.lower, "verb") and not lemmas(word.lower, "ADJ")
    named = before.lower not in (*_JOINED, ",") and not any(known.has(before.lower, kind) for kind in _LEADING)
    ends = not after.text[:1].isalnum()
    irregular = verb.form == "past" and not word.lower.endswith("ed")
    acted_on = verb.form == "base" and not (ends or known.has(after.lower, "preposition") or after.lower in _JOINED)
    return told or (named and (irregular or acted_on or (ends and verb.form == "past")))


def _slips(reading: Reading) -> bool:
    """Whether an action may hide among what is acted upon: "tracked budgets and report variances"."""
    known = lexicon.load()
    words = tokenize(reading.text)
    begun = {clause.start for clause in reading.clauses}
    for joint, word, after in zip(words, words[1:], words[2:], strict=False):
        if joint.text not in ("and", "&", ",") or word.start in begun or not known.has(word.lower, "verb"):
            continue
        verb = verb_form(word.text)
        acts_on = after.text[0].isalnum() and not any(
            known.has(after.lower, kind) for kind in ("preposition", "conjunction")
        )
        if verb and verb.form in ("base", "third") and acts_on and not known.has(f"{word.lower} {after.lower}", "noun"):
            return True
    return False


def _tied(text: str, tail: Sequence[Token]) -> bool:
    """Whether a result cannot stand before what brought it about.

    "Did not run it, reducing calls", "cutting them", "growing from 5 to 20", "cutting cost since then", "using Jira".
    """
    known = lexicon.load()
    body = [word.lower for word in tokenize(text)][: -len(tail)]
    said = [word.lower for word in tail]
    acts_on = len(tail) > 2 and not known.has(said[2], "preposition")
    aims = any(one == "to" and (verb := verb_form(other)) and verb.form == "base" for one, other in pairwise(said))
    bound = not set(known.binding).isdisjoint((*body, *said))
    return not acts_on or aims or bound or any(_refers(word) for word in tail)


def _refers(word: Token) -> bool:
    """Whether a word stands for what was said before: "them", "its"."""
    known = lexicon.load()
    return known.has(word.lower, "pronoun") or word.lower in ("its", "their", "his", "her")
