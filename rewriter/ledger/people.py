"""Which people, teams and customers of the original the rewrite keeps, which of several things, and list members."""

from rewriter import lexicon
from rewriter.equivalents import Meaning
from rewriter.facts.tables import tables
from rewriter.ledger.marks import Marks, classes
from rewriter.ledger.sides import Side
from rewriter.ledger.ties import words
from rewriter.tokens import lemmas

_LONGEST_MEMBER = 3  # words of a list's member


def people(marks: Marks) -> None:
    """People of the original of whom the rewrite does not speak: "the data science team"."""
    a = marks.original
    for i, m in enumerate(a.meanings):
        if marks.kept[i] or i in a.fact_at or i in marks.dropped:
            continue
        if not m.content and a.atoms[i].text.islower():
            continue  # "it", "its": not the IT department
        if not (_partner(a, i) or (_people(m) and i not in a.ties.verbs)) or role(a, i):
            continue
        if m.lemmas & words("collective") and _still_named(marks, i):
            continue
        first = i
        while first and a.meanings[first - 1].content and not marks.kept[first - 1] and _modifies(a, first - 1):
            first -= 1
        marks.dropped.update(dict.fromkeys(range(first, i + 1), "audience"))


def seats(marks: Marks) -> None:
    """ "Supports the office as program lead" for "supports the office and its program lead": who it was, is the writer.

    A bullet that opens with a seat tells the writer's own.
    """
    a, b = marks.original, marks.rewrite
    if any(_seats(a, i) for i in range(len(a.atoms))):
        return
    for i in filter(lambda i: _seats(b, i), range(len(b.atoms))):
        reach = range(i + 1, min(i + 2 + _LONGEST_MEMBER, len(b.atoms)))
        person = next((k for k in reach if b.meanings[k].content and "people" in classes(b.meanings[k].word)), None)
        between = range(i + 1, person or i + 1)
        if person is None or any(k in b.ties.verbs or b.atoms[k].lower in words("leads") for k in between):
            continue  # "as requested by clients"
        told = [p for p in marks.source[person] if p not in a.ties.verbs]
        if told and min(told) > _LONGEST_MEMBER:
            marks.added.update(dict.fromkeys(range(i, person + 1), "ownership"))


def _seats(side: Side, i: int) -> bool:
    """Whether an "as" that may lead up to a seat stands at part ``i``: not that of "as well as"."""
    beside = {side.atoms[k].lower for k in (i - 1, i + 1) if 0 <= k < len(side.atoms)}
    return side.atoms[i].lower == "as" and beside.isdisjoint(words("no_seat"))


def qualifiers(marks: Marks) -> None:
    """Which of several a thing was: "offshore development" where it is "development"."""
    a, b = marks.original, marks.rewrite
    for i, m in enumerate(a.meanings):
        following = a.atoms[i + 1].lower if i + 1 < len(a.atoms) else ""
        acts = i in a.ties.verbs and (m.word not in words("low_seat") or following == "as")
        if m.word not in words("qualifier") or i in marks.replaced or acts:
            continue
        told = any(k not in b.ties.verbs or b.meanings[k].lemmas & m.lemmas for k in marks.kept[i])
        if not told:  # "wrote the plan" for "produced the draft plan"
            marks.dropped.setdefault(i, "scope")


def members(marks: Marks) -> None:
    """Members of a list of which the rewrite says nothing, though it says others: "finance, tax and treasury"."""
    a = marks.original
    for i, m in enumerate(a.meanings):
        if m.word not in ("and", "&") and not _last_comma(a, i):
            continue
        told = {k: [p for p in item if not a.meanings[p].light] for k, item in enumerate(_list_at(a, i))}
        if 0 in told and len(told[0]) > 1 and all(len(item) == 1 for k, item in told.items() if k):
            told[0] = told[0][:-1]  # "auto and home lines": the last noun is that of all
        heads = [min(a.meanings[item[-1]].lemmas) for item in told.values() if item]
        lost = []
        for item in told.values():
            which = item[:-1] if item and heads.count(min(a.meanings[item[-1]].lemmas)) > 1 else []  # "training plan"
            gone = any(part and (marks.gone(part) or marks.absorbed(part)) for part in (item, which))
            lost += [item] if gone else []
        if len(lost) < sum(bool(item) for item in told.values()):
            for p in (p for item in lost for p in item):
                marks.dropped.setdefault(p, "audience" if _people(a.meanings[p]) else "action")


