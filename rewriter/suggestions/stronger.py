"""Stronger wordings: what the bullet could say if the writer confirms it, each addition a claim with its question.

A rule's moves say how (see ``rewriter.rules.Move``). The bullet's own words stay where they are; the move rewrites the
flagged clause alone, and every claim that is not confirmed gives way to what the bullet said there.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rewriter import lexicon, rules
from rewriter.flags import Flag
from rewriter.reading import Clause, Reading
from rewriter.rules import Move
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Blank, Claim, Edit, Segment, compose, text_of
from rewriter.tokens import inflect

_ELEMENT = re.compile(r"‹(?P<id>\d)\s*(?P<claim>[^›]*)›|\{(?P<slot>\w+)\}|\s+")
_INNER = re.compile(r"\[(?P<blank>[^\]]+)\]|\{(?P<verb>\w+)\}")
_TAGS = {"base": "VB", "past": "VBD", "third": "VBZ", "gerund": "VBG"}
Choice = tuple[Clause, list[tuple[str, Move]]]  # a flagged clause, and the moves that fit it with their rules
MOST_CLAUSES = 3  # clauses rewritten at once, a claim each
_MARKS = " \t\n.,;:•"  # what a bullet may end in after its last word
_LONGEST_OBJECT = 8  # words of an object that a question still quotes


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
def _fallback() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("fallback.toml").read_text(encoding="utf-8"))


@cache
def _last_moves() -> tuple[Move, ...]:
    return tuple(rules.move(entry) for entry in _fallback()["moves"])


def probes() -> dict[str, str]:
    """What stands for a blank, by the kind of its claim, while a wording is checked; never shown to anybody."""
    found: dict[str, str] = _fallback()["probe"]
    return found


def drafts(reading: Reading, flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Stronger wordings for the flagged clauses, all of them at once first, then one by one.

    ``turn`` (any number, the same for the same bullet) decides which of a rule's moves comes first.
    """
    choices = _choices(reading, flags, turn)
    for i in range(2 if len(choices) > 1 else 0):
        yield draft(reading, _together(choices, i))
    for clause, moves in choices:
        for rule, move in moves:
            yield draft(reading, [(rule, clause, move)])


def _together(choices: list[Choice], turn: int) -> list[tuple[str, Clause, Move]]:
    """One move for each of the first flagged clauses, none of them twice."""
    chosen: list[tuple[str, Clause, Move]] = []
    for clause, moves in choices[:MOST_CLAUSES]:
        used = [move for _, _, move in chosen]
        turned = moves[turn % len(moves) :] + moves[: turn % len(moves)]
        chosen += [(rule, clause, move) for rule, move in turned if move not in used][:1]
    return chosen


def fallbacks(reading: Reading, flags: tuple[Flag, ...]) -> Iterator[Draft]:
    """Wordings that only ask for the result or the goal, for a bullet whose habits have no move that fits."""
    rule, place = (flags[0].rule, flags[0].start) if flags else ("", 0)
    for sentence in reading.sentences:
        if sentence.clauses and place < sentence.end:
            last = sentence.clauses[-1]
            if not forms.movable(reading, last):
                return
            yield from (
                draft(reading, [(rule, last, move)]) for move in _last_moves() if fits(move, last, reading.text)
            )
            return


