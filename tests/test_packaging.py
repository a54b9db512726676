"""The program installed from its wheel works from any folder, with the data that the checkout has."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "dist", "*.egg-info", "__pycache__", ".*_cache", "tests")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout, by way of the source distribution as ``python -m build`` does."""
    source = tmp_path_factory.mktemp("source") / "rewriter"
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    built = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation"], cwd=source, capture_output=True, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a new environment: the wheel in it, its dependencies borrowed from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    scheme = {"base": str(folder), "platbase": str(folder)}
    site, commands = (Path(sysconfig.get_path(name, "venv", vars=scheme)) for name in ("purelib", "scripts"))
    pip = [sys.executable, "-m", "pip", "--python", str(commands / "python"), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True)
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return commands


def run(*command: object, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command elsewhere than in the checkout, without anything of this process's Python settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=clean,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_wheel_holds_every_file_that_the_program_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (ROOT / "rewriter").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= names
    for top in ("models", "examples", "streamlit_app.py", ".streamlit"):
        for path in [ROOT / top, *(ROOT / top).rglob("*")]:
            if path.is_file():
                assert f"rewriter/_shipped/{path.relative_to(ROOT).as_posix()}" in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"rewriter"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".pyc")]


def test_the_installed_command_reviews(installed: Path, tmp_path: Path) -> None:
    bullet = "Managed backlog and coordinated sprint planning."
    result = run(installed / "rewriter", "check", "--format", "jsonl", cwd=tmp_path, stdin=bullet)
    assert (result.returncode, result.stderr) == (1, "")
    review = json.loads(result.stdout)
    assert review["flags"]
    assert review["suggestions"]


def test_the_installed_program_uses_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = "from rewriter import paths; print(paths.models()); print(paths.examples()); print(paths.app())"
    result = run(installed / "python", "-c", code, cwd=tmp_path)
    for line in result.stdout.splitlines():
        assert Path(line).exists()
        assert Path(line).is_relative_to(installed.parent.resolve())


def test_the_installed_page_draws(installed: Path, tmp_path: Path) -> None:
    code = """
from streamlit.testing.v1 import AppTest
from rewriter import paths
page = AppTest.from_file(str(paths.app()), default_timeout=60).run()
assert not page.exception, page.exception
print("drawn")
"""
    result = run(installed / "python", "-c", code, cwd=tmp_path)
    assert result.stdout == "drawn\n", result.stderr


def test_the_installed_command_knows_its_version(installed: Path, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run(installed / "rewriter", "--version", cwd=tmp_path).stdout == f"rewriter {project['version']}\n"


def test_every_requirement_is_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for entry in (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "").splitlines():
            if entry and not entry.lstrip().startswith("#"):
                assert "==" in entry, f"{name}: {entry[:60]}"
                assert "--hash=sha256:" in entry, f"{name}: {entry[:60]}"


def test_runtime_pins_are_the_tested_ones() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split()[0] for line in lines if "==" in line and not line.startswith((" ", "#"))}

    assert pins("requirements.txt") <= pins("requirements-dev.txt")
