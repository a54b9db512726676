"""The page "Compare": what a rewrite claims that the original does not say, and what it leaves out."""

import streamlit as st

from rewriter.ledger import Ledger, compare
from rewriter.ui import accounts

LONGEST = 4000  # characters of a text; a bullet has some 200
EXAMPLE = (
    "Contributed to roadmap discussions and release planning for 3 teams.",
    "Led roadmap prioritization for teams across the company, aligning releases with retention goals.",
)


def page() -> None:
    """Draws the two fields and, once they were compared, the ledger between them."""
    st.html(
        '<header class="rw-title"><h1>Compare</h1><p>Paste a bullet and a rewrite of it, from a chatbot or from '
        "anybody. You see what the rewrite claims that you never said, and which of your facts are gone.</p></header>"
    )
    _form()
    texts: tuple[str, str] | None = st.session_state.get("compared")
    if texts is None:
        return
    original, rewrite = texts
    if not (original and rewrite):
        missing = "your original" if not original else "the rewrite"
        st.html(f'<p class="rw-problem" role="alert"><strong>Paste {missing} as well.</strong> Both are needed.</p>')
        return
    st.html(_ledger_html(original, rewrite, compare(original, rewrite)))


def _form() -> None:
    with st.form("compare", border=False):
        left, right = st.columns(2, gap="medium")
        for place, label, key in ((left, "Your original", "original"), (right, "The rewrite", "rewrite")):
            place.text_area(label, key=f"compare-{key}", height=150, max_chars=LONGEST, persist_state="session")
        with st.container(horizontal=True):
            st.form_submit_button("Compare", type="primary", on_click=_compare)
            st.form_submit_button("Try an example", on_click=_example)


def _compare() -> None:
    original, rewrite = (" ".join(st.session_state[f"compare-{key}"].split()) for key in ("original", "rewrite"))
    st.session_state["compared"] = (original, rewrite)


def _example() -> None:
    """Fills in the example, unless that would throw the writer's own text away."""
    if any(st.session_state[f"compare-{key}"].strip() for key in ("original", "rewrite")):
        st.toast("Your own text is still in the fields. Clear them first, then try the example.")
        return
    for key, text in zip(("original", "rewrite"), EXAMPLE, strict=True):
        st.session_state[f"compare-{key}"] = text
    _compare()


def _ledger_html(original: str, rewrite: str, ledger: Ledger) -> str:
    kind = "rw-product" if ledger.clean else "rw-delivery_admin"
    said = "Says the same: nothing is added, nothing is dropped." if ledger.clean else accounts.verdict(ledger)
    note = (
        ""
        if not ledger.added
        else ('<p class="rw-quiet">Keep a claim only if you can defend it in an interview. The rest is invented.</p>')
    )
    return (
        f'<section class="rw-ledger" aria-label="Ledger"><h2 class="{kind}">{said}</h2><div class="rw-sides">'
        f'<div><h3>Your original</h3><div class="rw-bullet" dir="auto">'
        f"{accounts.marked_html(original, ledger.dropped, 'dropped')}</div></div>"
        f'<div><h3>The rewrite</h3><div class="rw-bullet" dir="auto">'
        f"{accounts.marked_html(rewrite, ledger.added, 'added')}</div></div></div>"
        f"{accounts.entries_html(ledger)}{note}</section>"
    )
