"""Readings: verbs, objects and the partition of a bullet."""

import gc
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import BULLETS
from rewriter.reading import LONGEST, encoder, parsing, read


def clauses(text):
    (reading,) = read([text])
    return [
        (clause.opening, [verb.lemma for verb in clause.verbs], text[slice(*clause.object)], text[slice(*clause.scope)])
        for clause in reading.clauses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Managed backlog and coordinated sprint planning.",
            [("", ["manage"], "backlog", ""), ("", ["coordinate"], "sprint planning", "")],
        ),
        (
            "Groom, refine and maintain the backlog in Jira",
            [("", ["groom", "refine", "maintain"], "the backlog", "in Jira")],
        ),
        (
            "Responsible for managing the backlog and writing stories for Payments",
            [("duty", ["manage"], "the backlog", ""), ("", ["write"], "stories", "for Payments")],
        ),
        ("Assisted in creating user stories", [("helper", ["create"], "user stories", "")]),
        ("Involved in gathering requirements from users", [("involvement", ["gather"], "requirements", "from users")]),
        ("Worked closely with engineers", [("", ["work"], "", "with engineers")]),
        ("Participated in roadmap talks with sales", [("", ["participate"], "roadmap talks", "with sales")]),
        ("Cut per seat cost by 5%", [("", ["cut"], "per seat cost", "by 5%")]),
        (
            "Toured depots, created Excel based “Fare Error” tracking sheets",
            [("", ["tour"], "depots", ""), ("", ["create"], "Excel based “Fare Error” tracking sheets", "")],
        ),
        ("Ran fare checks multiple times daily", [("", ["run"], "fare checks", "multiple times daily")]),
        ("Assisted with kiosk upkeep for depots", [("", ["assist"], "kiosk upkeep", "for depots")]),
        (
            "Building kiosks and building links with banks",
            [("", ["build"], "kiosks", ""), ("", ["build"], "links", "with banks")],
        ),
        (
            "Used Visio to draw the map and Used Jira for faults",
            [("", ["use"], "Visio", ""), ("", ["use"], "Jira", "for faults")],
        ),
        (
            "Ran a depot site, called Orbit, that drew 40 riders",
            [("", ["run"], "a depot site, called Orbit", "")],
        ),
        (
            "Wrote fare rules, lead kiosk rollout, and trained 40 clerks",
            [("", ["write"], "fare rules", ""), ("", ["lead"], "kiosk rollout", ""), ("", ["train"], "40 clerks", "")],
        ),
        (
            "Prepare fare reports and present to executives",
            [("", ["prepare"], "fare reports", ""), ("", ["present"], "", "to executives")],
        ),
        ("Auditing of fare claims from depots", [("", ["audit"], "fare claims", "from depots")]),
        ("Ran a fare trial, the tool was slow in two depots", [("", ["run"], "a fare trial", "")]),
        (
            "Worked with a crew of eight; included two clerks",
            [("", ["work"], "", "with a crew of eight")],
        ),
        ("Travelled onsite for fare talks", [("", ["travel"], "", "onsite for fare talks")]),
        (
            "Ensured drivers knew the map and met the goals",
            [("", ["ensure"], "drivers knew the map and met the goals", "")],
        ),
        (
            "Prepare fare plans and present findings to the board and executives",
            [("", ["prepare"], "fare plans", ""), ("", ["present"], "findings", "to the board and executives")],
        ),
        ("Manages scope, schedule and budget", [("", ["manage"], "scope, schedule and budget", "")]),
        (
            "Facilitating daily stand-ups, retros and demos for 3 teams",
            [("", ["facilitate"], "daily stand-ups, retros and demos", "for 3 teams")],
        ),
        ("Led upgrades. Key designs included fallout handling.", [("", ["lead"], "upgrades", "")]),
        ("Ensured milestones were met", [("", ["ensure"], "", "milestones were met")]),
        ("Analyzed user needs for the claims team", [("", ["analyze"], "user needs", "for the claims team")]),
        ("Built services such as live support", [("", ["build"], "services", "such as live support")]),
        ("Making sure that demos happen", [("", ["make sure"], "", "that demos happen")]),
        (
            "Conduct workshops, collect and document user requirements",
            [("", ["conduct"], "workshops", ""), ("", ["collect", "document"], "user requirements", "")],
        ),
        (
            "Communicate with vendors and change management",
            [("", ["communicate"], "", "with vendors and change management")],
        ),
        (
            "Capture and document existing refund procedures",
            [("", ["capture", "document"], "existing refund procedures", "")],
        ),
        ("Maintained and grooming the claims backlog", [("", ["maintain", "groom"], "the claims backlog", "")]),
        ("Write, test, and deployed related scripts", [("", ["write", "test", "deploy"], "related scripts", "")]),
        ("Planned and project managed 12 sites", [("", ["plan", "manage"], "12 sites", "")]),
        ("Patched, moved, troubleshot any kiosk", [("", ["patch", "move", "troubleshoot"], "any kiosk", "")]),
        ("Leaded claim squads in two towns", [("", ["lead"], "claim squads", "in two towns")]),
        ("Cross-trained 5 clerks in claims", [("", ["cross-train"], "5 clerks", "in claims")]),
        ("Help configure and administer claim tables", [("helper", ["configure", "administer"], "claim tables", "")]),
        (
            "Responsible for SAP plans, communicating audit status, vendor management",
            [("duty", [], "SAP plans, communicating audit status, vendor management", "")],
        ),
        (
            "Working with units across Ohio, my team designed and tested the kiosks",
            [("", ["design", "test"], "the kiosks", "")],
        ),
        (
            "Lift renewals by (from 3 to 5), Increase referrals by 4%",
            [("", ["lift"], "renewals", "by (from 3 to 5)"), ("", ["increase"], "referrals", "by 4%")],
        ),
        ("Led clerks in formal requirements gathering", [("", ["lead"], "clerks", "in formal requirements gathering")]),
        ("Studied customer buying patterns in Ohio", [("", ["study"], "customer buying patterns", "in Ohio")]),
        ("Ran a $5m fundraising round", [("", ["run"], "a $5m fundraising round", "")]),
        ("Led iOS and Android squads", [("", ["lead"], "iOS and Android squads", "")]),
        ("Prepared burn down reports", [("", ["prepare"], "burn down reports", "")]),
        ("Managing issue log for all stores", [("", ["manage"], "issue log", "for all stores")]),
        (
            "Included leading fee reviews, managing vendor notes and enabling kiosk tests",
            [("", ["include"], "leading fee reviews, managing vendor notes and enabling kiosk tests", "")],
        ),
        (
            "Ran claim audits across all stores. - Responsible for writing fee rules",
            [("", ["run"], "claim audits", "across all stores"), ("duty", ["write"], "fee rules", "")],
        ),
        (
            "Ran 90 kiosks for Ohio stores, conduct UAT with the claims lead",
            [("", ["run"], "90 kiosks", "for Ohio stores"), ("", ["conduct"], "UAT", "with the claims lead")],
        ),
        ("Cut fees and lead times for stores", [("", ["cut"], "fees and lead times", "for stores")]),
        (
            "Planned the move, lead generation, and wrote fee reports",
            [("", ["plan"], "the move, lead generation", ""), ("", ["write"], "fee reports", "")],
        ),
        ("Responsible for", [("duty", [], "", "")]),
        ("Routing claims to two desks", [("", ["route"], "claims", "to two desks")]),
        ("Lead Network Backup for 20 stores", [("", ["lead"], "Network Backup", "for 20 stores")]),
        (
            "Wrote scripts that find claims and remove them",
            [("", ["write"], "scripts", "that find claims and remove them")],
        ),
        (
            "Owned a portal which served 400 clerks and managed a team of five",
            [("", ["own"], "a portal", "which served 400 clerks"), ("", ["manage"], "a team of five", "")],
        ),
        (
            "Coordinate meetings, send minutes and record decisions",
            [("", ["coordinate"], "meetings", ""), ("", ["send"], "minutes", ""), ("", ["record"], "decisions", "")],
        ),
        ("Manage launches and work in a team", [("", ["manage"], "launches", ""), ("", ["work"], "", "in a team")]),
        (
            "Responsible for shift rosters, loading the team onto fee letters",
            [("duty", [], "shift rosters", "")],
        ),
        ("Cross-team coordination of two moves", []),
        (
            "Created claim extracts, check lists and ad hoc notes",
            [("", ["create"], "claim extracts, check lists and ad hoc notes", "")],
        ),
        (
            "Manage sprints and work cross-functionally with design",
            [("", ["manage"], "sprints", ""), ("", ["work"], "", "with design")],
        ),
        ("Lead Project Manager for the kiosk move", []),
        ("Set up and tested fee kiosks", [("", ["set", "test"], "fee kiosks", "")]),
        (
            "Gave classes on claim data, fee tuning, and advanced tuning",
            [("", ["give"], "classes", "on claim data, fee tuning, and advanced tuning")],
        ),
        (
            "Ensured all fees were met; communicated openly with stores",
            [("", ["ensure"], "", "all fees were met"), ("", ["communicate"], "", "with stores")],
        ),
        ("Lead Claims Training Coordinator between 6 stores", []),
        ("Transition between two claim desks", [("", ["transition"], "", "between two claim desks")]),
        ("Was accountable for running fee audits", [("duty", ["run"], "fee audits", "")]),
        ("Routed claims to two desks", [("", ["route"], "claims", "to two desks")]),
        ("Ran hands on training for clerks", [("", ["run"], "hands on training", "for clerks")]),
        ("Providing planning and consulting for moves", [("", ["provide"], "planning and consulting", "for moves")]),
        (
            "Managing fee notes for all stores and document them",
            [("", ["manage"], "fee notes", "for all stores"), ("", ["document"], "them", "")],
        ),
        (
            "Escalates claim questions to vendors and coordinates vendor audits",
            [("", ["escalate"], "claim questions", "to vendors"), ("", ["coordinate"], "vendor audits", "")],
        ),
        (
            "Monitor kiosk costs, budgets and support fees",
            [("", ["monitor"], "kiosk costs, budgets and support fees", "")],
        ),
        (
            "Named goals for stores, formalized rules for fees, managed two kiosks and wrote notes",
            [
                ("", ["name"], "goals", "for stores"),
                ("", ["formalize"], "rules", "for fees"),
                ("", ["manage"], "two kiosks", ""),
                ("", ["write"], "notes", ""),
            ],
        ),
        ("Backed this with fee training for clerks", [("", ["back"], "this", "with fee training for clerks")]),
        (
            "Collect fees, design, develop & operate kiosk tools",
            [("", ["collect"], "fees", ""), ("", ["design", "develop", "operate"], "kiosk tools", "")],
        ),
        (
            "Involved in upkeep of kiosks such as tills and interface design notes",
            [("involvement", [], "upkeep of kiosks", "such as tills and interface design notes")],
        ),
        (
            "Conduct claim training for clerks, support and mentor two pilot squads",
            [("", ["conduct"], "claim training", "for clerks"), ("", ["support", "mentor"], "two pilot squads", "")],
        ),
        (
            "Led clerks through all phases of kiosk and integrated testing",
            [("", ["lead"], "clerks", "through all phases of kiosk and integrated testing")],
        ),
        (
            "Led a squad of clerks responsible for 40 stores",
            [("", ["lead"], "a squad of clerks", "responsible for 40 stores")],
        ),
        (
            "Involved in auditing, claim handling and training for Ohio",
            [("involvement", [], "auditing, claim handling and training", "for Ohio")],
        ),
        ("Communicated changes to product reviews", [("", ["communicate"], "changes", "to product reviews")]),
        ("Lead sprint planning and review sessions", [("", ["lead"], "sprint planning and review sessions", "")]),
        ("Maintain, audit, and update the till", [("", ["maintain", "audit", "update"], "the till", "")]),
        ("Created online, desktop and mobile maps", [("", ["create"], "online, desktop and mobile maps", "")]),
        ("Designed the tool used for claims", [("", ["design"], "the tool", "used for claims")]),
        ("Ran design and decision-making meetings", [("", ["run"], "design and decision-making meetings", "")]),
        ("Held a one on one session with testers", [("", ["hold"], "a one on one session", "with testers")]),
        ("Ran highly visible pilots", [("", ["run"], "highly visible pilots", "")]),
        ("Defining scope; managing risks", [("", ["define"], "scope", ""), ("", ["manage"], "risks", "")]),
        ("Wrote stories, and test cases for QA", [("", ["write"], "stories, and test cases", "for QA")]),
        ("Support Product Owners with demos", [("", ["support"], "Product Owners", "with demos")]),
        ("Ran the day to day operations", [("", ["run"], "the day to day operations", "")]),
        ("Provided leadership, training and planning", [("", ["provide"], "leadership, training and planning", "")]),
        (
            "Review designs and regularly test builds",
            [("", ["review"], "designs", ""), ("", ["test"], "builds", "")],
        ),
        ("As Scrum Master, led three squads", [("", ["lead"], "three squads", "")]),
        (
            "Using Jira reports, tracked the velocity",
            [("", ["track"], "the velocity", "")],
        ),
        ("Serve as liaison for two teams", [("", ["serve"], "", "as liaison for two teams")]),
        ("Used mail and direct contact", [("", ["use"], "mail and direct contact", "")]),
        ("Built trust and thought leadership", [("", ["build"], "trust and thought leadership", "")]),
        ("Managed up to eight pilots at once", [("", ["manage"], "up to eight pilots", "at once")]),
        ("Tracked over $5M in spend", [("", ["track"], "over $5M", "in spend")]),
        ("I have framed the pricing problem", [("", ["frame"], "the pricing problem", "")]),
        (
            "Ranked requests and assigned them to squads",
            [("", ["rank"], "requests", ""), ("", ["assign"], "them", "to squads")],
        ),
        ("Held daily stand up meetings for sales", [("", ["hold"], "daily stand up meetings", "for sales")]),
        ("Provided escalated IT help to branches", [("", ["provide"], "escalated IT help", "to branches")]),
        ("Resolve (hardware and network) issues", [("", ["resolve"], "(hardware and network) issues", "")]),
        ("Wrote a plan working with two banks", [("", ["write"], "a plan", "")]),
        ("Ran the team working with two banks", [("", ["run"], "the team", "working with two banks")]),
        ("Ran two pilots, including the refund one", [("", ["run"], "two pilots", ", including the refund one")]),
        (
            "Ran duties, including drawing maps, ranking claims, and closing gaps",
            [("", ["run"], "duties", ", including drawing maps, ranking claims, and closing gaps")],
        ),
        ("Ran two pilots, which included fee tests", [("", ["run"], "two pilots", ", which included fee tests")]),
        (
            "Ran tests, which involved drawing maps, and ranked claims",
            [("", ["run"], "tests", ", which involved drawing maps"), ("", ["rank"], "claims", "")],
        ),
        (
            "Ran work such as price tests, reporting design, and audits",
            [("", ["run"], "work", "such as price tests, reporting design, and audits")],
        ),
        ("Managed business to business sales", [("", ["manage"], "business to business sales", "")]),
        (
            "Run fee pilots and document user requirements",
            [("", ["run"], "fee pilots", ""), ("", ["document"], "user requirements", "")],
        ),
        (
            "Hold talks with sales and schedule team meetings",
            [("", ["hold"], "talks", "with sales"), ("", ["schedule"], "team meetings", "")],
        ),
        ("Plan and report on budgets", [("", ["plan", "report"], "budgets", "")]),
        ("Daily supported two branches", [("", ["support"], "two branches", "")]),
        ("Support activities include fee tests", []),
        (
            "Report on budgets and return on investment",
            [("", ["report"], "", "on budgets and return on investment")],
        ),
        ("Led an effort to cut refund time", [("", ["lead"], "an effort", "to cut refund time")]),
        ("Hired on and offshore testers", [("", ["hire"], "on and offshore testers", "")]),
        (
            "Participated in fee design and in price reviews",
            [("", ["participate"], "fee design and in price reviews", "")],
        ),
        ("Direct contributor to the fee launch", []),
        ("Delegate for the audit office in the budget round", []),
        ("Interviewed over 80 in person shoppers", [("", ["interview"], "over 80 in person shoppers", "")]),
        (
            "Provided support and consulting for two banks",
            [("", ["provide"], "support and consulting", "for two banks")],
        ),
        ("Held responsible for fee reviews", [("duty", [], "fee reviews", "")]),
        ("Adhere to stage gate rules", [("", ["adhere"], "", "to stage gate rules")]),
        ("Project managed the branch move", [("", ["manage"], "the branch move", "")]),
        ("Result=9X ROI", []),
        ("Improved by 8% the uptime of two sites", [("", ["improve"], "the uptime of two sites", "")]),
        ("Ran monthly one on ones with testers", [("", ["run"], "monthly one on ones", "with testers")]),
        (
            "Ran fee pilots, price tests and launch planning sessions",
            [("", ["run"], "fee pilots, price tests and launch planning sessions", "")],
        ),
        ("Ran pilots resulting in fewer calls and improved margins", [("", ["run"], "pilots", "")]),
        (
            "Held talks to find where guides are needed, provides maps",
            [("", ["hold"], "talks", ""), ("", ["provide"], "maps", "")],
        ),
        (
            "Wrote the deck - highlighted two fee gaps",
            [("", ["write"], "the deck", ""), ("", ["highlight"], "two fee gaps", "")],
        ),
        (
            "Grew the fund over time, compared to last year",
            [("", ["grow"], "the fund", "over time, compared to last year")],
        ),
        (
            "Ran tests on the fee page and required fields",
            [("", ["run"], "tests", "on the fee page and required fields")],
        ),
        ("Prepare agendas, training plans and notes", [("", ["prepare"], "agendas, training plans and notes", "")]),
        ("Uses image software to draw maps", [("", ["use"], "image software", "")]),
        ("Applied Basel I limits in lending", [("", ["apply"], "Basel I limits", "in lending")]),
        (
            "Request intake, prioritize work, manage status",
            [("", ["request"], "intake", ""), ("", ["prioritize"], "work", ""), ("", ["manage"], "status", "")],
        ),
        (
            "Named ways to cut waste, then uploaded the figures",
            [("", ["name"], "ways", "to cut waste"), ("", ["upload"], "the figures", "")],
        ),
        ("Held talks to review dates, identified risks, and enhance trust", [("", ["hold"], "talks", "")]),
        (
            "Create road maps and communicating goals",
            [("", ["create"], "road maps", ""), ("", ["communicate"], "goals", "")],
        ),
        ("Sold to new and existing shops", [("", ["sell"], "", "to new and existing shops")]),
        (
            "Meeting with the team and resolved the gap",
            [("", ["meet"], "", "with the team"), ("", ["resolve"], "the gap", "")],
        ),
        (
            "Assign scope to project staff and monitor progress",
            [("", ["assign"], "scope", "to project staff"), ("", ["monitor"], "progress", "")],
        ),
        ("Met with clients to document needs and explore options", [("", ["meet"], "", "with clients")]),
        (
            "Guide teams to grow; track network data",
            [("", ["guide"], "teams", ""), ("", ["track"], "network data", "")],
        ),
        (
            "Coached the group and was a member of it",
            [("", ["coach"], "the group", ""), ("", ["be"], "a member of it", "")],
        ),
        ("Managed complex IS projects", [("", ["manage"], "complex IS projects", "")]),
        ("Offered training and coaching in Scrum", [("", ["offer"], "training and coaching", "in Scrum")]),
        (
            "Drew maps, cases, and storyboarding for apps",
            [("", ["draw"], "maps, cases, and storyboarding", "for apps")],
        ),
        ("Coordinate and strategize with agents", [("", ["coordinate", "strategize"], "", "with agents")]),
        ("Upload research notes to the wiki", [("", ["upload"], "research notes", "to the wiki")]),
        (
            "Using probes, tuned the page and fixed links, declining extras",
            [("", ["tune"], "the page", ""), ("", ["fix"], "links", "")],
        ),
        ("Responsible for the rollout, setting priorities", [("duty", [], "the rollout", "")]),
        ("Using Kanban, facilitate demos", [("", ["facilitate"], "demos", "")]),
        ("Set up and migrated lab machines", [("", ["set", "migrate"], "lab machines", "")]),
        ("Shipped builds and set up both labs", [("", ["ship"], "builds", ""), ("", ["set"], "both labs", "")]),
        ("Worked closely with and guided vendors", [("", ["work", "guide"], "vendors", "")]),
        ("Sorted, implement and monitor alerts", [("", ["sort", "implement", "monitor"], "alerts", "")]),
        ("Drafted and lead the pricing tests", [("", ["draft", "lead"], "the pricing tests", "")]),
        ("Praised pairing techniques during demos", [("", ["praise"], "pairing techniques", "during demos")]),
        ("Ran highly visible global IT rollouts", [("", ["run"], "highly visible global IT rollouts", "")]),
        ("Led the most complex, large scale moves", [("", ["lead"], "the most complex, large scale moves", "")]),
        ("Ran offshore teams from Oslo", [("", ["run"], "offshore teams", "from Oslo")]),
        ("Kept a backlog of up to 90 stories", [("", ["keep"], "a backlog of up to 90 stories", "")]),
        ("Watched the work of supporting teams", [("", ["watch"], "the work of supporting teams", "")]),
        ("Ran small to medium rollouts in Oslo", [("", ["run"], "small to medium rollouts", "in Oslo")]),
        ("Built a 'Fast Query' for users", [("", ["build"], "a 'Fast Query'", "for users")]),
        ("Built a 'configure & quote' page", [("", ["build"], "a 'configure & quote' page", "")]),
        ("Ran the Request For Service desk for Oslo", [("", ["run"], "the Request For Service desk", "for Oslo")]),
        ("Gave performance tuning with new tools", [("", ["give"], "performance tuning", "with new tools")]),
        ("Weighed requests coming in from sales", [("", ["weigh"], "requests", "coming in from sales")]),
        ("Used Scrum as well as Kanban", [("", ["use"], "Scrum as well as Kanban", "")]),
        ("Ensured tests met or exceeded the norm", [("", ["ensure"], "", "tests met or exceeded the norm")]),
        ("Ensured issues needing care are closed", [("", ["ensure"], "", "issues needing care are closed")]),
        ("Fixed any issues users were having", [("", ["fix"], "any issues", "users were having")]),
        ("Ran pilots, some pilots include labs", [("", ["run"], "pilots", ", some pilots include labs")]),
        ("Design and implementation of labs", []),
        ("Scoping, business cases and estimates of pilots", []),
        ("Running demos, grooming, stand-ups and calls", [("", ["run"], "demos, grooming, stand-ups and calls", "")]),
        (
            "Solved issues; correct defects; manage stories",
            [("", ["solve"], "issues", "; correct defects"), ("", ["manage"], "stories", "")],
        ),
        ("Apply sound checks to new builds", [("", ["apply"], "sound checks", "to new builds")]),
        ("Co-led and ran demos", [("", ["co-lead", "run"], "demos", "")]),
        ("Gave training to end users in Oslo", [("", ["give"], "training", "to end users in Oslo")]),
        ("Responsible for provisioning, care and repair", [("duty", [], "provisioning, care and repair", "")]),
        ("Responsible for daily delivering mail", [("duty", ["deliver"], "mail", "")]),
        (
            "Wrote specs and supporting documents for banks",
            [("", ["write"], "specs and supporting documents", "for banks")],
        ),
        ("Wrote notes helpful in audits", [("", ["write"], "notes", "helpful in audits")]),
        ("Running Risk & Reporting and Labs streams", [("", ["run"], "Risk & Reporting and Labs streams", "")]),
        ("Built a page that is made to last", [("", ["build"], "a page", "that is made to last")]),
        ("Ensure all demos fit the norm", [("", ["ensure"], "", "all demos fit the norm")]),
        ("Ran 30 labs globally, helped vendors", [("", ["run"], "30 labs", "globally"), ("", ["help"], "vendors", "")]),
        ("Gave status - reviewed the plans", [("", ["give"], "status", ""), ("", ["review"], "the plans", "")]),
        ("Fire drill lead: responsible for keeping logs", [("duty", ["keep"], "logs", "")]),
        ("Ranks ideas: Analyzes trends", [("", ["rank"], "ideas", ""), ("", ["analyze"], "trends", "")]),
        ("Watched bugs found and closed", [("", ["watch"], "bugs", "found and closed")]),
        ("I was able to run pilots", [("", ["run"], "pilots", "")]),
        ("Worked side-by-side with vendors", [("", ["work"], "", "side-by-side with vendors")]),
        (
            "Drew parts of the flow including manual and automated tests",
            [("", ["draw"], "parts of the flow", "including manual and automated tests")],
        ),
        ("Developed code is checked by tools", []),
        ("Upgrades were due in May", []),
        ("Filed requests following due process", [("", ["file"], "requests", "")]),
        ("Ran (2) $2M moves", [("", ["run"], "(2) $2M moves", "")]),
        ("Used best performing pages of the shop", [("", ["use"], "best performing pages of the shop", "")]),
        ("Drew facts needed to plan work", [("", ["draw"], "facts", "needed to plan work")]),
        (
            "Served as the research platform and research desk",
            [("", ["serve"], "", "as the research platform and research desk")],
        ),
        ("Worked to find needs and identifies gaps", [("", ["work"], "", ""), ("", ["identify"], "gaps", "")]),
        (
            "Draft and rank stories for teams, and lead sprint planning",
            [("", ["draft", "rank"], "stories", "for teams"), ("", ["lead"], "sprint planning", "")],
        ),
        ("Share goals, recommended steps and results", [("", ["share"], "goals, recommended steps and results", "")]),
        ("Cut the time to ship fixes", [("", ["cut"], "the time", "to ship fixes")]),
        (
            "Found faults which would have cut lines and caused outages",
            [("", ["find"], "faults", "which would have cut lines and caused outages")],
        ),
        ("As a lead, I plan sprints", [("", ["plan"], "sprints", "")]),
        ("As a lead, responsible for running demos", [("duty", ["run"], "demos", "")]),
        ("Vendors able to run pilots", []),
        ("Led assembly of parts", [("", ["lead"], "assembly of parts", "")]),
        ("Ran this pilot in Oslo", [("", ["run"], "this pilot", "in Oslo")]),
        ("Manage backlog\n- Lead teams", [("", ["manage"], "backlog", ""), ("", ["lead"], "teams", "")]),
        (
            "Ran pilots (Oslo and wrote notes, led demos",
            [("", ["run"], "pilots", "(Oslo"), ("", ["write"], "notes", ""), ("", ["lead"], "demos", "")],
        ),
        ("WROTE USER STORIES, REDUCING REWORK BY 20%", [("", ["write"], "USER STORIES", "")]),
        (
            "Manage stories, wrote release notes",
            [("", ["manage"], "stories", ""), ("", ["write"], "release notes", "")],
        ),
        ("Shipped builds in the U.S.", [("", ["ship"], "builds", "in the U.S.")]),
        (
            "Found ways to watch fraud, then uploaded team stats to the wiki",
            [("", ["find"], "ways", "to watch fraud"), ("", ["upload"], "team stats", "to the wiki")],
        ),
        (
            "Led the lab move and successfully completed by June",
            [("", ["lead"], "the lab move", ""), ("", ["complete"], "", "by June")],
        ),
        (
            "Met with vendors to keep the queue relevant and prioritized ensuring goals are met",
            [("", ["meet"], "", "with vendors")],
        ),
        (
            "Responsible for pilot scoping, resourcing, scheduling and care",
            [("duty", [], "pilot scoping, resourcing, scheduling and care", "")],
        ),
        ("Using the new flow (NF) smoothly ran all pilots", [("", ["run"], "all pilots", "")]),
        ("Program consisted of two pilots", []),
        ("Making sure pilots stay within budget", [("", ["make sure"], "", "pilots stay within budget")]),
        (
            "Find gaps, highlight risks, define next steps",
            [("", ["find"], "gaps", ""), ("", ["highlight"], "risks", ""), ("", ["define"], "next steps", "")],
        ),
        (
            "Create test plans, design documents, and execute scripts",
            [("", ["create"], "test plans, design documents", ""), ("", ["execute"], "scripts", "")],
        ),
        ("Help teams identify and refine stories", [("", ["help"], "teams", "identify and refine stories")]),
        (
            "Wrote notes, and work with sales on plans",
            [("", ["write"], "notes", ""), ("", ["work"], "", "with sales on plans")],
        ),
        ("Project plans and status decks", []),
        (
            "Ran tests to ensure full coverage and enhanced User Comfort",
            [("", ["run"], "tests", "")],
        ),
        ("Ran ad campaigns that increased visits by 5% and lifted sign-ups", [("", ["run"], "ad campaigns", "")]),
        (
            "Answered rider calls, processed refunds and orders, and directed calls to depots",
            [
                ("", ["answer"], "rider calls", ""),
                ("", ["process"], "refunds and orders", ""),
                ("", ["direct"], "calls", "to depots"),
            ],
        ),
        (
            "Evaluated store credit, prepared fare notes, and structured loan terms accordingly",
            [
                ("", ["evaluate"], "store credit", ""),
                ("", ["prepare"], "fare notes", ""),
                ("", ["structure"], "loan terms", "accordingly"),
            ],
        ),
        (
            "Managing care of the riders and working groups in depots",
            [("", ["manage"], "care of the riders and working groups", "in depots")],
        ),
        (
            "Merged two teams into one and reduced silos of knowledge",
            [("", ["merge"], "two teams", "into one"), ("", ["reduce"], "silos of knowledge", "")],
        ),
        (
            "Act as the bridge to depots: gather fare needs, document critical flows, and validate maps",
            [
                ("", ["act"], "", "as the bridge to depots"),
                ("", ["gather"], "fare needs", ""),
                ("", ["document"], "critical flows", ""),
                ("", ["validate"], "maps", ""),
            ],
        ),
        (
            "Ran pilots and contributed to design talks",
            [("", ["run"], "pilots", ""), ("", ["contribute"], "design talks", "")],
        ),
        ("Contributed to marketing campaigns", [("", ["contribute"], "marketing campaigns", "")]),
        ("Built a tool that replaced two and cut time", [("", ["build"], "a tool", "that replaced two and cut time")]),
        ("Delivered on-time for depots", [("", ["deliver"], "", "on-time for depots")]),
        ("Managed release sign-off for depots", [("", ["manage"], "release sign-off", "for depots")]),
        ("Drove 0 to 1 delivery of kiosks", [("", ["drive"], "0 to 1 delivery of kiosks", "")]),
        ("Enhanced decision-making through tests", [("", ["enhance"], "decision-making", "through tests")]),
        ("Backlog care: ranked stories with riders", [("", ["rank"], "stories", "with riders")]),
        (
            "Organized squad standups and reviews, coached squads in depots",
            [("", ["organize"], "squad standups and reviews", ""), ("", ["coach"], "squads", "in depots")],
        ),
        (
            "Performed quantitative and qualitative analysis of fares",
            [("", ["perform"], "quantitative and qualitative analysis of fares", "")],
        ),
        (
            "Resolved fare faults promptly and proactively prevented new ones",
            [("", ["resolve"], "fare faults", "promptly"), ("", ["prevent"], "new ones", "")],
        ),
        ("Lead/facilitated talks with depots", [("", ["lead", "facilitate"], "talks", "with depots")]),
        (
            "Led the trial of Order to Cash and Procure to Pay flows",
            [("", ["lead"], "the trial of Order to Cash and Procure to Pay flows", "")],
        ),
        ("Helped managing the move between depots", [("helper", ["manage"], "the move", "between depots")]),
        (
            "Wrote notes for digital onboarding portal and led kiosk rollout",
            [("", ["write"], "notes", "for digital onboarding portal"), ("", ["lead"], "kiosk rollout", "")],
        ),
        (
            "Ran audits with a summary, detailed notes, maps and plans",
            [("", ["run"], "audits", "with a summary, detailed notes, maps and plans")],
        ),
        ("Created Fare Maps so new drivers could work", [("", ["create"], "Fare Maps", "")]),
        ("Managed incoming and outgoing mail", [("", ["manage"], "incoming and outgoing mail", "")]),
        ("Taught lunch and learn sessions on fares", [("", ["teach"], "lunch and learn sessions", "on fares")]),
        ("Developed start up plan for depots", [("", ["develop"], "start up plan", "for depots")]),
        ("Reduced time to market by 5%", [("", ["reduce"], "time to market", "by 5%")]),
        (
            "Plan and run fare trials, track & report progress",
            [("", ["plan", "run"], "fare trials", ""), ("", ["track", "report"], "progress", "")],
        ),
        (
            "Ran the daily tasks of new and existing depots",
            [("", ["run"], "the daily tasks of new and existing depots", "")],
        ),
        (
            "Led pilots around gathering and utilizing fare notes",
            [("", ["lead"], "pilots", "around gathering and utilizing fare notes")],
        ),
        ("Head of fares, responsible for kiosks and tills", [("duty", [], "kiosks and tills", "")]),
        ("Fare care for two depots, wrote the plans", [("", ["write"], "the plans", "")]),
        ("A team of 5, led by the depot", []),
        ("Helped find, report, and fix fare faults", [("helper", ["find", "report", "fix"], "fare faults", "")]),
        ("Completed 16 out of 18 depots under budget", [("", ["complete"], "16 out of 18 depots", "under budget")]),
        ("Pushed fares to Google Sheets", [("", ["push"], "fares", "to Google Sheets")]),
        (
            "Ran hundreds of rider-led, highly focused demos",
            [("", ["run"], "hundreds of rider-led, highly focused demos", "")],
        ),
        ("Effectively and concisely communicates fares", [("", ["communicate"], "fares", "")]),
        ("Assisted over 500 riders", [("", ["assist"], "over 500 riders", "")]),
        (
            "Coordinated moves including on-site care, troubleshooting of faults, and advice",
            [("", ["coordinate"], "moves", "including on-site care, troubleshooting of faults, and advice")],
        ),
        (
            "Served as fare lead and was responsible for closing gaps in depots",
            [("", ["serve"], "", "as fare lead"), ("duty", ["close"], "gaps", "in depots")],
        ),
        (
            "In charge of fares and responsible for mentoring drivers",
            [("duty", [], "fares", ""), ("duty", ["mentor"], "drivers", "")],
        ),
        ("I was also responsible for managing fares", [("duty", ["manage"], "fares", "")]),
        (
            "Ensured the fare matrix was intact and ran tests on kiosks",
            [("", ["ensure"], "", "the fare matrix was intact"), ("", ["run"], "tests", "on kiosks")],
        ),
        (
            "Apply fare rules and partner with depots",
            [("", ["apply"], "fare rules", ""), ("", ["partner"], "", "with depots")],
        ),
        (
            "Built a page for a kiosk that will be moved in May and designed a map for riders",
            [
                ("", ["build"], "a page", "for a kiosk that will be moved in May"),
                ("", ["design"], "a map", "for riders"),
            ],
        ),
        ("Sent fare notes to club leadership", [("", ["send"], "fare notes", "to club leadership")]),
        ("At the same time I joined the fare team", [("", ["join"], "the fare team", "")]),
        ("I've moved two depots", [("", ["move"], "two depots", "")]),
        ("Furthermore, work with depots on fares", [("", ["work"], "", "with depots on fares")]),
        ("First job, involved in fare care", [("involvement", [], "fare care", "")]),
        ("As head of the fare desk managed the yearly budget", [("", ["manage"], "the yearly budget", "")]),
        ("Recruit riders looking to move depots", [("", ["recruit"], "riders", "looking to move depots")]),
        ("To handle kiosks and train drivers", [("", ["handle"], "kiosks", ""), ("", ["train"], "drivers", "")]),
        ("To be part of depots", []),
        (
            "As a lead currently handling five depots",
            [("", ["handle"], "five depots", "")],
        ),
        ("As a test lead responsible for sizing fares", [("duty", ["size"], "fares", "")]),
        ("Execution of the fare trials and updating the log", [("", ["update"], "the log", "")]),
        (
            "Care for two depots, maintaining close ties with drivers",
            [("", ["maintain"], "close ties", "with drivers")],
        ),
        ("Good at managing depots and liaising with drivers", []),
        ("This work included prioritizing fare needs", [("", ["prioritize"], "fare needs", "")]),
        ("I am handling two depots", [("", ["handle"], "two depots", "")]),
        ("We coordinate with depots", [("", ["coordinate"], "", "with depots")]),
        (
            "Helping in the running of depots and sending fares to riders",
            [("", ["help"], "the running of depots", ""), ("", ["send"], "fares", "to riders")],
        ),
        (
            "Managing fares and made sure that kiosks ran",
            [("", ["manage"], "fares", ""), ("", ["make sure"], "", "that kiosks ran")],
        ),
        (
            "Led the trial and moved kiosks for Beta and Live",
            [("", ["lead"], "the trial", ""), ("", ["move"], "kiosks", "for Beta and Live")],
        ),
        ("Prompt assistance within the fare desk", []),
        (
            "Coordinated fare demos and was the main contact for depots",
            [("", ["coordinate"], "fare demos", ""), ("", ["be"], "the main contact", "for depots")],
        ),
        (
            "Managed a team in the care of the order tracking feature for kiosks",
            [("", ["manage"], "a team", "in the care of the order tracking feature for kiosks")],
        ),
        (
            "Sent notes on monthly trips and employee appraisals",
            [("", ["send"], "notes", "on monthly trips and employee appraisals")],
        ),
        (
            "Developed first standardized fare plans for depots",
            [("", ["develop"], "first standardized fare plans", "for depots")],
        ),
        (
            "Hired a team of fare analysts and support engineers",
            [("", ["hire"], "a team of fare analysts and support engineers", "")],
        ),
        (
            "Completed several workshops and lectures about fares",
            [("", ["complete"], "several workshops and lectures", "about fares")],
        ),
        (
            "Developing fare plans and reporting status updates to depots",
            [("", ["develop"], "fare plans", ""), ("", ["report"], "status updates", "to depots")],
        ),
        (
            "Responsible for research, quote, and care of kiosks",
            [("duty", [], "research, quote, and care of kiosks", "")],
        ),
        ("I was responsible to train drivers", [("duty", ["train"], "drivers", "")]),
        ("In 2004 developed a fare map", [("", ["develop"], "a fare map", "")]),
        ("Head of the fare desk and oversaw kiosk operations", [("", ["oversee"], "kiosk operations", "")]),
        ("Project saved 5% and decreased manual work", []),
        (
            "Manage the office, performed Fare Desk tasks and handled Kiosk Desk tasks",
            [
                ("", ["manage"], "the office", ""),
                ("", ["perform"], "Fare Desk tasks", ""),
                ("", ["handle"], "Kiosk Desk tasks", ""),
            ],
        ),
        ("Responded to audit requests from depots", [("", ["respond"], "", "to audit requests from depots")]),
        ("Single-handedly developed a fare map", [("", ["develop"], "a fare map", "")]),
        ("Cut loss making products", [("", ["cut"], "loss making products", "")]),
        ("Was in charge of teaching drivers", [("duty", ["teach"], "drivers", "")]),
        (
            "Built trust in depots through events, ads, and updating fare pages",
            [("", ["build"], "trust", "in depots through events, ads, and updating fare pages")],
        ),
        ("Project Manager of live fares", []),
        (
            "Refined an app designed and implemented to sell fares",
            [("", ["refine"], "an app", "designed and implemented to sell fares")],
        ),
        (
            "Began as a driver and was quickly promoted to lead",
            [("", ["begin"], "", "as a driver"), ("", ["be"], "", "quickly promoted to lead")],
        ),
        ("Once the fares were approved, turned focus to kiosks", [("", ["turn"], "focus", "to kiosks")]),
        ("Administered new and existing fare plans", [("", ["administer"], "new and existing fare plans", "")]),
        ("Properly route fares through depots", [("", ["route"], "fares", "through depots")]),
        (
            "Diagnosed fare faults and contacted vendors",
            [("", ["diagnose"], "fare faults", ""), ("", ["contact"], "vendors", "")],
        ),
        ("Wrote plans and associated documents", [("", ["write"], "plans and associated documents", "")]),
        ("Managed planned and unplanned moves", [("", ["manage"], "planned and unplanned moves", "")]),
        ("Oversaw scheduling for the depots", [("", ["oversee"], "scheduling", "for the depots")]),
        ("Created and lead training classes", [("", ["create", "lead"], "training classes", "")]),
        ("Meeting preparation: prepare the fare notes", [("", ["prepare"], "the fare notes", "")]),
        (
            "Made visits of the depot being built in Durango",
            [("", ["make"], "visits of the depot", "being built in Durango")],
        ),
        (
            "Reached calm through fare cuts and implementing systems",
            [("", ["reach"], "calm", "through fare cuts and implementing systems")],
        ),
        ("Full care of all fixed kiosks; maintained fare plans", [("", ["maintain"], "fare plans", "")]),
        ("Further developed fare skills", [("", ["develop"], "fare skills", "")]),
        ("Lead Auditor and fare writer for depots", []),
        ("Followed-up on calls", [("", ["follow up"], "", "on calls")]),
        ("Ran a best in class fare desk", [("", ["run"], "a best in class fare desk", "")]),
        ("My duties include marketing research", [("duty", [], "marketing research", "")]),
        ("Negotiate fares, responsible for kiosks", [("", ["negotiate"], "fares", ""), ("duty", [], "kiosks", "")]),
        ("Answer calls and do the front desk", [("", ["answer"], "calls", ""), ("", ["do"], "the front desk", "")]),
        (
            "Improved rider growth by 17% and generating new fares",
            [("", ["improve"], "rider growth", "by 17%"), ("", ["generate"], "new fares", "")],
        ),
        ("According to the plan, fares rose", []),
        ("Staff turnover was at a low of 2%", []),
        ("Ensuring the team is on time", [("", ["ensure"], "", "the team is on time")]),
        ("Running fare demos helped the team", []),
        ("Participated in bidding processes for depots", [("", ["participate"], "bidding processes", "for depots")]),
        (
            "Led the move of 3 teams to agile, including rider onboarding and overcoming doubts",
            [("", ["lead"], "the move of 3 teams", "to agile, including rider onboarding and overcoming doubts")],
        ),
        ("Travelled and trained depot staff", [("", ["travel"], "", ""), ("", ["train"], "depot staff", "")]),
        ("Collaborated and spoke with depots", [("", ["collaborate", "speak"], "", "with depots")]),
        ("Ran the move. This included testing gates", [("", ["run"], "the move", ""), ("", ["test"], "gates", "")]),
        ("Instrumental in launching the fare app", [("involvement", ["launch"], "the fare app", "")]),
        ("Responsible for and led the depot move", [("duty", [], "", ""), ("", ["lead"], "the depot move", "")]),
        ("We've improved fares by 5%", [("", ["improve"], "fares", "by 5%")]),
        ("Process incoming fares for depots", [("", ["process"], "incoming fares", "for depots")]),
        ("Maintain the depot register and log", [("", ["maintain"], "the depot register and log", "")]),
        (
            "Conduct demos, create fare plans, track faults",
            [("", ["conduct"], "demos", ""), ("", ["create"], "fare plans", ""), ("", ["track"], "faults", "")],
        ),
        ("Test case writing for the fare app", []),
        ("Plan grooming sessions for two depots", [("", ["plan"], "grooming sessions", "for two depots")]),
        (
            "Responsible for and led the move, trained 40 clerks",
            [("duty", [], "", ""), ("", ["lead"], "the move", ""), ("", ["train"], "40 clerks", "")],
        ),
        (
            "Spoke to riders, ran trials, sketched, drew fare maps",
            [
                ("", ["speak"], "", "to riders"),
                ("", ["run"], "trials", ""),
                ("", ["sketch"], "", ""),
                ("", ["draw"], "fare maps", ""),
            ],
        ),
        ("Schedule tracking with depots", []),
        (
            "Ran depot trials also responsible for writing guides",
            [("", ["run"], "depot trials", ""), ("duty", ["write"], "guides", "")],
        ),
        ("Lead Training Coordinator for six depots; coordinating space", [("", ["coordinate"], "space", "")]),
        ("Managed and worked with two depots", [("", ["manage", "work"], "two depots", "")]),
        ("Travelled and worked with two depots", [("", ["travel", "work"], "", "with two depots")]),
        (
            "Work includes closely collaborating with clerks and testing new gates",
            [("duty", ["collaborate"], "", "with clerks"), ("", ["test"], "new gates", "")],
        ),
        (
            "Opened kiosks, which raised sales by 9%, trained clerks, and wrote guides",
            [("", ["open"], "kiosks", ""), ("", ["train"], "clerks", ""), ("", ["write"], "guides", "")],
        ),
        (
            "Working, collaborating and coordinating with depots",
            [("", ["work", "collaborate", "coordinate"], "", "with depots")],
        ),
        (
            "Coordinate and manage fare releases and shared API's with depots",
            [("", ["coordinate", "manage"], "fare releases and shared API's", "with depots")],
        ),
        ("", []),
    ],
)
def test_clauses(text, expected):
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Wrote stories to guide the team", "to guide the team"),
        ("Wrote stories, reducing rework by 20%", ", reducing rework by 20%"),
        ("Tracked defects by using Jira", "by using Jira"),
        ("Wrote guides and in doing so drove adoption", ""),
        ("Owned the upkeep of nine kiosks which requires keeping spares", ""),
        ("Wrote fare rules to be read by clerks", ""),
        ("Built a kiosk app to sell fares; new maps drew 40 riders, which cut waits", "to sell fares"),
        ("Pooled fare data to trend, analyze and share it", "to trend, analyze and share it"),
        ("Wrote fare rules as and when needed", ""),
        ("Built an engine that gathers fares, cutting rework by 5%", ", cutting rework by 5%"),
        ("Met with agents to elicit needs", "to elicit needs"),
        ("Met with agents to better understand claims", "to better understand claims"),
        ("Wrote guides for data reporting by teams", ""),
        ("Ensured that claims are read, understood, and paid", ""),
        ("Held workshops which led to new features", "which led to new features"),
        ("Tested the scanner prior to launch", ""),
        ("Met with clients to document needs and explore options", "to document needs and explore options"),
        ("Partner with clients to strategize and grow", "to strategize and grow"),
        ("Saw to it that teams were creating value", ""),
        ("Led all phases including: defining goals", ""),
        ("Managed staff by motivating, coaching and advising", "by motivating, coaching and advising"),
        ("Ran pilots from idea to launch", ""),
        ("Coached groups that need to act", ""),
        ("Worked with owners on claim handling process", ""),
        ("Led the five levers: sponsor plan, Training plan", ""),
        ("Used reports for fee checks and to guide staff", "and to guide staff"),
        ("Ran the desk all the while coaching two testers", "all the while coaching two testers"),
        ("Gave support to program development", ""),
        ("Took uptime from 75% to close to 99%", ""),
        ("Wrote the contract working with legal", "working with legal"),
        ("Studied how fee rules help to cut costs", ""),
        ("Ran events such as demos, mentoring two analysts", ", mentoring two analysts"),
        ("Led iOS squads; improving core features", "; improving core features"),
        ("Named key opportunities to cut fees", ""),
        ("Turned needs into an app by quickly prototyping ideas", "by quickly prototyping ideas"),
        ("Raised trust, by promptly and clearly answering calls", ", by promptly and clearly answering calls"),
        ("Worked with owners on properly estimating stories", ""),
        ("Wrote fee templates in an effort to speed up audits", "in an effort to speed up audits"),
        ("Met with agents to showcase claim features", "to showcase claim features"),
        ("Drew mockups to wireframe the claim page", "to wireframe the claim page"),
        ("Estimate the staff needed to reach two goals", ""),
        ("Included leading fee reviews to cut cost", "to cut cost"),
        ("Ran all fee audits to include kiosks and tills", ""),
        ("Found ways to watch claims", ""),
        ("Managed all claims while mentoring two juniors", "while mentoring two juniors"),
        ("Coordinated tests between three vendors, scheduling rooms", ", scheduling rooms"),
        ("Presented roadmaps to leadership each month", ""),
        ("Built a claim portal greatly organizing the work of stores", "greatly organizing the work of stores"),
        ("Wrote steps for when kiosks move out", ""),
        ("Moved two desks in Ohio, all while being new to the team", ", all while being new to the team"),
        ("Ran a pilot, which raised trust and avoided costs", ", which raised trust and avoided costs"),
        ("Moved kiosks, minimising downtime in depots", ", minimising downtime in depots"),
        ("Created maps of fares, prevailing rules and limits", ""),
        (
            "Trained staff on a new map, gathering needs from riders and writing fare notes",
            ", gathering needs from riders and writing fare notes",
        ),
        ("Ran tests via Jira — managing tester access", "— managing tester access"),
        ("Managed 9 depots; 7 were moved on time", "; 7 were moved on time"),
        ("Planned moves; staff plans, maps", ""),
        ("Built a hook decreasing late trips 15%", "decreasing late trips 15%"),
        (
            "Wrote notes to make sure the team understood and followed them",
            "to make sure the team understood and followed them",
        ),
        (
            "Ran demos, which gave advice and tailored notes to depots",
            ", which gave advice and tailored notes to depots",
        ),
        ("Work with depots to find and quickly address faults", "to find and quickly address faults"),
        ("Managed a project to image and deliver 150 kiosks", "to image and deliver 150 kiosks"),
        ("Gave advice to Design and Develop kiosks", "to Design and Develop kiosks"),
        ("Wrote on the creation of ad-hoc reporting using cubes", "using cubes"),
        (
            "Managing fares ensuring rider adoption and onboarding into depots",
            "ensuring rider adoption and onboarding into depots",
        ),
        ("Ran fare campaigns, alongside managing tests for depots", ", alongside managing tests for depots"),
        ("Gave fare notes to sales, who then drew maps", ", who then drew maps"),
        ("Fixed faults with how riders were using our app", ""),
        ("Solved faults that raised during the trial", ""),
        ("Worked with depots to daily triage faults", "to daily triage faults"),
        ("Ran fares in spite of limited time, conflicting priorities and demanding riders", ""),
        ("Wrote plans resulting from audits", ""),
        ("Built tools for opportunities tracking, bid writing and care", ""),
        ("Grew sales by evaluating sold and scheduled stock", "by evaluating sold and scheduled stock"),
        ("Kept records, submitting manual and automated data notes", ", submitting manual and automated data notes"),
        ("Reduced risk to firm by resolving disputes", "by resolving disputes"),
        (
            "Strengthen fares by proactively growing sales and improving maps",
            "by proactively growing sales and improving maps",
        ),
        (
            "Built a tool which eliminated calls and ensured that fares were right",
            "which eliminated calls and ensured that fares were right",
        ),
        ("Oversees fares, including setting plans to reach riders, writing notes and filing maps", ""),
        ("Drafted fare presentations and fliers - acting as the lead", "- acting as the lead"),
        ("Trained drivers, which has resulted in a 5% drop in calls", ", which has resulted in a 5% drop in calls"),
        ("Met with vendors to follow-up on fares", "to follow-up on fares"),
        ("Led sprint planning, achieving a 92% hit rate", ", achieving a 92% hit rate"),
        ("Ran a pilot, achieving a 5% rise and improved sales", ", achieving a 5% rise and improved sales"),
        ("Ran tests, improving speed by 30% and created new flows", ""),
        (
            "Managed stores including accounting, payments, and tax, bringing the same care to all",
            ", bringing the same care to all",
        ),
        (
            "Held sessions to equip staff with skills and streamline work",
            "to equip staff with skills and streamline work",
        ),
        ("Worked with the desk to transition routine duties", "to transition routine duties"),
        ("Wove the old flow into the ‘TO BE’ flow", ""),
        ("Managed stores with a turnover exceeding $5M, cutting cost", ", cutting cost"),
        ("Wrote notes for five levers: sponsor plan, coaching plan, fee plan", ""),
        ("Planned staff for audit events, training / move planning, and triage", ""),
        ("Built a guide that contributed to a 5% rise", "that contributed to a 5% rise"),
        ("Drew maps during the time when the depot moved", ""),
        ("Ensured releases pass usability testing on time", ""),
        ("Found and closed an issue that raised fares by 3%", ""),
        (
            "Opened kiosks, which brought riders back, raised sales by 9%, and won 40 shops",
            ", which brought riders back, raised sales by 9%, and won 40 shops",
        ),
    ],
)
def test_tail_is_purpose_manner_or_result(text, tail):
    (reading,) = read([text])
    assert text[slice(*reading.clauses[-1].tail)] == tail


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(BULLETS), min_size=1, max_size=3).map(" ".join)))
def test_parts_cover_every_character_but_space_once(text):
    (reading,) = read([text])
    at = 0
    for part in reading.parts:
        assert part.start >= at
        assert not text[at : part.start].strip()
        assert part.start < part.end
        at = part.end
    assert not text[at:].strip()


