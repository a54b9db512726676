"""Resume files: what is read out of them, what is refused, and what a rewritten one keeps."""

import socket
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from rewriter.documents import rewritten, text_of
from rewriter.resume import lines_of
from rewriter.textfile import InputError

WEAK = "Managed backlog and coordinated sprint planning."
OTHER = "Wrote user stories for two squads"


def resume(*bullets: str) -> bytes:
    """A DOCX with a heading, a list, and one more bullet in a table, under a glyph."""
    document = Document()
    document.add_heading("Ada Ferro, Product Owner", 0)
    for bullet in bullets or (WEAK, OTHER):
        document.add_paragraph(bullet, style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "•\tAttended demos with sales"
    return saved(document)


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraphs(data: bytes):
    document = Document(BytesIO(data))
    return [*document.paragraphs, *document.tables[0].cell(0, 0).paragraphs] if document.tables else document.paragraphs


def test_bullets_of_a_docx_are_its_list_items_and_what_has_a_glyph():
    found = lines_of(text_of(resume(), "cv.docx"))
    assert found.bullets == [WEAK, OTHER, "Attended demos with sales"]
    assert found.others == ["Ada Ferro, Product Owner"]


def test_a_rewritten_docx_differs_in_that_bullet_alone():
    before = resume()
    after = rewritten(before, "cv.docx", {WEAK: "Ranked the backlog and coordinated sprint planning."}.items())
    old, new = paragraphs(before), paragraphs(after)
    changed = [(a.text, b.text) for a, b in zip(old, new, strict=True) if a.text != b.text]
    assert changed == [(WEAK, "Ranked the backlog and coordinated sprint planning.")]
    assert [p.style.name for p in old] == [p.style.name for p in new]


def test_a_bullet_under_a_glyph_in_a_table_keeps_its_glyph():
    after = rewritten(
        resume(), "cv.docx", {"Attended demos with sales": "Recommended exports in demos with sales"}.items()
    )
    assert paragraphs(after)[-1].text == "•\tRecommended exports in demos with sales"


def test_a_bullet_that_stands_twice_is_reworded_where_it_was_asked_for():
    for wordings in ([(WEAK, WEAK), (WEAK, "Ranked backlog.")], [(WEAK, "Ranked backlog."), (WEAK, WEAK)]):
        after = paragraphs(rewritten(resume(WEAK, WEAK), "cv.docx", wordings))
        assert [p.text for p in after[1:3]] == [wording for _, wording in wordings]


def test_a_bullet_that_is_wrapped_by_a_line_break_is_reworded_as_a_whole():
    before = resume("Managed backlog\nfor two squads", OTHER)
    (bullet, *_), _ = lines_of(text_of(before, "cv.docx"))
    assert bullet == "Managed backlog for two squads"
    after = rewritten(before, "cv.docx", [(bullet, "Ranked backlog for two squads"), (OTHER, OTHER)])
    assert [" ".join(p.text.split()) for p in paragraphs(after)[1:3]] == ["Ranked backlog for two squads", OTHER]


def test_the_look_of_words_that_stay_is_kept():
    document = Document()
    paragraph = document.add_paragraph(style="List Bullet")
    for text, bold in (("Managed ", False), ("backlog", True), (" and ran ", False), ("sprint planning", True)):
        run = paragraph.add_run(text)
        run.bold, run.font.size, run.font.color.rgb = bold, Pt(9), RGBColor(10, 20, 30)
    old = "Managed backlog and ran sprint planning"
    after = rewritten(saved(document), "cv.docx", {old: "Ranked backlog and ran sprint planning"}.items())
    runs = Document(BytesIO(after)).paragraphs[0].runs
    assert "".join(run.text for run in runs) == "Ranked backlog and ran sprint planning"
    assert [(run.text, run.bold) for run in runs][1:] == [
        ("backlog", True),
        (" and ran ", False),
        ("sprint planning", True),
    ]
    assert all(run.font.size == Pt(9) for run in runs)


def test_words_far_apart_are_changed_without_touching_those_between():
    document = Document()
    paragraph = document.add_paragraph()
    for text, bold in (("Manage", True), (" the backlog for ", False), ("17", True), (" people and more", False)):
        paragraph.add_run(text).bold = bold
    new = "Rank by value the backlog for 17 people and more, deferring the export"
    after = rewritten(saved(document), "cv.docx", {"Manage the backlog for 17 people and more": new}.items())
    assert [(run.text, run.bold) for run in Document(BytesIO(after)).paragraphs[0].runs] == [
        ("Rank", True),
        (" by value the backlog for ", False),
        ("17", True),
        (" people and more, deferring the export", False),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("abc é", min_size=1, max_size=6), min_size=1, max_size=6), st.text("abcx é,", max_size=30))
def test_any_wording_replaces_any_cut_of_runs(runs, wording):
    document = Document()
    paragraph = document.add_paragraph("– ")
    for text in runs:
        paragraph.add_run(text)
    bullet, wording = "".join(runs).strip(), wording.strip()
    if not bullet or not wording:
        return
    after = Document(BytesIO(rewritten(saved(document), "cv.docx", {bullet: wording}.items())))
    assert after.paragraphs[0].text.split() == f"– {wording}".split()


def test_text_is_read_in_its_encoding():
    assert text_of("• Cafés geführt".encode("utf-16"), "cv.txt") == "• Cafés geführt"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"x", "cv.pages", "DOCX, PDF or TXT"),
        (b"no zip", "cv.docx", "save it as DOCX again"),
        (b"no pdf", "cv.pdf", "Save it as PDF again"),
        (b"   ", "cv.txt", "No text was found"),
        (b"x" * (11 * 2**20), "cv.txt", "the limit is 10"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(data, name, said):
    with pytest.raises(InputError, match=said) as error:
        text_of(data, name)
    assert name in str(error.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (60 * 2**20))
    with pytest.raises(InputError, match="unpacks to more than"):
        text_of(stream.getvalue(), "cv.docx")


def repacked(data, part, change, added=()):
    """A DOCX with one part changed and parts added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
        for name, content in added:
            new.writestr(name, content)
    return stream.getvalue()


def a_resume():
    document = Document()
    document.add_paragraph("Managed backlog.", style="List Bullet")
    return saved(document)


def test_nothing_that_a_docx_links_to_is_fetched(monkeypatch):
    link = (
        b'<Relationship Id="rId99" Target="http://elsewhere.example/template.dotm" TargetMode="External" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    data = repacked(a_resume(), "word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", link))

    def refuse(*args, **kwargs):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    assert text_of(data, "cv.docx") == "• Managed backlog."
    after = rewritten(data, "cv.docx", {"Managed backlog.": "Ranked backlog."}.items())
    assert text_of(after, "cv.docx") == "• Ranked backlog."


def test_a_docx_with_macros_is_refused_with_the_mend():
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = repacked(
        a_resume(), "[Content_Types].xml", lambda xml: xml.replace(plain, macro), [("word/vbaProject.bin", b"\xd0\xcf")]
    )
    with pytest.raises(InputError, match="save it as DOCX again"):
        text_of(data, "cv.docx")


def test_a_scanned_pdf_and_a_locked_one_are_refused():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    stream = BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match="scan"):
        text_of(stream.getvalue(), "cv.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match="password"):
        text_of(stream.getvalue(), "cv.pdf")
