"""The noun phrase that the verbs of a clause act on, and how "to" and gerunds stand in one."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from rewriter import lexicon
from rewriter.facts.tables import tables
from rewriter.reading.words import PARTICLES, Word, keeps_stop, phrase_length
from rewriter.tokens import lemmas

NOMINAL_TAGS = frozenset(
    (
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
    )
)
DETERMINING = frozenset(("DT", "PRP$", "CD"))
DASHES = ("-", "–", "—")
QUOTES = frozenset("\"'“”‘’")
_HALVES = ("on", "off", "in", "out", "near")  # of "offshore", "outbound"
_QUOTATION = 6  # words of a name in quotation marks at most


def bound(words: Sequence[Word], start: int, end: int) -> int:
    """How many words at ``start`` hedge the number after them: two in "up to eight projects"."""
    for length in (3, 2, 1):
        hedge = tuple(word.lower for word in words[start : start + length])
        if start + length < end and hedge in tables().bounds:
            number = words[start + length]
            return length if number.tag == "CD" or number.text.lstrip("$€£")[:1].isdigit() else 0
    return 0


def object_end(words: Sequence[Word], start: int, end: int) -> int:
    """The index after the noun phrase or list that begins at ``start``."""
    last = start
    if start < end and words[start].tag == "PRP" and words[start].lower != "i":
        return start + 1  # "assigned them to sprints"
    i = start + bound(words, start, end)
    if i + 1 < end and words[i].lower in ("both", "either"):
        i += 1
    if _halved(words, i, end) or (i + 2 < end and words[i].lower == "per" and words[i + 2].tag[:2] == "NN"):
        i += 2  # "in and outbound calls", "per unit cost"
    while i < end and not (all_the_while(words, i) or (i > start and _counts_times(words, i))):
        if taken := _belonging(words, i, start, end):
            i = last = i + taken
        elif passed := _joining(words, i, start, end):
            i += passed
        else:
            break
    if start < last < end and keeps_stop(words, last):
        return last + 1  # "plans, drawings, etc."
    return last - _apart(words, start, last, end)


def _counts_times(words: Sequence[Word], i: int) -> bool:
    """Whether it is said how often something was done: "multiple times daily", "12 times a year"."""
    counted = words[i].tag == "CD" or words[i].lower in ("multiple", "several", "many")
    return (
        counted
        and i + 2 < len(words)
        and words[i + 1].lower == "times"
        and (words[i + 2].known("period") or not words[i + 2].noun)
    )


def _halved(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a preposition at ``i`` is half of a word: "on and offshore teams", "in and outbound calls"."""
    if i + 3 >= end or words[i + 1].lower not in ("and", "&", "/") or not words[i].known("preposition"):
        return False
    whole = words[i + 2]
    return whole.lower.startswith(_HALVES) and whole.lower not in _HALVES and not words[i + 3].known("preposition")


def _belonging(words: Sequence[Word], i: int, start: int, end: int) -> int:
    """How many words at ``i`` belong to the noun phrase that began at ``start``."""
    closing = next((k for k in range(i, end) if words[k].text == ")"), None) if words[i].text == "(" else None
    if closing is not None and (i > start or (closing + 1 < end and _counts(words[closing + 1]))):
        return closing + 1 - i
    return int(_nominal(words, i, start, end) or _quoted(words, i, start))


def _joining(words: Sequence[Word], i: int, start: int, end: int) -> int:
    """How many words at ``i`` join what belongs to the noun phrase with what may follow."""
    if i > start and (joint := _as_well_as(words, i)) and _nominal(words, i + joint, i + joint, end):
        return joint
    if i > start and (_joins_nouns(words[i]) or twice(words, i) or _ranges(words, i)):
        return 1 + (bound(words, i + 1, end) if words[i].lower == "of" else 0)  # "a backlog of up to 200 stories"
    said = [word.lower for word in words[i : i + 2]]
    if i > start and said == ["out", "of"] and words[i - 1].tag == "CD" and i + 2 < end:
        return 2  # "16 out of 18 projects"
    counted = i > start and words[i - 1].tag == "CD" and i + 2 < end and words[i + 2].noun
    if counted and " ".join(said) in lexicon.load().before_noun:
        return 2  # "80 in person interviews"
    return int(words[i].text in QUOTES)


