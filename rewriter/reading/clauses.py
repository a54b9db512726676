"""Cuts the words of a sentence into clauses: where each action begins, what it acts on, and what hangs on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading.coordination import starts
from rewriter.reading.openings import Opening
from rewriter.reading.parts import Clause, Span
from rewriter.reading.phrases import NOMINAL_TAGS, object_end, set_phrase, vouches
from rewriter.reading.tails import tail_start
from rewriter.reading.verbs import opener, verb_group
from rewriter.reading.words import Word, keeps_stop, names_management

_LED_UP = ("that", "which", "who", "when", "where", "while", "as", "if", "because", "since", "so", "what", "how")
_LINKS = ("and", "or", "then", "also", "as", "while")


def clauses(opened: Opening, words: Sequence[Word]) -> Iterator[Clause]:
    """The clauses of a sentence, in order; none where it opens with no action."""
    if not opened.form or (opened.form == "gerund" and _is_subject(words, opened.first)):
        return
    begun = starts(opened, words)
    for start, end in zip(begun, [*begun[1:], len(words)], strict=True):
        yield _clause(words, start, _without_link(words, start, _spliced(words, start, end)))


def _spliced(words: Sequence[Word], start: int, end: int) -> int:
    """The end of a clause before another sentence that only a comma sets off: "Ran a trial, | the tool was slow"."""
    if vouches(words, start):
        return end  # "Ensured that, once live, the tool ran"
    for i in range(start + 2, end - 3):
        if words[i].lower in _LED_UP:
            break
        marked = words[i].text in (",", ";") and not words[i].depth
        if marked and _another_says(words, i + 1, end, sure=words[i].text == ";"):
            return i
    return end


def _another_says(words: Sequence[Word], i: int, end: int, *, sure: bool) -> bool:
    """Whether a subject and a finite verb begin at ``i``: "the tool was slow", "it saved time".

    ``sure`` says that a semicolon stands before, behind which any noun may be a subject: "new maps drew riders".
    """
    verb = i + 1
    if words[i].lower in ("the", "this", "these") or (
        sure and words[i].verb is None and words[i].tag[:2] in ("NN", "JJ")
    ):
        while verb < end and words[verb].tag[:2] in ("NN", "JJ") and not words[verb].acts("gerund"):
            if words[verb].tag == "NNS" and words[verb - 1].tag == "NNS":
                return False  # "the issues riders had": what they had
            verb += 1
    elif words[i].tag != "PRP":
        return False
    finite = verb < end - 1 and words[verb].tag in ("VBD", "VBZ", "VBP", "MD") and not words[verb].noun
    return finite and words[verb + 1].text[0].isalnum()  # not "the service, we deserve."


def _is_subject(words: Sequence[Word], start: int) -> bool:
    """Whether a gerund and what it acts upon are themselves what a sentence is about: "Running demos helped us"."""
    if vouches(words, start):
        return False  # "Ensuring the team is on time"
    for i in range(start + 1, len(words) - 1):
        word, following = words[i], words[i + 1]
        if word.joint or word.tag in ("WDT", "WP", "WRB") or word.lower in ("that", ";", ":", "-", "–", "—"):
            return False
        finite = word.tag in ("VBD", "VBZ", "VBP", "MD") or (word.tag == "VBN" and words[i - 1].tag == "NNS")
        tells = word.known("auxiliary") or ((word.changes or word.known("help")) and following.tag in NOMINAL_TAGS)
        if finite and tells and (words[i - 1].noun or words[i - 1].tag == "RB") and not words[i - 1].acts("gerund"):
            return True
    return False


def _without_link(words: Sequence[Word], start: int, end: int) -> int:
    """The end of a clause without its link to the next one: commas, "and", the full stop."""
    if end < len(words):  # "and actively and openly | shared": the adverbs are the next clause's
        while end > start + 1 and (words[end - 1].adverb or _joins_adverbs(words, end - 1)):
            end -= 1
    while end > start + 1:
        last = words[end - 1]
        if keeps_stop(words, end - 1):
            break
        linked = last.lower in _LINKS or (last.lower == "well" and words[end - 2].lower == "as")
        if not linked and (last.text[-1].isalnum() or last.text[-1] in ')]}%+#"”’'):
            break
        end -= 1
    return end


def _joins_adverbs(words: Sequence[Word], i: int) -> bool:
    joined = words[i].lower == "and" and words[i - 1].adverb and words[i + 1].adverb
    return joined and (i < 2 or words[i - 2].joint)  # not "fixed faults promptly | and openly told why"


def _clause(words: Sequence[Word], start: int, end: int) -> Clause:
    opening, opener_end = opener(words, start, end)
    verbs, group_end = verb_group(words, opener_end, end)
    if opening == "duty" and verbs and (verbs[0].form == "gerund") == (words[opener_end - 1].lower == "to"):
        verbs, group_end = [], opener_end  # "Responsible for test cases" names a thing, not an action
    if opening in ("duty", "involvement") and verbs and _goes_on_with_things(words, group_end, end):
        verbs, group_end = [], opener_end  # "Responsible for provisioning, configuration and maintenance"
    named = bool(verbs) and words[opener_end].modifies and _may_describe(words[opener_end])
    named = named or (bool(verbs) and opener_end + 1 < end and set_phrase(words, opener_end + 1))
    if opening in ("duty", "involvement") and named:
        verbs, group_end = [], opener_end  # "Duties include marketing research"
    if opening == "involvement" and verbs and verbs[0].form != "gerund":
        verbs, group_end = [], opener_end  # "Involved in code reviews"
    acted_from = group_end
    if verbs and verbs[-1].form == "gerund" and group_end + 1 < end and words[group_end].lower == "of":
        acted_from += 1  # "Preparing of | reports"
    scoped = object_end(words, acted_from, end)
    scoped = scoped if scoped > acted_from else group_end
    while _goes_on_in(words, group_end, scoped, end):
        scoped = object_end(words, scoped + 2, end)
    if verbs and verbs[-1].lemma in lexicon.load().members and _lists_gerunds(words[group_end:end]):
        scoped = end  # "Included leading reviews, managing feedback and enabling tests"
    while opening == "duty" and not verbs and (length := _goes_on_acting(words, group_end, scoped, end)):
        scoped += length
    vouching = vouches(words, start)
    if vouching and any(_predicates(words, i) for i in range(group_end + 1, scoped)):
        scoped = group_end  # "Ensured that tests run on time"
    elif (opening != "duty" or verbs) and _says(words, scoped, end, vouching):
        scoped = group_end if vouching else _subject(words, group_end, scoped)  # "Ensured milestones were met"
    acted_on = scoped > group_end
    tailed = tail_start(words, scoped, end, acted_on=acted_on, said=vouching and not acted_on)
    lead = start
    while lead and (
        words[lead - 1].adverb
        or (lead > 1 and lead < len(words) and _joins_adverbs(words, lead - 1))
        or names_management(words[lead - 1 : lead + 1])
    ):
        lead -= 1
    return Clause(
        opening=opening,
        opener=_span(words, start, opener_end if opening else start),
        verbs=tuple(verbs),
        group=_span(words, lead, group_end),
        object=_span(words, acted_from if scoped > acted_from else group_end, scoped),
        scope=_span(words, scoped, tailed),
        tail=_span(words, tailed, end),
    )


def _may_describe(word: Word) -> bool:
    """Whether a gerund may say of what kind a thing is: "marketing research", not "managing costs"."""
    return word.acts("gerund") and (word.known("noun") or not word.known("verb"))


def _goes_on_in(words: Sequence[Word], group_end: int, i: int, end: int) -> bool:
    """Whether a list goes on with the group's preposition: "Participated in planning | and in reviews"."""
    joined = group_end < i < end - 2 and words[i].lower in ("and", "&") and words[i + 1].known("preposition")
    return joined and words[i + 1].lower == words[group_end - 1].lower and words[i + 2].tag in NOMINAL_TAGS