def _last_comma(side: Side, i: int) -> bool:
    """Whether the comma at part ``i`` leads up to the last member of a list that has no "and"."""
    if side.atoms[i].text != ",":
        return False
    before, after = ([atom.text for atom in atoms] for atoms in (side.atoms[:i], side.atoms[i + 1 :]))
    return "," in before and "".join(after).removesuffix(".").isalpha()


def _list_at(side: Side, joint: int) -> list[list[int]]:
    """The members of a list of things around its "and", each as its parts; empty where it is no such list."""

    def run(start: int, step: int) -> list[int]:
        found = []
        while 0 <= start < len(side.atoms) and (_in_member(side, start) or _hyphened(side, start)):
            found.append(start)
            start += step
        return found

    article = joint + 1 < len(side.atoms) and side.atoms[joint + 1].lower in words("article")
    last = run(joint + 1 + article, 1)
    items = [last] if last else []  # "risks, issues, and managed vendors"
    at = joint - 1
    at -= side.atoms[at].text == ","
    while item := run(at, -1):
        items.append(item)
        at = item[-1] - 1
        if at < 0 or side.atoms[at].text != ",":
            break
        at -= 1
    if not all(0 < len(item) <= _LONGEST_MEMBER for item in items) or len(items) < 2:
        return []
    after = last[-1] + 1 if last else len(side.atoms)
    if after < len(side.atoms) and side.atoms[after].text == ":":
        return []  # a label: what it names is told behind it
    before = items[-1][-1] - 1
    opens = before < 0 or before in side.ties.verbs or side.atoms[before].lower in words("before_list")
    return items if opens else []


def _hyphened(side: Side, i: int) -> bool:
    """Whether a small word is half of another: "off-site storage"."""
    return side.text[side.atoms[i].end :][:1] == "-"


def _still_named(marks: Marks, i: int) -> bool:
    """Whether those of a team are named all the same: "the finance team" as "finance", "a team of 7 testers"."""
    a = marks.original
    member = a.atoms[i + 1].lower == "of" if i + 1 < len(a.atoms) else False
    return any(0 <= k < len(a.atoms) and marks.kept[k] for k in ((i - 1, i + 2, i + 3) if member else (i - 1,)))


def _people(m: Meaning) -> bool:
    forms = m.lemmas if m.content and not m.lemmas & words("not_only_people") else ()
    counted = tables().people
    return any(form in counted or {"people", "customer"} & classes(form) for form in forms)


def _partner(side: Side, i: int) -> bool:
    """Whether somebody is named with whom something was done, or who was told: "with the tech lead", "to the board"."""
    k = i - 1
    while k > 0 and (side.atoms[k].lower in words("article") or (k > i - _LONGEST_MEMBER and _in_member(side, k))):
        k -= 1
    lead, named = side.atoms[max(k, 0)].lower, side.meanings[i]
    if lead == "to" and named.lemmas & words("told"):
        return True
    if lead in ("from", "for") and named.word in words("departments"):
        return i + 1 == len(side.atoms) or not side.meanings[i + 1].content  # "from sales", not "for sales reports"
    known = "people" in classes(named.word) or named.word in words("departments")
    return lead in words("with") | {"to"} and known


def role(side: Side, i: int) -> bool:
    """Whether somebody is the writer: "in my role as a business analyst"."""
    before = [atom.lower for atom in side.atoms[max(0, i - 5) : i]]
    return "as" in before and not words("seat").isdisjoint(before)


def _modifies(side: Side, i: int) -> bool:
    alone = i + 1 == len(side.atoms) or not side.meanings[i + 1].content
    before = side.atoms[i - 1].lower if i else ""
    listed = before == "," or before in words("before_list") or bool(lemmas(side.meanings[i].word, "NOUN"))
    thing = alone and side.meanings[i].word.endswith("ing") and listed
    acts = i in side.ties.verbs and side.finite(i) and not thing  # "sales, marketing and underwriting"
    acts = acts or lexicon.load().has(side.meanings[i].word, "auxiliary")  # "sponsors and riders | have news"
    return side.meanings[i].word.isalpha() and not acts and i not in side.fact_at


def _in_member(side: Side, i: int) -> bool:
    named = i in side.fact_at and side.fact_at[i].kind == "acronym"
    return side.meanings[i].content and (named or _modifies(side, i))
