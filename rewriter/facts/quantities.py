"""Quantities: numbers, money, percentages, dates, stretches of time and frequencies, however they are written."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from rewriter.facts.line import Fact, Line
from rewriter.facts.tables import tables

_DIGITS = re.compile(r"([$€£])?(\d+(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)([^\W\d_]*)([%+]?)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PERIOD = re.compile(r"(?:q[1-4])?fy\d{2,4}|q[1-4]|h[12]")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A bare amount up to part ``last``: its size, currency, mark ("%", "x", "s" or a unit), scale, and whether it is a
    floor ("10+", "ten or more")."""

    last: int
    size: Decimal
    currency: str = ""
    mark: str = ""
    scale: str = ""
    floor: bool = False


def quantity(line: Line, i: int) -> Fact | None:
    """The fact at part ``i`` that is no name.

    >>> from rewriter.facts import facts
    >>> [(f.text, f.kind, f.value) for f in facts("over 3-4 weeks, twice a month: half of $1.5 million")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('3', 'date', '21 day'), ('4 weeks', 'date', '28 day'), ('twice', 'number', 'x2'), ('a month', 'frequency',
    'monthly'), ('half', 'percentage', '50%'), ('$1.5 million', 'money', '$1500000')]
    """
    always = _phrase(line, i) if line.lower[i][0].isdigit() else None  # "24/7"
    found = always or _share(line, i) or _date(line, i) or _interval(line, i) or _number(line, i)
    if found or _ORDINAL.fullmatch(line.lower[i]):
        return found or line.fact(i, i + 1, "ordinal", line.lower[i])
    return _phrase(line, i) or _frequency(line, i) or _relative(line, i)


def write(size: Decimal) -> str:
    text = f"{size:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _phrase(line: Line, i: int) -> Fact | None:
    """A fixed phrase: "doubling", "hundreds", "bi-weekly"."""
    sets = tables().sets
    if f"{line.lower[i]} {line.at(i + 1)}" in sets["serves_as"]:
        return None
    for length in (3, 2, 1):
        found = tables().phrases.get(tuple(line.lower[i : i + length]))
        if found and i + length <= line.size:
            again = found[0] == "number" and line.at(i + 1) in sets["not_twice"]  # "double check"
            return None if again else line.fact(i, i + length, *found)
    return None


def _frequency(line: Line, i: int) -> Fact | None:
    """ "every month", "per year", "a week", "/year"."""
    word, j = line.lower[i], i + 1
    if word in ("a", "an"):
        before, after = line.at(i - 1), line.at(i + 2)
        # not "in a year-end close", "in a year and a half"
        alone = i + 2 >= line.size or (not line.meanings[i + 2].content and after != "and")
        if before in tables().sets["one_span"] and line.at(j) in tables().units and alone:
            one, smaller = tables().stretches.get(line.at(j), (Decimal(1), line.at(j)))
            return line.fact(i, j + 1, "date", f"{write(one)} {smaller}")  # "in a year" is in one year
        if after == "and" and line.at(i + 3) != "a":
            after = ""  # "12 releases a year and ...", not "a year and a half"
        counted = i and (line.meanings[i - 1].content or before in tables().sets["counted"])
        if not counted or before in tables().sets["spans"] or after in tables().sets["not_each"]:
            return None
    elif word == "once" and line.at(j) in tables().sets["each"]:
        j += 1
    elif word not in tables().sets["each"]:
        return None
    value = tables().per.get(line.at(j))
    return line.fact(i, j + 1, "frequency", value) if value else None


def _relative(line: Line, i: int) -> Fact | None:
    """ "next fiscal year", "last quarter"."""
    when = tables().ahead.get(line.lower[i])
    j = i + 1 + (line.at(i + 1) in tables().sets["calendars"])
    unit = line.at(j)
    if not when or unit not in tables().units or unit.endswith("s"):
        return None
    return line.fact(i, j + 1, "date", f"{when}-{unit}")


def _interval(line: Line, i: int) -> Fact | None:
    """ "every two weeks"."""
    found = _amount(line, i + 1) if line.lower[i] == "every" else None
    unit = line.at(found.last) if found else ""
    if not found or unit not in tables().units:
        return None
    value = f"every {write(found.size)} {unit.removesuffix('s')}"
    return line.fact(i, found.last + 1, "frequency", tables().rhythms.get(value, value))


