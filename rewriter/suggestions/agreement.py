"""Agreement: whether the actions of a bullet would still stand in one form once some are told in another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Reading, verb_form
from rewriter.suggestions.segments import Edit
from rewriter.tokens import Token, lemmas, tokenize


def left_behind(reading: Reading, changed: list[Edit]) -> bool:
    """Whether an action stays a gerund beside others put into the past: "planning & sequenced the rollout".

    A gerund that hangs on a preposition, or follows a comma, tells how; those joined to it go with it.
    """
    known = lexicon.load()
    opens = {sentence.start for sentence in reading.sentences}
    groups = [clause.group for clause in reading.clauses]
    moved = [(edit.start, edit.end) for edit in changed]
    begun = {start for start, _ in moved}
    if all(verb.form != "gerund" for c in reading.clauses if c.start in begun for verb in c.verbs):
        return False
    after_comma = any(reading.text[:start].endswith(", ") for start, _ in moved)
    tokens = tokenize(reading.text)
    hanging = follows = trailing = False
    for before, token, after in zip(("", *(t.lower for t in tokens)), tokens, (*tokens[1:], None), strict=False):
        acted, follows = follows, any(start <= token.start < end for start, end in moved)
        if follows:
            if trailing and before in ("and", "&", "or"):
                return True  # "managed agents, tracking calls and coached them"
            hanging = False
            continue
        trailing = trailing and before not in (".", ";")
        verb = verb_form(token.text)
        unknown = not verb and token.lower.endswith("ing") and not lemmas(token.lower, "NOUN")
        if unknown and before in ("and", "&"):
            return True  # "spearheading the launch and kickstarting it"
        if not verb or verb.form != "gerund":
            hanging = hanging and before not in (".", ";", ")")
            continue
        if before == "," and after_comma and token.text[0].isupper():
            return True  # "Escalated tickets, Created reports, Providing feedback"
        governed = known.has(before, "preposition") and not acted  # not "Tracking of | testing progress"
        if governed or known.has(token.lower, "preposition") or before in (",", ":", "-", "–", "—"):
            hanging = True
            trailing = trailing or not (governed or known.has(token.lower, "preposition"))
            continue
        noun = known.has(token.lower, "noun") and not _acts_on(after)
        stands = token.start in opens or any(start <= token.start < end for start, end in groups)
        listed = not hanging and not noun and before in (";", "and", "&", "or", "but")
        leads = after and known.has(after.lower, "conjunction") and any(after.end + 1 == start for start, _ in moved)
        if stands or listed or (leads and (acted or not noun)):  # "providing planning and consulted" leads
            return True
    return False


def left_noun(reading: Reading, changed: list[Edit]) -> bool:
    """Whether a noun stays between gerunds put into the past: "planned sprints; team alignment; and managed risks"."""
    begun = [edit.start for edit in changed]
    if len(begun) < 2 or ";" not in reading.text:
        return False
    marks = [at for at, char in enumerate(reading.text) if char == ";" and min(begun) < at < max(begun)]
    between = pairwise(marks)
    return any(not any(start < clause.start < end for clause in reading.clauses) for start, end in between)


def left_present(reading: Reading, changed: list[Edit]) -> bool:
    """Whether an action stays in the present beside others put into the past.

    "Escalated issues and coordinates calls", and the slip in "drawing plans and identify gaps".
    """
    moved = [(edit.start, edit.end) for edit in changed]
    begun = {start for start, _ in moved}
    forms_moved = {verb.form for clause in reading.clauses if clause.start in begun for verb in clause.verbs}
    left = {present for form, present in (("third", "third"), ("gerund", "base")) if form in forms_moved}
    return any(
        form in left and not any(start <= word.start < end for start, end in moved)
        for word, form in _present(tokenize(reading.text))
    )


def _present(words: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The words behind a joint that may be verbs in the present, with their form; none behind "to" or a modal."""
    known = lexicon.load()
    aimed = False
    for joint, word, following in zip(words, words[1:], (*words[2:], None), strict=False):
        aimed = (aimed and joint.lower != ".") or joint.lower == "to" or joint.lower in known.modal
        if joint.text not in ("and", "&", ",", ";", "/") or not known.has(word.lower, "verb"):
            continue
        verb = verb_form(word.text)
        if verb is None or verb.form not in ("third", "base") or (aimed and verb.form == "base"):
            continue
        named = lemmas(word.lower, "NOUN") or lemmas(word.lower, "ADJ")
        acts_on = following is not None and known.has(following.lower, "determiner")
        tells = known.has(word.lower, "report") or known.has(word.lower, "tell")
        acts_on = acts_on or (tells and following is not None and following.lower == "to")
        if verb.form == "third" or not named or acts_on:
            yield word, verb.form


def _acts_on(after: Token | None) -> bool:
    """Whether a gerund that may be a noun has something to act upon: "training users", not "training plans"."""
    known = lexicon.load()
    return after is not None and (known.has(after.lower, "people") or known.has(after.lower, "determiner"))
