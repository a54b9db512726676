"""Stronger wordings: what the bullet could say if the writer confirms it, each addition a claim with its question.

A rule's moves say how (see ``rewriter.rules.Move``). The bullet's own words stay where they are; the move rewrites the
flagged clause alone, and every claim that is not confirmed gives way to what the bullet said there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations, zip_longest

from rewriter import lexicon, rules
from rewriter.flags import Flag
from rewriter.reading import Clause, Reading, Sentence, Span
from rewriter.rules import Move
from rewriter.suggestions import forms
from rewriter.suggestions.filler import Filler, tables
from rewriter.suggestions.segments import Blank, Claim, Edit, Segment, compose, text_of
from rewriter.tokens import tokenize

_LABELS = (":", "-", "–", "—")
_MARKS = " \t\n.,;:•"  # what a bullet may end in after its last word
_PLACE = ("object", "scope", "tail")


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of a rule for a flagged clause, and its ``place``: the clause, or the end of the clause's sentence."""

    rule: str
    move: Move
    clause: Clause
    place: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A stronger wording before it has been checked. ``probe`` is its text with something in every blank."""

    rule: str
    signal: str
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
    blanks: tuple[Blank, ...]
    probe: str

    @property
    def text(self) -> str:
        """The wording with all claims in place and blanks as prompts."""
        return text_of(self.segments)


@cache
def _last_moves() -> tuple[Move, ...]:
    return tuple(rules.move(entry) for entry in tables()["moves"])


def probes() -> dict[str, str]:
    """What stands for a blank, by the kind of its claim, while a wording is checked; never shown to anybody."""
    found: dict[str, str] = tables()["probe"]
    return found


def drafts(reading: Reading, plainer: list[Edit], flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Stronger wordings for the flagged clauses: with one move each, then with two.

    ``plainer`` are the bullet's safe edits, which hold wherever no move takes their place. ``turn`` (any number, the
    same for the same bullet) decides which of a rule's moves comes first.
    """
    choices = list(_choices(reading, flags, turn))
    endings = [choice for choice in choices if choice.move.ends]
    for choice in choices:
        if not choice.move.ends:
            others = (ending for ending in endings if _pair(choice, ending))
            yield from (
                draft(reading, plainer, [choice, o]) for o in sorted(others, key=lambda o: o.rule != choice.rule)[:1]
            )
        yield draft(reading, plainer, [choice])
    yield from (draft(reading, plainer, [one, other]) for one, other in permutations(endings, 2) if _pair(one, other))


def _pair(one: Choice, other: Choice) -> bool:
    """Whether two moves go together: only the last has a blank to fill in, and they stand apart or side by side."""
    return other.move.ends and "[" not in one.move.text and "[" in other.move.text


