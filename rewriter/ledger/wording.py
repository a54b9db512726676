"""Words of the rewrite that nothing in the original says, and small ones that are claims all the same."""

from itertools import pairwise

from rewriter import lexicon
from rewriter.equivalents import LIGHT, Meaning
from rewriter.ledger.marks import COUNTED, TIMES, Marks, classes, name_kind
from rewriter.ledger.sides import Side
from rewriter.ledger.ties import phrases_of, words
from rewriter.tokens import lemmas

_FORMS = frozenset(("noun", "verb", "base", "past", "gerund", "third"))  # classes that say nothing of what a word means


def substance(marks: Marks) -> None:
    """Words of the rewrite that nothing in the original says."""
    b = marks.rewrite
    light = {i for first, last, group in b.phrases if group == LIGHT for i in range(first, last)}
    light |= {i for k in b.ties.due for i in b.ties.openers[k]}
    for i, m in enumerate(b.meanings):
        fact = b.fact_at.get(i)
        if (
            i in light
            or not m.content
            or m.word in words("negation")
            or marks.source[i]
            or i in marks.added
            or (fact and fact.kind in COUNTED | TIMES)
            or _implied(marks, i)
        ):
            continue
        if not fact and not m.light and (place := _replaces(marks, i)) is not None:
            marks.replaced.add(place)
        elif fact or not m.light:
            marks.added[i] = name_kind(fact)


def disguised(marks: Marks) -> None:
    """Verbs for which only an adjective of the original stands: "executed tests" for "wrote complete tests"."""
    a, b = marks.original, marks.rewrite
    for i in b.ties.verbs:
        m = b.meanings[i]
        places = marks.source[i]
        if places and not m.light and all(_is_adjective(a, p) and not a.meanings[p].lemmas & m.lemmas for p in places):
            marks.added.setdefault(i, "action")


def borrowed(marks: Marks) -> None:
    """Verbs for which only words stand that the rewrite says elsewhere as well: "hire" beside "staff"."""
    b = marks.rewrite
    for i in b.ties.verbs:
        m = b.meanings[i]
        if m.light or marks.said_as_phrase(i) or not marks.source[i] or i in b.fact_at:
            continue
        if all(marks.said_elsewhere(p, i) for p in marks.source[i]):
            marks.added.setdefault(i, "action")


def _is_adjective(side: Side, i: int) -> bool:
    """Whether a word that may be a verb describes what follows it: "complete plans"."""
    m = side.meanings[i]
    return i not in side.ties.verbs and m.word == m.verb and not lemmas(m.word, "NOUN")


def _replaces(marks: Marks, i: int) -> int | None:
    """The word of the original that a plain word takes the place of: "mocked up wireframes" for "created wireframes".

    Plain is a word that neither the lexicon nor the equivalents know: those whose meaning is known are not guessed. Its
    neighbours stand in the original, and beside them a word that the rewrite does not say.
    """
    a, b, m = marks.original, marks.rewrite, marks.rewrite.meanings[i]
    acts = i in b.ties.verbs
    known = acts and any(isinstance(key, int) for key in m.keys)
    if known or _telling(m) or not b.atoms[i].text.islower() or not m.word.isalpha() or m.lemmas & words("scope"):
        return None
    beside = [k for k in (b.neighbour(i, -1), b.neighbour(i, 1)) if k is not None]
    if not beside or not all(marks.source[k] for k in beside):
        return None
    for p in (p for k in beside for p in marks.source[k]):
        for q in range(max(0, p - 3), min(p + 4, len(a.atoms))):
            n = a.meanings[q]
            gone = n.content and not n.light and not marks.kept[q] and q not in a.fact_at and q not in marks.replaced
            like = (q in a.ties.verbs) if acts else not _telling(n)
            if gone and like and a.ties.sentence[q] == a.ties.sentence[p]:
                return q
    return None


def _telling(m: Meaning) -> bool:
    """Whether the lexicon knows more of a word than its form, or it compares ("faster")."""
    compares = any(lemma != m.word for lemma in lemmas(m.word, "ADJ"))
    claims = m.word in words("praise") or not m.lemmas.isdisjoint(words("decisions"))
    return compares or claims or bool({name for form in m.lemmas for name in classes(form)} - _FORMS)


