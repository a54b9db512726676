"""Text with marks, as HTML that is safe to show.

Everything a person typed passes through ``shown`` before it stands between tags: nothing else may put text into HTML.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from html import escape
from itertools import groupby, pairwise

from rewriter.flags import Flag
from rewriter.suggestions import Segment, Suggestion

# Control characters would vanish or upset the page; their pictures (U+2400 and on) say that they are there.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421", 0x09: "\t"}
_HIDDEN = [range(0x80, 0xA0), range(0xD800, 0xE000), range(0x202A, 0x202F), range(0x2066, 0x206A)]
_PICTURES |= {code: "\ufffd" for codes in _HIDDEN for code in codes}
# Only what Markdown would act on: the label is also read aloud, backslashes and all.
_MARKDOWN = re.compile(r"[\\`*_<$~]|\A[#>+-]|(?<=\])\(")
# A backslash stops neither emoji (":tada:"), icons, colors nor bare links; an invisible word joiner stops them all.
_DIRECTIVE = re.compile(r":(?=\S)|(?<=www)\.")
_EDGE = re.compile(r"^([\s,;]*)(.*?)(\s*)$", re.DOTALL)


def shown(text: str) -> str:
    """The text escaped for HTML, its control characters made visible."""
    return escape(text.translate(_PICTURES))


def plain_label(text: str) -> str:
    """The text escaped for a widget's label, which Streamlit reads as Markdown."""
    line = " ".join(text.split()).translate(_PICTURES)
    return _DIRECTIVE.sub("\\g<0>\u2060", _MARKDOWN.sub(r"\\\g<0>", line))


def numbered(flags: Iterable[Flag]) -> dict[str, int]:
    """Each rule's number in this bullet, in order of first appearance."""
    numbers: dict[str, int] = {}
    for flag in sorted(flags, key=lambda flag: (flag.start, flag.end)):
        numbers.setdefault(flag.rule, len(numbers) + 1)
    return numbers


def bullet_html(bullet: str, flags: Collection[Flag]) -> str:
    """The bullet with its flagged phrases marked, each followed by its rule's number. Flags may overlap."""
    numbers = numbered(flags)
    depth: Counter[int] = Counter()
    ending: defaultdict[int, set[int]] = defaultdict(set)
    for flag in flags:
        depth[flag.start] += 1
        depth[flag.end] -= 1
        ending[flag.end].add(numbers[flag.rule])
    parts, open_flags = [], 0
    for start, end in pairwise(sorted({0, len(bullet), *depth})):
        open_flags += depth[start]
        text = shown(bullet[start:end])
        parts.append(f'<mark class="rw-flag">{text}</mark>' if open_flags else text)
        parts.extend(f'<sup class="rw-number">{number}</sup>' for number in sorted(ending[end]))
    return "".join(parts)


def wording_html(suggestion: Suggestion, standing: Collection[int], filled: Mapping[int, str]) -> str:
    """The whole wording: what was kept is plain, every claim is in ‹…› and says if it stands yet."""
    parts = []
    for claim, run in groupby(suggestion.segments, key=lambda segment: segment.claim):
        body = "".join(_segment_html(segment, filled) for segment in run)
        parts.append(body if claim is None else _claim_html(body, claim in standing))
    return "".join(parts)


def _segment_html(segment: Segment, filled: Mapping[int, str]) -> str:
    if segment.blank is None:
        return shown(segment.text)
    prompt = segment.text.strip()
    words = segment.text.replace(prompt, filled.get(segment.blank, prompt))
    kind = "rw-filled" if segment.blank in filled else "rw-blank"
    return f'<span class="{kind}">{shown(words)}</span>'


def _claim_html(body: str, standing: bool) -> str:
    """Leading commas and the spaces around stay outside the marks: they read better, and claim nothing."""
    match = _EDGE.match(body)
    before, core, after = match.groups() if match else ("", body, "")
    state, word = ("rw-true", "confirmed") if standing else ("rw-open", "not confirmed")
    return f'{before}<span class="rw-claim {state}" title="Claim, {word}">‹{core}›</span>{after}'
