"""The safe wording: what the bullet entails, said better. It adds no claim and drops no fact; the ledger proves it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading import Reading, invariant, verb_form
from rewriter.suggestions import doubts, forms
from rewriter.suggestions.segments import Edit, Segment, capital, compose, reword
from rewriter.tokens import Token, inflect, lemmas, tokenize

_JOINED = ("and", "or", "&", "to", "of")
_LEADING = ("determiner", "preposition")  # what a noun or a description stands behind: "the cut", "with read access"
_HANGING = ("of", "for", "their", "its")  # what would hang on a noun that has become a verb: "care of X and of Y"


def segments(reading: Reading, plainer: list[Edit]) -> tuple[Segment, ...] | None:
    """The bullet said better, as segments; None where nothing truthful improves it. ``plainer`` are its ``edits``."""
    turned = result_first(reading)
    if turned:
        return compose(reading.text, [turned])
    return compose(reading.text, plainer) if plainer else None


def edits(reading: Reading) -> list[Edit]:
    """What the bullet says in fewer or plainer words, clause by clause."""
    return [*tense_edits(reading), *nominal_edits(reading), *wordy_edits(reading)]


def tense_edits(reading: Reading) -> list[Edit]:
    """One tense, no duty opener, no filler adverbs; nothing where an action would be left behind in another form."""
    form = forms.tense(reading)
    sure = (clause for clause in reading.clauses if not doubts.doubtful(reading, clause))
    found = [edit for clause in sure if (edit := forms.tidy(reading, clause, form))]
    return [] if left_behind(reading, found) or (form == "past" and left_present(reading, found)) else found


def left_present(reading: Reading, changed: list[Edit]) -> bool:
    """Whether an action stays in the present beside others put into the past.

    "Escalated issues and coordinates calls", and the slip in "drawing plans and identify gaps".
    """
    moved = [(edit.start, edit.end) for edit in changed]
    begun = {start for start, _ in moved}
    forms_moved = {verb.form for clause in reading.clauses if clause.start in begun for verb in clause.verbs}
    left = {present for form, present in (("third", "third"), ("gerund", "base")) if form in forms_moved}
    return any(
        form in left and not any(start <= word.start < end for start, end in moved)
        for word, form in _present(tokenize(reading.text))
    )


def _present(words: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The words behind a joint that may be verbs in the present, with their form; none behind "to" or a modal."""
    known = lexicon.load()
    aimed = False
    for joint, word, following in zip(words, words[1:], (*words[2:], None), strict=False):
        aimed = (aimed and joint.lower != ".") or joint.lower == "to" or joint.lower in known.modal
        if joint.text not in ("and", "&", ",", ";", "/") or not known.has(word.lower, "verb"):
            continue
        verb = verb_form(word.text)
        if verb is None or verb.form not in ("third", "base") or (aimed and verb.form == "base"):
            continue
        named = lemmas(word.lower, "NOUN") or lemmas(word.lower, "ADJ")
        acts_on = following is not None and known.has(following.lower, "determiner")
        tells = known.has(word.lower, "report") or known.has(word.lower, "tell")
        acts_on = acts_on or (tells and following is not None and following.lower == "to")
        if verb.form == "third" or not named or acts_on:
            yield word, verb.form


