"""The lexicon: one list of domain words for rules, signals, reading and ledger, loaded from the TOML files beside it.

Verbs are kept by sense (``verbs.toml``) and by rung (``rungs.toml``), things by class (``nouns.toml``), small closed
classes as they are (``words.toml``). A word may belong to several classes. All inflected forms are known at load.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rewriter.tokens import inflections, tokenize

RUNGS = ("observed", "supported", "participated", "partnered", "did", "drove", "led", "owned")
VERB_FORMS = {"VB": "base", "VBP": "base", "VBD": "past", "VBN": "past", "VBG": "gerund", "VBZ": "third"}

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of the domain.

    ``classes`` maps a phrase (lower-case words) to its classes, ``said`` the phrase as one text; ``lemma`` maps a verb
    phrase's forms to its lemma; ``rung`` maps a verb lemma to its rung; ``longest`` maps a first word to the number of
    words of the longest phrase that begins with it; ``senses`` names the classes that are verb senses.
    ``nominal`` maps a noun that hides a verb to the verb, ``short`` a wordy phrase to a plain one; ``never_verb`` lists
    nouns that a dictionary has as verbs too, ``places`` words that say where, ``also_noun`` verbs that are nouns too,
    ``managed`` what "managed" may follow as one verb, ``members`` verbs that name what something is made of,
    ``no_action`` those that go on with no list of actions, ``alone`` those that act on nothing; ``times`` words for a
    time that "when" tells of, ``naming`` verbs that name even behind "to", ``describing`` phrases with a small word in
    them, ``before_noun`` those that describe what was counted, ``seats`` titles that are verbs as well, ``tools`` what
    a gerund before it names the use of ("reporting software"), ``noun_gerunds`` gerunds that are nouns at heart,
    ``governs`` verbs of work as well as of things, ``attaining`` those of what a duty hopes for, ``attempts`` those
    that only try, ``puts`` those that put in order, ``hires`` those of finding people, ``assigned`` how openers of
    wanted duties begin, ``duties`` what a label of duties is called, ``makes`` verbs of things, ``doings`` what cannot
    be their object, ``made`` nouns of ``nominal`` that can, ``compounding`` nouns that hide a verb behind a thing of
    ``compounds``, ``performs`` verbs that say no more than that something was done, ``binding`` words that keep others
    in their order, ``modal`` and ``open_end`` those that say that something may not have been done, ``prefixes`` make a
    verb of a verb; ``lemmas`` maps a dictionary's lemma to the right one; ``irregular`` maps a past form that no
    dictionary lists to its lemma; ``acts_on`` maps a verb sense to the classes of things that make a verb of what may
    be a noun ("document needs"); ``compounds`` maps what stands before a noun that hides a verb to how it is said
    behind the verb, ``wholes`` other compounds to what they say.
    """

    classes: dict[Phrase, frozenset[str]]
    said: dict[str, frozenset[str]]
    lemma: dict[Phrase, str]
    rung: dict[str, str]
    longest: dict[str, int]
    senses: frozenset[str]
    nominal: dict[str, str]
    short: dict[str, str]
    never_verb: list[str]
    places: list[str]
    also_noun: list[str]
    managed: list[str]
    members: list[str]
    naming: list[str]
    describing: list[str]
    before_noun: list[str]
    seats: list[str]
    tools: list[str]
    noun_gerunds: list[str]
    governs: list[str]
    attaining: list[str]
    attempts: list[str]
    puts: list[str]
    hires: list[str]
    assigned: list[str]
    duties: list[str]
    made: list[str]
    makes: list[str]
    doings: list[str]
    compounding: list[str]
    performs: list[str]
    binding: list[str]
    modal: list[str]
    open_end: list[str]
    no_action: list[str]
    alone: list[str]
    times: list[str]
    prefixes: list[str]
    lemmas: dict[str, str]
    irregular: dict[str, str]
    acts_on: dict[str, list[str]]
    compounds: dict[str, str]
    wholes: dict[str, str]

    def rung_of(self, lemma: str) -> str:
        """The rung of a verb lemma; a verb that is not listed stands at ``did``."""
        return self.rung.get(lemma, "did")

    def has(self, phrase: str, name: str) -> bool:
        """Whether a phrase in any inflected form, its words one space apart, belongs to the class ``name``."""
        return name in self.said.get(phrase.lower(), ())


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _words(phrase: str) -> Phrase:
    return tuple(token.lower for token in tokenize(phrase))


def verb_forms(phrase: str) -> Iterator[tuple[Phrase, str]]:
    """Every form of a verb phrase with its form name (base, past, gerund, third); its first word is the one that moves.

    >>> dict((" ".join(p), f) for p, f in verb_forms("follow up"))["followed up"]
    'past'
    """
    head, _, rest = phrase.partition(" ")
    prefix, dash, stem = head.rpartition("-")
    yield (*_words(head), *rest.split()), "base"
    for tag, forms in inflections(stem, "VERB").items():
        for form in forms:
            yield (*_words(prefix + dash + form), *rest.split()), VERB_FORMS.get(tag, "base")


def _noun_forms(phrase: str) -> Iterator[Phrase]:
    *before, head = _words(phrase)
    yield (*before, head)
    for plural in inflections(head, "NOUN").get("NNS", ()):
        yield (*before, plural)


@cache
def load() -> Lexicon:
    """Reads the TOML files once; raises ValueError where a file names an unknown rung."""
    classes: dict[Phrase, set[str]] = {}
    lemma: dict[Phrase, str] = {}
    rung: dict[str, str] = {}
    for name, verbs in tomllib.loads(files(__package__).joinpath("rungs.toml").read_text(encoding="utf-8")).items():
        if name not in RUNGS:
            raise ValueError(f"lexicon/rungs.toml: unknown rung {name!r}; the rungs are {', '.join(RUNGS)}")
        rung.update(dict.fromkeys(verbs, name))
    senses: dict[str, set[str]] = {verb: set() for verb in rung}
    by_sense = _read("verbs.toml")
    for sense, table in by_sense.items():
        for verb in table["words"]:
            senses.setdefault(verb, set()).add(sense)
    for verb, names in senses.items():
        for phrase, form in verb_forms(verb):
            classes.setdefault(phrase, set()).update(names, ("verb", form))
            lemma.setdefault(phrase, verb)
    tables = tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))
    for word, verb in tables["irregular"].items():
        classes.setdefault((word,), set()).update(senses.get(verb, ()), ("verb", "past"))
        lemma.setdefault((word,), verb)
    for file in ("nouns.toml", "words.toml"):
        for name, table in _read(file).items():
            for word in table["words"]:
                for phrase in _noun_forms(word) if file == "nouns.toml" else (_words(word),):
                    classes.setdefault(phrase, set()).add(name)
                    if file == "nouns.toml":
                        classes[phrase].add("noun")
    longest: dict[str, int] = {}
    for phrase in classes:
        longest[phrase[0]] = max(longest.get(phrase[0], 1), len(phrase))
    of = {phrase: frozenset(names) for phrase, names in classes.items()}
    said = {" ".join(phrase): names for phrase, names in of.items()}
    return Lexicon(of, said, lemma, rung, longest, frozenset(by_sense), **tables)
