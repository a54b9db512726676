"""Whose actions they were and whether they were done: ownership, preparation, actions that are gone."""

from itertools import pairwise

from rewriter import lexicon
from rewriter.equivalents import Meaning
from rewriter.ledger.marks import Marks, classes
from rewriter.ledger.sides import Side
from rewriter.ledger.ties import words

_DID = lexicon.RUNGS.index("did")
_LONGEST_OBJECT = 6  # parts from a light verb to the noun that it does


def ownership(marks: Marks) -> None:
    """Actions that the rewrite makes the writer's own, or more so than they were."""
    b = marks.rewrite.ties
    tied = {i for link in b.links if link.kind == "result" for i in range(link.first, link.head)}  # "which led to"
    for i in b.verbs:
        if marks.added.get(i) or not marks.rewrite.finite(i) or i in tied:
            continue
        if not marks.source[i]:
            m = marks.rewrite.meanings[i]
            higher = _rung(m) > _DID and "choose" not in classes(m.word)
            does = m.verb in words("doing")  # "conducted" says little, but that it was done
            if (i in marks.added and higher) or ((i in marks.added or does) and _object_helped(marks, i)):
                head = marks.rewrite.head(i + 1)
                marks.add(i, "ownership", marks.source[head] if head is not None else ())
        elif i in b.helped or i in b.aims or marks.rewrite.meanings[i].verb in words("helpers"):
            continue
        elif any(question(marks, i) for question in _QUESTIONS):
            head = marks.rewrite.head(i + 1)
            marks.add(i, "ownership", marks.source[i] + (marks.source[head] if head is not None else []))


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
    said = {p for first, last, group in marks.original.phrases if group in m.keys for p in range(first, last)}
    return all(
        not a[p].lemmas & m.lemmas and _rung(a[p]) < rung and not _peers(a[p], m) and p not in said for p in verbs
    )


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
    atoms, main = marks.original.atoms, marks.original.ties.main - helped
    if any(p in main and atoms[p + 1].lower in words("joint") for p in marks.source[i] if p + 1 < len(atoms)):
        return False  # "fixed faults and helped riders with them" for "fixed and helped riders with faults"
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


def _reassigned(marks: Marks, i: int) -> bool:
    """ "Led the test plan and demos" for "reviewed the test plan and led demos": another verb stood before it."""
    a, b = marks.original, marks.rewrite
    head = b.head(i + 1)
    if head is None or not marks.source[i] or not marks.source[head]:
        return False
    governing = []
    for p in marks.source[head]:
        before = [k for k in a.ties.verbs if k < p and a.ties.sentence[k] == a.ties.sentence[p]]
        governing.append(before[-1] if before else p)
    said = (k in marks.source[i] or marks.kept[k] or k in marks.replaced or a.meanings[k].light for k in governing)
    told = any(said)  # "decided" for "took the decision" as well
    return not told and all(_rung(a.meanings[k]) < _rung(b.meanings[i]) for k in governing)


def _taken(marks: Marks, i: int) -> bool:
    """ "Cut churn" for "the team cut churn"."""
    told = marks.original.ties.told
    subjects = [told[p] for p in marks.source[i] if p in told]
    if len(subjects) < len(marks.source[i]) or i in marks.rewrite.ties.told:
        return False
    known = [k for k in subjects if marks.original.meanings[k].word in words("others")]
    return not any(marks.kept[k] for k in known)


def duties(marks: Marks) -> None:
    """ "Was responsible for vendor selection" for "assisted with vendor selection": the job was not theirs there."""
    a, b = marks.original.ties, marks.rewrite.ties
    for i in sorted(b.due):
        if marks.source[i] and i in b.openers and a.helped.issuperset(marks.source[i]) and i not in b.helped:
            for k in b.openers[i]:
                marks.add(k, "ownership", marks.source[i])


def taken_part(marks: Marks) -> None:
    """What the writer took part in is still told, but not that it was no more: "CRM rollout" for "helped roll out"."""
    a, still = marks.original, marks.rewrite.ties.helped
    for opener in {a.ties.openers[p] for p in a.ties.helped if p in a.ties.openers}:
        solid = [p for p in a.ties.helped if a.ties.openers.get(p) == opener and a.meanings[p].content]
        told = {i for p in solid if not a.meanings[p].light for i in marks.kept[p]}
        gone = not any(marks.kept[p] for p in opener)
        vague = a.meanings[opener.start].verb in words("vague_help")  # "worked on" may be anything
        if told and gone and not vague and still.isdisjoint(told) and marks.added.keys().isdisjoint(told):
            for p in opener:
                marks.dropped.setdefault(p, "ownership")