def _goes_on_acting(words: Sequence[Word], first: int, i: int, end: int) -> int:
    """How many words of a list of duties tell a further action: "Responsible for plans | , sending status, audits".

    One comma makes no list: "Responsible for the rollout, setting priorities" says how.
    """
    acts = first < i < end - 2 and words[i].lower == "," and words[i + 1].acts("gerund")
    commas = [k for k in (*range(first, i), *range(i + 2, end - 1)) if words[k].lower == ","]
    listed = any(not words[k + 1].known("preposition") for k in commas)
    if not (acts and listed) or words[i + 1].known("trailing") or words[i + 1].known("preposition"):
        return 0
    last = object_end(words, i + 1, end)
    return last - i if last > i + 1 else 0


def _lists_gerunds(words: Sequence[Word]) -> bool:
    """Whether a list of gerunds begins: "leading reviews, managing feedback"."""
    more = any(joint.lower == "," and word.acts("gerund") for joint, word in pairwise(words))
    return more and words[0].acts("gerund")


def _predicates(words: Sequence[Word], i: int) -> bool:
    """Whether the word tells what its subject does, though it may be a noun as well: "demos run on time"."""
    if words[i].tag in ("VBP", "VBZ", "MD"):
        return True
    following = words[i + 1].tag if i + 1 < len(words) else "."
    return words[i].tag == "VB" and words[i - 1].tag == "NNS" and following in ("IN", "RB", "DT", ".")


