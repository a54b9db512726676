"""Coordination: where a sentence goes on with a further action, and where a word only looks like one.

The parse alone does not tell: without a subject, "plan", "reports" and "documented" are verbs, nouns or adjectives.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from rewriter import lexicon
from rewriter.reading import participles
from rewriter.reading.candidate import AND, Candidate
from rewriter.reading.openings import Opening
from rewriter.reading.phrases import (
    DASHES,
    DETERMINING,
    NOMINAL_TAGS,
    infinitive,
    names_process,
    object_end,
    partners,
    set_phrase,
)
from rewriter.reading.verbs import LOW_RUNGS, opener, shared_preposition
from rewriter.reading.words import Form, Word, phrase_length
from rewriter.tokens import lemmas

_TOLD = 6  # how far behind a verb those are named who are told
_JOINTS = (*AND, ",", ";", ":", "or", "also", "then", *DASHES)


def starts(opened: Opening, words: Sequence[Word]) -> list[int]:
    """Where clauses begin: the opening, and each coordinated verb that does not share the object before it."""
    found = [_main(opened, words)]
    form = opened.form if found[0] == opened.first else "past"
    listed_from = opened.first
    if form == "duty":
        listed_from += phrase_length((word.lower for word in words[opened.first : opened.first + 4]), "duty")
        if listed_from + 2 < len(words) and words[listed_from].lower in AND and _finite(words[listed_from + 1]):
            found.append(listed_from + 1)  # "Responsible for and leads the team"
        elif not _duty_acts(words[listed_from - 1 :]):
            return [*found, *filter(lambda i: _duty_again(words, i), range(listed_from, len(words)))]
        form = "base" if words[listed_from - 1].lower == "to" else "gerund"
        if len(found) > 1:
            form = "past" if words[found[-1]].acts("past") else "third"
    things = form == "gerund" and listed_from < len(words) and words[listed_from].lower == "the"
    for i in range(opened.first + 1, len(words)):
        start = listed_from if found[-1] == opened.first else found[-1]
        if _duty_again(words, i):
            found.append(i)
            continue
        candidate = _candidate(words, i, form, start)
        if candidate and _acts(candidate) and not _one_list(words, start, i):
            verb = words[i].verb
            if things and words[i - 1].lower == ",":
                continue  # "Responsible for the plan, setting priorities": it says how
            if form == "gerund" and verb and verb.form == "past":
                form = "past"  # "Using tests, tuned the page": a gerund says how from here on
            found.append(i)
    return found


def _main(opened: Opening, words: Sequence[Word]) -> int:
    """Where the first action begins: behind a means that no comma sets off ("Using the new tool managed the move")."""
    if opened.form != "gerund" or not words[opened.first].known("preposition"):
        return opened.first
    following = pairwise(words[opened.first + 1 :])
    acts = (
        i
        for i, (before, word) in enumerate(following, opened.first + 2)
        if word.tag == "VBD" and word.known("verb") and not (word.known("auxiliary") or before.joint)
    )
    return next(acts, opened.first)


def _duty_again(words: Sequence[Word], i: int) -> bool:
    """Whether a further duty begins: "in charge of fares and | responsible for depots"."""
    joined = i > 0 and words[i - 1].lower in (*AND, ";") and words[i].tag[:2] != "NN"
    joined = joined or (i > 1 and words[i - 1].lower == "also" and words[i - 2].noun)  # "ran tests also | responsible"
    joined = joined or (i > 1 and words[i - 1].lower == "," and not words[i - 2].known("people"))
    return joined and phrase_length((word.lower for word in words[i : i + 4]), "duty") > 0


def _finite(word: Word) -> bool:
    """Whether a finite verb of the lexicon stands there."""
    return word.known("verb") and word.verb is not None and word.verb.form in ("past", "third")


def _duty_acts(words: Sequence[Word]) -> bool:
    """Whether a duty, from its last word on, names an action: "for managing", "to manage", "for the management of"."""
    form = "base" if words[0].lower == "to" else "gerund"
    first = next((word for word in words[1:] if not (word.lower == "the" or word.adverb)), None)
    return first is not None and (first.acts(form) or first.lower in lexicon.load().nominal)


def _one_list(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether all before the verb at ``i`` are verbs and joints: "Groomed, refined and ordered ..."."""
    between, word = words[start:i], words[i]
    behind = between[opener(between, 0, len(between))[1] :]  # "Help set and keep"
    verbs = [w for w in behind if not w.adverb and w.tag != "RP"]  # "Set up and tested"
    if len(verbs) == 3 and shared_preposition(verbs, 1):
        verbs = [verbs[0], verbs[2]]
    elif len(verbs) == 2 and _goes_by_commas(words, start, i):
        return False  # "spoke to riders, sketched, | wrote plans": no "and" makes one list of the two
    elif len(verbs) > 1 and _acts_alone(verbs[0]) and not _governs(words, i):
        return False  # "Traveled and | trained staff"
    listed = all(w.joint or (word.verb and w.verb) for w in verbs)
    return listed and all(a.joint or b.joint for a, b in pairwise(verbs))  # "manage project scope" is no list of verbs


