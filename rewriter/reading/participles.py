"""Past forms behind a joint: a further action, or a participle that describes a thing."""

from collections.abc import Callable
from itertools import pairwise

from rewriter import lexicon
from rewriter.reading.candidate import AND, Candidate
from rewriter.reading.phrases import DETERMINING, vouches
from rewriter.reading.words import Word
from rewriter.tokens import lemmas


def acts(c: Candidate) -> bool:
    """Whether a past form is a further action."""
    if c.joint == "," and (c.word.known("trailing") or _in_purpose(c)):
        return False
    if c.form == "gerund":
        ahead = c.words[c.i + 1].lower if c.i + 1 < len(c.words) else ""
        paired = (c.word.lower, ahead) in lexicon.load().lemma  # "made sure"
        acts_on = c.following[:2] in ("NN", "DT", "PR") and c.word.known("verb")
        led_up = c.before.tag[:2] == "NN" and (acts_on or paired)
        joined = c.joint == "," or (c.anded and led_up)  # "Meeting the team and resolved the gap"
        return joined and c.word.tag == "VBD"
    if any(describes(c) for describes in _DESCRIBES):
        return False
    return c.word.tag != "JJ" or (c.form == "past" and c.word.known("verb")) or closes_deeds(c)


def goes_on(c: Candidate) -> bool:
    """Whether the actions around a past form say that it is one of them."""
    return _lists_deeds(c) or closes_deeds(c)


def _lists_deeds(c: Candidate) -> bool:
    """Whether a list of past actions goes on behind it: ", processed refunds and orders, and directed calls"."""
    if not (c.joint == "," and c.form == c.verb.form == "past" and c.following[:2] in ("NN", "JJ")):
        return False
    behind = pairwise(c.words[c.i :])
    later = [(a, b) for a, b in pairwise(behind) if a[1].joint and b[1].acts("past") and b[1].known("verb")]
    closed = any(a[0].lower == "," and a[1].lower in AND for a, _ in later)  # ", and directed"
    return (closed or len(later) > 1) and not (lemmas(c.word.lower, "ADJ") or c.word.known("trailing"))


def closes_deeds(c: Candidate) -> bool:
    """Whether a list of past actions ends here: "Weighed store credit, prepared notes, and structured loan terms"."""
    listed = c.words[c.start - 1].lower == c.before.lower == "," and c.start > 0
    alone = not any(word.lower == "," for word in c.words[c.start : c.joint_at - 1])
    return c.anded and c.alike and c.form == "past" and listed and alone


def _in_purpose(c: Candidate) -> bool:
    """ "to review plans, identified risks and act"."""
    later = next((b for a, b in pairwise(c.words[c.i + 1 :]) if a.lower in AND), None)
    return c.aimed and later is not None and later.tag == "VB" and later.acts("base")


def _is_adjective(c: Candidate) -> bool:
    """ "with a summary, detailed notes"."""
    adjective = c.word.tag == "JJ" and c.word.modifies and bool(lemmas(c.word.lower, "ADJ"))
    return c.joint == "," and adjective and c.before.tag[:2] == "NN"


def _lists_participles(c: Candidate) -> bool:
    """ "by weighing sold and scheduled stock", "of organized, rationalized, and clear needs"."""
    opens = c.words[c.joint_at - 2] if c.joint_at > 1 else c.before
    pair = c.before.tag == "VBN" and opens.acts("gerund")
    return c.before.acts("past") and (opens.known("preposition") or pair)


def _tells_state(c: Candidate) -> bool:
    """ "to keep the backlog relevant and prioritized"."""
    state = c.before.tag == "JJ" and not c.before.noun and c.following not in DETERMINING
    return c.anded and state and not (c.word.tag == "VBD" and c.acts_on)


def _before_gerund(c: Candidate) -> bool:
    """ "data loads, and advanced tuning"."""
    return c.word.modifies and bool(lemmas(c.word.lower, "ADJ")) and c.words[c.i + 1].acts("gerund")


def _tells_kind(c: Candidate) -> bool:
    """ "including manual and automated tests", "of system and integrated testing", "sending manual and timed data"."""
    opens = c.words[c.joint_at - 2] if c.joint_at > 1 else c.before
    pair = c.before.tag != "CD" and bool(lemmas(c.before.lower, "ADJ"))
    kind = pair or (c.word.modifies and c.words[c.i + 1].acts("gerund"))
    governed = (opens.known("preposition") and kind) or (opens.tag == "VBG" and c.word.modifies and pair)
    return c.anded and governed and c.following.startswith("NN")


def _is_vouched(c: Candidate) -> bool:
    """ "Ensured products met or exceeded expectations", "ensured the team knew the needs and met the goals"."""
    acted = any(a.noun and b.tag == "VBD" and not b.known("auxiliary") for a, b in pairwise(c.between))
    acted = acted and not any(word.lower == "," for word in c.between)
    joined = c.joint in (*AND, "or") and (c.before.tag == "VBD" or acted)
    return joined and any(vouches(c.words, k) for k in range(c.start, c.joint_at))


