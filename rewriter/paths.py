"""Where the files that are not Python code live: in a checkout and in an installed wheel, and nowhere else."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The path of a top-level file or folder that the program needs at run time.

    In a wheel these are copied into ``rewriter/_shipped`` (see ``setup.py``); in a checkout they lie beside the
    package. The path is returned whether or not it exists, so that ``rewriter train`` can create it.

    >>> shipped("models").name
    'models'
    """
    copies = PACKAGE / "_shipped"
    return (copies if copies.is_dir() else PACKAGE.parent) / name


def models() -> Path:
    """The folder of the trained classifier, its metrics and its model card."""
    return shipped("models")


def examples() -> Path:
    """The folder of the example bullets and the training data."""
    return shipped("examples")


def app() -> Path:
    """The entry of the web page, for ``streamlit run``."""
    return shipped("streamlit_app.py")