def fallbacks(reading: Reading, plainer: list[Edit], flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Wordings that ask for the result or the decision alone, for a bullet whose habits have no move that passes."""
    place = flags[0].start if flags else 0
    sentence = next((sentence for sentence in reading.sentences if place < sentence.end), None)
    if sentence is None or not reading.text.strip(_MARKS):
        return
    end = _end(reading, sentence)
    clause = sentence.clauses[-1] if sentence.clauses else _no_action(end)
    rule = flags[0].rule if flags else ""
    last = [Choice(rule, move, clause, end) for move in _last_moves() if _has_doer(sentence, move)]
    yield from (draft(reading, plainer, [choice]) for choice in last)
    for choice in _choices(reading, flags, turn):
        yield from (draft(reading, plainer, [choice, other]) for other in last if _pair(choice, other))


def _end(reading: Reading, sentence: Sentence) -> Span:
    """The end of a sentence, before its full stop; that of the sentence after a label ("Compliance: ...")."""
    later = (s for s in reading.sentences if s.start >= sentence.start)
    whole = next((s for s in later if reading.text[s.start : s.end].rstrip()[-1:] not in _LABELS), sentence)
    at = len(reading.text[: whole.end].rstrip(_MARKS))
    return at, at


def _choices(reading: Reading, flags: tuple[Flag, ...], turn: int) -> Iterator[Choice]:
    """The moves that fit, the first of each flag's rule, then the second of each; general rules come last.

    A move for one kind of object comes before those for any.
    """
    known = rules.load()
    queues = []
    for flag in sorted(flags, key=lambda flag: known[flag.rule].general):
        moves = known[flag.rule].moves
        turned = sorted((moves[(turn + i) % len(moves)] for i in range(len(moves))), key=lambda move: not move.of)
        queues.append([choice for move in turned if (choice := placed(reading, flag, move))])
    seen: list[Move] = []
    for row in zip_longest(*queues):
        for choice in row:
            if choice and choice.move not in seen:
                seen.append(choice.move)
                yield choice


def placed(reading: Reading, flag: Flag, move: Move) -> Choice | None:
    """The move at the first flagged clause that it fits, or at the end of the flagged sentence."""
    for sentence in reading.sentences:
        if flag.start >= sentence.end or sentence.start >= flag.end:
            continue
        flagged = [clause for clause in sentence.clauses if flag.start < clause.end and clause.start < flag.end]
        if any(forms.only_due(clause) for clause in flagged):
            continue  # where the duty is all that the bullet says, nothing can be built on it
        if move.ends:
            if not _has_doer(sentence, move):
                continue
            end = _end(reading, sentence)
            return Choice(flag.rule, move, flagged[0] if flagged else _no_action(end), end)
        for clause in flagged:
            if forms.movable(reading, clause) and fits(move, clause, reading.text, flag):
                return Choice(flag.rule, move, clause, (clause.start, clause.end))
    return None


def _has_doer(sentence: Sentence, move: Move) -> bool:
    """Whether the sentence has somebody who can do what the ending says.

    A bullet of nouns ("Scope documentation for two teams") can result in something, but it cannot decide anything.
    """
    return bool(sentence.clauses) or all(asked.kind == "outcome" for asked in move.claims)


def _no_action(at: Span) -> Clause:
    """A clause without words, for a sentence in which nothing acts."""
    return Clause("", at, (), at, at, at, at)


def fits(move: Move, clause: Clause, text: str, flag: Flag) -> bool:
    """Whether the clause has what the move needs, and the move keeps all that the clause has.

    A move that keeps the clause's verb ("... before {doing}") suits a flag anywhere in the clause. One that replaces it
    suits a flag on the verb or its object, and only where nothing that the verb governs would be left without it.
    """
    known = lexicon.load()
    has = {part for part in _PLACE if len(set(getattr(clause, part))) == 2}
    has |= {"verbs"} if clause.verbs else set()
    if has.intersection(move.unless):
        return False
    if move.of and not _is_one(text[slice(*clause.object)], move.of):
        return False
    if "{clause}" in move.text or "{doing}" in move.text:
        return "verbs" in has and not ("{doing}" in move.text and forms.nominal(text, clause))
    in_core = flag.start < max(clause.group[1], clause.object[1])
    scope, tail = (text[slice(*getattr(clause, part))].split() for part in ("scope", "tail"))
    governed = scope and "{object}" in move.text and not known.has(scope[0], "adnominal")
    purpose = tail and tail[0].lower() in ("to", "in") and "object" in has
    return in_core and not governed and not purpose and ("{object}" in move.text) == ("object" in has)


def _is_one(words: str, kind: str) -> bool:
    """Whether the words are one thing of a class of the lexicon: "the product backlog", not "backlog and board"."""
    said = [token.lower for token in tokenize(words)]
    known = lexicon.load()
    joined = any(known.has(word, "conjunction") or not word[0].isalnum() for word in said)
    return bool(said) and not joined and known.has(said[-1], kind)


def draft(reading: Reading, plainer: list[Edit], chosen: Sequence[Choice]) -> Draft:
    """The wording in which each chosen move takes its place, and all else is said as the safe wording says it."""
    asked: list[Claim] = []
    blanks: list[Blank] = []
    edits: list[Edit] = []
    for choice in chosen:
        filler = Filler(reading, choice.clause, choice.move, len(asked), len(blanks))
        segments = tuple(filler.segments())
        start, end = choice.place
        if start < end and reading.text[start].isupper():
            segments = (segments[0].capitalized(), *segments[1:])
        edits.append(Edit(start, end, segments))
        asked += filler.claims
        blanks += filler.blanks
    taken = [choice.place for choice in chosen]
    edits += [e for e in plainer if not any(e.start < end and start < e.end for start, end in taken)]
    wording = compose(reading.text, edits)
    kinds = {claim.id: claim.kind for claim in asked}
    probe = "".join(
        segment.text.replace(segment.text.strip(), probes()[kinds[segment.claim]])
        if segment.kind == "blank" and segment.claim
        else segment.text
        for segment in wording
    )
    claims = tuple(
        Claim(
            c.id,
            c.kind,
            " ".join("".join(s.text for s in wording if s.claim == c.id).split()).lstrip(", "),
            c.question,
        )
        for c in asked
    )
    return Draft(chosen[0].rule, chosen[0].move.signal, wording, claims, tuple(blanks), probe)
