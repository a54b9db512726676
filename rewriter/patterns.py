"""Patterns over a bullet's units: the one small language in which rules and signals say what they match.

A bullet is cut into *units*: the longest phrases that the lexicon knows, else single tokens. Each unit is written as
one character that stands for its set of classes, so that a pattern becomes a plain regular expression over a short
string. A pattern is a row of elements, separated by spaces:

=============== ======================================================================================
``@name``       a unit of the lexicon class ``name``; for a verb sense, a list of verbs that holds one
``word``        that word
``a|@b|!@c``    alternatives; ``!`` excludes units that are also of that class
``x?  x*``      optional; any number
``..``          up to seven more units of the same noun phrase or list, as few as possible
``^``           a place where a clause begins
``(  )``        around what must follow without being part of the match
=============== ======================================================================================

A match that ends in a noun takes in the rest of its list and compound ("sprint planning, reviews and retrospectives").
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache

from rewriter.lexicon import Lexicon
from rewriter.tokens import WORDS, Token, tokenize, tokenize_alike

Classes = frozenset[str]

_BREAKS = frozenset(".;:•|!?()[]–—")
_FIRST_SYMBOL = 0xE000  # start of the private-use area: 6,400 code points that no text needs here


@dataclass(frozen=True, slots=True)
class Units:
    """A bullet's ``text`` cut into units.

    Unit ``k`` is ``tokens[firsts[k]:firsts[k + 1]]``, its lower-case words are ``words[k]`` and it is written
    ``symbols[k]``. ``met`` holds a bit for each need of a pattern that one of them meets, and may hold more.
    """

    text: str
    tokens: tuple[Token, ...]
    firsts: list[int]
    words: list[tuple[str, ...]]
    symbols: str
    met: int = field(compare=False)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the units ``first:last``."""
        return self.tokens[self.firsts[first]].start, self.tokens[self.firsts[last] - 1].end


def _shape(word: str) -> Classes:
    """The classes of a word that the lexicon does not know."""
    if any(c.isdigit() for c in word):
        return frozenset(("number",))
    if word in _BREAKS:
        return frozenset(("break",))
    if not word[0].isalpha():
        return frozenset(("mark",))
    for suffix, name in (("ly", "adverb"), ("ed", "ed"), ("ing", "ing")):
        if word.endswith(suffix):
            return frozenset(("word", name))
    return frozenset(("word",))


def _check(text: str, name: str) -> None:
    """Raises ValueError where a pattern could match nothing at all, or its brackets do not pair up."""
    inside, sure = 0, False
    for element in text.split():
        inside += {"(": 1, ")": -1}.get(element, 0)
        if not 0 <= inside <= 1:
            break
        sure = sure or (not inside and element not in _SIGNS and element[-1] not in "?*")
    if inside:
        raise ValueError(f"pattern of {name!r}: the brackets in {text!r} do not pair up")
    if not sure:
        raise ValueError(f"pattern of {name!r}: {text!r} asks for no unit outside of brackets")


def _name(word: str) -> str:
    """The class that an element's word stands for: ``@x`` is class x, a plain word is itself."""
    return word[1:] if word.startswith("@") else f"={word}"


_SIGNS = ("..", "^", "(", ")")  # elements of a pattern that name no unit
_SHAPES = ("1", ".", "*", "ly", "ed", "ing", "x")  # one word of each shape


