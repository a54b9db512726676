"""What the page shows is escaped, whatever was typed."""

from rewriter.flags import Flag
from rewriter.suggestions import Blank, Claim, Segment, Suggestion
from rewriter.ui.highlight import bullet_html, numbered, plain_label, shown, wording_html


def flag(bullet: str, phrase: str, rule: str) -> Flag:
    start = bullet.index(phrase)
    return Flag(start, start + len(phrase), phrase, rule, "Why.", "Section")


def test_html_in_a_bullet_is_text() -> None:
    bullet = "<script>alert(1)</script> Managed backlog & \"more\" <img src=x onerror='x'>"
    html = bullet_html(bullet, [flag(bullet, "Managed backlog", "upkeep")])
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; " in html
    assert '<mark class="rw-flag">Managed backlog</mark><sup class="rw-number">1</sup>' in html


def test_a_flag_may_cut_through_markup_and_emoji() -> None:
    bullet = "🚀<b>Managed</b> backlog"
    html = bullet_html(bullet, [Flag(1, 6, bullet[1:6], "r", "", "")])
    assert html == '🚀<mark class="rw-flag">&lt;b&gt;Ma</mark><sup class="rw-number">1</sup>naged&lt;/b&gt; backlog'


def test_overlapping_flags_are_numbered_by_rule() -> None:
    bullet = "Responsible for managing the backlog"
    flags = [flag(bullet, "managing the backlog", "upkeep"), flag(bullet, "Responsible for managing", "duty")]
    assert numbered(flags) == {"duty": 1, "upkeep": 2}
    assert bullet_html(bullet, flags) == (
        '<mark class="rw-flag">Responsible for </mark>'
        '<mark class="rw-flag">managing</mark><sup class="rw-number">1</sup>'
        '<mark class="rw-flag"> the backlog</mark><sup class="rw-number">2</sup>'
    )


def test_a_bullet_without_flags_is_plain() -> None:
    assert bullet_html("Cut churn", []) == "Cut churn"
    assert bullet_html("", []) == ""


def test_control_characters_are_visible() -> None:
    assert shown("a\x00b\x1bc\u202ed\te") == "a␀b␛c\ufffdd\te"


def test_a_label_is_not_markdown() -> None:
    assert plain_label("*a* [b](http://c) $x$ :tada: <i>\n www.d.com") == (
        r"\*a\* [b]\(http:" + "\u2060" + r"//c) \$x\$ :" + "\u2060" + r"tada: \<i> www." + "\u2060" + "d.com"
    )
    assert plain_label("Did you set the order yourself?") == "Did you set the order yourself?"


def test_claims_are_marked_and_say_whether_they_stand() -> None:
    suggestion = Suggestion(
        tier="stronger",
        rule="r",
        text="Ranked <x>, cutting [what] by half",
        signal=None,
        segments=(
            Segment("Ranked <x>", "kept", (0, 10)),
            Segment(", cutting ", "claim", claim=1),
            Segment("[what]", "blank", claim=1, blank=1),
            Segment(" by half", "claim", claim=2),
        ),
        claims=(Claim(1, "outcome", "cutting [what]", "Did it fall?"), Claim(2, "number", "by half", "By half?")),
        blanks=(Blank(1, "outcome", "what", "text"),),
    )
    assert wording_html(suggestion, {1}, {1: "<lead time>"}) == (
        'Ranked &lt;x&gt;, <span class="rw-claim rw-true" title="Claim, confirmed">‹cutting '
        '<span class="rw-filled">&lt;lead time&gt;</span>›</span>'
        ' <span class="rw-claim rw-open" title="Claim, not confirmed">‹by half›</span>'
    )
