"""The web page's entry: navigation, nothing else."""

import streamlit as st

from rewriter.ui import batch, compare, guidance, model, phrases, rewrite, theme

st.set_page_config(page_title="Rewriter", layout="centered", initial_sidebar_state="collapsed")
theme.apply()
pages = [
    st.Page(rewrite.page, title="Rewrite", url_path="rewrite", default=True),
    st.Page(compare.page, title="Compare", url_path="compare"),
    st.Page(batch.page, title="Batch", url_path="batch"),
    st.Page(phrases.page, title="Phrases", url_path="phrases"),
    st.Page(guidance.page, title="Guide", url_path="guide"),
    st.Page(model.page, title="Model", url_path="model"),
]
st.navigation(pages, position="top").run()
theme.foot()