def left_behind(reading: Reading, changed: list[Edit]) -> bool:
    """Whether an action stays a gerund beside others put into the past: "planning & sequenced the rollout".

    A gerund that hangs on a preposition, or follows a comma, tells how; those joined to it go with it.
    """
    known = lexicon.load()
    opens = {sentence.start for sentence in reading.sentences}
    groups = [clause.group for clause in reading.clauses]
    moved = [(edit.start, edit.end) for edit in changed]
    begun = {start for start, _ in moved}
    if all(verb.form != "gerund" for c in reading.clauses if c.start in begun for verb in c.verbs):
        return False
    after_comma = any(reading.text[:start].endswith(", ") for start, _ in moved)
    tokens = tokenize(reading.text)
    hanging = follows = trailing = False
    for before, token, after in zip(("", *(t.lower for t in tokens)), tokens, (*tokens[1:], None), strict=False):
        acted, follows = follows, any(start <= token.start < end for start, end in moved)
        if follows:
            if trailing and before in ("and", "&", "or"):
                return True  # "managed agents, tracking calls and coached them"
            hanging = False
            continue
        trailing = trailing and before not in (".", ";")
        verb = verb_form(token.text)
        unknown = not verb and token.lower.endswith("ing") and not lemmas(token.lower, "NOUN")
        if unknown and before in ("and", "&"):
            return True  # "spearheading the launch and kickstarting it"
        if not verb or verb.form != "gerund":
            hanging = hanging and before not in (".", ";", ")")
            continue
        if before == "," and after_comma and token.text[0].isupper():
            return True  # "Escalated tickets, Created reports, Providing feedback"
        governed = known.has(before, "preposition") and not acted  # not "Tracking of | testing progress"
        if governed or known.has(token.lower, "preposition") or before in (",", ":", "-", "–", "—"):
            hanging = True
            trailing = trailing or not (governed or known.has(token.lower, "preposition"))
            continue
        noun = known.has(token.lower, "noun") and not _acts_on(after)
        stands = token.start in opens or any(start <= token.start < end for start, end in groups)
        listed = not hanging and not noun and before in (";", "and", "&", "or", "but")
        leads = after and known.has(after.lower, "conjunction") and any(after.end + 1 == start for start, _ in moved)
        if stands or listed or (leads and (acted or not noun)):  # "providing planning and consulted" leads
            return True
    return False


def _acts_on(after: Token | None) -> bool:
    """Whether a gerund that may be a noun has something to act upon: "training users", not "training plans"."""
    known = lexicon.load()
    return after is not None and (known.has(after.lower, "people") or known.has(after.lower, "determiner"))


def nominal_edits(reading: Reading) -> Iterator[Edit]:
    """A verb hidden in a noun: "Responsible for the management of" -> "Managed", and "Management of" as well."""
    form = forms.tense(reading)
    if forms.lasts(reading) or form == "gerund":
        return
    for sentence in reading.sentences:
        if not sentence.clauses and not _is_told(reading.text[sentence.start : sentence.end]):
            yield from _nominal_edit(reading.text, sentence.start, sentence.end, sentence.start, form)
        for clause in sentence.clauses:
            if clause.opening == "duty" and not clause.verbs and not forms.fixed(reading, clause):
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
        and not doubts.goes_on_acting(words[i + 1 :])
        and not doubts.goes_on_working(words[i + 1 :])
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


def _others_act(reading: Reading) -> bool:
    """Whether somebody or something else acts in a bullet: "Wrote 40 guides and the client cut costs, saving 5%"."""
    groups = [clause.group for clause in reading.clauses]
    words = tokenize(reading.text[: reading.clauses[-1].tail[0] + 1])
    return any(
        _tells_on(*words[i - 1 : i + 2]) and not any(start <= words[i].start < end for start, end in groups)
        for i in range(1, len(words) - 1)
    )


def _tells_on(before: Token, word: Token, after: Token) -> bool:
    """Whether a word tells in the past what the one before it did: "churn fell", "clients cut costs"."""
    known = lexicon.load()
    verb = verb_form(word.text)
    if verb is None or not (verb.form == "past" or (verb.form == "base" and invariant(verb.lemma))):
        return False
    told = verb.form == "past" and known.has(word.lower, "verb") and not lemmas(word.lower, "ADJ")
    named = before.lower not in (*_JOINED, ",") and not any(known.has(before.lower, kind) for kind in _LEADING)
    ends = not after.text[:1].isalnum()
    irregular = verb.form == "past" and not word.lower.endswith("ed")
    acted_on = verb.form == "base" and not (ends or known.has(after.lower, "preposition") or after.lower in _JOINED)
    return told or (named and (irregular or acted_on or (ends and verb.form == "past")))


