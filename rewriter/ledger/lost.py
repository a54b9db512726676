"""Words of the original that the rewrite does not say."""

from rewriter.equivalents import LIGHT
from rewriter.ledger import people
from rewriter.ledger.marks import Marks, classes
from rewriter.ledger.ties import words
from rewriter.tokens import lemmas

_APART = ("vague", "negation")  # tables of words that are no fact alone, or are asked about elsewhere


def lost(marks: Marks) -> None:
    """Words of the original that the rewrite does not say: "the payroll team" where it is "the team".

    Of verbs, those in the passive alone: for others see ``rewriter.ledger.actions``.
    """
    a = marks.original
    for i, m in enumerate(a.meanings):
        gone = m.content and not m.light and i not in marks.replaced and (not _kept(marks, i) or _fewer(marks, i))
        acts = i in a.ties.verbs
        passive = acts and i > 0 and "be" in a.meanings[i - 1].lemmas  # "fares are understood"
        if gone and i not in a.fact_at and (passive or not (acts or _spared(marks, i))):
            marks.dropped.setdefault(i, "audience" if classes(m.word) & {"people", "customer"} else "scope")


def _kept(marks: Marks, i: int) -> bool:
    """Whether the rewrite says a word, and not with "work" alone: "worked" does not say "projects"."""
    a, b = marks.original, marks.rewrite
    vague = words("vague_help")
    return any(b.meanings[k].verb not in vague or a.meanings[i].lemmas & b.meanings[k].lemmas for k in marks.kept[i])


def _fewer(marks: Marks, i: int) -> bool:
    """Whether a word that the original has twice is gone in this place: "advanced seminars on advanced tuning"."""
    a, b = marks.original, marks.rewrite
    forms = a.meanings[i].lemmas
    if lemmas(a.meanings[i].word, "NOUN"):
        return False  # "supplier compliance of 400 suppliers"
    again = sum(bool(m.lemmas & forms) for m in a.meanings)
    if again < 2 or sum(bool(m.lemmas & forms) for m in b.meanings) >= again:
        return False
    following = i + 1 if i + 1 < len(a.atoms) and a.meanings[i + 1].content else None
    if following is None or not marks.kept[following] or following in a.ties.verbs:
        return False
    near = {k - step for k in marks.kept[following] for step in (1, 2, 3)}
    return near.isdisjoint(marks.kept[i])


def _spared(marks: Marks, i: int) -> bool:
    """Whether a word of the original may go: it says no more than that something is good, big or there.

    So does one that its neighbours imply: "the selection process" as "the selection", "$3M worth of".
    """
    a, m = marks.original, marks.original.meanings[i]
    acts = m.verb and not lemmas(m.word, "NOUN") and not (i + 1 < len(a.atoms) and a.meanings[i + 1].content)
    small = any(first <= i < last for first, last, group in a.phrases if group == LIGHT)
    if m.word in words("foremost") and i + 1 < len(a.atoms) and a.meanings[i + 1].lemmas & words("foremost_seat"):
        return False  # "the main contact"
    if acts or small or any(m.word in words(table) for table in _APART):
        return True
    if m.word in words("part_of") and "of" in [atom.lower for atom in a.atoms[i + 1 : i + 3]]:
        return True
    if people.role(a, i) or (i + 1 < len(a.atoms) and people.role(a, i + 1)):
        return True
    beside = [k for k in (a.neighbour(i, -1), a.neighbour(i, 1)) if k is not None]
    told = any(marks.kept[k] for k in beside) or any(k in a.fact_at for k in range(max(0, i - 3), i + 4))
    if m.lemmas & words("implied") and told:
        return True
    if m.lemmas & words("carriers") and i - 1 in a.fact_at:
        return True  # "the Jira application"
    verbs = set(marks.rewrite.ties.verbs)
    following = a.meanings[i + 1] if i + 1 < len(a.atoms) else m
    describes = marks.kept[i + 1] if following.content and not following.light and following != m else []
    degree = m.word.endswith("ly")  # "substantially improved"
    return bool(describes) and verbs.issuperset(describes) and not degree  # "provided technical support": "supported"
