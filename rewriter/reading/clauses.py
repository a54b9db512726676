"""Cuts the words of a sentence into clauses: where each action begins, what it acts on, and what hangs on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.facts.tables import tables
from rewriter.reading.parts import Clause, Span, Verb
from rewriter.reading.words import Opening, Word, phrase_length
from rewriter.tokens import lemmas

_NOMINAL_TAGS = frozenset(
    [
        "DT",
        "PDT",
        "PRP$",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "CD",
        "POS",
        "HYPH",
        "SYM",
        "ADD",
        "AFX",
        "$",
        "FW",
    ]
)
_DETERMINING = frozenset(("DT", "PRP$", "CD"))
_LOW_RUNGS = frozenset(("participated", "supported", "observed"))


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
    for i in range(opened.first + 1, len(words)):
        start = listed_from if starts[-1] == opened.first else starts[-1]
        if i > start and _coordinated(words, i, form, start) and not _one_list(words[start:i], words[i]):
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
    if joint not in ("and", "&", ",", ";", "or", "also", "then") or word.depth:
        return False
    if not verb or verb.lemma in ("be", "have", "do") or word.tag == "JJR":
        return False
    if joint == "then" and verb.form == form == "past":
        return True
    if joint == ";" and verb.form == form and form in ("gerund", "base") and word.known("verb"):
        return True
    if word.known("preposition") and joint not in ("and", "&"):
        return False  # ", using Jira" and ", including audits" go with what stands before them
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
    if form == "past" and verb.form == "base" and any(w.tag == "VBP" for w in words[start + 1 : i]):
        return False  # "Ensured systems comply with SOX and respond to audits"
    rarely_noun = joint in ("and", "&") and word.known("verb") and not word.known("noun")
    if rarely_noun and verb.form == form == "gerund":
        return not _governed(words, start, i)
    acts = word.tag == "VBD" or (rarely_noun and verb.form == "base") or _opens_object(word, following)
    if word.modifies and not acts:
        return False  # "planned and unplanned releases"
    if verb.form == "gerund" != form and joint in ("and", "&") and _slipped(words, start, i):
        return True
    if verb.form == "gerund":
        trailing = joint == "," and word.known("trailing")
        if form != "gerund" or trailing or _governed(words, start, i):
            return False
        return following in _DETERMINING or following == "IN" or not word.noun or word.tag == "VBG"
    if verb.form == "past" and joint == "," and _described(words, start, i):
        return False
    if verb.form == "past":
        if form == "gerund":
            after_noun = (
                words[before - 1].tag[:2] == "NN" and following[:2] in ("NN", "DT", "PR") and word.known("verb")
            )
            joined = joint == "," or (joint in ("and", "&") and after_noun)  # "Meeting the team and resolved the gap"
            return joined and word.tag == "VBD"  # "Using test data, optimized the page"
        acts_on = following in _DETERMINING or following[:2] in ("NN", "JJ")
        done = i + 1 < len(words) and words[i + 1].lower == "by"
        if done or (_passive(words[start:i]) and not acts_on) or (word.tag == "VBN" and form != "past"):
            return False  # "guides and supported by drawings", "to ensure that they are met, understood and closed"
        return word.tag != "JJ" or (form == "past" and word.known("verb"))
    if joint != ";" and any(words[k].tag in ("WP", "WDT") or _infinitive(words, k) for k in range(start, i)):
        return False  # "to collect, analyze and rank": one purpose, not three actions
    if joint == ";" and word.known("verb"):
        return True
    if following == "RP" and i + 2 < len(words):
        following = words[i + 2].tag  # "close out the projects", but not "their review and sign off."
    if form == verb.form == "third" and word.known("verb"):
        return following in ("DT", "PRP$", "JJ", "NN", "NNS")
    if rarely_noun and following[:2] in ("NN", "JJ"):
        return True  # "and coordinate security plans"
    acts = word.tag in ("VB", "VBP", "VBZ")
    if not word.noun:
        return acts or (form == verb.form == "base" and word.known("verb"))
    clear = acts and form == verb.form and not word.modifies and not word.known("noun")
    return following in ("DT", "PRP$") or (clear and not following.startswith("NN"))


def _slipped(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a gerund is an action in another form than those before: "Assess the team and encouraging growth"."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    acts = word.tag == "VBG" and word.known("verb") and not (word.noun or word.modifies)
    if not acts or (word.verb and lexicon.load().rung_of(word.verb.lemma) in _LOW_RUNGS):
        return False  # "and existing clients", "and supporting documents"
    alone = not any(words[k].lower.endswith("ing") for k in range(start + 1, i))
    return alone and following is not None and following.tag in _NOMINAL_TAGS


def _described(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a past form only describes a thing in a purpose's list: "to review plans, identified risks and act"."""
    purpose = any(_infinitive(words, k) for k in range(start, i))
    joints = (k for k in range(i + 1, len(words) - 1) if words[k].lower in ("and", "&"))
    later = words[k + 1] if (k := next(joints, 0)) else None
    return purpose and later is not None and later.tag == "VB" and later.acts("base")


