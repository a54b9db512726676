"""A clause as the moves see it: each thing that they ask of it is found once."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Clause, Reading, Sentence, Span, keeps_stop, verb_form
from rewriter.rules import Where
from rewriter.suggestions import doubts, fixed, forms
from rewriter.suggestions.tables import are, is_kind, mentions, moves, places_for, tables
from rewriter.tokens import Token, lemmas, plural, tokenize

PURPOSE = re.compile(r"(?:in order )?to (?=\w)")
_PARTS = ("object", "scope", "tail")
_LABELS = (":", "-", "–", "—")
_MARKS = ".,;:•!?…|"  # what a bullet may end in after its last word
_OF_ONE_VERB = ("into", "to", "onto", "as", "by", "against")  # "translated requirements into stories"
_HIGH_RUNGS = ("led", "owned")
_BARE = ("and", "&", "or", "as well as")  # joints without a comma
_WHICH = (", which", ", that", ", who")
_RELATIVES = frozenset(("which", "that", "who"))
_ADVERBIAL = frozenset(("as", "when"))  # clauses or roles: "as the team moved on", "as Product Owner"
_PRONOUNS = frozenset(("it", "them", "this", "these", "those"))
_FEW = 2  # verbs that a "while doing" takes along
_NEAR = 6  # words before "to" among which the noun that it belongs to may stand
_BESIDE_VERB = ("with", "across", "from", "between", "among", "in", "within", "on", "at", "over", "as")
_FAR_BASIS = 9  # words of object and scope behind which the basis of a ranking is too far from "ranked"
_FAR_PURPOSE = 12  # words of a scope behind which a purpose is still heard with the verb
_BESIDE_PURPOSE = ("by", "while", "when", ",", "to", "in")  # not "using": who uses it would be another


@dataclass(frozen=True, eq=False)
class Spot:
    """A clause in its sentence, and what may be built on it."""

    reading: Reading
    sentence: Sentence
    clause: Clause

    @cached_property
    def group(self) -> str:
        """The words of the verb group."""
        return self.reading.text[slice(*self.clause.group)]

    @cached_property
    def object(self) -> str:
        """The words of the object."""
        return self.reading.text[slice(*self.clause.object)]

    @cached_property
    def scope(self) -> str:
        """The words of the scope."""
        return self.reading.text[slice(*self.clause.scope)]

    @cached_property
    def tail(self) -> str:
        """The words of the tail."""
        return self.reading.text[slice(*self.clause.tail)]

    @cached_property
    def parts(self) -> frozenset[str]:
        """Which of verbs, object, scope and tail the clause has."""
        spans = {part: getattr(self.clause, part) for part in _PARTS}
        has = {part for part, (start, end) in spans.items() if start < end}
        return frozenset(has | {"verbs"} if self.clause.verbs else has)

    @cached_property
    def _following(self) -> str:
        """The first word after the verb group, in lower case."""
        return next(iter(f"{self.object} {self.scope}".split()), "").lower()

    @cached_property
    def _scope_words(self) -> list[str]:
        return [token.lower for token in tokenize(self.scope)]

    def has(self, where: Where) -> bool:
        """Whether the clause has the words that a move asks for."""
        return (
            (not where.object or are(self.object, where.object))
            and (not where.mentions or mentions(self.object, where.mentions) or mentions(self.scope, where.mentions))
            and (not where.verb or any(is_kind(verb.lemma, where.verb) for verb in self.clause.verbs))
            and (not where.group or self.group.rpartition(" ")[2].lower() in where.group)
            and (not where.then or self._following in where.then)
            and (not where.scope or self.scope.split(" ")[0].lower() in where.scope)
        )

    def behind_object(self, at: int) -> bool:
        """Whether a place in the bullet lies behind the verb and what it acts upon."""
        return at >= max(self.clause.group[1], self.clause.object[1])

    def _acts(self, kind: str) -> bool:
        """Whether one of the clause's verbs is of a kind."""
        return any(is_kind(verb.lemma, kind) for verb in self.clause.verbs)

    @cached_property
    def inward(self) -> bool:
        """Whether customers see nothing of what the clause acts upon, it names none, and nobody asked them anything."""
        if not any(self.has(moves("inward")[place].where) for place in places_for("inward", self.object)):
            return False
        text = self.reading.text[self.clause.start : self.clause.end]
        if any(is_kind(token.lower, "customer|served") for token in tokenize(text)):
            return False
        return not any(mentions(words, "discovery_evidence") for words in self._acted_on)

    @cached_property
    def _acted_on(self) -> list[str]:
        """What the clauses of the sentence act upon."""
        return [self.reading.text[slice(*clause.object)] for clause in self.sentence.clauses]

    @cached_property
    def movable(self) -> bool:
        """Whether the clause's verbs may be put into the bullet's form, and its words are its own."""
        sure = fixed.movable(self.reading, self.clause) and not doubts.doubtful(self.reading, self.clause)
        return sure and not self._shares

    @cached_property
    def _shares(self) -> bool:
        """Whether it has what it acts upon in common with an action beside it: "work with and manage vendors"."""
        known, text, clause = lexicon.load(), self.reading.text, self.clause
        if known.has(next(iter(text[clause.group[1] : clause.end].split()), ""), "conjunction"):
            return True  # an action that was not read as one: "developed and sustaining ties"
        at = self.sentence.clauses.index(clause)
        for one, other in pairwise(self.sentence.clauses[max(at - 1, 0) : at + 2]):
            last = text[one.group[1] : one.end].split()[-1:]
            if (not last or known.has(last[0], "preposition")) and bare(text, one, other):
                return True
        return False

    @cached_property
    def closed(self) -> bool:
        """Whether the clause surely ends where it seems to, so that more may be said there.

        Not where what follows may belong to its object after all ("set objectives, training plans").
        """
        text, clause = self.reading.text, self.clause
        following = next((token for token in tokenize(text) if token.start >= clause.end), None)
        if following and following.text[0].isalnum() and not lexicon.load().has(following.lower, "conjunction"):
            return False  # "130 vendors globally, ..."
        if _leads_on(self.object) or _leads_on(self.scope):
            return False  # "procedures for | when products move out"
        if text[clause.end - 1 : clause.end] == ".":
            return False  # "stories, etc."
        later = self._later
        alike = not later or not (clause.verbs and later.verbs) or clause.verbs[0].form == later.verbs[0].form
        return alike or clause.opening == "duty"

    @cached_property
    def _later(self) -> Clause | None:
        return next((c for c in self.sentence.clauses if c.start > self.clause.start), None)

    @property
    def last(self) -> bool:
        """Whether no clause of the sentence follows."""
        return self._later is None

    @property
    def first(self) -> bool:
        """Whether no clause of the sentence stands before."""
        return self.sentence.clauses[:1] == (self.clause,)

    @cached_property
    def several(self) -> bool:
        """Whether it speaks of more than one, who may be called "them"."""
        words = [token.lower for token in tokenize(f"{self.object} {self.scope}")]
        return any(word in ("and", "&") or (lemmas(word, "NOUN") and plural(word) == word) for word in words)

    @cached_property
    def narrowed(self) -> bool:
        """Whether a further preposition stands in the scope: "with sales in two regions"."""
        return any(lexicon.load().has(word, "preposition") for word in self._scope_words[1:])

    @cached_property
    def relates(self) -> bool:
        """Whether something is told of what is acted upon: "releases, which included planning and sign-off"."""
        said = tokenize(self.reading.text[self.clause.object[0] : self.clause.scope[1]])
        return not _RELATIVES.isdisjoint(token.lower for token in said)

    @cached_property
    def aims(self) -> bool:
        """Whether the tail tells a purpose."""
        return bool(PURPOSE.match(self.reading.text, self.clause.tail[0]))

    @cached_property
    def takes_purpose(self) -> bool:
        """Whether a purpose may stand before the tail: "to decide what to defer [and] refine stories".

        Not where it would hang on another word: "the ability to deliver", "projects which impact two units", "risks,
        including delays", "an effort to cut costs".
        """
        clause, known = self.clause, lexicon.load()
        narrowed = [token.lower for token in tokenize(self.reading.text[clause.object[0] : clause.scope[1]])]
        if forms.appointed(clause):
            return False  # "Selected to lead": the writer's only by others' choice
        if self.tail.startswith(_WHICH):
            return False  # it would stand between a noun and what is told of it
        if self.relates or not _ADVERBIAL.isdisjoint(narrowed):
            return False
        if any(known.has(word, "naming") for word in narrowed):
            return False
        if any(to == "to" and (verb := verb_form(word)) and verb.form == "base" for to, word in pairwise(narrowed)):
            return False
        tail = [token.lower for token in tokenize(self.tail)]
        if tail[:1] in (["to"], ["in"]):
            governors = narrowed[-_NEAR:] or [verb.lemma for verb in clause.verbs]
            governing = any(is_kind(word, "takes_infinitive") for word in governors)
            return not is_kind(tail[1] if len(tail) > 1 else "", "no_aim") and self.aims and not governing
        return not tail or (tail[0] in _BESIDE_PURPOSE and "so" not in tail)

    @cached_property
    def ends_with_people(self) -> bool:
        """Whether the last word of the object and scope names people, or a bracket closes there."""
        last = next(reversed(f"{self.object} {self.scope}".lower().split()), "")
        trade = any(lemma in tables()["trades"]["words"] for lemma in lemmas(last, "NOUN"))
        return trade or last.endswith(")") or lexicon.load().has(last, "people")

    @cached_property
    def far_from_verb(self) -> bool:
        """Whether the basis of a ranking, behind object and scope, would no longer be heard with the verb."""
        return len(f"{self.object} {self.scope}".split()) > _FAR_BASIS

    @cached_property
    def for_people(self) -> bool:
        """Whether the scope says for whom: "for the payments squad", who would be those that a purpose is of."""
        words = self._scope_words
        return words[:1] == ["for"] and any(lexicon.load().has(word, "people") for word in words[1:])

    @cached_property
    def goes_on_bare(self) -> bool:
        """Whether the next action stands in the form of an infinitive, behind nothing but a word that joins it."""
        later = self._later
        joined = later is not None and bare(self.reading.text, self.clause, later)
        return joined and later is not None and bool(later.verbs) and later.verbs[0].form == "base"

    @cached_property
    def near(self) -> bool:
        """Whether a purpose at the clause's end would still belong to its verb: not after "for approval"."""
        scope = self._scope_words
        return not scope or (scope[0] in _BESIDE_VERB and len(scope) <= _FAR_PURPOSE)

    @cached_property
    def takes_verb(self) -> bool:
        """Whether another verb may stand beside its one verb: it acts on many things, and they live on."""
        return self._single and _many(self.object) and self._lives_on

    @cached_property
    def _single(self) -> bool:
        clause = self.clause
        if self.scope.split(" ")[0].lower() in _OF_ONE_VERB or len(clause.verbs) != 1:
            return False
        return clause.opening == "duty" or (not clause.opening and " " not in forms.without_fillers(self.group))

    @cached_property
    def _lives_on(self) -> bool:
        """Whether what the clause acts upon is still there afterwards: nobody removes obstacles and then ranks them."""
        return not self._acts("ends")

    @cached_property
    def goes_along(self) -> bool:
        """Whether the action may be told beside another, as "while managing" or "after managing"."""
        verbs = self.clause.verbs
        few = 0 < len(verbs) <= _FEW  # "while planning, tracking and closing" is heavy
        lasts = any(lexicon.load().has(token.lower, "lasting") for token in tokenize(self.group))
        nominal = forms.nominal(self.reading.text, self.clause)
        first = verb_form(self._scope_words[0]) if self._scope_words else None
        passive = any(verb.lemma == "be" for verb in verbs) and first is not None and first.form == "past"
        told = not (lasts or nominal or passive or forms.appointed(self.clause))  # "while being hired to manage"
        told = told and not self._acts("holds")  # "while owning"
        return few and told and not self.states and self.clause.opening != "involvement"

    @cached_property
    def states(self) -> bool:
        """Whether the clause tells how things are: nothing is done "while understanding", or by it."""
        return self._acts("state")

    @cached_property
    def stands(self) -> bool:
        """Whether the clause names a seat that somebody holds, with no before and after: "acted as liaison"."""
        return self._acts("standing")

    @cached_property
    def judges(self) -> bool:
        """Whether the clause tells how finished work was judged: "reviewed and accepted stories"."""
        return self._acts("judges")

    @cached_property
    def counted(self) -> bool:
        """Whether it acts upon a number of things, which have no one before: "200 user stories"."""
        return any(char.isdigit() for char in self.object)

    @cached_property
    def joins_others(self) -> bool:
        """Whether the clause tells of work with others, which has no before: "collaborating with sales"."""
        return self._acts("collaborate|coordinate|tell")

    @cached_property
    def ranks(self) -> bool:
        """Whether the clause says already that something was ranked: "triaged"."""
        return self._acts("ranks")

    @cached_property
    def acts_on_named(self) -> bool:
        """Whether the clause acts upon what was named before: "communicated it"."""
        return self.object.lower() in _PRONOUNS

    @cached_property
    def referred_to(self) -> bool:
        """Whether the next action speaks of this one's object as "them": another noun between would be meant."""
        later = self._later
        return later is not None and self.reading.text[slice(*later.object)].lower() in _PRONOUNS

    @cached_property
    def honored(self) -> bool:
        """Whether the clause tells what the writer got for something: "Awarded for the launch"."""
        return forms.appointed(self.clause) and self._scope_words[:1] == ["for"]

    @cached_property
    def attains(self) -> bool:
        """Whether the clause is a result with its number: "Saved $1M in fees"."""
        told = self._acts("raise|lower|attain")
        return told and any(char.isdigit() for char in f"{self.object} {self.scope}")

    @cached_property
    def aside(self) -> bool:
        """Whether nothing is chosen while the clause is done: "while presenting the plan"."""
        return self._acts("aside")

    @cached_property
    def verb_may_go(self) -> bool:
        """Whether the verb may give way to another: how much of it was the writer's, or how often, must not go too."""
        clause, known = self.clause, lexicon.load()
        if clause.opening == "helper" or (clause.opening == "involvement" and clause.verbs) or len(clause.verbs) > 1:
            return False
        if forms.appointed(clause):
            return False
        said = [token.lower for token in tokenize(self.group)]
        if any(known.has(word, "limiting") or is_kind(word, "often|period") for word in said):
            return False  # "Jointly managed", "Participated regularly in"
        if any(known.rung_of(verb.lemma) in _HIGH_RUNGS for verb in clause.verbs):
            return False  # the strongest verb that is true stays
        return not (self.tail and self.tail.split()[0].lower() in ("to", "in") and self.object)

    @cached_property
    def governs(self) -> bool:
        """Whether the verb governs the scope, which would be left without it."""
        scope = self.scope.split()
        return bool(scope) and not lexicon.load().has(scope[0], "adnominal")

    @cached_property
    def goes_on(self) -> bool:
        """Whether its list goes on with an action: "production support and providing fixes"."""
        known = lexicon.load()
        said = tokenize(self.reading.text[self.clause.object[0] : self.clause.end])
        return any(
            known.has(joint.lower, "conjunction") and (verb := verb_form(word.text)) and verb.form == "gerund"
            for joint, word in pairwise(said)
        )


