"""What leads up to the first action of a sentence: glyphs and adverbs, and words that set the scene."""

from functools import partial

from rewriter import lexicon
from rewriter.reading.words import is_adverb, lower_at, phrase_at, verb_form
from rewriter.tokens import Token, lemmas

_STATES = ("be", "have", "start", "begin", "depend")  # verbs that set a scene in their -ing form: "Being new, ..."
FARTHEST = 24  # words before an action that set its scene


def after_setting(tokens: tuple[Token, ...], first: int) -> int:
    """Where the action begins after words that set the scene; ``first`` if none do.

    "As Scrum Master, led ...", "Using reports, tuned ...".
    """
    known = lexicon.load()
    verb = verb_form(tokens[first].lower)
    manner = verb is not None and verb.form == "gerund"
    if not (manner or known.has(tokens[first].lower, "setting")):
        return first
    until = next((i for i in range(first, len(tokens)) if tokens[i].text == ","), len(tokens) - 1)
    if lower_at(tokens, first + 1).isdigit() and first + 2 < len(tokens) and _in_role(tokens, first + 2):
        return first + 2  # "In 2004 developed"
    if tokens[first].lower == "as" and (done := next(filter(partial(_in_role, tokens), range(first + 2, until)), 0)):
        return done
    state = verb is not None and verb.lemma in _STATES  # "Having been a lead, ..."
    means = not manner or state or known.has(tokens[first].lower, "preposition")  # "Using", not "Planning"
    commas = (i for i in range(first + 1, min(first + FARTHEST, len(tokens) - 1)) if tokens[i].text == ",")
    for comma in commas:
        begins = comma + 1
        while begins < len(tokens) - 1 and leads_up(tokens[begins]):
            begins += 1
        word = tokens[begins].lower
        verb = verb_form(word)
        acts = means and known.has(word, "verb") and (not lemmas(word, "NOUN") or known.has(word, "help"))
        if verb and (verb.form == "past" or (acts and (state or not (manner and verb.form == "gerund")))):
            return begins
        if phrase_at(tokens[begins:], "duty"):
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
    if phrase_at(tokens[i:], "duty"):
        return True
    if verb and verb.form == "gerund" and known.has(tokens[i].lower, "verb") and lemmas(tokens[i - 1].lower, "ADV"):
        return True  # "As a lead currently handling five people"
    determined = known.has(lower_at(tokens, i + 1), "determiner")
    sure = verb is not None and verb.form == "past" and (determined or not lemmas(tokens[i].lower, "ADJ"))
    led_up = known.has(tokens[i - 1].lower, "determiner") or known.has(tokens[i - 1].lower, "preposition")
    return sure and known.has(tokens[i].lower, "verb") and not led_up


def _team_acts(tokens: tuple[Token, ...]) -> int:
    """Where the verb stands of what a team did: "my team designed"; 0 if none did anything."""
    done = verb_form(lower_at(tokens, 2)) if lower_at(tokens, 0) in ("my", "our") else None
    return 2 if done and done.form == "past" and lexicon.load().has(tokens[1].lower, "people") else 0


def leads_up(token: Token) -> bool:
    return (
        not token.text[0].isalnum()
        or is_adverb(token.lower)
        or token.lower in ("i", "i've", "we", "we've", "also")
        or lexicon.load().has(token.lower, "filler")
    )
