"""Checking pasted text: one reviewer for the whole server, one review for each bullet of the session."""

import hashlib
import logging
import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from rewriter.batch import Summary, outcomes, reviewed
from rewriter.decisions import Decision, Wording
from rewriter.reviewer import Dismissed, Review, Reviewer, bullet_id
from rewriter.suggestions import MOST_STRONGER
from rewriter.ui import store

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

    ``dismissed`` are the phrases in it that are not flagged any more. ``taken`` is the wording that was taken for it
    in an earlier session, told when it is checked for the first time in this one.
    """

    key: str
    number: int
    bullet: str
    outcome: Review | Failure
    dismissed: tuple[Decision, ...] = ()
    taken: Wording | None = None


class SafeReviewer:
    """Reviews for one session at a time: sessions are threads, and spaCy promises no thread safety."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._lock = threading.Lock()

    def review(self, bullets: list[str], dismissed: Dismissed) -> list[Review | Failure]:
        """The reviews, or why there is none: one bad bullet must not take the others with it."""
        with self._lock:
            found = outcomes(bullets, self._reviewer.sparing(dismissed), suggest=True, most=MOST_STRONGER)
        return [_failure(outcome) if isinstance(outcome, Exception) else outcome for outcome in found]

    def frame(self, frame: "pd.DataFrame", column: str, summary: Summary, *, suggest: bool) -> "pd.DataFrame":
        """The frame with its review columns; see `rewriter.batch.reviewed`."""
        taken = {key: wording.text for key, wording in store.taken().items()}
        with self._lock:
            sparing = self._reviewer.sparing(store.dismissed())
            return reviewed(frame, column, reviewer=sparing, suggest=suggest, taken=taken, summary=summary)


def _failure(error: Exception) -> Failure:
    log.error("A bullet could not be checked", exc_info=error)
    return Failure(f"{type(error).__name__}: {error}")


@st.cache_resource(show_spinner="Getting the checker ready. This takes a few seconds, once.")
def reviewer() -> SafeReviewer:
    """The reviewer, loaded once for the whole server."""
    return SafeReviewer(Reviewer.load())


def check(bullets: Iterable[str], known: MutableMapping[str, Review | Failure]) -> list[Entry]:
    """An entry for each bullet. ``known`` keeps the session's reviews, so that a re-run of the page checks nothing."""
    seen: Counter[str] = Counter()
    alarms = store.false_alarms()
    told = [(_digest(bullet), bullet) for bullet in bullets]
    new = {digest: bullet for digest, bullet in told if digest not in known}
    before: dict[str, Wording] = {}
    if new:
        before = store.taken()
        keys = frozenset(decision.spared for decision in alarms)
        known.update(zip(new, reviewer().review(list(new.values()), keys), strict=True))
    entries = []
    for number, (digest, bullet) in enumerate(told, 1):
        seen[digest] += 1
        own = bullet_id(bullet)
        spared = tuple(decision for decision in alarms if decision.key[0] == own)
        wording = before.get(own) if digest in new else None
        entries.append(Entry(f"{digest}-{seen[digest]}", number, bullet, known[digest], spared, wording))
    return entries


def as_they_stand(
    entries: Collection[Entry], wordings: Mapping[str, str], known: MutableMapping[str, Review | Failure]
) -> list[Entry]:
    """The entries with accepted wordings in place of their bullets, reviewed like any text of the session."""
    told = {entry.key: wordings.get(entry.key, entry.bullet) for entry in entries}
    reviewed = check(told.values(), known)
    return [
        replace(entry, bullet=told[entry.key], outcome=now.outcome)
        for entry, now in zip(entries, reviewed, strict=True)
    ]


def _digest(bullet: str) -> str:
    return hashlib.sha256(bullet.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check_again(bullet: str) -> None:
    """Reviews a bullet of this session anew, by what is dismissed now."""
    reviews: MutableMapping[str, Review | Failure] = st.session_state.get("reviews", {})
    own = bullet_id(bullet)
    stale = {d: review.bullet for d, review in reviews.items() if isinstance(review, Review) and review.id == own}
    reviews.update(zip(stale, reviewer().review(list(stale.values()), store.dismissed()), strict=True))
