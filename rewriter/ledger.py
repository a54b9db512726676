"""The ledger between two texts: claims that the second adds, facts of the first that it drops or alters.

It reads tokens and the lexicon alone, no parse: it guards edits as they are typed, whoever wrote them. A word of the
rewrite that nothing in the original says (`rewriter.equivalents`) is an addition; a fact (`rewriter.facts`) that nothing
in the rewrite says is dropped. What words alone do not show (whose action it was, an aim or a result, what brought
about what) comes from `rewriter.clauses`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rewriter import lexicon
from rewriter.clauses import Clauses, Link, clauses, words
from rewriter.equivalents import Key, Meaning, meanings_of, phrases, stem
from rewriter.facts import Fact, headcount, read
from rewriter.tokens import Token, parts


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    For an added claim the offsets are into the rewrite; for a dropped fact they are into the original. ``kind`` is one
    of ownership, action, basis, audience, scope, goal, outcome, number, headcount, name, date, decision, causality.
    """

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a rewrite adds to an original and what it drops; both empty means the rewrite is entailed."""

    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]

    @property
    def clean(self) -> bool:
        """True when nothing was added and nothing dropped."""
        return not self.added and not self.dropped


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts, read."""

    text: str
    atoms: tuple[Token, ...]
    meanings: list[Meaning]
    facts: list[Fact]
    fact_at: dict[int, Fact]
    phrases: list[tuple[int, int, int]]
    places: dict[Key, list[int]]  # where each key is said
    clauses: Clauses


@lru_cache(2048)
def _read(text: str) -> _Side:
    atoms = parts(text)
    meanings = meanings_of(atoms)
    facts = read(text, atoms, meanings)
    found = list(phrases(meanings))
    places: dict[Key, list[int]] = {}
    for i, m in enumerate(meanings):
        for key in m.keys:
            places.setdefault(key, []).append(i)
    for first, last, group in found:
        places.setdefault(group, []).extend(range(first, last))
    return _Side(
        text,
        atoms,
        meanings,
        facts,
        {i: f for f in facts for i in range(f.first, f.last)},
        found,
        places,
        clauses(atoms, meanings),
    )


_NUMERIC = frozenset(("number", "money", "percentage", "date", "frequency"))
_SMALL = frozenset(("of", "and", "the", "for", "to", "in", "&", "n"))


def _alike(this: _Side, other: _Side) -> list[list[int]]:
    """For each part of ``this``, the parts of ``other`` that say the same; empty where nothing does."""
    places = other.places
    found: list[list[int]] = []
    for m in this.meanings:
        at: list[int] = []
        if m.content:
            for key in m.keys:
                if key in places:
                    at.extend(places[key])
        found.append(at)
    for first, last, group in this.phrases:
        if group in places:
            for i in range(first, last):
                found[i].extend(places[group])
    missing = [i for i, m in enumerate(this.meanings) if m.content and not found[i]]
    if missing:
        _match_compounds(this, other, missing, found)
        _match_initials(this, other, found)
        _match_initials(other, this, found, back=True)
    return found


def _joined(side: _Side) -> Iterator[tuple[str, int]]:
    """Two neighbouring words written as one ("road maps" -> "roadmap", "roadmaps"), with the place of the first."""
    for i in range(len(side.atoms) - 1):
        head, tail = side.meanings[i], side.meanings[i + 1]
        if head.word[0].isalpha() and tail.word[0].isalpha():
            for form in (tail.word, *tail.lemmas):
                yield head.word + form, i
            yield "~" + head.word + stem(tail.word), i


def _match_compounds(this: _Side, other: _Side, missing: list[int], found: list[list[int]]) -> None:
    """Words written together in one text and apart in the other."""
    theirs = dict(_joined(other))
    for i in missing:
        m = this.meanings[i]
        for form in (*m.lemmas, "~" + stem(m.word)):
            if form in theirs:
                found[i] = [theirs[form]]
    gaps = set(missing)
    for form, i in _joined(this):
        if (i in gaps or i + 1 in gaps) and form in other.places:
            for k in (i, i + 1):
                found[k] = found[k] or other.places[form]