@pytest.mark.parametrize("text", [": Led the team", ": met", "A:\n: Led it", "In 2004", "For 40", "Using", "As", "To"])
def test_what_is_hardly_a_bullet_is_read_all_the_same(text):
    (reading,) = read([text])
    assert "".join("".join(text[part.start : part.end] for part in reading.parts).split()) == "".join(text.split())


def test_many_bullets_are_read_in_order_and_like_each_alone():
    assert list(read(BULLETS)) == [next(read([bullet])) for bullet in BULLETS]


def test_the_encoder_makes_of_words_what_the_models_own_does():
    (_, vectors), *_ = parsing._parser().pipeline
    embed, encode = vectors.model.layers
    docs = [parsing._parser().make_doc(text) for text in BULLETS]
    texts = embed.predict(docs)
    ours = encoder.encode(texts, encoder.layers(encode))
    for own, theirs in zip(ours, encode.predict(texts), strict=True):
        assert own.shape == theirs.shape
        assert own == pytest.approx(theirs, abs=1e-4)


def test_nothing_of_a_parse_stays_in_memory():
    texts = [f"{text} ({n})" for n in range(4) for text in BULLETS]

    def held():
        list(read(texts))
        return tracemalloc.get_traced_memory()[0]

    held()
    tracemalloc.start()
    gc.disable()  # a batch calls it seldom
    try:
        first = held()
        assert held() - first < 1_000_000
    finally:
        gc.enable()
        tracemalloc.stop()