def _infinitive(words: Sequence[Word], i: int) -> bool:
    """Whether the word at ``i`` is the "to" of an infinitive: "to better manage", not "impediments to sprint work"."""
    if words[i].lower != "to" or i + 1 >= len(words):
        return False
    marked = words[i].tag == "TO"
    i += 1
    while i + 1 < len(words) and (words[i].adverb or words[i].tag[:2] == "RB"):
        i += 1
    word = words[i]
    if word.known("noun") and not word.known("verb"):
        return False
    if not word.acts("base"):
        return marked and word.tag == "VB" and word.lower.endswith(("ize", "ise", "ify"))  # "to strategize"
    written = word.known("write") and i + 1 < len(words) and words[i + 1].noun  # "to document user needs"
    return marked or word.tag == "VB" or (word.known("verb") and (written or not word.known("noun")))


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
    links = end < len(words)
    while end > start + 1:
        last = words[end - 1]
        linking = (last.adverb and links) or last.lower in (
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


def _clause(words: Sequence[Word], start: int, end: int) -> Clause:
    opening, opener_end = _opener(words, start, end)
    verbs, group_end = _verbs(words, opener_end, end)
    if opening == "duty" and verbs and (verbs[0].form == "gerund") == (words[opener_end - 1].lower == "to"):
        verbs, group_end = [], opener_end  # "Responsible for test cases" names a thing, not an action
    if opening == "involvement" and verbs and verbs[0].form != "gerund":
        verbs, group_end = [], opener_end  # "Involved in code reviews"
    object_end = _object(words, group_end, end)
    if opening != "duty" and _says(words, object_end, end):
        object_end = group_end  # "Ensured milestones were met": what follows is a sentence of its own
    tail_start = _tail(words, object_end, end)
    lead = start
    while lead and words[lead - 1].adverb:
        lead -= 1
    return Clause(
        opening=opening,
        opener=_span(words, start, opener_end if opening else start),
        verbs=tuple(verbs),
        group=_span(words, lead, group_end),
        object=_span(words, group_end, object_end),
        scope=_span(words, object_end, tail_start),
        tail=_span(words, tail_start, end),
    )


def _says(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a verb begins the rest of a sentence; a past form may be a participle ("the tool used for ...")."""
    while i < end and words[i].tag == "RB":
        i += 1
    if i >= end:
        return False
    word = words[i]
    told = word.known("auxiliary") or not word.acts("past")
    return word.tag in ("VBZ", "VBP", "MD") or (word.tag == "VBD" and told)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """Characters of the words ``first:last``; an empty range lies at the end of the word before."""
    if first >= last:
        at = words[first - 1].end if first else words[0].start
        return at, at
    return words[first].start, words[last - 1].end


def _opener(words: Sequence[Word], start: int, end: int) -> tuple[str, int]:
    """The kind of a clause's opener, "" for none, and the index after it."""
    for kind in ("duty", "involvement"):
        if length := phrase_length((word.lower for word in words[start : min(start + 4, end)]), kind):
            return kind, start + length
    if not (words[start].known("help") or words[start].known("participate")):
        return "", start
    at = start + 1
    while at < end and (words[at].tag == "RB" or words[at].adverb):
        at += 1
    particle = words[at].lower if at < end and words[at].lower in ("in", "with", "to", "on", "by") else ""
    inner = at + bool(particle)
    form = "gerund" if particle not in ("", "to") else "base"
    return ("helper", inner) if inner < end and _has_object(words, inner, form) else ("", start)


def _has_object(words: Sequence[Word], i: int, form: str) -> bool:
    """Whether the word is a verb in the form with something to act on: "creating reports", not "testing of"."""
    following = words[i + 1].lower if i + 1 < len(words) else ""
    if not words[i].acts(form) or following in ("of", "", ".", ","):
        return False
    thing = words[i].known("noun") and not words[i].known("verb")
    return form != "base" or (words[i].tag in ("VB", "VBP") and not thing) or not words[i].noun


def _verbs(words: Sequence[Word], start: int, end: int) -> tuple[list[Verb], int]:
    """The list of verbs at ``start``, and the index after the group with its adverbs and particle."""
    verbs: list[Verb] = []
    i = start
    while i < end:
        word = words[i]
        form = verbs[0].form if verbs else word.verb and word.verb.form
        alike = form and (word.acts(form) or (verbs and _slips(words, i)))
        if word.verb and alike and not (verbs and _noun_in_list(words, i)):
            verbs.append(_verb(words, i, end))
            after = i = i + 1 + (verbs[-1].end > word.end)
            while i < end and (words[i].joint or words[i].adverb):
                i += 1
            if not any(word.joint for word in words[after:i]):
                break  # "Developed organizationally defined values"
        elif word.adverb and not verbs:
            i += 1
        else:
            break
    if not verbs:
        return [], start
    after = next(k + 1 for k in range(start, end) if words[k].end == verbs[-1].end)
    while after < end and not _bound(words, after, end) and _closes_group(words, after, end):
        after += 1
    if after + 1 < end and not _bound(words, after, end) and _particle(words[after], words[after + 1], verbs[-1]):
        after += 1
    return verbs, after


def _slips(words: Sequence[Word], i: int) -> bool:
    """Whether the verb after a verb and "and" is of another form by mistake: "Maintained and grooming the list"."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    sure = word.known("verb") and not (word.known("noun") or word.modifies)
    if following is None or not (following.modifies or following.tag in _DETERMINING or (sure and following.noun)):
        return False
    acts = word.known("verb") and not word.modifies and (sure or not word.acts("base"))
    return acts and words[i - 1].lower in ("and", "&") and words[i - 2].verb is not None


def _verb(words: Sequence[Word], i: int, end: int) -> Verb:
    """The verb at ``i``, with the word that makes one verb of the two ("make sure")."""
    word = words[i]
    lemma, form = word.verb or ("", "")
    if i + 1 < end and words[i + 1].tag == "JJ" and lexicon.load().lemma.get((word.lower, words[i + 1].lower)):
        return Verb(word.start, words[i + 1].end, f"{lemma} {words[i + 1].lower}", form)
    return Verb(word.start, word.end, lemma, form)


def _noun_in_list(words: Sequence[Word], i: int) -> bool:
    """Whether an ambiguous word after a joint is the noun: "manage scope, schedule and budget"."""
    following = words[i + 1] if i + 1 < len(words) else None
    acts_on = following is not None and following.known("preposition") and following.lower != "of"
    if not words[i].known("noun") or acts_on:
        return False  # "manage and report on budgets"
    if following is None or following.modifies or following.tag in ("DT", "PRP$", "JJ", "NN", "NNS"):
        return following is None
    k = next((k for k in range(i + 1, len(words)) if not words[k].joint), len(words))
    verb = words[i].verb
    goes_on = i + 1 < k < len(words) and verb is not None and words[k].acts(verb.form)
    return not goes_on or _noun_in_list(words, k)  # "maintain, audit and update the system"


def _closes_group(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether an adverb belongs to the verbs before it, not to an adjective after it ("highly visible")."""
    describes = i + 1 < end and words[i + 1].tag in ("JJ", "VBN")
    return words[i].lower in ("together", "alongside") or (words[i].adverb and not describes)


def _particle(word: Word, following: Word, verb: Verb) -> bool:
    """Whether a verb takes the word along: "participated in", "followed up"; not "monitored to ensure"."""
    infinitive = word.lower == "to" and following.acts("base") and not following.known("noun")
    low = lexicon.load().rung_of(verb.lemma) in _LOW_RUNGS
    return word.tag == "RP" or (low and word.lower in ("in", "to", "on", "towards") and not infinitive)


def _bound(words: Sequence[Word], start: int, end: int) -> int:
    """How many words at ``start`` hedge the number after them: two in "up to eight projects"."""
    for length in (3, 2, 1):
        hedge = tuple(word.lower for word in words[start : start + length])
        if start + length < end and hedge in tables().bounds:
            number = words[start + length]
            return length if number.tag == "CD" or number.text.lstrip("$€£")[:1].isdigit() else 0
    return 0


def _object(words: Sequence[Word], start: int, end: int) -> int:
    """The index after the noun phrase or list that begins at ``start``."""
    last = start
    if start < end and words[start].tag == "PRP" and words[start].lower != "i":
        return start + 1  # "assigned them to sprints"
    i = start + _bound(words, start, end)
    if i + 1 < end and words[i].lower in ("both", "either"):
        i += 1
    while i < end:
        closing = next((k for k in range(i, end) if words[k].text == ")"), None) if words[i].text == "(" else None
        if closing is not None and (i > start or (closing + 1 < end and words[closing + 1].noun)):
            i = last = closing + 1
        elif _nominal(words, i, start, end):
            i = last = i + 1
        elif i > start and (_joins_nouns(words[i]) or _twice(words, i)):
            i += 1
        else:
            break
    return last


def _joins_nouns(word: Word) -> bool:
    """Whether a noun phrase may go on after the word."""
    return word.joint or word.lower in ("of", "-", "–", "'", "’", "’s") or word.tag in ("CC", "HYPH", "POS", "RB", "RP")


def _turns_manner(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund with something to act upon begins at ``i``, adverbs before it aside: ", tightly controlling"."""
    while i < len(words) - 1 and words[i].adverb:
        i += 1
    acts = words[i].known("verb") or words[i].known("trailing")
    describes = i < len(words) - 1 and words[i + 1].noun and not acts
    listed = i > 1 and words[i - 2].acts("gerund") and not words[i].known("trailing")  # "motivating, coaching and ..."
    named = listed or words[i].text[0].isupper() or _names_kind(words, i)  # ", Billing business groups"
    return words[i].acts("gerund") and not (_listed(words, i) or describes or named)


def _names_kind(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund says of what kind the next thing is: ", training plans", "meeting minutes"."""
    return words[i].noun and words[i].modifies and i < len(words) - 1 and words[i + 1].noun


def _listed(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund is one thing in a list, with nothing to act upon: ", coaching, mentorship and supervision"."""
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if after not in ("and", "&", "or"):
        return after == "," or (words[i].noun and not after)
    return words[i].noun or (i + 2 < len(words) and not words[i + 2].acts("gerund"))


def _twice(words: Sequence[Word], i: int) -> bool:
    """Whether the same word stands on both sides of a small one: "day to day operations", "one on one sessions"."""
    beside = 0 < i < len(words) - 1 and words[i - 1].lower == words[i + 1].lower
    return beside and words[i].lower in ("to", "on", "by")


def _nominal(words: Sequence[Word], i: int, start: int, end: int) -> bool:
    """Whether the word belongs to the noun phrase that began at ``start``."""
    word = words[i]
    before = words[i - 1] if i > start else None
    following = words[i + 1] if i + 1 < end else None
    if word.lower in ("that", "this") or word.known("preposition"):
        return False
    if word.lower == "such" and following and following.lower == "as":
        return False
    if word.known("period") and i == start and following is not None and following.text[0].isalnum():
        return not following.known("preposition")  # "daily stand up meetings", whatever the tags say
    if word.text == "I" and before is not None:
        return before.text[0].isupper()  # "Basel I strategies"
    if word.tag == "VBG" or word.acts("gerund"):
        joint_work = word.verb is not None and lexicon.load().rung_of(word.verb.lemma) == "partnered"  # "working with"
        acts = word.tag == "VBG" and (joint_work or not word.noun) and following and following.known("preposition")
        determined = before is not None and before.tag in ("DT", "PRP$", "JJ")
        manner = before is not None and before.adverb and i - 1 > start
        opens = words[i - 2] if manner else before
        trails = opens is not None and opens.lower == "," and not (_listed(words, i) or _names_kind(words, i))
        compound = word.tag == "NN" and (following is None or following.tag not in _DETERMINING)
        if before is not None and (word.text[0].isupper() or "-" in word.text):
            return True  # "Agile Coaching", "decision-making meetings"
        if before is not None and before.joint and following is None:
            return True  # "reading, writing and speaking"
        return not (trails or (before and acts)) and (word.noun or word.modifies or determined or compound)
    if word.adverb and following is not None and following.tag in ("JJ", "VBN") and i + 2 < end:
        return words[i + 2].tag.startswith("NN")  # "highly visible projects"
    if word.tag == "RB" and not word.adverb and following is not None and following.lower in (",", "and"):
        return bool(lemmas(word.lower, "ADJ"))  # "online, desktop and mobile products"
    told = word.known("auxiliary")
    before_noun = word.tag in ("VBN", "VBD") and not told and following is not None and following.tag in _NOMINAL_TAGS
    in_phrase = before is not None and word.noun and word.tag in ("VB", "VBP", "VBZ") and not told
    named = word.text[0].isupper() and not word.tag[:1].isalpha()  # "AngularJS", which the tagger takes for a mark
    return word.tag in _NOMINAL_TAGS or word.known("noun") or before_noun or in_phrase or named


def _tail(words: Sequence[Word], start: int, end: int) -> int:
    """The index where purpose, manner or result begins."""
    for i in range(start, end):
        following = words[i + 1] if i + 1 < end else None
        if not words[i].depth and not _twice(words, i) and _turns(words, i, start, following):
            return i
    return end


def _turns(words: Sequence[Word], i: int, start: int, following: Word | None) -> bool:
    """Whether a purpose, manner or result begins at ``i``."""
    word = words[i]
    if word.known("turning"):
        before = words[i - 1].verb
        return word.lower != "so" or before is None or before.lemma != "do"  # not in "in doing so"
    if following is None:
        return False
    if word.lower in ("which", "that"):
        return any(following.known(sense) for sense in ("cause", "raise", "lower"))
    if word.lower == ",":
        return _turns_manner(words, i + 1) or following.tag in ("WDT", "WP") or following.known("turning")
    if word.lower == "to":
        return _infinitive(words, i) and not _belongs(words, i, start)
    if word.lower == "in":
        return following.lower == "order"
    if word.lower in ("by", "while", "through"):
        return following.acts("gerund")
    opens = words[i - 2] if words[i - 1].lower == ":" else words[i - 1]
    governed = any(opens.known(name) for name in ("preposition", "auxiliary")) or opens.joint
    named = words[i - 1].noun and following.known("preposition")  # "for data reporting by team"
    kind = any(following.known(name) for name in ("process", "meeting", "ceremony"))  # "claim handling process"
    acts = word.tag == "VBG" and word.known("verb") and not (word.modifies or kind)
    return i > start and acts and not governed and not named


def _belongs(words: Sequence[Word], i: int, start: int) -> bool:
    """Whether the "to" at ``i`` goes with a word before it: "prior to use", "who need to act", "from idea to use"."""
    if words[i - 1].known("takes_to") and i > start:
        return True
    named = words[i + 1].noun and (i + 2 >= len(words) or words[i + 2].tag not in _NOMINAL_TAGS)
    return i > start + 1 and words[i - 2].lower == "from" and named
