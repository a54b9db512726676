"""What a writer types into a blank, made to fit the middle of a sentence."""

from rewriter import lexicon

_ENDS = " \t.;,!"
_SMALL = ("determiner", "preposition")


def inside_sentence(answer: str) -> str:
    """The words of an answer as they stand in a sentence: no full stop, no capital on "the"; empty for no words.

    Any other capital stays: only the writer knows which words are names.

    >>> inside_sentence("The photo upload step."), inside_sentence("Apple Pay")
    ('the photo upload step', 'Apple Pay')
    """
    words = answer.strip(_ENDS).split()
    known = lexicon.load()
    if words and words[0] == words[0].capitalize() and any(known.has(words[0], small) for small in _SMALL):
        words[0] = words[0].lower()
    return " ".join(words)