def _goes_by_commas(words: Sequence[Word], start: int, i: int) -> bool:
    """Whether nothing but commas stands before the clause, before the verb at ``i``, and no joint behind that."""
    ends = i + 1 < len(words) and not words[i + 1].joint
    return start > 0 and ends and words[start - 1].lower == words[i - 1].lower == ","


def _acts_alone(word: Word) -> bool:
    """Whether a verb acts on nothing, so that it shares no object: "travelled", "collaborated"."""
    return word.verb is not None and word.verb.lemma in lexicon.load().alone


def _governs(words: Sequence[Word], i: int) -> bool:
    """Whether a preposition follows the verb at ``i``, or those joined with it: "travelled and spoke at fairs"."""
    verb = words[i].verb
    form = verb.form if verb else ""
    following = next((word for word in words[i + 1 :] if not (word.joint or word.acts(form))), None)
    return following is not None and following.known("preposition")


def _candidate(words: Sequence[Word], i: int, form: str, start: int) -> Candidate | None:
    """The word at ``i`` as a candidate; None if it is no verb behind a joint."""
    verb = words[i].verb
    if i <= start or not verb or words[i].tag == "JJR" or words[i].depth:
        return None
    does = words[i].lower == "do" and form == "base" and i + 1 < len(words) and words[i + 1].tag == "DT"
    if verb.lemma in lexicon.load().no_action and not (does or (form == "past" and _names_seat(words, i))):
        return None
    at = i - 1
    while at > 0 and words[at].adverb:
        at -= 1
    joint = words[at].lower
    if [word.lower for word in words[max(at - 2, 0) : at + 1]] == ["as", "well", "as"]:
        joint, at = "and", at - 2
    if words[at - 1].tag in ("WP", "WDT") or _joins_manner(words, at) or set_phrase(words, i):
        return None  # "who then acted"
    if joint not in _JOINTS:
        return None
    aimed = any(infinitive(words, k) for k in range(start, i))
    if form == "past" and words[i].acts("past") and words[i].tag[:2] == "VB" and not aimed:
        verb = Form(verb.lemma, "past")  # "set" is a past form too
    following = words[i + 1].tag if i + 1 < len(words) else "."
    return Candidate(words, start, form, at, joint, i, verb, following, aimed)


def _names_seat(words: Sequence[Word], i: int) -> bool:
    """Whether "was" begins what somebody was or became: "and was the main contact", "and was promoted"."""
    named = i + 1 < len(words) and words[i + 1].tag in ("DT", "PRP$", "VBN", "RB") and words[i - 1].lower in AND
    related = any(word.tag in ("WDT", "WP") or word.lower == "that" for word in words[:i])
    return words[i].tag == "VBD" and words[i].lower == "was" and named and not related


def _joins_manner(words: Sequence[Word], at: int) -> bool:
    """Whether a joint stands between the adverbs of what a preposition governs: "by promptly and clearly telling"."""
    before = at - 1
    while before > 0 and words[before].adverb:
        before -= 1
    return before < at - 1 and words[at + 1].adverb and words[before].known("preposition")


