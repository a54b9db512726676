"""The page "Compare", run without a browser."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest


def script() -> None:
    from rewriter.ui import compare

    compare.page()


def html(original: str, rewrite: str) -> str:
    """The page after comparing two texts."""
    app = AppTest.from_function(script, default_timeout=60).run()
    app.text_area(key="compare-original").set_value(original)
    app.text_area(key="compare-rewrite").set_value(rewrite)
    app = next(button for button in app.button if button.label == "Compare").click().run()
    assert not app.exception
    return "\n".join(element.proto.body for element in app.get("html"))


def compared(original: str, rewrite: str) -> str:
    """The page in the words that a reader sees."""
    return unescape(html(original, rewrite))


def test_claims_and_losses_are_marked_and_named() -> None:
    page = compared("Contributed to the roadmap for 3 teams", "Led the roadmap, doubling revenue")
    assert '<mark class="rw-added">Led</mark>' in page
    assert "makes it more yours" in page
    assert '<mark class="rw-added">doubling revenue</mark>' in page
    assert re.search(r'<mark class="rw-dropped">[^<]*3', page)
    assert "Adds 2 claims" in page


def test_an_honest_rewrite_is_called_so() -> None:
    page = compared("Cut cost by 24% for QA", "Cut costs by 24 percent for quality assurance")
    assert "Says the same" in page
    assert "<mark" not in page


def test_a_missing_text_is_asked_for() -> None:
    assert "Paste the rewrite as well" in compared("Cut cost by 24%", "")


def test_markup_is_shown_as_text() -> None:
    page = html("Cut <b>cost</b>", "Cut <script>alert(1)</script> cost")
    assert "alert" in page
    assert "<script" not in page
    assert "<b>cost" not in page