def _match_initials(this: _Side, other: _Side, found: list[list[int]], *, back: bool = False) -> None:
    """Acronyms of ``this`` that are spelled out in ``other``; ``back`` marks the words of ``other`` instead."""
    for i, atom in enumerate(this.atoms):
        letters = [c for c in atom.text if c.isalpha()]
        if not 2 <= len(letters) <= 7 or sum(c.isupper() for c in letters) < 2 or (not back and found[i]):
            continue
        wanted = "".join(letters).lower()
        for spelling in {wanted, wanted.removesuffix("s") if len(wanted) > 2 else wanted}:
            for first, last in _spelled(spelling, other):
                both = all(not m.content or m.keys & this.places.keys() for m in other.meanings[first:last])
                if both and not any(
                    -1 <= i - end <= 2 or -1 <= start - i <= 2 for start, end in _spelled(spelling, this)
                ):
                    continue  # the words stand in both texts apart from the letters, which only look like them
                if back:
                    for k in range(first, last):
                        found[k] = found[k] or [i]
                else:
                    found[i] = list(range(first, last))


def _spelled(letters: str, side: _Side) -> Iterator[tuple[int, int]]:
    """Runs of words whose initials are the letters; small words may be left out."""
    lower = [m.word for m in side.meanings]
    for first, word in enumerate(lower):
        if word[0] != letters[0] or len(word) < 2 or word in _SMALL:
            continue
        i, k = first + 1, 1
        while k < len(letters) and i < len(lower):
            if lower[i][0] == letters[k] and (
                lower[i] not in _SMALL or (len(letters) > 2 and lower[i] in ("of", "and"))
            ):
                k += 1
            elif lower[i] not in _SMALL:
                break
            i += 1
        if k == len(letters):
            yield first, i