def lowered(marks: Marks) -> None:
    """ "Helped determine the route" for "determined the route": the action was the writer's own there."""
    a, b = marks.original.ties, marks.rewrite.ties
    shared = a.helped | a.due | a.aims | a.beside.keys()
    for i in sorted(b.helped):
        own = marks.source[i] if marks.rewrite.meanings[i].verb and i - b.openers[i].stop in (0, 1) else []
        if own and a.main.issuperset(own) and shared.isdisjoint(own):
            marks.dropped.update((p, "ownership") for p in own)
            marks.added.update((k, "ownership") for k in b.openers[i])


def strengthened(marks: Marks) -> None:
    """ "Eliminated rework" for "reduced rework": an equivalent, and more than was said."""
    a, total = marks.original.meanings, words("total")
    for i in marks.rewrite.ties.verbs:
        verbs = [a[p].verb for p in marks.source[i] if a[p].verb]
        new = marks.rewrite.meanings[i].verb in total and not marks.said_as_phrase(i)
        if new and verbs and total.isdisjoint(verbs):
            marks.add(i, "outcome", marks.source[i])


def _came_by_itself(marks: Marks, i: int) -> bool:
    """ "Grew sales" for "sales grew": nothing says that it was the writer's doing."""
    a, b = marks.original, marks.rewrite
    if not {"raise", "lower"} & classes(b.meanings[i].verb):
        return False
    acted_on = {p for k in range(i + 1, min(i + 5, len(b.atoms))) for p in marks.source[k]}
    verbs = [p for p in marks.source[i] if a.meanings[p].verb]
    tied = {a.ties.sentence[link.head] for link in a.ties.links}
    return bool(verbs) and all(
        a.meanings[p].verb in words("by_itself")
        and p not in a.ties.verbs
        and a.meanings[p].word != a.meanings[p].verb
        and p - 1 in acted_on
        and a.ties.sentence[p] not in tied
        for p in verbs
    )


_QUESTIONS = (_came_by_itself, _promoted, _was_helped, _object_helped, _left_alone, _reassigned, _taken)


def prepared(marks: Marks) -> None:
    """ "Held interviews" for "scheduled interviews", "migrated" for "planned the migration": not done there yet."""
    a, b = marks.original, marks.rewrite
    planned = [p for p in a.ties.main if a.meanings[p].verb in words("preparing")]
    wanted = {p + 1 for p in planned if p + 1 in a.ties.verbs and a.meanings[p + 1].word.endswith("ing")}
    acts = [p for p in a.ties.verbs if p not in planned and p not in wanted]  # "recommended | closing the depot"
    ahead = ({a.head(p + 1) for p in planned} | wanted) - {None, *acts}  # "planned and ran sprints" did run them
    for i in b.ties.main if ahead else ():
        verb, object_ = b.meanings[i].verb, b.head(i + 1)
        if i in marks.added or verb in words("preparing") or any(p in acts for p in marks.source[i]):
            continue
        took_place = verb in words("doing") and object_ is not None and not ahead.isdisjoint(marks.source[object_])
        if took_place or not ahead.isdisjoint(marks.source[i]):
            marks.added[i] = "action"
            marks.dropped.update((p, "action") for p in planned)


def converted(marks: Marks) -> None:
    """ "Documented and tested the gate" for "documented the testing of the gate": that was written of, not done."""
    a, b = marks.original, marks.rewrite
    for p in a.ties.verbs:
        m, object_ = a.meanings[p], _acted_on(a, p)
        if not m.content or m.light or object_ is None or p in a.ties.helped or object_ in a.ties.verbs:
            continue
        if m.verb in words("doing") or m.verb in words("make"):
            continue  # "conducted testing" did test
        of = object_ + 1 < len(a.atoms) and a.atoms[object_ + 1].lower == "of"
        for i in b.ties.main if of else ():
            if (
                object_ in marks.source[i]
                and i not in marks.added
                and not any(q in a.ties.verbs for q in marks.source[i])
            ):
                marks.added[i] = "action"


