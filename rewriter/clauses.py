"""Clauses: how the actions of a bullet hang together (result, means, aim) and whose they were, without a parse."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rewriter import lexicon
from rewriter.equivalents import Meaning
from rewriter.tokens import Token, lemmas, parts

_ENDS = frozenset(".!?;•|")
_PAUSES = frozenset(",:()–—-/") | _ENDS


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between what stands before part ``first`` and the verb (or noun) at ``head``.

    ``kind`` is result (the head was brought about), cause (it brought about), means (how it was done), done (what was
    used before was used for it) or aim (wanted).
    """

    kind: str
    first: int
    head: int


@dataclass(frozen=True, slots=True)
class Clauses:
    """What the words around a bullet's actions say.

    ``sentence`` numbers each part's sentence; ``verbs`` are the parts where a verb opens a clause; ``aims`` are parts
    that are wanted, not done; ``helped`` are parts that the writer took part in or helped with; ``beside`` maps a part
    that was done with others to the parts that name the others; ``told`` maps a verb to its subject that is not the writer.
    """

    sentence: list[int]
    links: list[Link]
    verbs: list[int]
    aims: set[int]
    helped: set[int]
    beside: dict[int, range]
    told: dict[int, int]


Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: dict[str, Phrases]  # table -> first word -> phrases, longest first
    sets: dict[str, frozenset[str]]


def _phrases(words: Sequence[str]) -> Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        said = tuple(part.lower for part in parts(word))
        table.setdefault(said[0], []).append(said)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in table.items()}


@cache
def _tables() -> _Words:
    folder = files(lexicon.__package__)
    data = tomllib.loads(folder.joinpath("links.toml").read_text(encoding="utf-8"))
    words = tomllib.loads(folder.joinpath("words.toml").read_text(encoding="utf-8"))
    phrases = {name: _phrases(data[name]["words"]) for name in ("result", "cause", "aim", "helpers", "involved")}
    phrases["duty"] = _phrases(words["duty"]["words"])
    return _Words(phrases, {name: frozenset(table["words"]) for name, table in data.items()})


def words(name: str) -> frozenset[str]:
    """One table of ``lexicon/links.toml``.

    >>> "which" in words("relative")
    True
    """
    return _tables().sets[name]