class _Comparison:
    """Collects the marks on the parts of both texts; entries are made of them at the end."""

    def __init__(self, original: _Side, rewrite: _Side) -> None:
        self.a, self.b = original, rewrite
        self.b_in_a = _alike(rewrite, original)
        self.a_in_b = _alike(original, rewrite)
        self.added: dict[int, str] = {}  # part of the rewrite -> kind, empty where the words decide
        self.dropped: dict[int, str] = {}

    def run(self) -> Ledger:
        self._numbers()
        self._dates()
        self._names()
        self._words()
        self._customers()
        self._closed_words()
        self._ownership()
        self._links()
        self._aims()
        return Ledger(
            tuple(_entries(self.b, self.added, _keep_left(self.a, self.b))), tuple(_entries(self.a, self.dropped, None))
        )

    def _mark(self, marks: dict[int, str], fact: Fact, kind: str) -> None:
        for i in range(fact.first, fact.last):
            marks[i] = kind

    def _kind(self, side: _Side, fact: Fact) -> str:
        if fact.kind in ("date", "frequency"):
            return "date"
        if fact.kind == "number" and headcount(side.meanings, fact):
            return "headcount"
        return "number"

    def _numbers(self) -> None:
        """Numbers are counted: the same one twice must stay twice."""
        left: dict[str, list[Fact]] = {}
        for fact in self.a.facts:
            if fact.kind in ("number", "money", "percentage") or (fact.kind == "date" and " " in fact.value):
                left.setdefault(fact.value, []).append(fact)
        new = []
        pairs = []
        for fact in self.b.facts:
            if fact.kind in ("number", "money", "percentage") or (fact.kind == "date" and " " in fact.value):
                same = left.get(fact.value)
                if same:
                    pairs.append((same.pop(0), fact))
                else:
                    new.append(fact)
        for fact in list(new):  # "a 400K budget" for "a $400K budget"
            bare = fact.value.lstrip("$€£")
            for value, same in left.items():
                if same and value.lstrip("$€£") == bare:
                    pairs.append((same.pop(0), fact))
                    new.remove(fact)
                    break
        for fact in new:
            self._mark(self.added, fact, self._kind(self.b, fact))
        for same in left.values():
            for fact in same:
                self._mark(self.dropped, fact, self._kind(self.a, fact))
        self._bounds(pairs)
        self._counted(pairs)

    def _bounds(self, pairs: list[tuple[Fact, Fact]]) -> None:
        for old, fact in pairs:
            if old.bound == fact.bound:
                continue
            if old.bound in ("about", "at most"):
                self._mark(self.dropped, old, self._kind(self.a, old))
            elif fact.bound == "at least" and old.kind != "date":
                self._mark(self.added, fact, self._kind(self.b, fact))

    def _counted(self, pairs: list[tuple[Fact, Fact]]) -> None:
        """Numbers that changed places: "12 agents and 3 managers" -> "3 agents and 12 managers"."""
        if len(pairs) < 2:
            return
        heads = [(_head(self.a, old.last), _head(self.b, fact.last)) for old, fact in pairs]
        for k, (old, fact) in enumerate(pairs):
            a, b = heads[k]
            if a is None or b is None or self.a.meanings[a].keys & self.b.meanings[b].keys:
                continue
            for j, (other, _) in enumerate(pairs):
                c = heads[j][0]
                if (
                    j != k
                    and other.value != old.value
                    and c is not None
                    and self.a.meanings[c].keys & self.b.meanings[b].keys
                    and not any(
                        pairs[n][0].value == old.value
                        and heads[n][0] is not None
                        and self.a.meanings[heads[n][0] or 0].keys & self.b.meanings[b].keys
                        for n in range(len(pairs))
                    )
                ):
                    self._mark(self.added, fact, self._kind(self.b, fact))
                    self._mark(self.dropped, old, self._kind(self.a, old))

    def _dates(self) -> None:
        def dates(side: _Side) -> dict[str, list[Fact]]:
            found: dict[str, list[Fact]] = {}
            for fact in side.facts:
                if fact.kind == "frequency" or (fact.kind == "date" and " " not in fact.value):
                    found.setdefault(fact.value, []).append(fact)
            return found

        old, new = dates(self.a), dates(self.b)
        for marks, these, those, other in ((self.added, new, old, self.a), (self.dropped, old, new, self.b)):
            for value in these.keys() - those.keys():
                if not any(f.value.split(" ")[0] == value for f in other.facts):
                    for fact in these[value]:
                        self._mark(marks, fact, "date")

    def _names(self) -> None:
        for fact in self.a.facts:
            if fact.kind not in _NUMERIC:
                for i in range(fact.first, fact.last):
                    if self.a.meanings[i].content and not self.a_in_b[i]:
                        self.dropped[i] = "number" if fact.kind == "ordinal" else "name"

    def _words(self) -> None:
        """Words of the rewrite that nothing in the original says."""
        numeric = {i for f in self.b.facts if f.kind in _NUMERIC for i in range(f.first, f.last)}
        for i, m in enumerate(self.b.meanings):
            if m.content and not self.b_in_a[i] and i not in numeric and i not in self.added:
                fact = self.b.fact_at.get(i)
                if fact or not m.light:
                    self.added[i] = "" if fact is None else "number" if fact.kind == "ordinal" else "name"

    def _customers(self) -> None:
        """Customers are counted too: "customer" once more, in other company, is another claim."""

        def uses(side: _Side) -> dict[str, list[int]]:
            found: dict[str, list[int]] = {}
            for i, m in enumerate(side.meanings):
                if m.content and "customer" in _classes(m.word):
                    found.setdefault(min(m.lemmas, key=len), []).append(i)
            return found

        old = uses(self.a)
        for lemma, places in uses(self.b).items():
            before = old.get(lemma, [])
            if before and len(places) > len(before):
                company = {
                    k
                    for i in before
                    for j in (i - 1, i + 1)
                    if 0 <= j < len(self.a.atoms)
                    for k in self.a.meanings[j].keys
                }
                strange = [
                    i
                    for i in places
                    if not any(
                        self.b.meanings[j].content and self.b.meanings[j].keys & company
                        for j in (i - 1, i + 1)
                        if 0 <= j < len(self.b.atoms)
                    )
                ]
                for i in strange[: len(places) - len(before)]:
                    self.added.setdefault(i, "audience")

    def _closed_words(self) -> None:
        """Words that are too small to be claims, and are: "all", "no"."""
        a, b = ([m.word for m in side.meanings] for side in (self.a, self.b))
        everyone, negation = words("everyone"), words("negation")
        if not everyone.intersection(a):
            for i, word in enumerate(b):
                if word in ("all", "every", "entire", "whole") and i not in self.b.fact_at:
                    self.added[i] = "scope"
        if not negation.intersection(a) and not any("free" in m.lemmas for m in self.a.meanings):
            self.added.update((i, self.added.get(i, "")) for i, word in enumerate(b) if word in negation)
        if not negation.intersection(b) and not any("free" in m.lemmas for m in self.b.meanings):
            for i, word in enumerate(a):
                if word in negation and not (
                    word in ("no", "not") and i + 1 < len(a) and a[i + 1] in ("only", "just", "longer")
                ):
                    self.dropped[i] = "scope"

    def _ownership(self) -> None:
        lex = lexicon.load()
        a, b = self.a.clauses, self.b.clauses
        helpers = words("helpers")
        said = {m.word for m in self.b.meanings}
        for i in b.verbs:
            m = self.b.meanings[i]
            if self.added.get(i) or not self._finite(i):
                continue
            rung = _rung(lex, m)
            places = self.b_in_a[i]
            if not places:
                if i in self.added and rung > lexicon.RUNGS.index("did"):
                    self.added[i] = "ownership"
                continue
            if i in b.helped or i in b.aims or m.verb in helpers:
                continue
            if rung > lexicon.RUNGS.index("did"):
                exact = [p for p in places if self.a.meanings[p].lemmas & m.lemmas]
                verbs = [p for p in places if self.a.meanings[p].verb]
                if not exact and verbs and all(_rung(lex, self.a.meanings[p]) < rung for p in verbs):
                    self.added[i] = "ownership"
                    continue
            if a.helped and all(p in a.helped for p in places):
                self.added[i] = "ownership"
                continue
            if a.helped and (head := _head(self.b, i + 1)) is not None:
                objects = self.b_in_a[head]
                if (
                    objects
                    and all(p in a.helped for p in objects)
                    and head not in b.helped
                    and not m.light
                    and not any(p in a.helped for p in places)
                    and m.verb not in words("beside")
                ):
                    self.added[i] = "ownership"
                    continue
            if (
                a.beside
                and all(p in a.beside for p in places)
                and not said & {"with", "alongside", "together", "jointly"}
                and not any(self.b.meanings[k].verb in words("beside") for k in b.verbs)
            ):
                partners = {k for p in places for k in a.beside[p]}
                if not any(
                    self.a_in_b[k] for k in partners if self.a.meanings[k].content and not self.a.meanings[k].light
                ):
                    self.added[i] = "ownership"
                    continue
            told = [a.told[p] for p in places if p in a.told]
            if told and len(told) == len(places) and i not in b.told and not any(self.a_in_b[k] for k in told):
                self.added[i] = "ownership"

    def _finite(self, i: int) -> bool:
        """Whether a form that may be a noun ("lead", "associate") is a verb here: the sentence opens in the same form."""
        m, sentence = self.b.meanings[i], self.b.clauses.sentence
        if m.word != m.verb or (i and self.b.atoms[i - 1].lower == "to"):
            return True
        first = self.b.meanings[sentence.index(sentence[i])]
        return first.word == first.verb

    def _links(self) -> None:
        """Ties of the rewrite between parts that the original leaves untied."""
        for link in self.b.clauses.links:
            if link.kind != "done" and not self._licensed(link):
                for i in range(link.first, min(link.head + 1, len(self.b.atoms))):
                    if self.b.atoms[i].lower != ",":
                        self.added[i] = "causality"

    def _licensed(self, link: Link) -> bool:
        b, sentence = self.b.clauses, self.b.clauses.sentence
        end = min((n.first for n in b.links if n.first > link.head), default=len(sentence))
        left = {p for i in range(link.first) if sentence[i] == sentence[link.first] for p in self._solid(i)}
        right = {p for i in range(link.head, end) if sentence[i] == sentence[link.first] for p in self._solid(i)}
        if not left or not right:  # all of it is an addition already, or too little to tie
            return True
        a = self.a.clauses
        aims = link.kind == "means" and not self._effect_moves(link)  # "held workshops to gather needs"
        for tie in a.links + ([Link("aim", i, i) for i in sorted(a.aims)] if aims else []):
            of = a.sentence[tie.head]
            before = {p for p in left if a.sentence[p] == of and p < tie.head}
            after = {p for p in right if a.sentence[p] == of and p >= tie.head}
            if before and after:
                return True
            if any(p >= tie.head and a.sentence[p] == of for p in left) and any(
                p < tie.head and a.sentence[p] == of for p in right
            ):
                return True
        return False

    def _effect_moves(self, link: Link) -> bool:
        """Whether the verb that a "by ..." explains states a result."""
        return any(i < link.first and self.b.meanings[i].verb in words("moves") for i in self.b.clauses.verbs)

    def _solid(self, i: int) -> list[int]:
        m = self.b.meanings[i]
        return self.b_in_a[i] if m.content and not m.light else []

    def _aims(self) -> None:
        """Aims of the original that the rewrite states as done."""
        a, b = self.a.clauses, self.b.clauses
        moves = words("moves")
        for i in b.verbs:
            m = self.b.meanings[i]
            if m.verb not in moves or i in b.aims or i in self.added or not self.b_in_a[i]:
                continue
            places = [p for p in self.b_in_a[i] if self.a.meanings[p].verb]
            if places and all(p in a.aims for p in places):
                self.added[i] = "causality"
                if i and self.b.atoms[i - 1].lower in words("relative"):
                    self.added[i - 1] = "causality"


