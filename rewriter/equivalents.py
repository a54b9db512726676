"""Equivalents: when two words say the same. By dictionary form, by stem, or by a group of ``lexicon/equivalents.toml``."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from snowballstemmer import stemmer

from rewriter import lexicon
from rewriter.tokens import Token, lemmas, parts

Key = str | int

GROUPED = ("verbs", "families", "things", "qualities", "acronyms", "peers")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a lower-case word can be matched by.

    Two words are alike when their ``keys`` meet: a dictionary form, a stem (written "~stem") or a group's number.
    ``content`` is false for closed classes and marks, ``light`` is true for words that are no claim alone, ``known``
    for words of the dictionary; ``verb`` is the verb's dictionary form, empty where the word cannot be a verb.
    """

    word: str
    lemmas: frozenset[str]
    keys: frozenset[Key]
    content: bool
    light: bool
    known: bool
    verb: str
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Groups:
    """The data file, ready to look up; phrases are kept by their first word."""

    words: dict[str, frozenset[int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    apart: frozenset[str]
    function: frozenset[str]
    light: frozenset[str]


@cache
def _groups() -> _Groups:
    data = tomllib.loads(files(lexicon.__package__).joinpath("equivalents.toml").read_text(encoding="utf-8"))
    function = frozenset(data["function"]["words"])
    words: dict[str, set[int]] = {}
    phrases: dict[str, set[tuple[tuple[str, ...], int]]] = {}
    rows = [row for table in GROUPED for row in data[table]["groups"]]
    for number, row in enumerate(rows):
        for member in row.split(","):
            said = tuple(part.lower for part in parts(member))
            if len(said) > 1:
                phrases.setdefault(said[0], set()).add((said, number))
            elif said:
                word = member.strip() if member.strip().isupper() else said[0]
                if word not in function:
                    words.setdefault(word, set()).add(number)
    light = frozenset(data["light"]["words"]).union(
        w for (w,) in (p for p, c in lexicon.load().classes.items() if "filler" in c and len(p) == 1)
    )
    return _Groups(
        {word: frozenset(numbers) for word, numbers in words.items()},
        {first: tuple(sorted(rows)) for first, rows in phrases.items()},
        frozenset(data["apart"]["words"]),
        function,
        light,
    )


_stemmer = stemmer("english")
_AGENT = re.compile(r".{3,}(?:er|or|ee|ist|ant)$")
_BRITISH = ((re.compile(r"ys$"), "yz"), (re.compile(r"is$"), "iz"), (re.compile(r"our$"), "or"))


@lru_cache(65536)
def stem(word: str) -> str:
    """A word's stem, the same for British and American spelling and for a verb and its noun.

    >>> stem("prioritisation") == stem("prioritize"), stem("analyse") == stem("analyze")
    (True, True)
    """
    root: str = _stemmer.stemWord(word)
    if len(root) >= 7 and root.endswith("i"):
        root = root[:-1]
    for ending, other in _BRITISH:
        if len(root) > 4:
            root = ending.sub(other, root)
    return root


_NOMINAL = (
    ("ification", "ify"), ("ation", "ate"), ("ation", "e"), ("ation", ""), ("ition", "e"), ("ition", ""), ("ption", "be"), ("ution", "e"),
    ("sion", "d"), ("sion", "de"), ("sion", "se"), ("uction", "uce"), ("ion", "e"), ("ion", ""), ("ment", ""), ("al", "e"), ("al", ""),
    ("ance", ""), ("ance", "e"), ("ence", ""), ("y", ""), ("ure", ""),
)  # fmt: skip


def _action(noun: str) -> Iterator[str]:
    """The verbs that a noun may name the action of: "creation" -> "create"."""
    for ending, other in _NOMINAL:
        if (
            noun.endswith(ending)
            and len(noun) - len(ending) > 2
            and (verb := noun.removesuffix(ending) + other) in lemmas(verb, "VERB")
        ):
            yield verb


@lru_cache(65536)
def meaning(word: str) -> Meaning:
    """What a lower-case word can be matched by.

    >>> bool(meaning("documented").keys & meaning("documentation").keys)
    True
    >>> bool(meaning("customers").keys & meaning("stakeholders").keys)
    False
    """
    groups = _groups()
    if not word[0].isalpha():
        first = word[0].isdigit() or word.startswith(".n")
        return Meaning(
            word,
            frozenset((word,)),
            frozenset((word, *groups.words.get(word, ()))) if first else frozenset(),
            first,
            False,
            False,
            "",
            (),
        )
    by_pos = {pos: lemmas(word, pos) for pos in ("VERB", "NOUN", "ADJ", "ADV")}
    forms = {form for found in by_pos.values() for form in found}
    known = bool(forms)
    verbs = by_pos["VERB"]
    verb = verbs[0] if verbs else ""
    if not known:
        phrase = lexicon.load().lemma.get((word,))
        if phrase:
            forms, verb, verbs, known = {phrase}, phrase, (phrase,), True
        elif len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
            forms = {word[:-1]}
        elif len(word) > 5 and word.endswith(("ed", "ing")):
            verb, verbs = word, (word,)
    if word in groups.function:
        return Meaning(word, frozenset((word,)), frozenset((word,)), False, True, True, verb, verbs)
    forms.add(word)
    keys: set[Key] = set(forms)
    for form in forms:
        keys.update(groups.words.get(form, ()))
        keys.update(groups.words.get(form.replace("'", ""), ()))
    if not forms & groups.apart and not (
        _AGENT.match(word.removesuffix("s")) and by_pos["NOUN"] and not by_pos["VERB"]
    ):
        keys.update("~" + stem(form) for form in (by_pos["VERB"] or by_pos["NOUN"] or (word,))[:1])
    if not forms & groups.apart:
        keys.update(form for noun in by_pos["NOUN"] for form in _action(noun))
    light = word in groups.function or bool(forms & groups.light)
    return Meaning(word, frozenset(forms), frozenset(keys), True, light, known, verb, verbs)


def phrases(meanings: Sequence[Meaning]) -> Iterator[tuple[int, int, int]]:
    """The phrases of several words that stand in groups: first part, part after the last, the group's number.

    >>> found = list(phrases([meaning(w) for w in "wrote user stories".split()]))
    >>> found[0][:2]
    (1, 3)
    """
    starting = _groups().phrases
    for i, first in enumerate(meanings):
        for form in first.lemmas:
            for said, number in starting.get(form, ()):
                last = i + len(said)
                if last <= len(meanings) and all(said[k] in meanings[i + k].lemmas for k in range(1, len(said))):
                    yield i, last, number


def meanings_of(atoms: Sequence[Token]) -> list[Meaning]:
    """The meaning of each part of a text; a closed-class word in capitals is an acronym, unless all is in capitals.

    >>> [m.content for m in meanings_of(parts("Ran it for IT"))]
    [True, False, False, True]
    """
    shouted = sum(atom.text.isupper() for atom in atoms) > len(atoms) / 2
    found = []
    for atom in atoms:
        m = meaning(atom.lower)
        if not m.content and len(atom.text) > 1 and atom.text.isupper() and not shouted:
            groups = _groups().words.get(atom.text, ())
            m = Meaning(
                atom.lower, frozenset((atom.text,)), frozenset((atom.text, *groups)), True, False, False, "", ()
            )
        found.append(m)
    return found
