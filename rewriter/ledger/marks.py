"""Marks: which parts of the two texts are added or dropped, question by question."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rewriter import lexicon
from rewriter.equivalents import LIGHT, Meaning
from rewriter.facts import Fact, headcount
from rewriter.ledger.sides import Side, alike
from rewriter.ledger.ties import Link, words

_COUNTED = frozenset(("number", "money", "percentage"))
_TIMES = frozenset(("date", "frequency"))
_DID = lexicon.RUNGS.index("did")


@dataclass
class Marks:
    """The two sides and the marks on their parts: part -> kind, empty where the words of the phrase decide."""

    original: Side
    rewrite: Side
    added: dict[int, str] = field(default_factory=dict)
    dropped: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.source = alike(self.rewrite, self.original)  # where the original says each part of the rewrite
        self.kept = alike(self.original, self.rewrite)


def find(original: Side, rewrite: Side) -> Marks:
    """Asks every question about two texts."""
    marks = Marks(original, rewrite)
    for question in (
        numbers,
        times,
        names,
        substance,
        results,
        decisions,
        customers,
        small_words,
        ownership,
        causality,
        aims,
        prepared,
        actions,
    ):
        question(marks)
    return marks


def _mark(marks: dict[int, str], side: Side, facts: Iterable[Fact]) -> None:
    for fact in facts:
        kind = "date" if fact.kind in _TIMES else "number"
        if fact.kind == "number" and headcount(side.meanings, fact):
            kind = "headcount"
        marks.update(dict.fromkeys(range(fact.first, fact.last), kind))


def _lasts(fact: Fact) -> bool:
    """Whether a date is a stretch of time ("3 day"), which is counted like a number."""
    return fact.kind == "date" and " " in fact.value


def numbers(marks: Marks) -> None:
    """Numbers are counted: the same one twice must stay twice, with the same hedge, beside the same thing."""
    left: dict[str, list[Fact]] = {}
    for fact in marks.original.facts:
        if fact.kind in _COUNTED or _lasts(fact):
            left.setdefault(fact.value, []).append(fact)
    pairs, new = [], []
    for fact in marks.rewrite.facts:
        if fact.kind in _COUNTED or _lasts(fact):
            bare = fact.value.lstrip("$€£")  # "a 400K budget" is "a $400K budget"
            same = left.get(fact.value) or next((f for v, f in left.items() if f and v.lstrip("$€£") == bare), None)
            if same:
                pairs.append((same.pop(0), fact))
            else:
                new.append(fact)
    _mark(marks.added, marks.rewrite, new)
    _mark(marks.dropped, marks.original, (fact for same in left.values() for fact in same))
    for old, fact in pairs:
        if old.bound != fact.bound:
            if old.bound in ("about", "at most"):
                _mark(marks.dropped, marks.original, [old])
            elif fact.bound == "at least" and old.kind != "date":
                _mark(marks.added, marks.rewrite, [fact])
    _swapped(marks, pairs)


def _swapped(marks: Marks, pairs: list[tuple[Fact, Fact]]) -> None:
    """Numbers that changed places: "12 agents and 3 managers" -> "3 agents and 12 managers"."""
    counts = [
        (old, fact, marks.original.head(old.last), marks.rewrite.head(fact.last))
        for old, fact in pairs
        if fact.kind in _COUNTED
    ]
    for old, fact, here, there in counts:
        if here is None or there is None or here in marks.source[there]:
            continue
        others = {other.value for other, _, head, _ in counts if head is not None and head in marks.source[there]}
        if others and old.value not in others:
            _mark(marks.added, marks.rewrite, [fact])
            _mark(marks.dropped, marks.original, [old])


def times(marks: Marks) -> None:
    """Dates and frequencies: each must be said, once is enough."""

    def said(side: Side) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in side.facts:
            if fact.kind in _TIMES and not _lasts(fact):
                found.setdefault(fact.value, []).append(fact)
        return found

    old, new = said(marks.original), said(marks.rewrite)
    for side, other, these, those, on in (
        (marks.rewrite, marks.original, new, old, marks.added),
        (marks.original, marks.rewrite, old, new, marks.dropped),
    ):
        amounts = {fact.value.partition(" ")[0] for fact in other.facts}  # "2019" read as a number there
        for value in these.keys() - those.keys() - amounts:
            _mark(on, side, these[value])


def names(marks: Marks) -> None:
    """Names, tools and acronyms of the original that the rewrite does not say.

    A common word with a capital ("Ticketing") counts when all of its name is gone.
    """
    a = marks.original
    for fact in a.facts:
        if fact.kind in _COUNTED or fact.kind in _TIMES:
            continue
        places = [i for i in range(fact.first, fact.last) if a.meanings[i].content]
        lost = [i for i in places if not marks.kept[i]]
        if len(lost) < len(places):
            lost = [i for i in lost if not a.meanings[i].known or a.atoms[i].text.isupper() or _tool(a.meanings[i])]
        marks.dropped.update((i, _name(fact)) for i in lost)


def _tool(m: Meaning) -> bool:
    return "tool" in _classes(m.word)


def _name(fact: Fact | None) -> str:
    return "" if fact is None else "number" if fact.kind == "ordinal" else "name"


def substance(marks: Marks) -> None:
    """Words of the rewrite that nothing in the original says."""
    b = marks.rewrite
    light = {i for first, last, group in b.phrases if group == LIGHT for i in range(first, last)}
    for i, m in enumerate(b.meanings):
        fact = b.fact_at.get(i)
        if (
            i in light
            or not m.content
            or marks.source[i]
            or i in marks.added
            or (fact and fact.kind in _COUNTED | _TIMES)
        ):
            continue
        if fact or not m.light:
            marks.added[i] = _name(fact)


def _classes(word: str) -> frozenset[str]:
    return lexicon.load().classes.get((word,), frozenset())


def results(marks: Marks) -> None:
    """Results in words that are small alone: "on time", "under budget"."""
    a, b = marks.original, marks.rewrite
    before = set(pairwise(m.word for m in a.meanings))
    said = {i for first, last, group in b.phrases if group in a.places for i in range(first, last)}
    for i, pair in enumerate(pairwise(m.word for m in b.meanings)):
        new = pair[0] in words("punctual") and pair not in before and i not in said
        if new and "delivery_result" in lexicon.load().classes.get(pair, ()):
            marks.added.update(dict.fromkeys((i, i + 1), "outcome"))


def decisions(marks: Marks) -> None:
    """ "Made decisions" for "communicated decisions": a small verb, and a claim."""

    def made(side: Side, i: int) -> int | None:
        if side.meanings[i].verb not in words("make"):
            return None
        near = range(i + 1, min(i + 5, len(side.atoms)))
        return next((k for k in near if side.meanings[k].lemmas & words("decisions")), None)

    a, b = marks.original, marks.rewrite
    if any(made(a, i) is not None for i in a.ties.verbs):
        return
    for i in b.ties.verbs:
        decision = made(b, i)
        if decision is not None and not any(p in a.ties.verbs for p in marks.source[decision]):  # not "decided"
            marks.added[i] = "decision"


def customers(marks: Marks) -> None:
    """Customers are counted too: "customer" once more, in other company, is another claim."""

    def uses(side: Side) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, m in enumerate(side.meanings):
            if m.content and "customer" in _classes(m.word):
                found.setdefault(min(m.lemmas, key=len), []).append(i)
        return found

    def company(side: Side, places: Iterable[int]) -> set[object]:
        near = {j for i in places for j in (i - 1, i + 1) if 0 <= j < len(side.atoms) and side.meanings[j].content}
        return {key for j in near for key in side.meanings[j].keys}

    old = uses(marks.original)
    for lemma, places in uses(marks.rewrite).items():
        before = old.get(lemma, [])
        if before and len(places) > len(before):
            known = company(marks.original, before)
            strange = [i for i in places if not company(marks.rewrite, [i]) & known]
            for i in strange[: len(places) - len(before)]:
                marks.added.setdefault(i, "audience")


def small_words(marks: Marks) -> None:
    """Words that are too small to be claims, and are: "all", "no"."""
    a, b = marks.original.meanings, marks.rewrite.meanings
    everyone, negation = words("everyone"), words("negation")

    def says(meanings: list[Meaning], table: frozenset[str]) -> bool:
        return any(m.word in table for m in meanings)

    if not says(a, everyone):
        for i, m in enumerate(b):
            if m.word in words("strictly_everyone") and i not in marks.rewrite.fact_at:
                marks.added[i] = "scope"
    if not says(a, negation) and not says(a, frozenset(("free",))):
        for i, m in enumerate(b):
            if m.word in negation and i not in marks.rewrite.fact_at:
                marks.added.setdefault(i, "")
    if not says(b, negation) and not says(b, frozenset(("free",))):
        for i, m in enumerate(a):
            after = a[i + 1].word if i + 1 < len(a) else ""
            if m.word in negation and after not in ("only", "just", "longer") and i not in marks.original.fact_at:
                marks.dropped[i] = "scope"
    for i, m in enumerate(a):
        if m.word in words("unsure") and not marks.kept[i] and i not in marks.original.ties.verbs:
            marks.dropped[i] = "outcome"


def ownership(marks: Marks) -> None:
    """Actions that the rewrite makes the writer's own, or more so than they were."""
    b = marks.rewrite.ties
    for i in b.verbs:
        if marks.added.get(i) or not _finite(marks.rewrite, i):
            continue
        if not marks.source[i]:
            m = marks.rewrite.meanings[i]
            higher = _rung(m) > _DID and "choose" not in _classes(m.word)
            if i in marks.added and (higher or _object_helped(marks, i)):
                marks.added[i] = "ownership"
        elif i in b.helped or i in b.aims or marks.rewrite.meanings[i].verb in words("helpers"):
            continue
        elif any(question(marks, i) for question in (_promoted, _was_helped, _object_helped, _left_alone, _taken)):
            marks.added[i] = "ownership"