def _acts(c: Candidate) -> bool:
    """Whether a candidate is a further action."""
    if c.joint == ";" and c.verb.lemma in lexicon.load().members:
        return False  # "worked with a crew; included two clerks"
    if c.joint == "then" and c.alike and c.form == "past":
        return True
    if c.joint in DASHES:
        sure = c.word.tag == "VBD" or (c.word.tag == "VBN" and not lemmas(c.word.lower, "ADJ"))
        return sure and c.alike and c.word.known("verb")
    if c.word.known("preposition") and not c.anded:
        return False  # ", using Jira" and "; including audits" go with what stands before them
    if c.joint == ":":
        acts = c.word.known("verb") and (c.word.tag == "VB" or not c.word.noun)
        return c.alike and acts  # "Act as the bridge: gather needs, ..."
    if c.joint == ";" and c.alike and c.form in ("gerund", "base") and (c.word.known("verb") or not c.word.noun):
        return True
    if c.joint == ";" and c.alike and c.form == "past" and c.word.known("verb"):
        return not (c.i + 1 < len(c.words) and c.words[c.i + 1].lower == "by")
    if _named(c) or (c.word.noun and _wants_partner(c)) or _twin_things(c):
        return False
    free = (c.form == "base" and not c.aimed) or (c.form == "gerund" and not _governed(c))
    if c.anded and c.alike and free and _acts_on_its_kind(c):
        return True
    if c.anded and c.alike and c.form == "past" and _capitalized(c):
        return True
    if c.anded and c.verb.form == "gerund" and c.word.lower == c.words[c.start].lower and c.acts_on:
        return True  # "building points and building connections"
    together = c.i + 1 < len(c.words) and c.words[c.i + 1].lower == "with" and partners(c.word)
    if together and c.anded and c.alike and c.form == "base" and not c.aimed:
        return True  # "and partner with sales"
    if c.anded and c.alike and c.form == "base" and not (c.aimed or c.related) and _tells_somebody(c):
        return True
    if _before_adjective(c) and not c.aimed:
        return True
    told = c.words[c.i - 1].adverb and c.words[c.i - 1].lower.endswith("ly") and not (c.aimed or c.word.modifies)
    if told and c.alike and c.form != "gerund":
        return True  # "and routinely test installed software"
    named = any(word.verb and word.verb.lemma in lexicon.load().members for word in c.between)
    if c.verb.form == "gerund" and (named or _exemplifies(c.between) or _others_do(c)):
        return False  # "demos, which included preparing slides and tracking feedback"
    if c.verb.form == "gerund" and c.word.noun and _lists_on(c):
        return False  # "facilitating ceremonies, grooming, stand-ups and reviews"
    if _rarely_noun(c) and c.alike and c.form == "gerund":
        return not (_governed(c) or (c.word.modifies and c.word.noun))  # "and working groups"
    if _lists_actions(c) and not c.aimed:
        return True
    finite = c.word.tag == "VBD" or (_rarely_noun(c) and c.verb.form in ("base", "third")) or _opens_object(c)
    acts = (finite and not _ends_list(c)) or _never_noun(c) or participles.goes_on(c)
    if c.word.modifies and not acts:
        return False  # "planned and unplanned releases"
    if c.verb.form == "gerund":
        return _gerund_goes_on(c)
    return participles.acts(c) if c.verb.form == "past" else _present_goes_on(c)


def _named(c: Candidate) -> bool:
    """Whether the word is part of the name of a thing, or says of what kind it is."""
    if phrase_length((word.lower for word in c.words[c.i : c.i + 3]), "noun") > 1:
        return True  # "wrote stories and test cases", "lead planning and review sessions"
    described = c.joint_at > 0 and c.before.tag.startswith("JJ") and c.word.tag != "VBD"
    if described and c.following.startswith("NN"):
        return True  # "new and existing systems"
    if c.anded and c.word.noun and _kind_of_thing(c):
        return True
    people = c.before.known("people") and c.i + 1 < len(c.words) and c.words[c.i + 1].known("people")
    if people and c.anded and c.word.noun and c.verb.form == "base" and c.form != "base":
        return True  # "analysts and support engineers"
    if names_process(c.words, c.i + 1):
        return True  # "Order to Cash and Procure to Pay"
    unlike = c.form in ("past", "third") and c.verb.form == "base" and c.following[:2] in ("NN", "JJ", ".")
    # "email and direct contact", "Process Flows and Sequence diagrams", "for Beta and Live"
    if unlike and (c.word.tag.startswith("JJ") or c.word.text[0].isupper()):
        return True
    last = c.following == "." and c.between[-1].lower in AND
    return last and c.form == c.verb.form == "base" and c.word.noun  # "the register and log"


