"""Text out of files in whatever encoding a spreadsheet or an editor left them in."""

import bz2
import codecs
import gzip
import lzma
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

BLOCK = 1 << 20
# UTF-32 first: its little-endian mark begins with the mark of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The characters outside ASCII that English text holds; they tell Windows from Macintosh files.
USUAL = frozenset("‘’“”–—…•·€£©®™àáâãäåæçèéêëíîïñòóôõöøùúûüß")


PACKED: dict[str, Callable[[Path], BinaryIO]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}  # type: ignore


class InputError(ValueError):
    """Something is wrong with what the user gave us. The message says what, where, and the mend."""


def unreadable(path: Path, error: OSError) -> InputError:
    """The error for a file that cannot be opened, in the user's words."""
    if path.is_dir():
        return InputError(f"{path} is a folder. Name a file in it.")
    if isinstance(error, FileNotFoundError):
        return InputError(f"There is no file {path}. Check the spelling and the folder.")
    if isinstance(error, PermissionError):
        return InputError(f"No permission to read {path}. Change its permissions or copy it elsewhere.")
    return InputError(f"Cannot read {path}: {error.strerror or error}.")


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where its name ends in .gz, .bz2 or .xz."""
    unpack = PACKED.get(path.suffix.lower())
    return unpack(path) if unpack else path.open("rb")


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was read in.

    Raises `InputError` when the file cannot be read or is not text.
    """
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path), encoding)
    except OSError as error:
        raise unreadable(path, error) from error


def read_stream(stream: BinaryIO, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a stream that can be read but once, such as standard input, and its encoding; as `read_text`."""
    data = stream.read()
    used = encoding_of(BytesIO(data), name, encoding)
    return decoded(data, used, name), used


def decoded(data: bytes, encoding: str, name: str) -> str:
    """The bytes as text; `InputError` when they are not in that encoding."""
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise not_in(encoding, name, error) from error


def not_in(encoding: str, name: str, error: UnicodeError) -> InputError:
    """The error for text that is not in the encoding it was said, or thought, to be in."""
    return InputError(f"{name} is not {encoding} text ({error}). Save it as UTF-8, or name its encoding: --encoding.")


def encoding_of(stream: BinaryIO, name: str, encoding: str | None = None) -> str:
    """The encoding of a binary stream: the one named, else that of its byte-order mark, else UTF-8, else a guess.

    The whole stream is read, a block at a time: one accent in the last row of a large file decides as well.

    Raises `InputError` for an unknown encoding name and for binary data (NUL bytes).
    """
    if encoding is not None:
        try:
            "".encode(encoding)
            # Reading UTF-8 with the "-sig" variant takes files with and without a byte-order mark.
            return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
        except (LookupError, UnicodeError):
            raise InputError(f"Unknown encoding {encoding!r}. Usual names: utf-8, cp1252, mac_roman, utf-16.") from None
    block = stream.read(BLOCK)
    for mark, marked in MARKS:
        if block.startswith(mark):
            return marked
    utf8 = codecs.getincrementaldecoder("utf-8")()
    guess = None
    while True:
        if b"\0" in block:
            raise InputError(f"{name} is not a text file (it has NUL bytes). Save it as plain text or CSV first.")
        if guess is None:
            try:
                utf8.decode(block, final=not block)
            except UnicodeDecodeError:
                guess = guessed(block)
        if not block:
            return guess or "utf-8"
        block = stream.read(BLOCK)


def guessed(sample: bytes) -> str:
    """The likeliest encoding of text that is not UTF-8.

    Detectors take a few accents in English text for Big5 or Polish. So when most of the text is ASCII only the
    encodings that Excel writes on Windows and on a Macintosh stand to choose; the more usual characters decide.

    >>> guessed("Led a résumé review".encode("cp1252")), guessed("Led a résumé review".encode("mac_roman"))
    ('cp1252', 'mac_roman')
    """
    if 4 * sum(byte > 127 for byte in sample) < len(sample):
        return max(("cp1252", "mac_roman"), key=lambda encoding: usual_characters(sample, encoding))
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def usual_characters(sample: bytes, encoding: str) -> int:
    """How many characters outside ASCII are usual ones when the bytes are read in this encoding."""
    return sum(character in USUAL for character in sample.decode(encoding, errors="replace"))
