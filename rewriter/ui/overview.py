"""The resume as a whole: what its bullets show among them, whether it passes the guide's test, what they repeat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rewriter import guide
from rewriter.guide import Profile
from rewriter.reviewer import Review
from rewriter.tokens import tokenize
from rewriter.ui import words
from rewriter.ui.checking import Entry, Failure
from rewriter.ui.highlight import shown

TOP = 3  # bullets that a reader meets first
WANTED = ("discovery", "prioritization", "outcome")  # what those should show: guide, "Step 5: Rewrite your resume ..."
OFTEN = 3  # bullets that open alike from which a reader notices
FEWEST = 4  # bullets from which there is a whole to speak of
LEAST = 2  # bullets that must speak for a profile


def overview_html(entries: Sequence[Entry]) -> str:
    """How many bullets read as administration, the signals they show, and what the resume as a whole wants."""
    reviews = [(entry.number, entry.outcome) for entry in entries if not isinstance(entry.outcome, Failure)]
    admin = sum(review.label == "delivery_admin" for _, review in reviews)
    verb = "reads" if admin == 1 else "read"
    failed = len(entries) - len(reviews)
    lede = f"{admin} of {words.count(len(entries), 'bullet')} {verb} as delivery administration."
    if failed:
        lede += f" {words.count(failed, 'bullet')} could not be checked."
    rows = []
    for name, meaning in _meanings().items():
        numbers = [number for number, review in reviews if _shows(review, name)]
        rows.append(_row_html(words.name(name), meaning, numbers, len(reviews)))
    notes = "".join(f"<li>{note}</li>" for note in whole(reviews))
    return (
        f'<section class="rw-summary" aria-label="Summary"><h2>{lede}</h2>'
        f'<p>What hiring managers look for in a Product Manager</p><ul class="rw-bars">{"".join(rows)}</ul>'
        + (f'<ul class="rw-whole">{notes}</ul>' if notes else "")
        + "</section>"
    )


def whole(reviews: Sequence[tuple[int, Review]]) -> list[str]:
    """What to say of a resume of some length: the guide's test of its first bullets, its profile, repeated openings."""
    if len(reviews) < FEWEST:
        return []
    top = [review for _, review in reviews[:TOP]]
    missing = [name for name in WANTED if not any(_shows(review, name) for review in top)]
    notes = [_test(missing), *_profile(reviews)]
    openings: defaultdict[str, list[int]] = defaultdict(list)
    for number, review in reviews:
        if opening := review.bullet.split()[:1]:
            openings[opening[0].strip(",.:;").capitalize()].append(number)
    notes += [
        f"“{shown(word)}” opens {words.listed(numbers)}."
        for word, numbers in sorted(openings.items(), key=lambda item: -len(item[1]))
        if len(numbers) >= OFTEN
    ]
    return notes


def _test(missing: Sequence[str]) -> str:
    step = next(step for step in guide.load().steps if step.number == 5)
    if not missing:
        return f"Passes the guide’s test: your first {TOP} bullets show discovery, prioritization and outcomes."
    *most, last = (f"no {name}" for name in missing)
    lacks = f"{', '.join(most)} and {last}" if most else last
    return (
        f"<b>Not yet:</b> your first {TOP} bullets show {lacks}. Done when: {shown(step.done)} "
        f'<span class="rw-guide">Guide: {shown(step.section)}</span>'
    )


def _profile(reviews: Sequence[tuple[int, Review]]) -> Iterator[str]:
    """The guide's kind of Product Owner role that most bullets speak for, with what is usually missing there."""
    told = [(p, [number for number, review in reviews if speaks_for(review, p)]) for p in guide.load().profiles]
    profile, numbers = max(told, key=lambda found: len(found[1]))
    if len(numbers) >= LEAST:
        missing, proof = words.lower_first(profile.missing), words.lower_first(profile.proof)
        yield (
            f"<b>Reads most like:</b> {shown(profile.name)} ({words.listed(numbers)}). Usually missing there: "
            f"{shown(missing)} Proof of work that helps: {shown(proof)} "
            f'<span class="rw-guide">Guide: {shown(profile.section)}</span>'
        )


def speaks_for(review: Review, profile: Profile) -> bool:
    """Whether a bullet has something of a kind of Product Owner role."""
    said = f" {' '.join(token.lower for token in tokenize(review.bullet))} "
    habit = review.label != "product" and any(flag.rule in profile.habits for flag in review.flags)
    return (
        habit
        or any(_shows(review, signal) for signal in profile.shows)
        or any(f" {word} " in said for word in profile.words)
    )


def _shows(review: Review, name: str) -> bool:
    return any(signal.name == name for signal in review.signals)


def _meanings() -> dict[str, str]:
    """The readiness signals of a bullet, each with what the guide says it stands for."""
    return {name: signal.text for signal in guide.load().signals for name in signal.shows}


def _row_html(title: str, meaning: str, numbers: list[int], total: int) -> str:
    """A row of the chart: the signal, the share of bullets that show it as a bar, and which ones."""
    kind, icon, where = ("rw-has", "✓", words.listed(numbers)) if numbers else ("rw-lacks", "–", "missing")
    share = round(100 * len(numbers) / total) if total else 0
    return (
        f'<li class="{kind}" title="{shown(meaning)}">'
        f'<span><i aria-hidden="true">{icon}</i> <b>{shown(title)}</b></span>'
        f'<span class="rw-bar" aria-hidden="true"><span style="width: {share}%"></span></span>'
        f'<span class="rw-where">{where}</span></li>'
    )
