"""The verb group of a clause: its opener, its verbs with their adverbs, and the particle that they take along."""

from collections.abc import Sequence

from rewriter import lexicon
from rewriter.reading.parts import Verb
from rewriter.reading.phrases import DETERMINING, bound
from rewriter.reading.words import Word, invariant, names_management, phrase_length

LOW_RUNGS = frozenset(("participated", "supported", "observed"))


def opener(words: Sequence[Word], start: int, end: int) -> tuple[str, int]:
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
    form = "base" if particle == "" or (particle == "to" and not words[start].known("participate")) else "gerund"
    slips = not particle and inner < end and words[inner].tag == "VBG" and not words[inner].noun
    form = "gerund" if slips else form  # "Helped managing the move"
    return ("helper", inner) if inner < end and _has_object(words, inner, form) else ("", start)


def _has_object(words: Sequence[Word], i: int, form: str) -> bool:
    """Whether the word is a verb in the form with something to act on: "creating reports", not "testing of"."""
    following = words[i + 1].lower if i + 1 < len(words) else ""
    listed = form == "base" and words[i].tag == "VB" and i + 2 < len(words) and words[i + 2].acts("base")
    if not words[i].acts(form) or following in ("of", "", ".") or (following == "," and not listed):
        return False  # but "Helped find, report and fix faults"
    if form == "gerund" and words[i].known("noun") and words[i].modifies:
        return False  # "Contributed to marketing campaigns"
    named = words[i].tag == "NN" and words[i].modifies
    if named and any(words[i + 1].known(name) for name in ("process", "meeting", "ceremony")):
        return False  # "Participated in bidding processes"
    thing = words[i].known("noun") and not words[i].known("verb")
    return form != "base" or (words[i].tag in ("VB", "VBP") and not thing) or not words[i].noun


def verb_group(words: Sequence[Word], start: int, end: int) -> tuple[list[Verb], int]:
    """The list of verbs at ``start``, and the index after the group with its adverbs and particle."""
    verbs: list[Verb] = []
    i = start
    while i < end:
        word = words[i]
        form = verbs[0].form if verbs else word.verb and word.verb.form
        past = bool(verbs) and invariant(verbs[0].lemma) and word.acts("past")  # "Cut and migrated ..."
        alike = form and (word.acts(form) or past or (verbs and _slips(words, i)))
        if word.verb and alike:
            verbs.append(_verb(words, i, end))
            after = i = i + 1 + (verbs[-1].end > word.end)
            k = next((k for k in range(i, end) if not words[k].adverb), i)
            if k + 2 < end and (words[k].tag == "RP" or shared_preposition(words, k)) and words[k + 1].joint:
                after = i = k + 1  # "Set up and programmed ...", "Worked directly with and guided ..."
            while i < end and (words[i].joint or words[i].adverb):
                i += 1
            i += names_management(words[i : min(i + 2, end)])  # "Created and project managed the site"
            if not any(word.joint for word in words[after:i]):
                break  # "Developed organizationally defined values"
        elif not verbs and (word.adverb or (word.known("period") and i + 1 < end and words[i + 1].acts("gerund"))):
            i += 1
        else:
            break
    if not verbs:
        return [], start
    after = next(k + 1 for k in range(start, end) if words[k].end == verbs[-1].end)
    if after + 2 < end and words[after].lower == "by" and words[after + 2].tag in DETERMINING:
        after += 2 * any(char.isdigit() for char in words[after + 1].text)  # "Improved by 88% the output"
    while after < end and not bound(words, after, end) and _closes_group(words, after, end):
        after += 1
    if after + 1 >= end:
        return verbs, after
    particle = not bound(words, after, end) and _particle(words[after], words[after + 1], verbs[-1])
    return verbs, after + (particle or (len(verbs) > 1 and _shares_thing(verbs, words[after])))


def shared_preposition(words: Sequence[Word], i: int) -> bool:
    """Whether a preposition is followed by "and" instead of a thing: "worked with and led teams"."""
    joined = i + 1 < len(words) and words[i + 1].lower in ("and", "&", "or")
    governs = words[i - 1].verb is not None or words[i - 1].adverb
    return joined and words[i].lower in ("with", "for", "on", "to", "in") and governs


def _shares_thing(verbs: Sequence[Verb], word: Word) -> bool:
    """Whether a preposition leads from the last verb to what all act upon: "manage and report on | budgets"."""
    known = lexicon.load()
    if (verbs[-1].lemma, word.lower) in known.lemma:
        return True
    partners = [known.rung_of(verb.lemma) == "partnered" for verb in verbs]  # "managed and worked with | vendors"
    alone = any(verb.lemma in known.alone for verb in verbs[:-1])
    return word.lower == "with" and partners[-1] and not (any(partners[:-1]) or alone)


def _slips(words: Sequence[Word], i: int) -> bool:
    """Whether the verb after a verb and "and" is of another form by mistake: "Maintained and grooming the list"."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    listed = word.known("verb") and not word.known("noun")
    describes = word.modifies and not (words[i - 1].text == "/" and word.tag == "VBN")  # "Lead/facilitated talks"
    sure = (listed or (word.tag[:2] == "VB" and not word.noun)) and not describes
    if following is not None and words[i - 1].lower == ",":  # "Defined, implement and monitor ..."
        return sure and word.tag == "VB" and following.joint and i + 2 < len(words) and words[i + 2].acts("base")
    if following is None or not (following.modifies or following.tag in DETERMINING or (sure and following.noun)):
        return False
    before_object = following.tag in ("DT", "PRP$")  # "Developed and lead the ..."
    before_object = before_object or (word.lower == "lead" and following.noun and not following.known("people"))
    acts = (sure or word.known("verb")) and not describes and (sure or before_object or not word.acts("base"))
    joint = i - 1 - words[i - 1].adverb
    before = words[joint - 1 - (words[joint - 1].lower == ",")]  # "Write, test, and deployed the files"
    return acts and words[joint].lower in ("and", "&", "/") and before.verb is not None


def _verb(words: Sequence[Word], i: int, end: int) -> Verb:
    """The verb at ``i``, with the word that makes one verb of the two ("make sure")."""
    word = words[i]
    lemma, form = word.verb or ("", "")
    if i + 1 < end and words[i + 1].tag == "JJ" and lexicon.load().lemma.get((word.lower, words[i + 1].lower)):
        return Verb(word.start, words[i + 1].end, f"{lemma} {words[i + 1].lower}", form)
    return Verb(word.start, word.end, lemma, form)


def _closes_group(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether an adverb belongs to the verbs before it, not to an adjective after it ("highly visible")."""
    describes = i + 1 < end and words[i + 1].tag in ("JJ", "VBN")
    very = words[i].tag == "RB" and i + 1 < end and words[i + 1].adverb  # "worked very closely"
    return words[i].lower in ("together", "alongside") or very or (words[i].adverb and not describes)


def _particle(word: Word, following: Word, verb: Verb) -> bool:
    """Whether a verb takes the word along: "participated in", "followed up"; not "monitored to ensure"."""
    infinitive = word.lower == "to" and following.acts("base") and not following.known("noun")
    low = lexicon.load().rung_of(verb.lemma) in LOW_RUNGS
    helped = word.lower == "with" and lexicon.load().has(verb.lemma, "help")
    return word.tag == "RP" or helped or (low and word.lower in ("in", "to", "on", "towards") and not infinitive)