def _ends_pair(c: Candidate) -> bool:
    """ "issues found and closed", "an app designed and built to sell more"."""
    described = c.joint_at - 2 > c.start and c.words[c.joint_at - 2].tag[:2] == "NN" and c.following == "TO"
    return c.anded and c.before.acts("past") and (described or (c.before.tag == "VBN" and c.following in (".", ",")))


def _in_list(c: Candidate) -> bool:
    """ "Share goals, recommended steps and results"."""
    regular = c.word.lower.endswith("ed") and c.word.lower.startswith(c.verb.lemma[:-1])
    later = [b for a, b in pairwise(c.words[c.i :]) if a.lower in AND]
    listed = bool(later) and not (later[0].tag == "VBD" and later[0].known("verb"))  # ", performed tasks and handled"
    return c.form == "base" and c.joint == "," and c.following not in DETERMINING and regular and listed


def _tells_outcome(c: Candidate) -> bool:
    """ "resulting in fewer calls and improved margins"."""
    turned = any(a.known("turning") and a.acts("gerund") and b.lower in ("in", "to") for a, b in pairwise(c.between))
    return c.anded and c.following[:2] in ("NN", "JJ") and turned


def _might(c: Candidate) -> bool:
    """ "faults which would have cut lines and caused outages"."""
    might = any(before.tag in ("WDT", "WP") and word.tag == "MD" for before, word in pairwise(c.between))
    return might and c.word.changes


def _relates(c: Candidate) -> bool:
    """ "which raised trust and avoided costs", "which gave help and tailored advice"."""
    if not c.anded:
        return False
    brings = c.word.changes or c.word.known("assure")
    changes = c.before.lower != "," and brings and any(word.changes for word in c.related)
    told = any(word.tag == "VBD" for word in c.related)
    return changes or (told and c.word.tag in ("VBN", "JJ") and c.following[:2] in ("NN", "JJ"))


def _tells_change(c: Candidate) -> bool:
    """ "achieving a rise of 5% and improved sales", "a tool that replaced two and cut time"."""
    told = any(word.tag == "VBD" for word in c.related)
    told = told or any(one.lower == "," and other.tag == "VBG" for one, other in pairwise(c.between))
    return c.anded and told and c.before.lower != "," and (c.word.known("raise") or c.word.known("lower"))


def _goes_on_relating(c: Candidate) -> bool:
    """ ", which raised trust, cut costs by 9%, and won 40 users": a series of results, not of the writer's actions."""
    told = any(word.tag == "VBD" for word in c.related)
    joints = [k for k in range(c.start, c.i) if c.words[k].lower == "," and c.words[k + 1].lower == "which"]
    if not (told and joints):
        return False
    if c.joint == ",":
        later = [b for a, b in pairwise(c.words[c.i :]) if a.lower in AND and b.acts("past")]
        return c.word.changes and bool(later) and (later[0].changes or _counts(c, later[0]))
    series = any(a.lower == "," and b.changes for a, b in pairwise(c.words[joints[-1] + 1 : c.joint_at]))
    return c.anded and c.before.lower == "," and series and (c.word.changes or _counts(c, c.word))


def _counts(c: Candidate, word: Word) -> bool:
    """Whether a number follows a verb: "won over 40 users"."""
    at = c.words.index(word)
    return any(char.isdigit() for following in c.words[at + 1 : at + 3] for char in following.text)


def _is_shared(c: Candidate) -> bool:
    """ "Manage code releases and shared APIs"."""
    present = c.form in ("base", "third") and c.before.noun and c.following in ("NN", "NNS", "NNP", "NNPS")
    return c.anded and present and (c.word.modifies or bool(lemmas(c.word.lower, "ADJ")))


def _is_aim(c: Candidate) -> bool:
    """ "to ensure full coverage and enhanced comfort"; a number says that it was done."""
    shown = any(char.isdigit() for word in c.words[c.i :] for char in word.text)
    return c.anded and c.aimed and c.word.modifies and c.word.changes and not shown


def _is_called(c: Candidate) -> bool:
    """ "a site, called Orbit"."""
    return c.joint == "," and c.verb.lemma in ("call", "name", "title") and c.following == "NNP"


def _is_done_to(c: Candidate) -> bool:
    """ "guides and supported by drawings", "to ensure that they are met, understood and closed"."""
    by = c.i + 1 < len(c.words) and c.words[c.i + 1].lower == "by"
    passive = any(word.verb and word.verb.lemma == "be" for word in c.words[c.start : c.i])
    return by or (passive and not c.acts_on) or (c.word.tag == "VBN" and c.form != "past")


_DESCRIBES: tuple[Callable[[Candidate], bool], ...] = (
    _is_adjective,
    _lists_participles,
    _tells_state,
    _before_gerund,
    _tells_kind,
    _is_vouched,
    _ends_pair,
    _in_list,
    _tells_outcome,
    _might,
    _relates,
    _tells_change,
    _goes_on_relating,
    _is_shared,
    _is_aim,
    _is_called,
    _is_done_to,
)
