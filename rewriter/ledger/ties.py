"""Ties: how the actions of a text hang together (result, means, aim) and whose they were, told by small words."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rewriter import lexicon
from rewriter.equivalents import Meaning
from rewriter.facts.tables import tables
from rewriter.tokens import Token, lemmas, parts

_ENDS = frozenset(".!?;•|")
_PAUSES = frozenset(",:()–—-/") | _ENDS
_ANDS = frozenset(("and", "&"))

Phrases = dict[str, tuple[tuple[str, ...], ...]]  # first word -> phrases, longest first


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between what stands before part ``first`` and the verb (or noun) at ``head``.

    ``kind`` is result (the head was brought about), cause (it brought about), means (how it was done), done (what was
    used before was used for it) or told (a sentence says that the one before brought it about). ``since`` is the part
    where what stands before begins, if that is in another sentence.
    """

    kind: str
    first: int
    head: int
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """What the small words around a text's actions say; numbers are places of parts.

    ``sentence`` numbers each part's sentence; ``verbs`` open a clause, ``main`` are those that say what was done;
    ``aims`` are wanted, not done, ``intended`` those of them that a word says so of; ``helped`` are what the writer
    took part in, ``due`` what a duty opener says was the job; ``beside`` maps what was done with others to the others;
    ``told`` maps a verb to its subject that is not the writer; ``denied`` maps what a "not" or a "pending" reaches to
    that word; ``openers`` maps what is aimed at, helped with or due to the words that say so.
    """

    sentence: list[int]
    links: list[Link]
    verbs: list[int]
    main: set[int]
    aims: set[int]
    intended: set[int]
    helped: set[int]
    due: set[int]
    beside: dict[int, range]
    told: dict[int, int]
    denied: dict[int, int]
    openers: dict[int, range]


@cache
def _data() -> dict[str, list[str]]:
    folder = files(lexicon.__package__)
    links = tomllib.loads(folder.joinpath("links.toml").read_text(encoding="utf-8"))
    duty = tomllib.loads(folder.joinpath("words.toml").read_text(encoding="utf-8"))["duty"]
    return {name: table["words"] for name, table in {**links, "duty": duty}.items()}


@cache
def words(name: str) -> frozenset[str]:
    """One table of ``lexicon/links.toml``.

    >>> "which" in words("relative")
    True
    """
    return frozenset(_data()[name])


