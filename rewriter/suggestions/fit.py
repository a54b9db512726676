"""Where a move may stand in a bullet: the clause that has what it needs and loses nothing by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rewriter import lexicon
from rewriter.flags import Flag
from rewriter.reading import Clause, Reading, Sentence, Span
from rewriter.rules import Move
from rewriter.suggestions import fixed, forms
from rewriter.suggestions.segments import Edit
from rewriter.suggestions.spot import Spot, bare, end_of, no_action

_BEFORE_OBJECT = re.compile(r"([\w}]+)› \{object\}")  # "{rank}› {object}" acts on it, "... in› {object}" does not
_BEFORE = re.compile(r"\b(?:before|after) \{doing\}")
_INSERTED = re.compile(r"\{scope\} ‹1 [^,]")
_FROM = re.compile(r"\{scope\} ‹1 from ")
_BY_TAIL = re.compile(r"\bby [^›]*› \{tail\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A move of a rule for a flagged clause, and its ``place``: the clause, or the end of the clause's sentence."""

    rule: str
    move: Move
    clause: Clause
    place: Span


@dataclass(frozen=True, slots=True)
class Site:
    """A flagged sentence: its ``end``, its flagged clauses, and the ``first`` of them, or one without words."""

    sentence: Sentence
    end: Span
    spots: tuple[Spot, ...]
    first: Spot


def sites(reading: Reading, flag: Flag) -> list[Site]:
    """The sentences that a flag lies in; no labels, nor those that say of what is flagged only that it was due."""
    found = []
    for sentence in reading.sentences:
        label = reading.text[sentence.start : sentence.end].endswith(":")
        if flag.start >= sentence.end or sentence.start >= flag.end or label:
            continue
        flagged = [clause for clause in sentence.clauses if flag.start < clause.end and clause.start < flag.end]
        if any(fixed.only_due(clause) for clause in flagged):
            continue  # where the duty is all that the bullet says, nothing can be built on it
        end = end_of(reading, sentence)
        spots = tuple(Spot(reading, sentence, clause) for clause in flagged)
        found.append(Site(sentence, end, spots, spots[0] if spots else Spot(reading, sentence, no_action(end))))
    return found


def placed(at: Sequence[Site], flag: Flag, move: Move, *, inward: bool) -> Choice | None:
    """The move at the first flagged clause that it fits, or at the end of the flagged sentence.

    ``inward`` says that the move is for work that customers do not see.
    """
    for site in at:
        if move.ends:
            near = move.refers or move.where.object  # else it would seem to tell of another action
            spot = next((spot for spot in site.spots if spot.last), None) if near else site.first
            if spot is None or spot.honored or spot.states or (move.refers and not spot.several):
                continue
            if spot.has(move.where) and has_doer(site.sentence, move) and _concerns(spot, inward=inward):
                return Choice(flag.rule, move, spot.clause, site.end)
            continue
        for spot in site.spots:
            suits = spot.has(move.where) and _concerns(spot, inward=inward)
            if suits and spot.movable and fits(move, spot, flag):
                return Choice(flag.rule, move, spot.clause, (spot.clause.start, spot.clause.end))
    return None


def has_doer(sentence: Sentence, move: Move) -> bool:
    """Whether the sentence has somebody who can do what the ending says.

    A bullet of nouns ("Scope documentation for two teams") can result in something, but it cannot decide anything.
    """
    return bool(sentence.clauses) or all(asked.kind == "outcome" for asked in move.claims)


def _concerns(spot: Spot, *, inward: bool) -> bool:
    """Whether a move is for work of the clause's kind.

    Customers see nothing of an invoice, a training that was attended, or a team that was built: such work has moves of
    its own, and no others.
    """
    return spot.inward is inward


def strands(reading: Reading, choice: Choice, plainer: list[Edit]) -> bool:
    """Whether the next action would be left in another form: "while creating the plan and coordinated the tests".

    So would a gerund beside a duty that is told as done: "Managed the delivery and meeting the targets".
    """
    clause = choice.clause
    beside = pairwise(clause for sentence in reading.sentences for clause in sentence.clauses)
    after = [other for one, other in beside if one is clause]
    joined = [other for other in after if bare(reading.text, clause, other)]
    alone = any(other.end == other.group[1] for other in after)  # ", tracked and forecasted" leans on what is before
    if "{doing}" in choice.move.text and (joined or alone):
        return True
    if not choice.move.ends and _stays_due(reading, clause, plainer):
        return True
    told = clause.opening == "duty" and not choice.move.ends
    gerunds = [other.group[0] for other in joined if other.verbs and other.verbs[0].form == "gerund"]
    return told and not all(any(edit.start <= at < edit.end for edit in plainer) for at in gerunds)


