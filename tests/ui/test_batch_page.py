"""The page "Batch", run without a browser on tables that are in memory."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from rewriter.columns import likely_columns
from rewriter.csvfile import frame_of
from rewriter.textfile import InputError

TABLE = b"""who,team,bullet
Ada,Pay,Managed backlog and coordinated sprint planning.
Bo,Pay,Ran 24 customer interviews and cut onboarding time by 31%.
Cy,Ship,Tracked risks and issues
Di,Ship,
"""


def script() -> None:
    from rewriter.ui import batch

    batch.page()


def opened(table: pd.DataFrame) -> AppTest:
    from rewriter.batch import Summary

    app = AppTest.from_function(script, default_timeout=120)
    app.session_state["batch_table"] = table
    app.session_state["batch_done"] = []
    app.session_state["batch_summary"] = Summary()
    app.session_state["batch-column"] = likely_columns(list(table.columns), [])[0]
    return app.run()


def test_every_row_is_checked_in_order_and_counted() -> None:
    app = opened(frame_of(TABLE, "team.csv"))
    assert app.selectbox(key="batch-column").value == "bullet"
    app = app.button(key="batch-go").click().run()
    assert not app.exception
    checked = pd.concat(app.session_state["batch_done"])
    assert list(checked["who"]) == ["Ada", "Bo", "Cy", "Di"]
    assert list(checked["review_label"])[:2] == ["delivery_admin", "product"]
    assert "2 of 4 rows read as delivery administration" in app.subheader[0].value


def test_another_column_starts_anew() -> None:
    app = opened(frame_of(TABLE, "team.csv"))
    app = app.button(key="batch-go").click().run()
    app = app.selectbox(key="batch-column").set_value("team").run()
    assert app.session_state["batch_done"] == []
    assert app.button(key="batch-go").label == "Check 4 rows"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no header row"),
        (b"a,b\n1,2,3\n", "line 2: 3 cells where the header has 2"),
        (b'a\n"x"y\n', "line 2"),
    ],
)
def test_a_broken_csv_is_refused_with_its_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        frame_of(data, "team.csv")


def test_semicolons_and_other_encodings_are_read() -> None:
    frame = frame_of("who;bullet\nZoë;Geführt, und mehr".encode("cp1252"), "team.csv")
    assert frame.to_dict("list") == {"who": ["Zoë"], "bullet": ["Geführt, und mehr"]}
