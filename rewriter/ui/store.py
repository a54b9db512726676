"""The page's store of decisions: one for the whole server; where it fails, the page says so and goes on."""

import logging
from collections.abc import Callable

import streamlit as st

from rewriter.decisions import FALSE_ALARM, Decision, Decisions, Wording
from rewriter.reviewer import Dismissed
from rewriter.textfile import InputError
from rewriter.ui.highlight import plain_label

log = logging.getLogger(__name__)


@st.cache_resource(show_spinner=False)
def decisions() -> Decisions:
    """The store, opened once; raises InputError where it cannot be."""
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
    return frozenset(decision.spared for decision in false_alarms())


def taken() -> dict[str, Wording]:
    """The wordings that were taken, by the id of their bullet; none where they cannot be read."""
    try:
        return decisions().taken()
    except InputError:
        log.exception("Wordings cannot be read")
        return {}


def keep(decision: Decision) -> bool:
    """Keeps a decision; whether that was done."""
    return _done(lambda: decisions().keep(decision))


def forget(decision: Decision) -> bool:
    """Takes a decision back; whether that was done."""
    return _done(lambda: decisions().forget(decision))


def take(wording: Wording) -> None:
    """Keeps a wording for later sessions; in this one it stands anyway."""
    _done(lambda: decisions().take(wording))


def give_back(bullet: str) -> None:
    """Forgets the wording of a bullet for later sessions."""
    _done(lambda: decisions().give_back(bullet))


def _done(change: Callable[[], None]) -> bool:
    """Makes a change; where it fails, a short note on the page says why."""
    try:
        change()
    except InputError as error:
        st.toast(plain_label(str(error)))
        return False
    return True
