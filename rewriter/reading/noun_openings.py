"""Sentences that open with a noun or an adjective, though it may be a verb: "Test management", "Prompt help"."""

from collections.abc import Callable
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading.words import Form, is_adverb, lower_at, names_management, phrase_at, verb_form
from rewriter.tokens import Token, lemmas

_DOERS = ("er", "or", "ist", "ant", "yst")  # how words for somebody end
_SEAT = 4  # words of a title at most


def opens_with_noun(tokens: tuple[Token, ...], verb: Form, *, told: bool) -> bool:
    """Whether the first token, which may be ``verb``, is none.

    ``told`` says that an adverb stands before it, as it would not before a noun: "Properly route calls".
    """
    return any(says_other(tokens, verb) for says_other in _NO_ACTION) or (_is_noun(tokens, verb) and not told)


def _names_skill(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Experienced in ...", "Share point for ..."."""
    return bool(phrase_at(tokens[:3], "skill")) or phrase_at(tokens[:3], "tool") > 1


def _is_label(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Budget: ...", "Result=9X"."""
    marked = lower_at(tokens, 1)
    return marked == "=" or (len(tokens) == 2 and marked == ":")


def _is_compound(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Steering committee preparation", "Test management"."""
    known, doing = lexicon.load(), lower_at(tokens, 1)
    noun, nominal = bool(lemmas(tokens[0].lower, "NOUN")), doing in known.nominal
    whole = phrase_at(tokens, "noun") > 1
    if verb.form == "gerund":
        return (noun and nominal) or whole
    acts = nominal and doing.endswith("ing") and not lemmas(lower_at(tokens, 2), "NOUN")  # not "Plan grooming sessions"
    hides = doing == "management" or acts or whole
    return verb.form == "base" and noun and hides and known.rung_of(verb.lemma) == "did"


def _names_things(tokens: tuple[Token, ...], verb: Form) -> bool:
    """Whether what could be a verb is the first of some things: "Design and upkeep of"."""
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


def _is_seat(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Delegate for the audit office"."""
    return verb.form == "base" and tokens[0].lower in lexicon.load().seats and lower_at(tokens, 1) == "for"


def _is_role(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Managing director for ...", "Meeting facilitator of ..."."""
    one = lower_at(tokens, 1)
    named = one == "lead" or (one.endswith(_DOERS) and not lexicon.load().has(one, "customer"))
    person = named and one in (lemmas(one, "NOUN") or (one,))
    following = lower_at(tokens, 2)
    return verb.form == "gerund" and person and (following in ("for", "of") or not following[:1].isalnum())


def _is_described_thing(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Prompt assistance within the fare desk"."""
    known = lexicon.load()
    adjective = verb.form == "base" and bool(lemmas(tokens[0].lower, "ADJ")) and not known.has(tokens[0].lower, "verb")
    thing, following = lower_at(tokens, 1), lower_at(tokens, 2)
    return adjective and thing in lemmas(thing, "NOUN") and known.has(following, "preposition")


def _is_title(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Lead Project Manager for the move"."""
    known = lexicon.load()
    if tokens[0].lower in known.managed and tokens[1:] and tokens[1].text[0].isupper():
        return not names_management(tokens[:2])  # "Project Manager of ..."
    if verb.form != "base" or known.rung_of(verb.lemma) != "led":
        return False
    for i in range(1, _SEAT):
        seat = i + phrase_at(tokens[i:], "liaison_noun")
        if seat > i and not _is_thing(tokens[i:seat]):
            one = lower_at(tokens, seat - 1) in lemmas(lower_at(tokens, seat - 1), "NOUN")
            return one and known.has(lower_at(tokens, seat), "preposition")
        if _names_somebody(tokens, i):
            return True  # "Lead Auditor for the move"
        if not tokens[i : i + 1] or not tokens[i].text[0].isupper():
            break
    return False


def _names_somebody(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether one person is named at ``i``, with a capital or before what they were for."""
    word, following = lower_at(tokens, i), lower_at(tokens, i + 1)
    one = word == "person" or (word.endswith(_DOERS) and word in lemmas(word, "NOUN"))
    acts = lexicon.load().has(word, "noun") or verb_form(word) is not None  # "Lead trainer", but not "Lead order flow"
    return one and not acts and (following in ("for", "of", "") or (tokens[i].text[0].isupper() and following == "and"))


def _is_thing(tokens: tuple[Token, ...]) -> bool:
    """Whether what may link two sides is a thing or an action, not somebody: "backup", "interface"."""
    known, phrase = lexicon.load(), " ".join(token.lower for token in tokens)
    return not known.has(phrase, "people") and (known.has(phrase, "noun") or known.has(phrase, "verb"))


def _is_subject(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Design includes ...", "Program consisted of ...", "Upgrades were ..."."""
    known = lexicon.load()
    following = lower_at(tokens, 1)
    acts = verb_form(following)
    governs = known.has(lower_at(tokens, 2), "preposition")
    finite = acts is not None and (acts.form == "third" or (acts.form == "past" and governs))
    finite = finite and verb.form == "base" and not (lemmas(following, "NOUN") or lemmas(following, "ADJ"))
    thing = verb.form == "base" and bool(lemmas(tokens[0].lower, "NOUN")) and following in lemmas(following, "NOUN")
    lists = acts is not None and acts.lemma in known.members and acts.form in ("past", "third")
    if lists and verb.form == "base" and lemmas(tokens[0].lower, "NOUN"):
        return True  # "Design included ..."
    compound = thing and known.has(lower_at(tokens, 2), "auxiliary")  # "Staff turnover was ..."
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
    return verb.form == "gerund" and phrase_at(tokens, "preposition") > 1


def _is_described(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Developed code is analyzed"."""
    known = lexicon.load()
    told = len(tokens) > 2 and known.has(tokens[2].lower, "auxiliary") and tokens[2].text.islower()
    noun = bool(lemmas(lower_at(tokens, 1), "NOUN"))
    return verb.form == "past" and told and noun and not known.has(tokens[0].lower, "vouch")


def _is_noun(tokens: tuple[Token, ...], verb: Form) -> bool:
    """ "Plan of ...". A word that is rarely a verb ("Key designs") acts only before what can be its object."""
    known = lexicon.load()
    word, following = tokens[0].lower, lower_at(tokens, 1)
    if verb.form == "past" or not lemmas(word, "NOUN"):
        return False
    between = following == "between" and not known.has(word, "opens_action")  # but "Transition between phases"
    named = (following in ("of", "") or between) and verb.form != "gerund"
    objects = known.has(following, "determiner") or following in ("with", "on", "and", "to")
    described = bool(lemmas(following, "ADJ")) or known.has(following, "period")
    thing = bool(lemmas(following, "NOUN")) and following not in known.never_verb  # but "Process incoming claims"
    described = described and not (thing or verb_form(following))
    objects = objects or (described and not phrase_at(tokens[1:], "duty"))  # "Process monthly claims"
    opens = known.has(word, "verb") or known.has(word, "opens_action") or known.has(verb.lemma, "opens_action")
    return named or not (opens or objects or _acts_on(tokens[1:], verb.form))


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


_NO_ACTION: tuple[Callable[[tuple[Token, ...], Form], bool], ...] = (
    _names_skill,
    _is_label,
    _is_compound,
    _names_things,
    _names_person,
    _is_seat,
    _is_role,
    _is_described_thing,
    _is_title,
    _is_subject,
    _names_members,
    _is_setting,
    _is_described,
)