def _slips(reading: Reading) -> bool:
    """Whether an action may hide among what is acted upon: "tracked budgets and report variances"."""
    known = lexicon.load()
    words = tokenize(reading.text)
    begun = {clause.start for clause in reading.clauses}
    for joint, word, after in zip(words, words[1:], words[2:], strict=False):
        if joint.text not in ("and", "&", ",") or word.start in begun or not known.has(word.lower, "verb"):
            continue
        verb = verb_form(word.text)
        acts_on = after.text[0].isalnum() and not any(
            known.has(after.lower, kind) for kind in ("preposition", "conjunction")
        )
        if verb and verb.form in ("base", "third") and acts_on and not known.has(f"{word.lower} {after.lower}", "noun"):
            return True
    return False


def _tied(text: str, tail: Sequence[Token]) -> bool:
    """Whether a result cannot stand before what brought it about.

    "Did not run it, reducing calls", "cutting them", "growing from 5 to 20", "cutting cost since then", "using Jira".
    """
    known = lexicon.load()
    body = [word.lower for word in tokenize(text)][: -len(tail)]
    said = [word.lower for word in tail]
    acts_on = len(tail) > 2 and not known.has(said[2], "preposition")
    aims = any(one == "to" and (verb := verb_form(other)) and verb.form == "base" for one, other in pairwise(said))
    bound = not set(known.binding).isdisjoint((*body, *said))
    return not acts_on or aims or bound or any(_refers(word) for word in tail)


def _refers(word: Token) -> bool:
    """Whether a word stands for what was said before: "them", "its"."""
    known = lexicon.load()
    return known.has(word.lower, "pronoun") or word.lower in ("its", "their", "his", "her")


def result_first(reading: Reading, means: Sequence[Segment] = ()) -> Edit | None:
    """The result in front: "Did X, reducing Y by 20%." -> "Reduced Y by 20% by doing X."

    Only for one sentence whose clauses all act in one tense and whose last words are that one result. ``means`` are
    claims that take the place of the first "doing": "by ‹framing the problem before doing› X".
    """
    known = lexicon.load()
    text = reading.text
    if len(reading.sentences) != 1 or not reading.clauses:
        return None
    if any(clause.opening or not clause.verbs or forms.appointed(clause) for clause in reading.clauses):
        return None
    sentence, last = reading.sentences[0], reading.clauses[-1]
    tail = text[slice(*last.tail)]
    words = tokenize(tail)
    if _tied(text, words):
        return None
    if len(words) < 3 or words[0].text != "," or sentence.start != reading.clauses[0].start:
        return None
    found = verb_form(words[1].text)
    measured = any(c.isdigit() for c in tail)
    raised = found and found[1] == "gerund" and any(known.has(found[0], sense) for sense in ("raise", "lower"))
    if not found or not raised or not measured or "," in tail[1:] or " and " in tail:
        return None
    if any((later := verb_form(word.text)) and later.form == "past" for word in words[2:]):
        return None  # "dropping it after 3 users said they would not miss it": "by doing X" would hang on "miss"
    tag = {"past": "VBD", "third": "VBZ"}.get(forms.tense(reading))
    spliced = any(text[one.end : other.start].strip() == "," for one, other in pairwise(reading.clauses))
    if not tag or spliced or _others_act(reading) or _slips(reading):
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
        if joint and means:
            pieces += [Segment(joint, "reworded"), *means]
        else:
            pieces.append(Segment(joint + doing, "reworded", clause.group))
        at, joint = clause.group[1], ""
    pieces.append(Segment(text[at : last.tail[0]], "kept", (at, last.tail[0])))
    return Edit(sentence.start, last.tail[1], tuple(pieces))
