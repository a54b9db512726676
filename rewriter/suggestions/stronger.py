"""Stronger wordings: what the bullet could say if the writer confirms it, each addition a claim with its question.

A rule's moves say how (see ``rewriter.rules.Move``). The bullet's own words stay where they are; the move rewrites the
flagged clause alone, and every claim that is not confirmed gives way to what the bullet said there.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rewriter.flags import Flag
from rewriter.reading import Reading, verb_form
from rewriter.rules import Move
from rewriter.suggestions import duty, named, results
from rewriter.suggestions.choices import answers, choices, varied
from rewriter.suggestions.filler import Filler
from rewriter.suggestions.fit import Choice, has_doer, strands
from rewriter.suggestions.forms import opens_with_gerund, tense
from rewriter.suggestions.segments import Blank, Claim, Edit, Segment, compose, text_of
from rewriter.suggestions.spot import Spot, end_of, no_action
from rewriter.suggestions.tables import is_kind, moves, tables
from rewriter.tokens import tokenize

_ENDING = re.compile(r"‹1 , (?P<verb>\w+)")
_AND_GERUND = re.compile(r"\band (?P<verb>\w+ing)\b")
_RELATIVE = re.compile(r", (?:which|who)\b|\b(?:due to|because)\b")
_RESULT = re.compile(
    r", (?!including\b|during\b|following\b|according\b|regarding\b|using\b)(?:\w+ly )?\w+ing\b[^,]*\d[^,]*$"
)
_OPEN_LIST = re.compile(
    r"\w, (?=[a-z])(?!\w+ing\b|(?:and|or|including|such|which|who)\b)(?:(?!\band\b|\bor\b|&)[^,.;:])+$"
)
_WORD = re.compile(r"\w[\w'’]*")
_FIRST_PERSON = re.compile(r"\bI\b")
_STOP = re.compile(r"[.!?]\s")
_CUSTOMERS = "{customers}"
_SAYS = 3  # words from which what follows the last action is a sentence of its own
_LONGEST = 40  # words of a sentence that a reader still takes in at once (Harper's LongSentences)


@dataclass(frozen=True, slots=True)
class Draft:
    """A stronger wording before it has been checked.

    ``probe`` is its text with something in every blank, ``opener`` the claim that tells a duty as done (0 if none).
    """

    rule: str
    signal: str
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
    blanks: tuple[Blank, ...]
    probe: str
    opener: int

    @property
    def text(self) -> str:
        """The wording with all claims in place and blanks as prompts."""
        return text_of(self.segments)


def probes() -> dict[str, str]:
    """What stands for a blank, by the kind of its claim, while a wording is checked; never shown to anybody."""
    found: dict[str, str] = tables()["probe"]
    return found


def drafts(
    reading: Reading,
    plainer: list[Edit],
    flags: tuple[Flag, ...],
    turn: int,
    shown: Collection[str] = (),
    *,
    long: bool = False,
) -> Iterator[Draft]:
    """Stronger wordings for the flagged clauses: those that keep each sentence short enough, or else the ``long`` ones.

    ``plainer`` are the bullet's safe edits, which hold wherever no move takes their place. ``turn`` (any number, the
    same for the same bullet) decides which of a rule's moves comes first; those for signals that the bullet has
    ``shown`` come last.
    """
    for chosen, made in _drafts(reading, plainer, flags, turn, shown):
        too_long = _outgrows(made, reading)
        alone = len(chosen) == 1
        after_other = alone and _after_other(reading, chosen[0])
        hangs = after_other or (alone and _hangs(reading, chosen[0]))
        apart = _apart(reading, chosen[0]) if alone and (hangs or (too_long and not long)) else None
        if apart and not _stays_gerund(reading, plainer):
            yield draft(reading, plainer, [apart])
        elif too_long == long and not after_other:
            yield made


def _outgrows(made: Draft, reading: Reading) -> bool:
    """Whether a wording makes a sentence too long that was not."""
    return _longest(made.probe) > _LONGEST >= _longest(reading.text)


def _hangs(reading: Reading, choice: Choice) -> bool:
    """Whether an ending would seem to tell of another: "due to a storm, deferring", "calls, which ..., deferring".

    So it would behind a result, and in a list without an "and": ", raising sales by 9%, deferring", "maps, notes, ...".
    """
    told = reading.text[choice.clause.group[1] : choice.place[0]]
    return choice.move.ends and any(hangs.search(told) for hangs in (_RELATIVE, _RESULT, _OPEN_LIST))


def _after_other(reading: Reading, choice: Choice) -> bool:
    """Whether an ending would stand behind a sentence of somebody else: "ran a trial, the tool was slow, deferring"."""
    clauses = [clause for clause in reading.clauses if clause.end <= choice.place[0]]
    rest = reading.text[clauses[-1].end : choice.place[0]] if clauses else ""
    return choice.move.ends and len(_WORD.findall(rest)) >= _SAYS


def _stays_gerund(reading: Reading, plainer: list[Edit]) -> bool:
    """Whether the bullet's first action stays a gerund, beside which "Turned ..." would stand in another form."""
    first = reading.clauses[0] if reading.clauses else None
    gerund = first is not None and opens_with_gerund(reading, first)
    return gerund and not any(first is not None and edit.start == first.start for edit in plainer)


