"""The page "Batch": a CSV of bullets checked row by row, filtered, charted and downloaded."""

import pandas as pd
import streamlit as st

from rewriter import csvfile, spreadsheet
from rewriter.batch import ADDED, Summary, check_room
from rewriter.columns import likely_columns
from rewriter.tablefile import defused
from rewriter.textfile import InputError
from rewriter.ui import words
from rewriter.ui.checking import reviewer
from rewriter.ui.highlight import shown

ROWS = 64  # rows between two moves of the progress bar; stopping waits for no more than these
LABEL = "review_label"
BESIDE = ("review_signals", "review_rung", "review_safe", "review_stronger", "review_error")


def page() -> None:
    """Draws the file field, the choices and, as far as it was checked, the result."""
    st.html(
        '<header class="rw-title"><h1>Batch check</h1><p>A CSV or Excel file with one bullet a row. Every row and '
        "column is kept; the review is added in columns of its own.</p></header>"
    )
    st.file_uploader("A CSV or XLSX of bullets", type=["csv", "xlsx"], key="batch-file", on_change=_open)
    if problem := st.session_state.get("batch_problem"):
        st.html(f'<p class="rw-problem" role="alert"><strong>This file was not read.</strong> {shown(problem)}</p>')
    table: pd.DataFrame | None = st.session_state.get("batch_table")
    if table is None:
        return
    column = st.selectbox(
        "The column with the bullets",
        list(table.columns),
        key="batch-column",
        on_change=_restart,
        persist_state="session",
    )
    suggest = st.checkbox(
        "Suggest wordings too (slower)", key="batch-suggest", on_change=_restart, persist_state="session"
    )
    done: list[pd.DataFrame] = st.session_state["batch_done"]
    summary: Summary = st.session_state["batch_summary"]
    if summary.rows < len(table):
        label = "Go on" if summary.rows else f"Check {words.count(len(table), 'row')}"
        if st.button(label, type="primary", key="batch-go"):
            _run(table, column, done, summary, suggest=suggest)
    if done:
        _result(pd.concat(done), summary, len(table), column)


def _open() -> None:
    """Reads the chosen file; what was checked before is forgotten."""
    st.session_state["batch_problem"], st.session_state["batch_table"] = "", None
    chosen = st.session_state["batch-file"]
    if chosen is None:
        return
    try:
        is_workbook = chosen.name.lower().endswith(".xlsx")
        table = (spreadsheet if is_workbook else csvfile).frame_of(chosen.getvalue(), chosen.name)
        check_room(list(table.columns), chosen.name)
        if table.columns.has_duplicates:
            raise InputError(f"{chosen.name} has two columns of one name. Rename one of them.")
        if table.empty:
            raise InputError(f"{chosen.name} has a header and no rows.")
    except InputError as error:
        st.session_state["batch_problem"] = str(error)
        return
    st.session_state["batch_table"], st.session_state["batch_workbook"] = table, is_workbook
    likely = likely_columns(list(table.columns), table.head(ROWS).itertuples(index=False, name=None))
    longest = max(table.columns, key=lambda name: table[name].head(ROWS).str.len().sum())
    st.session_state["batch-column"] = likely[0] if likely else longest
    _restart()


def _restart() -> None:
    st.session_state["batch_done"], st.session_state["batch_summary"] = [], Summary()


def _run(table: pd.DataFrame, column: str, done: list[pd.DataFrame], summary: Summary, *, suggest: bool) -> None:
    """Checks what is left, a few rows at a time. A click on Stop ends the run here and loses nothing that is done."""
    bar = st.progress(summary.rows / len(table))
    st.button("Stop", key="batch-stop")
    while summary.rows < len(table):
        part = table.iloc[summary.rows : summary.rows + ROWS]
        done.append(reviewer().frame(part, column, summary, suggest=suggest))
        bar.progress(summary.rows / len(table), f"{summary.rows} of {words.count(len(table), 'row')}")
    st.rerun()


def _result(checked: pd.DataFrame, summary: Summary, rows: int, column: str) -> None:
    part = "" if summary.rows == rows else f" so far, of {rows}"
    st.subheader(f"{summary.flagged} of {words.count(summary.rows, 'row')}{part} read as delivery administration")
    if summary.errors:
        st.html(f'<p class="rw-quiet">{words.count(summary.errors, "row")} could not be checked: see review_error.</p>')
    _charts(checked, summary, column)
    labels = sorted(label for label in checked[LABEL].unique() if label)
    chosen = st.pills(
        "Show", labels, selection_mode="multi", default=labels, format_func=words.name, key="batch-labels"
    )
    told = checked[checked[LABEL].isin(chosen) | (checked[LABEL] == "")]
    others = [name for name in told.columns if name not in ADDED and name != column]
    st.dataframe(told[[LABEL, "review_probability", column, *others, *BESIDE]], hide_index=True)
    with st.container(horizontal=True):
        as_workbook = st.session_state.get("batch_workbook", False)
        if spreadsheet.fits(checked):
            st.download_button(
                "Download reviewed XLSX",
                lambda: spreadsheet.file_of(checked),
                "reviewed.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                type="primary" if as_workbook else "secondary",
                on_click="ignore",
                key="batch-download-xlsx",
            )
        else:
            st.html('<p class="rw-quiet">A cell is too long for Excel, which would cut it: take the CSV.</p>')
        st.download_button(
            "Download reviewed CSV",
            lambda: checked.map(defused).rename(columns=defused).to_csv(index=False).encode("utf-8-sig"),
            "reviewed.csv",
            "text/csv",
            type="secondary" if as_workbook else "primary",
            on_click="ignore",
            key="batch-download",
        )


def _charts(checked: pd.DataFrame, summary: Summary, column: str) -> None:
    """The habits found and, by a column of the writer's choice, the share of administration."""
    if summary.habits:
        st.caption("Habits")
        habits = pd.Series({words.name(habit): rows for habit, rows in summary.habits.most_common(10)})
        _bars(habits, "rows", int(habits.max()))
    groups = [name for name in checked.columns if name not in ADDED and name != column]
    groups = [name for name in groups if 1 < checked[name].nunique() <= max(2, len(checked) // 2)]
    if not groups:
        return
    group = st.selectbox("Share of administration by", groups, key="batch-group")
    share = (checked[LABEL] == "delivery_admin").groupby(checked[group]).mean().mul(100).round()
    _bars(share, "% of rows", 100)


def _bars(told: "pd.Series[float]", unit: str, most: int) -> None:
    """Bars for numbers by name, the longest first; no name is cut short."""
    frame = pd.DataFrame({"name": told.index.astype(str), unit: told.to_numpy()})
    names = {"field": "name", "type": "nominal", "sort": "-x", "axis": {"title": None, "labelLimit": 320}}
    ticks = {"title": unit, "tickMinStep": 1}
    lengths = {"field": unit, "type": "quantitative", "axis": ticks, "scale": {"domain": [0, most]}}
    st.vega_lite_chart(frame, {"mark": "bar", "height": {"step": 22}, "encoding": {"y": names, "x": lengths}})
