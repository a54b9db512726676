"""Fills a move with the words of the clause that it is for."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from rewriter import lexicon
from rewriter.reading import Clause, Reading, Span, verb_form
from rewriter.rules import Move
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Blank, Claim, Segment, capital
from rewriter.suggestions.spot import PURPOSE
from rewriter.suggestions.tables import tables
from rewriter.tokens import inflect, lemmas, plural, tokenize

_ELEMENT = re.compile(r"‹(?P<id>\d)\s*(?P<claim>[^›]*)›|\{(?P<slot>\w+)\}|\s+")
_INNER = re.compile(r"\[(?P<blank>[^\]]+)\]|\{(?P<word>\w+)\}")
_PROMPT = re.compile(r"(\[[^\]]*\])")
_NAMED = re.compile(r"\{(?P<word>customers|items|teams?)\}")
_TEAM = re.compile(r"\bteams?\b", re.IGNORECASE)
_LONGEST_OBJECT = 8  # words of an object that a question still quotes
_RANKABLE = ("story", "requirement", "ticket")
_WITH = "with "


class Filler:
    """Fills a move with the words of the clause it is for."""

    def __init__(
        self,
        reading: Reading,
        clause: Clause,
        move: Move,
        claims_before: int = 0,
        blanks_before: int = 0,
        form: str = "",
    ) -> None:
        self.reading, self.text, self.clause, self.move = reading, reading.text, clause, move
        self.form = form or forms.tense_of(reading, clause)
        self.claims_before, self.blanks_before = claims_before, blanks_before
        self.blanks: list[Blank] = []
        self.claims: list[Claim] = []
        self.tail_from = clause.tail[0]

    @cached_property
    def own(self) -> str:
        """The clause's own verb group in the form of the wording."""
        if not self.clause.verbs or forms.nominal(self.text, self.clause):
            return self.text[slice(*self.clause.group)]
        return forms.without_fillers(forms.put(self.text, self.clause, self.form))

    def segments(self) -> Iterator[Segment]:
        """The move's elements as segments, each with the space before it."""
        first = not self.move.ends
        for element in _ELEMENT.finditer(self.move.text):
            if element["slot"]:
                yield from self._slot(element["slot"])
            elif element["id"]:
                yield from self._claim(int(element["id"]), element["claim"], opens=first)
            else:
                continue
            first = False

    def _slot(self, name: str) -> Iterator[Segment]:
        if name == "verb":
            same = self.own == self.text[slice(*self.clause.group)]
            yield Segment(self.own, "kept" if same else "reworded", self.clause.group)
            return
        start, end = getattr(self.clause, "scope" if name == "others" else name)
        if name == "tail":
            start = self.tail_from
        elif name == "others":
            start += len(_WITH)
        if start < end:
            named = self.text[start] == "." and self.text[start + 1 : start + 2].isalnum()  # ".NET"
            marked = self.text[start] in ",;:.)" and not named
            joint = "" if marked else " "
            yield Segment(joint + self.text[start:end], "kept", (start, end))

    def _claim(self, number: int, words: str, *, opens: bool) -> Iterator[Segment]:
        asked = self.move.claims[number - 1]
        number += self.claims_before
        words = self._timed(words)
        if all(claim.id != number for claim in self.claims):
            self.claims.append(Claim(number, asked.kind, "", self._say(asked.question)))
        start, end = self.clause.tail
        if words.startswith("to ") and start < end and (purpose := PURPOSE.match(self.text, start)):
            own = purpose.group().rstrip()
            yield Segment(f" {own}", "kept", (start, start + len(own)))
            self.tail_from = purpose.end()
            words = words.removeprefix("to ") + ("," if _lists_actions(self.text[purpose.end() : end]) else " and")
        joint = "" if opens or words.startswith((",", ".")) else " "
        at = 0
        pieces: list[Segment] = []
        for inner in _INNER.finditer(words):
            before = words[at : inner.start()]
            if inner["blank"]:
                spaced = before.endswith(" ")
                if before.strip():
                    pieces.append(Segment(before.rstrip(), "claim", claim=number))
                prompt = self._named(inner["blank"])
                blank = Blank(self.blanks_before + len(self.blanks) + 1, asked.kind, prompt, "text")
                self.blanks.append(blank)
                pieces.append(Segment(" " * spaced + f"[{blank.prompt}]", "blank", claim=number, blank=blank.id))
            else:
                said = self._word(inner["word"])
                pieces.append(Segment(before + (capital(said) if before == ". " else said), "claim", claim=number))
            at = inner.end()
        if words[at:]:
            pieces.append(Segment(words[at:], "claim", claim=number))
        if opens and pieces:
            instead, source = self._instead(words)
            pieces[0] = Segment(pieces[0].text, pieces[0].kind, source, number, pieces[0].blank, instead)
        elif pieces:
            pieces[0] = Segment(joint + pieces[0].text, pieces[0].kind, None, number, pieces[0].blank)
        yield from pieces

    def _timed(self, words: str) -> str:
        """A claim in the bullet's tense: "what came first" as "what comes first" beside "Manage". Prompts stay."""
        if self.form == "past" or forms.tells_past(self.reading):
            return words
        parts = _PROMPT.split(words)
        parts[::2] = map(_in_present, parts[::2])
        return "".join(parts)

    def _instead(self, words: str) -> tuple[str, Span | None]:
        """What stands in place of a claim that opens the clause, and the bullet's words that the claim leaves out."""
        if "{doing}" in words:
            return self.own, None  # "while managing" still says "managed"
        if "{others}" not in self.move.text:
            return self.own, self.clause.group
        end = self.clause.scope[0] + len(_WITH.strip())
        return self.own + self.text[self.clause.group[1] : end], (self.clause.start, end)

    def _word(self, name: str) -> str:
        """A word of a claim: the clause's verb as a gerund, the bullet's own nouns, or a verb in the bullet's form."""
        if name == "doing":
            return self._doing()
        if name == "customers":
            return customers_of(self.text)
        if name in ("value", "impact"):
            return _worth(name, customers_of(self.text))
        if name == "items":
            return self._items()
        if name in ("team", "teams"):
            named = _TEAM.search(self.text)
            return f"the {named[0].lower()}" if named else {"team": "the team", "teams": "teams"}[name]
        return inflect(name.replace("_", " "), forms.TAGS[self.form])

    def _items(self) -> str:
        """What the clause acts upon where that can be ranked, as a plural noun: "requirements"."""
        known = lexicon.load()
        head = (self.text[slice(*self.clause.object)].split() or [""])[-1].lower()
        return plural(head) if any(known.has(head, kind) for kind in _RANKABLE) else "items"

    def _doing(self) -> str:
        return forms.without_fillers(forms.put(self.text, self.clause, "gerund"))

    def _named(self, words: str) -> str:
        return _NAMED.sub(lambda named: self._word(named["word"]), words)

    def _say(self, question: str) -> str:
        """A question in the bullet's own words; a long object is called "this"."""
        own = self.text[slice(*self.clause.object)]
        if not own or len(own.split()) > _LONGEST_OBJECT or not own[-1].isalnum():
            own = "this"
        elif not lexicon.load().has(own.split()[0], "determiner") and not own.endswith(("s", "ing")):
            own = f"the {own}"
        if not self.clause.object[0] < self.clause.object[1]:
            question = question.replace("{doing} {object}", "that")
        return (
            self._named(question)
            .replace("{object}", own)
            .replace("{doing}", self._doing() if self.clause.verbs else "")
        )


