"""The parts of a reading: verbs, clauses and sentences, as plain data with places in the bullet."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at ``start:end`` with its lemma and its form: base, past, gerund or third."""

    start: int
    end: int
    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One action of a bullet.

    ``opener`` is what stands before the verb and says how it was the writer's ("Responsible for", "Assisted in"), with
    ``opening`` naming the kind: duty, helper, involvement, or "" for none. ``verbs`` share what follows. ``group`` is
    opener and verbs with their adverbs and particle ("Worked closely", "Participated in"). ``object`` is the noun
    phrase or list acted upon, ``scope`` what narrows it, or the sentence that is ensured ("Ensured [tests were run]"),
    ``tail`` its purpose, manner or result. Empty spans have equal
    ends. All are half-open code points of the bullet.
    """

    opening: str
    opener: Span
    verbs: tuple[Verb, ...]
    group: Span
    object: Span
    scope: Span
    tail: Span

    @property
    def start(self) -> int:
        """Where the clause begins."""
        return self.group[0]

    @property
    def end(self) -> int:
        """Where the clause ends, before the comma, "and" or full stop that follows."""
        return max(self.group[1], self.object[1], self.scope[1], self.tail[1])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at ``start:end`` with its clauses in order; none where nothing acts ("Excellent skills")."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a bullet and the role it plays; the parts of a reading cover every token once."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a bullet says: its sentences and the clauses in them."""

    text: str
    sentences: tuple[Sentence, ...]

    def __hash__(self) -> int:
        """That of the text alone, so that what is found of a reading can be kept at little cost."""
        return hash(self.text)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in order."""
        return tuple(clause for sentence in self.sentences for clause in sentence.clauses)

    def sentence_of(self, clause: Clause) -> Sentence:
        """The sentence that a clause belongs to."""
        return next(sentence for sentence in self.sentences if clause in sentence.clauses)

    @property
    def parts(self) -> tuple[Part, ...]:
        """A partition: opener, verb, object, scope, tail, and ``link`` for whatever stands between them."""
        named: list[Part] = []
        for clause in self.clauses:
            opener_end = clause.opener[1] if clause.opening else clause.group[0]
            for start, end, role in (
                (clause.group[0], opener_end, "opener"),
                (opener_end, clause.group[1], "verb"),
                (*clause.object, "object"),
                (*clause.scope, "scope"),
                (*clause.tail, "tail"),
            ):
                if start < end:
                    named.append(Part(start, end, role))
        parts: list[Part] = []
        at = 0
        for part in sorted(named, key=lambda p: p.start):
            if self.text[at : part.start].strip():
                parts.append(Part(at, part.start, "link"))
            parts.append(part)
            at = part.end
        if self.text[at:].strip():
            parts.append(Part(at, len(self.text), "link"))
        return tuple(parts)