def _stays_due(reading: Reading, clause: Clause, plainer: list[Edit]) -> bool:
    """Whether a gerund goes on with a duty that is not reworded: "responsible for keeping logs and running tests"."""
    sentence = reading.sentence_of(clause)
    earlier = [other for other in sentence.clauses if other.start < clause.start and other.opening == "duty"]
    kept = [other for other in earlier if not any(edit.start <= other.start < edit.end for edit in plainer)]
    return bool(kept) and forms.opens_with_gerund(reading, clause)


def fits(move: Move, spot: Spot, flag: Flag) -> bool:
    """Whether the clause has the parts that the move needs, and the move keeps all that the clause has.

    A move that keeps the clause's verb suits a flag anywhere in the clause. One that replaces it suits a flag on the
    verb or its object, and only where nothing that the verb governs would be left without it.
    """
    clause = spot.clause
    if spot.parts.intersection(move.where.without):
        return False
    if move.where.object and spot.behind_object(flag.start):
        return False  # it is about what the flag does not speak of
    if move.shape == "inside" and not (spot.closed and (spot.last or not move.parenthetic)):
        return False  # what is set off by a comma wants the end of the sentence
    if move.shape == "inside" and (spot.states or (_BY_TAIL.search(move.text) and spot.tail.startswith("by "))):
        return False  # "understood the plan to find out", "ranked bugs by impact by using logs"
    if move.shape == "inside" and _behind_scope(move) and ("," in spot.scope or spot.tail.startswith("by ")):
        return False  # "delivered 38 stories, with velocity up by user value", "to reach riders by answering calls"
    if move.shape == "inside" and spot.ends_with_people and (move.parenthetic or _FROM.search(move.text)):
        return False  # "for two teams, ranked by impact", "used by 140 clerks from interviews"
    if move.pairs and spot.far_from_verb:
        return False  # "ranked requirements from clerks and managers for the new discharge module by value"
    if move.shape == "inside" and "[" in move.text and spot.referred_to:
        return False  # "into stories from interviews with [which users] and estimated them"
    if move.shape == "inside" and spot.relates and not move.parenthetic:
        return False  # it would go with the relative: "a site that sells fares around what riders needed"
    if move.aims and (spot.goes_on_bare or spot.for_people):
        return False  # "to put [which part] first and handle calls": it would go on with the purpose
    if move.aims and not (spot.takes_purpose and _suits_purpose(move, spot)):
        return False
    if move.pairs and (spot.ranks or not spot.takes_verb):
        return False  # "triaged and ranked"
    if "{others}" in move.text and spot.narrowed:
        return False
    if "{scope} ‹1 and" in move.text and spot.relates:
        return False  # "releases, which included tests and checked": it would go on with that
    if "{scope} ‹1 and {" in move.text and not (spot.last and spot.first):
        return False  # "ran tests and checked them and wrote", "ran tests and wrote guides and checked"
    if "{verb}" in move.text:
        return "verbs" in spot.parts and (len(clause.verbs) > 1 or not move.parenthetic)
    if "{doing}" in move.text and "[" in move.text and spot.acts_on_named:
        return False  # "recommending [which option] while communicating it"
    if "{doing}" in move.text:
        timed = _BEFORE.search(move.text) is not None
        early = spot.judges and "before {doing}" in move.text  # finished work comes too late to frame the problem
        if timed and (early or spot.stands or spot.joins_others or spot.counted or spot.behind_object(flag.start)):
            return False  # nobody frames a problem before "working closely with designers", "writing 200 stories"
        return spot.goes_along and not spot.aside
    return _gives_way(move, spot, flag)


def _behind_scope(move: Move) -> bool:
    """Whether a claim stands between the bullet's own scope and tail."""
    return _INSERTED.search(move.text) is not None


def _suits_purpose(move: Move, spot: Spot) -> bool:
    """Whether a move's purpose reads well there: a result comes after what brings it about, all else near the verb.

    Two actions and the bullet's own would make a chain: "to decide what to build and what to defer and refine stories".
    """
    if spot.aims and (move.signal == "outcome" or " and " in move.text):
        return False
    return move.signal == "outcome" or spot.near


def _gives_way(move: Move, spot: Spot, flag: Flag) -> bool:
    """Whether the clause's verb may give way to the move's."""
    if not spot.verb_may_go or spot.behind_object(flag.start):
        return False
    before = _BEFORE_OBJECT.search(move.text)
    leads = before is not None and lexicon.load().has(before[1], "preposition")
    if leads and spot.goes_on:
        return False
    acted_on = before is not None and not leads and not move.where.then
    return not acted_on or ("object" in spot.parts and not spot.governs)