def actions(marks: Marks) -> None:
    """Actions of the original of which the rewrite says no word of substance."""
    a = marks.original
    for first, following in pairwise([*sorted(a.ties.main), len(a.atoms)]):
        reach = [i for i in range(first, following) if a.ties.sentence[i] == a.ties.sentence[first]]
        ends = (i for i in reach[1:] if a.meanings[i].word in words("circumstance"))
        core = range(first, next(ends, following))  # what it has by itself: "ran tests | for the billing module"
        marks.lose(reach, "action")
        marks.lose((i for i in reach if i in core), "action")


def shared(marks: Marks) -> None:
    """Actions on one thing of which one is gone: "built and tested the form" where it is "built the form"."""
    a, joints = marks.original, words("joint")
    for p in a.ties.verbs:
        m = a.meanings[p]
        if marks.still_said(p) or p in marks.replaced or not m.content or m.light:
            continue
        beside = [(k, q) for k, q in ((p - 1, p - 2), (p + 1, p + 2)) if 0 <= k < len(a.atoms) and q in a.ties.verbs]
        if any(a.atoms[k].lower in joints and marks.kept[q] for k, q in beside):
            marks.dropped.setdefault(p, "action")


def unsaid(marks: Marks) -> None:
    """Verbs that are gone while what they acted on is told of another: "contributed to the vision" for "owned" it."""
    a, b = marks.original, marks.rewrite
    governing = {k: i for i in b.ties.verbs if i not in marks.added and (k := b.head(i + 1)) is not None}
    for p in a.ties.verbs:
        m, object_ = a.meanings[p], _acted_on(a, p)
        if not m.content or m.light or marks.kept[p] or p in marks.replaced or object_ is None:
            continue
        if p in a.ties.helped or p in a.ties.aims or "attain" in classes(m.verb):
            continue
        now = [governing.get(k) for k in set(marks.kept[object_]) if k not in b.ties.verbs]
        if now and all(i is None or b.meanings[i].light or _says_another(marks, i) for i in now):
            less = any(k in b.ties.helped for k in marks.kept[object_])
            marks.dropped.setdefault(p, "ownership" if less else "action")


def surpassed(marks: Marks) -> None:
    """ "Met fare targets" for "exceeded fare targets"."""
    a = marks.original
    for p in a.ties.verbs:
        if a.meanings[p].verb in words("surpasses") and not marks.kept[p] and p not in marks.replaced:
            marks.dropped.setdefault(p, "outcome")


def _acted_on(side: Side, i: int) -> int | None:
    """The first word of substance that the verb at part ``i`` acts upon, with nothing but articles between them."""
    object_ = side.head(i + 1)
    between = range(i + 1, object_ or 0)
    near = all(side.meanings[k].content or side.atoms[k].lower in words("article") for k in between)
    return object_ if near else None


def _says_another(marks: Marks, i: int) -> bool:
    """Whether a verb of the rewrite says one that the original has elsewhere."""
    return any(p in marks.original.ties.verbs for p in marks.source[i])


def absorbed(marks: Marks) -> None:
    """Actions for which only words stand that the original has elsewhere: "management", now that "manage" is gone."""
    a, b = marks.original, marks.rewrite
    for p in a.ties.main:
        if not marks.kept[p] or a.meanings[p].light or marks.still_said(p):
            continue
        object_ = _acted_on(a, p)
        named = not any(k in b.ties.verbs or _done(b, k) for k in marks.kept[p])
        if named or (object_ is not None and not marks.still_said(object_)):
            marks.dropped.setdefault(p, "action")


def _done(side: Side, i: int) -> bool:
    """Whether a light verb does the noun at part ``i``: "took detailed notes"."""
    near = (k for k in side.ties.verbs if i - _LONGEST_OBJECT < k < i and side.meanings[k].light)
    return any(_acted_on(side, k) in range(k, i + 1) for k in near)


def due(marks: Marks) -> None:
    """ "Met the target" for "accountable for meeting the target": what was to be attained is told as attained."""
    a, b = marks.original, marks.rewrite
    for i in b.ties.main:
        verbs = [p for p in marks.source[i] if a.meanings[p].verb or p in a.ties.due]
        attains = "attain" in classes(b.meanings[i].verb)
        if (
            attains
            and verbs
            and not marks.added.get(i)
            and i not in b.ties.due | b.ties.aims
            and a.ties.due.issuperset(verbs)
        ):
            marks.add(i, "outcome", verbs)