def _apart(reading: Reading, choice: Choice) -> Choice | None:
    """The choice with its ending as a sentence of its own: ", deferring X" as ". Deferred X"; None if it has none."""
    ending = _ENDING.match(choice.move.text)
    verb = verb_form(ending["verb"]) if ending else None
    if not ending or not verb or verb.form != "gerund" or tense(reading) == "gerund":
        return None
    if choice.move.refers or is_kind(verb.lemma, "event"):
        return None  # too far from what it speaks of; and not the writer, but the work "resulted in" something
    if tense(reading) == "base" and _FIRST_PERSON.search(reading.text):
        return None  # "I own the portal. Give customers ..." would be an order
    rest = _AND_GERUND.sub(_also_said_anew, choice.move.text[ending.end() :])
    text = f"‹1 . {{{verb.lemma}}}{rest}"
    return replace(choice, move=replace(choice.move, text=text))


def _also_said_anew(joined: re.Match[str]) -> str:
    """A second gerund of an ending as a verb in the bullet's form: "and acting" as "and {act}"."""
    verb = verb_form(joined["verb"])
    return f"and {{{verb.lemma}}}" if verb and verb.form == "gerund" else joined[0]


@lru_cache(16)  # each of a bullet's drafts is held against it
def _longest(text: str) -> int:
    """The number of words of a text's longest sentence."""
    return max(len(_WORD.findall(sentence)) for sentence in _STOP.split(text))


def _drafts(
    reading: Reading, plainer: list[Edit], flags: tuple[Flag, ...], turn: int, shown: Collection[str]
) -> Iterator[tuple[list[Choice], Draft]]:
    """The drafts of different shapes by turns; one that says the action anew may have an ending beside it."""
    if results.result_first(reading):
        yield from (([], made) for made in by_means(reading, flags, turn))
    found = answers(reading, flags, turn)

    def standing(some: Iterator[Choice]) -> Iterator[Choice]:
        return (choice for choice in some if not strands(reading, choice, plainer))

    endings: list[Choice] | None = None
    for choice in standing(varied(found, turn, shown)):
        chosen = [[choice]]
        if choice.move.replaces and not _asks_blank(choice.move):
            if endings is None:
                endings = list(standing(choices(found, lambda move: move.ends)))
            others = sorted((e for e in endings if _pair(choice, e)), key=lambda e: e.rule != choice.rule)
            chosen[:0] = [[choice, other] for other in others[:1]]
        yield from ((alike, draft(reading, plainer, alike)) for alike in chosen)


def _asks_blank(move: Move) -> bool:
    return "[" in move.text


def _pair(one: Choice, other: Choice) -> bool:
    """Whether two moves go together: only the last has a blank to fill in, and only one names customers."""
    twice = _CUSTOMERS in one.move.text and _CUSTOMERS in other.move.text
    return other.move.ends and not _asks_blank(one.move) and _asks_blank(other.move) and not twice


def fallbacks(reading: Reading, plainer: list[Edit], flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Wordings that ask for the result or the decision alone, for a bullet whose habits have no move that passes."""
    place = flags[0].start if flags else 0
    sentence = next((sentence for sentence in reading.sentences if place < sentence.end), None)
    if sentence is None or not any(token.text[0].isalpha() and len(token.text) > 1 for token in tokenize(reading.text)):
        return
    end = end_of(reading, sentence)
    clause = sentence.clauses[-1] if sentence.clauses else no_action(end)
    rule = flags[0].rule if flags else ""
    spot = Spot(reading, sentence, clause)
    if spot.honored or (spot.attains and not flags):
        return  # "Awarded for the launch" came about by nothing that it says; "Saved $1M" has its result
    last = [Choice(rule, move, clause, end) for move in moves("moves") if has_doer(sentence, move)]
    for choice in last:
        made = draft(reading, plainer, [choice])
        may_stand = _outgrows(made, reading) and not _stays_gerund(reading, plainer)
        apart = _apart(reading, choice) if may_stand else None
        yield draft(reading, plainer, [apart]) if apart else made
    for choice in choices(answers(reading, flags, turn)):
        pairs = (draft(reading, plainer, [choice, other]) for other in last if _pair(choice, other))
        yield from (made for made in pairs if not _outgrows(made, reading))


def draft(reading: Reading, plainer: list[Edit], chosen: Sequence[Choice]) -> Draft:
    """The wording in which each chosen move takes its place, and all else is said as the safe wording says it."""
    asked: list[Claim] = []
    blanks: list[Blank] = []
    edits: list[Edit] = []
    ends = all(choice.move.ends for choice in chosen)
    told = (duty.opener(reading, plainer) or named.opener(reading)) if ends else None
    if told:
        edits.append(told.edit(reading.text, 1))
        asked.append(told.claim(1))
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
    return _draft(chosen[0], wording, asked, blanks, opener=1 if told else 0)


def by_means(reading: Reading, flags: tuple[Flag, ...], turn: int) -> Iterator[Draft]:
    """Wordings that begin with the bullet's own result and claim what brought it about.

    "Wrote stories, reducing rework by 20%." -> "Reduced rework by 20% by ‹framing the problem before writing› stories."
    """
    for choice in choices(answers(reading, flags, turn)):
        if choice.clause == reading.clauses[0] and "{doing}›" in choice.move.text:
            filler = Filler(reading, choice.clause, choice.move, form="gerund")
            means = [segment for segment in filler.segments() if segment.claim]
            if turned := results.result_first(reading, means):
                yield _draft(choice, compose(reading.text, [turned]), filler.claims, filler.blanks)


def _draft(
    choice: Choice, wording: tuple[Segment, ...], asked: Sequence[Claim], blanks: Sequence[Blank], opener: int = 0
) -> Draft:
    """The draft of a wording: what each claim says in it, and what it reads like with its blanks filled."""
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
    return Draft(choice.rule, choice.move.signal, wording, claims, tuple(blanks), probe, opener)