class Matcher:
    """Finds the patterns of many names in a bullet.

    Parameters
    ----------
    lexicon
        The words and their classes.
    patterns
        Name -> pattern texts. The matches of one name never overlap.

    Raises
    ------
    ValueError
        Where a pattern names an unknown class (the message lists near ones), asks for no unit, or has a bracket alone.

    Examples
    --------
    >>> from rewriter import lexicon
    >>> matcher = Matcher(lexicon.load(), {"upkeep": ["@upkeep .. @backlog"]})
    >>> units = matcher.units("Managed the product backlog and led sales.")
    >>> [units.span(*found) for found in matcher.find(units, "upkeep")]
    [(0, 27)]
    """

    def __init__(self, lexicon: Lexicon, patterns: Mapping[str, Iterable[str]]) -> None:
        self._lexicon = lexicon
        patterns = {name: tuple(texts) for name, texts in patterns.items()}
        self._literals = {
            word
            for texts in patterns.values()
            for element in " ".join(texts).split()
            for word in element.rstrip("?*").split("|")
            if word.lstrip("!") and word not in _SIGNS and "@" not in word
        }
        known = dict(lexicon.classes)
        for word in self._literals:  # the word itself, apart from any class of that name
            known[(word,)] = known.get((word,), _shape(word)) | {f"={word}"}
        shapes = set(map(_shape, _SHAPES))
        # Alike classes lie side by side, so that a set of symbols is a few ranges.
        alike = sorted({*known.values(), *shapes}, key=sorted)
        self._symbols = {classes: chr(_FIRST_SYMBOL + i) for i, classes in enumerate(alike)}
        self._of_phrase = {phrase: self._symbols[classes] for phrase, classes in known.items()}
        self._of_shape = {shape: self._symbols[shape] for shape in shapes}
        self._names = sorted(set().union(*self._symbols))
        self._classes = {
            symbol: tuple(sorted(name for name in classes if not name.startswith("=")))
            for classes, symbol in self._symbols.items()
        }
        self._elements: dict[str, str] = {}
        self._set_building_blocks()
        self._search = cache(self._compile)  # as they are needed: most are not, to check a few bullets
        self._of_word = lru_cache(WORDS)(self._single)
        self._most = max(lexicon.longest.values())
        self._longest = {word: length for word, length in lexicon.longest.items() if length > 1}
        self.names = frozenset(patterns)
        self._set_needs(patterns)

    def _set_needs(self, patterns: Mapping[str, Iterable[str]]) -> None:
        """Gives every set of symbols of which some pattern needs one a bit, so that most patterns need no search."""
        bits: dict[str, int] = {}
        tests: list[Callable[[Classes], object]] = []
        self._needs: dict[str, list[tuple[int, str]]] = {}  # what each pattern needs
        for name, texts in patterns.items():
            self._needs[name] = []
            for text in texts:
                _check(text, name)
                needed = 0
                for element in text.split():
                    if element not in _SIGNS:
                        fits = self._test(element.rstrip("?*"), name)
                        if element[-1] not in "?*":
                            if element not in bits:
                                bits[element] = 1 << len(bits)
                                tests.append(fits)
                            needed |= bits[element]
                self._needs[name].append((needed, text))
        self._meets = {
            symbol: sum(1 << bit for bit, fits in enumerate(tests) if fits(classes))
            for classes, symbol in self._symbols.items()
        }

    def _any(self, test: Callable[[Classes], object]) -> str:
        """A character set of all symbols whose classes pass the test."""
        ranges: list[list[str]] = []
        for classes, symbol in self._symbols.items():
            if test(classes):
                if ranges and ord(ranges[-1][1]) + 1 == ord(symbol):
                    ranges[-1][1] = symbol
                else:
                    ranges.append([symbol, symbol])
        return "[" + "".join(f"{first}-{last}" for first, last in ranges) + "]" if ranges else r"[^\s\S]"

    def _set_building_blocks(self) -> None:
        closed = {"preposition", "pronoun", "auxiliary", "break"}
        moving = {"past", "base", "third", "gerund"}
        self._nominal = nominal = self._any(
            lambda c: not c & (closed | {"conjunction"}) and (not c & moving or "noun" in c)
        )
        joined = self._any(lambda c: not c & closed and (not c & moving or "noun" in c))
        participle = self._any(lambda c: bool(c & {"past", "gerund"}))  # "maintained prioritized backlog"
        of = self._any(lambda c: "=of" in c)  # "gathering of requirements"
        self._gap = f"{of}?(?:(?:{nominal}|{participle}(?={nominal})){joined}{{0,6}}?)??"
        self._noun = self._any(lambda c: "noun" in c)
        self._third = self._any(lambda c: "third" in c)
        self._verb = self._any(lambda c: "verb" in c or "ed" in c)
        self._and = self._any(lambda c: "conjunction" in c)
        self._adverb = self._any(lambda c: "adverb" in c and "verb" not in c)
        before = self._any(lambda c: "break" in c or "conjunction" in c or "adverb" in c)
        self._begins = rf"(?:(?<![\s\S])|(?<={before}))"
        # After a determiner a participle is an adjective ("an established process").
        self._undetermined = self._any(lambda c: "determiner" in c).replace("[", "(?<![", 1) + ")"
        # So is a past form after a preposition ("for completed projects"), where an action would be a gerund.
        self._ungoverned = self._any(lambda c: "governing" in c).replace("[", "(?<![", 1) + ")"
        # A form that may be a noun as well ("plan", "reports") is a verb only where no noun phrase leads up to it.
        self._free = (
            self._any(lambda c: bool(c & {"noun", "determiner", "number"}) or c == {"word"}).replace("[", "(?<![", 1)
            + ")"
        )

    def _test(self, element: str, name: str) -> Callable[[Classes], bool]:
        """Whether a unit's classes fit an element."""
        words = element.split("|")
        wanted = {_name(word) for word in words if not word.startswith("!")}
        excluded = {_name(word[1:]) for word in words if word.startswith("!")}
        unknown = (wanted | excluded).difference(self._names)
        if unknown:
            near = {guess for word in unknown for guess in get_close_matches(word, self._names)}
            raise ValueError(
                f"pattern of {name!r}: unknown class {sorted(unknown)}; near ones: {sorted(near) or 'none'}"
            )
        return lambda classes: bool(classes & wanted) and not classes & excluded

    def _element(self, element: str, name: str) -> str:
        """The regular expression of one element; many patterns share their elements."""
        if element not in self._elements:
            fits = self._test(element, name)
            self._elements[element] = self._verbs(fits) if self._sensed(element) else self._any(fits)
        return self._elements[element]

    def _sensed(self, element: str) -> bool:
        """Whether an element names a verb sense."""
        return any(word[0] == "@" and word[1:] in self._lexicon.senses for word in element.split("|"))

    def _verbs(self, fits: Callable[[Classes], bool]) -> str:
        """A list of verbs that holds one that fits: "gathered, analyzed and documented"."""

        def moves(classes: Classes) -> bool:
            return bool(classes & {"past", "gerund"}) and "noun" not in classes

        def only_past(classes: Classes) -> bool:
            return "past" in classes and not classes & {"base", "gerund"}

        sure = self._any(lambda c: fits(c) and moves(c) and not only_past(c))
        past = self._any(lambda c: fits(c) and moves(c) and only_past(c))
        maybe = self._any(lambda c: fits(c) and not moves(c))
        verb = f"(?:{self._undetermined}{sure}|{self._undetermined}{self._ungoverned}{past}|{self._free}{maybe})"
        joint = f"{self._adverb}?{self._and}{{1,2}}{self._adverb}?"
        return f"(?:{self._adverb}?{self._verb}{joint}){{0,5}}?{verb}{self._adverb}?(?:{joint}{self._verb}){{0,5}}"

    def _compile(self, text: str, name: str) -> Callable[..., re.Match[str] | None]:
        """The search for a pattern; its arguments are a bullet's symbols and the place to begin at."""
        parts = []
        elements = text.split()
        for element in elements:
            if element in _SIGNS:
                parts.append({"..": self._gap, "^": self._begins, "(": "(?=", ")": ")"}[element])
            else:
                suffix = element[-1] if element[-1] in "?*" else ""
                parts.append(f"(?:{self._element(element.removesuffix(suffix), name)}){suffix}")
        last = elements[-1]
        if "@word" in last.split("|"):
            parts.append(f"{self._nominal}{{0,3}}(?:{self._third}(?!{self._nominal}))?")  # "user story reviews"
        wanted = {_name(word) for word in last.rstrip("?*").split("|")}
        nouns = any(c & wanted and "noun" in c for c in self._symbols) and not wanted & self._lexicon.senses
        if last.startswith("@") and nouns:
            same = self._element(last.rstrip("?*"), name)
            other = self._any(lambda c: "noun" in c and not c & (wanted | {"people", "verb"}))
            parts.append(f"{same}*(?!{other})(?:{self._and}{{1,2}}{self._gap}{same}+(?!{other}))*")
        return re.compile(self._ahead(elements, name) + "".join(parts)).search

    def _ahead(self, elements: list[str], name: str) -> str:
        """A look at the first symbol of a match, so that most places are passed by at once."""
        found = []
        for element in elements:
            if element == "..":
                return ""
            if element not in ("^", "(", ")"):
                found.append(element.rstrip("?*"))
                if element[-1] not in "?*":
                    break
        tests = [self._test(element, name) for element in found]
        in_list = any(self._sensed(element) for element in found)  # an adverb or another verb may stand first

        def begins(classes: Classes) -> bool:
            return any(fits(classes) for fits in tests) or (in_list and bool(classes & {"adverb", "verb", "ed"}))

        return f"(?={self._any(begins)})"

    def units(self, text: str, like: Units | None = None) -> Units:
        """Cuts a text into units. Those with which it begins as ``like`` does are taken over."""
        tokens, alike = tokenize_alike(text, like.text, like.tokens) if like else (tokenize(text), 0)
        words = tuple([token.lower for token in tokens])
        longest, of_phrase, of_word = self._longest, self._of_phrase, self._of_word
        firsts, phrases, symbols = [], [], []
        i, end, met, kept = 0, len(words), 0, 0
        if like:
            kept = bisect_right(like.firsts, alike - self._most)  # what may be a phrase with a later word is cut anew
            met = like.met
            firsts, phrases, symbols = like.firsts[:kept], like.words[:kept], list(like.symbols[:kept])
            i = like.firsts[kept]
        while i < end:
            firsts.append(i)
            word = words[i]
            phrase, symbol = of_word(word)
            size = 1
            if word in longest:
                for length in range(min(longest[word], end - i), 1, -1):
                    if words[i : i + length] in of_phrase:
                        phrase, size = words[i : i + length], length
                        symbol = of_phrase[phrase]
                        break
            phrases.append(phrase)
            symbols.append(symbol)
            i += size
        firsts.append(end)
        for symbol in symbols[kept:]:
            met |= self._meets[symbol]
        return Units(text, tokens, firsts, phrases, "".join(symbols), met)

    def _single(self, word: str) -> tuple[tuple[str, ...], str]:
        """A single word as a unit's words, with its symbol."""
        return (word,), self._of_phrase.get((word,)) or self._of_shape[_shape(word)]

    def classes(self, symbol: str) -> tuple[str, ...]:
        """The classes of a unit that is written ``symbol``, sorted."""
        return self._classes[symbol]

    def find_all(self, units: Units, names: Iterable[str]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Those of ``names`` that match, in their order, each with its matches as half-open unit ranges."""
        lacks = ~units.met
        for name in names:
            for needed, _ in self._needs[name]:
                if not needed & lacks:
                    if found := self.find(units, name):
                        yield name, found
                    break

    def find(self, units: Units, name: str) -> list[tuple[int, int]]:
        """The matches of ``name`` as half-open unit ranges, left to right.

        Its patterns match as if they were the alternatives of one: whichever begins first, then whichever is listed
        first, and on from its end. Those whose needs are not met are not tried.
        """
        lacks = ~units.met
        searches = [self._search(text, name) for needed, text in self._needs[name] if not needed & lacks]
        found: list[tuple[int, int]] = []
        ahead = [
            (match.start(), n, match.end()) for n, search in enumerate(searches) if (match := search(units.symbols))
        ]
        while ahead:
            first, _, last = min(ahead)
            found.append((first, last))
            passed = [n for start, n, _ in ahead if start < last]
            ahead = [one for one in ahead if one[0] >= last]
            ahead += [(m.start(), n, m.end()) for n in passed if (m := searches[n](units.symbols, last))]
        return found
