"""Checking pasted text: one reviewer for the whole server, one review for each bullet of the session."""

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from rewriter.batch import Summary, reviewed
from rewriter.reviewer import Review, Reviewer

if TYPE_CHECKING:
    import pandas as pd

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a bullet could not be checked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A bullet of the page. ``key`` survives another check of an edited text, so that accepted wordings do too."""

    key: str
    number: int
    bullet: str
    outcome: Review | Failure


class SafeReviewer:
    """Reviews one bullet at a time: sessions are threads, and spaCy promises no thread safety."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._lock = threading.Lock()

    def review(self, bullet: str) -> Review | Failure:
        """The review, or why there is none: one bad bullet must not take the others with it."""
        try:
            with self._lock:
                return self._reviewer.review(bullet)
        except Exception as error:
            log.exception("A bullet of %d characters could not be checked", len(bullet))
            return Failure(f"{type(error).__name__}: {error}")

    def frame(self, frame: "pd.DataFrame", column: str, summary: Summary, *, suggest: bool) -> "pd.DataFrame":
        """The frame with its review columns; see `rewriter.batch.reviewed`."""
        with self._lock:
            return reviewed(frame, column, reviewer=self._reviewer, suggest=suggest, summary=summary)


@st.cache_resource(show_spinner="Getting the checker ready. This takes a few seconds, once.")
def reviewer() -> SafeReviewer:
    """The reviewer, loaded once for the whole server."""
    return SafeReviewer(Reviewer.load())


def check(bullets: Iterable[str], known: MutableMapping[str, Review | Failure]) -> list[Entry]:
    """An entry for each bullet. ``known`` keeps the session's reviews, so that a re-run of the page checks nothing."""
    seen: Counter[str] = Counter()
    entries = []
    for number, bullet in enumerate(bullets, 1):
        digest = hashlib.sha256(bullet.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if digest not in known:
            known[digest] = reviewer().review(bullet)
        seen[digest] += 1
        entries.append(Entry(f"{digest}-{seen[digest]}", number, bullet, known[digest]))
    return entries
