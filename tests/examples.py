"""Bullets for many tests, and helpers for examples that mark what is expected as ``[[...]]``."""

import csv
import re
from itertools import cycle
from pathlib import Path

_MARKED = re.compile(r"\[\[(.*?)\]\]")


def unmark(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The example without its marks, and the spans that they enclosed."""
    spans: list[tuple[int, int]] = []
    for match in _MARKED.finditer(example):
        start = match.start() - 4 * len(spans)
        spans.append((start, start + len(match[1])))
    return _MARKED.sub(r"\1", example), spans


BULLETS = [
    "Managed backlog and coordinated sprint planning.",
    "Responsible for managing the product backlog for the payments squad in Jira.",
    "Gathered requirements from stakeholders and wrote user stories, reducing rework by 20%.",
    "Participated in roadmap discussions with sales and support.",
    "Facilitating daily stand-ups, sprint reviews & retrospectives for 3 scrum teams (US/India)",
    "Manage scope, schedule and budget for multiple projects ranging from $400K - $3.2M",
    "Tracks and communicates team velocity to the PMO; escalates risks, issues and dependencies.",
    "Liaison between business and IT.",
    "Assisted in creating user stories and acceptance criteria for the claims portal",
    "Involved in gathering requirements; prepared BRD, FRD & UAT scripts. Attended daily scrum.",
    "Worked closely with engineers to refine stories and acceptance criteria.",
    "Responsible for the development and maintenance of the release plan and status reports.",
    "• Coordinated with 4 vendors — on-site — to ensure go-live on 12/05/2019",
    "Managed   the “Ünïcode” backlog\tfor the São Paulo team 🚀, weekly.",
    "Duties included: scheduling meetings, taking minutes, updating the RAID log",
    "Project plans, status reports and steering committee decks.",
    "Used Jira to track defects and prepared weekly status reports for senior management.",
    "Successfully delivered 12 projects on time and within budget utilizing Agile/Scrum",
]

WORK = (
    "Managed the backlog",
    "Ran sprint planning",
    "Tracked risks and issues",
    "Coordinated the release",
    "Led sales",
)


def write_table(path: Path, rows: int) -> None:
    """Writes a CSV file with so many bullets; each text stands twice."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["n", "bullet"])
        writer.writerows([n, f"{work} for team {n // 10}"] for n, work in zip(range(rows), cycle(WORK), strict=False))