def _implied(marks: Marks, i: int) -> bool:
    """Words that their company implies.

    An eight-"person" team, the CRM "system", "spent" 3 days, "colleagues" where it said "we".
    """
    a, b, word = marks.original, marks.rewrite, marks.rewrite.meanings[i].word
    before = i - 1
    while before >= 0 and b.atoms[before].text in "-()":
        before -= 1
    fact = b.fact_at.get(before)
    if fact and before not in marks.added:
        if fact.kind in COUNTED and word in words("counted_people"):
            return True
        if fact.kind not in COUNTED | TIMES and b.meanings[i].lemmas & words("carriers"):
            return True
    after = b.fact_at.get(i + 1)
    if after and after.kind == "date" and i + 1 not in marks.added and b.meanings[i].lemmas & words("spent"):
        return True
    return bool(b.meanings[i].lemmas & words("colleagues")) and any(m.word in words("us") for m in a.meanings)


def results(marks: Marks) -> None:
    """Results in words that are small alone: "on time", "under budget"."""
    a, b = marks.original, marks.rewrite
    pairs = enumerate(pairwise(m.word for m in b.meanings))
    told = [(i, pair) for i, pair in pairs if pair[0] in words("punctual") and "delivery_result" in _classes(pair)]
    for first, last, group in b.phrases:
        phrase = tuple(atom.lower for atom in b.atoms[first:last])
        if last - first > 2 and group not in a.places and "delivery_result" in lexicon.load().classes.get(phrase, ()):
            marks.added.update(dict.fromkeys(range(first, last), "outcome"))
    if not told:
        return
    bare = (m.word for m in a.meanings if m.word not in words("article"))  # "under the budget"
    before = {*pairwise(m.word for m in a.meanings), *pairwise(bare)}
    said = {i for first, last, group in b.phrases if group in a.places for i in range(first, last)}
    for i, pair in told:
        alike = any(word in words("punctual") and what == pair[1] for word, what in before)  # "within budget"
        if not alike and i not in said:
            marks.added.update(dict.fromkeys((i, i + 1), "outcome"))


def _classes(pair: tuple[str, str]) -> frozenset[str]:
    return lexicon.load().classes.get(pair, frozenset())


def decisions(marks: Marks) -> None:
    """ "Made decisions" for "communicated decisions": a small verb, and a claim."""

    def made(side: Side, i: int) -> int | None:
        if side.meanings[i].verb not in words("make") or (
            i + 1 < len(side.atoms) and side.atoms[i + 1].lower == "part"
        ):
            return None  # "took part in decisions"
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
            spelled = side is marks.rewrite and any(_acronym(marks.original, p) for p in marks.source[i])
            if m.content and "customer" in classes(m.word) and not spelled:
                found.setdefault(min(m.lemmas, key=len), []).append(i)
        return found

    def company(side: Side, i: int, reach: int) -> set[object]:
        near = range(max(0, i - reach), min(i + reach + 1, len(side.atoms)))
        return {key for j in near if j != i and side.meanings[j].content for key in side.meanings[j].keys}

    old = uses(marks.original)
    for lemma, places in uses(marks.rewrite).items():
        before = old.get(lemma, [])
        if before and len(places) > len(before):
            known, around = ({key for i in before for key in company(marks.original, i, reach)} for reach in (1, 4))
            strange = [i for i in places if not company(marks.rewrite, i, 1) & known]
            strange.sort(key=lambda i: (len(company(marks.rewrite, i, 4) & around), -i))
            for i in strange[: len(places) - len(before)]:
                marks.added.setdefault(i, "audience")


def _acronym(side: Side, i: int) -> bool:
    return len(side.atoms[i].text) > 1 and side.atoms[i].text.isupper()


