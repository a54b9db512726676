"""Which moves may be made for a bullet's flags, and in which order they are tried.

A move is placed when it is asked for: most bullets take the first that fits, and need not know the others.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rewriter import rules
from rewriter.flags import Flag
from rewriter.reading import Reading
from rewriter.rules import Move
from rewriter.suggestions.fit import Choice, Site, placed, sites
from rewriter.suggestions.tables import moves, places_for


@dataclass(frozen=True, slots=True)
class Answers:
    """The moves that may answer a flag, in the order in which they are tried, and the sentences that it lies in.

    ``inward`` are for work that customers do not see, ``about`` for what the bullet speaks of, ``own`` the rule's.
    """

    flag: Flag
    sites: Sequence[Site]
    inward: Sequence[Move]
    about: Sequence[Move]
    own: Sequence[Move]


def answers(reading: Reading, flags: Iterable[Flag], turn: int) -> list[Answers]:
    """The answers to each flag, those of general rules last; each rule's moves begin with another at each turn."""
    known = rules.load()
    return [_answers(reading, flag, turn) for flag in sorted(flags, key=lambda flag: known[flag.rule].general)]


def _answers(reading: Reading, flag: Flag, turn: int) -> Answers:
    at = sites(reading, flag)
    objects = {spot.object for site in at for spot in site.spots}
    inward, about = (_turned(_for_objects(name, objects), turn) for name in ("inward", "about"))
    return Answers(flag, at, inward, about, _turned(rules.load()[flag.rule].moves, turn))


def varied(found: Sequence[Answers], turn: int, shown: Collection[str]) -> Iterator[Choice]:
    """The choices by turns of their shape, those for signals that the bullet has ``shown`` last.

    Those that say the bullet's own action anew come first, those at the end of the sentence, which need nothing of it,
    last.
    """
    shapes = ["opening", "inside"] if turn % 2 else ["inside", "opening"]
    for late in (False, True):
        wanted = (partial(_is_for, shape, shown, late) for shape in ("anew", *shapes, "ending"))
        yield from _by_turns(choices(found, wants) for wants in wanted)


def _is_for(shape: str, shown: Collection[str], late: bool, move: Move) -> bool:
    return ("anew" if move.replaces else move.shape) == shape and (move.signal in shown) == late


def choices(found: Sequence[Answers], wants: Callable[[Move], bool] = lambda move: True) -> Iterator[Choice]:
    """The moves that are wanted and fit, the first for each flag, then the second for each, each move once."""
    seen: list[Move] = []
    for choice in _by_turns(_fitting_all(one, wants) for one in found):
        if choice.move not in seen:
            seen.append(choice.move)
            yield choice


def _fitting_all(to: Answers, wants: Callable[[Move], bool]) -> Iterator[Choice]:
    """The choices for a flag; its rule takes turns with what the bullet is about."""
    yield from _fitting(to, to.inward, wants, inward=True)
    yield from _by_turns(_fitting(to, some, wants, inward=False) for some in (to.about, to.own))


def _fitting(to: Answers, some: Sequence[Move], wants: Callable[[Move], bool], *, inward: bool) -> Iterator[Choice]:
    for move in some:
        if wants(move) and (choice := placed(to.sites, to.flag, move, inward=inward)):
            yield choice


def _by_turns(queues: Iterable[Iterator[Choice]]) -> Iterator[Choice]:
    """The first of each queue, then the second of each; none is looked for before it is asked for."""
    going = list(queues)
    while going:
        for queue in tuple(going):
            choice = next(queue, None)
            if choice is None:
                going.remove(queue)
            else:
                yield choice


def _for_objects(name: str, objects: Iterable[str]) -> Sequence[Move]:
    """The moves of a table that may be for one of several objects, in the table's order."""
    numbers = {number for words in objects for number in places_for(name, words)}
    return [moves(name)[number] for number in sorted(numbers)]


def _turned(some: Sequence[Move], turn: int) -> list[Move]:
    """Moves, begun with another at each turn, those for any kind of object last."""
    return sorted((some[(turn + i) % len(some)] for i in range(len(some))), key=_for_any)


def _for_any(move: Move) -> bool:
    """Whether a move is for any kind of object."""
    return not (move.where.object or move.where.mentions)
