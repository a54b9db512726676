"""The sentences of a bullet, and what each opens with: past its glyphs, settings and labels, before any parse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading.words import (
    Form,
    abbreviated,
    initial,
    is_adverb,
    names_management,
    phrase_length,
    verb_form,
)
from rewriter.tokens import Token, lemmas

STOPS = ".;!?•|"  # marks that end a sentence
_OPENING_MARKS = ("(", "[", "-", "–", "—", "*")
_SHORT = 3  # letters of words that a title does not capitalize
_FEW = 3  # words from which capitals on all of them say nothing
_LABEL = 7  # words of a label at most, before another form than a past one
_PHRASE = 4  # words of a phrase that an opening is looked up by
_SETTING = 24  # words before an action that set its scene


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence begins: its tokens, how many of them lead up to the first verb, and that verb's form.

    ``form`` is base, past, gerund or third, "duty" for a duty opener, or "" where the sentence opens with no action.
    """

    tokens: tuple[Token, ...]
    first: int
    form: str


def sentences(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cuts tokens into sentences: a mark of `STOPS` or a line break ends one where a capital follows.

    So does the colon or dash of a label before a verb, and any colon before a duty.
    """
    first = 0
    for i, token in enumerate(tokens[:-1]):
        following = tokens[i + 1]
        gap = text[token.end : following.start]
        acts = initial(tokens, i) and (verb := verb_form(following.text)) is not None and verb.form == "past"
        duty = token.text == ":" and _phrase(tokens[i + 1 :], "duty")
        stopped = token.text in STOPS and gap and (acts or not (abbreviated(tokens, i) or initial(tokens, i)))
        labelled = gap and i > first and _labels(text, tokens[first : i + 1], following)
        broken = "\n" in gap and (following.text[0].isupper() or _opens_line(tokens, i + 1))
        marked = following.text in _OPENING_MARKS and i + 2 < len(tokens) and tokens[i + 2].text[0].isupper()
        named = labelled and token.text == ":" and _acted(tokens[first:i], following)
        capital = following.text[0].isupper() or (stopped and marked) or named
        if broken or ((stopped or labelled) and capital) or (gap and duty):
            yield tokens[first : i + 1]
            first = i + 1
    if tokens:
        yield tokens[first:]


def _opens_line(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a mark and a capital behind it open a line: "- Led teams"."""
    return not tokens[i].text[0].isalnum() and i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()


def _labels(text: str, tokens: tuple[Token, ...], following: Token) -> bool:
    """Whether tokens that end in a colon or dash name what a clause is about: "Compliance: Managed ..."."""
    mark = tokens[-1]
    spaced = mark.text in ("-", "–", "—") and text[mark.start - 1 : mark.start] == " "
    verb = verb_form(following.text) if mark.text == ":" or spaced else None
    long = len(tokens) > _LABEL
    if verb is None or verb.form == "past":
        return verb is not None and not (long and opening(tokens).form)
    alike = verb.form == "third" and lexicon.load().has(following.lower, "verb")  # "Plans work: Ranks stories"
    return not long and opening(tokens).form in ("", verb.form if alike else "")


def _acted(label: tuple[Token, ...], following: Token) -> bool:
    """Whether a label is none of the actions that follow it: "Agile adoption: led the move"."""
    acts = lexicon.load().has(following.lower, "verb") or not lemmas(following.lower, "ADJ")
    return acts and opening(label).form != "past"


def uncapitalized(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence without capitals where all longer words have one: they say nothing there."""
    words = [token.text for token in tokens[1:] if len(token.text) > _SHORT and token.text[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _FEW or capitals < len(words):
        return tokens
    return tuple(token._replace(text=token.text.lower()) for token in tokens)


def opening(tokens: tuple[Token, ...]) -> Opening:
    """Finds what a sentence opens with, past glyphs, adverbs and "I"."""
    first = _first(tokens)
    rest = tokens[first:]
    if _phrase(rest, "duty"):
        return Opening(tokens, first, "duty")
    verb = verb_form(rest[0].lower)
    told = first > 0 and is_adverb(tokens[first - 1].lower)  # "Properly route calls": no noun
    if verb is not None and not any(says_other(rest, verb) for says_other in _NO_ACTION[: -1 if told else None]):
        return Opening(tokens, first, verb.form)
    return _after_subject(tokens) or _after_heading(tokens) or Opening(tokens, first, "")


def _after_subject(tokens: tuple[Token, ...]) -> Opening | None:
    """The opening behind a setting that "I" follows: "At the same time I joined the team"."""
    for i in range(1, min(_SETTING, len(tokens) - 1)):
        if tokens[i].text == "I":
            first = _first(tokens[i:])
            verb = verb_form(tokens[i + first].lower)
            return Opening(tokens, i + first, verb.form) if verb and first else None
    return None


def _after_heading(tokens: tuple[Token, ...]) -> Opening | None:
    """The opening behind things or a title: "Care for two sites, wrote the plans", "Site care and updating the log"."""
    known = lexicon.load()
    for i in range(1, min(_SETTING, len(tokens) - 1)):
        before, verb = tokens[i - 1].lower, verb_form(tokens[i].lower)
        for name, form in (("duty", "duty"), ("involvement", "past")):
            if before == "," and _phrase(tokens[i:], name):
                return Opening(tokens, i, form)
        if verb is None or verb.lemma in known.members:
            continue
        # "all fixed assets"
        described = verb.form == "past" and (known.has(before, "determiner") or known.has(before, "preposition"))
        if (
            verb.form in ("past", "gerund") and known.has(tokens[i].lower, "verb") and not described
        ):  # "all fixed assets"
            acts = _was_done if verb.form == "past" else _is_done
            return Opening(tokens, i, verb.form) if acts(tokens, i) else None
    return None


def _was_done(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a past form behind a heading tells what was done: ", wrote the plans", not ", led by ..."."""
    following = tokens[i + 1].lower
    governed = lexicon.load().has(following, "preposition") or not following[0].isalnum()
    joined = tokens[i - 1].lower in (",", ";", "and", "&")
    return joined and not governed and not lemmas(tokens[i].lower, "ADJ")


def _is_done(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a gerund behind a heading tells what is done: "and updating the log", "This included teaching riders"."""
    known, following = lexicon.load(), tokens[i + 1].lower
    before = verb_form(tokens[i - 1].lower)
    joined = tokens[i - 1].lower in (",", "and", "&") or (before is not None and before.lemma in known.members)
    if not joined or not following[0].isalnum() or following in ("of", "and") or _phrase(tokens, "skill"):
        return False
    acts_on = known.has(following, "determiner") or is_adverb(following)
    governs = known.has(following, "preposition") and following != "with"
    return acts_on or not (governs or lemmas(tokens[i].lower, "NOUN") or known.has(tokens[i].lower, "preposition"))


def _first(tokens: tuple[Token, ...]) -> int:
    """Where the first word stands that could be an action's verb."""
    first = int(_lower(tokens, 1) == "," and bool(lemmas(tokens[0].lower, "ADV")))  # "Furthermore, ..."
    while first < len(tokens) - 1 and (
        _leads_up(tokens[first])
        or (first > 0 and tokens[first].lower == "and" and is_adverb(tokens[first + 1].lower))
        or _perfect(tokens[first], tokens[first + 1])
        or _often(tokens[first], tokens[first + 1])
        or _progressive(tokens[first], tokens[first + 1])
    ):
        first += 1
    first = _after_setting(tokens, first)
    aim = verb_form(_lower(tokens, first + 1)) if tokens[first].lower == "to" else None
    if aim and aim.form == "base" and aim.lemma not in lexicon.load().no_action:
        first += 1  # "To coordinate with teams"
    being = verb_form(tokens[first].lower)
    able = [token.lower for token in tokens[first + 1 : first + 3]] == ["able", "to"] and len(tokens) > first + 3
    if able and being and being.lemma == "be":
        first += 3  # "was able to run"
    return first + names_management(tokens[first : first + 2])


def _phrase(tokens: tuple[Token, ...], name: str) -> int:
    """How many of the first tokens form a phrase of the lexicon class ``name``; 0 for none."""
    return phrase_length((token.lower for token in tokens[:_PHRASE]), name)


def _lower(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].lower if i < len(tokens) else ""


def _names_skill(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Experienced in ...", "Share point for ..."."""
    return bool(_phrase(tokens[:3], "skill")) or _phrase(tokens[:3], "tool") > 1


def _is_label(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Budget: ...", "Result=9X"."""
    marked = _lower(tokens, 1)
    return marked == "=" or (len(tokens) == 2 and marked == ":")


def _is_compound(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Steering committee preparation", "Test management"."""
    thing = verb.form == "base" and bool(lemmas(tokens[0].lower, "NOUN")) and _lower(tokens, 1) == "management"
    managed = thing and lexicon.load().rung_of(verb.lemma) == "did"
    kind = bool(lemmas(tokens[0].lower, "NOUN")) and _lower(tokens, 1) in lexicon.load().nominal
    return managed or (verb.form == "gerund" and (kind or _phrase(tokens, "noun") > 1))


def _names_things(tokens: tuple[Token, ...], verb: Form) -> bool:
    """Whether what could be a verb is the first of some things: "Design and upkeep of", "Scoping, estimates"."""
    if len(tokens) < 4 or verb.form not in ("base", "gerund") or tokens[1].lower not in (",", "and", "&"):
        return False
    known = lexicon.load()
    word, following = tokens[2], tokens[3].lower
    other = verb_form(word.text)
    if other and other.form == verb.form:
        return following == "of" and bool(lemmas(word.lower, "NOUN"))
    if is_adverb(word.lower) or (other and known.has(word.lower, "verb") and following != "of"):
        return False
    alike = bool(lemmas(tokens[0].lower, "ADJ") and lemmas(word.lower, "ADJ"))  # "Direct and regular contact"
    return alike or (word.text[0].isalpha() and (bool(lemmas(word.lower, "NOUN")) or known.has(word.lower, "noun")))


def _names_person(tokens: tuple[Token, ...], verb: Form) -> bool:
    """Whether what could be a verb describes somebody: "Direct contributor to the launch"."""
    if verb.form != "base" or len(tokens) < 3 or not lemmas(tokens[0].lower, "ADJ"):
        return False
    known = lexicon.load()
    person = tokens[1].lower
    one = known.has(person, "people") and person in lemmas(person, "NOUN")
    return one and (known.has(tokens[2].lower, "preposition") or not tokens[2].text[0].isalnum())


def _is_described_thing(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Clear understanding of", "Prompt assistance within"."""
    known = lexicon.load()
    adjective = verb.form == "base" and bool(lemmas(tokens[0].lower, "ADJ")) and not known.has(tokens[0].lower, "verb")
    thing, following = _lower(tokens, 1), _lower(tokens, 2)
    return adjective and thing in lemmas(thing, "NOUN") and known.has(following, "preposition")


def _is_title(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Lead Project Manager for the move"."""
    known = lexicon.load()
    if tokens[0].lower in known.managed and tokens[1:] and tokens[1].text[0].isupper():
        return not names_management(tokens[:2])  # "Project Manager of ..."
    if verb.form != "base" or known.rung_of(verb.lemma) != "led":
        return False
    for i in range(1, _PHRASE):
        seat = i + _phrase(tokens[i:], "liaison_noun")
        if seat > i and not _is_thing(tokens[i:seat]):
            one = _lower(tokens, seat - 1) in lemmas(_lower(tokens, seat - 1), "NOUN")
            return one and known.has(_lower(tokens, seat), "preposition")
        if _names_somebody(tokens, i):
            return True  # "Lead Auditor for the move"
        if not tokens[i : i + 1] or not tokens[i].text[0].isupper():
            break
    return False


def _names_somebody(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether one person is named at ``i``, with a capital or before what they were for."""
    word, following = _lower(tokens, i), _lower(tokens, i + 1)
    one = word == "person" or (word.endswith(("er", "or", "ist", "ant")) and word in lemmas(word, "NOUN"))
    acts = lexicon.load().has(word, "noun") or verb_form(word) is not None  # "Lead trainer", but not "Lead order flow"
    return one and not acts and (following in ("for", "of", "") or (tokens[i].text[0].isupper() and following == "and"))


def _is_thing(tokens: tuple[Token, ...]) -> bool:
    """Whether what may link two sides is a thing or an action, not somebody: "backup", "interface"."""
    known, phrase = lexicon.load(), " ".join(token.lower for token in tokens)
    return not known.has(phrase, "people") and (known.has(phrase, "noun") or known.has(phrase, "verb"))


def _is_subject(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Work includes ...", "Program consisted of ...", "Upgrades were ..."."""
    known = lexicon.load()
    following = _lower(tokens, 1)
    acts = verb_form(following)
    governs = known.has(_lower(tokens, 2), "preposition")
    finite = acts is not None and (acts.form == "third" or (acts.form == "past" and governs))
    finite = finite and verb.form == "base" and not (lemmas(following, "NOUN") or lemmas(following, "ADJ"))
    thing = verb.form == "base" and bool(lemmas(tokens[0].lower, "NOUN")) and following in lemmas(following, "NOUN")
    compound = thing and known.has(_lower(tokens, 2), "auxiliary")  # "Staff turnover was ..."
    return finite or compound or (verb.form in ("base", "third") and known.has(following, "auxiliary"))


def _names_members(tokens: tuple[Token, ...], verb: Form) -> bool:
    """Whether some things have members that are named: "Support activities include ..."."""
    if verb.form != "base" or not lemmas(tokens[0].lower, "NOUN") or len(tokens) < 3:
        return False
    names = verb_form(tokens[2].text)
    things = tokens[1].lower
    several = bool(lemmas(things, "NOUN")) and things not in lemmas(things, "NOUN")
    return several and names is not None and names.form != "gerund" and names.lemma in lexicon.load().members


def _is_setting(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "According to the plan"."""
    return verb.form == "gerund" and _phrase(tokens, "preposition") > 1


def _is_described(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Developed code is analyzed"."""
    known = lexicon.load()
    told = len(tokens) > 2 and known.has(tokens[2].lower, "auxiliary") and tokens[2].text.islower()
    noun = bool(lemmas(_lower(tokens, 1), "NOUN"))
    return verb.form == "past" and told and noun and not known.has(tokens[0].lower, "vouch")


def _is_noun(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Plan of ...". A word that is rarely a verb ("Key designs") acts only before what can be its object."""
    known = lexicon.load()
    word, following = tokens[0].lower, _lower(tokens, 1)
    if verb.form == "past" or not lemmas(word, "NOUN"):
        return False
    between = following == "between" and not known.has(word, "opens_action")  # but "Transition between phases"
    named = (following in ("of", "") or between) and verb.form != "gerund"
    objects = known.has(following, "determiner") or following in ("with", "on", "and", "to")
    described = bool(lemmas(following, "ADJ")) or known.has(following, "period")
    described = described and not (lemmas(following, "NOUN") or verb_form(following))
    objects = objects or (described and not _phrase(tokens[1:], "duty"))  # "Process monthly claims"
    opens = known.has(word, "verb") or known.has(word, "opens_action") or known.has(verb.lemma, "opens_action")
    return named or not (opens or objects or _acts_on(tokens[1:], verb.form))


_NO_ACTION: tuple[Callable[[tuple[Token, ...], Form], bool], ...] = (
    _names_skill,
    _is_label,
    _is_compound,
    _names_things,
    _names_person,
    _is_described_thing,
    _is_title,
    _is_subject,
    _names_members,
    _is_setting,
    _is_described,
    _is_noun,
)


def _acts_on(tokens: tuple[Token, ...], form: str) -> bool:
    """Whether a list goes on with what can only be an action in the form: "Request intake, prioritize activities"."""
    known = lexicon.load()
    if form == "gerund" or not tokens or not tokens[0].text[0].isalnum():
        return False
    return any(
        joint.text in (",", "and", "&")
        and known.has(token.lower, "verb")
        and not (lemmas(token.lower, "NOUN") or known.has(token.lower, "noun"))
        and (verb := verb_form(token.text)) is not None
        and verb.form == form
        for joint, token in pairwise(tokens)
    )


def _after_setting(tokens: tuple[Token, ...], first: int) -> int:
    """Where the action begins after words that set the scene; ``first`` if none do.

    "As Scrum Master, led ...", "Using reports, tuned ...".
    """
    known = lexicon.load()
    verb = verb_form(tokens[first].lower)
    manner = verb is not None and verb.form == "gerund"
    if not (manner or known.has(tokens[first].lower, "setting")):
        return first
    until = next((i for i in range(first, len(tokens)) if tokens[i].text == ","), len(tokens) - 1)
    if _lower(tokens, first + 1).isdigit() and first + 2 < len(tokens) and _in_role(tokens, first + 2):
        return first + 2  # "In 2004 developed"
    if tokens[first].lower == "as" and (done := next(filter(partial(_in_role, tokens), range(first + 2, until)), 0)):
        return done
    means = not manner or known.has(tokens[first].lower, "preposition")  # "Using", not "Planning"
    commas = (i for i in range(first + 1, min(first + _SETTING, len(tokens) - 1)) if tokens[i].text == ",")
    for comma in commas:
        begins = comma + 1
        while begins < len(tokens) - 1 and _leads_up(tokens[begins]):
            begins += 1
        word = tokens[begins].lower
        verb = verb_form(word)
        acts = means and known.has(word, "verb") and (not lemmas(word, "NOUN") or known.has(word, "help"))
        if verb and (verb.form == "past" or (acts and not (manner and verb.form == "gerund"))):
            return begins
        if _phrase(tokens[begins:], "duty"):
            return begins
        if verb and tokens[begins - 1].lower == "i":
            return begins  # "As a lead, I plan sprints"
        if done := _team_acts(tokens[begins:]):
            return begins + done
        if manner and not means:
            return first  # "Planning releases, demos and tests": a list
    return first


def _in_role(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether what somebody did in a role begins at ``i``: "As head of fares | managed", "As a lead | in charge of"."""
    verb, known = verb_form(tokens[i].lower), lexicon.load()
    if _phrase(tokens[i:], "duty"):
        return True
    if verb and verb.form == "gerund" and known.has(tokens[i].lower, "verb") and lemmas(tokens[i - 1].lower, "ADV"):
        return True  # "As a lead currently handling five people"
    determined = known.has(_lower(tokens, i + 1), "determiner")
    sure = verb is not None and verb.form == "past" and (determined or not lemmas(tokens[i].lower, "ADJ"))
    led_up = known.has(tokens[i - 1].lower, "determiner") or known.has(tokens[i - 1].lower, "preposition")
    return sure and known.has(tokens[i].lower, "verb") and not led_up


def _team_acts(tokens: tuple[Token, ...]) -> int:
    """Where the verb stands of what a team did: "my team designed"; 0 if none did anything."""
    done = verb_form(_lower(tokens, 2)) if _lower(tokens, 0) in ("my", "our") else None
    return 2 if done and done.form == "past" and lexicon.load().has(tokens[1].lower, "people") else 0


def _leads_up(token: Token) -> bool:
    return (
        not token.text[0].isalnum()
        or is_adverb(token.lower)
        or token.lower in ("i", "i've", "we", "also")
        or lexicon.load().has(token.lower, "filler")
    )


def _often(token: Token, following: Token) -> bool:
    """Whether a word says how or how often what follows was done: "Daily supported 20 branches", "Further built"."""
    known = lexicon.load()
    tells = known.has(token.lower, "period") or (lemmas(token.lower, "ADV") and not known.has(token.lower, "verb"))
    done = verb_form(following.text) if tells else None
    return done is not None and done.form == "past" and not lemmas(following.lower, "ADJ")


def _progressive(token: Token, following: Token) -> bool:
    """Whether "be" leads up to what is being done: "I am handling"."""
    being, doing = verb_form(token.lower), verb_form(following.lower)
    acts = doing is not None and doing.form == "gerund" and lexicon.load().has(following.lower, "verb")
    return acts and being is not None and being.lemma == "be" and being.form != "gerund"


def _perfect(token: Token, following: Token) -> bool:
    """Whether "have" leads up to what has been done: "I have framed"."""
    done = verb_form(following.text) if token.lower in ("have", "has", "had") else None
    return done is not None and done.form == "past" and done.lemma not in ("be", "have")
