"""Facts: what must survive a rewrite, with a normalised value. Numbers, money, dates, frequencies, names, tools, acronyms."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files

from rewriter import lexicon
from rewriter.equivalents import Meaning, meaning
from rewriter.tokens import Token, parts


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact at ``start:end`` of a text.

    ``kind`` is number, money, percentage, ordinal, date, frequency, name, tool or acronym. Facts with the same ``value`` are the
    same fact, however it is written. ``bound`` says how a number is hedged: "about", "at least", "at most" or "". The
    fact fills the parts ``first:last`` of the text (`rewriter.tokens.parts`), its hedge included.
    """

    start: int
    end: int
    text: str
    kind: str
    value: str
    bound: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of ``lexicon/numbers.toml``, ready to look up."""

    numbers: dict[str, Decimal]
    scales: dict[str, Decimal]
    values: dict[tuple[str, ...], tuple[str, str]]  # words -> kind, value
    per: dict[str, str]
    units: frozenset[str]
    months: frozenset[str]
    spans: frozenset[str]
    bounds: dict[tuple[str, ...], str]
    nameless: frozenset[str]
    people: frozenset[str]


_NUMBER = re.compile(r"([$€£])?(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\W\d_]*)([%+]?)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PERIOD = re.compile(r"q[1-4]|fy\d{2,4}|h[12]|q[1-4]fy\d{2,4}")
_CURRENCY = {
    "$": "$",
    "€": "€",
    "£": "£",
    "usd": "$",
    "dollar": "$",
    "dollars": "$",
    "euro": "€",
    "euros": "€",
    "eur": "€",
    "pounds": "£",
    "gbp": "£",
}
_FRACTIONS = {"third": "33.3%", "thirds": "66.7%", "quarter": "25%", "quarters": "75%"}
_DASHES = frozenset("-–—")
_STOPS = frozenset(".!?:;•|")
_OPENERS = _STOPS | frozenset("-–—*(\"'“‘[")


@cache
def _tables() -> _Words:
    data = tomllib.loads(files(lexicon.__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
    tables = {name: {k: v for k, v in table.items() if k != "about"} for name, table in data.items()}
    values: dict[tuple[str, ...], tuple[str, str]] = {}
    for table, kind in (("multiples", "number"), ("vague", "number"), ("frequency", "frequency")):
        for value, phrases in tables[table].items():
            for phrase in phrases:
                values[_key(phrase)] = (kind, value)
    bounds = {_key(p): name.replace("_", " ") for name in ("about", "at_least", "at_most") for p in data[name]["words"]}
    units = {form for unit in data["units"]["words"] for form in (unit, unit + "s")}
    return _Words(
        {word: Decimal(value) for word, value in tables["words"].items()},
        {word: Decimal(value) for word, value in tables["scales"].items()},
        values,
        tables["per"],
        frozenset(units),
        frozenset(data["months"]["words"]),
        frozenset(data["spans"]["words"]),
        bounds,
        frozenset(data["names"]["words"]),
        frozenset(data["headcount"]["words"])
        | {p[0] for p, c in lexicon.load().classes.items() if "people" in c and len(p) == 1},
    )


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(part.lower for part in parts(phrase))


def _write(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Reader:
    """Reads the facts of one text from left to right."""

    def __init__(self, text: str, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> None:
        self.text = text
        self.atoms = atoms
        self.meanings = meanings
        self.lower = [atom.lower for atom in atoms]
        self.words = _tables()
        self.shouted = self._titled()

    def _titled(self) -> bool:
        """Whether capitals mean nothing here: a bullet in capitals or in title case."""
        plain = [a.text for a, m in zip(self.atoms[1:], self.meanings[1:], strict=True) if m.known and len(m.word) > 3]
        return len(plain) > 2 and sum(word[0].isupper() for word in plain) > 0.6 * len(plain)

    def at(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def fact(self, first: int, last: int, kind: str, value: str, bound: str = "") -> Fact:
        start, end = self.atoms[first].start, self.atoms[last - 1].end
        return Fact(start, end, self.text[start:end], kind, value, bound, first, last)

    def phrase(self, i: int) -> tuple[int, str, str] | None:
        """A fixed phrase of the tables at part ``i``: where it ends, kind and value."""
        for length in (3, 2, 1):
            found = self.words.values.get(tuple(self.lower[i : i + length]))
            if found and len(self.lower) >= i + length:
                return i + length, *found
        return None

    def frequency(self, i: int) -> tuple[int, str, str] | None:
        """ "every month", "per year", "a week", "/year" at part ``i``."""
        word, per = self.lower[i], self.words.per
        j = i + 1
        if word == "once" and self.at(j) in ("a", "an", "per", "every", "each"):
            j += 1
        elif word in ("every", "each", "per", "/"):
            pass
        elif (
            word not in ("a", "an")
            or self.at(i - 1) in self.words.spans
            or self.at(i + 2) in ("half", "and", "later", "ago", "earlier", "long")
        ):
            return None
        unit = self.at(j)
        if word in ("a", "an") and not (
            i and (self.meanings[i - 1].content or self.at(i - 1) in ("twice", "%", "+", "times"))
        ):
            return None
        return (j + 1, "frequency", per[unit]) if unit in per else None

    def amount(self, i: int) -> tuple[int, Decimal, str, str, str] | None:
        """A bare amount at part ``i``: where it ends, its size, currency, mark ("%", "+", "x", unit letters) and scale."""
        scales, numbers = self.words.scales, self.words.numbers
        word, j = self.lower[i], i + 1
        currency = ""
        if word in ("$", "€", "£", "usd", "eur", "gbp") and j < len(self.lower) and self.lower[j][0].isdigit():
            currency, word, j = _CURRENCY[word], self.lower[j], j + 1
        match = _NUMBER.fullmatch(word)
        if match:
            sign, digits, letters, mark = match.groups()
            currency = sign or currency
            try:
                size = Decimal(digits.replace(",", ""))
            except InvalidOperation:
                return None
            scale = ""
            if letters in scales:
                size, scale, letters = size * scales[letters], letters, ""
            if letters and letters not in ("x", "s") and letters not in self.words.units:
                return None
            return self._scaled(j, size, currency, letters or mark, scale)
        half = word == "half" and self.at(j) in ("a", "an")
        start = j + 1 if half else j
        head = self.at(start) if half else word
        if (
            (half or word in ("a", "an"))
            and (found := self.at(start if half else j))
            and (found in ("dozen",) or (len(found) > 2 and found in scales))
        ):
            size = (numbers.get(found) or scales[found]) / (2 if half else 1)
            return self._scaled((start if half else j) + 1, size, "", "", "")
        if half:
            return None
        if head == "one" and (
            self.at(j) in self.words.units
            or self.at(j) in ("hundred", "thousand", "million", "billion", "percent", "person", "man")
        ):
            return self._scaled(j, Decimal(1), "", "", "")
        if head == "couple" and self.at(i - 1) not in ("a", "the"):
            return None
        if head not in numbers:
            return None
        size = numbers[head]
        if size >= 20 and self.at(j) in numbers and numbers[self.at(j)] < 10:
            size, j = size + numbers[self.at(j)], j + 1
        return self._scaled(j, size, "", "", "")

    def _scaled(
        self, j: int, size: Decimal, currency: str, mark: str, scale: str
    ) -> tuple[int, Decimal, str, str, str]:
        """Takes in the scales, currency and percent sign that follow."""
        while (
            (len(word := self.at(j)) > 1 or (currency and word))
            and word in self.words.scales
            and not scale.startswith(word)
        ):
            size, scale, j = size * self.words.scales[word], word, j + 1
        if self.at(j) in ("%", "percent", "pct", "percentage"):
            mark, j = "%", j + 1
        elif self.at(j) == "per" and self.at(j + 1) == "cent":
            mark, j = "%", j + 2
        elif self.at(j) == "+" or (self.at(j) == "plus" and self.at(j + 1) not in ("", "a", "an", "the")):
            mark, j = "+", j + 1
        elif self.at(j) in ("x", "times") or self.at(j) == "fold":
            mark, j = "x", j + 1
        if self.at(j) in _CURRENCY and self.at(j).isalpha():
            currency, j = _CURRENCY[self.at(j)], j + 1
        if self.at(j) == "or" and self.at(j + 1) in ("more", "better", "greater", "higher", "above", "over"):
            mark, j = mark or "+", j + 2
        return j, size, currency, mark, scale

    def number(self, i: int) -> Fact | None:
        """A number, sum of money, percentage, duration or year at part ``i``."""
        found = self.amount(i)
        if found is None:
            return None
        j, size, currency, mark, scale = found
        joined = self.at(j) in _DASHES or self.at(j) == "to" or (self.at(j) == "and" and self.at(i - 1) == "between")
        other = self.amount(j + 1) if joined and j + 1 < len(self.lower) else None
        follows = j
        if other:  # "50-60%", "$400-500K", "3 to 4 weeks": the second number lends the first what it lacks
            follows, size2, currency2, mark2, scale2 = other
            mark = mark or mark2.replace("+", "")
            currency = currency or currency2
            if scale2 and not scale and size < size2 / self.words.scales[scale2]:
                size *= self.words.scales[scale2]
        unit = self.at(follows) if self.at(follows) in self.words.units else mark if mark in self.words.units else ""
        value = _write(size)
        if currency:
            kind, value = "money", currency + value
        elif mark == "%":
            kind, value = "percentage", value + "%"
        elif mark == "x":
            kind, value = "number", "x" + value
        elif unit:
            kind, value = "date", f"{value} {unit.removesuffix('s')}"
            j = j if other else follows + (unit != mark)
        elif mark == "s" or self._is_year(i, j, value):
            kind = "date"
        else:
            kind = "number"
        first, bound = self._bound(
            i,
            "at least"
            if mark == "+" or self.at(j - 1) in ("+", "more", "better", "greater", "higher", "above", "over")
            else "",
        )
        if unit and not currency and mark != "%" and self.at(i - 1) in ("over", "around", "under"):
            first, bound = i, ""  # "over three years" is a stretch, not a bound
        return self.fact(first, j, kind, value, bound)

    def _is_year(self, i: int, j: int, value: str) -> bool:
        if len(self.lower[i]) != 4 or not "1950" <= value <= "2099" or not self.lower[i].isdigit():
            return False
        return (
            j >= len(self.lower)
            or not self.meanings[j].content
            or self.at(i - 1) in ("in", "since", "during", "until", "fy")
            or self.at(i - 1) in self.words.months
        )

    def _bound(self, i: int, bound: str) -> tuple[int, str]:
        for length in (3, 2, 1):
            if i >= length and (found := self.words.bounds.get(tuple(self.lower[i - length : i]))):
                first = i - length
                if found == "about" and self.at(first - 1) in ("an", "of"):
                    first -= self.at(first - 1) == "an"
                return first, found
        return i, bound

    def share(self, i: int) -> Fact | None:
        """ "half of", "a third of", "two-thirds" at part ``i``."""
        word, after = self.lower[i], self.at(i + 1)
        if (
            word == "half"
            and self.at(i - 1) not in ("first", "second", "last", "latter")
            and after not in self.words.units
            and after != "dozen"
            and (after in ("of", "the", "our", "its", "their", "all") or self.at(i - 1) in ("in", "by"))
        ):
            return self.fact(i, i + 1, "percentage", "50%")
        if (
            word in ("a", "one", "two", "three")
            and after in _FRACTIONS
            and (after.endswith("s") or self.at(i + 2) == "of" or self.at(i - 1) == "by")
        ):
            return self.fact(i, i + 2, "percentage", _FRACTIONS[after])
        return None

    def date(self, i: int) -> Fact | None:
        word = self.lower[i]
        if _PERIOD.fullmatch(word) and self.atoms[i].text[0].isupper():
            return self.fact(i, i + 1, "date", word)
        if word in self.words.months and self.atoms[i].text[0].isupper():
            near = (
                (self.at(i + 1)[:1] + self.at(i - 1)[:1])
                if word in ("may", "march", "mar", "sep", "dec", "jan", "jun", "jul")
                else "0"
            )
            if any(c.isdigit() for c in near) or self.at(i - 1) in ("in", "since", "by", "until", "from"):
                return self.fact(i, i + 1, "date", word[:3])
        if (
            word == "every"
            and (found := self.amount(i + 1) if i + 1 < len(self.lower) else None)
            and self.at(found[0]) in self.words.units
        ):
            return self.fact(
                i, found[0] + 1, "frequency", f"every {_write(found[1])} {self.at(found[0]).removesuffix('s')}"
            )
        return None

    def begins(self, i: int) -> bool:
        """Whether a capital at part ``i`` is only that of a sentence."""
        return i == 0 or self.atoms[i - 1].text in _OPENERS

    def strong(self, i: int) -> str:
        """The kind of name that part ``i`` is by itself; empty when its capital is the only sign of one."""
        text, word = self.atoms[i].text, self.lower[i]
        if text[0].isdigit() and any(c.isalpha() for c in text) and not self.quantity(i):
            return "name"  # 278N, 4G
        if (
            not text[0].isalpha()
            or (word in self.words.nameless and not text.isupper())
            or not any(c.isupper() or c.isdigit() for c in text)
        ):
            return "tool" if text == ".NET" else ""
        classes = lexicon.load().classes.get((word,), frozenset())
        if "tool" in classes and "people" not in classes and not (self.begins(i) and "verb" in classes):
            return "tool"
        if (
            len(text) > 1
            and not self.shouted
            and (text.isupper() or sum(c.isupper() for c in text.removesuffix("s")) > 1)
        ):
            return "acronym"
        if sum(c.isupper() for c in text[1:]) and not text.isupper():
            return "name"
        if any(c.isdigit() or c in "#+" for c in text):
            return "name"
        known = self.meanings[i].known or "noun" in classes or "verb" in classes
        if text.isupper() and len(text) > 1:
            return "" if known else "acronym"
        return "name" if not known and not (self.begins(i) and word.endswith(("ed", "ing", "ly"))) else ""

    def name(self, i: int) -> Fact | None:
        """A run of capitalised parts from ``i`` on that is a name, a tool or an acronym."""
        if not self.atoms[i].text[0].isupper() and self.atoms[i].text != ".NET" and not self.strong(i):
            return None
        kinds = []
        j = i
        while (
            j < len(self.atoms)
            and (self.atoms[j].text[0].isupper() or self.strong(j))
            and (j == i or not self.begins(j))
        ):
            if j > i and self.quantity(j):
                break
            kinds.append(self.strong(j))
            j += 1
        if not any(kinds) and (self.begins(i) or self.shouted):
            if len(kinds) < 2 or self.shouted:
                return None
            i, kinds = i + 1, kinds[1:]  # "Managed Release Train": the first capital is the sentence's
        elif self.begins(i) and not kinds[0] and self.meanings[i].verb:
            i, kinds = i + 1, kinds[1:]
        while kinds and self.shouted and not kinds[-1]:
            j, kinds = j - 1, kinds[:-1]
        if not kinds or all(self.lower[k] in self.words.nameless or not self.meanings[k].content for k in range(i, j)):
            return None
        kind = next((k for k in ("tool", "name", "acronym") if k in kinds), "name")
        return self.fact(i, j, kind, " ".join(self.lower[i:j]))

    def read(self) -> list[Fact]:
        found: list[Fact] = []
        i = 0
        while i < len(self.atoms):
            fact = self._read(i)
            if fact:
                found.append(fact)
                i = fact.last
            else:
                i += 1
        return found

    def quantity(self, i: int) -> Fact | None:
        """Any fact at part ``i`` that is no name."""
        fact = self.share(i) or self.date(i) or self.number(i)
        if fact:
            if fact.first == i and self.at(i - 1) == "+":
                return replace(self.fact(i - 1, fact.last, fact.kind, fact.value), bound="at least")
            return fact
        if _ORDINAL.fullmatch(self.lower[i]):
            return self.fact(i, i + 1, "ordinal", self.lower[i])
        found = self.phrase(i) or self.frequency(i)
        if found and not (self.at(i) == "double" and self.at(i + 1) in ("check", "checked", "checking")):
            return self.fact(i, *found)
        return None

    def _read(self, i: int) -> Fact | None:
        if i + 1 < len(self.atoms) and self.lower[i] in self.words.numbers and not self.begins(i):
            if self.atoms[i].text[0].isupper() and self.atoms[i + 1].text[0].isupper():
                return self.name(i)  # "Six Sigma"
        return self.quantity(i) or self.name(i)


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text in reading order.

    >>> [(f.text, f.kind, f.value) for f in facts("Cut $400K a year with a ten-person team in Jira")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('$400K', 'money', '$400000'), ('a year', 'frequency', 'yearly'), ('ten', 'number', '10'), ('Jira', 'tool', 'jira')]
    """
    atoms = parts(text)
    return tuple(read(text, atoms, [meaning(atom.lower) for atom in atoms]))


def read(text: str, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> list[Fact]:
    """The facts of a text that is already cut into parts, with the meaning of each."""
    return _Reader(text, atoms, meanings).read()


def headcount(meanings: Sequence[Meaning], fact: Fact) -> bool:
    """Whether a number counts people: "40+ developers", "an eight-person team", "a team of six"."""
    people = _tables().people
    for m in meanings[fact.last : fact.last + 4]:
        if m.lemmas & people:
            return True
        if not m.word[0].isalnum():
            break
    before = meanings[max(0, fact.first - 3) : fact.first]
    return bool(before) and before[-1].word in ("of", "to") and any(m.lemmas & people for m in before)