def _goes_on_with_things(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a list of things goes on at ``i``: ", configuration and maintenance of"."""
    first = next((k for k in range(i, end) if not words[k].joint), end)
    return i < first < end and words[first].noun and not words[first].acts("gerund")


def _subject(words: Sequence[Word], start: int, end: int) -> int:
    """Where the subject of a sentence begins that the noun phrase at ``start`` runs into.

    "Ran projects, | some are big", "fixed any issues | users were having".
    """
    commas = [i for i in range(start, end) if words[i].lower == ","]
    if commas:
        return commas[-1]
    subject = end - 1
    while subject > start and (words[subject - 1].modifies or words[subject - 1].tag in ("DT", "PRP$")):
        subject -= 1
    return subject if start < subject and words[subject - 1].noun else start


def _says(words: Sequence[Word], i: int, end: int, vouching: bool) -> bool:
    """Whether a verb begins the rest of a sentence; a past form may be a participle ("the tool used for ...")."""
    while i < end and words[i].tag == "RB":
        i += 1
    if i >= end:
        return False
    word = words[i]
    if vouching and not any(word.tag in ("WDT", "WP") for word in words[i:end]):
        # "ensured issues requiring attention are handled", "ensured all work prior to launch met the norm"
        i = next((k for k in range(i, end) if words[k].tag in ("VBZ", "VBP", "VBD", "MD")), i)
        word = words[i]
    following = words[i + 1] if i + 1 < end else None
    if vouching and word.tag == "VBD":
        return following is None or not following.known("preposition")
    told = word.known("auxiliary") or not word.acts("past")
    goes_on = following is None or following.joint  # "issues log and notes"
    finite = word.known("auxiliary") or (word.verb is not None and (vouching or not (word.noun or goes_on)))
    present = ("VBZ", "VBP", "VB") if vouching else ("VBZ", "VBP")
    return word.tag == "MD" or (word.tag in present and finite) or (word.tag == "VBD" and told)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    """Characters of the words ``first:last``; an empty range lies at the end of the word before."""
    if first >= last:
        at = words[first - 1].end if first else words[0].start
        return at, at
    return words[first].start, words[last - 1].end
