"""The verb forms of a bullet: which tense it is written in, and its verb groups in that tense."""

from rewriter import lexicon
from rewriter.reading import Clause, Reading, verb_form
from rewriter.suggestions.segments import Edit, lower_first, reword
from rewriter.tokens import inflect

_TAGS = {"base": "VB", "past": "VBD", "third": "VBZ", "gerund": "VBG"}


def tense(reading: Reading) -> str:
    """The form that the bullet's wordings take: past, base or third.

    Past where any action is past, or where the bullet has no tense of its own (gerunds, duties).
    """
    forms = [verb.form for clause in reading.clauses if not clause.opening for verb in clause.verbs]
    if "past" in forms or not forms or forms[0] == "gerund" or reading.clauses[0].opening == "duty":
        return "past"
    return forms[0]


def put(text: str, clause: Clause, form: str) -> str:
    """A clause's verb group with its verbs in another form: "managing and tracking" -> "managed and tracked".

    A duty opener goes; a helper stays and moves instead of the verb ("Assisted in creating" -> "assisting in creating").
    """
    start, end = clause.group
    words = text[start:end]
    if clause.opening == "helper":
        head = words.split()[0]
        found = verb_form(head)
        return inflect(found[0], _TAGS[form]) + words[len(head) :] if found else words
    if clause.opening == "duty":
        if not clause.verbs:
            return words
        start = clause.verbs[0].start
    parts, at = [], start
    for verb in clause.verbs:
        same = verb.form == form
        parts += [text[at : verb.start], text[verb.start : verb.end] if same else inflect(verb.lemma, _TAGS[form])]
        at = verb.end
    return lower_first("".join(parts) + text[at:end])


def tidy(reading: Reading, clause: Clause, form: str) -> Edit | None:
    """The edit that puts a clause's verb group into the bullet's form and drops filler adverbs; None if none is due."""
    if not clause.verbs or clause.opening in ("helper", "involvement"):
        return None
    start, end = clause.group
    words = without_fillers(put(reading.text, clause, form))
    if words.lower() == reading.text[start:end].lower():
        return None
    first = start == reading.sentences[0].start or reading.text[start].isupper()
    return reword(start, end, words[:1].upper() + words[1:] if first else words)


def without_fillers(words: str) -> str:
    """A verb group without adverbs that add no fact ("successfully managed" -> "managed")."""
    known = lexicon.load()
    return " ".join(word for word in words.split(" ") if not (word.endswith("ly") and known.has(word, "filler")))
