"""What the writer takes away: the bullets as they stand, and notes to defend them with."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from rewriter.tablefile import defused
from rewriter.ui.checking import Entry

STORY = ("Problem", "Decision", "Tradeoff", "Impact")  # the guide's order for an interview story: "Interview framing"


def standing(entries: Sequence[Entry], wordings: Mapping[str, str]) -> list[str]:
    """The bullets in order, each in its accepted wording if it has one."""
    return [wordings.get(entry.key, entry.bullet) for entry in entries]


def csv_text(entries: Sequence[Entry], wordings: Mapping[str, str]) -> str:
    """A CSV of the bullets: as pasted, as they stand, and whether they were reworded."""
    stream = StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(["bullet", "wording", "reworded"])
    for entry, wording in zip(entries, standing(entries, wordings), strict=True):
        table.writerow([defused(entry.bullet), defused(wording), "yes" if entry.key in wordings else "no"])
    return stream.getvalue()


def notes_text(entries: Sequence[Entry], wordings: Mapping[str, str], asked: Mapping[str, Sequence[str]]) -> str:
    """The defence card in Markdown: each accepted wording with the questions that an interviewer will ask of it."""
    parts = ["# Be ready to defend these bullets"]
    for entry in entries:
        if entry.key in wordings:
            lines = [f"## {wordings[entry.key]}", "", f"Was: {entry.bullet}", ""]
            lines += [f"- {question}" for question in asked.get(entry.key, ())]
            lines += ["", *(f"**{heading}:**\n" for heading in STORY)]
            parts.append("\n".join(lines).rstrip())
    return "\n\n".join(parts) + "\n"
