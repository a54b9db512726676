"""Checking pasted text: one reviewer for the whole server, one review for each bullet of the session."""

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from rewriter.batch import Summary, reviewed
from rewriter.decisions import FALSE_ALARM, Decision, Decisions
from rewriter.reviewer import Dismissed, Review, Reviewer, bullet_id
from rewriter.textfile import InputError
from rewriter.ui.highlight import plain_label

if TYPE_CHECKING:
    import pandas as pd

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a bullet could not be checked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A bullet of the page. ``key`` survives another check of an edited text, so that accepted wordings do too.

    ``dismissed`` are the phrases in it that are not flagged any more.
    """

    key: str
    number: int
    bullet: str
    outcome: Review | Failure
    dismissed: tuple[Decision, ...] = ()


class SafeReviewer:
    """Reviews one bullet at a time: sessions are threads, and spaCy promises no thread safety."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._lock = threading.Lock()

    def review(self, bullet: str, dismissed: Dismissed) -> Review | Failure:
        """The review, or why there is none: one bad bullet must not take the others with it."""
        try:
            with self._lock:
                return self._reviewer.sparing(dismissed).review(bullet)
        except Exception as error:
            log.exception("A bullet of %d characters could not be checked", len(bullet))
            return Failure(f"{type(error).__name__}: {error}")

    def frame(self, frame: "pd.DataFrame", column: str, summary: Summary, *, suggest: bool) -> "pd.DataFrame":
        """The frame with its review columns; see `rewriter.batch.reviewed`."""
        with self._lock:
            sparing = self._reviewer.sparing(dismissed())
            return reviewed(frame, column, reviewer=sparing, suggest=suggest, summary=summary)


@st.cache_resource(show_spinner="Getting the checker ready. This takes a few seconds, once.")
def reviewer() -> SafeReviewer:
    """The reviewer, loaded once for the whole server."""
    return SafeReviewer(Reviewer.load())


def check(bullets: Iterable[str], known: MutableMapping[str, Review | Failure]) -> list[Entry]:
    """An entry for each bullet. ``known`` keeps the session's reviews, so that a re-run of the page checks nothing."""
    seen: Counter[str] = Counter()
    entries = []
    alarms = false_alarms()
    keys = frozenset(decision.key for decision in alarms)
    for number, bullet in enumerate(bullets, 1):
        digest = hashlib.sha256(bullet.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if digest not in known:
            known[digest] = reviewer().review(bullet, keys)
        seen[digest] += 1
        own = bullet_id(bullet)
        told = tuple(decision for decision in alarms if decision.key[0] == own)
        entries.append(Entry(f"{digest}-{seen[digest]}", number, bullet, known[digest], told))
    return entries


@st.cache_resource(show_spinner=False)
def decisions() -> Decisions:
    """The store of decisions, opened once for the whole server; raises InputError where it cannot be."""
    return Decisions()


def false_alarms() -> list[Decision]:
    """What was called a false alarm; nothing where decisions cannot be read, which the page of phrases says."""
    try:
        return [decision for decision in decisions() if decision.verdict == FALSE_ALARM]
    except InputError:
        log.exception("Decisions cannot be read")
        return []


def dismissed() -> Dismissed:
    """The phrases that no review flags any more."""
    return frozenset(decision.key for decision in false_alarms())


def keep(decision: Decision) -> bool:
    """Keeps a decision and reviews its bullet anew; says so on the page where that fails."""
    return _changed(decision, lambda: decisions().keep(decision))


def forget(decision: Decision) -> bool:
    """Takes a decision back and reviews its bullet anew; says so on the page where that fails."""
    return _changed(decision, lambda: decisions().forget(decision))


def _changed(decision: Decision, change: Callable[[], None]) -> bool:
    try:
        change()
    except InputError as error:
        st.toast(plain_label(str(error)))
        return False
    reviews: MutableMapping[str, Review | Failure] = st.session_state.get("reviews", {})
    own, spared = decision.key[0], dismissed()
    for digest, review in reviews.items():
        if isinstance(review, Review) and review.id == own:
            reviews[digest] = reviewer().review(review.bullet, spared)
    return True
