"""The page "Phrases": the queue of flagged phrases, each called right or a false alarm; what is said is kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from rewriter import decisions
from rewriter.decisions import FALSE_ALARM, RIGHT, Decision
from rewriter.flags import Flag
from rewriter.report import READS_AS
from rewriter.reviewer import ADMIN, Review
from rewriter.textfile import InputError
from rewriter.ui import store, words
from rewriter.ui.checking import check_again
from rewriter.ui.highlight import bullet_html, plain_label, shown

LONGEST_NOTE = 500  # characters
SHORT = 40  # characters of a phrase on a button
SAID = {RIGHT: "right", FALSE_ALARM: "false alarm"}


@dataclass(frozen=True, slots=True)
class Item:
    """A flagged phrase in its bullet, and how the bullet as a whole reads."""

    bullet: str
    label: str
    flag: Flag

    def said(self, verdict: str, label: str = "", note: str = "") -> Decision:
        """What a person says of it.

        Who finds the phrase right in a bullet that reads as administration agrees with that reading.
        """
        agreed = ADMIN if verdict == RIGHT and self.label == ADMIN else ""
        return Decision(self.bullet, self.flag.rule, self.flag.text, verdict, label or agreed, note)


def page() -> None:
    """Draws the phrase to decide on, what was decided, and the ways to take it along."""
    st.html(
        '<header class="rw-title"><h1>Review phrases</h1><p>Every flagged phrase of what you checked on Rewrite and '
        "Batch, one at a time. A false alarm is not flagged again in that bullet. What you decide stays on this "
        "machine.</p></header>"
    )
    try:
        kept = list(store.decisions())
    except InputError as error:
        st.html(
            f'<p class="rw-problem" role="alert"><strong>Decisions cannot be kept.</strong> {shown(str(error))}</p>'
        )
        return
    items = list(_queue())
    known = {decision.key for decision in kept}
    skipped: set[tuple[str, str, str]] = st.session_state.setdefault("phrases_skipped", set())
    waiting = [item for item in items if item.said(RIGHT).key not in known]
    open_items = sorted(waiting, key=lambda item: item.said(RIGHT).key in skipped)  # what was skipped comes back last
    if not items and not kept:
        st.html(
            '<p class="rw-quiet">No phrase is waiting. Check bullets on the Rewrite page, or a file on the Batch page: '
            "what is flagged there comes here.</p>"
        )
    elif not open_items:
        st.html('<p class="rw-quiet">✓ Every flagged phrase of this session is decided.</p>')
    else:
        done = len(st.session_state.get("phrases_made", ()))
        total = done + len(waiting)
        st.progress(done / total, f"{done} of {words.count(total, 'phrase')} decided")
        _decide(open_items[0])
    _undo()
    if kept:
        _kept(kept)


def _queue() -> Iterator[Item]:
    """The flagged phrases of this session, each once: those of the Rewrite page, then those of the batch."""
    seen = set()
    for item in (*_pasted(), *_in_batch()):
        if (key := item.said(RIGHT).key) not in seen:
            seen.add(key)
            yield item


def _pasted() -> Iterator[Item]:
    for review in st.session_state.get("reviews", {}).values():
        if isinstance(review, Review):
            yield from (Item(review.bullet, review.label, flag) for flag in review.flags)


def _in_batch() -> Iterator[Item]:
    column = st.session_state.get("batch-column", "")
    for frame in st.session_state.get("batch_done", ()):
        for bullet, label, flags in zip(frame[column], frame["review_label"], frame["review_flags"], strict=True):
            yield from (Item(str(bullet), label, Flag(**flag)) for flag in json.loads(flags or "[]"))


def _decide(item: Item) -> None:
    """The phrase in its bullet, with the reason, and the answers; each answer has a key of the keyboard."""
    flag = item.flag
    key = "-".join(item.said(RIGHT).key)
    with st.container(border=True, key="card-phrase"):
        st.html(
            f'<div class="rw-head"><span class="rw-index">Guide: {shown(flag.guide)}</span>'
            f'<span class="rw-verdict rw-{item.label}">{shown(words.VERDICTS.get(item.label, item.label))}</span></div>'
            f'<div class="rw-bullet" dir="auto">{bullet_html(item.bullet, [flag])}</div>'
            f'<p class="rw-why">{shown(flag.why)}</p>'
        )
        others = [label for label in READS_AS if label != item.label]
        label = st.pills(
            "The bullet as a whole is rather", others, format_func=READS_AS.__getitem__, key=f"label-{key}"
        )
        note = st.text_input("Note", key=f"note-{key}", max_chars=LONGEST_NOTE, placeholder="Why, in a few words")
        with st.container(horizontal=True):
            if st.button("Right", type="primary", shortcut="1", key="phrase-right"):
                _keep(item.said(RIGHT, label or "", note))
            if st.button("False alarm", shortcut="2", key="phrase-false"):
                _keep(item.said(FALSE_ALARM, label or "", note))
            if st.button("Later", shortcut="3", type="tertiary", key="phrase-later"):
                st.session_state["phrases_skipped"].add(item.said(RIGHT).key)
                st.rerun()


def _keep(decision: Decision) -> None:
    if store.keep(decision):
        check_again(decision.bullet)
        st.session_state.setdefault("phrases_made", []).append(decision)
        st.rerun()


def _undo() -> None:
    """Takes back what was decided last in this session."""
    made: list[Decision] = st.session_state.get("phrases_made", [])
    if made and st.button(f"Undo “{plain_label(made[-1].phrase[:SHORT])}”", shortcut="0", key="phrase-undo"):
        if store.forget(made[-1]):
            check_again(made.pop().bullet)
        st.rerun()


def _kept(kept: list[Decision]) -> None:
    """Everything that was ever decided, with downloads."""
    alarms = sum(decision.verdict == FALSE_ALARM for decision in kept)
    labelled = decisions.training_csv(kept)
    st.html(
        f'<h2 class="rw-kept-title">{words.count(len(kept), "decision")} kept</h2>'
        f'<p class="rw-quiet">{len(kept) - alarms} right, {words.count(alarms, "false alarm")}.</p>'
    )
    st.dataframe(
        [
            {"phrase": d.phrase, "said": SAID[d.verdict], "bullet": d.bullet, "label": d.label, "note": d.note}
            for d in reversed(kept)
        ],
        hide_index=True,
        height=min(320, 40 + 35 * len(kept)),
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download decisions",
            decisions.csv_of(kept),
            "decisions.csv",
            "text/csv",
            on_click="ignore",
            key="decisions-csv",
        )
        if labelled.count("\n") > 1:
            st.download_button(
                "Download training rows",
                labelled,
                "training-rows.csv",
                "text/csv",
                on_click="ignore",
                key="training-csv",
                help="Bullets with your labels, for `rewriter train --with training-rows.csv`.",
            )