def _twin_things(c: Candidate) -> bool:
    """Whether two gerunds are the things that a verb acts upon: "Provided planning and consulting for the move"."""
    first = c.joint_at == c.start + 2 and c.before.noun and c.before.acts("gerund")
    governs = c.i + 1 < len(c.words) and c.words[c.i + 1].lower in ("for", "of")
    return c.anded and first and governs and c.verb.form == "gerund"


def _wants_partner(c: Candidate) -> bool:
    """Whether the verb is done with others and none follow: "and interface designs"."""
    if c.verb.form != "base" or not partners(c.word):
        return False
    following = next((word for word in c.words[c.i + 1 :] if not (word.adverb or word.known("period"))), None)
    return following is not None and (following.lower in ("of", "for") or not following.known("preposition"))


def _acts_on_its_kind(c: Candidate) -> bool:
    """Whether what follows is what such a verb acts on: "and document user needs", "and schedule team meetings"."""
    end = next((k for k in range(c.i + 1, len(c.words)) if not _in_phrase(c.words[k])), len(c.words))
    if end == c.i + 1:
        return False
    things = (c.words[end - 1].lower, f"{c.words[end - 2].lower} {c.words[end - 1].lower}")
    known = lexicon.load()
    return any(
        c.word.known(sense) and any(known.has(thing, name) for thing in things for name in names)
        for sense, names in known.acts_on.items()
    )


def _capitalized(c: Candidate) -> bool:
    """Whether a past form opens with a capital among small words: "to build the app and Used Jira"."""
    small = c.before.text.islower() and c.word.text[0].isupper() and c.word.text[1:].islower()
    again = c.word.lower == c.words[c.start].lower
    return small and c.acts_on and (again or (c.word.known("verb") and not lemmas(c.word.lower, "ADJ")))


def _tells_somebody(c: Candidate) -> bool:
    """Whether something is told to somebody: "and present to executives", "and present plans to the team"."""
    said = [word.lower for word in c.words[c.i + 1 : c.i + _TOLD]]
    to = said.index("to") if "to" in said else len(said)
    people = any(lexicon.load().has(word, "people") for word in said[to + 1 :])
    return (c.word.known("tell") or c.word.known("report")) and people and all(word.isalpha() for word in said[:to])


def _before_adjective(c: Candidate) -> bool:
    """Whether what may be a noun stands before an adjective and a noun: ", document critical flows"."""
    acts = c.alike and c.form == "base" and c.word.known("verb") and not c.word.modifies
    described = [(word.tag[:2], word.modifies) for word in c.words[c.i + 1 : c.i + 3]]
    return acts and len(described) == 2 and described[0] == ("JJ", True) and described[1][0] == "NN"


def _in_phrase(word: Word) -> bool:
    return word.tag in NOMINAL_TAGS and not word.joint


def _kind_of_thing(c: Candidate) -> bool:
    """Whether a list of things ends in one that two nouns describe: "trials, pilots and launch planning activities"."""
    behind = c.words[c.i + 1 : c.i + 3]
    listed = any(word.lower == "," for word in c.between)
    return listed and len(behind) == 2 and behind[0].acts("gerund") and behind[0].modifies and behind[1].noun


def _lists_on(c: Candidate) -> bool:
    """Whether a list goes on behind the word, and not with another gerund."""
    return c.following in (",", "CC") and not (c.i + 2 < len(c.words) and c.words[c.i + 2].acts("gerund"))


def _rarely_noun(c: Candidate) -> bool:
    """Whether the word is a verb of the lexicon and no noun of it."""
    return c.anded and c.word.known("verb") and not c.word.known("noun")


def _never_noun(c: Candidate) -> bool:
    """Whether no dictionary lists the word as a noun or an adjective."""
    sure = c.word.known("verb") or (c.form == "base" and c.word.text.islower())
    return sure and c.verb.form == "base" and not (c.word.noun or lemmas(c.word.lower, "ADJ"))


def _ends_list(c: Candidate) -> bool:
    """Whether a list of things ends in what the word describes: "cost, budget and support fees"."""
    things = list(dropwhile(lambda word: word.joint or word.tag[:2] == "VB", c.between))
    listed = any(word.lower == "," for word in things) and not any(word.tag in ("VB", "VBP") for word in things)
    return listed and c.verb.form == "base" and c.word.noun and c.word.tag[:2] == "NN" and c.word.modifies


