"""A card for each bullet: its flags, its verdict, and wordings whose claims the writer confirms one by one.

Each card is a fragment: ticking a box draws that card again and leaves the rest of the page alone.
"""

import logging
import zlib
from collections.abc import Collection, Iterable, MutableMapping
from typing import TypeVar

import streamlit as st

from rewriter.decisions import FALSE_ALARM, Decision, Wording
from rewriter.flags import Flag
from rewriter.ledger import compare
from rewriter.reviewer import Review
from rewriter.suggestions import Blank, Claim, Suggestion
from rewriter.suggestions.blanks import inside_sentence
from rewriter.suggestions.kept import kept_words
from rewriter.ui import accounts, store, words
from rewriter.ui.checking import Entry, Failure, check_again
from rewriter.ui.clipboard import copy_button
from rewriter.ui.highlight import bullet_html, numbered, plain_label, shown, wording_html

LONGEST_EDIT = 2000  # characters
FITS = "a few words that fit the sentence"
WAITS = "Tick what is true first."
ASK = "‹…› is what your bullet does not say. Tick what is true."
OPENS = "A field opens then for each [blank]."
LEFT = "What you leave unticked stays out of your wording. The questions are what an interviewer will ask."
DISMISS = "A false alarm: do not flag this phrase again in this bullet."

T = TypeVar("T")

log = logging.getLogger(__name__)


def accepted() -> MutableMapping[str, str]:
    """The wordings in use: card key -> text."""
    wordings: MutableMapping[str, str] = st.session_state.setdefault("accepted", {})
    return wordings


def asked() -> MutableMapping[str, tuple[str, ...]]:
    """What an interviewer may ask of the wordings in use: card key -> questions."""
    questions: MutableMapping[str, tuple[str, ...]] = st.session_state.setdefault("asked", {})
    return questions


def restored() -> set[str]:
    """The keys of the cards whose wordings were taken in an earlier session."""
    keys: set[str] = st.session_state.setdefault("restored", set())
    return keys


def _accept(entry: Entry, text: str, questions: Iterable[str]) -> None:
    accepted()[entry.key] = text
    asked()[entry.key] = tuple(questions)
    restored().discard(entry.key)
    store.take(Wording(entry.bullet, text, asked()[entry.key]))
    st.session_state["news"] = f"Bullet {entry.number} reworded. Undo is on its card."
    st.rerun()


def give_back(entry: Entry) -> None:
    """Takes an accepted wording back, in this session and for later ones."""
    del accepted()[entry.key]
    restored().discard(entry.key)
    store.give_back(entry.bullet)


def restore(entries: Iterable[Entry]) -> None:
    """Puts back what was taken for these bullets in an earlier session; the page says so."""
    for entry in entries:
        if entry.taken and entry.key not in accepted():
            accepted()[entry.key] = entry.taken.text
            asked()[entry.key] = entry.taken.questions
            restored().add(entry.key)


@st.fragment
def card(entry: Entry, now: Entry) -> None:
    """One bullet, and how it reads ``now``, in its accepted wording. Whatever goes wrong inside stays inside."""
    with st.container(border=True, key=f"card-{entry.key}"):
        try:
            _body(entry, now)
        except Exception as error:
            log.exception("The card of bullet %d could not be drawn", entry.number)
            _failure(f"{type(error).__name__}: {error}")


def _body(entry: Entry, now: Entry) -> None:
    if isinstance(entry.outcome, Failure):
        st.html(_head(entry, "Could not be checked", "rw-error") + _quote(shown(entry.bullet)))
        _failure(entry.outcome.reason)
        return
    review = entry.outcome
    if entry.key in accepted():
        _accepted(entry, now)
        return
    st.html(_head(entry, words.verdict(review), f"rw-{review.label}") + _quote(bullet_html(entry.bullet, review.flags)))
    _flags(entry, review)
    if beside := _drivers_html(review) + _signals_html(review):
        st.html(beside)
    _suggestions(entry, review)
    if not review.suggestions:
        st.html(f'<p class="rw-quiet">{_nothing_to_suggest(review)}</p>')
    _own_words(entry, entry.bullet, f"own-{entry.key}")


