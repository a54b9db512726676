"""Small words on which a fact turns: before or after, from or to, by or to, first or last, one of them, only."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rewriter.ledger.marks import COUNTED, Marks
from rewriter.ledger.sides import Side
from rewriter.ledger.ties import words
from rewriter.tokens import lemmas

_FAR = 4  # words from a small word to the noun that it leads up to


@cache
def _rows(table: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """The rows of a table of ``links.toml``: what excludes one another in each, as sets of words that say the same."""
    return tuple(tuple(frozenset(same.split("/")) for same in row.split("|")) for row in sorted(words(table)))


def _opposed(table: str, one: str, other: str) -> bool:
    """Whether two small words exclude each other before the same thing."""
    return any((one in this and other in that) or (one in that and other in this) for this, that in _rows(table))


def directions(marks: Marks) -> None:
    """ "Before the audit" for "after the audit", "from Box to Dropbox" for "from Dropbox to Box"."""
    a, b = marks.original, marks.rewrite
    for i, m in enumerate(b.meanings):
        here = _lead(b, i) if m.content and not m.light and marks.source[i] else None
        if here is None:
            continue
        there = [_lead(a, p) for p in marks.source[i]]
        if all(k is not None and _opposed("opposed", _said(a, k), _said(b, here)) for k in there):
            marks.added[here] = marks.added[i] = "scope"
            marks.dropped.update((k, "scope") for k in there if k is not None)


def _lead(side: Side, i: int) -> int | None:
    """The small word that leads up to the noun or gerund at part ``i``."""
    for k in range(i - 1, max(i - _FAR, 0) - 1, -1):
        if side.ties.sentence[k] != side.ties.sentence[i]:
            return None
        word = side.atoms[k].lower
        if word in words("leads"):
            return k
        acts = k in side.ties.verbs or (side.meanings[k].verb and word.endswith("ing") and not lemmas(word, "NOUN"))
        if word not in words("article") and not (side.meanings[k].content and not acts):
            return None
    return None


def _said(side: Side, i: int) -> str:
    """The small word at part ``i``; "prior" for "prior to"."""
    before = side.atoms[i - 1].lower if i else ""
    return before if before in words("before_to") else side.atoms[i].lower


def bounds(marks: Marks) -> None:
    """ "To 10%" for "by 10%", "in 2018" for "since 2018"."""
    a, b = marks.original, marks.rewrite
    for fact in b.facts:
        same = [old for old in a.facts if old.value == fact.value and old.first]
        here = b.atoms[fact.first - 1].lower if fact.first else ""
        if same and all(_opposed("opposed_bounds", a.atoms[old.first - 1].lower, here) for old in same):
            marks.added.update((i, "number") for i in range(fact.first - 1, fact.last))
            marks.dropped.update((i, "number") for old in same for i in range(old.first - 1, old.last))


def reversals(marks: Marks) -> None:
    """ "Moved the dashboards to sheets" for "moved the sheets to dashboards": two sides of a small word changed."""
    a, b = marks.original, marks.rewrite
    told = [(k, *_around(a, k)) for k, atom in enumerate(a.atoms) if atom.lower in words("turning")]
    for i, atom in enumerate(b.atoms):
        if atom.lower not in words("turning"):
            continue
        before, after = _around(b, i)
        for k, left, right in told:
            if a.atoms[k].lower != atom.lower or not (left and right):
                continue
            crossed = _meet(marks, left, after) and _meet(marks, right, before)
            if crossed and not (_meet(marks, left, before) or _meet(marks, right, after)):
                marks.added.update(dict.fromkeys((*before, i, *after), "scope"))
                marks.dropped.update(dict.fromkeys((*left, k, *right), "scope"))


def _around(side: Side, i: int) -> tuple[list[int], list[int]]:
    """The words of substance right before and right behind part ``i``, in lists too; articles and light words aside."""
    runs = []
    for step in (-1, 1):
        run: list[int] = []
        k = i + step
        while 0 <= k < len(side.atoms) and len(run) < _FAR:
            solid = k in side.fact_at or (side.meanings[k].content and k not in side.ties.verbs)
            if solid and not side.meanings[k].light:
                run.append(k)
            elif not solid and side.atoms[k].lower not in words("article") | words("joint"):
                break
            k += step
        runs.append(sorted(run))
    return runs[0], runs[1]


def _meet(marks: Marks, old: list[int], new: list[int]) -> bool:
    """Whether a phrase of the rewrite has a word of one of the original, in whatever form."""
    a, b = marks.original.meanings, marks.rewrite.meanings
    return any(a[p].lemmas & b[k].lemmas for p in old for k in new)


def agents(marks: Marks) -> None:
    """ "Trained the vendor" for "trained by the vendor": who did it, and to whom, have changed places."""
    a, b = marks.original, marks.rewrite
    for i in b.ties.verbs:
        done_to = b.head(i + 1)
        if done_to is None or not marks.source[i] or not marks.source[done_to] or _lead(b, done_to) is not None:
            continue
        by = [_lead(a, p) for p in marks.source[done_to]]
        if all(k is not None and a.atoms[k].lower == "by" and k - 1 in marks.source[i] for k in by):
            marks.added[i] = "ownership"
            marks.dropped.update((k, "ownership") for k in by if k is not None)


def receivers(marks: Marks) -> None:
    """ "Reports to the board, notes to clerks" for "notes to the board, reports to clerks": they changed places."""
    a, b = marks.original, marks.rewrite
    given = [(i, thing) for i in range(len(a.atoms)) if (thing := _given(a, i)) is not None]
    for k in range(len(b.atoms)):
        thing = _given(b, k)
        if thing is None:
            continue
        here = [p for p, _ in given if p in marks.source[k]]
        there = [p for p, q in given if a.meanings[q].lemmas & b.meanings[thing].lemmas]
        if here and there and not set(here) & set(there):
            marks.added[k] = "audience"
            marks.dropped.update((p, "audience") for p in there)


def _given(side: Side, i: int) -> int | None:
    """What is given to the one at part ``i``: "reports" before "to the board"; None where nothing is."""
    m = side.meanings[i]
    goes_on = i + 1 < len(side.atoms) and side.meanings[i + 1].content
    if not m.content or goes_on or (i in side.ties.verbs and m.word == m.verb):
        return None
    lead = _lead(side, i)
    thing = lead - 1 if lead and side.atoms[lead].lower == "to" else -1
    return thing if thing >= 0 and side.meanings[thing].content else None


def rivals(marks: Marks) -> None:
    """ "The first phase" for "the second phase": one of several that exclude each other, or which it was is gone."""
    old, new = _rivals(marks.original), _rivals(marks.rewrite)
    for row, said in old.items():
        told = new.get(row, {})
        others = [i for one, there in told.items() if one not in said for i in there]
        for one, places in said.items():
            if one not in told and (others or all(_counts(marks, i) for i in places)):
                marks.dropped.update((i, "scope") for i in places)
                marks.added.update((i, "scope") for i in others)


@cache
def _members() -> dict[str, tuple[int, int]]:
    """A word that excludes others -> its row, and its place in it."""
    rows = enumerate(_rows("rivals"))
    return {word: (row, place) for row, senses in rows for place, same in enumerate(senses) for word in same}


def _rivals(side: Side) -> dict[int, dict[int, list[int]]]:
    """Row of rivals -> which of its members a text says, and where."""
    found: dict[int, dict[int, list[int]]] = {}
    known = _members()
    for i, m in enumerate(side.meanings):
        if known.keys().isdisjoint(m.lemmas) and m.word not in known:
            continue
        member = known.get(m.word) or next(known[lemma] for lemma in sorted(m.lemmas) if lemma in known)
        if i not in side.fact_at:
            found.setdefault(member[0], {}).setdefault(member[1], []).append(i)
    return found


def _counts(marks: Marks, i: int) -> bool:
    """Whether a word says which of several the noun behind it is: "the second phase", where the phase is still told."""
    a = marks.original
    if i + 1 >= len(a.atoms) or not i or a.atoms[i].lower not in words("ordinal"):
        return False
    noun = a.meanings[i + 1]
    named = noun.content and i + 1 not in a.ties.verbs and bool(lemmas(noun.word, "NOUN"))
    return named and a.atoms[i - 1].lower in words("article") and bool(marks.kept[i + 1])


def parts(marks: Marks) -> None:
    """ "The two squads" for "one of the two squads"."""
    a, b = marks.original, marks.rewrite
    if any(b.atoms[k].lower in ("one", "1") and b.atoms[k + 1].lower == "of" for k in range(len(b.atoms) - 1)):
        return
    for i in range(len(a.atoms) - 2):
        if a.atoms[i].lower != "one" or a.atoms[i + 1].lower != "of" or i in a.fact_at:
            continue
        whole = next((fact for fact in a.facts if i + 2 <= fact.first <= i + 3 and fact.kind in COUNTED), None)
        if whole and whole.value in {fact.value for fact in b.facts}:
            marks.dropped.update(dict.fromkeys((i, i + 1), "scope"))


def shares(marks: Marks) -> None:
    """ "Most of the depots" for "all depots", "everything"."""
    a, b = marks.original, marks.rewrite
    whole = [i for i, atom in enumerate(a.atoms) if atom.lower in words("strictly_everyone")]
    part = [i for i, atom in enumerate(b.atoms) if atom.lower in words("not_all")]
    known = {atom.lower for atom in a.atoms}
    still = Counter(atom.lower for atom in b.atoms)
    if whole and sum(still[word] for word in words("everyone")) < sum(w.lower in words("everyone") for w in a.atoms):
        new = [i for i in part if b.atoms[i].lower not in known]
        marks.added.update((i, "scope") for i in new)
        for i in whole:
            if still[a.atoms[i].lower]:
                still[a.atoms[i].lower] -= 1
            elif new or (i not in a.fact_at and _whole_told(marks, i)):
                marks.dropped[i] = "scope"


def _whole_told(marks: Marks, i: int) -> bool:
    """Whether the rewrite still says that of which part ``i`` says "all": not "every two weeks" as "biweekly".

    "All aspects of the move" is all of the move, and "for each job" is said of every one.
    """
    a = marks.original
    k = next((k for k in range(i + 1, len(a.atoms)) if a.atoms[k].lower not in words("article")), i)
    light = a.meanings[k].content and a.meanings[k].light and not marks.kept[k]
    if light and k + 1 < len(a.atoms) and a.atoms[k + 1].lower == "of":
        return True
    return bool(marks.kept[k]) or (light and i > 0 and a.atoms[i - 1].lower == "for")


def only(marks: Marks) -> None:
    """ "On Android" for "on Android only"."""
    told = any(atom.lower in words("only") for atom in marks.rewrite.atoms)
    for i in () if told else _alone(marks.original):
        marks.dropped[i] = "scope"


def _alone(side: Side) -> Iterator[int]:
    """Where a text says that there was no more: "only", but not "not only"."""
    for i, atom in enumerate(side.atoms):
        if atom.lower == "only" and (not i or side.atoms[i - 1].lower not in words("negation")):
            yield i


def often(marks: Marks) -> None:
    """ "Regularly ran reviews" for "ran a review"."""
    a, told = marks.original, words("how_often") | words("anew")
    if any(atom.lower in told for atom in a.atoms) or any(fact.kind == "frequency" for fact in a.facts):
        return
    marks.added.update((i, "date") for i, atom in enumerate(marks.rewrite.atoms) if atom.lower in words("how_often"))


def seldom(marks: Marks) -> None:
    """ "Ran a review" for "regularly ran reviews", "ordered disks" for "ordered disks if needed"."""
    a, b = marks.original, marks.rewrite
    told, before = ({atom.lower for atom in side.atoms} for side in (b, a))
    new, again = told - before, words("how_often") | words("anew")
    if new.isdisjoint(again) and not any(fact.kind == "frequency" for fact in b.facts):
        places = [i for i, atom in enumerate(a.atoms) if atom.lower in words("how_often")]
        pairs = enumerate(pairwise(atom.lower for atom in a.atoms))
        places += [i for i, (kind, noun) in pairs if noun == "basis" and kind in again]
        marks.dropped.update((i, "date") for i in places if i not in a.fact_at and a.atoms[i].lower not in told)
    if new.isdisjoint(words("on_condition")) and not any(b.phrase("conditional", k) for k in range(len(b.atoms))):
        for i in range(len(a.atoms)):
            marks.dropped.update((k, "scope") for k in range(i, i + len(a.phrase("conditional", i))))


def whose(marks: Marks) -> None:
    """ "Users of the service" for "users who had left the service": what those did of whom it speaks is gone."""
    a = marks.original
    for i, atom in enumerate(a.atoms):
        if atom.lower != "who" or not i or not marks.kept[i - 1]:
            continue
        verb = a.head(i + 1)
        if verb is None or not a.meanings[verb].verb or a.meanings[verb].verb in words("vacuous"):
            continue
        if not marks.kept[verb] and verb not in marks.replaced:
            marks.dropped[verb] = "audience"
