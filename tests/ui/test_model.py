"""The page "Model"."""

from streamlit.testing.v1 import AppTest


def _model() -> None:
    from rewriter.ui import model

    model.page()


def test_it_shows_the_card_and_its_plots() -> None:
    page = AppTest.from_function(_model, default_timeout=60).run()
    assert not page.exception
    assert page.markdown[0].value.startswith("# Model card")
    assert [header.value for header in page.header] == ["Plots"]
    assert len(page.get("image")) == 5
