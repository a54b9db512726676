"""The page "Model": what the verdicts rest on, how good they are, and where they fail."""

import streamlit as st

from rewriter import paths

PLOTS = {
    "precision_recall": "Precision: the share of right ones among bullets so called. Recall: the share of them found.",
    "calibration": "How often bullets given a probability are delivery administration. On the diagonal it is right.",
    "confusion": "True labels against those given.",
    "learning": "What more training lines brought.",
    "rules": "How often a bullet that a rule flags is delivery administration as a whole, and how many it flags.",
}


def page() -> None:
    """Draws the model card and its plots."""
    folder = paths.models()
    card, _, _ = (folder / "MODEL_CARD.md").read_text(encoding="utf-8").partition("\nPlots:")
    st.markdown(card)
    st.header("Plots")
    side_by_side = st.columns(2, gap="medium")
    for place, (name, caption) in zip([*side_by_side, *side_by_side, st.container()], PLOTS.items(), strict=True):
        place.image(folder / "plots" / f"{name}.svg", caption=caption, width="stretch", alt=f"Plot: {caption}")
