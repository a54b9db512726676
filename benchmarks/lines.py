"""The lines that are measured on: resume-like, from the training examples."""

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lines() -> list[str]:
    """Every different line of the training examples, in order."""
    with (ROOT / "examples" / "training_lines.csv").open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["text"] for row in csv.DictReader(file)))
