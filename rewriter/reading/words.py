"""The words of a sentence, by what a dictionary and the lexicon know of them and what the parse says."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rewriter import lexicon
from rewriter.lexicon import VERB_FORMS
from rewriter.tokens import WORDS, Token, guessed_verb, inflections, lemmas

_JOINTS = frozenset((",", "and", "&", "or", "/"))
_ADVERBS = (("", ""), ("al", ""), ("i", "y"))  # "proactively", "holistically", "speedily"
_PHRASE = 4  # words of a phrase that an opening is looked up by
_CHANGES = frozenset(("cause", "raise", "lower"))
PARTICLES = ("on", "off", "in", "out", "up", "down", "over", "through", "back")
_PREFIXES = frozenset(("co", "re", "pre"))


class Form(NamedTuple):
    """A verb's lemma and its form: base, past, gerund or third."""

    lemma: str
    form: str


class Word(NamedTuple):
    """A token with what is known of it.

    ``tag`` is its Penn tag; ``modifies`` says that it is an adjective or compound of a noun to its right; ``verb`` is
    its form where it can be a verb, by look-up; ``noun`` that it can be a noun; ``classes`` are those that the lexicon
    lists it under; ``depth`` counts open brackets.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: str
    modifies: bool
    verb: Form | None
    noun: bool
    classes: frozenset[str]
    depth: int

    @property
    def joint(self) -> bool:
        """Whether it joins the members of a list."""
        return self.lower in _JOINTS

    @property
    def adverb(self) -> bool:
        """Whether it is an adverb of manner."""
        return is_adverb(self.lower)

    def acts(self, form: str) -> bool:
        """Whether it can be a verb in the form; "set" is a past form as well."""
        if self.verb is None or self.verb.form == form:
            return self.verb is not None
        return form == "past" and self.verb.form == "base" and invariant(self.verb.lemma)

    @property
    def changes(self) -> bool:
        """Whether it says that something came about, rose or fell."""
        return not self.classes.isdisjoint(_CHANGES)

    def known(self, name: str) -> bool:
        """Whether the lexicon lists it under the class ``name``."""
        return name in self.classes


@lru_cache(WORDS)
def is_adverb(word: str) -> bool:
    """Whether a lower-case word is an adverb of manner by its ending; "daily", "supply" and "July" are none."""
    head = word.rpartition("-")[2]
    known = lexicon.load()
    if not head.endswith("ly") or any(known.has(form, "period") or lemmas(form, "VERB") for form in (word, head)):
        return False
    if lemmas(head, "ADV"):
        return not lemmas(head, "NOUN")
    root = head.removesuffix("ly")
    if head != word and lemmas(root, "VERB"):
        return True  # "single-handedly"
    return any(lemmas(root.removesuffix(ending) + whole, "ADJ") for ending, whole in _ADVERBS if root.endswith(ending))


def is_noun(word: str) -> bool:
    """Whether a lower-case word can be a noun, by look-up."""
    known = lexicon.load()
    return known.has(word, "noun") or bool(lemmas(word, "NOUN")) or word in known.also_noun


def invariant(lemma: str) -> bool:
    """Whether a verb's past form is its base form: "set", "cut"."""
    return lemma in inflections(lemma, "VERB").get("VBD", ())


@lru_cache(WORDS)
def verb_form(word: str) -> Form | None:
    """Lemma and form of a word that can be a verb, by look-up; None for any other.

    >>> verb_form("Coordinated"), verb_form("stakeholder")
    (Form(lemma='coordinate', form='past'), None)
    """
    lower = word.lower()
    if lower in lexicon.load().never_verb:
        return None
    if lower in lexicon.load().irregular:
        return Form(lexicon.load().irregular[lower], "past")
    known = lexicon.load().lemma.get((lower,))
    right = lexicon.load().lemmas
    candidates = (known,) if known else tuple([right.get(lemma, lemma) for lemma in lemmas(lower, "VERB")])
    root = lower.removesuffix("ed")
    if lower in candidates and root != lower and root in lemmas(root, "VERB"):
        return Form(root, "past")  # "consisted", which lemminflect lists as a verb of its own
    if lower in candidates:
        return Form(lower, "base")  # "run" and "set" are past forms too
    for lemma in candidates:
        for tag, forms in inflections(lemma, "VERB").items():
            if lower in forms:
                return Form(lemma, VERB_FORMS.get(tag, "base"))
    prefix, dash, stem = lower.partition("-")
    if dash and stem in PARTICLES and prefix.endswith(("ed", "ing")) and (acted := verb_form(prefix)):
        return Form(f"{acted.lemma} {stem}", acted.form)  # "followed-up"
    prefixed = prefix in _PREFIXES or (prefix in lexicon.load().prefixes and (stem,) in lexicon.load().lemma)
    if dash and prefixed and (bare := verb_form(stem)):
        return Form(f"{prefix}-{bare.lemma}", bare.form)  # "co-led"
    unknown = not (candidates or lemmas(lower, "NOUN") or lemmas(lower, "ADJ") or lemmas(lower, "ADV"))
    if unknown and lower.endswith(("ize", "ise")):
        return Form(lower, "base")  # "strategize"
    if unknown and lower.endswith("ed") and lower.isalpha() and lower.isascii():
        return Form(guessed_verb(lower), "past")  # "Remediated", which no dictionary lists
    return Form(known, "base") if known else None


def phrase_length(words: Iterable[str], name: str) -> int:
    """How many of the first words form a phrase of the lexicon class ``name``; 0 for none."""
    words = list(words)
    known = lexicon.load()
    longest = min(known.longest.get(words[0], 0), len(words)) if words else 0
    return next((n for n in range(longest, 0, -1) if known.has(" ".join(words[:n]), name)), 0)


def phrase_at(tokens: "Sequence[Token]", name: str) -> int:
    """How many of the first tokens form a phrase of the lexicon class ``name``; 0 for none."""
    return phrase_length((token.lower for token in tokens[:_PHRASE]), name)


def lower_at(tokens: "Sequence[Token]", i: int) -> str:
    """The lower-case word at ``i``; empty beyond the end."""
    return tokens[i].lower if i < len(tokens) else ""


def abbreviated(tokens: "Sequence[Token] | Sequence[Word]", i: int) -> bool:
    """Whether the full stop at ``i`` is an abbreviation's."""
    return tokens[i].text == "." and i > 0 and lexicon.load().has(tokens[i - 1].lower, "abbreviation")


def initial(tokens: "Sequence[Token] | Sequence[Word]", i: int) -> bool:
    """Whether the full stop at ``i`` is that of initials: "U.S. Bank"."""
    lone = i > 1 and len(tokens[i - 1].text) == 1 and tokens[i - 1].text.isalpha()
    return lone and tokens[i].text == tokens[i - 2].text == "."


def keeps_stop(tokens: "Sequence[Token] | Sequence[Word]", i: int) -> bool:
    """Whether the full stop at ``i`` belongs to the word before it, even at the end: "in the U.S."."""
    closing = tokens[i].text == "." and i > 0 and lexicon.load().has(tokens[i - 1].lower, "closing")
    return closing or abbreviated(tokens, i) or initial(tokens, i)


def names_management(pair: "Sequence[Token] | Sequence[Word]") -> bool:
    """Whether two words say what is managed and that it is: "project managed the move", "Program manage the launch"."""
    if len(pair) < 2 or pair[0].lower not in lexicon.load().managed:
        return False
    verb = verb_form(pair[1].text)
    return verb is not None and verb.lemma == "manage"