def _nothing_to_suggest(review: Review) -> str:
    if review.flags or review.label == "delivery_admin":
        return "No other wording to offer here: a better one needs facts that only you have."
    return "Nothing to change here."


def _head(entry: Entry, verdict: str, kind: str) -> str:
    return (
        f'<div class="rw-head"><span class="rw-index">Bullet {entry.number}</span>'
        f'<span class="rw-verdict {kind}">{shown(verdict)}</span></div>'
    )


def _quote(html: str) -> str:
    return f'<div class="rw-bullet" dir="auto">{html}</div>'


def _failure(reason: str) -> None:
    st.html(
        '<p class="rw-problem" role="alert"><strong>Something went wrong with this bullet.</strong> '
        f"It stays as you wrote it, and the others are not affected.<br><span>{shown(reason[:300])}</span></p>"
    )


def _flags(entry: Entry, review: Review) -> None:
    """The flags under the bullet, as notes: number, phrases, why, and where the guide says so; all can go."""
    with st.container(gap="xsmall", key=f"notes-{entry.key}"):
        for rule, number in numbered(review.flags).items():
            flags = [flag for flag in review.flags if flag.rule == rule]
            with st.container(horizontal=True, key=f"note-{entry.key}-{number}"):
                st.html(_note_html(number, flags))
                if st.button("Dismiss", type="tertiary", key=f"dismiss-{entry.key}-{rule}", help=DISMISS):
                    _dismiss(entry.bullet, flags)
        for decision in entry.dismissed:
            key = f"{entry.key}-{decision.rule}-{decision.phrase}"
            with st.container(horizontal=True, vertical_alignment="center", key=f"spared-{key}"):
                st.html(f'<p class="rw-quiet">“{shown(decision.phrase)}” is not flagged: you dismissed it.</p>')
                if st.button("Flag it again", type="tertiary", key=f"again-{key}"):
                    store.forget(decision)
                    check_again(entry.bullet)
                    st.rerun()


def _dismiss(bullet: str, flags: Iterable[Flag]) -> None:
    for flag in flags:
        store.keep(Decision(bullet, flag.rule, flag.text, FALSE_ALARM))
    check_again(bullet)
    st.rerun()


def _note_html(number: int, flags: list[Flag]) -> str:
    phrases = ", ".join(f"<b>{shown(text)}</b>" for text in dict.fromkeys(flag.text for flag in flags))
    return (
        f'<div class="rw-note"><span class="rw-note-number">{number}</span><div>{phrases}'
        f'<span class="rw-why">{shown(flags[0].why)} '
        f'<span class="rw-guide">Guide: {shown(flags[0].guide)}</span></span></div></div>'
    )


def _drivers_html(review: Review) -> str:
    """What the verdict rests on, where no flag says so already."""
    if review.flags or review.label != "delivery_admin":
        return ""
    drivers = sorted((driver for driver in review.drivers if driver.weight > 0), key=lambda driver: -driver.weight)
    phrases = dict.fromkeys(review.bullet[driver.start : driver.end] for driver in drivers[:3])
    if not phrases:
        return ""
    return f'<p class="rw-drivers">What weighed most: {", ".join(f"“{shown(phrase)}”" for phrase in phrases)}</p>'


def _signals_html(review: Review) -> str:
    phrases: dict[str, list[str]] = {}
    for signal in review.signals:
        phrases.setdefault(signal.name, []).append(f"“{shown(review.bullet[signal.start : signal.end])}”")
    rows = [f"<li><b>{shown(words.name(name))}</b> {', '.join(said)}</li>" for name, said in phrases.items()]
    return f'<ul class="rw-shown" aria-label="Signals shown">{"".join(rows)}</ul>' if rows else ""


def _accepted(entry: Entry, now: Entry) -> None:
    """The card of a settled bullet: the wording in use, how it reads, what it replaced, and the way back."""
    text = accepted()[entry.key]
    again = now.outcome if isinstance(now.outcome, Review) and now.bullet == text else None
    st.html(
        _head(entry, "Your wording", "rw-done")
        + _quote(shown(text))
        + (_signals_html(again) if again else "")
        + f'<p class="rw-was"><span>Was</span> {shown(entry.bullet)}</p>'
        + (f'<p class="rw-was"><span>Now</span> {shown(words.lower_first(words.verdict(again)))}</p>' if again else "")
    )
    with st.container(horizontal=True, key=f"actions-{entry.key}"):
        if st.button("Undo", key=f"undo-{entry.key}"):
            give_back(entry)
            st.rerun()
        copy_button(text, key=f"copy-{entry.key}")
    _own_words(entry, text, f"own-{entry.key}-{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}")


