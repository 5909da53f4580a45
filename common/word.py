"""Word files in the form of the house: A4, 仿宋 for text, 黑体 for headings, page numbers that Word fills in."""

import re
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, HEAD, LATIN = "仿宋", "黑体", "Times New Roman"
#: what XML cannot hold; a text area lets it through
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def new_document(title, subtitle, author):
    """A document with its title, and who it is of beneath."""
    document = Document()
    _set_page(document, title, author)
    _set_fonts(document)
    document.add_heading(writable(title), level=0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(writable(subtitle)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def content_of(document):
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def add_text(document, text):
    """A paragraph with the indent that Chinese text has."""
    paragraph = document.add_paragraph(writable(text))
    paragraph.paragraph_format.first_line_indent = Pt(32)


def add_table(document, columns, rows, widths):
    """`widths` in cm; the head is repeated on each page."""
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], columns, widths, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill(table.add_row(), row, widths)


def writable(text):
    return UNWRITABLE.sub("", text)


def _set_page(document, title, author):
    core = document.core_properties
    core.title, core.author, core.comments, core.language = writable(title)[:255], author, "", "zh-CN"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    section.top_margin = section.bottom_margin = Cm(2.8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("第 ")
    _add_field(foot, "PAGE")
    foot.add_run(" 页　共 ")
    _add_field(foot, "NUMPAGES")
    foot.add_run(" 页")


def _add_field(paragraph, code):
    """A number that Word fills in itself."""
    field, run, text = (OxmlElement(f"w:{tag}") for tag in ("fldSimple", "r", "t"))
    field.set(qn("w:instr"), code)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_fonts(document):
    """Chinese text takes its font from `eastAsia`; without it Word falls back to what the machine has."""
    for name, font, size in (("Normal", BODY, 16), ("Title", HEAD, 22), ("Heading 1", HEAD, 16), ("Footer", BODY, 10)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(size), None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:ascii"), LATIN)
        fonts.set(qn("w:hAnsi"), LATIN)
        fonts.set(qn("w:eastAsia"), font)
    line = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if line is not None:
        line.getparent().remove(line)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(28)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)


def _fill(row, cells, widths, bold=False):
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.line_spacing = 1.1
        run = paragraph.add_run(writable(text))
        run.font.size, run.font.bold = Pt(10.5), bold
