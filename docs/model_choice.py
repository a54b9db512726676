"""Compares feature sets by grouped nested cross-validation and writes docs/model_choice.md.

    python docs/model_choice.py [LABELLED.csv]

The penalty of each candidate is chosen inside each outer fold, on a grouped split of its training part; the figures
are of the outer folds, which saw neither. With a file of labelled bullets each candidate, trained on all examples with
the penalty that most folds chose, is scored on them as well.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, GroupShuffleSplit
from sklearn.pipeline import make_pipeline, make_union
from tqdm import tqdm

from rewriter import paths, training
from rewriter.classifier import TRUST, features
from rewriter.evaluation import Metrics, Trial, measure, read_labelled, try_rules
from rewriter.flags import scan

OUT = Path(__file__).with_name("model_choice.md")
PENALTIES = (0.01, 0.05, 0.25)
BULLET = ("rule:", "signal:", "rung:", "opens:", "has:")

Row = dict[str, float]


def is_part(name: str) -> bool:
    return name.startswith("~")


def is_class(name: str) -> bool:
    return name.startswith("@") and len(name) > 1


def is_bullet(name: str) -> bool:
    return name.startswith(BULLET)


def is_pair(name: str) -> bool:
    return " " in name and not is_bullet(name) and not is_part(name)


def is_word(name: str) -> bool:
    return not (is_part(name) or is_class(name) or is_bullet(name) or is_pair(name))


def keep(*kinds: Callable[[str], bool]) -> Callable[[Row], Row]:
    return lambda row: {name: value for name, value in row.items() if any(kind(name) for kind in kinds)}


def present(row: Row) -> Row:
    return dict.fromkeys(row, 1.0)


def even(row: Row) -> Row:
    return {name: value / TRUST if is_bullet(name) else value for name, value in row.items()}


CANDIDATES: dict[str, Callable[[Row], Row]] = {
    "words": keep(is_word),
    "words, pairs": keep(is_word, is_pair),
    "words, pairs, parts of words": keep(is_word, is_pair, is_part),
    "classes, flags, signals, rung": keep(is_class, is_bullet),
    "all, as present or absent (no length)": present,
    "all, flags and signals no freer than words": even,
    "**all (shipped)**": lambda row: row,
}


def linear(c: float) -> BaseEstimator:
    model = LogisticRegression(C=c, solver="newton-cg", max_iter=200, class_weight="balanced")
    return make_pipeline(DictVectorizer(), TfidfTransformer(norm=None), model)


def tfidf(c: float) -> BaseEstimator:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    model = LogisticRegression(C=100 * c, max_iter=2000, class_weight="balanced")
    return make_pipeline(make_union(words, characters), model)


def trial(model: BaseEstimator, rows: Sequence[object], labels: np.ndarray) -> Trial:
    judged = [dict(zip(model.classes_, row, strict=True)) for row in model.predict_proba(rows).tolist()]
    return Trial(labels.tolist(), judged)


def nested(make: Callable[[float], BaseEstimator], rows: np.ndarray, labels: np.ndarray, groups: np.ndarray):
    """The trial of the outer folds and the penalty that each chose."""
    truth, judged, chosen = [], [], []
    for train, test in GroupKFold(training.FOLDS).split(rows, groups=groups):
        inner = GroupShuffleSplit(1, test_size=0.25, random_state=0)
        fit, choose = (train[part] for part in next(inner.split(train, groups=groups[train])))
        by_penalty = {
            c: measure(trial(make(c).fit(rows[fit], labels[fit]), rows[choose], labels[choose])).auc for c in PENALTIES
        }
        chosen.append(max(by_penalty, key=by_penalty.__getitem__))
        said = trial(make(chosen[-1]).fit(rows[train], labels[train]), rows[test], labels[test])
        truth += said.truth
        judged += said.judged
    return Trial(truth, judged), chosen


def cells(metrics: Metrics) -> list[str]:
    return [f"{value:.3f}" for value in (metrics.balanced_accuracy, metrics.auc, metrics.f1)]


def main(labelled: str | None = None) -> None:
    examples = training.read_examples(paths.examples())
    labels = np.array([example.label for example in examples])
    groups = np.array([example.group for example in examples])
    texts = np.array([example.text for example in examples], dtype=object)
    test = read_labelled(Path(labelled)) if labelled else []
    test_labels = np.array([label for _, label in test])

    def row(text: str) -> Row:
        return features(scan(text))

    everything, unseen = [row(text) for text in texts], [row(text) for text, _ in test]
    runs = {
        "rules alone": None,
        "TF-IDF of words and characters": (tfidf, texts, [text for text, _ in test]),
        **{
            name: (linear, np.array([pick(r) for r in everything], dtype=object), [pick(r) for r in unseen])
            for name, pick in CANDIDATES.items()
        },
    }
    head = ["candidate", "C", "balanced accuracy", "AUC", "F1"]
    lines = [head + [f"{name}, real bullets" for name in head[2:]] * bool(test)]
    lines.append(["---"] * len(lines[0]))
    for name, run in tqdm(runs.items()):
        if run is None:
            figures = cells(measure(try_rules(zip(texts, labels, strict=True))))
            lines.append([name, "", *figures, *(cells(measure(try_rules(test))) if test else [])])
            continue
        make, rows, others = run
        outer, chosen = nested(make, rows, labels, groups)
        c = Counter(chosen).most_common(1)[0][0]
        figures = cells(measure(outer))
        if test:
            figures += cells(measure(trial(make(c).fit(rows, labels), others, test_labels)))
        lines.append([name, f"{c:g}", *figures])
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    before, _, after = OUT.read_text(encoding="utf-8").partition("<!-- table -->\n")
    OUT.write_text(
        f"{before}<!-- table -->\n{table}\n<!-- end -->{after.partition('<!-- end -->')[2]}", encoding="utf-8"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
