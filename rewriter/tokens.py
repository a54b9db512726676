"""Tokens: a bullet's words and marks with their places, found by one regular expression. The cheap path starts here."""

import re
from bisect import bisect_right
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

WORDS = 1 << 12  # words that are kept in mind: those of a trade, not each number and name of a million rows


class Token(NamedTuple):
    """A word, number or mark at ``start:end`` (half-open code points of the text as typed)."""

    start: int
    end: int
    text: str
    lower: str


_end = attrgetter("end")
_token = partial(tuple.__new__, Token)  # ``Token._make`` without its check

_TOKEN = re.compile(
    r"""
      \.N(?:ET|et)\b
    | [^\W\d_]+(?:(?:[-'’&]|\.(?=[a-z]))?\w+)*[#+]*   # words, R&D, stand-up, node.js, C#
    | (?:(?<![\w.])[$€£]?\.?|[$€£]?)\d(?:[\d,.]*\d)?(?:[-–]?[^\W\d_]+)*[%+]?  # 12, $1.5M, .5, 3rd, 40%, 10+, 3-day
    | \S
    """,
    re.VERBOSE,
)


def _tokens(text: str, start: int = 0) -> list[Token]:
    return [
        _token((match.start(), match.end(), word := match[0], word.lower().replace("’", "'")))
        for match in _TOKEN.finditer(text, start)
    ]


@lru_cache(256)  # one bullet is read by the scan, the parse, the wordings and the ledger
def tokenize(text: str) -> tuple[Token, ...]:
    """Splits a text into tokens; only white space is left between them.

    >>> [t.text for t in tokenize("Cut cost by 24% (R&D), then re-ran node.js.")]
    ['Cut', 'cost', 'by', '24%', '(', 'R&D', ')', ',', 'then', 're-ran', 'node.js', '.']
    """
    return tuple(_tokens(text))


def tokenize_alike(text: str, other: str, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """The tokens of a text that may begin as another does whose tokens are known, and how many it surely has of them.

    >>> tokens, alike = tokenize_alike("Ran demos, deferring", "Ran demos.", tokenize("Ran demos."))
    >>> tokens == tokenize("Ran demos, deferring"), alike
    (True, 1)
    """
    low, high = 0, min(len(text), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text.startswith(other[:middle]) else (low, middle - 1)
    start = max(other.rfind(" ", 0, low), 0)  # no token goes on behind a space
    alike = bisect_right(tokens, start, key=_end)
    return (*tokens[:alike], *_tokens(text, start)), alike


def lemmas(word: str, pos: str) -> tuple[str, ...]:
    """The dictionary forms of a lower-case word as ``pos`` (VERB, NOUN, ADJ, ADV), by look-up; empty if unknown.

    Source: lemminflect, without its guesses for unknown words.

    >>> lemmas("managed", "VERB")
    ('manage',)
    """
    return _all_lemmas(word).get(pos, ())


@lru_cache(WORDS)
def _all_lemmas(word: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllLemmas  # imports spaCy when present: half a second that --help need not pay

    found: dict[str, tuple[str, ...]] = getAllLemmas(word)
    return found


@lru_cache(WORDS)
def guessed_verb(word: str) -> str:
    """The lemma of a lower-case word that no dictionary lists, if it were a verb. Source: lemminflect.

    >>> guessed_verb("remediated")
    'remediate'
    """
    from lemminflect import getAllLemmasOOV

    return str(getAllLemmasOOV(word, upos="VERB")["VERB"][0])


@lru_cache(WORDS)
def inflections(lemma: str, pos: str) -> dict[str, tuple[str, ...]]:
    """Every form of a lemma by Penn tag: VB, VBD, VBG, VBN, VBZ for verbs, NN and NNS for nouns. Source: lemminflect.

    >>> inflections("manage", "VERB")["VBD"]
    ('managed',)
    """
    from lemminflect import getAllInflections, getAllInflectionsOOV

    forms: dict[str, tuple[str, ...]] = getAllInflections(lemma, upos=pos) or getAllInflectionsOOV(lemma, upos=pos)
    return forms


# Past forms that lemminflect does not have, or puts behind others: who costs a job has "costed" it.
_PAST = {
    "troubleshoot": "troubleshot",
    "upsell": "upsold",
    "greenlight": "greenlit",
    "plead": "pleaded",
    "cost": "costed",
}


def inflect(lemma: str, tag: str) -> str:
    """One form of a verb (VB, VBD, VBG, VBZ), of its first word where it is phrasal.

    >>> inflect("rank", "VBD"), inflect("say no", "VBG"), inflect("co-lead", "VBD"), inflect("upsell", "VBD")
    ('ranked', 'saying no', 'co-led', 'upsold')
    """
    head, _, rest = lemma.partition(" ")
    prefix, dash, stem = head.rpartition("-")
    if tag == "VBD" and stem in _PAST:
        return f"{prefix}{dash}{_PAST[stem]} {rest}".strip()
    forms = inflections(stem, "VERB").get(tag) or (stem,)
    form = stem if tag == "VBD" and stem in forms else forms[0]  # "bid", not "bade"
    return f"{prefix}{dash}{form} {rest}".strip()


def plural(noun: str) -> str:
    """The plural of a noun in either number.

    >>> plural("customer"), plural("analyses")
    ('customers', 'analyses')
    """
    singular = lemmas(noun, "NOUN")
    if not singular and noun.endswith("s"):
        return noun  # an unknown word
    return inflections(singular[0] if singular else noun, "NOUN").get("NNS", (noun,))[0]


_PART = re.compile(r"[^-–]+")
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[A-Z]\.)+(?:[A-Z]\.|[A-Z](?!\w))")


def parts(text: str) -> tuple[Token, ...]:
    """The tokens of a text with hyphenated words taken apart and initials put together.

    ``lower`` is without a possessive ending and without the points of initials.

    >>> [t.lower for t in parts("An eight-person U.S. team's 3-day plan - done")]
    ['an', 'eight', 'person', 'us', 'team', '3', 'day', 'plan', '-', 'done']
    """
    initials = {match.start(): match.end() for match in _INITIALS.finditer(text)} if "." in text else {}
    found: list[Token] = []
    reached = 0
    for token in tokenize(text):
        if token.start < reached:
            continue
        if token.start in initials:
            reached = initials[token.start]
            word = text[token.start : reached]
            found.append(Token(token.start, reached, word, word.lower().replace(".", "")))
        elif len(token.text) > 1 and ("-" in token.text or "–" in token.text):
            for match in _PART.finditer(token.text):
                start, word = token.start + match.start(), match.group()
                found.append(Token(start, start + len(word), word, word.lower().replace("’", "'").removesuffix("'s")))
        elif token.lower.endswith("'s"):
            found.append(token._replace(lower=token.lower[:-2]))
        else:
            found.append(token)
    return tuple(found)