def _finite(side: Side, i: int) -> bool:
    """Whether a form that may be a noun ("lead", "issues") is a verb here: the sentence opens in the same form."""
    form = _form(side.meanings[i])
    if not form or (i and side.atoms[i - 1].lower == "to"):
        return True
    sentence = side.ties.sentence
    return form == _form(side.meanings[sentence.index(sentence[i])])


def _form(m: Meaning) -> str:
    """The form of a verb that may be a noun too: base, or that in -s; empty for the past and the gerund."""
    if m.word == m.verb:
        return "base"
    return "third" if m.verb and m.word.endswith("s") else ""


def _rung(m: Meaning) -> int:
    """The place of a verb on the ladder of rungs; the lowest where the form belongs to two verbs ("found")."""
    ladder = lexicon.load()
    return min((lexicon.RUNGS.index(ladder.rung_of(verb)) for verb in m.verbs), default=_DID)


def _promoted(marks: Marks, i: int) -> bool:
    """ "Led" for "managed": matched as an equivalent only, and higher than all it is matched with."""
    m, a = marks.rewrite.meanings[i], marks.original.meanings
    rung = _rung(m)
    if rung <= _DID or not marks.source[i]:
        return False
    verbs = [p for p in marks.source[i] if a[p].verb and (a[p].word != a[p].verb or p in marks.original.ties.verbs)]
    if not verbs:  # "Led" for "the lead analyst"; but "recommended" for "gave a recommendation"
        return any(a[p].lemmas & m.lemmas for p in marks.source[i])
    return all(not a[p].lemmas & m.lemmas and _rung(a[p]) < rung and not _peers(a[p], m) for p in verbs)


