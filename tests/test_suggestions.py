"""Suggestions: what is offered, and the promises that hold for every one of them."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import BULLETS
from rewriter import rules
from rewriter.flags import Flag, scan
from rewriter.ledger import compare
from rewriter.reading import read
from rewriter.reviewer import Reviewer
from rewriter.suggestions import fit, suggest, tables
from rewriter.suggestions import stronger as stronger_wordings
from rewriter.suggestions.filler import customers_of
from rewriter.suggestions.results import result_first
from rewriter.suggestions.segments import Segment, Suggestion

REVIEWER = Reviewer.load()


def safe(bullet):
    return next((s.text for s in REVIEWER.review(bullet).suggestions if s.tier == "safe"), None)


def stronger(bullet):
    return [s for s in REVIEWER.review(bullet).suggestions if s.tier == "stronger"]


@pytest.mark.parametrize(
    ("bullet", "wording"),
    [
        (
            "Responsible for managing the product backlog for the payments squad in Jira.",
            "Managed the product backlog for the payments squad in Jira.",
        ),
        (
            "Responsible for the development and maintenance of project plans for 3 teams.",
            "Developed and maintained project plans for 3 teams.",
        ),
        ("Facilitating daily stand-ups and tracking risks.", "Facilitated daily stand-ups and tracked risks."),
        ("Successfully managed the sprint backlog.", "Managed the sprint backlog."),
        ("Maintained and grooming the claims backlog.", "Maintained and groomed the claims backlog."),
        (
            "Gathered requirements from stakeholders and wrote user stories, reducing rework by 20%.",
            "Reduced rework by 20% by gathering requirements from stakeholders and writing user stories.",
        ),
        (
            "Led a team of 12 to build a claims tool, saving 1,500 hours a year.",
            "Saved 1,500 hours a year by leading a team of 12 to build a claims tool.",
        ),
        (
            "Implemented a programme of fixes which cut open faults by 80%.",
            "Cut open faults by 80% by implementing a programme of fixes.",
        ),
        ("Managed a team that reduced costs by 5%.", None),
        ("Participated in roadmap discussions with sales and support.", None),
        ("Currently managing the backlog of two squads.", None),
        ("Responsible for and led the fare move.", "Led the fare move."),
        ("Point of contact for depot vendors", "Served as point of contact for depot vendors"),
        ("Scrum Master of two depots.", "Served as Scrum Master of two depots."),
        ("Working in conjunction with Depot and Fare Project Teams supported the Night Service product", None),
        ("Also tasked with-writing and tracking fare metrics for two depots.", None),
        ("Responsible for meeting release deadlines.", None),
        ("Responsible for the delivery of status reports to the PMO.", None),
        ("Currently responsible for the management of project plans.", None),
        ("Responsible for getting supplier approvals", None),
        ("Performing gap analysis and update the plan.", "Perform gap analysis and update the plan."),
        (
            "Responsible to manage vendor plans and coordinate security reviews.",
            "Managed vendor plans and coordinated security reviews.",
        ),
    ],
)
def test_safe_wording(bullet, wording):
    assert safe(bullet) == wording


@pytest.mark.parametrize(
    "bullet",
    [
        "Managed backlog and coordinated sprint planning.",
        "Contributed to roadmap discussions and release planning.",
        "Worked closely with engineers to refine stories and acceptance criteria.",
        "Handled product backlog and delivery coordination in a lean team.",
    ],
)
def test_each_weak_bullet_of_the_guide_gets_a_wording_of_its_own(bullet):
    made = stronger(bullet)
    assert made
    assert all(s.claims for s in made)
    assert not any("[the change for" in s.text for s in made), (
        "the fallback is for bullets that have no habit of their own"
    )


def test_a_claim_can_be_confirmed_dropped_or_completed_alone():
    first = next(
        s
        for s in stronger("Responsible for managing the product backlog for the payments squad in Jira.")
        if "Ranked" in s.text
    )
    assert first.wording() == "Managed the product backlog for the payments squad in Jira."
    assert first.wording([1]) == (
        "Ranked the product backlog for the payments squad in Jira against customer pain and business impact."
    )
    assert first.wording([1, 2]) == first.wording([1]), "a claim with an empty blank does not stand"
    assert first.wording([2], {1: "a loyalty scheme"}) == (
        "Managed the product backlog for the payments squad in Jira, deferring a loyalty scheme in favor of what "
        "customers needed first."
    )


CLAUSES = [
    "Managed status reports for two teams.",
    "Manage the vendors",
    "Worked closely with QA",
    "Participated in demos",
]
MOVES = [(rule.id, move) for rule in rules.load().values() for move in rule.moves]


KINDS = [
    "Built relationships with clients",
    "Implemented Scrum at two depots",
    "Executed regression tests in two depots",
    "Responsible for the payments platform",
    "Managed the product backlog of two squads",
    "Logged tickets in Jira",
    "Created project plans for two sites",
    "Served as liaison to two banks",
    "Allocated developers to three teams",
    "Involved in demos",
    "Created a release process for two teams",
    "Coached teams in estimation",
    "Worked in an agile setting",
    "Reported metrics in two regions",
    "Tracked risks",
    "Gathered requirements from sales",
    "Created wireframes with two artists",
    "Wrote proposals with two banks",
    "Created process flows in Visio",
    "Wrote user guides with two clerks",
    "Logged and tracked tickets in Jira",
    "Managed the budget of two teams",
    "Prepared the RTM for audits",
    "Built relationships with vendors",
    "Built a team of five",
    "Attended training for two weeks",
    "Participated in usability tests",
    "Facilitated sprint planning in two towns",
    "Ensured GDPR compliance",
    "Tracked velocity and burndown charts",
    "Increased team velocity in two towns",
    "Wrote acceptance criteria for two squads",
    "Coordinated the launch in two towns",
    "Collected customer feedback in two towns",
    "Coordinated the migration of two banks",
    "Gave demos of the kiosk",
    "Trained end users on the kiosk",
    "Resolved support tickets for two banks",
    "Maintained the product roadmap in Aha!",
    "Managed vendors in two regions",
    "Prepared effort estimates in two weeks",
    "Handled change requests from two banks",
    "Managed two programs",
    "Wrote specifications for two squads",
    "Performed market research",
    "Built dashboards in Tableau",
    "Attended two conferences",
]
OTHER_MOVES = [("bare-duty", move) for name in ("about", "inward", "moves") for move in tables.moves(name)]


@pytest.mark.parametrize(("rule", "move"), [*MOVES, *OTHER_MOVES], ids=lambda value: getattr(value, "text", value)[:40])
def test_a_move_shows_the_signal_that_it_promises(rule, move):
    probes = []
    for reading in read([*CLAUSES, *KINDS]):
        whole = Flag(0, len(reading.text), reading.text, rule, "", "")
        inward = move in tables.moves("inward")
        if choice := fit.placed(fit.sites(reading, whole), whole, move, inward=inward):
            probes.append(stronger_wordings.draft(reading, [], [choice]).probe)
    assert probes, "no clause that the move fits"
    for probe in probes:
        assert move.signal in {signal.name for signal in scan(probe).signals}, probe


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("Responsible for the delivery of the fare app.", "Delivered the fare app"),
        ("Responsible for a $150k budget and 5 clerks.", "Owned a $150k budget and 5 clerks"),
        ("Tasked with passing the yearly audit.", "Passed the yearly audit"),
    ],
)
def test_a_duty_that_may_not_have_been_done_is_told_as_done_if_the_writer_says_so(bullet, told):
    made = stronger(bullet)
    assert made
    for offered in made:
        opener, *others = offered.claims
        assert offered.text.startswith(told)
        assert opener.question.endswith("?")
        assert offered.wording([claim.id for claim in others], {1: "fewer calls"}).startswith(bullet[:-1])
        assert offered.wording([opener.id]).rstrip(".") == told


@pytest.mark.parametrize(
    ("bullet", "told"),
    [
        ("Backlog prioritisation using MoSCoW", "Prioritized the backlog using MoSCoW"),
        (
            "Requirements gathering and documentation in Jira.",
            "Gathered and documented requirements in Jira",
        ),
        ("Stories were written and refined for two depots.", "Wrote and refined stories for two depots"),
        ("Weekly reports are prepared for management.", "Prepare weekly reports for management"),
    ],
)
def test_an_action_that_is_only_named_is_told_as_the_writers_if_they_say_so(bullet, told):
    made = stronger(bullet)
    assert made
    for offered in made:
        assert offered.wording([offered.claims[0].id]).rstrip(".") == told
        assert offered.wording() == bullet


@pytest.mark.parametrize(
    "bullet",
    ["The roadmap was presented by the depot crew.", "Requirements were gathered from clerks and filed in Jira."],
)
def test_an_action_of_others_or_half_of_a_passive_is_not_told_as_the_writers(bullet):
    made = stronger(bullet)
    assert made
    assert all(offered.text.startswith(bullet[:-1]) for offered in made)


def test_who_says_in_numbers_what_came_of_it_is_not_asked_again():
    assert not stronger("Set activation as the north star and moved it from 28% to 41%")
    assert stronger("Set activation as the north star and moved it")
    assert stronger("Ran the trial of the fare app from 2019 to 2021")


def test_a_purpose_does_not_take_the_means_of_the_action():
    offered = marked("Supported the rollout of the fare app by answering questions.")
    assert offered
    assert not any("first› by answering" in wording for wording in offered)


def test_a_later_sentence_keeps_its_tense_and_a_describing_word_is_no_verb():
    later = marked("Lead the fare rollout. Conducted acceptance testing")
    assert later
    assert not any("Conduct " in wording or "conduct " in wording for wording in later)
    described = marked("Coordinate and manage code releases and shared tools with other teams")
    assert described
    assert all("shared tools" in wording for wording in described)


NEVER = [  # what no wording of a bullet says, for what it would go with there
    ("Managed the product backlog for two squads", "squads‹, ranked"),
    ("Lead the fare rollout with vendors and handle rider calls", "first› and handle"),
    ("Responsible for writing user stories for the fare squad.", "squad‹ to"),
    ("Prepared the release calendar and coordinated deployments with vendors", "‹ and checked"),
    ("Coordinated .NET releases across depots", "›.NET"),
    ("Track code releases and shared API's with other IT teams", "share API"),
    ("Wrote acceptance criteria for the driver app's offline mode", "customers"),
    ("Wrote 200 user stories for the fare app", "before writing"),
    ("Chose to widen the gates after a trial and shortened the wait from 9 minutes to 3", "‹"),
    ("Lead new fare development and rollout. Conducted all functional and user acceptance testing", "Conduct all"),
    ("Gathered and documented functional requirements for testing of the Fare Interface (FI)", "‹, ranked"),
    ("Document and define product feature sets for various departments in the company", "‹ to let"),
    ("Assign duties, responsibilities and scope of authority to project personnel and monitor progress", "‹ and recom"),
    ("Became proficient in writing business rules using Drools to control the fare app", "ranking items"),
]


@pytest.mark.parametrize(("bullet", "words"), NEVER)
def test_no_claim_goes_with_the_wrong_word(bullet, words):
    offered = marked(bullet)
    assert offered or words == "‹"
    assert words not in " | ".join(offered)


def test_an_action_that_shares_no_object_is_told_with_the_next():
    told = "Collaborated and helped product owners in defining stories."
    assert safe("Collaborating and helping product owners in defining stories.") == told


def test_what_may_be_past_is_told_as_past():
    asked = marked("Set up a KPI tracking sheet")
    assert asked
    assert not any(wording.startswith("‹Ask ") for wording in asked)


def test_interviews_with_users_are_no_paperwork():
    assert not any(
        "free the team" in w for w in marked("Conducted user interviews and updated meeting minutes in Jira.")
    )
    assert any("saving the team" in w or "free the team" in w for w in marked("Updated meeting minutes in Jira."))


def test_them_are_several():
    one, several = (
        [made.text for made in stronger(f"Worked with {others} to ensure orders run smoothly.")]
        for others in ("the depot manager", "depot managers")
    )
    assert one
    assert not any("them" in text for text in one), one
    assert any("them" in text for text in several), several


def test_two_duties_of_which_one_would_be_left_behind_stay_duties():
    offered = stronger("Responsible for passing audits and closing gates.")
    assert offered
    assert all(made.text.startswith("Responsible") for made in offered)


def test_nothing_is_ranked_twice_nor_decided_of_what_it_only_names():
    ranked = marked("Triaged defects in Jira.")
    assert ranked
    assert not any("and ranked" in text for text in ranked)
    named = marked("Wrote the fare plan and communicated it to stakeholders.")
    assert named
    assert not any("[" in text and "while communicating it" in text for text in named)


def test_nothing_is_framed_before_working_with_others():
    offered = marked("Worked closely with designers to refine user stories.")
    assert offered
    assert not any("before working" in wording for wording in offered)


def test_no_noun_comes_between_an_action_and_what_speaks_of_its_object():
    offered = marked("Split epics into stories and estimated them.")
    assert offered
    assert not any("[" in wording.split("and estimated")[0] for wording in offered)


def test_what_a_bullet_is_about_is_asked_whatever_its_habit():
    about = {claim.question for made in stronger("Ensured GDPR compliance in all features.") for claim in made.claims}
    assert any("market or contract" in question for question in about)
    far = stronger("Tracked velocity; wrote user stories; organized the team lunch.")
    assert far
    assert not any("adding a measure" in made.text for made in far), "it would stand behind another action"


def test_no_number_is_ever_proposed():
    for bullet in BULLETS:
        for made in stronger(bullet):
            added = "".join(s.text for s in made.segments if s.kind in ("claim", "blank"))
            assert not re.search(r"\d", added), made.text


def test_no_suggestion_repeats_the_claims_of_another():
    for bullet in BULLETS:
        claims = [{claim.text.lower() for claim in made.claims} for made in stronger(bullet)]
        assert not any(one <= other for i, one in enumerate(claims) for other in claims[:i]), claims


def test_product_work_without_administration_gets_no_suggestion():
    assert REVIEWER.review("Cut churn by 12% by interviewing customers who had left.").suggestions == ()


def promises(review):
    """What holds for every suggestion of a review."""
    for made in review.suggestions:
        assert "".join(segment.text for segment in made.segments) == made.text
        assert {s.kind for s in made.segments} <= {"kept", "reworded", "claim", "blank"}
        for segment in made.segments:
            if segment.kind == "kept":
                start, end = segment.source
                assert segment.text.strip().lower() == review.bullet[start:end].strip().lower()
        marked = {s.claim for s in made.segments if s.kind in ("claim", "blank")}
        assert marked == {claim.id for claim in made.claims}
        assert {s.blank for s in made.segments if s.kind == "blank"} == {blank.id for blank in made.blanks}
        assert compare(review.bullet, made.wording()).clean, (review.bullet, made.wording())
        if made.tier == "safe":
            assert not made.claims
            assert not made.blanks
        else:
            assert len(made.claims) <= 3
        for text in subsets(made):
            assert not SLOPPY.search(text) or SLOPPY.search(review.bullet), text


SLOPPY = re.compile(r"  |\s[,.;]|[,;]\s*[,.;]|\[\s*\]|^[a-z]|,\s*$")


def subsets(made: Suggestion):
    ids = [claim.id for claim in made.claims]
    filled = {blank.id: "the export screen" for blank in made.blanks}
    for bits in range(2 ** len(ids)):
        yield made.wording([claim for i, claim in enumerate(ids) if bits >> i & 1], filled)


@pytest.mark.parametrize("bullet", BULLETS)
def test_promises_hold(bullet):
    promises(REVIEWER.review(bullet))


OPENERS = [
    "Managed ",
    "Responsible for managing ",
    "Coordinating ",
    "Assisted in preparing ",
    "Tracks ",
    "Wrote and updated ",
]
OBJECTS = [
    "the product backlog",
    "user stories",
    "status reports & decks",
    "12 project plans",
    "UAT",
    "daily stand-ups",
]
SCOPES = ["", " for the São Paulo team", " in Jira (TFS)", " with 4 vendors", " worth $1.2M"]
TAILS = ["", ".", ", ensuring on-time delivery", " to keep stakeholders informed.", ", reducing rework by 20%."]


@settings(max_examples=80, deadline=None)
@given(st.tuples(*map(st.sampled_from, (OPENERS, OBJECTS, SCOPES, TAILS))).map("".join))
def test_promises_hold_for_combinations(bullet):
    promises(REVIEWER.review(bullet))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
@example("Responsible for")
@example("Management of")
@example("Led a team. Management of")
def test_no_text_is_too_strange_to_review(text):
    review = REVIEWER.review(text)
    assert review.bullet == text
    promises(review)


@pytest.mark.parametrize("bullet", BULLETS)
def test_an_accepted_safe_wording_gets_no_further_one(bullet):
    wording = safe(bullet)
    if wording:
        assert safe(wording) is None


def test_a_stronger_wording_with_everything_confirmed_is_not_flagged():
    probes = {"decision": "the export feature", "outcome": "12% fewer returns", "basis": "customer interviews"}
    for bullet in BULLETS[:8]:
        for made in stronger(bullet):
            filled = {blank.id: probes.get(blank.kind, "customer problems") for blank in made.blanks}
            text = made.wording([claim.id for claim in made.claims], filled)
            assert not REVIEWER.review(text, suggest=False).flagged, text


def test_a_safe_wording_is_flagged_no_more_than_the_bullet():
    for bullet in BULLETS:
        if wording := safe(bullet):
            assert len(scan(wording).flags) <= len(scan(bullet).flags)


def test_blank_words_take_the_place_of_the_prompt_and_keep_their_space():
    segments = (
        Segment("Ran it", "kept", (0, 6)),
        Segment(", dropping", "claim", claim=1),
        Segment(" [what]", "blank", claim=1, blank=1),
    )
    made = Suggestion("stronger", "r", "Ran it, dropping [what]", None, segments, (), ())
    assert made.wording([1], {1: " exports "}) == "Ran it, dropping exports"


@pytest.mark.parametrize(
    ("bullet", "wording"),
    [
        (
            "Wrote user stories. Responsible for the management of the backlog in Jira.",
            "Wrote user stories. Managed the backlog in Jira.",
        ),
        ("\tResponsible for the management of the backlog in Jira.", "\tManaged the backlog in Jira."),
        ("Responsible for managing the backlog for U.S. Bank.", "Managed the backlog for U.S. Bank."),
        ("Worked with design on sprint planning, content audits, testing and launch support.", None),
        ("Planned release calendar and patch notes for two games.", None),
        ("Provides training to federal staff (200+ trained); author of the agency's playbook", None),
        (
            "Groomed backlog with two teams, dropping the export feature after only 3 of 90 accounts said they used it",
            None,
        ),
    ],
)
def test_a_safe_wording_takes_no_noun_for_a_verb_and_starts_as_the_bullet_does(bullet, wording):
    assert safe(bullet) == wording


@pytest.mark.parametrize(
    "bullet",
    [
        "Steering committee preparation, RAID management and resource tracking for core banking conversion.",
        "Split large stories, estimated with team and re-sequenced them on technical dependency.",
        "Split incoming requests into stories and kept their status current in Jira",
        "Grooming back log with tech leads and making sure all tickets have estimates and owners",
        "Worked with monetization team on store layout stories, backlog grooming and build verification.",
        "Managed backlog for U.S. Bank and Canada",
    ],
)
def test_nothing_confirmed_leaves_these_bullets_as_they_are(bullet):
    assert {made.wording() for made in stronger(bullet)} <= {bullet}


@pytest.mark.parametrize(
    ("bullet", "named"),
    [("Managed Jira backlog for 3 squads", "the Jira backlog"), ("Managed R&D backlog", "the R&D backlog")],
)
def test_a_question_keeps_the_capitals_of_names(bullet, named):
    assert named in " ".join(claim.question for made in stronger(bullet) for claim in made.claims)


@pytest.mark.parametrize(
    ("bullet", "whole"), [("Managed the backlog [Payments]", "[Payments]"), ("Managed the ‘backlog’.", "‘backlog’")]
)
def test_a_claim_stands_behind_closing_brackets_and_quotes(bullet, whole):
    made = stronger(bullet)
    assert made
    assert all(whole in suggestion.text for suggestion in made)


def test_a_bullet_of_nouns_can_bring_something_about_but_decides_nothing():
    made = stronger("Project charter and scope documentation including roles and tasks")
    assert made
    assert {claim.kind for suggestion in made for claim in suggestion.claims} == {"outcome"}


def test_a_claim_may_take_the_place_of_the_verb_but_of_no_fact():
    review = REVIEWER.review("Managed the product backlog for 2 squads in Jira.")
    ranked = [s for s in review.suggestions if any(segment.instead for segment in s.segments)]
    assert ranked
    for suggestion in ranked:
        lost = compare(review.bullet, suggestion.text).dropped
        assert {entry.text for entry in lost} <= {"Managed"}
        assert suggestion.wording() == review.bullet


def marked(bullet):
    """The stronger wordings of a bullet with their claims in ‹ ›."""
    return [
        "".join(f"‹{s.text}›" if s.claim else s.text for s in made.segments).replace("›‹", "")
        for made in stronger(bullet)
    ]


@pytest.mark.parametrize(
    ("bullet", "wording"),
    [
        (
            "Responsible for managing the product backlog for the payments squad in Jira.",
            "‹Ranked› the product backlog for the payments squad in Jira‹ against customer pain and business impact, "
            "deferring [what you said no to] in favor of what customers needed first›.",
        ),
        (
            "Gathered requirements from stakeholders and wrote user stories, reducing rework by 20%.",
            "Reduced rework by 20% by ‹framing the problem with users before gathering› requirements from stakeholders "
            "and writing user stories.",
        ),
        (
            "Participated in roadmap discussions with sales and support.",
            "‹Brought what customers needed into› roadmap discussions with sales and support.",
        ),
        (
            "Gathered requirements from finance.",
            "Gathered‹ and ranked› requirements from finance‹ by customer value›.",
        ),
        ("Liaised with vendors", "‹Persuaded› vendors‹ to drop [what customers would not miss]›"),
        (
            "Served as Scrum Master for three teams",
            "‹Settled competing requests by customer impact› as Scrum Master for three teams‹, turning down "
            "[what you turned down] that customers did not need›",
        ),
        (
            "Collaborate with project stakeholders to execute strategic roadmaps.",
            "Collaborate with project stakeholders to‹ weigh customer value against cost and› execute "
            "strategic roadmaps.",
        ),
    ],
)
def test_a_claim_is_woven_into_the_sentence(bullet, wording):
    assert wording in marked(bullet)


@pytest.mark.parametrize(
    ("bullet", "said"),
    [
        ("Ensured every project prior to deploy met SOX criteria", "prior to"),
        ("Improved the ability of teams to deliver projects", "teams to"),
        ("Continued to maintain the issue log", "Continued to"),
    ],
)
def test_no_purpose_is_put_where_the_infinitive_hangs_on_another_word(bullet, said):
    assert not any(f"{said}‹" in wording for wording in marked(bullet))


def test_one_thing_is_not_ranked():
    assert not any("and ranked" in wording for wording in marked("Initiated project to convert reports."))


def test_wordings_of_one_bullet_claim_different_things():
    for bullet in BULLETS:
        openings = [" ".join(wording.lower().split()[:4]) for wording in marked(bullet) if wording.startswith("‹")]
        assert len(openings) == len(set(openings)), openings


@pytest.mark.parametrize(
    "bullet",
    [
        "Manage multiple projects for three clients",
        "Manage product backlogs within Jira",
        "Develop project plans to ensure deadlines are met",
        "Coordinates office moves with facilities",
        "Facilitate daily stand-ups for two teams",
    ],
)
def test_a_claim_is_in_the_bullets_tense(bullet):
    past = re.compile(r"\b(came|needed|gained|mattered|brought|stood|were|did)\b")
    for wording in marked(bullet):
        assert not past.search(re.sub(r"\[.*?\]", "", wording)), wording


@pytest.mark.parametrize(
    "bullet",
    [
        "I am managing the backlog for two squads.",
        "Iteration care and managing the backlog for two squads",
        "Incident care, managing the backlog and running sprint reviews",
    ],
)
def test_a_gerund_that_hangs_on_words_before_it_stays_one(bullet):
    offered = [suggestion.text for suggestion in stronger(bullet)]
    assert offered
    assert all("managing" in text or "ranking" in text or "sequencing" in text for text in offered)
    assert safe(bullet) is None


@pytest.mark.parametrize(
    ("bullet", "wording"),
    [
        (
            "Responsible for supervising agents answering calls, logging tickets and escalating issues.",
            "Supervised agents answering calls, logging tickets and escalating issues.",
        ),
        (
            "Managing a team that was testing, releasing and supporting the app.",
            "Managed a team that was testing, releasing and supporting the app.",
        ),
        (
            "Leading workshops, reducing rework by 25% and raising CSAT by 5%.",
            "Led workshops, reducing rework by 25% and raising CSAT by 5%.",
        ),
        (
            "Responsible for managing releases as well as coordinating testers.",
            "Managed releases as well as coordinating testers.",
        ),
        ("Bidding on projects and tracking contracts.", "Bid on projects and tracked contracts."),
        ("Responsible for managing releases, reporting to the CTO.", "Managed releases, reporting to the CTO."),
        ("As the lead, responsible for running demos.", "As the lead, ran demos."),
        (
            "Responsible for managing depots and reporting weekly to the board.",
            "Managed depots and reported weekly to the board.",
        ),
        ("Responsible for managing vendors and compliance.", "Managed vendors and compliance."),
        (
            "Responsible for managing releases, which cut waits by 20%.",
            "Managed releases, which cut waits by 20%.",
        ),
        ("Performed backlog grooming on a weekly basis.", "Groomed the backlog weekly."),
        (
            "Responsible for backlog management and writing user stories for trams.",
            "Managed the backlog and wrote user stories for trams.",
        ),
        (
            "Duties included sprint planning, stakeholder communication and risk tracking.",
            "Planned sprints, communicated with stakeholders and tracked risks.",
        ),
        ("Responsible for preparing invoices charged to clients.", "Prepared invoices charged to clients."),
        ("Carried out backlog grooming for 3 teams.", "Groomed the backlog for 3 teams."),
        ("Preparing  of reports for the board.", "Prepared reports for the board."),
        ("Facilitate standups. Responsible for backlog grooming.", "Facilitate standups. Groom the backlog."),
        ("Performs risk tracking and vendor management in Excel.", "Tracks risks and manages vendors in Excel."),
        ("Responsible for vendor management & status reporting.", "Managed vendors & reported status."),
        ("Responsible for writing test cases and backlog grooming", "Wrote test cases and groomed the backlog"),
        (
            "Monitoring of vendor performance, invoices and change orders for call centre outsourcing.",
            "Monitored vendor performance, invoices and change orders for call centre outsourcing.",
        ),
        (
            "Tracking of risks and issues, and reporting of status to the board",
            "Tracked risks and issues, and reported status to the board",
        ),
        ("Lead Initiatives Utilizing Agile Methods", "Lead Initiatives Using Agile Methods"),
        ("Tracked and effectively communicated velocity", "Tracked and communicated velocity"),
    ],
)
def test_forms_are_those_that_people_use(bullet, wording):
    assert safe(bullet) == wording
    assert safe(wording) is None


@pytest.mark.parametrize(
    "bullet",
    [
        "Running daily stand-ups helped the team hit its goals.",
        "Managing backlogs reduced rework by 20%.",
        "Tracking risks early allowed the team to ship on time.",
        "Leading indicators were tracked and reported weekly.",
        "Activities included prioritizing work, maintaining plans, and reporting to management.",
        "Meeting facilitator for product design sprints",
        "Acting manager for the PMO, tracking risks.",
        "Responsible for existing accounts and managing renewals.",
        "Responsible for running costs and tracking spend.",
        "Responsible for managing the backlog and for coordinating releases.",
        "In charge of hiring and of onboarding new analysts.",
        "Responsible to plan sprints and to run demos.",
        "Responsible for training materials and coordinating sessions.",
        "Completed successfully and on-time the implementation of the portal",
        "Quickly and effectively managed the backlog.",
        "Did not manage the backlog, reducing errors by 5%.",
        "Managed the backlog where 40 stories waited, cutting them by 50%.",
        "Coordinating demos, which included preparing slides and tracking feedback.",
        "Managing vendors, e.g. negotiating contracts and tracking SLAs.",
        "Starting in 2019, managing the backlog and coordinating demos.",
        "Being the PO, managing the backlog.",
        "Managing the backlog (including tracking tasks) and coordinating releases.",
        "Spearheading the launch and kickstarting the pilot.",
        "Coordinating, planning, and the tracking of work.",
        "As an Agile Test Lead responsible for analyzing and sizing the user stories",
        "Led a team, growing from 5 to 20 people.",
        "Led 20 workshops last year, reducing rework by 25% since then.",
        "Led 3 teams, improving speed by 15% using Kanban.",
        "Led 3 teams, improving speed by 15% to meet client demand.",
        "Automated tests because releases were slow, reducing test time by 60%.",
        "Lead a team of 8 agents, lowering churn by 12%.",
        "Led workshops and later coached teams, reducing rework by 25%.",
        "Documented 40 processes and the client cut costs, saving 5%.",
        "Ran 12 workshops and churn fell, saving $40K.",
        "Built dashboards and managers read reports, saving 10 hours a week.",
        "Created dashboards, tracked KPIs, reducing rework by 20%.",
        "Responsible for building maintenance.",
        "Responsible for purchasing decisions and managing vendors",
        "Responsible for hiring.",
        "Tasked with launching the app until the project was cancelled.",
        "Analysis of requirements and writing specs.",
        "Responsible for managing (and later leading) the QA team.",
        "Responsible for managing the budget, but not for approving it.",
        "Responsible for the supervision of testers and of contractors.",
        "Responsible for writing user stories and unit testing",
        "Responsible for writing user stories, backlog grooming and demos",
        "Responsible for sprint planning and ensuring that teams meet",
        "Responsible for change management and sprint reviews",
        "Until 2019, responsible for vendor management",
        "Responsible for preparing reports, slides, and scheduling for 3 teams",
        "Responsible for hiring testers and quality",
        "Tracking of testing progress in all depots and pointing out gaps",
        "Escalating faults to vendors, Creating weekly reports, Providing notes to agents",
        "Worked with a vendor, tasked with migrating 40 kiosks.",
        "Mentored an intern, responsible for testing the gates.",
        "Scrum Master, responsible for running demos and removing blockers.",
        "Assisting in the launch of kiosks and managing faults.",
        "Assisting the head of fares with budgets and running the desk.",
        "Responsible for cutting waits from 9 to 4 minutes.",
        "Tasked with opening 12 depots in 2 years.",
        "Tasked with filling 30 seats in the depot.",
        "Lacking a fare plan, the aims were quite unclear.",
        "Tasked with release planning for two depots, cutting delays by 20%.",
        "Responsible for product backlog.",
        "Responsible for product backlog and sprint planning.",
        "Responsible for buying equipment and maintenance.",
        "Responsible for release planning for two depots and vendor selection.",
        "Responsible for sprint planning which was led by Ann.",
        "Responsible for vendor management, was promoted to lead.",
        "Responsible for scheduling 40 demos by the 1st of May.",
        "Responsible for catching up the filing.",
        "On a daily basis, managed the vendors.",
        "Responsible for maintaining 99% uptime.",
        "Responsible for passing the fare audit.",
        "Responsible for managing depots and renewing 90% of leases.",
        "Responsible for managing the depot, scheduling drivers, and quality checks of trams and reporting",
        "Responsible for managing payroll, fares and shipping",
        "Responsible for managing the backlog and hiring plans",
        "Responsible for serving riders, cleaning trams and cash handling",
        "Key responsibilities: managing vendors, tracking SLAs and paying fines",
        "Lead a squad of 6. Responsible for planning sprints and running demos.",
        "Responsible for managing depots and to support riders",
        "Initially responsible for testing, later responsible for leading QA",
        "Responsible for vendor management, tracking fares and demos",
        "Gathering of fare needs and creation of maps",
        "Successfully bid on three tram routes.",
        "Put the fare files in order to help the auditors.",
        "Tracks tram budgets and reports variances, cutting overruns by 15%.",
        "Managed fares and plan sprints, improving speed by 9%.",
        "I would manage the backlog and write stories.",
        "Since 2018, responsible for leading QA.",
        "Ran the desk. Activities included prioritizing work, maintaining plans, and reporting to management.",
    ],
)
def test_nothing_is_said_better_where_it_would_be_false_or_hang(bullet):
    assert safe(bullet) is None


@pytest.mark.parametrize("bullet", ["Led the team and", "Responsible for and", "Created ("])
def test_a_text_that_breaks_off_is_left_alone(bullet):
    assert REVIEWER.review(bullet).suggestions == ()


def test_what_was_being_done_is_told_in_the_past():
    assert any("needed" in wording for wording in marked("Was managing the backlog."))
    assert not any("do not need" in wording for wording in marked("Was managing the backlog."))


def test_support_gives_up_no_scope():
    offered = marked("Resolved user issues in the portal and closed tickets.")
    assert offered
    assert not any("scope that gave way" in wording for wording in offered)


def test_nothing_comes_before_a_seat_that_is_held():
    offered = marked("Acted as liaison between product and technical teams")
    assert offered
    assert not any("before acting" in wording for wording in offered)


def test_a_label_is_not_reworded():
    offered = marked("Liaised with stakeholders: Acted as a point of contact for the squads")
    assert offered
    assert all(wording.startswith("Liaised with stakeholders: ") for wording in offered)


def test_an_award_is_nothing_that_was_done():
    assert marked("Awarded for going extra miles in sprint delivery") == []


def test_a_result_with_its_number_is_not_asked_for_another():
    assert marked("Saved over $1M in license fees in 2015") == []


def test_a_presentation_is_no_time_to_decide():
    offered = marked("Presented the plan to the VP and stakeholders")
    assert offered
    assert not any("while presenting" in wording for wording in offered)


def test_an_ending_does_not_seem_to_come_of_a_cause():
    offered = marked("Coordinated the move of two squads due to a storm")
    assert offered
    assert not any("storm‹," in wording and "resulting" not in wording for wording in offered)


def test_no_claim_repeats_a_verb_of_the_bullet():
    bullet = "Identified inefficient processes and recommended improved solutions"
    assert not any("Recommended [" in wording or ", recommending" in wording for wording in marked(bullet))


@pytest.mark.parametrize(
    "bullet",
    [
        "Attended training in release tooling.",
        "Managed and monitored the project budget.",
        "Established a high performing PMO team.",
        "Maintained working relationships with suppliers.",
    ],
)
def test_customers_are_not_said_to_notice_what_they_cannot_see(bullet):
    offered = stronger(bullet)
    assert offered
    assert not any("customers [" in s.text or "customers what" in s.text for s in offered)


def test_a_verb_that_claims_the_lead_is_not_taken_from_the_writer():
    offered = stronger("Led sprint planning for two squads.")
    assert offered
    assert all(s.text.startswith("Led") or "leading" in s.text for s in offered)


@pytest.mark.parametrize(
    ("bullet", "broken"),
    [
        ("Manage and report on project budgets.", r"managing and report\b|managing› and"),
        ("Assisted with sprint planning as well as led daily scrums for two teams.", "assisting with .* led"),
        ("Created the project schedule and coordinated with two vendors.", "creating the .* coordinated"),
        ("Facilitated and drive resolution of project issues.", "facilitating and drive"),
        ("Responsible for meeting delivery targets and running sprint demos", "and (ran|.* while running)"),
        ("Focal: responsible for keeping logs updated and participating in testing plans", "and participated"),
        ("Planning sprints; drafting budgets; team alignment; and managing risks", "Planned .*; team alignment"),
    ],
)
def test_no_action_is_left_behind_in_another_form(bullet, broken):
    offered = stronger(bullet)
    assert offered
    assert not any(re.search(broken, s.text) for s in offered)


def test_what_two_verbs_share_stays_with_both():
    offered = stronger("Work with and manage vendors to finish project tasks.")
    assert offered
    assert all(re.search("[Ww]ork(ing)? with and manag(e|ing) vendors", s.text) for s in offered)


def test_a_claim_that_would_make_a_sentence_too_long_gets_one_of_its_own():
    bullet = (
        "Managed the release calendar of the payments platform for nine squads in Leeds, Porto and Pune, keeping the "
        "plan, the notes and the approvals of every change in one place for auditors and for the support desk."
    )
    endings = [s for s in stronger(bullet) if s.segments[-2].claim]
    assert endings
    assert all(re.search(r"support desk\. [A-Z]", s.text) for s in endings)
    assert all(s.wording() == bullet for s in endings)


@pytest.mark.parametrize(
    ("bullet", "odd"),
    [
        ("Owned the delivery of the sign-up screen in the grocery app", "while owning"),
        ("Owned the delivery of the sign-up screen in the grocery app", "before owning"),
        ("Reviewed and accepted completed stories for two squads", "before reviewing"),
    ],
)
def test_nothing_is_done_before_what_comes_last_or_while_one_owns_something(bullet, odd):
    found = stronger(bullet)
    assert found
    assert all(odd not in wording.text for wording in found)


@pytest.mark.parametrize(
    "bullet",
    [
        "Managed velocity tracking and demos, ensuring timely delivery of 3 releases",
        "Maintained fare plans, depot maps",
    ],
)
def test_an_ending_behind_a_result_or_an_open_list_is_a_sentence_of_its_own(bullet):
    texts = [wording.text for wording in stronger(bullet)]
    assert any(text.startswith(f"{bullet}. ") for text in texts)
    assert not any(text.startswith(f"{bullet}, ") for text in texts)


def test_an_ending_behind_a_place_stays_in_its_sentence():
    bullet = "Tracked tickets in Austin, TX"
    assert any(wording.text.startswith(f"{bullet}, ") for wording in stronger(bullet))


@pytest.mark.parametrize(
    ("bullet", "people"),
    [
        ("Gathered requirements from nurses for the ward", "nurses"),
        ("Wrote stories for the ward app that nurses use", "nurses"),
        ("Wrote stories for two mobile games", "players"),
        ("Ran a pilot of the portal and gathered requirements", "users"),
        ("Trained 30 nurses on fire drills", "customers"),
    ],
)
def test_customers_are_called_what_the_bullet_calls_them(bullet, people):
    assert customers_of(bullet) == people


def test_nobody_comes_from_interviews():
    rule, move = next((rule, move) for rule, move in MOVES if "from interviews" in move.text)
    told = []
    for reading in read([f"Wrote user stories for the {end}" for end in ("ward portal", "portal used by 140 clerks")]):
        whole = Flag(0, len(reading.text), reading.text, rule, "", "")
        told.append(fit.placed(fit.sites(reading, whole), whole, move, inward=False) is not None)
    assert told == [True, False]


def test_a_later_sentence_keeps_its_present():
    bullet = (
        "Currently leading a fare program for riders. Drive project planning, risk management and launch activities."
    )
    texts = [wording.text for wording in stronger(bullet)]
    assert any(". Drive project planning" in text for text in texts)
    assert not any("Driving" in text for text in texts)


def test_what_a_ranking_is_by_stands_near_its_verb():
    long = "Gathered requirements from nurses for the new discharge module of two wards in Leeds"
    assert any("and ranked" in wording.text for wording in stronger("Gathered requirements from nurses"))
    assert stronger(long)
    assert not any("and ranked" in wording.text for wording in stronger(long))


def test_a_wording_speaks_of_customers_in_one_claim():
    for bullet in (*CLAUSES, *KINDS):
        for wording in stronger(bullet):
            assert sum("customers" in claim.text for claim in wording.claims) < 2, wording.text


def test_nothing_is_said_to_be_done_while_one_understands_something():
    offered = stronger("Understood the requirements of three business units.")
    assert offered
    assert not any("understanding" in s.text for s in offered)


def test_members_of_a_team_are_no_customers():
    offered = stronger("Managed the schedule of a 50 member team.")
    assert offered
    assert not any(claim.text.count("member") for s in offered for claim in s.claims)


def test_a_sentence_of_its_own_says_all_its_verbs_alike():
    bullet = (
        "Collaborating with the System Testing team in performing testing for the different projects within the city "
        "initiative by using test strategy documentation to perform functional, user interface and end to end testing."
    )
    (learned,) = [s for s in stronger(bullet) if "Learned" in s.text]
    assert ". Learned where users struggled and fixed [which problem] first." in learned.text


def test_nothing_is_put_between_a_preposition_and_what_it_speaks_of():
    offered = stronger("Established handoff procedures for when the products move out of research into production.")
    assert offered
    assert not any("procedures for" in s.text and "procedures for when" not in s.text for s in offered)


def test_a_result_is_not_promised_before_what_brings_it_about():
    assert any("gained" in text for text in marked("Supported the returns portal."))
    texts = marked("Supported the returns portal to triage orders.")
    assert texts
    assert not any(re.search("gained.* and triage", text) for text in texts)


def test_a_purpose_with_several_actions_takes_another_one_into_its_list():
    (text,) = (text for text in marked("Worked with two banks to plan and execute the move.") if "cost" in text)
    assert text == "Worked with two banks to‹ weigh customer value against cost,› plan and execute the move."


def test_an_ending_after_a_relative_clause_is_a_sentence_of_its_own():
    texts = marked("Coordinated changes with two banks, which involved meeting their architects.")
    assert not any("architects‹, " in text for text in texts)
    assert any("architects‹. " in text for text in texts)


def test_signals_that_the_bullet_shows_already_are_asked_for_last():
    review = REVIEWER.review("Developed user stories through 12 focus groups.")
    assert "discovery" in {signal.name for signal in review.signals}
    assert len(review.suggestions) > 1
    assert all(s.signal != "discovery" for s in review.suggestions[:2])


def test_two_times_are_not_told_in_one_sentence():
    texts = marked("Managed eight projects while also leading two teams.")
    assert texts
    assert not any(text.count("while") > 1 for text in texts)


def test_no_action_stays_in_the_present_beside_others_told_as_done():
    told = "Resolved data questions. Escalated issues to vendors and coordinated audits."
    assert safe("Resolved data questions. Escalates issues to vendors and coordinates audits.") == told
    assert safe("Resolved data questions. Escalates issues to vendors, builds and audits.") is None


def test_a_duty_is_not_told_as_done_beside_a_target_that_may_not_have_been_met():
    texts = marked("Responsible for managing the delivery of a new warehouse and meeting tactical reporting needs.")
    assert texts
    assert not any("Managed" in text and "and meeting" in text for text in texts)


@pytest.mark.parametrize("bullet", ["Removed impediments for the squad.", "Logged any issues in Jira."])
def test_nothing_is_ranked_that_is_gone_or_only_possible(bullet):
    texts = marked(bullet)
    assert texts
    assert not any(re.search("and rank", text) for text in texts)


@pytest.mark.parametrize("bullet", ["Was hired to manage the backlog.", "Was selected to run sprint planning."])
def test_nothing_is_done_while_somebody_is_appointed(bullet):
    texts = marked(bullet)
    assert texts
    assert not any("while being" in text for text in texts)


@pytest.mark.parametrize(
    ("bullet", "poor"),
    [
        ("In charge of coordinating releases, which included planning, testing and sign-off.", "and check"),
        ("Responsible for managing budgets, tracking and forecasting.", "after managing|while managing"),
    ],
)
def test_a_claim_does_not_hang_on_what_stands_beside_it(bullet, poor):
    texts = marked(bullet)
    assert texts
    assert not any(re.search(poor, text) for text in texts)


def test_a_small_word_of_the_bullet_keeps_no_claim_away():
    assert any("and rank" in text for text in marked("Gathered requirements for claims and repairs."))
    assert any("to give" in text for text in marked("Managed projects for the move to the depot."))


def test_a_number_in_roman_letters_is_no_first_person():
    assert safe("Responsible for managing Phase I rollouts.") == "Managed Phase I rollouts."


@pytest.mark.parametrize(
    ("bullet", "kept"),
    [
        ("Jointly responsible for managing the backlog", "[Jj]ointly manag(ed|ing)"),
        ("Responsible for jointly managing the backlog", "jointly managing|[Jj]ointly managed"),
        ("Jointly managed the backlog", "[Jj]ointly manag(ed|ing)"),
        ("Managed July backlog", "July"),
        ("Managed multi-family backlog for Acme", "multi-family"),
        ("Managed the backlog in the U.S.", r"U\.S\."),
        ("Groomed the backlog, wrote user stories, etc.", r"etc\."),
    ],
)
def test_a_word_that_changes_what_was_done_stays(bullet, kept):
    offered = REVIEWER.review(bullet).suggestions
    assert offered
    assert all(re.search(kept, made.text) for made in offered), [made.text for made in offered]


@pytest.mark.parametrize(
    ("bullet", "broken"),
    [
        ("I was responsible for managing the backlog", r"\bI \w+ing\b"),
        ("Regularly helped to write user stories", "while [A-Z]|[Rr]egularly helped to write.* while"),
        ("Responsible for meeting targets and actively running stand-ups", "targets and (actively )?ran"),
        ("Managed the backlog and coordinated sprint planning!", "[!],"),
        ("Managed the backlog | Coordinated releases", r"\|,"),
        ("Gathered requirements from users, vendors and so on", "and by|and to .* so on"),
        ("Likewise managed the backlog", "likewis(ing|ed)|Rank managed"),
        ("Managed the backlog well.", r"\w by .* well\."),
        ("Gathered requirements in order management", "customers in order"),
        ("Making sure projects stay within budget", "Made sure"),
        ("Using the new flow (NF) successfully managed two pilots", "Used .* managed|while using"),
    ],
)
def test_a_wording_hangs_together(bullet, broken):
    offered = REVIEWER.review(bullet).suggestions
    assert offered
    assert not any(re.search(broken, made.text) for made in offered), [made.text for made in offered]


@pytest.mark.parametrize("bullet", ["I", "a", "!", "0[]"])
def test_nothing_is_made_of_nothing(bullet):
    assert not REVIEWER.review(bullet).suggestions


def test_what_was_done_with_the_writer_is_not_told_as_the_writers_deed():
    own, done = read(["Selected two leads, raising margins by 8%", "Selected to lead tests, raising margins by 8%"])
    assert result_first(own)
    assert result_first(done) is None
    offered = marked("Selected to lead the fee pilot and report status weekly, chosen over other leads")
    assert offered
    assert all("Selected to lead" in wording and "chosen over" in wording for wording in offered)


def test_an_ending_stands_before_the_bullets_last_dots():
    assert all(text.endswith("...") for text in marked("Managed the backlog..."))
    assert marked("Managed the backlog...")


def test_how_often_something_was_done_does_not_go_with_its_verb():
    assert all("regularly" in text for text in marked("Participated regularly in review meetings with two teams"))
    assert marked("Participated regularly in review meetings with two teams")


def test_them_are_those_of_the_last_action():
    def persuades(bullet):
        (reading,), seen = read([bullet]), scan(bullet)
        turns = (stronger_wordings.drafts(reading, [], seen.flags, turn) for turn in range(9))
        return any("persuading them" in draft.text for made in turns for draft in made)

    assert persuades("Collaborated with the data teams on fee planning")
    assert not persuades("Collaborated with the data teams on fee planning and ran weekly status meetings")


def test_using_is_not_said_twice():
    def offered(bullet):
        (reading,), seen = read([bullet]), scan(bullet)
        found = (suggest(reading, seen, turn, lambda text: False) for turn in range(9))
        return any(", using evidence" in made.text for some in found for made in some)

    assert offered("Coordinate meetings for claims leads")
    assert not offered("Coordinate meetings for claims leads using Agile")


def test_duties_that_are_compound_nouns_get_the_wordings_of_their_actions():
    bullet = "Responsible for backlog management in Jira."
    offered = stronger(bullet)
    assert any(suggestion.text.startswith(("Ranked the backlog in Jira", "Sequenced")) for suggestion in offered)
    for suggestion in offered:
        assert suggestion.wording() == "Managed the backlog in Jira."
        assert suggestion.rule == "bare-duty"
        kept = [segment for segment in suggestion.segments if segment.kind == "kept" and segment.source]
        assert all(bullet[slice(*segment.source)].strip() == segment.text.strip() for segment in kept)


@pytest.mark.parametrize(
    ("bullet", "team"),
    [
        ("Coached the team on Agile practices.", "the team"),
        ("Coached five teams on Agile practices.", "the teams"),
        ("Promoted Scrum values in the department.", "teams"),
    ],
)
def test_a_claim_about_the_team_speaks_of_as_many_as_the_bullet(bullet, team):
    told = [suggestion.text for suggestion in stronger(bullet) if "team" in suggestion.text.removeprefix(bullet[:-1])]
    assert told
    assert all(re.search(rf"\b(?:teaching|getting|got) {team} to\b", text, re.IGNORECASE) for text in told)


@pytest.mark.parametrize(
    ("bullet", "clumsy"),
    [
        ("Understood the board's strategic direction and applied it to tram plans.", r"direction (?:to|and \w+ended) "),
        ("Compiled expense reports and managed the mail of two depots.", r"and \w+ed .* and managed"),
        ("Created dashboards in Excel for fare reporting by using pivot tables.", r"by .* by using"),
    ],
)
def test_nothing_is_claimed_where_it_would_read_clumsily(bullet, clumsy):
    assert not any(re.search(clumsy, suggestion.text, re.IGNORECASE) for suggestion in stronger(bullet))


def test_an_ending_behind_the_sentence_of_somebody_else_is_one_of_its_own():
    bullet = "Participated in fare talks to lay out the plan for trams, the plan has many ties with other depots."
    offered = [suggestion.text for suggestion in stronger(bullet)]
    assert offered
    assert not any("depots, " in text for text in offered)


def test_a_result_behind_a_purpose_comes_first_but_no_delivery_metric():
    assert safe("Partnered with engineers to ship a fare board, growing weekly riders by 24%.") == (
        "Grew weekly riders by 24% by partnering with engineers to ship a fare board."
    )
    assert safe("Oversaw sprint execution for 3 squads, achieving 98% on-time delivery.") is None


def test_members_of_a_team_are_not_its_customers():
    bullet = "Drove Agile adoption across 5 teams, coaching members on Scrum practices."
    assert not any(
        "members did" in suggestion.text or "value to members" in suggestion.text for suggestion in stronger(bullet)
    )


def test_a_list_of_skills_is_flagged_and_gets_no_wording():
    review = REVIEWER.review("Experienced in Scrum, Kanban, Jira, Confluence and stakeholder management.")
    assert [flag.rule for flag in review.flags] == ["skill-list"]
    assert review.suggestions == ()
