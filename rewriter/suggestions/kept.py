"""How much of the writer's own wording a suggestion keeps."""

from rewriter.equivalents import meanings_of
from rewriter.tokens import parts


def kept_words(bullet: str, wording: str) -> tuple[int, int]:
    """How many of the bullet's content words a wording still has, in whatever form, and how many there are.

    >>> kept_words("Responsible for managing the backlog in Jira", "Managed the backlog in Jira")
    (3, 4)
    """
    said = {lemma for meaning in meanings_of(parts(wording)) for lemma in (*meaning.lemmas, meaning.word)}
    own = [meaning for meaning in meanings_of(parts(bullet)) if meaning.content]
    return sum(bool(said.intersection((*m.lemmas, m.word))) for m in own), len(own)
