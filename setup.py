"""Copies the top-level files that the program needs at run time into the wheel; the rest is in pyproject.toml.

`rewriter.paths` finds them there. An editable install copies nothing: the program then uses the checkout's files.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SHIPPED = ("models", "examples", "streamlit_app.py", ".streamlit")


class BuildWithShippedFiles(build_py):
    def run(self) -> None:
        # What an earlier build left behind would get into the wheel: a rule whose file is gone would be on.
        shutil.rmtree(Path(self.build_lib) / "rewriter", ignore_errors=True)
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "rewriter" / "_shipped"
        target.mkdir(parents=True)
        for name in SHIPPED:
            copy = shutil.copytree if Path(name).is_dir() else shutil.copy2
            copy(name, target / name)


setup(cmdclass={"build_py": BuildWithShippedFiles})
