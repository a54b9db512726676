"""The one door: a bullet in, a Review out."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from rewriter import classifier, paths, rules
from rewriter.classifier import LABELS, THRESHOLD, Classifier, Driver, Verdict, label_of
from rewriter.flags import Flag, Scan, Signal, explained, scan
from rewriter.reading import Reading, read
from rewriter.suggestions import MOST_STRONGER, Suggestion
from rewriter.suggestions import suggest as suggestions_for

ADMIN = LABELS[0]
Dismissed = frozenset[tuple[str, str, str]]  # bullet id, rule and normal phrase of flags called false alarms
SURELY_OTHER = 0.97  # from here on a bullet is other work, whatever phrases of administration are in it
SURELY_NOT = 0.005  # below, a bullet is no administration: it need not claim more
SHOWN = frozenset(("discovery", "prioritization", "tradeoff", "outcome"))  # signals of the work itself


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the program says of one bullet: plain frozen data, picklable and ready for JSON.

    ``flagged`` says that the bullet as a whole reads as delivery administration; single phrases may be flagged in a
    bullet that does not.
    """

    id: str
    bullet: str
    label: str
    flagged: bool
    probability: dict[str, float]
    drivers: tuple[Driver, ...]
    flags: tuple[Flag, ...]
    signals: tuple[Signal, ...]
    rung: str
    suggestions: tuple[Suggestion, ...]

    def to_dict(self) -> dict[str, Any]:
        """The review as plain dictionaries and lists, the contract of ``--format jsonl``."""
        return asdict(self)


def bullet_id(text: str) -> str:
    """A bullet's id: 16 hexadecimal digits, the same for texts that differ in case, spacing or Unicode form alone.

    >>> bullet_id("Managed  backlog") == bullet_id("managed backlog ")
    True
    """
    return hashlib.sha256(normal(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def normal(text: str) -> str:
    """A text without its case, spacing and Unicode form: what is alike in these is the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


class Reviewer:
    """Reviews bullets with the shipped rules, lexicon and classifier.

    Examples
    --------
    >>> review = Reviewer.load().review("Managed backlog and coordinated sprint planning.")
    >>> review.label, [flag.text for flag in review.flags]
    ('delivery_admin', ['Managed backlog', 'coordinated sprint planning'])
    """

    def __init__(self, judge: Classifier, dismissed: Dismissed = frozenset()) -> None:
        self._classifier, self._dismissed = judge, dismissed

    @classmethod
    def load(cls) -> "Reviewer":
        """Loads the trained classifier; rules, lexicon and parser are loaded when they are first needed.

        Raises
        ------
        FileNotFoundError
            No classifier has been trained; the message says how.
        """
        return cls(classifier.load(paths.models()))

    def sparing(self, dismissed: Dismissed) -> "Reviewer":
        """A reviewer that neither flags nor rewords what was dismissed (see ``rewriter.decisions``).

        Its verdicts are the same.
        """
        return Reviewer(self._classifier, dismissed)

    def review(self, text: str, *, suggest: bool = True) -> Review:
        """Reviews one bullet. Any string is a bullet; an empty one gets the label ``other`` and no flag."""
        return next(self.pipe([text], suggest=suggest))

    def pipe(
        self, texts: Iterable[str], *, suggest: bool = True, most: int = MOST_STRONGER, batch_size: int = 128
    ) -> Iterator[Review]:
        """Reviews many bullets in order, parsing them in batches; each gets at ``most`` so many stronger wordings."""
        remaining = iter(texts)
        while batch := list(islice(remaining, batch_size)):
            scans = [scan(text) for text in batch]
            verdicts = [self._classifier.judge(seen) for seen in scans]
            scans = [
                _spared(_noticed(seen, verdict), self._dismissed) for seen, verdict in zip(scans, verdicts, strict=True)
            ]
            wanting = [suggest and _wants_rewrite(s, v) for s, v in zip(scans, verdicts, strict=True)]
            readings = read([text for text, wants in zip(batch, wanting, strict=True) if wants])
            for text, seen, verdict, wants in zip(batch, scans, verdicts, wanting, strict=True):
                key = bullet_id(text)
                suggestions = self._suggest(next(readings), seen, verdict, key, most) if wants else ()
                yield Review(
                    id=key,
                    bullet=text,
                    label=verdict.label,
                    flagged=verdict.label == ADMIN,
                    probability={label: round(p, 4) for label, p in verdict.probability.items()},
                    drivers=verdict.drivers,
                    flags=seen.flags,
                    signals=seen.signals,
                    rung=seen.rung,
                    suggestions=suggestions,
                )

    def _suggest(self, reading: Reading, seen: Scan, verdict: Verdict, key: str, most: int) -> tuple[Suggestion, ...]:
        more = verdict.label == ADMIN or not (_shows(seen) or verdict.probability[ADMIN] < SURELY_NOT)
        return suggestions_for(reading, seen, int(key, 16), partial(self._flagged, seen), more=more, most=most)

    def _flagged(self, seen: Scan, text: str) -> bool:
        """Whether a text that may begin as a bullet does reads as delivery administration."""
        return label_of(self._classifier.probabilities(scan(text, seen))) == ADMIN


def _noticed(seen: Scan, verdict: Verdict) -> Scan:
    """The scan with the flags that a verdict leaves standing.

    Administration has one at least. Of surely other work, those alone are flags that are about the writer's share: a
    database administrator who resolves access issues need not sound like a product manager.
    """
    if verdict.label == ADMIN:
        return explained(seen)
    if verdict.probability["other"] < SURELY_OTHER:
        return seen
    known = rules.load()
    return replace(seen, habits=tuple(habit for habit in seen.habits if known[habit.name].any_work))


def _spared(seen: Scan, dismissed: Dismissed) -> Scan:
    """The scan without the flags that were dismissed in this bullet."""
    if not dismissed:
        return seen
    key = bullet_id(seen.text)
    flagged = zip(seen.habits, seen.flags, strict=True)
    kept = tuple(habit for habit, flag in flagged if (key, flag.rule, normal(flag.text)) not in dismissed)
    return replace(seen, habits=kept)


def _wants_rewrite(seen: Scan, verdict: Verdict) -> bool:
    """Whether a bullet may be said better: it reads as administration, has a flagged phrase, or shows no signal.

    Other work without a flag (a tester's, say) gets no wording: it need not sound like a product manager's.
    """
    if verdict.label == ADMIN or seen.flags:
        return True
    return verdict.probability["other"] < THRESHOLD and not _shows(seen)


def _shows(seen: Scan) -> bool:
    """Whether a bullet shows product work: it need not claim more."""
    return any(signal.name in SHOWN for signal in seen.signals)
