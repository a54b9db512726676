"""The encoder of spaCy's model, for reading alone: what its layers make of words in their context.

Thinc's own layers also keep what a training needs, and take half as long again. The network is a stack of convolutions
(Honnibal and Montani, 2017, https://spacy.io/api/architectures#MaxoutWindowEncoder): each word with its neighbours,
the best of several pieces, a layer norm, and what came in added.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_LEAST = 1e-8  # what Thinc adds to a variance


class Layer(NamedTuple):
    """The weights of a layer: of its pieces side by side, and of its norm."""

    weights: "Matrix"
    bias: "Matrix"
    scale: "Matrix"
    shift: "Matrix"


def layers(model: Any) -> list[Layer]:
    """The layers of a trained Thinc encoder."""
    found: list[Layer] = []
    for node in model.walk():
        if node.name == "maxout":
            weights, bias = node.get_param("W"), node.get_param("b")
        elif node.name == "layernorm":
            wide, pieces, window = weights.shape
            flat = weights.transpose(1, 0, 2).reshape(pieces * wide, window).T
            found.append(
                Layer(np.ascontiguousarray(flat), bias.T.reshape(-1), node.get_param("G"), node.get_param("b"))
            )
    return found


def encode(texts: "Sequence[Matrix]", stack: Sequence[Layer]) -> "list[Matrix]":
    """The vectors of the words of some texts in their context; a row a word, as in the vectors that come in.

    Texts stand one below the other with as many empty rows between them as there are layers, so that none sees another.
    """
    wide, apart = texts[0].shape[1], len(stack)
    rows = np.zeros((sum(map(len, texts)) + apart * (len(texts) + 1), wide), np.float32)
    places = []
    at = apart
    for text in texts:
        rows[at : at + len(text)] = text
        places.append((at, at + len(text)))
        at += len(text) + apart
    seen = np.zeros((len(rows), 3 * wide), np.float32)  # each word between its neighbours
    for layer in stack:
        seen[1:, :wide], seen[:, wide : 2 * wide], seen[:-1, 2 * wide :] = rows[:-1], rows, rows[1:]
        pieces = seen @ layer.weights
        pieces += layer.bias
        best = np.maximum(pieces[:, :wide], pieces[:, wide : 2 * wide])
        for k in range(2 * wide, pieces.shape[1], wide):
            np.maximum(best, pieces[:, k : k + wide], out=best)
        best -= best.mean(axis=1, keepdims=True)
        best *= (np.einsum("ij,ij->i", best, best) / wide + _LEAST)[:, None] ** -0.5
        rows += best * layer.scale + layer.shift
    return [rows[first:last] for first, last in places]
