"""The page "Model": what the verdicts rest on, how good they are, and where they fail."""

import streamlit as st

from rewriter import paths

PLOTS = {
    "precision_recall": "Of the bullets called delivery administration, how many are (precision), for each share of them found.",
    "calibration": "How often bullets given a probability are delivery administration. On the diagonal it is right.",
    "confusion": "True labels against those given.",
    "learning": "What more training lines brought.",
    "rules": "How often a bullet that a rule flags reads as delivery administration as a whole, with the number of such bullets.",
}


def page() -> None:
    """Draws the model card and its plots."""
    folder = paths.models()
    card, _, _ = (folder / "MODEL_CARD.md").read_text(encoding="utf-8").partition("\nPlots:")
    st.markdown(card)
    st.header("Plots")
    side_by_side = st.columns(2, gap="medium")
    for place, (name, caption) in zip([*side_by_side, *side_by_side, st], PLOTS.items(), strict=True):
        place.image(folder / "plots" / f"{name}.svg", caption=caption, width="stretch")
