"""A word that may go on with the actions of a clause, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rewriter.reading.phrases import DETERMINING
from rewriter.reading.words import Form, Word

AND = ("and", "&")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word after a joint that may go on with the actions of a clause.

    ``words[i]`` is the word and ``verb`` its lemma and form, ``words[start]`` the first of the clause before it, whose
    actions stand in ``form``; ``words[joint_at]`` joins the two, and ``joint`` is how. ``following`` is the tag of the
    next word, and ``aimed`` says that a purpose stands before it: "to find, ...".
    """

    words: Sequence[Word]
    start: int
    form: str
    joint_at: int
    joint: str
    i: int
    verb: Form
    following: str
    aimed: bool

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.i]

    @property
    def before(self) -> Word:
        """The word before the joint."""
        return self.words[self.joint_at - 1]

    @property
    def between(self) -> Sequence[Word]:
        """What the clause says so far, behind its first word."""
        return self.words[self.start + 1 : self.i]

    @property
    def anded(self) -> bool:
        """Whether "and" joins it."""
        return self.joint in AND

    @property
    def alike(self) -> bool:
        """Whether it stands in the form of the actions before it."""
        return self.verb.form == self.form

    @property
    def related(self) -> list[Word]:
        """The words behind each "which" or "that" of the clause before it."""
        return [word for one, word in pairwise(self.between) if one.lower in ("which", "that")]

    @property
    def acts_on(self) -> bool:
        """Whether what follows can be its object."""
        return self.following in DETERMINING or self.following[:2] in ("NN", "JJ")
