"""Cuts the words of a sentence into clauses: where each action begins, what it acts on, and what hangs on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading.parts import Clause, Span
from rewriter.reading.phrases import DETERMINING, NOMINAL_TAGS, infinitive, object_end, tail_start
from rewriter.reading.verbs import LOW_RUNGS, opener, shared_preposition, verb_group
from rewriter.reading.words import Form, Opening, Word, phrase_length
from rewriter.tokens import lemmas


def clauses(opened: Opening, words: Sequence[Word]) -> Iterator[Clause]:
    """The clauses of a sentence, in order; none where it opens with no action."""
    if not opened.form:
        return
    starts = _starts(opened, words)
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield _clause(words, start, _without_link(words, start, end))


def _starts(opened: Opening, words: Sequence[Word]) -> list[int]:
    """Where clauses begin: the opening, and each coordinated verb that does not share the object before it."""
    starts = [opened.first]
    form = opened.form
    listed_from = opened.first
    if form == "duty":
        listed_from += phrase_length((word.lower for word in words[opened.first : opened.first + 4]), "duty")
        if not _duty_acts(words[listed_from - 1 :]):
            return starts  # a list of things, not of actions
        form = "base" if words[listed_from - 1].lower == "to" else "gerund"
    things = form == "gerund" and listed_from < len(words) and words[listed_from].lower == "the"
    for i in range(opened.first + 1, len(words)):
        start = listed_from if starts[-1] == opened.first else starts[-1]
        if i > start and _coordinated(words, i, form, start) and not _one_list(words[start:i], words[i]):
            verb = words[i].verb
            if things and words[i - 1].lower == ",":
                continue  # "Responsible for the plan, setting priorities": it says how
            if form == "gerund" and verb and verb.form == "past":
                form = "past"  # "Using tests, tuned the page": a gerund says how from here on
            starts.append(i)
    return starts


def _duty_acts(words: Sequence[Word]) -> bool:
    """Whether a duty, from its last word on, names an action: "for managing", "to manage", "for the management of"."""
    form = "base" if words[0].lower == "to" else "gerund"
    first = next((word for word in words[1:] if word.lower != "the"), None)
    return first is not None and (first.acts(form) or first.lower in lexicon.load().nominal)


def _one_list(between: Sequence[Word], word: Word) -> bool:
    """Whether all before a verb are verbs and joints: "Groomed, refined and ordered ..."."""
    verbs = [w for w in between if not w.adverb]
    if len(verbs) == 3 and shared_preposition(verbs, 1):
        verbs = [verbs[0], verbs[2]]
    listed = all(w.joint or (word.verb and w.verb) for w in verbs)
    return listed and all(a.joint or b.joint for a, b in pairwise(verbs))  # "manage project scope" is no list of verbs


def _coordinated(words: Sequence[Word], i: int, form: str, start: int) -> bool:
    """Whether the word at ``i`` is a verb that goes on with the actions begun at ``start``."""
    word, verb = words[i], words[i].verb
    before = i - 1
    while before > 0 and words[before].adverb:
        before -= 1
    joint = words[before].lower
    if [w.lower for w in words[max(before - 2, 0) : before + 1]] == ["as", "well", "as"]:
        joint = "and"
    if joint not in ("and", "&", ",", ";", "or", "also", "then", "-", "–", "—") or word.depth:
        return False
    if not verb or verb.lemma in ("be", "have", "do") or word.tag == "JJR":
        return False
    aimed = any(infinitive(words, k) for k in range(start, i))
    if form == "past" and word.acts("past") and word.tag[:2] == "VB" and not aimed:
        verb = Form(verb.lemma, "past")  # "set" is a past form too
    if joint == "then" and verb.form == form == "past":
        return True
    if joint in ("-", "–", "—"):
        return word.tag == "VBD" and verb.form == form and word.known("verb")
    if word.known("preposition") and joint not in ("and", "&"):
        return False  # ", using Jira" and "; including audits" go with what stands before them
    if joint == ";" and verb.form == form and form in ("gerund", "base") and (word.known("verb") or not word.noun):
        return True
    if _names(words, i):
        return False  # "wrote stories and test cases", "lead planning and review sessions"
    following = words[i + 1].tag if i + 1 < len(words) else "."
    if before > 0 and words[before - 1].tag.startswith("JJ") and following.startswith("NN"):
        return False  # "new and existing systems"
    if words[i - 1].adverb and words[i - 1].lower.endswith("ly") and verb.form == form != "gerund":
        return True  # "and routinely test installed software"
    unlike = form in ("past", "third") and verb.form == "base" and following[:2] in ("NN", "JJ")
    if unlike and (word.tag.startswith("JJ") or word.text[0].isupper()):
        return False  # "email and direct contact", "Process Flows and Sequence diagrams"
    if form == "past" and verb.form == "base" and joint != ";" and any(w.tag == "VBP" for w in words[start + 1 : i]):
        return False  # "Ensured systems comply with SOX and respond to audits"
    goes_on = i + 2 < len(words) and words[i + 2].acts("gerund")
    if verb.form == "gerund" and following in (",", "CC") and word.noun and not goes_on:
        return False  # "facilitating ceremonies, grooming, stand-ups and reviews"
    rarely_noun = joint in ("and", "&") and word.known("verb") and not word.known("noun")
    if rarely_noun and verb.form == form == "gerund":
        return not _governed(words, start, i)
    acts = word.tag == "VBD" or (rarely_noun and verb.form == "base") or _opens_object(word, following)
    sure = word.known("verb") or (form == "base" and word.text.islower())
    never_noun = sure and verb.form == "base" and not (word.noun or lemmas(word.lower, "ADJ"))
    if word.modifies and not (acts or never_noun):
        return False  # "planned and unplanned releases"
    if verb.form == "gerund" != form and joint in ("and", "&") and _slipped(words, start, i):
        return True
    if verb.form == "gerund":
        trailing = joint == "," and word.known("trailing")
        if form != "gerund" or trailing or _governed(words, start, i):
            return False
        return following in DETERMINING or following == "IN" or not word.noun or word.tag == "VBG"
    if verb.form == "past" and joint == "," and _described(words, start, i):
        return False
    if verb.form == "past":
        if form == "gerund":
            after_noun = (
                words[before - 1].tag[:2] == "NN" and following[:2] in ("NN", "DT", "PR") and word.known("verb")
            )
            joined = joint == "," or (joint in ("and", "&") and after_noun)  # "Meeting the team and resolved the gap"
            return joined and word.tag == "VBD"  # "Using test data, optimized the page"
        acts_on = following in DETERMINING or following[:2] in ("NN", "JJ")
        described = words[before - 1].tag == "JJ" and not words[before - 1].noun
        if described and joint in ("and", "&") and following not in DETERMINING:
            return False  # "to keep the backlog relevant and prioritized"
        if joint in ("or", "and", "&") and words[before - 1].tag == "VBD" and _vouches(words, start):
            return False  # "Ensured products met or exceeded expectations"
        if words[before - 1].tag == "VBN" and following in (".", ",") and joint in ("and", "&"):
            return False  # "issues found and closed"
        done = i + 1 < len(words) and words[i + 1].lower == "by"
        if done or (_passive(words[start:i]) and not acts_on) or (word.tag == "VBN" and form != "past"):
            return False  # "guides and supported by drawings", "to ensure that they are met, understood and closed"
        return word.tag != "JJ" or (form == "past" and word.known("verb"))
    if _bare_infinitive(words, start, i):
        return False  # "Help teams identify and refine stories"
    if joint != ";" and any(words[k].tag in ("WP", "WDT") or infinitive(words, k) for k in range(start, i)):
        return False  # "to collect, analyze and rank": one purpose, not three actions
    if joint == ";" and word.known("verb"):
        return True
    if following == "RP" and i + 2 < len(words):
        following = words[i + 2].tag  # "close out the projects", but not "their review and sign off."
    if form == verb.form == "third" and word.known("verb"):
        return following in ("DT", "PRP$") or following[:2] in ("JJ", "NN")
    if rarely_noun and following[:2] in ("NN", "JJ"):
        return True  # "and coordinate security plans"
    acts = word.tag in ("VB", "VBP", "VBZ")
    if not word.noun:
        return acts or never_noun
    slips = word.known("verb") and verb.form == "base" and following not in ("CC", ",", ".")
    clear = acts and (form == verb.form or slips) and not word.modifies and not word.known("noun")
    return following in ("DT", "PRP$") or (clear and not following.startswith("NN"))


def _bare_infinitive(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether what the clause acts upon does something itself: "Help teams find ..."."""
    return any(
        words[k].tag in ("VB", "VBP") and not (words[k].noun or words[k - 1].joint or words[k - 1].adverb)
        for k in range(start + 2, i)
        if words[k].acts("base") and words[k - 1].noun
    )