class _Reader:
    def __init__(self, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> None:
        self.meanings = meanings
        self.lower = [atom.lower for atom in atoms]
        self.size = len(self.lower)
        self.tables = _tables()
        self.sentence: list[int] = []
        number = 0
        for i, word in enumerate(self.lower):
            self.sentence.append(number)
            if word in _ENDS and not (word == "." and i + 1 < self.size and atoms[i + 1].start == atoms[i].end):
                number += 1

    def phrase(self, table: str, i: int, *, by_lemma: bool = False) -> int:
        """How many parts the longest phrase of a table takes at part ``i``; 0 if none begins there."""
        rows = self.tables.phrases[table]
        starts = (self.lower[i], self.meanings[i].verb) if by_lemma else (self.lower[i],)
        for start in starts:
            for said in rows.get(start, ()):
                if tuple(self.lower[i + 1 : i + len(said)]) == said[1:]:
                    return len(said)
        return 0

    def adverb(self, i: int) -> bool:
        word = self.lower[i]
        return (word.endswith("ly") and not self.meanings[i].verb) or word in (
            "also",
            "then",
            "not",
            "further",
            "thereby",
            "thus",
            "has",
            "have",
            "had",
            "ultimately",
            "consequently",
            "therefore",
        )

    def after_adverbs(self, i: int) -> int:
        while i < self.size and self.adverb(i):
            i += 1
        return i

    def gerund(self, i: int) -> bool:
        return (
            i < self.size and self.lower[i].endswith("ing") and len(self.lower[i]) > 4 and bool(self.meanings[i].verb)
        )

    def form(self, i: int) -> str:
        word = self.lower[i]
        if self.gerund(i):
            return "gerund"
        return "base" if word == self.meanings[i].verb else "past"

    def verb(self, i: int) -> bool:
        return i < self.size and bool(self.meanings[i].verb) and self.meanings[i].content

    def opens(self, i: int) -> bool:
        """Whether the verb at part ``i`` opens a clause: nothing but adverbs between it and what begins one."""
        if not self.verb(i):
            return False
        before = i - 1
        while before >= 0 and self.adverb(before):
            before -= 1
        if before < 0:
            return True
        word = self.lower[before]
        if word in _PAUSES or word in (
            "and",
            "or",
            "&",
            "to",
            "then",
            "but",
            "by",
            "through",
            "via",
            "while",
            "which",
            "that",
            "who",
            "i",
            "we",
            "they",
            "for",
            "in",
            "of",
            "with",
            "on",
            "at",
            "after",
            "before",
            "when",
            "was",
            "were",
            "be",
            "been",
            "being",
            "is",
            "are",
            "what",
        ):
            return word not in (
                "for",
                "in",
                "of",
                "with",
                "on",
                "at",
                "after",
                "before",
                "while",
                "through",
                "by",
                "via",
            ) or self.gerund(i)
        return before in self.told_subjects

    def subjects(self) -> set[int]:
        others, found = words("others"), set()
        for i, word in enumerate(self.lower):
            if word in others and (
                i == 0
                or self.lower[i - 1] in _ENDS
                or (self.lower[i - 1] in ("the", "our") and (i == 1 or self.lower[i - 2] in _ENDS))
            ):
                found.add(i)
        return found

    def links(self) -> list[Link]:
        found: list[Link] = []
        moves, brings, means = words("moves"), words("brings"), words("means")
        participles = moves | words("participles")
        results: set[int] = set()  # sentences with a result participle so far
        last_means: dict[int, int] = {}
        i = 0
        while i < self.size:
            word, sentence = self.lower[i], self.sentence[i]
            if length := self.phrase("result", i):
                found.append(Link("result", i, min(self.after_adverbs(i + length), self.size - 1)))
                i += length
                continue
            if length := self.phrase("cause", i):
                found.append(Link("cause", i, min(i + length, self.size - 1)))
                i += length
                continue
            head = self.after_adverbs(i + 1)
            if word == "to" and self.verb(head) and self.form(head) == "base" and self.does(head):
                found.append(Link("done", i, head))
                i = head + 1
                continue
            if (
                word in means
                and self.gerund(head)
                and not (word != "by" and self.meanings[head].verb not in words("moves") and self.noun(head))
            ):
                found.append(Link("means", i, head))
                last_means[sentence] = head
                i = head + 1
                continue
            if word in words("relative") and i:
                if self.lower[i + 1 : i + 3] == ["in", "turn"]:
                    head = self.after_adverbs(i + 3)
                if self.verb(head) and self.meanings[head].verb in brings:
                    found.append(Link("result", i, head))
                    i = head + 1
                    continue
            if self.gerund(i) and self.meanings[i].verb in participles and i:
                before = i - 1
                while before and self.adverb(before):
                    before -= 1
                mark = self.lower[before]
                if mark in (",", "–", "—", "-") or (self.meanings[before].content and mark not in ("help", "start")):
                    found.append(Link("result", before + 1, i))
                    results.add(sentence)
                elif mark in ("and", "&") and sentence in results:
                    found.append(Link("result", i, i))
            i += 1
        return found

    def noun(self, i: int) -> bool:
        """Whether a gerund may be a noun: "through training", "via tracking methods"."""
        return self.lower[i] in lemmas(self.lower[i], "NOUN")

    def aims(self) -> set[int]:
        found: set[int] = set()
        i = 0
        while i < self.size:
            length = self.phrase("aim", i) or self.phrase("duty", i)
            if not length:
                i += 1
                continue
            duty = self.lower[i] != "to" and bool(self.phrase("duty", i))
            head = self.after_adverbs(i + length)
            if self.lower[i] == "to" and head < self.size and self.lower[head] in ("help", "further", "better"):
                head = self.after_adverbs(head + 1)
            if self.verb(head) and self.form(head) in ("base", "gerund") and not (not duty and self.does(head)):
                found.add(head)
                form, k = self.form(head), head + 1
                while k + 1 < self.size and self.sentence[k] == self.sentence[head]:  # "to cut cost and raise speed"
                    after = self.after_adverbs(k + 1)
                    joins = self.lower[k] in ("and", "&", "or") or (
                        self.lower[k] == "," and form == "base" and not duty
                    )
                    if (
                        joins
                        and self.verb(after)
                        and self.form(after) == form
                        and self.meanings[after].verb in words("moves")
                    ):
                        found.add(after)
                    elif (
                        self.lower[k] in ("and", ",")
                        and self.verb(after)
                        and self.form(after) == "past"
                        and not self.gerund(after)
                    ):
                        break
                    k += 1
            i += length
        return found

    def does(self, i: int) -> bool:
        """Whether the sentence of part ``i`` opens by using something: what it was used to do was done."""
        first = self.after_adverbs(self.sentence.index(self.sentence[i]))
        return self.meanings[first].verb in words("does")

    def scope(self, first: int, form: str) -> int:
        """Where the reach of a helping verb in ``form`` ends, which begins at part ``first``."""
        ends = words("ends_help")
        i = first
        inner = ""
        while i < self.size and self.sentence[i] == self.sentence[first - 1]:
            word = self.lower[i]
            if word in ends or word in (";", ".", ":"):
                return i
            if word in ("and", "&", ",") and i + 1 < self.size:
                after = self.after_adverbs(i + 2 if word == "," and self.lower[i + 1] in ("and", "&") else i + 1)
                if (
                    self.verb(after)
                    and self.form(after) == form
                    and form != inner
                    and (form != "base" or not self.meanings[i - 1].light)
                ):
                    if form == "past" and not self.sure_past(after):
                        i += 1
                        continue
                    return i
            elif self.verb(i) and self.opens(i):
                inner = self.form(i)
            i += 1
        return i

    def sure_past(self, i: int) -> bool:
        word = self.lower[i]
        return word.endswith("ed") or (word != self.meanings[i].verb and not word.endswith("s"))

    def helped(self, verbs: list[int]) -> set[int]:
        found: set[int] = set()
        openers = set(verbs)
        for i in range(self.size):
            length = 0
            if i in openers and self.meanings[i].verb:
                length = self.phrase("helpers", i, by_lemma=True)
                if (
                    length
                    and self.lower[i] in ("support", "aid", "help")
                    and self.form(i) == "base"
                    and i
                    and self.lower[i - 1] in ("and", "&", "or", "with", "for", ",")
                ):
                    continue  # a noun in a list
            if not length:
                length = (
                    self.phrase("involved", i)
                    if i == 0 or i in openers or self.lower[i - 1] in (*_PAUSES, "and", "was", "actively", "heavily")
                    else 0
                )
            if length and i not in found:
                found.update(
                    range(i + length, self.scope(i + length, self.form(i) if self.meanings[i].verb else "past"))
                )
        return found

    def beside(self, verbs: list[int]) -> dict[int, range]:
        found: dict[int, range] = {}
        beside, with_ = words("beside"), words("with")
        for i in verbs:
            if self.meanings[i].verb not in beside:
                continue
            j = i + 1
            while j < self.size and j < i + 4 and self.lower[j] not in with_:
                j += 1
            if j >= self.size or self.lower[j] not in with_:
                continue
            k = j + 1
            while (
                k < self.size
                and self.lower[k] not in ("to", "on", "in", "for", ";", ".", "by", "through")
                and not (
                    self.lower[k] in ("and", ",")
                    and self.verb(k + 1)
                    and self.form(k + 1) == self.form(i)
                    and self.form(i) != "base"
                )
            ):
                k += 1
            if k < self.size and self.lower[k] in ("to", "on", "in", "for"):
                for part in range(k + 1, self.scope(k + 1, self.form(i))):
                    found[part] = range(j + 1, k)
        return found

    def read(self) -> Clauses:
        self.told_subjects = self.subjects()
        verbs = [i for i in range(self.size) if self.opens(i)]
        told = {self.after_adverbs(s + 1): s for s in self.told_subjects if self.verb(self.after_adverbs(s + 1))}
        return Clauses(self.sentence, self.links(), verbs, self.aims(), self.helped(verbs), self.beside(verbs), told)


def clauses(atoms: Sequence[Token], meanings: Sequence[Meaning]) -> Clauses:
    """Reads the clauses of a text that is cut into parts, with the meaning of each.

    >>> from rewriter.equivalents import meaning
    >>> atoms = parts("Assisted in planning releases, reducing rework by automating tests to save time.")
    >>> read = clauses(atoms, [meaning(atom.lower) for atom in atoms])
    >>> [(link.kind, atoms[link.head].text) for link in read.links]
    [('result', 'reducing'), ('means', 'automating')]
    >>> [atoms[i].text for i in sorted(read.aims)], [atoms[i].text for i in sorted(read.helped)][:2]
    (['save'], ['planning', 'releases'])
    """
    return _Reader(atoms, meanings).read()