@cache
def phrases_of(name: str) -> Phrases:
    """One table of ``lexicon/links.toml``, its phrases as their parts by the first, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for word in _data()[name]:
        said = tuple(part.lower for part in parts(word))
        table.setdefault(said[0], []).append(said)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in table.items()}


class _Reader:
    """One text, its parts and their meanings; each method answers one question about a place in it."""

    def __init__(self, atoms: Sequence[Token], meanings: Sequence[Meaning]) -> None:
        self.meanings = meanings
        self.lower = [atom.lower for atom in atoms]
        self.size = len(self.lower)
        self.sentence = list(self._sentences(atoms))
        self.subjects = set(self._subjects())
        self.verbs = [i for i in range(self.size) if self.opens(i)]
        self.openers: dict[int, range] = {}

    def _sentences(self, atoms: Sequence[Token]) -> Iterator[int]:
        number = 0
        for i, word in enumerate(self.lower):
            yield number
            inside = word == "." and i + 1 < self.size and atoms[i + 1].start == atoms[i].end  # "U.S.", "5.0.1"
            number += word in _ENDS and not inside

    def _subjects(self) -> Iterator[int]:
        """Others that a sentence begins with: "The team cut ..."."""
        others = words("others")
        for i, word in enumerate(self.lower):
            if word in others:
                first = i - 1 if i and self.lower[i - 1] in ("the", "our") else i
                if first == 0 or self.lower[first - 1] in _ENDS or self.lower[first - 1] in words("relative"):
                    yield i

    def phrase(self, table: str, i: int, *, by_lemma: bool = False) -> int:
        """How many parts the longest phrase of a table takes at part ``i``; 0 if none begins there."""
        rows = phrases_of(table)
        for start in (self.lower[i], self.meanings[i].verb) if by_lemma else (self.lower[i],):
            for said in rows.get(start, ()):
                if tuple(self.lower[i + 1 : i + len(said)]) == said[1:]:
                    return len(said)
        return 0

    def adverb(self, i: int) -> bool:
        word = self.lower[i]
        return (word.endswith("ly") and not self.meanings[i].verb) or word in words("adverbs")

    def after_adverbs(self, i: int) -> int:
        while i < self.size and self.adverb(i):
            i += 1
        return i

    def before_adverbs(self, i: int) -> int:
        while i >= 0 and self.adverb(i):
            i -= 1
        return i

    def verb(self, i: int) -> bool:
        return i < self.size and bool(self.meanings[i].verb) and self.meanings[i].content

    def gerund(self, i: int) -> bool:
        return self.verb(i) and self.lower[i].endswith("ing") and len(self.lower[i]) > 4

    def form(self, i: int) -> str:
        if self.gerund(i):
            return "gerund"
        return "base" if self.lower[i] == self.meanings[i].verb else "past"

    def opens(self, i: int) -> bool:
        """Whether the verb at part ``i`` opens a clause: nothing but adverbs between it and what begins one."""
        if not self.verb(i) or self._describes(i) or self._kind(i):
            return False
        before = self.before_adverbs(i - 1)
        if before < 0 or before in self.subjects:
            return True
        word = self.lower[before]
        if word == "to" and self.lower[i] in lexicon.load().noun_gerunds:
            return False  # "to marketing engineers"
        return word in _PAUSES or word in words("openers") or (word in words("gerund_openers") and self.gerund(i))

    def _describes(self, i: int) -> bool:
        """Whether what may be a verb describes somebody: "direct contributor to"."""
        word, person = self.lower[i], self.lower[i + 1] if i + 1 < self.size else ""
        one = lexicon.load().has(person, "people") and person in lemmas(person, "NOUN")
        return one and word in lemmas(word, "ADJ") and word == self.meanings[i].verb

    def _kind(self, i: int) -> bool:
        """Whether what may be a verb says of what kind a meeting is: "walkthroughs and review meetings"."""
        following = self.lower[i + 1] if i + 1 < self.size else ""
        noun = self.lower[i] == self.meanings[i].verb and self.lower[i] in lemmas(self.lower[i], "NOUN")
        return noun and i > 0 and lexicon.load().has(following, "meeting")

    def does(self, i: int) -> bool:
        """Whether the sentence of part ``i`` opens by using something: what it was used to do was done."""
        first = self.after_adverbs(self.sentence.index(self.sentence[i]))
        sets = self.gerund(first) and "," in self.lower[first:i]  # "Using Jira, ran trials to find faults"
        verb = self.meanings[first].verb
        to = self.lower[first + 1 : first + 2] == ["to"]
        managed = verb != "manage" or to  # "managed to cut cost", but "managed riders to cut cost"
        return verb in words("does") and managed and not sets

    def links(self) -> list[Link]:
        found = [link for i in range(1, self.size) if (link := self._told_result(i))]
        i = 0
        while i < self.size:
            link = self._connector(i) or self._participle(i, found) or self._named_result(i)
            if link:
                found.append(link)
                i = max(link.head, i + 1) if link.head > i and link.kind in ("result", "cause") else link.head + 1
            else:
                i += 1
        return found

    def _named_result(self, i: int) -> Link | None:
        """ "Automated billing for a 10% reduction in cost"."""
        before = self.lower[max(0, i - 5) : i]
        counted = any(word[0].isdigit() or word[-1].isdigit() for word in before)
        if not counted or i in self.verbs or not {"with", "for", ","} & set(before):
            return None
        return Link("done", i, i) if self.meanings[i].keys & words("moves") else None

    def _told_result(self, i: int) -> Link | None:
        """ "Moved to a host. This project reduced spend": a sentence about the one before says what that did."""
        if self.sentence[i] == self.sentence[i - 1] or i in self.verbs:
            return None
        bring = words("moves") | words("brings")
        for k in range(i + 1, min(i + 8, self.size)):
            if self.sentence[k] != self.sentence[i] or self.lower[k] == "to":
                return None
            if self.verb(k) and self.form(k) == "past" and self.meanings[k].verb in bring:
                return Link("told", i, k, self.sentence.index(self.sentence[i - 1]))
        return None

    def _connector(self, i: int) -> Link | None:
        word, head = self.lower[i], self.after_adverbs(i + 1)
        if (length := self.phrase("result", i)) and not self._aims_on(i, length):
            return Link("result", i, min(self.after_adverbs(i + length), self.size - 1), self._sentence_before(i))
        if length := self.phrase("cause", i):
            return Link("cause", i, min(i + length, self.size - 1))
        if word == "to" and self.verb(head) and self.form(head) == "base" and self.does(head):
            return Link("done", i, head)
        if word in words("means") and self.gerund(head):
            noun = word != "by" and self.lower[head] in lemmas(self.lower[head], "NOUN")  # "through training"
            return Link("done" if noun else "means", i, head)
        if word in words("instruments") and head < self.size:
            return Link("done", i, head)
        if i and (word in words("relative") or (word == "this" and self.lower[i - 1] in (",", *_ANDS))):
            if self.lower[i + 1 : i + 3] == ["in", "turn"]:
                head = self.after_adverbs(i + 3)
            if self.verb(head) and self.meanings[head].verb in words("brings"):
                return Link("result", i, head)
        return None

    def _aims_on(self, i: int, length: int) -> bool:
        """Whether what looks like a result leads up to an aim: "a list for shift leads to shorten", ", so as to"."""
        if self.lower[i + length : i + length + 1] == ["as"]:
            return True
        head = self.after_adverbs(i + length)
        acts = self.verb(head) and self.form(head) == "base" and not lemmas(self.lower[head], "NOUN")
        return self.lower[i] in ("lead", "leads") and acts

    def _sentence_before(self, i: int) -> int | None:
        """Where the sentence before the one that part ``i`` opens begins: "Ran demos. As a result, ..."."""
        opens = i > 0 and self.sentence[i - 1] != self.sentence[i]
        return self.sentence.index(self.sentence[i - 1]) if opens else None

    def _participle(self, i: int, found: Sequence[Link]) -> Link | None:
        """ ", reducing cost": the gerund of a verb that states a result, after a clause."""
        if not i or not self.gerund(i):
            return None
        verb = self.meanings[i].verb
        if verb not in words("moves") and verb not in words("participles"):
            return None
        before = max(self.before_adverbs(i - 1), 0)
        mark = self.lower[before]
        if mark == "," and before > 1 and self.gerund(before - 1) and self.lower[before - 2] in words("gerund_openers"):
            return None  # "for extracting, transforming and loading"
        if mark in _PAUSES - _ENDS or (self.meanings[before].content and mark not in ("help", "start")):
            return Link("result", before + 1, i)
        again = mark in _ANDS and any(n.kind == "result" and self.sentence[n.head] == self.sentence[i] for n in found)
        return Link("result", i, i) if again else None

    def intended(self) -> set[int]:
        found = set()
        for i in range(self.size):
            head = self.after_adverbs(i + self.phrase("intended", i)) if self.phrase("intended", i) else self.size
            if head + 1 < self.size and self.lower[head] == "be":
                head = self.after_adverbs(head + 1)  # "could be automated"
            if self.verb(head) and not self.gerund(head):
                found.add(head)
                self.openers[head] = range(i, head)
        return found

    def aims(self) -> set[int]:
        found = self.intended()
        i = 0
        while i < self.size:
            duty = self.phrase("duty", i)
            length = self.phrase("aim", i) or duty
            if self.lower[i] == "to" and i and self.lower[i - 1] == "able":
                length = 0  # "was able to cut": it was done
            beside = self.lower[i] in ("for", "on")  # "worked on cutting cost"
            if beside and not (self.gerund(i + 1) and self.meanings[i + 1].verb in words("moves")):
                length = duty
            if length:
                head = self.after_adverbs(i + length)
                if self.lower[i] == "to" and head < self.size and self.lower[head] in ("help", "further", "better"):
                    head = self.after_adverbs(head + 1)
                if self.verb(head) and self.form(head) != "past" and (duty or not self.does(head)):
                    aimed = {head, *self._coordinated(head, bool(duty))}
                    found |= aimed
                    self.openers.update((k, range(i, i + length)) for k in aimed if k not in self.openers)
            i += length or 1
        return found

    def _coordinated(self, head: int, duty: bool) -> Iterator[int]:
        """Aims that hang on the same "to": "to cut cost and raise speed"."""
        form = self.form(head)
        for k in range(head + 1, self.size - 1):
            if self.sentence[k] != self.sentence[head]:
                return
            after = self.after_adverbs(k + 1)
            if not self.verb(after):
                continue
            joined = self.lower[k] in _ANDS or (self.lower[k] == "," and form == "base" and not duty)
            if joined and self.form(after) == form and self.meanings[after].verb in words("moves"):
                yield after
            elif (joined or self.lower[k] == ",") and self.form(after) == "past":
                return

    def scope(self, first: int, form: str) -> int:
        """Where the reach of a helping verb in ``form`` ends, which begins at part ``first``."""
        inner = ""
        for i in range(first, self.size):
            word = self.lower[i]
            if self.sentence[i] != self.sentence[first - 1] or word in words("ends_help") or word in (";", ".", ":"):
                return i
            if word == "," and inner != "gerund" and self._tells_how(self.after_adverbs(i + 1)):
                return i  # "supported 10 projects, keeping plans current"
            if self.lower[i : i + 3] == ["as", "well", "as"] and self._takes_over(self.after_adverbs(i + 3), form):
                return i
            if word in ("and", ",") and i + 1 < self.size and self.lower[i + 1] in ("was", "were", "is", "am"):
                return i  # "assisted the desk and was a member of the board"
            if word in ("and", ","):
                after = i + 2 if word == "," and i + 1 < self.size and self.lower[i + 1] in _ANDS else i + 1
                if form != inner and self._takes_over(self.after_adverbs(after), form):
                    return i
            elif self.verb(i) and (self.opens(i) or (i == first and self.meanings[i - 1].verb == "help")):
                inner = self.form(i)  # "Help draw maps and write guides": help with both
        return self.size

    def _tells_how(self, i: int) -> bool:
        """Whether a gerund at part ``i`` tells what was done besides helping, and no result of it."""
        return self.gerund(i) and self.meanings[i].verb not in words("moves") | words("brings")

    def _takes_over(self, i: int, form: str) -> bool:
        """Whether the verb at part ``i`` stands beside a helping verb in ``form``, not under it."""
        if not self.verb(i) or self.form(i) != form:
            return False
        word = self.lower[i]
        return form != "past" or word.endswith("ed") or not word.endswith("s")

    def helped(self) -> set[int]:
        found: set[int] = set()
        openers = set(self.verbs)
        for i in range(self.size):
            if i in found:
                continue
            before = self.lower[i - 1] if i else ","
            length = self._helper(i) if i in openers else 0
            if not length and (i in openers or before in _PAUSES or before in ("and", "was") or self.adverb(i - 1)):
                length = self.phrase("involved", i)
            if length:
                form = self.form(i) if self.verb(i) else "past"
                reach = range(i + length, self.scope(i + length, form))
                found.update(reach)
                self.openers.update(dict.fromkeys(reach, range(i, i + length)))
            elif length := self.phrase("membership", i):
                whole = [k for k in range(self.size) if self.sentence[k] == self.sentence[i]]
                found.update(whole)
                self.openers.update(dict.fromkeys(whole, range(i, i + length)))
        return found

    def due(self) -> set[int]:
        found: set[int] = set()
        for i in range(self.size):
            length = self.phrase("duty", i)
            for k in range(i + length, self.size) if length else ():
                if self.sentence[k] != self.sentence[i] or self.lower[k] in words("ends_help"):
                    break
                found.add(k)
                self.openers.setdefault(k, range(i, i + length))
        return found

    def denied(self) -> Iterator[tuple[int, int]]:
        for i, word in enumerate(self.lower):
            if word not in words("negation") and word not in words("awaiting"):
                continue
            for k in range(i + 1, self.size):
                if self.lower[k] in _PAUSES - {"-"} or self.lower[k] in words("ends_denial"):
                    break
                yield k, i

    def _helper(self, i: int) -> int:
        """How many parts a helping verb takes at part ``i``; "support" after "and" is a noun in a list."""
        listed = self.form(i) == "base" and i and self.lower[i - 1] in (",", "or", *_ANDS)
        if listed and self.form(self.sentence.index(self.sentence[i])) != "base":
            return 0
        return self.phrase("helpers", i, by_lemma=True)

    def beside(self) -> dict[int, range]:
        found: dict[int, range] = {}
        for i in self.verbs:
            if self.meanings[i].verb not in words("beside"):
                continue
            near = [j for j in range(i + 1, min(i + 4, self.size)) if self.lower[j] in words("with")]
            if not near:
                continue
            k = first = near[0] + 1
            while k < self.size and self.lower[k] not in ("to", "on", "in", "for", ";", ".", "by", "through"):
                k += 1
            if k < self.size and self.lower[k] in ("to", "on", "in", "for"):
                found.update(dict.fromkeys(range(k + 1, self.scope(k + 1, self.form(i))), range(first, k)))
        return found

    def main(self) -> set[int]:
        found = set()
        for i in self.verbs:
            before = self.before_adverbs(i - 1)
            joined = before < 0 or self.lower[before] in _PAUSES or self.lower[before] in ("and", "&", "or")
            if joined and self.form(i) != "gerund":
                found.add(i)
        return found

    def told(self) -> Iterable[tuple[int, int]]:
        for subject in self.subjects:
            verb = self.after_adverbs(subject + 1)
            if self.verb(verb):
                yield verb, subject
        for i, word in enumerate(self.lower):
            yield from self._told_in_relative(i) if word in words("relative") else ()
            if word == "by" and i and self.verb(i - 1) and self.form(i - 1) == "past":
                yield from ((i - 1, k) for k in self._people(i + 1))  # "were written by the owner"

    def _told_in_relative(self, i: int) -> Iterator[tuple[int, int]]:
        """What others did with a thing: "which the operations director presented", "that a clerk then coded"."""
        for subject in self._people(i + 1):
            verb = self.after_adverbs(subject + 1)
            if self.verb(verb) and self.form(verb) == "past":
                yield verb, subject

    def _people(self, first: int) -> Iterator[int]:
        """The last word of somebody who is named from part ``first`` on, behind an article or in the plural."""
        article = first < self.size and self.lower[first] in words("article")
        k = first + article
        while k < min(first + 5, self.size) and self.meanings[k].content:
            word = self.lower[k]
            one = word in lemmas(word, "NOUN") or not word.endswith("s")
            person = not tables().people.isdisjoint(self.meanings[k].lemmas) and (article or not one)
            ends = k + 1 == self.size or not self.meanings[k + 1].content or self.verb(self.after_adverbs(k + 1))
            if person and ends:
                yield k
                return
            k += 1


def ties(atoms: Sequence[Token], meanings: Sequence[Meaning]) -> Ties:
    """Reads the ties of a text that is cut into parts, with the meaning of each.

    >>> from rewriter.equivalents import meanings_of
    >>> atoms = parts("Assisted in planning releases, reducing rework by automating tests to save time.")
    >>> read = ties(atoms, meanings_of(atoms))
    >>> [(link.kind, atoms[link.head].text) for link in read.links]
    [('result', 'reducing'), ('means', 'automating')]
    >>> [atoms[i].text for i in sorted(read.aims)], [atoms[i].text for i in sorted(read.helped)][:2]
    (['save'], ['in', 'planning'])
    """
    reader = _Reader(atoms, meanings)
    return Ties(
        sentence=reader.sentence,
        links=reader.links(),
        verbs=reader.verbs,
        main=reader.main(),
        aims=reader.aims(),
        intended=reader.intended(),
        helped=reader.helped(),
        due=reader.due(),
        beside=reader.beside(),
        told=dict(reader.told()),
        denied=dict(reader.denied()),
        openers=reader.openers,
    )
