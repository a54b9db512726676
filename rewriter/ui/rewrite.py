"""The page "Rewrite": paste bullets, see what reads as administration, and build wordings you can defend."""

import csv
from collections.abc import Sequence

import streamlit as st

from rewriter import documents, paths
from rewriter.resume import lines_of
from rewriter.textfile import InputError
from rewriter.ui import cards, exports, words
from rewriter.ui.checking import Entry, as_they_stand, check
from rewriter.ui.clipboard import copy_button
from rewriter.ui.highlight import shown
from rewriter.ui.overview import overview_html

AT_ONCE = 25


def page() -> None:
    """Draws the page from the session: the text, the bullets last checked, the wordings accepted."""
    st.html(
        '<header class="rw-title"><h1>Rewriter</h1>'
        "<p>Finds the phrases that make a Product Owner’s resume read as delivery administration, and helps you say "
        "what you decided, using only what you confirm.</p></header>"
    )
    _form()
    bullets: tuple[str, ...] | None = st.session_state.get("bullets")
    if bullets is None:
        st.html(_welcome_html())
    elif not bullets:
        st.html('<p class="rw-problem" role="alert"><strong>Paste at least one bullet.</strong> One bullet a line.</p>')
    else:
        _results(bullets)


def _form() -> None:
    """A file or the text, and its buttons. In a form Ctrl+Enter submits, and typing re-runs nothing."""
    st.file_uploader(
        "Your resume as DOCX, PDF or TXT, or paste its bullets below",
        type=documents.KINDS,
        key="file",
        on_change=_open,
    )
    if problem := st.session_state.get("file_problem"):
        st.html(f'<p class="rw-problem" role="alert"><strong>This file was not read.</strong> {shown(problem)}</p>')
    with st.form("paste", border=False):
        st.text_area(
            "Your bullets, one a line",
            key="text",
            height=232,
            placeholder="• Managed backlog and coordinated sprint planning.",
            persist_state="session",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.form_submit_button("Check bullets", type="primary", on_click=_check)
            st.form_submit_button("Try an example", on_click=_example)


def _open() -> None:
    """Reads the chosen file into the text field and checks it; a DOCX is kept for its export."""
    st.session_state["file_problem"] = ""
    st.session_state["document"] = None
    chosen = st.session_state["file"]
    if chosen is None:
        return
    data = chosen.getvalue()
    try:
        text = documents.text_of(data, chosen.name)
    except InputError as error:
        st.session_state["file_problem"] = str(error)
        return
    st.session_state["text"] = text
    if chosen.name.lower().endswith(".docx"):
        st.session_state["document"] = (chosen.name, data)
    _check()
    st.session_state["news"] = f"{words.count(len(st.session_state['bullets']), 'bullet')} found in {chosen.name}."


def _check() -> None:
    bullets, others = lines_of(st.session_state["text"])
    st.session_state["bullets"] = tuple(bullets)
    st.session_state["others"] = tuple(others)
    st.session_state["limit"] = AT_ONCE


def _example() -> None:
    """Fills in the example, unless that would throw the writer's own text away."""
    if st.session_state["text"].strip():
        st.toast("Your own text is still in the box. Clear it first, then try the example.")
        return
    st.session_state["text"] = "\n".join(_example_bullets())
    st.session_state["bullets"] = None
    st.session_state["others"] = ()


def _example_bullets() -> list[str]:
    """The guide's four weak bullets, and one of its stronger ones for comparison."""
    with (paths.examples() / "guide_pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    return [*(pair["weak"] for pair in pairs), pairs[0]["strong"]]


def _results(bullets: Sequence[str]) -> None:
    reviews = st.session_state.setdefault("reviews", {})
    with st.spinner("Checking your bullets", show_time=False):
        entries = check(bullets, reviews)
        cards.restore(entries)
        standing = as_they_stand(entries, cards.accepted(), reviews)
    if news := st.session_state.pop("news", ""):
        st.toast(news)
    _bar(entries)
    st.html(overview_html(standing) + _others_html(st.session_state.get("others", ())))
    limit = st.session_state.get("limit", AT_ONCE)
    for entry, now in zip(entries[:limit], standing, strict=False):
        cards.card(entry, now)
    if len(entries) > limit:
        more = min(AT_ONCE, len(entries) - limit)
        st.button(f"Show {words.count(more, 'more bullet')}", on_click=_show_more)
    _export(entries)


def _bar(entries: Sequence[Entry]) -> None:
    """How far the writer has come, what an earlier visit left, and the way to the downloads; it stays in sight."""
    reworded = [entry for entry in entries if entry.key in cards.accepted()]
    restored = [entry for entry in reworded if entry.key in cards.restored()]
    said = f"<b>{len(reworded)} of {words.count(len(entries), 'bullet')}</b> reworded"
    if restored:
        said += f" ({len(restored)} kept from an earlier visit)"
    with st.container(horizontal=True, vertical_alignment="center", key="bar"):
        st.html(f'<p aria-live="polite">{said}</p>')
        if reworded:
            order = list(cards.accepted())
            last = max(reworded, key=lambda entry: order.index(entry.key))
            st.button(
                f"Undo bullet {last.number}", shortcut="0", type="tertiary", on_click=cards.give_back, args=(last,)
            )
            with st.popover("Start over", type="tertiary"):
                st.html("<p>All your wordings go, here and for later visits. Your bullets stay as you gave them.</p>")
                undo = f"Undo {words.count(len(reworded), 'wording')}"
                st.button(undo, key="start-over", on_click=_start_over, args=(reworded,))
        st.html('<a href="#your-bullets">To the downloads</a>')


def _start_over(reworded: Sequence[Entry]) -> None:
    for entry in reworded:
        cards.give_back(entry)


def _show_more() -> None:
    st.session_state["limit"] = st.session_state.get("limit", AT_ONCE) + AT_ONCE


def _welcome_html() -> str:
    steps = (
        ("Flags", "Phrases that read as administration are marked in place, each with the reason."),
        ("Verdict", "Each bullet says how it reads, and which product signals it shows."),
        ("Wordings", "Better wordings mark every claim they add. You tick what is true; the rest stays out."),
    )
    items = "".join(f"<li><b>{title}</b><span>{text}</span></li>" for title, text in steps)
    return f'<ul class="rw-steps">{items}</ul>'


def _others_html(others: Sequence[str]) -> str:
    """The lines that were taken for headings and the like, to be unfolded: nothing is dropped in silence."""
    if not others:
        return ""
    items = "".join(f'<li dir="auto">{shown(line)}</li>' for line in others)
    label = f"{words.count(len(others), 'other line')} (names, headings, dates) not checked"
    if st.session_state.get("document"):
        label += "; they stay in your file"
    return f'<details class="rw-quiet"><summary>{label}</summary><ul>{items}</ul></details>'


def _export(entries: Sequence[Entry]) -> None:
    """The bullets as they stand: accepted wordings, and the writer's own words elsewhere."""
    wordings = cards.accepted()
    lines = exports.standing(entries, wordings)
    changed = [entry.key in wordings for entry in entries]
    text = "\n".join(lines) + "\n"
    rows = "".join(
        f'<li class="{"rw-new" if new else ""}" dir="auto">{shown(line)}'
        + ('<span class="rw-new-label">reworded</span>' if new else "")
        + "</li>"
        for line, new in zip(lines, changed, strict=True)
    )
    note = f"{sum(changed)} of {words.count(len(lines), 'bullet')} reworded, with what you confirmed or wrote yourself."
    if not any(changed):
        note = "No wording accepted yet: these are your bullets as you gave them."
    with st.container(border=True, key="export"):
        st.html(f'<h2 id="your-bullets">Your bullets</h2><p class="rw-quiet">{note}</p>')
        with st.container(horizontal=True):
            if document := st.session_state.get("document"):
                name, data = document
                _download_docx(name, data, [(e.bullet, line) for e, line in zip(entries, lines, strict=True)])
            st.download_button("Download as TXT", text, "bullets.txt", "text/plain", on_click="ignore", key="download")
            st.download_button(
                "Download as Markdown",
                "".join(f"- {line}\n" for line in lines),
                "bullets.md",
                "text/markdown",
                on_click="ignore",
                key="download-md",
            )
            table = exports.csv_text(entries, wordings)
            st.download_button(
                "Download as CSV", table, "bullets.csv", "text/csv", on_click="ignore", key="download-csv"
            )
            if any(changed):
                notes = exports.notes_text(entries, wordings, cards.asked())
                st.download_button(
                    "Interview notes",
                    notes,
                    "interview-notes.md",
                    "text/markdown",
                    on_click="ignore",
                    key="download-notes",
                    help="Each wording of yours with what an interviewer will ask about it.",
                )
            copy_button(text, key="copy-all", label="Copy all")
        st.html(f'<ul class="rw-lines">{rows}</ul>')


def _download_docx(name: str, data: bytes, wordings: list[tuple[str, str]]) -> None:
    """The uploaded resume with the accepted wordings in place; made when the button is pressed."""
    st.download_button(
        "Download your DOCX",
        lambda: documents.rewritten(data, name, wordings),
        f"{name[: -len('.docx')]}-rewritten.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        type="primary",
        on_click="ignore",
        key="download-docx",
    )
