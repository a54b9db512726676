"""Where a move may stand in a bullet: the clause that has what it needs and loses nothing by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rewriter import lexicon
from rewriter.flags import Flag
from rewriter.reading import Clause, Reading, Sentence, Span, keeps_stop, verb_form
from rewriter.rules import Move
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Edit
from rewriter.suggestions.tables import is_kind, moves
from rewriter.tokens import Token, tokenize

PURPOSE = re.compile(r"(?:in order )?to (?=\w)")
_LABELS = (":", "-", "–", "—")
MARKS = ".,;:•!?…|"  # what a bullet may end in after its last word
_BEFORE_OBJECT = re.compile(r"([\w}]+)› \{object\}")  # "{rank}› {object}" acts on it, "... in› {object}" does not
_PARTS = ("object", "scope", "tail")
_OF_ONE_VERB = ("into", "to", "onto", "as", "by", "against")  # "translated requirements into stories"
_HIGH_RUNGS = ("led", "owned")
_BARE = ("and", "&", "or", "as well as")  # joints without a comma
_WHICH = (", which", ", that", ", who")
_CUSTOMERS = "{customers}"
_FEW = 2  # verbs that a "while doing" takes along
_NEAR = 6  # words before "to" among which the noun that it belongs to may stand
_BESIDE_VERB = ("with", "across", "from", "between", "among", "in", "within", "on", "at", "over", "as")
_FAR = 12  # words of a scope behind which a purpose is still heard with the verb
_BESIDE_PURPOSE = ("by", "using", "utilizing", "through", "while", "when", ",", "to", "in")


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of a rule for a flagged clause, and its ``place``: the clause, or the end of the clause's sentence."""

    rule: str
    move: Move
    clause: Clause
    place: Span


def placed(reading: Reading, flag: Flag, move: Move) -> Choice | None:
    """The move at the first flagged clause that it fits, or at the end of the flagged sentence."""
    for sentence in reading.sentences:
        if flag.start >= sentence.end or sentence.start >= flag.end:
            continue
        flagged = [clause for clause in sentence.clauses if flag.start < clause.end and clause.start < flag.end]
        if any(forms.only_due(clause) for clause in flagged):
            continue  # where the duty is all that the bullet says, nothing can be built on it
        if move.ends:
            end = end_of(reading, sentence)
            clause = flagged[0] if flagged else no_action(end)
            if not (has_doer(sentence, move) and _has_words(move, clause, reading.text)):
                continue
            if not _concerns(move, clause, reading.text):
                continue
            return Choice(flag.rule, move, clause, end)
        for clause in flagged:
            if not _concerns(move, clause, reading.text) or _shares(reading.text, sentence, clause):
                continue
            if move.shape == "inside" and not _closed(reading.text, sentence, clause, move):
                continue
            if forms.movable(reading, clause) and fits(move, clause, reading.text, flag):
                return Choice(flag.rule, move, clause, (clause.start, clause.end))
    return None


def end_of(reading: Reading, sentence: Sentence) -> Span:
    """The end of a sentence, before its full stop; that of the sentence after a label ("Compliance: ...")."""
    later = (s for s in reading.sentences if s.start >= sentence.start)
    whole = next((s for s in later if reading.text[s.start : s.end].rstrip()[-1:] not in _LABELS), sentence)
    tokens = [token for token in tokenize(reading.text) if token.end <= whole.end]
    while tokens and tokens[-1].text in MARKS and not keeps_stop(tokens, len(tokens) - 1):
        tokens.pop()
    at = tokens[-1].end if tokens else whole.start
    return at, at


def has_doer(sentence: Sentence, move: Move) -> bool:
    """Whether the sentence has somebody who can do what the ending says.

    A bullet of nouns ("Scope documentation for two teams") can result in something, but it cannot decide anything.
    """
    return bool(sentence.clauses) or all(asked.kind == "outcome" for asked in move.claims)


def no_action(at: Span) -> Clause:
    """A clause without words, for a sentence in which nothing acts."""
    return Clause("", at, (), at, at, at, at)


