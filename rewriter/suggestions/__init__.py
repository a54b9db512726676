"""Suggestions: wordings made of marked segments, so that every claim can be confirmed or dropped alone.

``suggest`` is the one door: whatever it returns has been through the ledger and the bullet's own checker.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from rewriter import lexicon, rules
from rewriter.flags import Scan, explained, scan
from rewriter.ledger import compare
from rewriter.reading import Reading, read
from rewriter.rules import PROMPT
from rewriter.suggestions import compounds, results, roles, safe, stronger
from rewriter.suggestions.segments import Blank, Claim, Edit, Segment, Suggestion, compose, rebased, text_of
from rewriter.tokens import lemmas, tokenize

__all__ = ["MOST_STRONGER", "Blank", "Claim", "Segment", "Suggestion", "suggest"]

MOST_STRONGER = 3
_SAME = 0.5  # share of the shorter one's words from which two wordings claim the same
_SMALL = ("determiner", "preposition", "conjunction", "auxiliary", "pronoun", "customer", "adverb")
_TWICE = re.compile(r"\b(\w++)\s++\1\b")
_TIME = re.compile(r"\b(?:while|before|after)\b")


def suggest(
    reading: Reading,
    seen: Scan,
    turn: int,
    flagged: Callable[[str], bool],
    *,
    more: bool = True,
    most: int = MOST_STRONGER,
) -> tuple[Suggestion, ...]:
    """The wordings for a bullet: at most one safe, then, if ``more`` is to be claimed, ``most`` stronger at most.

    A bullet that need not claim more may still say by what means its own result came about.

    ``seen`` is the bullet's scan, ``turn`` a number that is the same for the same bullet, and ``flagged`` says whether
    a text reads as delivery administration as a whole. What fails a check is not returned:

    - a safe wording has a clean ledger and no more flags than the bullet, but for actions that stood there as nouns;
    - a stronger wording with all claims confirmed is not flagged as a whole and drops no fact, and all that the ledger
      sees added lies within its claims; with no claim confirmed, its ledger is clean.
    """
    if _breaks_off(seen) or (seen.habits and not rules.load()[seen.habits[0].name].moves):
        return ()  # no wording mends a list of skills
    if told := _from_nouns(reading, seen, turn, flagged, more=more):
        return told[: 1 + most]  # a safe one stands first
    plainer = _clean(reading, safe.edits(reading))
    found = [s for s in (_safe(reading, seen, plainer),) if s]
    if not more:
        means = stronger.by_means(reading, seen.flags, turn) if results.result_first(reading) else ()
        return (*found, *islice(_passing(reading, means, flagged), 1))
    asked = stronger.fallbacks(reading, plainer, seen.flags, turn)
    if not seen.flags:  # nothing in it is wrong: one question is enough, and none where it says what came of it
        asked = iter(()) if results.told(reading) else asked
        return (*found, *islice(_passing(reading, asked, flagged), 1))
    shown = frozenset(signal.name for signal in seen.signals)
    short, long = (stronger.drafts(reading, plainer, seen.flags, turn, shown, long=long) for long in (False, True))
    for drafts in (short, asked, long):
        passed = list(islice(_passing(reading, drafts, flagged), most))
        if passed:
            return (*found, *passed)
    return tuple(found)


def _from_nouns(
    reading: Reading, seen: Scan, turn: int, flagged: Callable[[str], bool], *, more: bool
) -> tuple[Suggestion, ...]:
    """The wordings for a bullet of compound nouns, or of a role: those of the actions that they say; else none."""
    told = compounds.edits(reading) or roles.edits(reading)
    if not told:
        return ()
    base = compose(reading.text, told)
    text = text_of(base)
    inner = _as_seen(seen, reading.text, text)
    few = len(inner.flags) <= len(told) + len(seen.flags)
    if not few or not compare(reading.text, text).clean:
        return ()
    habits = [flag.rule for flag in seen.flags]
    (anew,) = read([text])
    made = [Suggestion("safe", habits[0] if habits else "", text, None, base, (), ())]
    for other in suggest(anew, inner, turn, flagged, more=more):
        rule = other.rule if other.rule in habits else made[0].rule
        other = replace(other, rule=rule, segments=rebased(other.segments, base))
        if other.tier == "safe" and compare(reading.text, other.text).clean:
            made[0] = other
        elif other.tier != "safe" and _accounted(reading.text, other):
            made.append(other)
    return tuple(made)


def _as_seen(seen: Scan, bullet: str, text: str) -> Scan:
    """The scan of what a bullet says in other words, without the habits that were dismissed in the bullet."""
    found = explained(scan(text)) if seen.habits else scan(text)
    dismissed = {habit.name for habit in scan(bullet).habits} - {habit.name for habit in seen.habits}
    return replace(found, habits=tuple(habit for habit in found.habits if habit.name not in dismissed))


def _breaks_off(seen: Scan) -> bool:
    """Whether a bullet stops in the middle: "Led the team and", "Wrote the ("."""
    last = seen.units.tokens[-1:]
    return bool(last) and (last[0].text in ("(", "[") or lexicon.load().has(last[0].lower, "conjunction"))


def _clean(reading: Reading, plainer: list[Edit]) -> list[Edit]:
    """The edits, or none of them where the ledger sees a claim or a loss in what they make of the bullet."""
    clean = not plainer or compare(reading.text, text_of(compose(reading.text, plainer))).clean
    return plainer if clean else []


def _safe(reading: Reading, seen: Scan, plainer: list[Edit]) -> Suggestion | None:
    segments = safe.segments(reading, plainer)
    if not segments:
        return None
    text = text_of(segments)
    if text == reading.text or not compare(reading.text, text).clean:
        return None
    if len(scan(text).flags) > max(len(seen.flags), len(scan(reading.text).flags)):
        return None
    rule = seen.flags[0].rule if seen.flags else ""
    return Suggestion("safe", rule, text, None, segments, (), ())


def _passing(
    reading: Reading, drafts: Iterable[stronger.Draft], flagged: Callable[[str], bool]
) -> Iterator[Suggestion]:
    """The drafts that pass every check and claim something that no earlier one claims, as suggestions."""
    made_before: list[frozenset[str]] = []
    said = _bases(reading.text)
    for draft in drafts:
        made = Suggestion("stronger", draft.rule, draft.text, draft.signal, draft.segments, draft.claims, draft.blanks)
        claims = [_telling(PROMPT.sub(" ", claim.text)) for claim in made.claims if claim.id != draft.opener]
        brought = frozenset(base for claim in claims for base in claim).difference(said)
        repeats = any(claim and claim[0] in said for claim in claims)  # "Recommended X ... and recommended changes"
        if repeats or _stutters(made.text, reading.text) or any(_alike(brought, earlier) for earlier in made_before):
            continue
        if not flagged(draft.probe) and _accounted(reading.text, made):
            made_before.append(brought)
            yield made


@lru_cache(1024)  # moves say much the same of many bullets
def _telling(text: str) -> tuple[str, ...]:
    """The words of a text in their base form, without small ones."""
    return tuple(base for token in tokenize(text) if token.lower.isalpha() and not _small(base := _base(token.lower)))


@lru_cache(4096)
def _small(word: str) -> bool:
    known = lexicon.load()
    return any(known.has(word, small) for small in _SMALL)


def _bases(text: str) -> frozenset[str]:
    return frozenset(_base(token.lower) for token in tokenize(text) if token.lower.isalpha())


def _base(word: str) -> str:
    return (lemmas(word, "VERB") or lemmas(word, "NOUN") or (word,))[0]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two wordings claim much the same: "dropping a step that ..." and "dropped a step while ..."."""
    return len(one & other) >= _SAME * min(len(one), len(other))


