"""Writes the real output of README's command-line sessions beneath their commands: ``python docs/sessions.py``."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SESSION = re.compile(r"(?<=^```console\n)\$ (?P<command>[^\n]*)\n(?P<output>.*?)(?=^```)", re.MULTILINE | re.DOTALL)


def output_of(command: str) -> str:
    """What a shell command prints in a folder that holds the examples, with this environment's ``rewriter``."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False
        )
    return done.stdout


def main() -> None:
    """Runs every session of README.md and rewrites the file."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(
        SESSION.sub(lambda session: f"$ {session['command']}\n{output_of(session['command'])}", text), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
