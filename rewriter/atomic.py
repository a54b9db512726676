"""Files that appear whole or not at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from rewriter.textfile import InputError


def begun(target: Path) -> Path:
    """An empty file beside the target, to be written and then put in its place.

    Raises `InputError` when the target's folder does not exist or cannot be written, or the target is no file.
    """
    if target.exists() and not target.is_file():
        raise InputError(f"{target} is not a file. Name a file to write.")
    # The name is the same each time, so that what a killed run left is taken away by the next one.
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileNotFoundError:
        raise InputError(f"There is no folder {target.parent}. Create it, or write elsewhere.") from None
    except OSError as error:
        raise InputError(f"Cannot write in {target.parent}: {error.strerror}. Write elsewhere.") from error
    return part


def check(target: Path) -> None:
    """Raises `InputError` when the target cannot be written; said before the work is done, not after."""
    begun(target.resolve()).unlink()


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file that takes the target's name when the block ends well, and vanishes when it fails.

    Until then, and after a failure, whatever was there stays. Raises as `begun`, and when the disk is full.
    """
    target = target.resolve()  # a link stays a link: the file that it names is replaced
    part = begun(target)
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise InputError(
                f"The disk of {target.parent} is full. Make room, or write elsewhere; nothing was changed."
            ) from error
        raise
    finally:
        part.unlink(missing_ok=True)
