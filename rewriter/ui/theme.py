"""What every page shares: the style sheet and the line at the foot."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")
FOOT = "Rewriter runs on your machine and sends nothing anywhere."


def apply() -> None:
    """Adds the style sheet; colors of Streamlit's own widgets are in ``.streamlit/config.toml``."""
    st.html(STYLE)


def foot() -> None:
    """Says where the text goes: nowhere."""
    st.html(f'<footer class="rw-foot">{FOOT}</footer>')
