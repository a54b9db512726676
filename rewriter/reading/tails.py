"""The tail of a clause: where purpose, manner or result begins."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from rewriter import lexicon
from rewriter.reading.phrases import (
    DASHES,
    NOMINAL_TAGS,
    all_the_while,
    bound,
    infinitive,
    names_kind,
    partners,
    set_phrase,
    stands_alone,
    twice,
)
from rewriter.reading.words import Word, phrase_length
from rewriter.tokens import lemmas

_JOINED_TURNS = ((",", "by"), (",", "while"), (",", "all"), (",", "through"), (",", "alongside"), ("and", "to"))
_AIMS = (("in", "order", "to"), ("in", "order", "that"), ("in", "an", "effort", "to"), ("in", "an", "attempt", "to"))
_RANGE = 5  # words from "from" to "to" at most


def tail_start(words: Sequence[Word], start: int, end: int, *, acted_on: bool, said: bool) -> int:
    """The index where purpose, manner or result begins.

    ``acted_on`` tells whether an object stands before ``start``, ``said`` that a whole sentence begins there, which
    keeps its purposes: "Ensured [teams meet to plan]".
    """
    if acted_on and start < end and words[start].tag == "VBG":
        following = words[start + 1] if start + 1 < end else None
        arises = following is not None and following.lower == "from"  # "plans resulting from audits"
        if (_results(words[start]) and not arises) or _together(words[start], words[start - 1], following):
            return start  # "used the framework | enabling teams to ..."
    for i in range(start, end):
        following = words[i + 1] if i + 1 < end else None
        if said and infinitive(words, i):
            continue
        passed = words[i].depth or twice(words, i) or set_phrase(words, i)
        turns = not passed and _turns(words, i, start, following)
        if turns or all_the_while(words, i):
            joined = i > start and _joins_turn(words[i - 1], words[i])
            return _before_adverbs(words, i - joined, start)
    return end


def _before_adverbs(words: Sequence[Word], i: int, start: int) -> int:
    """Where the adverbs of a gerund at ``i`` begin: "| greatly cutting rework"."""
    while i > start and words[i].acts("gerund") and words[i - 1].lower.endswith("ly") and words[i - 1].adverb:
        i -= 1
    return i


def _joins_turn(joint: Word, word: Word) -> bool:
    """Whether a joint goes with what it leads up to: ", by ranking them", "and to plan them", "; cutting cost"."""
    return joint.text == ";" or (joint.lower, word.lower) in _JOINED_TURNS


def _turns(words: Sequence[Word], i: int, start: int, following: Word | None) -> bool:
    """Whether a purpose, manner or result begins at ``i``."""
    word = words[i]
    if _named_actions(words, start, i):
        return False
    if word.known("turning"):
        ahead = following.lower if following is not None else ""
        if (word.lower == "so" and ahead in ("on", "forth")) or (word.acts("gerund") and ahead == "from"):
            return False  # "and so on", "plans resulting from audits"
        if [w.lower for w in words[max(i - 2, 0) : i]] == ["as", "and"]:
            return False  # "as and when needed"
        if word.lower == "when" and words[i - 1].lower in lexicon.load().times:
            return False  # "at the time when the bank went live"
        before = words[i - 1].verb
        at = i - 2 if i - 2 > start and words[i - 1].joint and words[i - 2].acts("gerund") else i
        # "steps for when products move", "how riders were using the app"
        governed = at > start and (words[at - 1].known("preposition") or words[at - 1].known("auxiliary"))
        return not governed and (word.lower != "so" or before is None or before.lemma != "do")  # not in "in doing so"
    if following is None:
        return False
    if word.lower in ("which", "that"):
        if _describes(words, i):
            return False
        moves = following.known("raise") or following.known("lower")
        arose = moves and i + 2 < len(words) and words[i + 2].known("preposition") and words[i + 2].lower != "by"
        has = following.lower in ("has", "have") and i + 2 < len(words) and words[i + 2].changes
        came = phrase_length((word.lower for word in words[i + 1 : i + 3]), "cause") > 1  # "that contributed to"
        return has or came or (following.changes and not arose)  # not "faults that raised during the trial"
    if word.lower == "," and (_governs(words, start, i) or _names(words, start, i + 1)):
        return False  # "in drawing maps, ranking work and closing gaps"
    if word.lower == ";":
        return _says_more(words[i + 1 :])
    if word.text in DASHES and following.tag == "VBG":
        return _turns_manner(words, i + 1)
    if word.lower == ",":
        return _turns_manner(words, i + 1) or following.tag in ("WDT", "WP") or following.known("turning")
    if word.lower == "to":
        if following.lower in lexicon.load().naming:
            return False  # "all audits to include SOX": it names them
        if any(words[k].lower == "," and _named_actions(words, start, k) for k in range(i, len(words) - 1)):
            return False  # "including setting goals to reach riders, writing plans"
        told = words[i - 1].lower != "," and any(word.tag in ("WDT", "WP", "WRB") for word in words[start:i])
        return infinitive(words, i) and not (told or _belongs(words, i, start))  # "that are built to last"
    if word.lower == "in":
        return any([word.lower for word in words[i : i + len(aim)]] == list(aim) for aim in _AIMS)
    if word.lower in ("by", "while", "through", "alongside"):
        return words[_past_adverbs(words, i + 1)].acts("gerund") or (word.lower == "by" and following.lower == "way")
    return i > start and _gerund_turns(words, i, following)


def _describes(words: Sequence[Word], i: int) -> bool:
    """Whether a relative at ``i`` tells what a thing does, not what came of it: "Built a tool that gathers leads"."""
    told = any(word.tag == "VBD" and word.verb is not None for word in words[:i])
    does = words[i + 1].tag == "VBZ" and told
    return words[i].lower == "that" and (does or words[i - 1].known("raid"))  # "fixed a problem that raised cost"


def _gerund_turns(words: Sequence[Word], i: int, following: Word) -> bool:
    """Whether a gerund at ``i`` tells how or with what result, though no comma sets it off."""
    word = words[i]
    opens = next((word for word in reversed(words[:i]) if not (word.adverb or word.lower == ":")), words[0])
    governed = any(opens.known(name) for name in ("preposition", "auxiliary", "determiner")) or opens.joint
    governed = governed or (opens is words[i - 1] and _wants(opens))
    named = words[i - 1].noun and following.known("preposition")  # "for data reporting by team"
    named = named and not _together(word, words[i - 1], following)
    closes = following.text in (";", ",") or (word.noun and (following.joint or following.tag == "VBG"))
    named = named or (closes and words[i - 1].tag[:2] in ("NN", "JJ"))  # "customer onboarding and"
    kind = any(following.known(name) for name in ("process", "meeting", "ceremony"))  # "claim handling process"
    kind = kind or phrase_length((words[i - 1].lower, word.lower), "noun") > 1  # "usability testing"
    tool = following.lower in lexicon.load().tools and not words[i - 1].known("people")
    kind = kind or tool  # "order tracking feature"
    acts = word.tag == "VBG" and word.known("verb") and not (word.modifies or kind)
    return acts and not governed and not named and not bound(words, i, len(words))  # "exceeding $5M"


def _wants(word: Word) -> bool:
    """Whether a verb goes on with what it wants done: "which requires keeping spares"."""
    known = lexicon.load()
    return word.verb is not None and word.verb.lemma in (*known.no_action, *known.members)


def _turns_manner(words: Sequence[Word], i: int) -> bool:
    """Whether a gerund with something to act upon begins at ``i``, adverbs before it aside: ", tightly controlling"."""
    i = _past_adverbs(words, i)
    sure = words[i].tag == "VBG" and not (words[i].noun or words[i].modifies or lemmas(words[i].lower, "ADJ"))
    acts = words[i].known("verb") or words[i].known("trailing") or sure
    describes = i < len(words) - 1 and ((words[i + 1].noun and not acts) or words[i + 1].lower == "of")
    # "motivating, coaching and ...", but not "Led sprint planning, reaching its goals"
    listed = i > 2 and words[i - 2].acts("gerund") and not words[i].known("trailing")
    listed = listed and not (words[i - 2].noun and words[i - 3].tag[:2] in ("NN", "JJ"))
    kind = names_kind(words, i) and not _twinned(words, i)
    named = listed or words[i].text[0].isupper() or kind  # ", Billing business groups"
    return words[i].acts("gerund") and not (stands_alone(words, i) or describes or named)


def _past_adverbs(words: Sequence[Word], i: int) -> int:
    """The first place from ``i`` on that is no adverb of a list of them: "promptly and clearly telling"."""
    while i < len(words) - 1 and (words[i].adverb or (words[i].lower == "and" and words[i - 1].adverb)):
        i += 1
    return i


def _twinned(words: Sequence[Word], i: int) -> bool:
    """Whether another gerund with something to act upon follows: ", gathering needs from riders and writing notes"."""
    later = (k for k in range(i + 2, len(words) - 1) if words[k - 1].lower in ("and", "&"))
    return words[i].known("verb") and any(words[k].tag == "VBG" and not words[k].modifies for k in later)


def _names(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether some of the things before a comma are named behind it: "systems, including", "plans, which included"."""
    which = words[i].lower == "which" and i + 1 < len(words) and _opens_names(words[i + 1])
    if words[i].known("naming") or which:
        return True
    listed = any(one.lower == "such" and other.lower == "as" for one, other in pairwise(words[start:i]))
    goes_on = any(word.lower in ("and", "&") for word in words[i + 2 :])
    return listed and goes_on and words[i].noun and i + 1 < len(words) and words[i + 1].tag[:2] == "NN"