def _classes(word: str) -> frozenset[str]:
    return lexicon.load().classes.get((word,), frozenset())


def _rung(lex: lexicon.Lexicon, m: Meaning) -> int:
    """The place of a verb on the ladder of rungs; the lowest where the form belongs to two verbs ("found")."""
    return min((lexicon.RUNGS.index(lex.rung_of(verb)) for verb in m.verbs), default=lexicon.RUNGS.index("did"))


def _head(side: _Side, i: int) -> int | None:
    """The first word of substance from part ``i`` on, before any mark."""
    for k in range(i, min(i + 5, len(side.atoms))):
        m = side.meanings[k]
        if m.content and not m.light and k not in side.fact_at:
            return k
        if not m.word[0].isalnum():
            return None
    return None


def _keep_left(a: _Side, b: _Side) -> Callable[[int], bool]:
    """Whether the small word at a part of the rewrite was there before, after the same word."""
    pairs = {(a.atoms[i].lower, a.atoms[i + 1].lower) for i in range(len(a.atoms) - 1)}

    def kept(i: int) -> bool:
        if i == 0:
            return False
        word = b.atoms[i].lower
        if (b.atoms[i - 1].lower, word) in pairs:
            return True
        return any((form, word) in pairs for form in b.meanings[i - 1].lemmas)

    return kept