def _apart(words: Sequence[Word], start: int, last: int, end: int) -> bool:
    """Whether the last word of a noun phrase begins what narrows it: "artifacts | helpful in ..."."""
    if last - start < 2 or last >= end or not words[last].known("preposition"):
        return False
    if words[last - 1].tag == "JJ" and phrase_length((word.lower for word in words[last - 1 : last + 2]), "duty"):
        return True  # "a team | responsible for ..."
    return words[last - 1].tag == "JJ" and not words[last - 1].noun and words[last - 2].tag[:2] == "NN"


def _counts(word: Word) -> bool:
    """Whether a word in a bracket's wake is a thing or a number: "(4) call centers", "(2) $2M projects"."""
    return word.noun or any(char.isdigit() for char in word.text)


def _quoted(words: Sequence[Word], i: int, start: int) -> bool:
    """Whether a quotation that began in the noun phrase goes on, or ends, at ``i``."""
    opened = sum(word.text in QUOTES for word in words[start:i]) % 2 == 1
    return opened and any(word.text in QUOTES for word in words[i : i + _QUOTATION])


def _as_well_as(words: Sequence[Word], i: int) -> int:
    """How many words of "as well as" and its comma stand at ``i``; 0 if nothing follows them."""
    said = [word.lower for word in words[i : i + 5]]
    length = 3 + (said[3:4] == [","])
    return length if said[:3] == ["as", "well", "as"] and len(said) > length else 0


def _ranges(words: Sequence[Word], i: int) -> bool:
    """Whether a small word stands in the adjectives of a noun: "small to medium projects", "hands on training"."""
    if set_phrase(words, i):
        return True  # "hands on training"
    if words[i].lower != "to" or i + 2 >= len(words):
        return False
    if names_process(words, i):
        return True
    alike = words[i - 1].tag[:2] == words[i + 1].tag[:2]
    return alike and words[i - 1].tag[:2] in ("JJ", "CD") and words[i + 2].tag[:2] in ("NN", "JJ")


@cache
def _set_phrases() -> dict[str, list[tuple[int, list[str]]]]:
    """The phrases that are one thing, by each word that they go on with, with its place."""
    found: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for phrase in lexicon.load().describing:
        words = phrase.split()
        for place, word in enumerate(words[1:], 1):
            found[word].append((place, words))
    return dict(found)


def set_phrase(words: Sequence[Word], i: int) -> bool:
    """Whether the word at ``i`` goes on with a phrase that is one thing: "hands | on", "time | to | market"."""
    return any(
        place <= i and [word.lower for word in words[i - place : i - place + len(phrase)]] == phrase
        for place, phrase in _set_phrases().get(words[i].lower, ())
    )


def names_process(words: Sequence[Word], i: int) -> bool:
    """Whether the "to" at ``i`` stands in the name of a process: "Order to Cash"."""
    if not 0 < i < len(words) - 1 or words[i].text != "to":
        return False
    goes_on = i + 2 < len(words) and words[i + 2].text[0].isupper()  # "Unit to Plan Sprints"
    return words[i - 1].text.istitle() and words[i + 1].text.istitle() and words[i + 1].noun and not goes_on


def _joins_nouns(word: Word) -> bool:
    """Whether a noun phrase may go on after the word."""
    tagged = word.tag in ("CC", "HYPH", "POS", "RB", "RP") and word.lower != "so"
    return word.joint or word.lower in ("of", "-", "–", "'") or tagged


