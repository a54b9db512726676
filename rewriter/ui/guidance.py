"""The page "Guide": what the career guide says, in our words, found by any word."""

import streamlit as st

from rewriter import guide
from rewriter.ui import words
from rewriter.ui.highlight import shown


def page() -> None:
    """Draws the search field and the parts of the guide that have its words."""
    st.html(
        '<header class="rw-title"><h1>Guide</h1><p>What the program rests on: the career guide “How to Transition from '
        "Product Owner to Product Manager”, told in our own words, each part with the guide’s section.</p></header>"
    )
    wanted = st.text_input("Find", key="guide-words", placeholder="discovery, saying no, roadmap …", live=True) or ""
    found = guide.load().search(wanted)
    st.html(
        f'<p class="rw-quiet" role="status">{words.count(len(found), "part")}</p>'
        + "".join(_entry_html(entry) for entry in found)
    )


def _entry_html(entry: guide.Entry) -> str:
    return (
        f'<article class="rw-part"><h2>{shown(entry.title)}</h2><p>{shown(entry.text)}</p>'
        f'<p class="rw-guide">Guide: {shown(entry.section)}</p></article>'
    )