@lru_cache(1024)  # the words of moves: few
def _in_present(words: str) -> str:
    said: dict[str, str] = tables()["present"]
    return re.sub(rf"\b({'|'.join(map(re.escape, said))})\b", lambda found: said[found[0]], words)


def _lists_actions(purpose: str) -> bool:
    """Whether a purpose has more than one verb: "plan and execute the move", not "resolve issues and risks"."""
    known = lexicon.load()
    words = tokenize(purpose.partition("(")[0])
    joined = zip(words, words[1:], words[2:], strict=False)
    return any(
        known.has(joint.lower, "conjunction")
        and known.has(word.lower, "verb")
        and following.text[0].isalnum()
        and (verb := verb_form(word.text)) is not None
        and verb.form == "base"
        for joint, word, following in joined
    )


def _worth(what: str, customers: str) -> str:
    """What something is worth to customers, as people say it: "customer value", "value to patients"."""
    worth = tables()["worth"]
    plain = customers in worth["plain"]
    return f"{customers.removesuffix('s')} {what}" if plain else f"{what} {worth[what]} {customers}"


@lru_cache(256)
def customers_of(text: str) -> str:
    """Whom the bullet itself says it serves, in the plural; else "users" where it speaks of software, or "customers".

    Where it speaks of software, or of what was heard from people, those of a trade that it names are meant; a game has
    players.

    >>> customers_of("Gathered patient feedback for the portal"), customers_of("Trained 5 team members")
    ('patients', 'customers')
    >>> customers_of("Passed feedback from the nurses to the vendor of the charting tool"), customers_of("Ran a tool")
    ('nurses', 'users')
    """
    known = lexicon.load()
    words = [token.lower.removesuffix("'s") for token in tokenize(text)]
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if not known.has(word, "customer") or known.has(word, "discovery_evidence"):
            continue
        named = known.has(f"{before} {word}", "people") and not known.has(word, "people")
        crowd = word in tables()["crowd"]["words"]
        crowd = crowd and (after == "of" or known.has(after, "people") or _TEAM.search(text) is not None)
        if not (named or crowd):  # "team members", "members of the project", "50 member team"
            return plural(word)
    if not set(words).isdisjoint(tables()["played"]["words"]):
        return "players"
    used, heard = (not set(words).isdisjoint(tables()[name]["words"]) for name in ("used", "heard"))
    trades = tables()["trades"]["words"] if used or heard else ()
    meant = (lemma for word in words for lemma in lemmas(word, "NOUN") if lemma in trades)
    return plural(next(meant, "user" if used else "customer"))