def names_kind(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund says of what kind the next thing is: ", training plans", "meeting minutes"."""
    return words[i].noun and words[i].modifies and i < len(words) - 1 and words[i + 1].noun


def stands_alone(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund is one thing in a list, with nothing to act upon: ", coaching, mentorship and supervision"."""
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if after not in ("and", "&", "or", "/"):
        return after == "," or (words[i].noun and not after)
    return words[i].noun or (i + 2 < len(words) and not words[i + 2].acts("gerund"))


def twice(words: Sequence[Word], i: int) -> bool:
    """Whether the same word stands on both sides of a small one: "day to day operations", "one on ones"."""
    if not 0 < i < len(words) - 1 or words[i].lower not in ("to", "on", "by"):
        return False
    return words[i + 1].lower in (words[i - 1].lower, f"{words[i - 1].lower}s")


def _gerund_named(words: Sequence[Word], i: int, start: int, end: int) -> bool:
    """Whether a gerund is one of the things of the noun phrase that began at ``start``, not manner that follows it."""
    word = words[i]
    before = words[i - 1] if i > start else None
    following = words[i + 1] if i + 1 < end else None
    with_others = partners(word) and not (following is not None and following.lower == "for")  # "consulting for units"
    leads_on = following is not None and following.known("preposition")
    compound = word.tag == "NN" and (following is None or following.tag not in DETERMINING)
    if before is None:
        named = following is not None and (following.joint or following.tag[:2] in ("NN", "JJ"))
        named = named or (following is not None and following.lower in ("for", "on"))  # "oversaw scheduling for"
        return word.noun or word.modifies or compound or named or "-" in word.text  # "encouraged swarming techniques"
    anded = before.lower in ("and", "&") and i - 2 >= start and words[i - 2].tag == "JJ"
    if anded and following is not None and following.noun:
        return True  # "new and existing business"
    if before.lower == "of":
        named = word.noun or word.modifies or compound
        return named or all(w.tag[:2] != "VB" for w in words[i + 1 : end])  # "the activities of supporting teams"
    determined = any(w.tag in DETERMINING for w in words[start:i])
    told = word.tag == "VBG" and not (word.known("noun") or word.known("verb"))
    if leads_on and told and (before.tag == "NNS" or determined):
        return False  # "requests coming in", "a project coming to its end"
    if word.tag == "VBG" and before.noun and (word.known("trailing") or bound(words, i + 1, end)):
        return False  # "requests following a process", "a system handling over $5M"
    telling = with_others or word.known("trailing") or phrase_length((w.lower for w in words[i : i + 2]), "preposition")
    anyone = before.tag == "NN" and before.known("people") and not (determined or telling)
    if anyone and following is not None and following.noun:
        return True  # "customer buying patterns"
    one_kind = before.tag in ("NN", "NNP") and not (determined or telling or before.known("people"))
    if one_kind and (leads_on or (following is not None and following.lower == ",")):
        return True  # "performance tuning with", "project scoping, resourcing and planning"
    if before.lower == "," and i - 2 > start and words[i - 2].acts("gerund") and stands_alone(words, i):
        return True
    acts = not word.noun or (following is not None and following.lower == "as")
    if before.text in DASHES and word.tag == "VBG" and acts:
        return False  # "notes - acting as the lead"
    if word.text[0].isupper() or "-" in word.text:
        return True  # "Agile Coaching", "decision-making meetings"
    if before.joint and word.tag == "VBG" and following is not None and following.tag in ("DT", "PRP$"):
        return False  # "finding the faults and designing the tests"
    if before.joint and (following is None or (leads_on and before.lower != "," and not with_others)):
        return True  # "reading, writing and speaking", "training and coaching in Scrum"
    joined = before.lower in ("and", "&") and following is not None and following.tag == "NNS"
    if joined and word.verb is not None and lexicon.load().rung_of(word.verb.lemma) == "supported":
        return True  # "specifications and supporting documents"
    if leads_on and word.tag == "VBG" and (with_others or not word.noun):
        return False
    opens = words[i - 2] if before.adverb and i - 1 > start else before
    if opens.lower == "," and not (stands_alone(words, i) or names_kind(words, i)):
        return False
    return word.noun or word.modifies or before.tag in ("DT", "PRP$", "JJ") or compound


def _nominal(words: Sequence[Word], i: int, start: int, end: int) -> bool:
    """Whether the word belongs to the noun phrase that began at ``start``."""
    word = words[i]
    before = words[i - 1] if i > start else None
    following = words[i + 1] if i + 1 < end else None
    this = word.lower == "this" and i == start
    this = this and following is not None and (following.tag[:2] in ("NN", "JJ") or following.known("preposition"))
    if not this and (word.lower in ("that", "this") or word.known("preposition")):
        return _in_name(words, i, start)  # "ran this pilot", but not "ensured this was done"
    if word.text[0].islower() and any(char.isupper() for char in word.text):
        return True  # "iOS", whatever the tags say
    if word.lower == "such" and following and following.lower == "as":
        return False
    ends = following is None or following.known("preposition")
    if i == start and ends and (_both_sides(word) or _how(word) or word.lower in lexicon.load().places):
        return False  # "worked side-by-side with", "delivered on-time for", "travelled onsite for"
    if word.known("period") and i == start and following is not None and following.text[0].isalnum():
        return not following.known("preposition")  # "daily stand up meetings", whatever the tags say
    if word.text == "I" and before is not None:
        return before.text[0].isupper()  # "Basel I strategies"
    if word.tag == "VBG" or word.acts("gerund"):
        return word.lower != "being" and _gerund_named(words, i, start, end)
    if word.adverb or word.tag in ("RBR", "RBS"):
        return _grades(words, i, end)
    if word.tag == "RB" and following is not None:
        describes = following.lower in (",", "and") or (i == start and following.tag[:2] in ("NN", "JJ"))
        describes = describes or (i == start and word.modifies)
        if describes and lemmas(word.lower, "ADJ"):
            return True  # "online, desktop and mobile products", "offshore teams", "first tested plans"
        return word.known("noun") or ("-" in word.text and (i == start or _particled(word)))  # "release sign-off"
    if word.tag == "RB" and before is not None and before.modifies and word.noun:
        return True  # "a fundraising round"
    told = word.known("auxiliary")
    ahead = words[i + 2] if i + 2 < end and following is not None and following.text in QUOTES else following
    before_noun = word.tag in ("VBN", "VBD") and not told and ahead is not None and ahead.tag in NOMINAL_TAGS
    pair = [w.tag[:2] for w in words[i + 1 : i + 4]]  # "planned and unplanned moves"
    before_noun = before_noun or (word.tag in ("VBN", "VBD") and pair in (["CC", "VB", "NN"], ["CC", "JJ", "NN"]))
    in_phrase = before is not None and word.noun and word.tag in ("VB", "VBP", "VBZ") and not told
    named = word.text[0].isupper() and not word.tag[:1].isalpha()  # "AngularJS", which the tagger takes for a mark
    several = before is None and word.tag == "VBZ" and word.noun  # "placed keywords", which the tagger takes for verbs
    several = several or (before is None and phrase_length((w.lower for w in words[i : i + 2]), "noun") > 1)
    several = several or (before is None and word.noun and [w.tag[:2] for w in words[i + 1 : i + 3]] == ["RP", "NN"])
    counted = any(char.isdigit() for char in word.text)
    mistaken = word.tag in ("VB", "VBP", "VBZ") and word.verb is None and not told  # "qualitative", "re-engagement"
    mistaken = mistaken or (word.tag == "UH" and word.noun)
    return any(
        (word.tag in NOMINAL_TAGS, word.known("noun"), before_noun, in_phrase, named, several, counted, mistaken)
    )


def _both_sides(word: Word) -> bool:
    """Whether a hyphenated word begins as it ends: "side-by-side"."""
    first, _, rest = word.lower.partition("-")
    return "-" in rest and rest.endswith(f"-{first}")


def _particled(word: Word) -> bool:
    """Whether a hyphenated word ends in a particle: "sign-off", "follow-up"."""
    return word.lower.rpartition("-")[2] in PARTICLES


def _how(word: Word) -> bool:
    """Whether a hyphenated word begins with a preposition: "on-time", "in-person"."""
    first, dash, _ = word.lower.partition("-")
    return bool(dash) and lexicon.load().has(first, "preposition")


def _grades(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether an adverb belongs to the adjectives of a noun: "highly visible global projects"."""
    described = i + 1
    while described < end and (
        words[described].tag[:2] == "JJ"
        or words[described].tag in ("VBN", ",", "HYPH", "CC")
        or (words[i].tag == "RBS" and words[described].modifies)  # "best performing products"
    ):
        described += 1
    return i + 1 < described < end and words[i + 1].text != "," and words[described].tag[:2] == "NN"


def _in_name(words: Sequence[Word], i: int, start: int) -> bool:
    """Whether a preposition is part of a name: "the Request For Service team", where others are written small."""
    named = start < i < len(words) - 1 and all(words[k].text[0].isupper() for k in (i - 1, i, i + 1))
    return named and any(word.known("preposition") and word.text.islower() for word in words)


def all_the_while(words: Sequence[Word], i: int) -> bool:
    """Whether "all while" or "all the while" stands at ``i``."""
    said = [word.lower for word in words[i : i + 3]]
    return said[:2] == ["all", "while"] or said == ["all", "the", "while"]


def partners(word: Word) -> bool:
    """Whether a verb is done with others."""
    return word.verb is not None and lexicon.load().rung_of(word.verb.lemma) == "partnered"


def infinitive(words: Sequence[Word], i: int) -> bool:
    """Whether the word at ``i`` is the "to" of an infinitive: "to better manage", not "impediments to sprint work"."""
    if words[i].lower != "to" or i + 1 >= len(words):
        return False
    if (words[i].text + words[i + 1].text).isupper() or names_process(words, i) or set_phrase(words, i):
        return False  # "TO BE processes", "Order to Cash", "time to market"
    marked = words[i].tag == "TO"
    i += 1
    while i + 1 < len(words) and (words[i].adverb or words[i].tag[:2] == "RB" or words[i].known("period")):
        i += 1
    word = words[i]
    if marked and word.tag == "VB" and i + 1 < len(words) and words[i + 1].lower in ("a", "an", "the"):
        return True  # "to wireframe the page"
    if marked and "-" in word.text and _particled(word) and i + 1 < len(words):
        return words[i + 1].known("preposition")  # "to follow-up on calls"
    thing = (
        word.known("noun")
        or (word.tag == "NN" and word.modifies)
        or phrase_length((w.lower for w in words[i : i + 2]), "noun")
    )
    if thing and not (word.known("verb") or word.known("opens_action")):
        return False  # "training to end users", but not "to showcase product features"
    if phrase_length((w.lower for w in words[i : i + 2]), "preposition") > 1:
        return False  # "from 75% to close to 100%"
    behind = [word.tag[:2] for word in words[i + 1 : i + 3]]
    sure = not (word.noun or lemmas(word.lower, "ADJ") or word.text[0].isupper())
    pair = words[i + 1 : i + 3]
    paired = len(pair) == 2 and pair[0].lower in ("and", ",") and pair[1].acts("base") and pair[1].known("verb")
    if word.acts("base") and (sure or paired or behind == ["JJ", "NN"]):
        return True  # "to equip staff", "to image and deliver laptops", "to transition routine duties"
    if word.known("project") and behind[:1] == ["NN"] and behind != ["NN", "NN"]:
        return False  # "support to program development", but not "to transition development teams"
    alone = i + 1 >= len(words) or words[i + 1].lower == "."
    if word.noun and (alone or (words[i + 1].lower == "by" and not word.known("verb"))):
        return False  # "late reactions to request", "the risk to firm by"
    if not word.acts("base"):
        return marked and word.tag == "VB" and word.lower.endswith(("ize", "ise", "ify"))  # "to strategize"
    written = word.known("write") and i + 1 < len(words) and words[i + 1].noun  # "to document user needs"
    return marked or word.tag == "VB" or (word.known("verb") and (written or not word.known("noun")))


def vouches(words: Sequence[Word], start: int) -> bool:
    """Whether a clause's verb takes a whole sentence after it: "Ensured [that] milestones were met"."""
    phrases = (" ".join(word.lower for word in words[start : start + length]) for length in (1, 2))
    return any(lexicon.load().has(phrase, "vouch") for phrase in phrases)
