"""What a sentence opens with: an action and its form, past glyphs, settings and headings, before any parse."""

from dataclasses import dataclass

from rewriter import lexicon
from rewriter.reading.noun_openings import opens_with_noun
from rewriter.reading.settings import FARTHEST, after_setting, leads_up
from rewriter.reading.words import is_adverb, lower_at, names_management, phrase_at, verb_form
from rewriter.tokens import Token, lemmas


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence begins: its tokens, how many of them lead up to the first verb, and that verb's form.

    ``form`` is base, past, gerund or third, "duty" for a duty opener, or "" where the sentence opens with no action.
    """

    tokens: tuple[Token, ...]
    first: int
    form: str


def opening(tokens: tuple[Token, ...]) -> Opening:
    """Finds what a sentence opens with, past glyphs, adverbs and "I"."""
    first = _first(tokens)
    rest = tokens[first:]
    if phrase_at(rest, "duty"):
        return Opening(tokens, first, "duty")
    if (involved := phrase_at(rest, "involvement")) and _named_gerund(rest[involved:]):
        return Opening(tokens, first, "past")  # "Instrumental in launching the app"
    verb = verb_form(rest[0].lower)
    told = first > 0 and is_adverb(tokens[first - 1].lower)
    if verb is not None and not opens_with_noun(rest, verb, told=told):
        return Opening(tokens, first, verb.form)
    return _after_subject(tokens) or _after_heading(tokens) or Opening(tokens, first, "")


def _named_gerund(tokens: tuple[Token, ...]) -> bool:
    """Whether a gerund of a verb of the lexicon begins."""
    acts = verb_form(lower_at(tokens, 0))
    return acts is not None and acts.form == "gerund" and lexicon.load().has(tokens[0].lower, "verb")


def _after_subject(tokens: tuple[Token, ...]) -> Opening | None:
    """The opening behind a setting that "I" follows: "At the same time I joined the team"."""
    for i in range(1, min(FARTHEST, len(tokens) - 1)):
        if tokens[i].text == "I":
            first = _first(tokens[i:])
            verb = verb_form(tokens[i + first].lower)
            return Opening(tokens, i + first, verb.form) if verb and first else None
    return None


def _after_heading(tokens: tuple[Token, ...]) -> Opening | None:
    """The opening behind things or a title: "Care for two sites, wrote the plans", "Site care and updating the log"."""
    known = lexicon.load()
    ends = next((i for i in range(1, min(FARTHEST, len(tokens) - 1)) if tokens[i].text == ";"), None)
    if ends and _named_gerund(tokens[ends + 1 :]) and ends + 2 < len(tokens) and _is_done(tokens, ends + 1):
        return Opening(tokens, ends + 1, "gerund")  # "Lead coordinator for six sites; coordinating space"
    for i in range(1, min(FARTHEST, len(tokens) - 1)):
        before, verb = tokens[i - 1].lower, verb_form(tokens[i].lower)
        for name, form in (("duty", "duty"), ("involvement", "past")):
            if before == "," and phrase_at(tokens[i:], name):
                return Opening(tokens, i, form)
        if verb is None or verb.lemma in known.members:
            continue
        # "all fixed assets"
        described = verb.form == "past" and (known.has(before, "determiner") or known.has(before, "preposition"))
        if verb.form in ("past", "gerund") and known.has(tokens[i].lower, "verb") and not described:
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
    joined = tokens[i - 1].lower in (",", ";", "and", "&") or (before is not None and before.lemma in known.members)
    if not joined or not following[0].isalnum() or following in ("of", "and") or phrase_at(tokens, "skill"):
        return False
    acts_on = known.has(following, "determiner") or is_adverb(following) or _goes_on_saying(tokens, i)
    governs = known.has(following, "preposition") and following != "with"
    return acts_on or not (governs or lemmas(tokens[i].lower, "NOUN") or known.has(tokens[i].lower, "preposition"))


def _goes_on_saying(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a gerund is one of the things that the sentence before stands for: "This included testing fares"."""
    kind = phrase_at(tokens[i:], "noun") > 1  # "This included planning sessions"
    return i > 1 and tokens[i - 2].lower in ("this", "these", "it") and not kind


def _first(tokens: tuple[Token, ...]) -> int:
    """Where the first word stands that could be an action's verb."""
    first = int(lower_at(tokens, 1) == "," and bool(lemmas(tokens[0].lower, "ADV")))  # "Furthermore, ..."
    while first < len(tokens) - 1 and (
        leads_up(tokens[first])
        or (first > 0 and tokens[first].lower == "and" and is_adverb(tokens[first + 1].lower))
        or _perfect(tokens[first], tokens[first + 1])
        or _often(tokens[first], tokens[first + 1])
        or _progressive(tokens[first], tokens[first + 1])
    ):
        first += 1
    first = after_setting(tokens, first)
    if first + 1 < len(tokens) and _progressive(tokens[first], tokens[first + 1]):
        first += 1  # "As a lead, I was working"
    aim = verb_form(lower_at(tokens, first + 1)) if tokens[first].lower == "to" else None
    if aim and aim.form == "base" and aim.lemma not in lexicon.load().no_action:
        first += 1  # "To coordinate with teams"
    being = verb_form(tokens[first].lower)
    able = [token.lower for token in tokens[first + 1 : first + 3]] == ["able", "to"] and len(tokens) > first + 3
    if able and being and being.lemma == "be":
        first += 3  # "was able to run"
    return first + names_management(tokens[first : first + 2])


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
