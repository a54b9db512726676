"""The sentences of a bullet, cut at stops, line breaks and labels, before any parse."""

from collections.abc import Iterator

from rewriter import lexicon
from rewriter.reading.openings import opening
from rewriter.reading.words import abbreviated, initial, phrase_at, verb_form
from rewriter.tokens import Token, lemmas

STOPS = ".;!?•|"  # marks that end a sentence
_OPENING_MARKS = ("(", "[", "-", "–", "—", "*")
_SHORT = 3  # letters of words that a title does not capitalize
_FEW = 3  # words from which capitals on all of them say nothing
_LABEL = 7  # words of a label at most, before another form than a past one


def sentences(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cuts tokens into sentences: a mark of `STOPS` or a line break ends one where a capital follows.

    So does the colon or dash of a label before a verb, and any colon before a duty.
    """
    first = 0
    for i, token in enumerate(tokens[:-1]):
        following = tokens[i + 1]
        gap = text[token.end : following.start]
        acts = initial(tokens, i) and (verb := verb_form(following.text)) is not None and verb.form == "past"
        duty = token.text == ":" and phrase_at(tokens[i + 1 :], "duty")
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
