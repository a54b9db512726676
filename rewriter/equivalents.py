"""Equivalents: when two words say the same, by dictionary form, stem, or a group of ``lexicon/equivalents.toml``."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from snowballstemmer import stemmer

from rewriter import lexicon
from rewriter.tokens import WORDS, Token, lemmas, parts

Key = str | int

LIGHT = -1  # the "group" of phrases that are no claim when they are added
GROUPED = ("verbs", "families", "things", "qualities", "acronyms", "peers")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a lower-case word can be matched by.

    Two words are alike when their ``keys`` meet: a dictionary form, a stem (written "~stem") or a group's number.
    ``content`` is false for closed classes and marks, ``light`` is true for words that are no claim alone, ``known``
    for words of the dictionary; ``verb`` is the verb's dictionary form, empty where the word cannot be a verb, and
    ``verbs`` are all of them ("found" is of find and of found). ``peers`` are the groups of verbs at one rung.
    """

    word: str
    lemmas: frozenset[str]
    keys: frozenset[Key] = frozenset()
    content: bool = True
    light: bool = False
    known: bool = False
    verbs: tuple[str, ...] = ()
    peers: frozenset[int] = frozenset()

    @property
    def verb(self) -> str:
        return self.verbs[0] if self.verbs else ""


@dataclass(frozen=True, slots=True)
class _Groups:
    """The data file, ready to look up; phrases are kept by their first word."""

    words: dict[str, frozenset[int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    peers: frozenset[int]
    apart: frozenset[str]
    function: frozenset[str]
    light: frozenset[str]
    adverbs: frozenset[str]
    nominal: tuple[tuple[str, str], ...]
    adjectival: tuple[tuple[str, str], ...]


def _endings(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((ending, other) for ending, _, other in (pair.partition(" ") for pair in pairs))


@cache
def _groups() -> _Groups:
    data = tomllib.loads(files(lexicon.__package__).joinpath("equivalents.toml").read_text(encoding="utf-8"))
    function = frozenset(data["function"]["words"])
    words: dict[str, set[int]] = {}
    phrases: dict[str, set[tuple[tuple[str, ...], int]]] = {}
    rows = [(table, row) for table in GROUPED for row in data[table]["groups"]]
    for number, (_, row) in enumerate(rows):
        for member in row.split(","):
            said = tuple(part.lower for part in parts(member))
            word = member.strip() if member.strip().isupper() else said[0]  # "IT" is not "it"
            if len(said) > 1:
                phrases.setdefault(said[0], set()).add((said, number))
            elif word not in function:
                words.setdefault(word, set()).add(number)
    for row in data["light"]["words"]:
        if len(said := tuple(part.lower for part in parts(row))) > 1:
            phrases.setdefault(said[0], set()).add((said, LIGHT))
    fillers = (
        phrase[0] for phrase, classes in lexicon.load().classes.items() if "filler" in classes and len(phrase) == 1
    )
    return _Groups(
        {word: frozenset(numbers) for word, numbers in words.items()},
        {first: tuple(sorted(found)) for first, found in phrases.items()},
        frozenset(number for number, (table, _) in enumerate(rows) if table == "peers"),
        frozenset(data["apart"]["words"]),
        function,
        frozenset(data["light"]["words"]).union(fillers),
        frozenset(data["adverbs"]["words"]),
        _endings(data["nominal"]["endings"]),
        _endings(data["adjectival"]["endings"]),
    )


_stemmer = stemmer("english")
_BRITISH = re.compile(r"(?<=[a-z]{3}[iy])s(?=(?:e|ed|es|ing|er|ers|ation|ations)$)")


@lru_cache(WORDS)
def stem(word: str) -> str:
    """A word's stem, the same for British and American spelling.

    >>> stem("prioritised") == stem("prioritize"), stem("analyse") == stem("analyze")
    (True, True)
    """
    root: str = _stemmer.stemWord(_BRITISH.sub("z", word))
    if len(root) >= 7 and root.endswith("i"):
        root = root[:-1]  # "strategi", beside "strateg"
    return root.removesuffix("our") + "or" if len(root) > 4 and root.endswith("our") else root


_AGENT = re.compile(r".{3,}(?:er|or|ee|ist|ant)s?$")


def _derived(word: str, endings: Sequence[tuple[str, str]], pos: str) -> Iterator[str]:
    """The words that a word may be derived from: "creation" from "create", "contractual" from "contract"."""
    for ending, other in endings:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            root = word.removesuffix(ending) + other
            if root in lemmas(root, pos):
                yield root


@lru_cache(WORDS)
def meaning(word: str) -> Meaning:
    """What a lower-case word can be matched by.

    >>> bool(meaning("documented").keys & meaning("documentation").keys)
    True
    >>> bool(meaning("customers").keys & meaning("stakeholders").keys)
    False
    """
    groups = _groups()
    if not word[0].isalpha():
        own = {word} if any(c.isalnum() for c in word) else set()
        return Meaning(word, frozenset((word,)), frozenset(own).union(groups.words.get(word, ())), bool(own))
    verbs, nouns, adjectives, adverbs = (lemmas(word, pos) for pos in ("VERB", "NOUN", "ADJ", "ADV"))
    forms = {word, *verbs, *nouns, *adjectives, *adverbs}
    known = bool(verbs or nouns or adjectives or adverbs)
    if word in groups.function:
        return Meaning(word, frozenset((word,)), frozenset((word,)), False, True, True, verbs)
    if not known:
        listed = lexicon.load().lemma.get((word,))
        if listed:
            verbs, known = (listed,), True
        elif len(word) > 5 and word.endswith(("ed", "ing")):
            root = word.removesuffix("ed").removesuffix("ing")
            verbs = (root,) if root in groups.words else (word,)  # "demoed", "demoing"
        elif len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
            forms.add(word[:-1])
        forms.update(verbs)
    keys: set[Key] = set(forms)
    for form in forms:
        keys.update(groups.words.get(form, ()))
    if not forms & groups.apart:
        if verbs or not nouns or not _AGENT.match(word):  # a developer is not what was developed
            keys.add("~" + stem((verbs or nouns or (word,))[0]))
        keys.update(root for noun in nouns for root in _derived(noun, groups.nominal, "VERB"))
        keys.update(root for adjective in adjectives for root in _derived(adjective, groups.adjectival, "NOUN"))
    manner = word.endswith("ly") and not verbs and not nouns and word not in groups.adverbs
    peers = groups.peers.intersection(key for key in keys if isinstance(key, int))
    return Meaning(
        word,
        frozenset(forms),
        frozenset(keys),
        True,
        manner or bool(forms & groups.light),
        known,
        verbs,
        frozenset(peers),
    )


def meanings_of(atoms: Sequence[Token]) -> list[Meaning]:
    """The meaning of each part of a text; a closed-class word in capitals is an acronym, unless all is in capitals.

    >>> [m.content for m in meanings_of(parts("Ran it for IT"))]
    [True, False, False, True]
    """
    shouted = sum(atom.text.isupper() for atom in atoms) > len(atoms) / 2
    found = []
    for atom in atoms:
        m = meaning(atom.lower)
        text = atom.text.removesuffix("'s").removesuffix("’s").replace(".", "")
        if not m.content and len(text) > 1 and text.isupper() and not shouted:
            m = Meaning(atom.lower, frozenset((text,)), frozenset((text, *_groups().words.get(text, ()))))
        found.append(m)
    return found


def phrases(meanings: Sequence[Meaning]) -> Iterator[tuple[int, int, int]]:
    """The phrases of several words that stand in groups: first part, part after the last, the group (or `LIGHT`).

    >>> next(phrases([meaning(word) for word in "wrote user stories".split()]))[:2]
    (1, 3)
    """
    starting = _groups().phrases
    for i, first in enumerate(meanings):
        for form in first.lemmas:
            for said, number in starting.get(form, ()):
                last = i + len(said)
                if last <= len(meanings) and all(said[k] in meanings[i + k].lemmas for k in range(1, len(said))):
                    yield i, last, number
