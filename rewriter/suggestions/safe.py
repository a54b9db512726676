"""The safe wording: what the bullet entails, said better. It adds no claim and drops no fact; the ledger proves it."""

from collections.abc import Iterator
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions import agreement, doubts, fixed, forms, lists, results
from rewriter.suggestions.segments import Edit, Segment, capital, compose, reword
from rewriter.tokens import inflect, tokenize

_HANGING = ("of", "for", "their", "its")  # what would hang on a noun that has become a verb: "care of X and of Y"


def segments(reading: Reading, plainer: list[Edit]) -> tuple[Segment, ...] | None:
    """The bullet said better, as segments; None where nothing truthful improves it. ``plainer`` are its ``edits``."""
    turned = results.result_first(reading)
    if turned:
        return compose(reading.text, [turned])
    return compose(reading.text, plainer) if plainer else None


def edits(reading: Reading) -> list[Edit]:
    """What the bullet says in fewer or plainer words, clause by clause."""
    return [*bare_duty_edits(reading), *tense_edits(reading), *nominal_edits(reading), *wordy_edits(reading)]


def bare_duty_edits(reading: Reading) -> Iterator[Edit]:
    """A duty that the next action says again: "Responsible for and led the move" -> "Led the move"."""
    for one, other in pairwise(reading.clauses):
        bare = one.opening == "duty" and not one.verbs and one.end == one.opener[1]
        if bare and other.verbs and reading.text[one.end : other.start].split() in (["and"], ["&"]):
            verb = reading.text[other.start : other.verbs[0].end]
            yield reword(one.start, other.verbs[0].end, capital(verb) if reading.text[one.start].isupper() else verb)


def tense_edits(reading: Reading) -> list[Edit]:
    """One tense, no duty opener, no filler adverbs; nothing where an action would be left behind in another form."""
    form = forms.tense(reading)
    sure = (clause for clause in reading.clauses if not doubts.doubtful(reading, clause))
    found = [edit for clause in sure if (edit := _tense_edit(reading, clause, form))]
    apart = agreement.left_behind(reading, found) or agreement.left_noun(reading, found)
    return [] if apart or (form == "past" and agreement.left_present(reading, found)) else found


def _tense_edit(reading: Reading, clause: Clause, form: str) -> Edit | None:
    """The edit that puts a clause's verb group into the bullet's form and drops filler adverbs; None if none is due."""
    if fixed.keeps(reading, clause, form):
        return None
    start, end = clause.group
    words = forms.without_fillers(forms.put(reading.text, clause, form))
    if words.lower() == reading.text[start:end].lower():
        return None
    if forms.of_object(reading.text, clause):  # "Preparing of reports": "Prepared reports"
        end = clause.object[0]
        words += " "
    first = start == reading.sentences[0].start or reading.text[start].isupper()
    return reword(start, end, words[:1].upper() + words[1:] if first else words)


def nominal_edits(reading: Reading) -> Iterator[Edit]:
    """A verb hidden in a noun: "Responsible for the management of" -> "Managed", and "Management of" as well."""
    form = forms.tense(reading)
    if forms.lasts(reading) or form == "gerund":
        return
    for sentence in reading.sentences:
        if not sentence.clauses and not _is_told(reading.text[sentence.start : sentence.end]):
            yield from _nominal_edit(reading.text, sentence.start, sentence.end, sentence.start, form)
        for clause in sentence.clauses:
            if clause.opening == "duty" and not clause.verbs and not fixed.fixed(reading, clause):
                if doubts.doubtful(reading, clause):
                    continue
                yield from _nominal_edit(reading.text, *clause.object, clause.start, form)


def _nominal_edit(text: str, start: int, end: int, opens: int, form: str) -> Iterator[Edit]:
    """The edit that turns the nouns at ``start`` into verbs that begin at ``opens``; none where they do not act."""
    known = lexicon.load()
    words = [token for token in tokenize(text) if start <= token.start < end]
    verbs = []
    i = 1 if words and words[0].lower == "the" else 0
    while i < len(words) and (verb := known.nominal.get(words[i].lower)):
        verbs.append(verb)
        i += 1
        if i < len(words) and words[i].lower in ("and", "&"):
            i += 1
    attained = any(known.has(verb, "attain") for verb in verbs)  # a duty to deliver is no delivery
    bare = any(one.lower in ("and", "or") and other.lower in _HANGING for one, other in pairwise(words))
    if (
        verbs
        and not (attained or bare)
        and i + 1 < len(words)
        and words[i].lower == "of"
        and not lists.goes_on_acting(words[i + 1 :])
        and not lists.goes_on_working(words[i + 1 :])
    ):
        told = " and ".join(inflect(verb, forms.TAGS[form]) for verb in verbs)
        yield reword(opens, words[i].end, capital(told) if text[opens].isupper() else told)


def _is_told(text: str) -> bool:
    """Whether a text that opens with a noun may be a whole sentence: "Creation of reports was stopped"."""
    known = lexicon.load()
    verbs = [(token.lower, verb_form(token.text)) for token in tokenize(text)]
    return any(
        known.has(word, "auxiliary") or (verb and verb.form in ("past", "third") and known.has(word, "cause"))
        for word, verb in verbs
    )


def wordy_edits(reading: Reading) -> Iterator[Edit]:
    """Long forms of short words: "in order to" -> "to"; the lexicon lists them."""
    if not reading.sentences:
        return  # a text too long to be read stays as it is
    short = lexicon.load().short
    tokens = tokenize(reading.text)
    words = [token.lower for token in tokens]
    groups = [clause.group for clause in reading.clauses]
    for length in (4, 3, 2, 1):
        for i in range(len(tokens) - length + 1):
            phrase = " ".join(words[i : i + length])
            if phrase not in short or any(start <= tokens[i].start < end for start, end in groups):
                continue
            if not _stays_wordy(reading, phrase, tokens[i].start):
                said = capital(short[phrase]) if tokens[i].text[0].isupper() else short[phrase]
                yield reword(tokens[i].start, tokens[i + length - 1].end, said)


def _stays_wordy(reading: Reading, phrase: str, at: int) -> bool:
    """Whether a phrase means more there than its short form, or the short form would not stand.

    "Put the files in order to help", "direct talks on a daily basis", "On a daily basis, ran the desk".
    """
    sentence = next((sentence for sentence in reading.sentences if sentence.start <= at < sentence.end), None)
    if sentence is None or phrase.endswith(" basis"):
        return sentence is None or not sentence.clauses or at == sentence.start
    said = tokenize(reading.text[sentence.start : at])
    puts = (verb_form(word.text) for word in said)
    known = lexicon.load()
    return phrase == "in order to" and any(verb is not None and verb.lemma in known.puts for verb in puts)
