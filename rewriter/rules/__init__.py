"""The rules: one habit of delivery-administration language each, read from the TOML files beside this module.

A file in this folder is a rule that is on. A rule without examples of both kinds does not load.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

PROMPT = re.compile(r"\[[^\]]*\]")  # what a move asks the writer to fill in


@dataclass(frozen=True, slots=True)
class Question:
    """What a claim of a move asks: its ``kind`` (as in the ledger) and the question put to the writer."""

    kind: str
    question: str


@dataclass(frozen=True, slots=True)
class Where:
    """What a clause must have for a move; what is empty asks for nothing.

    ``object`` is the lexicon's class of each thing acted upon, ``mentions`` that of something in its object or scope,
    ``verb`` that of its verb. ``group`` lists the words that its verb group may end in, ``then`` those that may follow
    it, ``scope`` those that its scope may begin with. ``without`` names parts of a clause (verbs, object, scope, tail)
    that rule the move out.
    """

    object: str = ""
    mentions: str = ""
    verb: str = ""
    group: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Move:
    """One way to reword a habit into the ``signal`` it could show.

    ``text`` is the wording of the clause: ``{verb}``, ``{object}``, ``{scope}``, ``{tail}`` are the bullet's own words,
    ``{others}`` its scope without the "with" before it, ``{doing}`` its verb as a gerund, ``{customers}`` those whom
    the bullet serves, ``{value}`` and ``{impact}`` what it is to them, ``{rank}`` a verb put in the bullet's form,
    ``‹1 ...›`` the first claim (``claims[0]``), ``[...]`` a blank.
    """

    signal: str
    text: str
    claims: tuple[Question, ...]
    where: Where = Where()

    @cached_property
    def shape(self) -> str:
        """Where the claim stands: the ``opening`` or ``inside`` of the clause, or the ``ending`` of its sentence.

        An ending may be a sentence of its own ("‹1 . {defer} ...›").
        """
        if self.text.startswith(("‹1 ,", "‹1 .")):
            return "ending"
        return "opening" if self.text.startswith("‹") else "inside"

    @cached_property
    def ends(self) -> bool:
        """Whether the move only adds to the end of the sentence."""
        return self.shape == "ending"

    @cached_property
    def replaces(self) -> bool:
        """Whether the move's verb takes the place of the bullet's own, so that none is left of it."""
        return self.shape == "opening" and "{doing}" not in self.text

    @cached_property
    def parenthetic(self) -> bool:
        """Whether the move sets its claim off by a comma: "stories, ranked by value to users"."""
        return "‹1 ," in self.text

    @cached_property
    def pairs(self) -> bool:
        """Whether the move puts a second verb beside the bullet's own: "Gathered and ranked"."""
        return self.text.startswith("{verb} ‹1 and {")

    @cached_property
    def refers(self) -> bool:
        """Whether the move speaks of what the clause names as "them"."""
        return " them" in PROMPT.sub("", self.text)

    @cached_property
    def aims(self) -> bool:
        """Whether the move adds a purpose before the bullet's own tail: "to decide what to defer"."""
        return "‹1 to " in self.text


@dataclass(frozen=True, slots=True)
class Rule:
    """A habit: what matches (see ``rewriter.patterns``), why it reads as administration, and what to do about it.

    A ``general`` rule gives way to any other that matches at the same place. A ``fallback`` rule speaks only where a
    bullet reads as delivery administration as a whole and no other rule flagged a phrase in it. A rule for ``any_work``
    is about how a bullet tells the writer's share, in whatever trade. ``bad`` examples mark the expected flag as
    ``[[...]]``; ``ok`` examples stay unflagged. Both are run as tests.
    """

    id: str
    why: str
    guide: str
    general: bool
    fallback: bool
    any_work: bool
    match: tuple[str, ...]
    unless: tuple[str, ...]
    bad: tuple[str, ...]
    ok: tuple[str, ...]
    moves: tuple[Move, ...]


def move(entry: dict[str, Any]) -> Move:
    """A move from its TOML table; raises ValueError where its marked claims and its questions do not pair up."""
    claims = tuple(Question(**claim) for claim in entry["claims"])
    if {int(n) for n in re.findall(r"‹(\d)", entry["text"])} != set(range(1, len(claims) + 1)):
        raise ValueError(f"the claims marked in {entry['text']!r} do not match its {len(claims)} questions")
    asked: dict[str, Any] = entry.get("where", {})
    where: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in asked.items()}
    return Move(entry["signal"], entry["text"], claims, Where(**where))


_KEYS = {"why", "guide", "general", "fallback", "any_work", "match", "unless", "bad", "ok", "moves"}


def parse(file: str, name: str, table: dict[str, Any]) -> Rule:
    """A rule from its TOML table; raises ValueError naming file, rule and what is wrong."""
    where = f"rules/{file}: [{name}]"
    if unknown := table.keys() - _KEYS:
        raise ValueError(f"{where} has unknown keys {', '.join(sorted(unknown))}; known: {', '.join(sorted(_KEYS))}")
    if missing := {"why", "guide", "match", "bad", "ok"} - table.keys():
        raise ValueError(f"{where} lacks {', '.join(sorted(missing))}")
    if not table["bad"] or not table["ok"]:
        raise ValueError(f"{where} needs at least one example under 'bad' and one under 'ok'")
    try:
        moves = tuple(move(entry) for entry in table.get("moves", ()))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from error
    lists = {key: tuple(table.get(key, ())) for key in ("match", "unless", "bad", "ok")}
    general, fallback, any_work = (table.get(key, False) for key in ("general", "fallback", "any_work"))
    return Rule(name, table["why"], table["guide"], general, fallback, any_work, **lists, moves=moves)


@cache
def load() -> dict[str, Rule]:
    """All rules by id, in the order of their files; raises ValueError naming file and rule where an entry is wrong."""
    rules: dict[str, Rule] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if file.name.endswith(".toml"):
            for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                if name in rules:
                    raise ValueError(f"rules/{file.name}: [{name}] is defined twice")
                rules[name] = parse(file.name, name, table)
    return rules
