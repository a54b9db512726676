"""The safe wording: what the bullet entails, said better. It adds no claim and drops no fact; the ledger proves it."""

from collections.abc import Iterator

from rewriter import lexicon
from rewriter.reading import Reading, verb_form
from rewriter.suggestions import forms
from rewriter.suggestions.segments import Edit, Segment, capital, compose, reword
from rewriter.tokens import inflect, tokenize


def segments(reading: Reading) -> tuple[Segment, ...] | None:
    """The bullet said better, as segments; None where nothing truthful improves it."""
    if not reading.clauses:
        return None
    turned = result_first(reading)
    if turned:
        return compose(reading.text, [turned])
    edits = list(tense_edits(reading)) + list(nominal_edits(reading)) + list(wordy_edits(reading))
    return compose(reading.text, edits) if edits else None


def tense_edits(reading: Reading) -> Iterator[Edit]:
    """One tense, no duty opener, no filler adverbs."""
    form = forms.tense(reading)
    for clause in reading.clauses:
        edit = forms.tidy(reading, clause, form)
        if edit:
            yield edit


def nominal_edits(reading: Reading) -> Iterator[Edit]:
    """A duty that hides its verb in a noun: "Responsible for the management of" -> "Managed"."""
    known = lexicon.load()
    for clause in reading.clauses:
        if clause.opening != "duty" or clause.verbs or forms.lasts(reading):
            continue
        words = [token for token in tokenize(reading.text) if clause.object[0] <= token.start < clause.object[1]]
        verbs = []
        i = 1 if words and words[0].lower == "the" else 0
        while i < len(words) and (verb := known.nominal.get(words[i].lower)):
            verbs.append(verb)
            i += 1
            if i < len(words) and words[i].lower in ("and", "&"):
                i += 1
        attained = any(known.has(verb, "attain") for verb in verbs)  # a duty to deliver is no delivery
        if verbs and not attained and i < len(words) and words[i].lower == "of":
            told = " and ".join(inflect(verb, "VBD") for verb in verbs)
            yield reword(clause.start, words[i].end, capital(told) if reading.text[clause.start].isupper() else told)


def wordy_edits(reading: Reading) -> Iterator[Edit]:
    """Long forms of short words: "in order to" -> "to"; the lexicon lists them."""
    short = lexicon.load().short
    tokens = tokenize(reading.text)
    groups = [clause.group for clause in reading.clauses]
    for i in range(len(tokens)):
        for length in (3, 2, 1):
            phrase = " ".join(token.lower for token in tokens[i : i + length])
            inside = any(start <= tokens[i].start < end for start, end in groups)
            if phrase in short and len(tokens[i : i + length]) == length and not inside:
                yield reword(tokens[i].start, tokens[i + length - 1].end, short[phrase])
                break


def result_first(reading: Reading) -> Edit | None:
    """The result in front: "Did X, reducing Y by 20%." -> "Reduced Y by 20% by doing X."

    Only for one sentence whose clauses all act in one tense and whose last words are that one result.
    """
    known = lexicon.load()
    text = reading.text
    if len(reading.sentences) != 1 or any(clause.opening or not clause.verbs for clause in reading.clauses):
        return None
    sentence, last = reading.sentences[0], reading.clauses[-1]
    tail = text[slice(*last.tail)]
    words = tokenize(tail)
    if len(words) < 3 or words[0].text != "," or sentence.start != reading.clauses[0].start:
        return None
    found = verb_form(words[1].text)
    measured = any(c.isdigit() for c in tail)
    raised = found and found[1] == "gerund" and any(known.has(found[0], sense) for sense in ("raise", "lower"))
    if not found or not raised or not measured or "," in tail[1:] or " and " in tail:
        return None
    if any((later := verb_form(word.text)) and later.form == "past" for word in words[2:]):
        return None  # "dropping it after 3 users said they would not miss it": "by doing X" would hang on "miss"
    tag = {"past": "VBD", "base": "VB", "third": "VBZ"}.get(forms.tense(reading))
    if not tag:
        return None
    result_start = last.tail[0] + words[1].end
    pieces = [
        Segment(inflect(found[0], tag).capitalize(), "reworded", (last.tail[0] + words[1].start, result_start)),
        Segment(text[result_start : last.tail[1]], "kept", (result_start, last.tail[1])),
    ]
    at, joint = sentence.start, " by "
    for clause in reading.clauses:
        if at < clause.start:
            pieces.append(Segment(text[at : clause.start], "kept", (at, clause.start)))
        doing = forms.without_fillers(forms.put(text, clause, "gerund"))
        pieces.append(Segment(joint + doing, "reworded", clause.group))
        at, joint = clause.group[1], ""
    pieces.append(Segment(text[at : last.tail[0]], "kept", (at, last.tail[0])))
    return Edit(sentence.start, last.tail[1], tuple(pieces))