def _amount(line: Line, i: int) -> _Amount | None:
    """A bare amount at part ``i``."""
    if i >= line.size:
        return None
    word, last, currency = line.lower[i], i + 1, ""
    if word in tables().currencies and line.at(last)[:1].isdigit():
        currency, word, last = tables().currencies[word], line.lower[last], last + 1
    match = _DIGITS.fullmatch(word)
    if not match:
        return _spelled(line, i)
    sign, digits, letters, mark = match.groups()
    try:
        size = Decimal(digits.replace(",", ""))
    except InvalidOperation:  # digits of other scripts that Decimal does not know
        return None
    scale = letters if letters in tables().scales else ""
    if scale:
        size, letters = size * tables().scales[scale], ""
    if letters in tables().sets["points"]:
        letters, mark = "", "pp"
    if letters in tables().sets["measures"]:
        letters = ""  # "10TB" is "10 TB"
    if letters and letters not in ("x", "s") and letters not in tables().units:
        return None
    return _scaled(line, _Amount(last, size, sign or currency, letters or mark.strip("+"), scale, mark == "+"))


def _spelled(line: Line, i: int) -> _Amount | None:
    """ "twenty-five", "a dozen", "half a million", "one week"."""
    numbers, scales = tables().numbers, tables().scales
    half = line.lower[i] == "half" and line.at(i + 1) in ("a", "an")
    j = i + half
    word = line.lower[j]
    after = line.at(j + 1)
    if word in ("a", "an") and (after == "dozen" or (len(after) > 2 and after in scales)):
        size = numbers.get(after) or scales[after]
        return _scaled(line, _Amount(j + 2, size / 2 if half else size))
    if half:
        return None
    if word == "one":
        counts = after in tables().units or after in tables().sets["after_one"]
        return _compound(line, _scaled(line, _Amount(j + 1, Decimal(1)))) if counts else None
    if word not in numbers or (word == "couple" and line.at(i - 1) not in ("a", "the")):
        return None
    size, last = numbers[word], j + 1
    if size >= 20 and after in numbers and numbers[after] < 10:
        size, last = size + numbers[after], last + 1
    return _compound(line, _scaled(line, _Amount(last, size)))


def _compound(line: Line, found: _Amount) -> _Amount:
    """ "two thousand five hundred", "three hundred and twenty"."""
    if not found.scale or found.currency or found.mark or found.floor:
        return found
    begins = found.last + (line.at(found.last) == "and")
    rest = _spelled(line, begins) if line.at(begins) in tables().numbers else None
    if rest is None or rest.size >= tables().scales[found.scale]:
        return found
    return replace(rest, size=found.size + rest.size, scale="")


def _scaled(line: Line, found: _Amount) -> _Amount:
    """Takes in what follows: "million", "percent", "times", "dollars", "or more"."""
    j, size, currency, mark, scale, floor = (
        found.last, found.size, found.currency, found.mark, found.scale, found.floor
    )  # fmt: skip
    scales = tables().scales
    while (word := line.at(j)) in scales and (len(word) > 1 or currency) and not scale.startswith(word):
        size, scale, j = size * scales[word], word, j + 1
    if line.at(j) in tables().sets["points"]:
        mark, j = "pp", j + 1
    elif line.at(j) in tables().sets["percent"]:
        mark, j = "%", j + 1
        if line.at(j) in ("point", "points"):
            mark, j = "pp", j + 1
    elif line.at(j) == "per" and line.at(j + 1) == "cent":
        mark, j = "%", j + 2
    elif line.at(j) in ("x", "times", "fold"):
        mark, j = "x", j + 1
    if line.at(j) in tables().sets["measures"] and not currency:
        j += 1
    if line.at(j) in tables().currencies and line.at(j).isalpha():
        currency, j = tables().currencies[line.at(j)], j + 1
    if line.at(j) == "+" or (line.at(j) == "plus" and j + 1 < line.size and line.meanings[j + 1].content):
        floor, j = True, j + 1
    elif line.at(j) == "or" and line.at(j + 1) in tables().sets["or_more"]:
        floor, j = True, j + 2
    return _Amount(j, size, currency, mark, scale, floor)