def _slipped(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a gerund is an action in another form than those before: "Assess the team and encouraging growth"."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    acts = word.tag == "VBG" and word.known("verb") and not (word.noun or word.modifies)
    if not acts or (word.verb and lexicon.load().rung_of(word.verb.lemma) in LOW_RUNGS):
        return False  # "and existing clients", "and supporting documents"
    alone = not any(
        words[k].acts("gerund")
        and not words[k].known("noun")
        and not phrase_length((word.lower for word in words[k : k + 2]), "preposition")  # "according to"
        for k in range(start + 1, i)
    )
    return alone and not _governed(words, start, i) and following is not None and following.tag in NOMINAL_TAGS


def _described(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a past form only describes a thing in a purpose's list: "to review plans, identified risks and act"."""
    purpose = any(infinitive(words, k) for k in range(start, i))
    joints = (k for k in range(i + 1, len(words) - 1) if words[k].lower in ("and", "&"))
    later = words[k + 1] if (k := next(joints, 0)) else None
    return purpose and later is not None and later.tag == "VB" and later.acts("base")


def _passive(words: Sequence[Word]) -> bool:
    """Whether something is done to what the words speak of: "from being contacted"."""
    return any(word.verb and word.verb.lemma == "be" for word in words)


def _names(words: Sequence[Word], i: int) -> bool:
    """Whether the word and the next one are a thing that the lexicon knows: "test cases"."""
    return i + 1 < len(words) and lexicon.load().has(f"{words[i].lower} {words[i + 1].lower}", "noun")


def _opens_object(word: Word, following: str) -> bool:
    """Whether a verb of the lexicon stands before what can only be its object."""
    return word.known("verb") and (following in ("DT", "PRP$", "IN") or word.lower.endswith("ed"))


def _governed(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether an earlier gerund hangs on a preposition, so that this one goes with it: "by doing X and doing Y"."""
    return any(words[k].acts("gerund") and words[k - 1].known("preposition") for k in range(start + 1, i))


def _without_link(words: Sequence[Word], start: int, end: int) -> int:
    """The end of a clause without its link to the next one: commas, "and", the full stop."""
    if end < len(words):  # "and actively and openly | share": the adverbs are the next clause's
        while end > start + 1 and (words[end - 1].adverb or _joins_adverbs(words, end - 1)):
            end -= 1
    while end > start + 1:
        last = words[end - 1]
        linking = last.lower in (
            "and",
            "or",
            "then",
            "also",
            "as",
            "well",
            "while",
        )
        if not linking and (last.text[-1].isalnum() or last.text[-1] in ')]}%+#"”’'):
            break
        end -= 1
    return end


def _joins_adverbs(words: Sequence[Word], i: int) -> bool:
    return words[i].lower == "and" and words[i - 1].adverb and words[i + 1].adverb


def _clause(words: Sequence[Word], start: int, end: int) -> Clause:
    opening, opener_end = opener(words, start, end)
    verbs, group_end = verb_group(words, opener_end, end)
    if opening == "duty" and verbs and (verbs[0].form == "gerund") == (words[opener_end - 1].lower == "to"):
        verbs, group_end = [], opener_end  # "Responsible for test cases" names a thing, not an action
    if opening == "duty" and verbs and _lists_things(words, group_end, end):
        verbs, group_end = [], opener_end  # "Responsible for provisioning, configuration and maintenance"
    if opening == "involvement" and verbs and verbs[0].form != "gerund":
        verbs, group_end = [], opener_end  # "Involved in code reviews"
    scoped = object_end(words, group_end, end)
    vouching = _vouches(words, start)
    if vouching and any(word.tag in ("VBP", "VBZ", "MD") for word in words[group_end + 1 : scoped]):
        scoped = group_end  # "Ensured that tests run on time"
    elif (opening != "duty" or verbs) and _says(words, scoped, end, vouching):
        scoped = group_end if vouching else _subject(words, group_end, scoped)  # "Ensured milestones were met"
    tailed = tail_start(words, scoped, end, acted_on=scoped > group_end)
    lead = start
    while lead and words[lead - 1].adverb:
        lead -= 1
    return Clause(
        opening=opening,
        opener=_span(words, start, opener_end if opening else start),
        verbs=tuple(verbs),
        group=_span(words, lead, group_end),
        object=_span(words, group_end, scoped),
        scope=_span(words, scoped, tailed),
        tail=_span(words, tailed, end),
    )


def _vouches(words: Sequence[Word], start: int) -> bool:
    """Whether a clause's verb takes a whole sentence after it: "Ensured [that] milestones were met"."""
    phrases = (" ".join(word.lower for word in words[start : start + length]) for length in (1, 2))
    return any(lexicon.load().has(phrase, "vouch") for phrase in phrases)


def _lists_things(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a list of things goes on at ``i``: ", configuration and maintenance of"."""
    first = next((k for k in range(i, end) if not words[k].joint), end)
    return i < first < end and words[first].noun and not words[first].acts("gerund")


def _subject(words: Sequence[Word], start: int, end: int) -> int:
    """Where the subject of a sentence begins that the noun phrase at ``start`` runs into.

    "Ran projects, | some are big", "fixed any issues | users were having".
    """
    commas = [i for i in range(start, end) if words[i].lower == ","]
    if commas:
        return commas[-1]
    subject = end - 1
    while subject > start and (words[subject - 1].modifies or words[subject - 1].tag in ("DT", "PRP$")):
        subject -= 1
    return subject if start < subject and words[subject - 1].noun else start


def _says(words: Sequence[Word], i: int, end: int, vouching: bool) -> bool:
    """Whether a verb begins the rest of a sentence; a past form may be a participle ("the tool used for ...")."""
    while i < end and words[i].tag == "RB":
        i += 1
    if i >= end:
        return False
    word = words[i]
    if vouching and word.tag == "VBG":  # "ensured issues requiring attention are handled"
        i = next((k for k in range(i, end) if words[k].known("auxiliary") and words[k].tag[:2] != "VBG"), i)
        word = words[i]
    following = words[i + 1] if i + 1 < end else None
    if vouching and word.tag == "VBD":
        return following is None or not following.known("preposition")
    told = word.known("auxiliary") or not word.acts("past")
    goes_on = following is None or following.joint  # "issues log and notes"
    finite = word.known("auxiliary") or (word.verb is not None and (vouching or not (word.noun or goes_on)))
    return word.tag == "MD" or (word.tag in ("VBZ", "VBP") and finite) or (word.tag == "VBD" and told)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """Characters of the words ``first:last``; an empty range lies at the end of the word before."""
    if first >= last:
        at = words[first - 1].end if first else words[0].start
        return at, at
    return words[first].start, words[last - 1].end