def wholes(marks: Marks) -> None:
    """Phrases that make a thing the whole of it ("end-to-end"), say which it is, or who watched over it."""
    for table, said, other, on, kind in (
        ("whole", marks.rewrite, marks.original, marks.added, "scope"),
        ("singly", marks.rewrite, marks.original, marks.added, "scope"),
        ("state", marks.rewrite, marks.original, marks.added, "scope"),
        ("state", marks.original, marks.rewrite, marks.dropped, "scope"),
        ("supervised", marks.original, marks.rewrite, marks.dropped, "ownership"),
        ("adverse", marks.original, marks.rewrite, marks.dropped, "outcome"),
    ):
        if phrases_of(table).keys().isdisjoint(atom.lower for atom in said.atoms):
            continue
        known = {phrase for i in range(len(other.atoms)) if (phrase := other.phrase(table, i))}
        for i in range(len(said.atoms)):
            phrase = said.phrase(table, i)
            if phrase and table == "state" and not _names_state(said, i, len(phrase)):
                continue  # "input to be used"
            if phrase and table == "adverse" and any(marks.kept[k] for k in range(i, i + len(phrase))):
                continue  # "turned down" for "rejected"
            if phrase and not (phrase in known or (table in ("whole", "supervised", "adverse") and known)):
                on.update(dict.fromkeys(range(i, i + len(phrase)), kind))


def _names_state(side: Side, first: int, length: int) -> bool:
    """Whether the parts of "to be" or "as is" name a state, by a hyphen or capitals."""
    written = side.text[side.atoms[first].start : side.atoms[first + length - 1].end]
    return "-" in written or written.isupper()


def compared(marks: Marks) -> None:
    """ "More quickly" where nothing was compared: a result in words that are small alone."""
    before = set(pairwise(m.word for m in marks.original.meanings))
    for i, pair in enumerate(pairwise(m.word for m in marks.rewrite.meanings)):
        if pair[0] in words("compares") and pair[1].endswith("ly") and pair not in before:
            for k in (i, i + 1):
                marks.added.setdefault(k, "outcome")


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
    for i, m in enumerate(b):
        head = marks.rewrite.head(i + 1) if m.word in words("several") and not says(a, words("several")) else None
        if head is not None and any(p and a[p - 1].word in ("a", "an", "one") for p in marks.source[head]):
            marks.added[i] = "number"
    said = words("negative") - {m.word for m in b}
    if not says(a, negation) and not says(a, frozenset(("free",)) | said):
        for i, m in enumerate(b):
            if m.word in negation and i not in marks.rewrite.fact_at:
                marks.added.setdefault(i, "")
    told = words("negative") - {m.word for m in a}  # "unmet" for "not met"
    if not says(b, negation) and not says(b, frozenset(("free",)) | told):
        for i, m in enumerate(a):
            after = a[i + 1].word if i + 1 < len(a) else ""
            if m.word in negation and after not in words("not_denied") and i not in marks.original.fact_at:
                marks.dropped[i] = "scope"
    for i, m in enumerate(a):
        if m.word in words("unsure") and not marks.kept[i] and i not in marks.original.ties.verbs:
            marks.dropped[i] = "outcome"
        counted = i in marks.original.fact_at  # "nearly 40 users": a number's own hedge
        if m.word in words("partly") and not (counted or marks.kept[i] or says(b, words("partly"))):
            marks.dropped[i] = "scope"
        part = m.word in words("part_of") and "of" in [n.word for n in a[i + 1 : i + 3]]  # "phase one of"
        part = part and i not in marks.original.fact_at  # "half of" is 50%
        named = i > 0 and a[i - 1].content and i - 1 not in marks.original.ties.verbs
        part = part and not (named and marks.kept[i - 1])  # "the testing phase of" as "testing"
        part = part and not any(b[k].lemmas & m.lemmas for k in marks.kept[i])  # "piloted" for "a pilot of"
        opens = any(i in opener for opener in marks.original.ties.openers.values())  # "was part of the team that"
        if part and not opens and not says(b, words("part_of") | words("partly")):
            marks.dropped.setdefault(i, "scope")
        against = m.word == "against" and i > 0 and a[i - 1].verb in words("against")
        if against and not says(b, frozenset(("against",)) | negation):
            marks.dropped[i] = "decision"
        if m.word in words("shared") and not says(b, words("shared") | words("together")):
            marks.dropped[i] = "ownership"
    denied = {i for i, word in marks.original.ties.denied.items() if word in marks.dropped}
    for i, m in enumerate(b):
        if m.content and marks.source[i] and denied.issuperset(marks.source[i]):
            marks.added.setdefault(i, "outcome")