def _number(line: Line, i: int) -> Fact | None:
    """A number, sum of money, percentage, stretch of time or year, with its hedge."""
    found = _amount(line, i)
    if found is None:
        return None
    j, size, currency, mark = found.last, found.size, found.currency, found.mark
    joined = line.at(j) in _DASHES or line.at(j) == "to" or (line.at(j) == "and" and line.at(i - 1) == "between")
    other = _amount(line, j + 1) if joined else None
    if other:  # "50-60%", "$400-500K", "3 to 4 weeks": the second number lends the first what it lacks
        currency, mark = currency or other.currency, mark or other.mark
        if other.scale and not found.scale and size < other.size / tables().scales[other.scale]:
            size *= tables().scales[other.scale]
    if not currency and mark != "%" and (line.at(i - 1) in _DASHES or line.at(i - 1) == "to"):
        lent = _DIGITS.fullmatch(line.at(i - 2))
        currency = lent.group(1) or "" if lent else ""
    after = line.at(other.last if other else j)
    unit = mark if mark in tables().units else after if after in tables().units else ""
    before = line.at(i - 1)
    if not unit and not currency and not mark and (before == "to" or before in _DASHES):
        bare = j >= line.size or not line.meanings[j].content
        unit = line.at(i - 2) if bare and line.at(i - 2) in tables().units else ""  # "from 45 minutes to 5"
    value = write(size)
    if currency:
        kind, value = "money", currency + value
    elif mark in ("%", "pp"):
        kind, value = "percentage", value + mark
    elif mark == "x":
        kind, value = "number", "x" + value
    elif unit:
        one, smaller = tables().stretches.get(unit.removesuffix("s"), (Decimal(1), unit.removesuffix("s")))
        kind, value = "date", f"{write(size * one)} {smaller}"
        j += not other and line.at(j) == unit
    else:
        decade = mark == "s" and size >= 10  # "1990s", but not "weekly 1:1s"
        kind = "date" if decade or _is_year(line, i, j) else "number"
    first, bound = _bound(line, i, "at least" if found.floor else "")
    if kind == "date" and unit and line.at(i - 1) in tables().sets["stretch"]:
        first, bound = i, "at least" if found.floor else ""  # "over three years" is a stretch, not a bound
    return line.fact(first, j, kind, value, bound)


def _is_year(line: Line, i: int, j: int) -> bool:
    word, before = line.lower[i], line.at(i - 1)
    if not (len(word) == 4 and word.isdigit() and "1950" <= word <= "2099"):
        return False
    dated = before in tables().sets["before_year"] or before in tables().sets["months"]
    return dated or j >= line.size or not line.meanings[j].content


def _bound(line: Line, i: int, bound: str) -> tuple[int, str]:
    """Where a number's hedge begins, and what it says."""
    for length in (3, 2, 1):
        found = tables().bounds.get(tuple(line.lower[i - length : i])) if i >= length else None
        before = line.at(i - length - 1)
        handed = before in tables().sets["over_to"] and line.at(i - length) == "over"
        if found and before not in _DASHES and not handed:  # not in "the stand-up to 9:30"
            return i - length, found
    return i, bound


def _share(line: Line, i: int) -> Fact | None:
    """ "half of", "a third of", "two-thirds"."""
    word, before, after = line.lower[i], line.at(i - 1), line.at(i + 1)
    timed = after in tables().units or (after in ("a", "an") and line.at(i + 2) in tables().units)  # "half an hour"
    if word == "half" and not timed and before not in tables().sets["not_half"]:
        shares = after in tables().sets["half_of"] or before in ("in", "by")
        return line.fact(i, i + 1, "percentage", "50%") if shares else None
    value = tables().fractions.get(f"{word} {after}")
    if value and (after == "thirds" or line.at(i + 2) == "of" or before == "by"):  # else "for three quarters"
        return line.fact(i, i + 2, "percentage", value)
    return None


def _date(line: Line, i: int) -> Fact | None:
    """ "Q3", "FY20", "May 2020"."""
    word, before, after = line.lower[i], line.at(i - 1), line.at(i + 1)
    if not line.capital(i):
        return None
    if _PERIOD.fullmatch(word):
        return line.fact(i, i + 1, "date", word)
    if word in tables().sets["months"]:
        dated = before in tables().sets["before_month"] or before[:1].isdigit() or after[:1].isdigit()
        joined = after in _DASHES or after in ("to", "through")
        dated |= (line.at(i + 2) if joined else after) in tables().sets["months"]  # "March-August" is two parts
        if dated or word not in tables().sets["also_months"]:
            return line.fact(i, i + 1, "date", word[:3])
    return None