def _opens_names(word: Word) -> bool:
    return word.known("naming") or (word.verb is not None and word.verb.lemma in lexicon.load().members)


def _named_actions(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a list of actions that are named goes on at ``i``: "duties, including drawing maps, ranking work"."""
    at = i + 1 if words[i].lower == "," else i
    if at >= len(words) or not words[at].acts("gerund"):
        return False
    opens = next((k + 1 for k in range(start, i) if _opens_names(words[k])), i + 1)
    told = pairwise(words[opens - 1 : i + 1])
    named = [word for comma, word in told if word is words[opens] or (comma.lower == "," and not word.joint)]
    return bool(named) and all(word.acts("gerund") for word in named)


def _says_more(words: Sequence[Word]) -> bool:
    """Whether words behind a semicolon are a sentence of their own: "two of them were late"."""
    said = takewhile(lambda word: word.text != ";" and word.tag not in ("WDT", "WP") and word.lower != "that", words)
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in said)


def _together(word: Word, before: Word, following: Word | None) -> bool:
    """Whether a gerund tells with whom, not of whom: "wrote the contract | working with legal"."""
    return partners(word) and following is not None and following.lower == "with" and not before.known("people")


def _results(word: Word) -> bool:
    """Whether a gerund tells what comes of what stands before it, even without a comma."""
    moves = (word.known("raise") or word.known("lower")) and not (word.known("participate") or word.known("deliver"))
    brings = word.known("trailing") and not word.known("preposition") and (word.known("cause") or word.known("assure"))
    return moves or brings


def _governs(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether a list of gerunds that hangs on a preposition goes on at the comma at ``i``."""
    governed = any(words[k].acts("gerund") and words[k - 1].lower in ("in", "for") for k in range(start + 1, i))
    later = range(i + 1, len(words) - 1)
    return governed and any(words[k].lower in ("and", "&") and words[k + 1].acts("gerund") for k in later)


def _belongs(words: Sequence[Word], i: int, start: int) -> bool:
    """Whether the "to" at ``i`` goes with a word before it: "prior to use", "who need to act"."""
    studied = i == start and words[i - 1].lower.endswith("s") and words[i - 1].verb  # "studied user needs to plan"
    if words[i - 1].known("takes_to") and not studied:
        return True
    done = words[i - 1].tag in ("VBN", "VBD") and words[i - 1].acts("past")
    if i > start and done and words[i - 2].lower != "as":
        return True  # "used to plan", not "as needed to plan"
    if words[i + 1].lower == "be" and i + 2 < len(words) and words[i + 2].tag == "VBN" and words[i - 1].noun:
        return True  # "the division to be sold": it is what others do with it
    named = words[i + 1].noun and (i + 2 >= len(words) or words[i + 2].tag not in {*NOMINAL_TAGS, "VBG"})
    return named and any(word.lower == "from" for word in words[max(start, i - _RANGE) : i - 1])