def endings(reading: Reading, flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Wordings that add a result or a decision after the bullet's last word, if need be with a move before it."""
    rule = flags[0].rule if flags else ""
    at = len(reading.text.rstrip(_MARKS))
    if not (reading.sentences and at):
        return
    nothing = (at, at)
    end = Clause("", nothing, (), nothing, nothing, nothing, nothing)
    last = [(rule, end, rules.move(entry)) for entry in _fallback()["endings"]]
    yield from (draft(reading, [ending]) for ending in last)
    for clause, moves in _choices(reading, flags, turn)[:1]:
        for own, move in moves:
            if "[" not in move.text:  # one blank is enough to fill in
                yield draft(reading, [(own, clause, move), last[0]])


def _choices(reading: Reading, flags: tuple[Flag, ...], turn: int) -> list[Choice]:
    """For each flagged clause the moves of its flags' rules that fit it, those of general rules last."""
    known = rules.load()
    choices: list[Choice] = []
    for clause in reading.clauses:
        if not forms.movable(reading, clause):
            continue
        own = [flag for flag in flags if flag.start < clause.end and clause.start < flag.end]
        fitting: list[tuple[str, Move]] = []
        for flag in sorted(own, key=lambda flag: known[flag.rule].general):
            moves = known[flag.rule].moves
            turned = [moves[(turn + i) % len(moves)] for i in range(len(moves))]
            fitting += [(flag.rule, move) for move in turned if fits(move, clause, reading.text, flag)]
        if fitting:
            choices.append((clause, fitting))
    return choices


def fits(move: Move, clause: Clause, text: str, flag: Flag | None = None) -> bool:
    """Whether the clause has what the move needs, and the move keeps all that the clause has.

    A move that keeps the clause's verb ("... while {doing}") suits a flag anywhere in the clause. One that replaces it
    suits a flag on the verb or its object, and only where nothing that the verb governs would be left without it.
    """
    known = lexicon.load()
    has = {part for part in ("object", "scope", "tail") if len(set(getattr(clause, part))) == 2}
    has |= {"verbs"} if clause.verbs else set()
    if has.intersection(move.unless):
        return False
    if forms.only_due(clause):
        return False  # the duty is all that the bullet says
    if "{clause}" in move.text or "{doing}" in move.text:
        return "verbs" in has and not ("{doing}" in move.text and forms.nominal(text, clause))
    in_core = flag is None or flag.start < max(clause.group[1], clause.object[1])
    scope, tail = (text[slice(*getattr(clause, part))].split() for part in ("scope", "tail"))
    governed = scope and "{object}" in move.text and not known.has(scope[0], "adnominal")
    purpose = tail and tail[0].lower() in ("to", "in") and "object" in has
    return in_core and not governed and not purpose and ("{object}" in move.text) == ("object" in has)


def draft(reading: Reading, chosen: list[tuple[str, Clause, Move]]) -> Draft:
    """The wording in which each chosen clause is rewritten by its move, and the other clauses take its tense."""
    form = forms.tense(reading)
    asked: list[Claim] = []
    blanks: list[Blank] = []
    edits = []
    for _, clause, move in chosen:
        ends = any(
            clause.end >= sentence.clauses[-1].end for sentence in reading.sentences if clause in sentence.clauses
        )
        filler = _Filler(reading.text, clause, form, move, ends and len(chosen) == 1, len(asked), len(blanks))
        segments = tuple(filler.segments())
        if reading.text[clause.start : clause.start + 1].isupper():
            segments = (segments[0].capitalized(), *segments[1:])
        edits.append(Edit(clause.start, clause.end, segments))
        asked += filler.claims
        blanks += filler.blanks
    rewritten = [clause.group for _, clause, _ in chosen]
    others = [clause for clause in reading.clauses if clause.group not in rewritten]
    edits += [edit for clause in others if (edit := forms.tidy(reading, clause, form))]
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
    rule, _, move = chosen[0]
    return Draft(rule, move.signal, wording, claims, tuple(blanks), probe)


class _Filler:
    """Fills a move with a clause's own words."""

    def __init__(
        self, text: str, clause: Clause, form: str, move: Move, ends: bool, claims_before: int, blanks_before: int
    ) -> None:
        self.text, self.clause, self.form, self.move, self.ends = text, clause, form, move, ends
        self.claims_before, self.blanks_before = claims_before, blanks_before
        moves = clause.verbs and not forms.nominal(text, clause)
        self.own = forms.without_fillers(forms.put(text, clause, form)) if moves else text[slice(*clause.group)]
        self.blanks: list[Blank] = []
        self.claims: list[Claim] = []

    def segments(self) -> Iterator[Segment]:
        """The move's elements as segments, each with the space before it."""
        has_tail = self.clause.tail[0] < self.clause.tail[1]
        first = True
        for element in _ELEMENT.finditer(self.move.text):
            if element["slot"]:
                yield from self._slot(element["slot"])
            elif element["id"]:
                trailing = element["claim"].startswith(",") and len(self.move.claims) > 1
                if trailing and (has_tail or not self.ends):
                    continue  # a participle after the bullet's own purpose or before its next verb would dangle
                yield from self._claim(int(element["id"]), element["claim"], opens=first)
            else:
                continue
            first = False

    def _slot(self, name: str) -> Iterator[Segment]:
        if name == "clause":
            yield Segment(self.own, "reworded", self.clause.group)
            for part in ("object", "scope", "tail"):
                yield from self._slot(part)
            return
        start, end = getattr(self.clause, name)
        if start < end:
            joint = "" if self.text[start] in ",;:." else " "
            yield Segment(joint + self.text[start:end], "kept", (start, end))

    def _claim(self, number: int, words: str, *, opens: bool) -> Iterator[Segment]:
        asked = self.move.claims[number - 1]
        number += self.claims_before
        if all(claim.id != number for claim in self.claims):
            self.claims.append(Claim(number, asked.kind, "", self._say(asked.question)))
        joint = "" if opens or words.startswith(",") else " "
        at = 0
        pieces: list[Segment] = []
        for inner in _INNER.finditer(words):
            before = words[at : inner.start()]
            if inner["blank"]:
                spaced = before.endswith(" ")
                if before.strip():
                    pieces.append(Segment(before.rstrip(), "claim", claim=number))
                blank = Blank(self.blanks_before + len(self.blanks) + 1, asked.kind, inner["blank"], "text")
                self.blanks.append(blank)
                pieces.append(Segment(" " * spaced + f"[{blank.prompt}]", "blank", claim=number, blank=blank.id))
            else:
                pieces.append(Segment(before + self._verb(inner["verb"]), "claim", claim=number))
            at = inner.end()
        if words[at:]:
            pieces.append(Segment(words[at:], "claim", claim=number))
        if opens and pieces:
            instead = self.own
            pieces[0] = Segment(pieces[0].text, pieces[0].kind, None, number, pieces[0].blank, instead)
        elif pieces:
            pieces[0] = Segment(joint + pieces[0].text, pieces[0].kind, None, number, pieces[0].blank)
        yield from pieces

    def _verb(self, name: str) -> str:
        if name == "doing":
            return self._doing()
        if name == "within":
            return f"while {self._doing()}" if self.clause.verbs and self.clause.opening else "in"
        return inflect(name.replace("_", " "), _TAGS[self.form])

    def _doing(self) -> str:
        return forms.without_fillers(forms.put(self.text, self.clause, "gerund"))

    def _say(self, question: str) -> str:
        """A question in the bullet's own words; a long object is called "this"."""
        own = self.text[slice(*self.clause.object)]
        if not own or len(own.split()) > _LONGEST_OBJECT or not own[-1].isalnum():
            own = "this"
        elif not lexicon.load().has(own.split()[0], "determiner") and not own.endswith(("s", "ing")):
            own = f"the {own}"
        return question.replace("{object}", own).replace("{doing}", self._doing() if self.clause.verbs else "")