def _suggestions(entry: Entry, review: Review) -> None:
    """The safe wording and the first stronger one; the others when they are asked for."""
    first = next((index for index, s in enumerate(review.suggestions) if s.claims), len(review.suggestions))
    unfolded: set[str] = st.session_state.setdefault("unfolded", set())
    plain = {entry.bullet, *(s.text for s in review.suggestions if not s.claims)}
    for index, suggestion in enumerate(review.suggestions):
        if index <= first or entry.key in unfolded:
            _suggestion(entry, suggestion, f"{entry.key}-{index}", plain, explain=index == first)
    more = len(review.suggestions) - first - 1
    if more > 0 and entry.key not in unfolded:
        label = f"Show {words.count(more, 'more wording')}"
        st.button(label, type="tertiary", key=f"more-{entry.key}", on_click=unfolded.add, args=(entry.key,))


def _suggestion(entry: Entry, suggestion: Suggestion, key: str, plain: Collection[str], *, explain: bool) -> None:
    """One suggestion: the wording with its claims marked, the questions, and what they have made of it so far.

    As long as that is one of the ``plain`` texts, which the card offers anyway, there is nothing to use.
    """
    with st.container(key=f"suggestion-{key}"):
        place = st.empty()
        confirmed, filled = _answers(suggestion, key, explain=explain)
        standing = {claim for claim in confirmed if all(blank.id in filled for blank in _held(suggestion, claim))}
        text = suggestion.wording(confirmed, filled)
        place.html(_suggestion_html(suggestion, standing, filled, kept_words(entry.bullet, suggestion.text)))
        waits = bool(suggestion.claims) and text in plain
        if suggestion.claims and not waits:
            st.html(_result_html(text, bool(standing)))
        with st.container(horizontal=True, key=f"actions-{key}"):
            if st.button("Use this wording", key=f"use-{key}", disabled=waits, help=WAITS if waits else None):
                _accept(entry, text, [claim.question for claim in suggestion.claims if claim.id in standing])
            if not waits:
                copy_button(text, key=f"copy-{key}")


def _own_words(entry: Entry, begins: str, key: str) -> None:
    """A field to edit the bullet in, which ``begins`` with a text, and what the edit claims beyond the bullet."""
    with st.expander("Edit in your own words", key=f"edit-{entry.key}"):
        text = st.text_area("Your wording", _start(key, begins), key=key, max_chars=LONGEST_EDIT) or ""
        _remember(key, text)
        text = " ".join(text.split())
        if not text or text in (" ".join(entry.bullet.split()), " ".join(begins.split())):
            st.html(
                '<p class="rw-quiet">Change the words, then leave the field or press Ctrl+Enter: '
                "what they claim beyond the bullet is listed here.</p>"
            )
            return
        ledger = compare(entry.bullet, text)
        st.html(
            f'<p class="rw-quiet" aria-live="polite">{accounts.verdict(ledger)}</p>'
            f'<div class="rw-wording" dir="auto">{accounts.marked_html(text, ledger.added, "added")}</div>'
            + accounts.entries_html(ledger)
        )
        with st.container(horizontal=True, key=f"actions-own-{entry.key}"):
            if st.button(_use_mine(len(ledger.added)), key=f"use-own-{entry.key}"):
                _accept(entry, text, [f"“{claim.text}”: what can you tell about it?" for claim in ledger.added])


def _use_mine(claims: int) -> str:
    """What the writer says with the button: that what the edit claims is true."""
    if not claims:
        return "Use my wording"
    return f"Use my wording: its {'claim is' if claims == 1 else f'{claims} claims are'} true"


