"""How the page says things: verdicts, signals, percentages, counts."""

from rewriter.report import percent
from rewriter.reviewer import Review

VERDICTS = {
    "delivery_admin": "Reads as delivery administration",
    "product": "Reads as product work",
    "other": "Reads as neither administration nor product",
}
TIERS = {"safe": "Ready to use", "stronger": "Stronger, if true"}


def verdict(review: Review) -> str:
    """The verdict in words: ``Reads as delivery administration, 93%``."""
    return f"{VERDICTS.get(review.label, review.label)}, {percent(review.probability.get(review.label, 0.0))}"


def name(identifier: str) -> str:
    """``business_context`` -> ``Business context``, ``status-reporting`` -> ``Status reporting``."""
    return identifier.replace("_", " ").replace("-", " ").capitalize()


def count(number: int, noun: str) -> str:
    """``1 bullet``, ``2 bullets``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(numbers: list[int]) -> str:
    """``bullet 2``, ``bullets 2 and 5``, ``bullets 1, 2 and 5``; the first five when there are more."""
    shown = [str(number) for number in numbers[:5]]
    if len(numbers) > len(shown):
        return f"bullets {', '.join(shown)} and {len(numbers) - len(shown)} more"
    if len(shown) == 1:
        return f"bullet {shown[0]}"
    return f"bullets {', '.join(shown[:-1])} and {shown[-1]}"


def lower_first(sentence: str) -> str:
    """``Reads as product work`` -> ``reads as product work``."""
    return sentence[:1].lower() + sentence[1:]
