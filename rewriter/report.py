"""Reviews and ledgers as text for a person: phrases underlined, claims marked, questions numbered."""

import math
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rewriter.ledger import Ledger
    from rewriter.reviewer import Review
    from rewriter.rules import Rule
    from rewriter.suggestions import Suggestion

READS_AS = {"delivery_admin": "delivery administration", "product": "product work", "other": "other work"}

Spans = Iterable[tuple[int, int]]


def report(review: "Review", width: int) -> Iterator[str]:
    """The lines that tell a person what the program thinks of one bullet."""
    yield from underlined(review.bullet, [(flag.start, flag.end) for flag in review.flags], width)
    for flag in review.flags:
        yield from paragraph(f"{quoted(flag.text)}: {flag.why} (guide: {flag.guide}; rule: {flag.rule})", width)
    shown = [
        f"{signal.name.replace('_', ' ')} ({quoted(review.bullet[signal.start : signal.end])})"
        for signal in review.signals
    ]
    if shown:
        yield from paragraph(f"shows {', '.join(shown)}", width)
    reads_as, likely = READS_AS.get(review.label, review.label), review.probability.get(review.label, 0.0)
    yield from paragraph(f"reads as {reads_as} ({percent(likely)}); ownership: {review.rung}", width)
    for suggestion in review.suggestions:
        yield from suggested(suggestion, width)


def percent(probability: float) -> str:
    """A whole percentage that never claims certainty.

    >>> percent(0.934), percent(0.998)
    ('93%', 'over 99%')
    """
    if probability > 0.99:
        return "over 99%"
    if probability < 0.01:
        return "under 1%"
    return f"{probability:.0%}"


def suggested(suggestion: "Suggestion", width: int) -> Iterator[str]:
    """The lines of one suggestion: the wording, then a numbered question for each claim and blank."""
    yield from paragraph(f"{suggestion.tier}: {marked(suggestion)}", width)
    for number, question in enumerate(questions(suggestion), start=1):
        yield from paragraph(f"{number}. {question}", width, indent=4)


def marked(suggestion: "Suggestion") -> str:
    """The wording with each claim between ‹ and ›; blanks keep their square brackets.

    A wording that leaves the program as bare text must still show what the bullet did not say.
    """
    runs = []
    for claim, segments in groupby(suggestion.segments, key=lambda segment: segment.claim):
        text = "".join(segment.text for segment in segments)
        runs.append(text if claim is None else re.sub(r"\A(\s*)(.*?)(\s*)\Z", r"\1‹\2›\3", text, flags=re.DOTALL))
    return "".join(runs)


def questions(suggestion: "Suggestion") -> list[str]:
    """What the writer has to answer before the wording is true: a claim's question, or the prompt of a lone blank."""
    asked = [f"‹{claim.text.strip(' ,;')}› {claim.question}" for claim in suggestion.claims]
    claimed = {segment.blank for segment in suggestion.segments if segment.claim is not None}
    for blank in suggestion.blanks:
        if blank.id not in claimed:  # a claim's question asks for its blanks as well
            unit = f" ({blank.unit})" if blank.unit not in ("", "text") else ""
            asked.append(f"[{blank.prompt}]{unit}")
    return asked


def comparison(original: str, rewrite: str, ledger: "Ledger", width: int) -> Iterator[str]:
    """The lines that tell a person what a rewrite drops of the original and what it adds."""
    yield "original"
    yield from underlined(original, [(entry.start, entry.end) for entry in ledger.dropped], width)
    yield "rewrite"
    yield from underlined(rewrite, [(entry.start, entry.end) for entry in ledger.added], width)
    for entry in ledger.dropped:
        yield from paragraph(f"dropped ({entry.kind}): {quoted(entry.text)}", width)
    for entry in ledger.added:
        yield from paragraph(f"added ({entry.kind}): {quoted(entry.text)}", width)
    if ledger.clean:
        yield "  nothing added, nothing dropped"


def totals(done: Sequence[tuple[bool, bool]]) -> str:
    """One line on many reviews, given as: reads as administration, has flagged phrases.

    >>> totals([(True, True), (False, True), (False, False)])
    '3 bullets, 1 reads as delivery administration, 1 more has flagged phrases'
    """
    admin = sum(flagged for flagged, _ in done)
    others = sum(phrases and not flagged for flagged, phrases in done)
    bullets, read = "bullet" if len(done) == 1 else "bullets", "reads" if admin == 1 else "read"
    more = f", {others} more {'has' if others == 1 else 'have'} flagged phrases" if others else ""
    return f"{len(done)} {bullets}, {admin} {read} as delivery administration{more}"


def rule_index(rules: "Iterable[Rule]", width: int) -> Iterator[str]:
    """The lines that list rules: each one's id and why it reads as administration."""
    for rule in rules:
        yield rule.id
        yield from paragraph(rule.why, width)