def _entries(side: _Side, marks: dict[int, str], kept: Callable[[int], bool] | None) -> Iterator[Entry]:
    """Joins marked parts to phrases, over the small words between them, and names their kind."""
    run: list[int] = []
    for i in sorted(marks):
        if (
            run
            and all(side.atoms[k].lower.isalnum() and not side.meanings[k].content for k in range(run[-1] + 1, i))
            and i - run[-1] < 5
            and (side.clauses.sentence[i] == side.clauses.sentence[run[-1]])
        ):
            run.append(i)
        else:
            if run:
                yield _entry(side, run, marks, kept)
            run = [i]
    if run:
        yield _entry(side, run, marks, kept)


def _entry(side: _Side, run: list[int], marks: dict[int, str], kept: Callable[[int], bool] | None) -> Entry:
    first, last = run[0], run[-1]
    kind = _named(side, run, {marks[i] for i in run})
    if kept:
        while (
            first
            and not side.meanings[first - 1].content
            and side.atoms[first - 1].lower.isalpha()
            and not kept(first - 1)
        ):
            first -= 1
    start, end = side.atoms[first].start, side.atoms[last].end
    return Entry(start, end, side.text[start:end], kind)


def _named(side: _Side, run: list[int], kinds: Iterable[str]) -> str:
    """The kind of a phrase: what it was marked as, else what its words are."""
    marked = Counter(kinds)
    senses = {
        name for i in run for form in (*side.meanings[i].lemmas, side.meanings[i].word) for name in _classes(form)
    }
    aim = any(i in side.clauses.aims for i in run)
    moves = bool(senses & {"raise", "lower"}) and any(side.meanings[i].verb in words("moves") for i in run)
    for kind in ("ownership", "causality", "headcount"):
        if marked[kind]:
            return kind
    if moves or (senses & {"outcome_metric", "delivery_result"} and marked["number"]):
        return "goal" if aim else "outcome"
    for kind in ("number", "name", "date", "audience", "scope"):
        if marked[kind]:
            return kind
    if "choose" in senses and any("choose" in _classes(side.meanings[i].word) for i in run):
        return "decision"
    lead = side.atoms[run[0] - 1].lower if run[0] else ""
    if senses & {"customer"}:
        return "basis" if lead in ("against", "on", "in", "by") else "audience"
    if lead in ("against", "on") or senses & {"value_basis", "discovery_evidence"}:
        return "basis"
    if "goal" in {form for i in run for form in side.meanings[i].lemmas} or aim:
        return "goal"
    if senses & {"outcome_metric", "delivery_result"}:
        return "outcome"
    if {m.word for i in run for m in (side.meanings[i],)} & {
        "wide",
        "global",
        "globally",
        "organization",
        "company",
        "enterprise",
        "nationwide",
        "worldwide",
    }:
        return "scope"
    return "action"


@lru_cache(4096)
def compare(original: str, rewrite: str) -> Ledger:
    """What ``rewrite`` claims beyond ``original``, and which of its facts it drops or alters.

    >>> ledger = compare("Contributed to the roadmap for 3 teams", "Led the roadmap for three teams, doubling revenue")
    >>> [(entry.text, entry.kind) for entry in ledger.added]
    [('Led', 'ownership'), ('doubling revenue', 'outcome')]
    >>> compare("Cut cost by 24% for QA", "Cut costs by 24 percent for quality assurance").clean
    True
    """
    return _Comparison(_read(original), _read(rewrite)).run()
