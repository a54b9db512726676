"""Plots of an evaluation, as SVG files that look the same from run to run."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sklearn.calibration import calibration_curve
from sklearn.metrics import ConfusionMatrixDisplay, precision_recall_curve

from rewriter.classifier import LABELS, label_of
from rewriter.evaluation import ADMIN, BINS, RuleRecord, Trial

COLOURS = ("#3b5bdb", "#e8590c", "#868e96")  # told apart by the colour-blind as well; lines differ in dash too
DASHES = ("-", "--", ":")
LOOK: Any = {
    "axes.grid": True,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": "white",
    "font.size": 10,
    "grid.color": "#e9ecef",
    "svg.fonttype": "path",
    "svg.hashsalt": "rewriter",
}

Learning = Sequence[tuple[int, Mapping[str, float]]]  # training lines -> title -> balanced accuracy


def draw(folder: Path, trials: Mapping[str, Trial], records: Sequence[RuleRecord], learning: Learning = ()) -> None:
    """Draws every plot of an evaluation into a folder, created if absent.

    Parameters
    ----------
    folder
        Gets ``precision_recall.svg``, ``calibration.svg``, ``confusion.svg``, ``rules.svg`` and, where there are
        points for it, ``learning.svg``.
    trials
        Title -> trial, at most three; the first one is drawn as confusion matrix.
    records
        The record of each rule.
    learning
        Points of the learning curve: number of training lines, and for each title the balanced accuracy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(LOOK):
        figures = {
            "precision_recall": _precision_recall(trials),
            "calibration": _calibration(trials),
            "confusion": _confusion(*next(iter(trials.items()))),
            "rules": _rules(records),
        }
        if learning:
            figures["learning"] = _learning(learning)
        for name, figure in figures.items():
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})


def _axes(title: str, x: str, y: str, size: tuple[float, float] = (5, 4)) -> tuple[Figure, Axes]:
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots()
    axes.set(title=title, xlabel=x, ylabel=y)
    return figure, axes


def _scores(trial: Trial) -> tuple[np.ndarray, np.ndarray]:
    truth = np.array([label == ADMIN for label in trial.truth])
    return truth, np.array([probability[ADMIN] for probability in trial.judged])


def _precision_recall(trials: Mapping[str, Trial]) -> Figure:
    figure, axes = _axes("Delivery administration found", "recall", "precision")
    for (title, trial), colour, dash in zip(trials.items(), COLOURS, DASHES, strict=False):
        precision, recall, _ = precision_recall_curve(*_scores(trial))
        axes.plot(recall, precision, dash, color=colour, label=title)
    axes.set(xlim=(0, 1.01), ylim=(0, 1.02))
    axes.legend(loc="lower left", frameon=False)
    return figure


def _calibration(trials: Mapping[str, Trial]) -> Figure:
    figure, axes = _axes("Calibration", "probability said", "share that is delivery administration")
    axes.plot([0, 1], [0, 1], color="#ced4da")
    for (title, trial), colour, dash in zip(trials.items(), COLOURS, DASHES, strict=False):
        share, said = calibration_curve(*_scores(trial), n_bins=BINS)
        axes.plot(said, share, f"o{dash}", color=colour, markersize=4, label=title)
    axes.legend(loc="upper left", frameon=False)
    return figure


def _confusion(title: str, trial: Trial) -> Figure:
    figure, axes = _axes(f"Labels ({title})", "said", "true")
    said = [label_of(probability) for probability in trial.judged]
    names = [label.replace("_", "\n") for label in LABELS]
    ConfusionMatrixDisplay.from_predictions(
        trial.truth, said, labels=LABELS, display_labels=names, cmap="Blues", colorbar=False, ax=axes
    )
    axes.set(xlabel="said", ylabel="true")
    axes.grid(visible=False)
    return figure


def _learning(points: Learning) -> Figure:
    figure, axes = _axes("Learning curve", "training lines", "balanced accuracy")
    for title, colour, dash in zip(points[0][1], COLOURS, DASHES, strict=False):
        axes.plot([size for size, _ in points], [y[title] for _, y in points], f"o{dash}", color=colour, label=title)
    axes.legend(loc="lower right", frameon=False)
    return figure


def _rules(records: Sequence[RuleRecord]) -> Figure:
    used = sorted((r for r in records if r.flagged), key=lambda r: r.right / r.flagged)
    title, x = "Precision of each rule", "share of flagged bullets that are delivery administration"
    figure, axes = _axes(title, x, "", (6, 1 + 0.24 * len(used)))
    bars = axes.barh([r.rule for r in used], [r.right / r.flagged for r in used], color=COLOURS[0])
    axes.bar_label(bars, [str(r.flagged) for r in used], padding=3, fontsize=8, color="#495057")
    axes.set(xlim=(0, 1.08))
    axes.grid(visible=False, axis="y")
    return figure
