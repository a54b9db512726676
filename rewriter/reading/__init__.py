"""The reading: what a bullet says, clause by clause. Only the rewriter pays for it.

The parse and its corrections stay in this package; what callers get is plain data (see ``parts``).
"""

from collections.abc import Iterable, Iterator

from rewriter.reading.clauses import clauses
from rewriter.reading.openings import opening
from rewriter.reading.parsing import parse
from rewriter.reading.parts import Clause, Part, Reading, Sentence, Span, Verb
from rewriter.reading.sentences import sentences, uncapitalized
from rewriter.reading.words import Form, invariant, keeps_stop, phrase_at, verb_form
from rewriter.tokens import tokenize

__all__ = [
    "LONGEST",
    "Clause",
    "Form",
    "Part",
    "Reading",
    "Sentence",
    "Span",
    "Verb",
    "invariant",
    "keeps_stop",
    "phrase_at",
    "read",
    "verb_form",
]

LONGEST = 2000  # characters; nobody writes longer bullets, and the parse of one would hold up all others


def read(texts: Iterable[str]) -> Iterator[Reading]:
    """Reads bullets in order; a text longer than ``LONGEST`` gets a reading without sentences.

    >>> reading, = read(["Responsible for managing the backlog in Jira and coordinating releases."])
    >>> [(c.opening, [v.lemma for v in c.verbs], reading.text[slice(*c.object)]) for c in reading.clauses]
    [('duty', ['manage'], 'the backlog'), ('', ['coordinate'], 'releases')]
    """
    opened = []
    for text in texts:
        tokens = tokenize(text) if len(text) <= LONGEST else ()
        opened.append((text, [opening(uncapitalized(sentence)) for sentence in sentences(text, tokens)]))
    parsed = iter(parse(one for _, many in opened for one in many))
    for text, many in opened:
        found = (Sentence(o.tokens[0].start, o.tokens[-1].end, tuple(clauses(o, next(parsed)))) for o in many)
        yield Reading(text, tuple(found))
