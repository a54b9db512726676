"""The career guide as data: what carries over from Product Owner to Product Manager, what is missing, how to show it.

Each TOML file of this folder holds one kind of part, told in our own words, and each part names the guide's section.

>>> guide = load()
>>> guide.steps[1].mistake
'Calling it ownership when you were only in the room.'
>>> [(entry.section, entry.title) for entry in guide.search("VALUE saying")]
[('What does not transfer automatically', 'Saying no on value'), ('Skill gap table', 'Saying no on value')]
"""

import re
import tomllib
from dataclasses import MISSING, asdict, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Literal, NamedTuple, TypeVar, get_args, get_origin

SignalName = Literal["discovery", "prioritization", "tradeoff", "outcome", "business_context", "leadership_story"]


class Entry(NamedTuple):
    """One row of the searchable list: any part of the guide, flattened to text."""

    section: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What all parts share: the guide's heading, word for word, and ``row``, the templates of a title and a text."""

    row: ClassVar[tuple[str, str]] = ("{name}", "{text}")
    section: str

    def entry(self) -> Entry:
        """The part as a row of the searchable list."""
        title, text = (template.format_map(asdict(self)) for template in self.row)
        return Entry(self.section, title, text)


@dataclass(frozen=True, slots=True)
class Skill(Part):
    """A skill that carries over: what of it does, when that is useful, and its broader version in the PM's job."""

    row = ("{name}", "{transfers} Useful: {useful} Broader: {broader}")
    name: str
    transfers: str
    useful: str
    broader: str


@dataclass(frozen=True, slots=True)
class Gap(Part):
    """Something that does not carry over by itself."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadinessSignal(Part):
    """What hiring managers look for in anyone (signal) or look at twice in a Product Owner (scrutiny).

    ``shows`` names the bullet signals that count towards it; it is empty for a point of scrutiny.
    """

    kind: Literal["signal", "scrutiny"]
    name: str
    text: str
    shows: tuple[SignalName, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile(Part):
    """A type of Product Owner role: what it brings, what it lacks, how realistic the move is, which proof helps.

    A bullet speaks for it with one of the ``habits`` (rules), ``shows`` (signals) or ``words``; these are ours.
    """

    row = ("{name}", "Transfers: {transfers} Missing: {missing} Realistic: {realistic} Proof: {proof}")
    id: str
    name: str
    transfers: str
    missing: str
    realistic: str
    proof: str
    habits: tuple[str, ...]
    shows: tuple[SignalName, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing(Part):
    """A line of the skill-gap table: a likely strength, the weakness that often goes with it, how to close the gap."""

    row = ("{weak}", "Often already strong: {strong}. To close the gap: {close}")
    strong: str
    weak: str
    close: str


@dataclass(frozen=True, slots=True)
class Proof(Part):
    """An artifact worth building, or a mark of strong or weak proof."""

    kind: Literal["build", "strong", "weak"]
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A step of the transition plan: what to do, why, the common mistake, and when it is done."""

    row = ("{number}. {title}", "{do} Why: {why} Common mistake: {mistake} Done when: {done}")
    number: int
    title: str
    do: str
    why: str
    mistake: str
    done: str


@dataclass(frozen=True, slots=True)
class Framing(Part):
    """How to tell one's experience: on resume and LinkedIn (profile) or when asked about it (interview)."""

    kind: Literal["profile", "interview"]
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mistake(Part):
    """A common mistake on the way from Product Owner to Product Manager."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide: a tuple for each kind of part, read from the file of the same name (skills.toml and so on)."""

    skills: tuple[Skill, ...]
    gaps: tuple[Gap, ...]
    profiles: tuple[Profile, ...]
    steps: tuple[Step, ...]
    interview: tuple[Framing, ...]
    signals: tuple[ReadinessSignal, ...]
    proof: tuple[Proof, ...]
    closing: tuple[Closing, ...]
    mistakes: tuple[Mistake, ...]

    def entries(self) -> tuple[Entry, ...]:
        """Every part as a row of the searchable list, in the guide's own order."""
        return tuple(part.entry() for field in fields(self) for part in getattr(self, field.name))

    def search(self, words: str) -> tuple[Entry, ...]:
        """The rows in which each of the words begins some word, in any case; every row if no words are given."""
        wanted = [re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words.split()]
        return tuple(row for row in self.entries() if all(word.search("\n".join(row)) for word in wanted))


@cache
def load() -> Guide:
    """The guide that ships with the program. Raises ValueError as ``parse`` does."""
    parts = {}
    for field in fields(Guide):
        toml = files(__name__).joinpath(f"{field.name}.toml").read_text(encoding="utf-8")
        parts[field.name] = parse(toml, field.name, get_args(field.type)[0])
    return Guide(**parts)


P = TypeVar("P", bound=Part)


def parse(toml: str, name: str, kind: type[P]) -> tuple[P, ...]:
    """The parts in the text of ``name``.toml: tables ``[[name]]`` whose keys are the fields of ``kind``.

    Raises ValueError naming the file, the table and the keys if any key is missing, unknown, blank or of a wrong type.
    """
    try:
        document = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}.toml: {error}") from error
    tables = document.pop(name, None)
    if document or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{name}.toml: expected [[{name}]] tables and nothing else")
    return tuple(_part(table, f"{name}.toml, [[{name}]] {number}", kind) for number, table in enumerate(tables, 1))


def _part(table: dict[str, Any], where: str, kind: type[P]) -> P:
    """One part from its table; ``where`` opens the message of the ValueError."""
    types = {field.name: field.type for field in fields(kind)}
    faults = {
        "missing": {field.name for field in fields(kind) if field.default is MISSING} - table.keys(),
        "unknown": table.keys() - types,
        "unfit": {key for key in table.keys() & types if not _fits(table[key], types[key])},
    }
    if any(faults.values()):
        told = "; ".join(f"{fault} {', '.join(sorted(keys))}" for fault, keys in faults.items() if keys)
        raise ValueError(f"{where} ({next(iter(table.values()), 'empty')}): {told}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return kind(**values)


def _fits(value: object, wanted: Any) -> bool:
    """Whether a TOML value may stand in a field: text that is not blank, a whole number, a listed word, or a list."""
    if get_origin(wanted) is tuple:
        return isinstance(value, list) and all(_fits(item, get_args(wanted)[0]) for item in value)
    if get_origin(wanted) is Literal:
        return value in get_args(wanted)
    return type(value) is wanted and bool(str(value).strip())