def bare(text: str, one: Clause, other: Clause) -> bool:
    """Whether nothing but a word joins two clauses, so that the second seems to go on with whatever the first is."""
    return text[one.end : other.start].strip() in _BARE


def _leads_on(words: str) -> bool:
    """Whether what a preposition or a joint leads up to is still to come."""
    last = tokenize(words)[-1:]
    return bool(last) and any(lexicon.load().has(last[0].lower, name) for name in ("preposition", "conjunction"))


def _many(words: str) -> bool:
    """Whether a noun phrase speaks of several things, or of a backlog: one project cannot be ranked."""
    if not words or is_kind(words.split(" ")[0].lower(), "indefinite"):
        return False
    head = words.rstrip(")").rpartition(" ")[2].lower()
    singular = lemmas(head, "NOUN")
    return (head not in singular if singular else head.endswith("s")) or are(words, "backlog")


def end_of(reading: Reading, sentence: Sentence) -> Span:
    """The end of a sentence, before its full stop; that of the sentence after a label ("Compliance: ...")."""
    later = (s for s in reading.sentences if s.start >= sentence.start)
    whole = next((s for s in later if reading.text[s.start : s.end].rstrip()[-1:] not in _LABELS), sentence)
    tokens: list[Token] = [token for token in tokenize(reading.text) if token.end <= whole.end]
    while tokens and tokens[-1].text in _MARKS and not keeps_stop(tokens, len(tokens) - 1):
        tokens.pop()
    at = tokens[-1].end if tokens else whole.start
    return at, at


def no_action(at: Span) -> Clause:
    """A clause without words, for a sentence in which nothing acts."""
    return Clause("", at, (), at, at, at, at)