def _concerns(move: Move, clause: Clause, text: str) -> bool:
    """Whether those whom the move speaks of could notice the clause's work.

    Customers see nothing of an invoice, a training that was attended, or a team that was built: such work has moves of
    its own.
    """
    inward = _inward(clause, text)
    return inward if move in moves("inward") else not (inward and _CUSTOMERS in move.text)


@lru_cache(256)  # a bullet's clauses are asked about for each of its moves
def _inward(clause: Clause, text: str) -> bool:
    """Whether customers see nothing of what a clause acts upon, and it names none."""
    if any(lexicon.load().has(token.lower, "customer") for token in tokenize(text[clause.start : clause.end])):
        return False
    return any(_has_words(move, clause, text) for move in moves("inward"))


def _shares(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause has what it acts upon in common with an action beside it: "work with and manage vendors"."""
    known = lexicon.load()
    if known.has(next(iter(text[clause.group[1] : clause.end].split()), ""), "conjunction"):
        return True  # an action that was not read as one: "developed and sustaining ties"
    at = sentence.clauses.index(clause)
    for one, other in pairwise(sentence.clauses[max(at - 1, 0) : at + 2]):
        last = text[one.group[1] : one.end].split()[-1:]
        if (not last or known.has(last[0], "preposition")) and _bare(text, one, other):
            return True
    return False


def _bare(text: str, one: Clause, other: Clause) -> bool:
    """Whether nothing but a word joins two clauses, so that the second seems to go on with whatever the first is."""
    return text[one.end : other.start].strip() in _BARE


def strands(reading: Reading, choice: Choice, plainer: list[Edit]) -> bool:
    """Whether the next action would be left in another form: "while creating the plan and coordinated the tests".

    So would a gerund beside a duty that is told as done: "Managed the delivery and meeting the targets".
    """
    clause = choice.clause
    beside = pairwise(clause for sentence in reading.sentences for clause in sentence.clauses)
    bare = [other for one, other in beside if one is clause and _bare(reading.text, one, other)]
    if "{doing}" in choice.move.text and bare:
        return True
    if not choice.move.ends and _stays_due(reading, clause, plainer):
        return True
    told = clause.opening == "duty" and not choice.move.ends
    gerunds = [other.group[0] for other in bare if other.verbs and other.verbs[0].form == "gerund"]
    return told and not all(any(edit.start <= at < edit.end for edit in plainer) for at in gerunds)


def _stays_due(reading: Reading, clause: Clause, plainer: list[Edit]) -> bool:
    """Whether a gerund goes on with a duty that is not reworded: "responsible for keeping logs and running tests"."""
    sentence = next(sentence for sentence in reading.sentences if clause in sentence.clauses)
    earlier = [other for other in sentence.clauses if other.start < clause.start and other.opening == "duty"]
    kept = [other for other in earlier if not any(edit.start <= other.start < edit.end for edit in plainer)]
    return bool(kept) and forms.opens_with_gerund(reading, clause)


def _closed(text: str, sentence: Sentence, clause: Clause, move: Move) -> bool:
    """Whether the clause surely ends where it seems to, so that more may be said there.

    Not where what follows may belong to its object after all ("set objectives, training plans"); an addition that is
    set off by a comma wants the end of the sentence.
    """
    later = next((c for c in sentence.clauses if c.start > clause.start), None)
    following = next((token for token in tokenize(text) if token.start >= clause.end), None)
    if following and following.text[0].isalnum() and not lexicon.load().has(following.lower, "conjunction"):
        return False  # "130 vendors globally, ..."
    if any(_hangs(text[slice(*part)]) for part in (clause.object, clause.scope)):
        return False  # "procedures for | when products move out"
    if text[clause.end - 1 : clause.end] == ".":
        return False  # "stories, etc."
    if later is None:
        return True
    alike = not (clause.verbs and later.verbs) or clause.verbs[0].form == later.verbs[0].form
    return not move.parenthetic and (alike or clause.opening == "duty")


def _hangs(words: str) -> bool:
    """Whether what a preposition or a joint leads up to is still to come."""
    last = tokenize(words)[-1:]
    return bool(last) and any(lexicon.load().has(last[0].lower, name) for name in ("preposition", "conjunction"))


def fits(move: Move, clause: Clause, text: str, flag: Flag) -> bool:
    """Whether the clause has what the move needs, and the move keeps all that the clause has.

    A move that keeps the clause's verb suits a flag anywhere in the clause. One that replaces it suits a flag on the
    verb or its object, and only where nothing that the verb governs would be left without it.
    """
    has = {part for part in _PARTS if len(set(getattr(clause, part))) == 2}
    has |= {"verbs"} if clause.verbs else set()
    if has.intersection(move.where.without) or not _has_words(move, clause, text):
        return False
    if move.where.object and flag.start >= max(clause.group[1], clause.object[1]):
        return False  # it is about what the flag does not speak of
    if move.aims and not (_takes_purpose(clause, text) and _suits_purpose(move, clause, text)):
        return False
    if move.pairs and not (_single(clause, text) and _many(text[slice(*clause.object)]) and _lives_on(clause)):
        return False
    if "{others}" in move.text and any(_narrows(token) for token in tokenize(text[slice(*clause.scope)])[1:]):
        return False
    if "{verb}" in move.text:
        return "verbs" in has and (len(clause.verbs) > 1 or not move.parenthetic)
    if "{doing}" in move.text:
        few = 0 < len(clause.verbs) <= _FEW  # "while planning, tracking and closing" is heavy
        acts = not any(is_kind(verb.lemma, "state") for verb in clause.verbs)  # nothing is done "while understanding"
        lasts = any(lexicon.load().has(token.lower, "lasting") for token in tokenize(text[slice(*clause.group)]))
        return few and acts and not lasts and not forms.nominal(text, clause) and clause.opening != "involvement"
    return _gives_way(move, clause, text, flag, has)


def _narrows(token: Token) -> bool:
    return lexicon.load().has(token.lower, "preposition")


def _has_words(move: Move, clause: Clause, text: str) -> bool:
    """Whether the clause has the words that the move asks for."""
    where = move.where
    object_, scope, group = (text[slice(*getattr(clause, part))] for part in ("object", "scope", "group"))
    following = f"{object_} {scope}".split()
    return (
        (not where.object or are(object_, where.object))
        and (not where.mentions or mentions(object_, where.mentions) or mentions(scope, where.mentions))
        and (not where.verb or any(is_kind(verb.lemma, where.verb) for verb in clause.verbs))
        and (not where.group or group.split()[-1].lower() in where.group)
        and (not where.then or (bool(following) and following[0].lower() in where.then))
        and (not where.scope or scope.split(" ")[0].lower() in where.scope)
    )


def _takes_purpose(clause: Clause, text: str) -> bool:
    """Whether a purpose may stand before the clause's tail: "to decide what to defer [and] refine stories".

    Not where it would hang on another word: "the ability to deliver", "projects which impact two units".
    """
    narrowed = [token.lower for token in tokenize(text[clause.object[0] : clause.scope[1]])]
    if text[slice(*clause.tail)].startswith(_WHICH):
        return False  # it would stand between a noun and what is told of it
    if not {"which", "that", "who", "as", "when"}.isdisjoint(narrowed):
        return False
    tail = [token.lower for token in tokenize(text[slice(*clause.tail)])]
    if tail[:1] in (["to"], ["in"]):
        governors = narrowed[-_NEAR:] or [verb.lemma for verb in clause.verbs]
        governing = any(is_kind(word, "takes_infinitive") for word in governors)
        aim = not is_kind(tail[1] if len(tail) > 1 else "", "no_aim")
        return aim and bool(PURPOSE.match(text, clause.tail[0])) and not governing
    return not tail or (tail[0] in _BESIDE_PURPOSE and "so" not in tail)


def _suits_purpose(move: Move, clause: Clause, text: str) -> bool:
    """Whether a move's purpose reads well there: a result comes after what brings it about, all else near the verb.

    Two actions and the bullet's own would make a chain: "to decide what to build and what to defer and refine stories".
    """
    if PURPOSE.match(text, clause.tail[0]) and (move.signal == "outcome" or " and " in move.text):
        return False
    return move.signal == "outcome" or _near(clause, text)


def _near(clause: Clause, text: str) -> bool:
    """Whether a purpose at the clause's end would still belong to its verb: not after "for approval"."""
    scope = [token.lower for token in tokenize(text[slice(*clause.scope)])]
    return not scope or (scope[0] in _BESIDE_VERB and len(scope) <= _FAR)


def _single(clause: Clause, text: str) -> bool:
    """Whether the verb group is one verb alone, so that another may stand beside it."""
    words = forms.without_fillers(text[slice(*clause.group)]) if clause.opening != "duty" else ""
    if text[slice(*clause.scope)].split(" ")[0].lower() in _OF_ONE_VERB:
        return False
    return len(clause.verbs) == 1 and (clause.opening == "duty" or (not clause.opening and " " not in words))


def _lives_on(clause: Clause) -> bool:
    """Whether what a clause acts upon is still there afterwards: nobody removes obstacles and then ranks them."""
    return not any(is_kind(verb.lemma, "ends") for verb in clause.verbs)


def _many(words: str) -> bool:
    """Whether a noun phrase speaks of several things, or of a backlog: one project cannot be ranked."""
    if is_kind(words.split(" ")[0].lower(), "indefinite"):
        return False
    return bool(words) and (words.rstrip(")").endswith("s") or are(words, "backlog"))


def _gives_way(move: Move, clause: Clause, text: str, flag: Flag, has: set[str]) -> bool:
    """Whether the clause's verb may give way to the move's."""
    if clause.opening == "helper" or (clause.opening == "involvement" and clause.verbs) or len(clause.verbs) > 1:
        return False
    if any(lexicon.load().has(token.lower, "limiting") for token in tokenize(text[slice(*clause.group)])):
        return False  # "Jointly managed": how much of it was the writer's must not go
    known = lexicon.load()
    if any(known.rung_of(verb.lemma) in _HIGH_RUNGS for verb in clause.verbs):
        return False  # the strongest verb that is true stays
    in_core = flag.start < max(clause.group[1], clause.object[1])
    scope, tail = (text[slice(*getattr(clause, part))].split() for part in ("scope", "tail"))
    before = _BEFORE_OBJECT.search(move.text)
    if before and known.has(before[1], "preposition") and _goes_on(text[clause.object[0] : clause.end]):
        return False
    acted_on = before and not known.has(before[1], "preposition") and not move.where.then
    governed = scope and acted_on and not known.has(scope[0], "adnominal")
    purpose = tail and tail[0].lower() in ("to", "in") and "object" in has
    return in_core and not governed and not purpose and (not acted_on or "object" in has)


def _goes_on(words: str) -> bool:
    """Whether a list goes on with an action: "production support and providing fixes"."""
    said = tokenize(words)
    known = lexicon.load()
    return any(
        known.has(joint.lower, "conjunction") and (verb := verb_form(word.text)) and verb.form == "gerund"
        for joint, word in pairwise(said)
    )


def things(words: str) -> Iterator[tuple[str, ...]]:
    """The members of a list, each as its lower-case words up to a preposition ("backlog of two squads")."""
    known = lexicon.load()
    member: list[str] = []
    narrowed = False
    for token in tokenize(words):
        if known.has(token.lower, "conjunction") or not token.text[0].isalnum():
            if member:
                yield tuple(member)
            member, narrowed = [], False
            continue
        narrowed = narrowed or (bool(member) and known.has(token.lower, "preposition"))
        if not narrowed:
            member.append(token.lower)
    if member:
        yield tuple(member)


@lru_cache(4096)  # the same object is asked about for each move
def are(words: str, kind: str) -> bool:
    """Whether all that a noun phrase lists is of a class of the lexicon.

    A single word before another member may describe it: "business and functional requirements".
    """
    listed = list(things(words))

    def is_one(member: tuple[str, ...]) -> bool:
        return is_kind(member[-1], kind) or is_kind(" ".join(member[-2:]), kind)

    return bool(listed) and is_one(listed[-1]) and all(len(member) == 1 or is_one(member) for member in listed[:-1])


def mentions(words: str, kind: str) -> bool:
    """Whether one of the things that a phrase lists is of a class of the lexicon."""
    return any(is_kind(member[-1], kind) or is_kind(" ".join(member[-2:]), kind) for member in things(words))