def _peers(one: Meaning, other: Meaning) -> bool:
    return bool(one.peers & other.peers)


def _was_helped(marks: Marks, i: int) -> bool:
    """ "Developed" for "assisted in developing"."""
    m = marks.rewrite.meanings[i]
    if m.verb in words("vacuous") and m.word.endswith("ing"):  # ", including"
        return False
    return all(p in marks.original.ties.helped for p in marks.source[i])


def _object_helped(marks: Marks, i: int) -> bool:
    """ "Led planning" for "participated in planning and led demos"."""
    helped, m = marks.original.ties.helped, marks.rewrite.meanings[i]
    head = marks.rewrite.head(i + 1) if helped else None
    if head is None or head in marks.rewrite.ties.helped or any(p in helped for p in marks.source[i]):
        return False
    if m.verb in words("vacuous") or m.verb in words("beside") or m.verb in words("helpers"):
        return False
    return bool(marks.source[head]) and all(p in helped for p in marks.source[head])


def _left_alone(marks: Marks, i: int) -> bool:
    """ "Refined stories" for "worked with engineers to refine stories": the others are gone."""
    a, b = marks.original, marks.rewrite
    if not a.ties.beside or not all(p in a.ties.beside for p in marks.source[i]):
        return False
    if any(m.word in words("together") for m in b.meanings) or any(
        b.meanings[k].verb in words("beside") for k in b.ties.verbs
    ):
        return False
    others = {k for p in marks.source[i] for k in a.ties.beside[p]}
    return not any(marks.kept[k] for k in others if a.meanings[k].content and not a.meanings[k].light)


def _taken(marks: Marks, i: int) -> bool:
    """ "Cut churn" for "the team cut churn"."""
    told = marks.original.ties.told
    subjects = [told[p] for p in marks.source[i] if p in told]
    if len(subjects) < len(marks.source[i]) or i in marks.rewrite.ties.told:
        return False
    return not any(marks.kept[k] for k in subjects)