def _held(suggestion: Suggestion, claim: int | None) -> list[Blank]:
    """The blanks that a claim holds; with None, those that stand by themselves."""
    owners = {segment.blank: segment.claim for segment in suggestion.segments}
    return [blank for blank in suggestion.blanks if owners.get(blank.id) == claim]


def _suggestion_html(suggestion: Suggestion, standing: set[int], filled: dict[int, str], kept: tuple[int, int]) -> str:
    tier = words.TIERS.get(suggestion.tier, suggestion.tier)
    adds = f"adds {words.name(suggestion.signal).lower()}" if suggestion.signal else "says the same, plainer"
    return (
        f'<div class="rw-tier rw-tier-{shown(suggestion.tier)}"><b>{shown(tier)}</b> <span>{shown(adds)}</span>'
        f'<span class="rw-kept">keeps {kept[0]} of your {words.count(kept[1], "word")}</span></div>'
        f'<div class="rw-wording" dir="auto">{wording_html(suggestion, standing, filled)}</div>'
    )


def _result_html(text: str, answered: bool) -> str:
    title = "With what you confirmed" if answered else "With nothing confirmed yet"
    return (
        f'<div class="rw-result" aria-live="polite"><div class="rw-result-title">{title}</div>'
        f'<div class="rw-result-text" dir="auto">{shown(text)}</div></div>'
    )


def _answers(suggestion: Suggestion, key: str, *, explain: bool) -> tuple[set[int], dict[int, str]]:
    """Asks every question; returns the claims confirmed and the blanks filled. A claim's blanks wait for its tick."""
    confirmed: set[int] = set()
    filled: dict[int, str] = {}
    if explain:
        st.html(f'<p class="rw-ask">{" ".join((ASK, *([OPENS] if suggestion.blanks else ()), LEFT))}</p>')
    for claim in suggestion.claims:
        if _claim(claim, key):
            confirmed.add(claim.id)
            filled |= _blanks(_held(suggestion, claim.id), key)
    filled |= _blanks(_held(suggestion, None), key)
    return confirmed, filled


def _claim(claim: Claim, key: str) -> bool:
    """The question first, to think about; then the box, which is the answer that counts."""
    with st.container(key=f"question-{key}-{claim.id}", gap=None):
        st.html(f'<p class="rw-question">{shown(claim.question)}</p>')
        label = plain_label(f"True for me: {claim.text}")
        box = f"claim-{key}-{claim.id}"
        return _remember(box, st.checkbox(label, _start(box, False), key=box))


def _start(key: str, default: T) -> T:
    """What a field begins with: its last answer in this session, if there is one.

    Streamlit drops the answers of fields that are not drawn, as those of a card with an accepted wording are not. What
    a field begins with stays the same while it is drawn: another value would make it another field, out of focus.
    """
    starts: MutableMapping[str, T] = st.session_state.setdefault("starts", {})
    if key not in st.session_state or key not in starts:
        answers: MutableMapping[str, T] = st.session_state.setdefault("answers", {})
        starts[key] = answers.get(key, default)
    return starts[key]


def _remember(key: str, answer: T) -> T:
    """The answer of a field, kept for as long as the session lasts."""
    st.session_state.setdefault("answers", {})[key] = answer
    return answer


def _blanks(blanks: list[Blank], key: str) -> dict[int, str]:
    """The fields of some blanks, and their words; an empty one is not filled, and holds its claim back."""
    filled: dict[int, str] = {}
    if not blanks:
        return filled
    with st.container(key=f"blanks-{key}-{blanks[0].id}", gap="xsmall"):
        with st.container(horizontal=True):
            for blank in blanks:
                field = f"blank-{key}-{blank.id}"
                value = st.text_input(
                    _prompt(blank), _start(field, ""), key=field, max_chars=120, live=True, placeholder=FITS
                )
                _remember(field, value)
                if words_of := inside_sentence(value or ""):
                    filled[blank.id] = words_of
        if len(filled) < len(blanks):
            st.html('<p class="rw-quiet">This joins the wording once every field here is filled in.</p>')
    return filled


def _prompt(blank: Blank) -> str:
    prompt = blank.prompt[:1].upper() + blank.prompt[1:]
    return plain_label(prompt if blank.unit in ("", "text") else f"{prompt} ({blank.unit})")