def test_a_text_that_is_no_bullet_is_not_parsed():
    (reading,) = read(["Managed backlog. " * (LONGEST // 10)])
    assert reading.clauses == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Used tools, e.g. Jira, to track work", ["Used tools, e.g. Jira, to track work"]),
        ("Managed backlog for U.S. Bank", ["Managed backlog for U.S. Bank"]),
        ("Hired in the U.S. Managed vendors", ["Hired in the U.S.", "Managed vendors"]),
        ("Ran demos. Wrote stories", ["Ran demos.", "Wrote stories"]),
        ("Vendor care: Managed contracts", ["Vendor care:", "Managed contracts"]),
        (
            "Fare Reform (Zones & Audit Trail Review): Ran trials",
            ["Fare Reform (Zones & Audit Trail Review):", "Ran trials"],
        ),
        ("Agile adoption: led the move to Scrum", ["Agile adoption:", "led the move to Scrum"]),
        ("Timetable - Planning trials with riders", ["Timetable -", "Planning trials with riders"]),
        ("Wrote the records: Meeting minutes", ["Wrote the records: Meeting minutes"]),
    ],
)
def test_a_sentence_ends_at_its_stop_or_label_and_at_no_abbreviation(text, expected):
    (reading,) = read([text])
    assert [text[sentence.start : sentence.end] for sentence in reading.sentences] == expected
