"""The web page's entry: navigation, nothing else."""

import streamlit as st

from rewriter.ui import rewrite, theme

st.set_page_config(page_title="Rewriter", layout="centered", initial_sidebar_state="collapsed")
theme.apply()
st.navigation([st.Page(rewrite.page, title="Rewrite", url_path="rewrite", default=True)], position="top").run()
theme.foot()
