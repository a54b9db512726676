"""The README's sessions are real: each command prints what stands beneath it."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))

from sessions import SESSION, output_of  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = [(session["command"], session["output"]) for session in SESSION.finditer(README)]


def test_there_are_sessions():
    assert len(SESSIONS) >= 3


@pytest.mark.parametrize(("command", "output"), SESSIONS)
def test_command_prints_what_the_readme_shows(command, output):
    assert output_of(command) == output, "run python docs/sessions.py"


def test_python_example_runs(capsys):
    code, expected = re.findall(r"^```python\n(.*?)# (.*?)\n```", README, re.MULTILINE | re.DOTALL)[0]
    exec(code, {})
    assert capsys.readouterr().out.strip() == expected


def test_the_classifiers_figure_is_that_of_its_metrics():
    metrics = json.loads((ROOT / "models" / "metrics.json").read_text(encoding="utf-8"))
    if "test" not in metrics:
        pytest.skip("this classifier was trained without --test")
    figure, (low, high) = metrics["test"]["balanced_accuracy"], metrics["intervals"]["test"]["balanced_accuracy"]
    assert f"{metrics['test']['count']} real bullets" in README
    assert f"balanced accuracy is {figure:.2f} ({low:.2f} to {high:.2f})" in " ".join(README.split())
