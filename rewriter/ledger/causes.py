"""What brought about what: ties that the rewrite makes, aims that it tells as results."""

from rewriter.ledger.marks import Marks
from rewriter.ledger.ties import Link, words


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
        relative = i and b.atoms[i - 1].lower == "which" and b.atoms[i - 2 :][0].lower not in words("before_which")
        tied = relative and marks.source[i] and main.issuperset(marks.source[i])
        tied = tied and not any(_told_of_thing(marks, p) for p in marks.source[i])
        link = Link("result", i - 1, i)
        if tied and not _tied(marks, link, *_sides(marks, link)):
            marks.added.update({i - 1: "causality", i: "causality"})


def _told_of_thing(marks: Marks, p: int) -> bool:
    """Whether a verb of the original tells what a thing did: "the pilot, which I led, ran in six shops"."""
    a = marks.original
    here = [k for k in range(p) if a.ties.sentence[k] == a.ties.sentence[p]]
    return bool(here) and a.atoms[p - 1].lower == "," and any(a.atoms[k].lower in words("relative") for k in here)


def _licensed(marks: Marks, link: Link) -> bool:
    """Whether a tie of the original has the same two things on its two sides.

    Where all of a side is an addition already, or there is too little to tie, it needs no licence.
    """
    a, relative = marks.original, words("relative")
    if marks.rewrite.atoms[link.first].lower in relative and any(
        p and a.atoms[p - 1].lower in relative for p in marks.source[link.head]
    ):
        return True  # "a site that gave riders news" for "a site that provided news to riders"
    before = (atom.lower for p in marks.source[link.head] for atom in a.atoms[max(p - 2, 0) : p])
    if link.first == link.head and not words("meanwhile").isdisjoint(before):
        return True  # ", wholly removing risks" for "while wholly removing risks"
    left, right = _sides(marks, link)
    return not left or not right or _tied(marks, link, left, right)


def _sides(marks: Marks, link: Link) -> tuple[set[int], set[int]]:
    """Where the original says what stands on the two sides of a tie of the rewrite."""
    b, sentence = marks.rewrite, marks.rewrite.ties.sentence
    here = sentence[link.first]
    end = min((n.first for n in b.ties.links if n.first > link.head), default=len(sentence))
    first = sentence.index(here) if link.since is None else link.since

    def sources(places: range, *within: int) -> set[int]:
        solid = (i for i in places if sentence[i] in within and b.meanings[i].content and not b.meanings[i].light)
        return {p for i in solid for p in marks.source[i]}

    if link.first == first:  # "Through training, sales rose": what it brought about stands behind the comma
        comma = next((i for i in range(link.head, end) if b.atoms[i].lower == ","), end)
        return sources(range(comma, len(sentence)), here), sources(range(link.head, comma), here)
    before = here if link.since is None else sentence[link.since]
    return sources(range(first, link.first), before), sources(range(link.head, end), here)


def _tied(marks: Marks, link: Link, left: set[int], right: set[int]) -> bool:
    """Whether the original ties what stands ``left`` of a tie of the rewrite to what stands ``right`` of it."""
    a, b = marks.original.ties, marks.rewrite
    effect_moves = any(i < link.first and b.meanings[i].verb in words("moves") for i in b.ties.verbs)
    wanted = a.aims if link.kind == "means" and not effect_moves else ()  # "held workshops to gather needs"
    for tie in (*a.links, *(Link("aim", head, head) for head in wanted)):
        head = tie.head
        since = a.sentence.index(a.sentence[head]) if tie.since is None else tie.since
        before = set(range(since, head))
        after = {p for p in range(head, len(a.sentence)) if a.sentence[p] == a.sentence[head]}
        if tie.first == since:  # "By joining two reports, cut ...": what it brought about stands behind the comma
            comma = next((p for p in sorted(after) if marks.original.atoms[p].lower == ","), len(a.sentence))
            before, after = {p for p in after if p > comma}, {p for p in after if p < comma}
        if (left & before and right & after) or (left & after and right & before):
            return True
    return False


def ensured(marks: Marks) -> None:
    """ ", ensuring success" where nothing was ensured: a result in a small verb."""
    if any(m.verb in words("ensures") or m.word in words("ensures") for m in marks.original.meanings):
        return
    b = marks.rewrite
    for i in range(1, len(b.atoms)):
        if b.atoms[i - 1].text == "," and b.atoms[i].lower.endswith("ing") and b.meanings[i].verb in words("ensures"):
            marks.added.setdefault(i, "causality")


def untold(marks: Marks) -> None:
    """Results, means and causes of the original of which the rewrite says nothing: ", raising sales"."""
    a = marks.original
    for link in a.ties.links:
        later = [other.first for other in a.ties.links if other.first > link.head]
        end = min(later, default=len(a.atoms))
        reach = []
        for k in range(link.head, end):
            if a.ties.sentence[k] != a.ties.sentence[link.head] or a.atoms[k].text in ",;":
                break
            reach.append(k)
        marks.lose(reach, "outcome", least=1)


def hoped(marks: Marks) -> None:
    """ "With the aim of fewer faults" for "resulting in fewer faults": what came of it is told as an aim."""
    a, b = marks.original, marks.rewrite
    results = [link for link in a.ties.links if link.kind == "result"]
    if not results or any(link.kind in ("result", "cause") for link in b.ties.links):
        return
    for i in range(len(b.atoms)):
        phrase = b.phrase("hope", i)
        if phrase and not any(a.phrase("hope", k) for k in range(len(a.atoms))):
            marks.added.update(dict.fromkeys(range(i, i + len(phrase)), "goal"))
            marks.dropped.update((k, "outcome") for link in results for k in range(link.first, link.head))


def aims(marks: Marks) -> None:
    """Aims of the original that the rewrite states as done, and results that are only talked of there."""
    a, b = marks.original, marks.rewrite
    for i in b.ties.verbs:
        m = b.meanings[i]
        made = m.verb in words("causative") and marks.source[i]  # "made releases faster" for "to make them faster"
        known = i in marks.added and marks.added[i] != "causality"
        if i in b.ties.aims or known or not marks.source[i] or (m.light and not made):
            continue
        places = [p for p in marks.source[i] if a.meanings[p].verb]
        named = any(p not in places and m.verb in a.meanings[p].keys for p in marks.source[i])
        if named and not any(a.meanings[p].lemmas & m.lemmas for p in places):
            places = []  # "in refining plans to raise trust" for "on the refinement of plans to raise trust"
        moves = any(verb in words("moves") for verb in (m.verb, *(a.meanings[p].verb for p in places)))
        aimed = places and (a.ties.aims if moves or made else a.ties.intended).issuperset(places)
        if aimed or (moves and _only_named(marks, i)):
            marks.add(i, "causality" if aimed else "outcome", places)
            if i and b.atoms[i - 1].lower in words("relative"):
                marks.added[i - 1] = "causality"


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