def rule_page(rule: "Rule", width: int) -> Iterator[str]:
    """The lines that show one rule: its reason, its place in the guide, its moves and its examples."""
    yield rule.id
    yield from paragraph(rule.why, width)
    yield from paragraph(f"guide: {rule.guide}", width)
    for move in rule.moves:
        yield ""
        yield from paragraph(f"{move.signal.replace('_', ' ')}: {move.text}", width)
        for number, claim in enumerate(move.claims, start=1):
            yield from paragraph(f"{number}. {claim.question}", width, indent=4)
    yield ""
    yield "flagged"
    for example in rule.bad:
        text, spans = unbracketed(example)
        yield from (f"  {line}" for line in underlined(text, spans, width - 2))
    yield ""
    yield "left alone"
    for example in rule.ok:
        yield from paragraph(example, width)


def unbracketed(example: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without the brackets around its flags, and the flags' places.

    >>> unbracketed("Then [[ran]] it")
    ('Then ran it', [(5, 8)])
    """
    text, spans = "", []
    for number, part in enumerate(re.split(r"\[\[|\]\]", example)):
        if number % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


def metrics_table(metrics: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a table of figures: a column for each entry, entries with other figures in a table of their own.

    An entry ``intervals`` gives the 95% interval of an entry's figures by its name.

    >>> figures = {"classifier": {"f1": 0.9}, "rules_alone": {"f1": 0.75}}
    >>> for line in metrics_table({**figures, "intervals": {"classifier": {"f1": (0.88, 0.913)}}}):
    ...     print(line.strip())
    classifier  rules_alone
    f1  0.900 (0.88-0.91)        0.750
    """
    ranges = metrics.get("intervals", {})
    entries = {title: column for title, column in metrics.items() if title != "intervals"}
    for number, (names, group) in enumerate(groupby(entries.items(), key=lambda entry: tuple(entry[1]))):
        columns = {
            title: [figure(column[name], ranges.get(title, {}).get(name)) for name in names] for title, column in group
        }
        if number:
            yield ""
        first = max(map(len, names))
        widths = {title: max(10, len(title), *map(len, shown)) for title, shown in columns.items()}
        yield " " * first + "".join(f"  {title:>{widths[title]}}" for title in columns)
        for row, name in enumerate(names):
            yield f"{name:<{first}}" + "".join(f"  {shown[row]:>{widths[title]}}" for title, shown in columns.items())


def figure(value: float, interval: Sequence[float] | None = None) -> str:
    """A count as it is, a share with three decimals and its interval, a dash where there is no figure.

    >>> figure(12), figure(0.9), figure(0.9, (0.88, 0.913))
    ('12', '0.900', '0.900 (0.88-0.91)')
    """
    if isinstance(value, int):
        return str(value)
    if math.isnan(value):
        return "-"
    return f"{value:.3f}" + (f" ({interval[0]:.2f}-{interval[1]:.2f})" if interval else "")


def tinted(line: str, style: Callable[..., str]) -> str:
    """A line of a report with its underlines in red and its claims and blanks in yellow and cyan.

    ``style`` is ``click.style`` or the like, so that this module needs no terminal.
    """
    if line.strip() and not line.strip("~ "):
        return style(line, fg="red")
    line = re.sub(r"‹[^›]*(?:›|$)|^[^‹]*›", lambda claim: style(claim.group(), fg="yellow"), line)
    return re.sub(r"(?<!\x1b)\[[^\]\x1b]*\]", lambda blank: style(blank.group(), fg="cyan"), line)


def underlined(text: str, spans: Spans, width: int) -> Iterator[str]:
    """The text wrapped at the width, each line followed by tildes under the spans that it holds.

    >>> print("\\n".join(underlined("Managed backlog for two teams", [(0, 15)], 20)))
    Managed backlog for
    ~~~~~~~~~~~~~~~
    two teams
    """
    held = {at for start, end in spans for at in range(start, end)}
    for start, end in lines_of(text, width):
        yield "".join(map(printable, text[start:end])).rstrip()
        marks = "".join(("~" if at in held else " ") * cells(text[at]) for at in range(start, end)).rstrip()
        if marks:
            yield marks


def lines_of(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The text cut into lines of at most ``width`` terminal cells, at spaces where there are any."""
    start = used = 0
    space = None
    for at, character in enumerate(text):
        used += cells(character)
        if used > width and at > start and not character.isspace():
            cut = space + 1 if space is not None else at
            yield start, cut
            start, space = cut, None
            used = sum(map(cells, text[cut : at + 1]))
        if character.isspace():
            space = at
    yield start, len(text)


def cells(character: str) -> int:
    """How many terminal cells a character takes: none for a combining mark, two for East Asian and emoji."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(character: str) -> str:
    """The character, or a space for a tab, a line break or a terminal's control code, so that columns agree."""
    return " " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character


def quoted(text: str) -> str:
    """The text in curly quotes, on one line."""
    return f"“{''.join(map(printable, text))}”"


def paragraph(text: str, width: int, indent: int = 2) -> list[str]:
    """The text filled at the width, its further lines indented a little more."""
    safe = "".join(map(printable, text))
    return textwrap.wrap(
        safe,
        max(width, indent + 20),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
    )