def _opens_object(c: Candidate) -> bool:
    """Whether a verb of the lexicon stands before what can only be its object."""
    described = c.word.noun or c.word.known("trailing") or lemmas(c.word.lower, "ADJ")
    narrowed = any(word.known("preposition") for word in c.between)
    sure = c.verb.form == "past" and c.anded and not (described or narrowed)  # "diagnosed faults and contacted vendors"
    past = c.word.lower.endswith("ed") and (c.word.known("verb") or sure)
    return past or (c.word.known("verb") and c.following in ("DT", "PRP$", "IN"))


def _governed(c: Candidate) -> bool:
    """Whether an earlier gerund hangs on a preposition, so that this one goes with it: "by doing X and doing Y"."""
    aim = max((k for k in range(c.start, c.i) if infinitive(c.words, k)), default=c.start)  # a purpose ends the list
    told = [word for word in c.words[aim : c.i + 1] if not word.adverb]  # "by proactively ranking them"
    return any(
        word.acts("gerund") and before.known("preposition") and following.lower != "of"  # "in the running of"
        for before, word, following in zip(told, told[1:-1], told[2:], strict=False)
    )


def _gerund_goes_on(c: Candidate) -> bool:
    if c.form != "gerund":
        return c.anded and _slipped(c)
    if _governed(c) or (c.joint == "," and c.word.known("trailing")):
        return False
    if c.anded and c.word.noun and (c.before.tag, c.following) in (("NN", "IN"), ("NNS", "TO")):
        return False  # "rider care and onboarding into the app", "huddles and meeting to talk"
    return c.following in DETERMINING or c.following == "IN" or not c.word.noun or c.word.tag == "VBG"


def _others_do(c: Candidate) -> bool:
    """Whether a gerund goes with one that tells of somebody or something else.

    "agents answering calls and logging tickets", "a team that was testing and releasing", ", cutting cost and raising".
    """
    told = any(
        one.tag == "NNS" and other.tag == "VBG" and not (other.known("preposition") or other.known("trailing"))
        for one, other in pairwise(c.between)
    )
    change = c.word.known("raise") or c.word.known("lower")
    results = any(
        one.lower == "," and (other.known("raise") or other.known("lower")) for one, other in pairwise(c.between)
    )
    listed = c.joint_at > 1 and c.before.tag in ("NN", "VBG") and c.before.acts("gerund")
    listed = listed and c.words[c.joint_at - 2].lower == "," and c.words[c.start + 1].acts("gerund")
    return told or bool(c.related) or (change and results and c.anded) or (c.anded and listed)


def _exemplifies(words: Sequence[Word]) -> bool:
    """Whether examples are given: "e.g. writing plans"."""
    return any(word.lower in ("e.g", "i.e", "e.g.", "i.e.") for word in words)


def _slipped(c: Candidate) -> bool:
    """Whether a gerund is an action in another form than those before: "Assess the team and encouraging growth"."""
    acts = c.word.tag == "VBG" and c.word.known("verb") and not (c.word.noun or c.word.modifies)
    listed = c.before.lower == "," and any(word.lower == "," for word in c.between[: c.joint_at - 2 - c.start])
    means = [before.lower for before, word in pairwise(c.between) if before.known("preposition") and word.noun][-1:]
    if (
        not acts
        or listed
        or means in (["through"], ["by"], ["via"])
        or lexicon.load().rung_of(c.verb.lemma) in LOW_RUNGS
    ):
        return False  # "and existing clients", "and supporting documents"
    alone = (
        not any(word.known("naming") for word in c.between)
        and not any(
            word.acts("gerund")
            and not (word.known("noun") or word.modifies)
            and not phrase_length((word.lower, following.lower), "preposition")  # "according to"
            for word, following in pairwise(c.words[c.start + 1 : c.i + 1])
        )
    )
    return alone and not _governed(c) and c.following in NOMINAL_TAGS


