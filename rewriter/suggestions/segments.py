"""The parts of a suggestion: segments that are kept, reworded, claimed or left blank."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a wording.

    ``kind`` is kept, reworded, claim or blank. ``source`` is the run's place in the bullet (kept, reworded, and a claim
    that takes the place of the bullet's words). ``claim`` is the id of the claim the run belongs to (claim and blank
    segments). ``blank`` is the id of the blank (blank segments). ``instead`` is what stands here when the claim is not
    confirmed (the bullet's own words, or nothing).
    """

    text: str
    kind: str
    source: tuple[int, int] | None = None
    claim: int | None = None
    blank: int | None = None
    instead: str = ""

    def capitalized(self) -> "Segment":
        """The segment with a capital at its beginning, whether its claim stands or not."""
        said, instead = capital(self.text), capital(self.instead)
        return self if (said, instead) == (self.text, self.instead) else replace(self, text=said, instead=instead)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a wording says that the bullet does not, with the one question that settles it."""

    id: int
    kind: str
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap only the writer can fill; ``unit`` is what it is counted in ("%", "text"), never a value."""

    id: int
    kind: str
    prompt: str
    unit: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed wording. ``tier`` is safe (entailed) or stronger (true once its claims are confirmed)."""

    tier: str
    rule: str
    text: str
    signal: str | None
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]
    blanks: tuple[Blank, ...]

    def wording(self, confirmed: Collection[int] = (), filled: Mapping[int, str] | None = None) -> str:
        """The text with only the ``confirmed`` claims (by id) and the ``filled`` blanks (id -> words).

        A claim that holds a blank stands only when the blank is filled.
        """
        words = {blank: value.strip() for blank, value in (filled or {}).items() if value.strip()}
        empty = {s.claim for s in self.segments if s.kind == "blank" and s.blank not in words}
        standing = set(confirmed) - empty
        return "".join(_spoken(segment, standing, words) for segment in self.segments)


def _spoken(segment: Segment, standing: set[int], words: Mapping[int, str]) -> str:
    if segment.kind in ("kept", "reworded"):
        return segment.text
    if segment.claim not in standing:
        return segment.instead
    if segment.kind == "blank" and segment.blank is not None:
        return segment.text.replace(segment.text.strip(), words[segment.blank])
    return segment.text


@dataclass(frozen=True, slots=True)
class Edit:
    """Segments that take the place of the bullet's characters ``start:end``."""

    start: int
    end: int
    segments: tuple[Segment, ...]


def reword(start: int, end: int, text: str) -> Edit:
    """An edit that says the same in other words."""
    return Edit(start, end, (Segment(text, "reworded", (start, end)),) if text else ())


def compose(bullet: str, edits: Iterable[Edit]) -> tuple[Segment, ...]:
    """The bullet with edits applied, as segments; what no edit touches is kept. Edits must not overlap.

    >>> [s.text for s in compose("Managing the backlog.", [reword(0, 8, "Managed")])]
    ['Managed', ' the backlog.']
    """
    segments: list[Segment] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if at < edit.start:
            segments.append(Segment(bullet[at : edit.start], "kept", (at, edit.start)))
        segments.extend(edit.segments)
        at = edit.end
    if at < len(bullet):
        segments.append(Segment(bullet[at:], "kept", (at, len(bullet))))
    if segments and bullet[:1].isupper():
        segments[0] = segments[0].capitalized()
    return tuple(segments)


def rebased(segments: Iterable[Segment], base: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments of a wording of a text, as segments of the bullet that the text itself words anew as ``base``.

    >>> base = compose("Care of trams", [reword(0, 7, "Ran")])
    >>> [(s.text, s.kind, s.source) for s in rebased([Segment("Ran trams", "kept", (0, 9))], base)]
    [('Ran', 'reworded', (0, 7)), (' trams', 'kept', (7, 13))]
    """
    places: list[tuple[int, Segment]] = []  # where each of base begins in the text
    at = 0
    for own in base:
        places.append((at, own))
        at += len(own.text)
    return tuple(piece for segment in segments for piece in _pieces(segment, places))


def _pieces(segment: Segment, places: list[tuple[int, Segment]]) -> Iterator[Segment]:
    """A segment of a wording of a text, cut where what the text makes of the bullet changes."""
    if segment.source is None:
        yield segment
        return
    start, end = segment.source
    under = [(at, own) for at, own in places if own.source and at < end and start < at + len(own.text)]
    if segment.kind != "kept":
        sources = [own.source for _, own in under if own.source]
        yield replace(segment, source=(sources[0][0], sources[-1][1]) if sources else None)
        return
    before = len(segment.text) - (end - start)  # the space that leads up to it
    for n, (at, own) in enumerate(under):
        first, last = max(start, at), min(end, at + len(own.text))
        text = segment.text[first - start + before if n else 0 : last - start + before]
        source = own.source
        if own.kind == "kept" and source:
            source = (source[0] + first - at, source[0] + last - at)
        yield Segment(text, own.kind, source)


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lower_first(words: str) -> str:
    """Words with the first letter in lower case, unless they open with an acronym in capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def text_of(segments: Iterable[Segment]) -> str:
    """The words of segments with every claim in place; blanks read as ``[prompt]``."""
    return "".join(segment.text for segment in segments)
