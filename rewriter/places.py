"""Where tables come from and go to: files of this machine, standard input and output, and the stores of fsspec."""

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from rewriter.textfile import PACKED, InputError

MAGIC = ((b"PAR1", ".parquet"), (b"PK\x03\x04", ".xlsx"), (b"\x1f\x8b", ".gz"), (b"BZh", ".bz2"), (b"\xfd7zXZ", ".xz"))


@contextlib.contextmanager
def at_hand(place: str) -> Iterator[Path]:
    """A file of this machine with the content of a path, of a URL that fsspec knows ("s3://..."), or of "-".

    Standard input and URLs are copied into a file that goes when the block ends: a table is read more than once.
    Raises `InputError` when there is no such place.
    """
    if place != "-" and "://" not in place:
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="rewriter-") as folder:
        if place == "-":
            copy = Path(folder, "input")
            with copy.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
            yield copy.rename(copy.with_name(f"input{_suffix_of(copy)}"))
            return
        copy = Path(folder, _name_in(place) or "input")
        with _fetching(place) as (store, path):
            store.get_file(path, str(copy))
        yield copy


@contextlib.contextmanager
def delivered(place: str, suffix: str) -> Iterator[Path]:
    """A path, or a file whose content goes to a URL that fsspec knows, or to "-", when the block ends well.

    ``suffix`` is that of the file for standard output, which has no name to say its kind.
    """
    if place != "-" and "://" not in place:
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="rewriter-") as folder:
        file = Path(folder, f"output{suffix}" if place == "-" else _name_in(place))
        yield file
        if place == "-":
            with file.open("rb") as whole:
                shutil.copyfileobj(whole, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        with _fetching(place) as (store, path):
            store.put_file(str(file), f"{path}.part")
            store.mv(f"{path}.part", path)


@contextlib.contextmanager
def _fetching(url: str) -> Iterator[tuple[Any, str]]:
    """The store of a URL and the path in it; what goes wrong there is told as an `InputError`."""
    import fsspec

    try:
        yield fsspec.core.url_to_fs(url)
    except (ImportError, ValueError, OSError) as error:
        raise InputError(f"{url} cannot be read or written: {error or type(error).__name__}.") from error


def _name_in(url: str) -> str:
    """The name of the file that a URL speaks of, without a signature ("?...").

    >>> _name_in("https://store.example/team/in.parquet?sig=1")
    'in.parquet'
    """
    return PurePosixPath(urlsplit(url).path).name


def _suffix_of(file: Path) -> str:
    """The suffix for a file without a name, by its first bytes."""
    with file.open("rb") as stream:
        head = stream.read(8)
    suffix = next((suffix for mark, suffix in MAGIC if head.startswith(mark)), "")
    if suffix in PACKED:
        with PACKED[suffix](file) as stream:
            head = stream.read(8)
    if suffix and suffix not in PACKED:
        return suffix
    return (".jsonl" if head.lstrip().startswith(b"{") else ".csv") + suffix