def causality(marks: Marks) -> None:
    """Ties of the rewrite between parts that the original leaves untied."""
    b = marks.rewrite
    for link in b.ties.links:
        if link.kind not in ("done", "told") and not _licensed(marks, link):
            for i in range(link.first, min(link.head + 1, len(b.atoms))):
                if b.atoms[i].lower != ",":
                    marks.added[i] = "causality"
    main = marks.original.ties.main
    for i in b.ties.verbs:
        if i and b.atoms[i - 1].lower == "which" and marks.source[i] and main.issuperset(marks.source[i]):
            marks.added.update({i - 1: "causality", i: "causality"})


def _licensed(marks: Marks, link: Link) -> bool:
    """Whether a tie of the original has the same two things on its two sides."""
    b, sentence = marks.rewrite, marks.rewrite.ties.sentence
    here = sentence[link.first]
    end = min((n.first for n in b.ties.links if n.first > link.head), default=len(sentence))

    def sources(places: range) -> set[int]:
        solid = (i for i in places if sentence[i] == here and b.meanings[i].content and not b.meanings[i].light)
        return {p for i in solid for p in marks.source[i]}

    left, right = sources(range(link.first)), sources(range(link.head, end))
    if not left or not right:  # all of it is an addition already, or too little to tie
        return True
    a = marks.original.ties
    effect_moves = any(i < link.first and b.meanings[i].verb in words("moves") for i in b.ties.verbs)
    wanted = a.aims if link.kind == "means" and not effect_moves else ()  # "held workshops to gather needs"
    for tie in (*a.links, *(Link("aim", head, head) for head in wanted)):
        head = tie.head
        since = a.sentence.index(a.sentence[head]) if tie.since is None else tie.since
        before = set(range(since, head))
        after = {p for p in range(head, len(a.sentence)) if a.sentence[p] == a.sentence[head]}
        if (left & before and right & after) or (left & after and right & before):
            return True
    return False


def aims(marks: Marks) -> None:
    """Aims of the original that the rewrite states as done, and results that are only talked of there."""
    a, b = marks.original, marks.rewrite
    for i in b.ties.verbs:
        m = b.meanings[i]
        if i in b.ties.aims or i in marks.added or not marks.source[i] or m.light:
            continue
        moves = m.verb in words("moves")
        places = [p for p in marks.source[i] if a.meanings[p].verb]
        aimed = places and (a.ties.aims if moves else a.ties.intended).issuperset(places)
        if aimed or (moves and _only_named(marks, i)):
            marks.added[i] = "causality" if aimed else "outcome"
            if i and b.atoms[i - 1].lower in words("relative"):
                marks.added[i - 1] = "causality"


def prepared(marks: Marks) -> None:
    """ "Held interviews" for "scheduled interviews", "migrated" for "planned the migration": not done there yet."""
    a, b = marks.original, marks.rewrite
    planned = [p for p in a.ties.main if a.meanings[p].verb in words("preparing")]
    ahead = {a.head(p + 1) for p in planned} - {None, *a.ties.verbs}  # "planned and ran sprints" did run them
    acts = [p for p in a.ties.verbs if p not in planned]
    for i in b.ties.main if ahead else ():
        verb, object_ = b.meanings[i].verb, b.head(i + 1)
        if i in marks.added or verb in words("preparing") or any(p in acts for p in marks.source[i]):
            continue
        took_place = verb in words("doing") and object_ is not None and not ahead.isdisjoint(marks.source[object_])
        if took_place or not ahead.isdisjoint(marks.source[i]):
            marks.added[i] = "action"


def actions(marks: Marks) -> None:
    """Actions of the original of which the rewrite says no word of substance."""
    a = marks.original
    for first, following in pairwise([*sorted(a.ties.main), len(a.atoms)]):
        reach = [i for i in range(first, following) if a.ties.sentence[i] == a.ties.sentence[first]]
        solid = [i for i in reach if a.meanings[i].content and not a.meanings[i].light]
        if len(solid) > 1 and not any(marks.kept[i] for i in solid):
            marks.dropped.update((i, marks.dropped.get(i) or "action") for i in solid)


def _only_named(marks: Marks, i: int) -> bool:
    """ "Saved $2M" for "identified savings of $2M": a noun there, under a verb that did not bring it about."""
    a, brings = marks.original, words("moves") | words("brings") | words("participles")
    for p in marks.source[i]:
        here = [k for k in range(p + 1) if a.ties.sentence[k] == a.ties.sentence[p]]
        governing = [k for k in here if k in a.ties.verbs and k < p]
        if p in a.ties.verbs or any(link.head in here for link in a.ties.links):
            return False
        if not governing and p not in a.ties.due:  # "responsible for the reduction of cost"
            return False
        if governing and a.meanings[governing[-1]].verb in brings:
            return False
        if a.meanings[p].verb and a.meanings[p].word.endswith(("ed", "ing")):
            return False
    return True
