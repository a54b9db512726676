"""Near-duplicates: bullets that say almost the same words, found by the word sequences that they share."""

from collections.abc import Sequence
from typing import NamedTuple

from sklearn.feature_extraction.text import TfidfVectorizer

ALIKE = 0.7  # cosine from which two bullets count as one: above it, only a few words differ


class Pair(NamedTuple):
    """Two bullets by their places in their lists, and how alike they are (0 to 1)."""

    first: int
    second: int
    likeness: float


def near_duplicates(texts: Sequence[str], others: Sequence[str] | None = None, least: float = ALIKE) -> list[Pair]:
    """Pairs of bullets that are at least ``least`` alike, the most alike first: within ``texts``, or of both lists.

    Likeness is the cosine of TF-IDF vectors over one to three words in a row, so that bullets of one trade that share
    their vocabulary alone stay far below the limit.

    >>> near_duplicates(["Ran the weekly demo for the team", "Ran weekly demo for the team.", "Sold cars"])[0][:2]
    (0, 1)
    """
    if not texts or (others is not None and not others):
        return []
    words = TfidfVectorizer(ngram_range=(1, 3), token_pattern=r"\w+", sublinear_tf=True)
    every = words.fit_transform([*texts, *(others or ())])
    rows, columns = every[: len(texts)], every[len(texts) :] if others is not None else every
    found = []
    for start in range(0, rows.shape[0], 1000):  # a thousand rows at a time keep memory flat
        alike = (rows[start : start + 1000] @ columns.T).tocoo()
        for i, j, likeness in zip(alike.row + start, alike.col, alike.data, strict=True):
            if likeness >= least and (others is not None or i < j):
                found.append(Pair(int(i), int(j), round(float(likeness), 3)))
    return sorted(found, key=lambda pair: (-pair.likeness, pair[:2]))
