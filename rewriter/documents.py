"""Resumes as files: DOCX, PDF or text in, bullets out; and the same DOCX with accepted wordings in place.

A file is untrusted: it is read in memory, with a limit on what it may unpack to, and what cannot be read is refused
with the mend. Nothing in it is run or fetched.
"""

import re
import zipfile
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from io import BytesIO
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING

from rewriter.resume import GLYPH
from rewriter.textfile import InputError, read_stream

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

KINDS = ("docx", "pdf", "txt", "md")
LARGEST = 10 * 2**20  # bytes of a file
LARGEST_UNPACKED = 50 * 2**20  # bytes of all that a DOCX holds; a resume with photographs has some ten
MOST_PAGES = 40
_WORD = re.compile(r"\s*\w+|\s*\W")  # with the space before it
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def text_of(data: bytes, name: str) -> str:
    """The text of a resume, a line for each paragraph, with "• " before what is a list item there.

    Raises
    ------
    InputError
        The file is too large, of another kind, encrypted, damaged, or holds no text; the message says what to do.
    """
    kind = PurePath(name).suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise InputError(f"{name} is no DOCX, PDF or TXT. Save your resume as one of these, or paste its text.")
    if len(data) > LARGEST:
        raise InputError(f"{name} has {len(data) / 2**20:.0f} MB; the limit is {LARGEST // 2**20}. Paste its text.")
    readers = {"docx": _docx_text, "pdf": _pdf_text}
    text = readers[kind](data, name) if kind in readers else read_stream(BytesIO(data), name)[0]
    if not text.strip():
        why = "It may be a scan, which is a picture of text. " if kind == "pdf" else ""
        raise InputError(f"No text was found in {name}. {why}Paste its text instead.")
    return text


def rewritten(data: bytes, name: str, wordings: Iterable[tuple[str, str]]) -> bytes:
    """The same DOCX with bullets in new wordings, and all formatting kept.

    ``wordings`` are the bullets in their order, each with the wording that it gets, its own or another: so a bullet
    that stands twice may be reworded in one place alone. Only the words that differ are touched: they take the look of
    the words that they replace.
    """
    document = _docx(data, name)
    waiting: defaultdict[str, deque[str]] = defaultdict(deque)
    for bullet, wording in wordings:
        waiting[bullet].append(wording)
    for paragraph in _paragraphs(document):
        found = [
            (place, waiting[bullet].popleft())
            for place, bullet in _bullets(paragraph.text, waiting)
            if waiting.get(bullet)
        ]
        for (start, end), wording in reversed(found):  # from the end, so that earlier places stay true
            _replace(paragraph, start, end, wording)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _bullets(text: str, known: Collection[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The bullets of a paragraph with their places: its lines; one that goes on in lower case belongs to the last.

    If what is joined is not ``known``, its lines are (see ``rewriter.resume.lines_of``).
    """
    joined: list[list[tuple[int, int]]] = []
    for line in _LINE.finditer(text):
        glyph = GLYPH.match(line[0])
        place = (line.start() + (glyph.end() if glyph else 0), line.end())
        wraps = joined and not glyph and line[0][:1].islower()
        joined = [*joined[:-1], [*joined[-1], place]] if wraps else [*joined, [place]]
    for places in joined:
        whole = " ".join(text[start:end] for start, end in places)
        if whole in known:
            yield (places[0][0], places[-1][1]), whole
        else:
            yield from (((start, end), text[start:end]) for start, end in places)


def _docx(data: bytes, name: str) -> "Document":
    import docx

    damaged = InputError(f"{name} cannot be read as DOCX. Open it in Word or LibreOffice and save it as DOCX again.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise InputError(f"{name} unpacks to more than {LARGEST_UNPACKED // 2**20} MB. Paste its text instead.")
        return docx.Document(BytesIO(data))
    except InputError:
        raise
    except Exception as error:  # whatever a damaged or hostile package makes the reader do
        raise damaged from error


def _paragraphs(document: "Document") -> Iterator["Paragraph"]:
    """All paragraphs in reading order, those in tables included; a merged cell's only once."""
    from docx.table import Table

    def within(blocks: Iterable[object]) -> Iterator["Paragraph"]:
        for block in blocks:
            if isinstance(block, Table):
                seen: set[object] = set()
                for row in block.rows:
                    for cell in row.cells:
                        if cell._tc not in seen:
                            seen.add(cell._tc)
                            yield from within(cell.iter_inner_content())
            else:
                yield block  # type: ignore[misc]

    yield from within(document.iter_inner_content())


def _docx_text(data: bytes, name: str) -> str:
    lines = []
    for paragraph in _paragraphs(_docx(data, name)):
        text = paragraph.text.strip()
        listed = text and _is_listed(paragraph) and not GLYPH.match(text)
        lines.append(f"• {text}" if listed else text)
    return "\n".join(lines)


def _is_listed(paragraph: "Paragraph") -> bool:
    """Whether Word numbers the paragraph or sets a bullet before it, by itself or by its style."""
    properties = paragraph._p.pPr
    if properties is not None and properties.numPr is not None:
        return True
    style = paragraph.style
    return style is not None and (style.name or "").startswith("List")


def _pdf_text(data: bytes, name: str) -> str:
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except Exception as error:  # whatever a damaged or hostile file makes the reader do
        raise InputError(f"{name} cannot be read as PDF. Save it as PDF again, or paste its text.") from error
    if locked:
        raise InputError(f"{name} is locked with a password. Save it without one, or paste its text.")
    return "\n".join(pages)


def _replace(paragraph: "Paragraph", start: int, end: int, new: str) -> None:
    """Puts ``new`` in place of the characters ``start:end``, word by word; each word that both have keeps its look.

    A new word looks like the one that it replaces; words beyond those look like what follows, else what precedes.
    """
    before, after = _WORD.findall(paragraph.text[start:end]), _WORD.findall(new)
    starts = [start + length for length in accumulate(map(len, before), initial=0)]
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, first, last, new_first, new_last in reversed(changes):  # from the end, so that earlier places stay true
        if kind == "equal":
            continue
        extra = new_first + (last - first) if kind == "replace" else new_last
        _insert(paragraph, starts[last], "".join(after[extra:new_last]))
        _put(paragraph, starts[first], starts[last], "".join(after[new_first : min(extra, new_last)]))


def _insert(paragraph: "Paragraph", at: int, words: str) -> None:
    """Puts words at a character of a paragraph, in the look of what stands there, or before it at the end."""
    begins = 0
    for run in _runs(paragraph):
        ends = begins + len(run.text)
        if begins <= at < ends:
            _put(paragraph, at, at + 1, words + run.text[at - begins])
            return
        begins = ends
    _put(paragraph, at, at, words)


def _put(paragraph: "Paragraph", start: int, end: int, words: str) -> None:
    """Puts words in place of the characters ``start:end`` of a paragraph."""
    at = 0
    for run in _runs(paragraph):
        text, length = run.text, len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        covers = first < last or (start == end and 0 <= start - at <= length)
        if covers and (first < last or words):
            run.text = text[:first] + words + text[max(first, last) :]
            words = ""
        at += length


def _runs(paragraph: "Paragraph") -> Iterator["Run"]:
    """The runs of a paragraph, those of its links included, in order."""
    from docx.text.hyperlink import Hyperlink

    for item in paragraph.iter_inner_content():
        if isinstance(item, Hyperlink):
            yield from item.runs
        else:
            yield item
