"""What all tests share: decisions go to a database of the test's own, never to the user's."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_decisions(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new database for each test; the page, which keeps it open, opens it anew."""
    file = tmp_path_factory.mktemp("decisions") / "decisions.sqlite"
    monkeypatch.setenv("REWRITER_DECISIONS", f"sqlite:///{file}")
    forget()
    yield file
    forget()


def forget() -> None:
    """Closes the page's store, if the page was imported."""
    if store := sys.modules.get("rewriter.ui.store"):
        store.decisions.clear()