def _present_goes_on(c: Candidate) -> bool:
    if _leads(c):
        return True
    if _bare_infinitive(c):
        return False
    relative = any(word.tag in ("WP", "WDT") for word in c.words[c.start : c.i])
    finite = c.verb.form == "third" and c.word.known("verb") and c.following not in (".", ",")
    if (c.anded or c.joint == ",") and finite and not (c.word.noun or relative):
        return True  # "Worked to find needs and identifies gaps"
    if c.joint != ";" and (relative or c.aimed):
        return False  # "to collect, analyze and rank": one purpose, not three actions
    if c.joint == ";" and c.word.known("verb"):
        return True
    following = c.following
    if following == "RP" and c.i + 2 < len(c.words):
        following = c.words[c.i + 2].tag  # "close out the projects", but not "their review and sign off."
    if c.form == c.verb.form == "third" and c.word.known("verb"):
        return following in ("DT", "PRP$") or following[:2] in ("JJ", "NN")
    if _rarely_noun(c) and following[:2] in ("NN", "JJ"):
        alike = c.alike or c.words[c.start].acts(c.verb.form)
        return alike or not (c.word.noun and c.word.tag[:2] == "NN")  # "and coordinate security plans"
    acts = c.word.tag in ("VB", "VBP", "VBZ")
    if not c.word.noun:
        return acts or _never_noun(c)
    slips = c.word.known("verb") and c.verb.form == "base" and following not in ("CC", ",", ".")
    clear = acts and (c.alike or slips) and not c.word.modifies and not c.word.known("noun")
    anew = c.joint == "," and c.alike and c.word.tag == "VB" and c.word.text[0].isupper() and c.word.known("verb")
    sure = clear and c.joint == "," and c.word.known("verb") and c.following in ("NN", "NNS", "NNP")
    sure = sure and (c.alike or not any(word.joint for word in c.words[c.i + 2 : c.i + 3]))  # "check lists and forms"
    pronoun = c.anded and following == "PRP" and c.word.known("verb")  # "and document them"
    return anew or sure or following in ("DT", "PRP$") or pronoun or (clear and not following.startswith("NN"))


def _lists_actions(c: Candidate) -> bool:
    """Whether a list of actions goes on behind what may be a noun: "find gaps, highlight risks, define steps"."""
    rarely_noun = c.word.known("verb") and not c.word.known("noun")
    if c.joint == "," and c.alike and c.form == "base" and c.word.known("verb") and (_doubled(c) or _leads_list(c)):
        return True
    if not (c.joint == "," and c.alike and c.form == "base" and rarely_noun and c.following[:2] in ("NN", "JJ")):
        return False
    if c.start and c.words[c.start - 1].lower == "," and c.following == "NNS":
        return True  # "run tests, write cases, track defects"
    behind = pairwise(c.words[c.i + 1 :])
    later = next((word for joint, word in behind if joint.lower == ","), None)
    return later is not None and later.acts("base") and later.known("verb") and not later.noun


def _doubled(c: Candidate) -> bool:
    """Whether another verb of the same form and an object follow: ", support and mentor pilot projects"."""
    behind = c.words[c.i + 1 : c.i + 4]
    if len(behind) < 3 or behind[0].lower not in AND or not behind[1].acts(c.form):
        return False
    sure = c.word.tag[:2] == "VB" or behind[1].tag[:2] == "VB"  # "track & report progress"
    noun = behind[1].known("noun") and not (behind[1].known("people") or sure)  # "support and mentor new squads"
    return behind[1].known("verb") and not noun and behind[2].tag[:2] in ("NN", "JJ", "DT", "CD")


def _leads_list(c: Candidate) -> bool:
    """Whether a verb opens a list of verbs that act on one thing: ", design, develop & operate solutions"."""
    behind = c.words[c.i + 1 : c.i + 5]
    if len(behind) < 4 or behind[0].lower != "," or behind[2].lower not in AND:
        return False
    return all(word.acts(c.form) and not word.noun for word in behind[1::2])


def _leads(c: Candidate) -> bool:
    """Whether "lead" is the verb: "and lead sprint planning", not "and lead developers".

    Among past actions it is a slip for "led": "Set up the desk, lead the move, and trained 40 clerks".
    """
    behind = pairwise(c.words[c.i + 1 :])
    slips = c.joint == "," and c.form == "past" and any(a.lower in AND and b.tag == "VBD" for a, b in behind)
    if not ((c.anded or slips) and c.verb.form == "base" and lexicon.load().rung_of(c.verb.lemma) == "led"):
        return False
    thing = object_end(c.words, c.i + 1, len(c.words))
    return c.word.known("people") and thing > c.i + 1 and not c.words[thing - 1].known("people")


def _bare_infinitive(c: Candidate) -> bool:
    """Whether what the clause acts upon does something itself: "Help teams identify and refine stories"."""
    return any(
        word.tag in ("VB", "VBP")
        and word.acts("base")
        and before.noun
        and not (word.noun or before.joint or word.known("auxiliary"))
        for before, word in pairwise(c.between)
    )