def _stutters(text: str, bullet: str) -> bool:
    """Whether a word stands twice in a row that does not in the bullet ("adhered to to reach"), or two tell when."""
    text, bullet = text.lower(), bullet.lower()
    twice, times = len(_TWICE.findall(text)), len(_TIME.findall(text))
    return (twice > 0 and twice > len(_TWICE.findall(bullet))) or (times > 1 and times > len(_TIME.findall(bullet)))


def _accounted(bullet: str, made: Suggestion) -> bool:
    """Whether all that a stronger wording adds is marked, and nothing is dropped with or without its claims.

    A claim that only adds words to a clean wording drops nothing, and all that it adds is marked as its own. Where a
    claim takes the place of the bullet's verb ("Ranked" for "Managed"), the ledger reads the wording with it, and that
    verb alone may go.
    """
    if not compare(bullet, made.wording()).clean:
        return False
    replaced = [segment.source for segment in made.segments if segment.instead and segment.source]
    if not replaced:
        return True
    ledger = compare(bullet, made.text)
    lost = [e for e in ledger.dropped if not any(start <= e.start and e.end <= end for start, end in replaced)]
    marked: set[int] = set()
    at = 0
    for segment in made.segments:
        if segment.kind in ("claim", "blank"):
            marked.update(range(at, at + len(segment.text)))
        at += len(segment.text)
    known = lexicon.load()
    return not lost and all(
        marked.issuperset(range(entry.start + token.start, entry.start + token.end))
        for entry in ledger.added
        for token in tokenize(entry.text)
        if not known.has(token.lower, "conjunction")  # two claims side by side are one entry with their "and"
    )
