"""Word documents become pages, with the numbers that Word prints."""

import contextlib
import io
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from imported import DOT, headings, items, made, said

from edition.importing import pictures, word
from edition.importing.outline import Document, DocumentError
from edition.importing.word_numbers import written


def of_word(build) -> Document:
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return word.read(file.getvalue())


def test_word_documents_have_headings_lists_tables_quotations_pictures_and_breaks() -> None:
    def build(document) -> None:
        document.add_heading("Title", 0)
        document.add_heading("Part", 1)
        document.add_paragraph("First.", style="List Number")
        document.add_paragraph("More.", style="List Continue")
        document.add_paragraph("Point.", style="List Bullet 2")
        run = document.add_paragraph("Second", style="List Number").runs[0]
        run.add_break()
        run.add_text("goes on.")
        document.add_paragraph("Quoted.", style="Quote")
        table = document.add_table(2, 3)
        table.cell(0, 0).text, table.cell(1, 1).text = "a", "x\ny"
        table.add_row().cells[0].merge(table.cell(2, 1)).text = "both"
        table.cell(2, 2).text = "z"
        document.add_picture(io.BytesIO(DOT))
        document.add_paragraph("A dot", style="Caption")
        document.add_heading("Next", 1)
        document.add_paragraph("1.1 Typed.")

    document = of_word(build)
    assert headings(document) == [(0, "Title"), (1, "Part"), (1, "Next")]
    assert items(document.blocks) == [
        (0, "1. First."),
        (1, "Point."),
        (0, "2. Second goes on."),
        (0, "1.1 Typed."),
    ]
    placed = pictures.place(document, lambda _name: None)
    assert list(placed) == ["image1.png"]
    page = made(document)
    assert "| a |  |  |\n| --- | --- | --- |\n|  | x y |  |\n| both |  | z |\n" in page
    assert "> Quoted." in page
    assert ':::{figure} image1.png\n:alt: ""\n\nA dot\n:::' in page
    assert "the picture image1.png has no alternative text; write one" in " ".join(said(document))


NUMBERING = """<w:abstractNum {} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="%1．"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>"""
LIST = '<w:num {} w:numId="{}"><w:abstractNumId w:val="90"/>{}</w:num>'
OTHER_MARK = '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"/></w:lvlOverride>'
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def test_the_numbers_of_word_are_those_that_it_prints() -> None:
    def build(document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(NUMBERING.format(nsdecls("w"))))
        numbering.append(parse_xml(LIST.format(nsdecls("w"), 91, OTHER_MARK)))
        numbering.append(parse_xml(LIST.format(nsdecls("w"), 92, RESTART)))
        document.add_heading("章", 1)
        for number, level in ((91, 0), (91, 1), (91, 2), (91, 2), (91, 1), (91, 0), (91, 1), (92, 0)):
            properties = document.add_paragraph("文。")._p.get_or_add_pPr()  # noqa: SLF001
            value = properties.get_or_add_numPr()
            value.get_or_add_numId().val, value.get_or_add_ilvl().val = number, level

    labels = [(depth, text.split()[0]) for depth, text in items(of_word(build).blocks)]
    expected = [
        "0",
        "１．",
        "1",
        "（ア）",
        "2",
        "(i)",
        "2",
        "(ii)",
        "1",
        "（イ）",
        "0",
        "２．",
        "1",
        "（ア）",
        "0",
        "１．",
    ]
    assert labels == [(int(depth), label) for depth, label in zip(expected[::2], expected[1::2], strict=True)]


FOOTNOTES = """<w:footnotes {}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Named.</w:t></w:r></w:p>
<w:p><w:r><w:t>Twice.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="4"><w:p><w:r><w:t>Never named.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
RUNS = """<w:p {}><w:r><w:t>1. Kept</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r>
<w:ins w:id="1"><w:r><w:t xml:space="preserve"> and added</w:t></w:r></w:ins>
<w:del w:id="2"><w:r><w:delText>Deleted.</w:delText></w:r></w:del>
<w:hyperlink><w:r><w:tab/><w:t>linked</w:t><w:noBreakHyphen/></w:r></w:hyperlink>
<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>
<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"""
CONTROL = """<w:sdt {}><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


def test_what_word_has_beside_its_paragraphs_is_on_a_page_or_left_out() -> None:
    def build(document) -> None:
        name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
        part = Part(name, kind, FOOTNOTES.format(nsdecls("w")).encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        document.add_heading("Part", 1)
        body = document.element.body
        for xml in (RUNS, CONTROL):
            body.insert(len(body) - 1, parse_xml(xml.format(nsdecls("w"))))
        style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Contents....3", style=style)
        document.sections[0].header.paragraphs[0].text = "Head."
        document.add_comment(document.paragraphs[0].runs, text="Remark.")

    document = of_word(build)
    page = made(document)
    assert "Kept[^1] and added linked\u2011\n\nBoxed.\n\nControlled.\n\n[^1]: Named. Twice.\n:::" in page
    assert {notice.left_out for notice in document.notices} >= {
        "Deleted.",
        "Wingdings F0E0",
        "Contents....3",
        "Never named.",
        "Head.",
        "Remark.",
    }


BOX = """<w:r {}><w:pict>
<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"""
RUBY = """<w:r {}><w:ruby><w:rt><w:r><w:t>こう</w:t></w:r></w:rt>
<w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r>"""
CHART = """<w:r {}><w:drawing><wp:inline>
<wp:docPr id="1" name="" descr="A chart"/></wp:inline></w:drawing></w:r>"""
SHEET = """<w:r {}><w:object/></w:r>"""


def test_readings_charts_and_text_boxes_at_the_head_of_pages_are_left_out() -> None:
    def build(document) -> None:
        paragraph = document.add_paragraph("文。")
        for xml in (RUBY, CHART, SHEET):
            paragraph._p.append(parse_xml(xml.format(nsdecls("w", "wp"))))  # noqa: SLF001
        head = document.sections[0].header.paragraphs[0]
        head._p.append(parse_xml(BOX.format(nsdecls("w"))))  # noqa: SLF001

    document = of_word(build)
    assert made(document).endswith("\n\n文。港\n")
    drawing = "a drawing was left out: it is neither a picture nor a text box"
    assert [notice.left_out for notice in document.notices if notice.sentence == drawing] == ["A chart", ""]
    left_out = [notice.left_out for notice in document.notices if notice.left_out]
    assert left_out == ["こう", "A chart", "Boxed."]


PLAIN = """<w:r {}><w:rPr><w:b w:val="{}"/></w:rPr><w:t>Plain</w:t></w:r>"""


def test_short_bold_lines_are_headings_in_a_word_document_without_styles_of_headings() -> None:
    def build(document) -> None:
        document.add_paragraph().add_run("Aims").bold = True
        document.add_paragraph("1. One.")
        document.add_paragraph().add_run("We will act.").bold = True
        for off in ("0", "false"):
            paragraph = document.add_paragraph()._p  # noqa: SLF001
            paragraph.append(parse_xml(PLAIN.format(nsdecls("w"), off)))

    document = of_word(build)
    assert headings(document) == [(1, "Aims")]
    assert said(document) == ["1: 'Aims' was taken for a heading: it is short and bold"]


def test_what_is_no_word_document_is_said() -> None:
    for data in (b"", b"PK\x03\x04", b"text", DOT):
        with pytest.raises(DocumentError, match="cannot be read as a Word document"):
            word.read(data)


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        *(("japaneseCounting", 11, "十一"), ("japaneseCounting", 20, "二十"), ("lowerLetter", 27, "aa")),
        *(("chineseCounting", 11, "十一"), ("ideographDigital", 3, "三")),
        *(("decimalZero", 3, "03"), ("ganada", 2, "나"), ("ganada", 15, "15")),
        *(("upperRoman", 0, "0"), ("upperRoman", 99, "XCIX"), ("upperRoman", 100, "100"), ("aiueo", 0, "0")),
        *(("upperRoman", 49, "XLIX"), ("decimalEnclosedCircle", 21, "21"), ("decimalFullWidth", 12, "１２")),
    ],
)
def test_a_number_above_ten_is_written_as_word_writes_it(form: str, number: int, shown: str) -> None:
    assert written(number, form) == shown


def test_the_address_of_a_link_stands_behind_its_text() -> None:
    def build(document) -> None:
        for text in ("the law", "https://example.org/law"):
            paragraph = document.add_paragraph("See ")
            address = "https://example.org/law"
            key = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            run = f"<w:r><w:t>{text}</w:t></w:r>"
            link = f"<w:hyperlink {nsdecls('w', 'r')} r:id='{key}'>{run}</w:hyperlink>"
            paragraph.runs[0].element.addnext(parse_xml(link))

    page = made(of_word(build))
    assert "See the law (https://example.org/law)\n" in page
    assert "See https://example.org/law\n" in page


FIELD = """<w:p {}><w:r><w:t>See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText> HYPER</w:instrText></w:r><w:r><w:instrText>LINK "https://a.example/{}" </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"""
SIMPLE = """<w:p {}><w:r><w:t>Or </w:t></w:r><w:fldSimple w:instr=' HYPERLINK "https://b.example" \\l "x" '>
<w:r><w:t>that</w:t></w:r></w:fldSimple>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>, 7</w:t></w:r></w:fldSimple></w:p>"""


def test_the_address_of_a_link_that_is_a_field_stands_behind_its_text() -> None:
    def build(document) -> None:
        for order, text in enumerate(("the law", "https://a.example/1")):
            document.element.body.insert(order, parse_xml(FIELD.format(nsdecls("w"), order, text)))
        document.element.body.insert(2, parse_xml(SIMPLE.format(nsdecls("w"))))

    page = made(of_word(build))
    assert "See the law (https://a.example/0).\n" in page
    assert "See https://a.example/1.\n" in page
    assert "Or that (https://b.example#x), 7\n" in page


NOTE = """<w:footnotes {}><w:footnote w:id="3"><w:p><w:hyperlink r:id="{}"><w:r><w:t>Its law</w:t></w:r>
</w:hyperlink></w:p></w:footnote></w:footnotes>"""


def test_a_link_in_a_footnote_has_the_address_that_the_footnotes_give_it() -> None:
    def build(document) -> None:
        name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
        part = Part(name, kind, b"", document.part.package)
        key = part.relate_to("https://a.example/note", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        part._blob = NOTE.format(nsdecls("w", "r"), key).encode()  # noqa: SLF001 - as it would be read
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        mark = f"<w:p {nsdecls('w')}><w:r><w:t>Text.</w:t><w:footnoteReference w:id='3'/></w:r></w:p>"
        document.element.body.insert(0, parse_xml(mark))

    assert "[^1]: Its law (https://a.example/note)\n" in made(of_word(build))


def test_of_a_file_of_another_kind_the_kind_is_named() -> None:
    file, other = io.BytesIO(), io.BytesIO()
    docx.Document().save(file)
    with ZipFile(file) as before, ZipFile(other, "w") as after:
        for entry in before.infolist():
            after.writestr(
                entry, before.read(entry).replace(b"wordprocessingml.document", b"spreadsheetml.sheet")
            )
    with pytest.raises(DocumentError) as raised:
        word.read(other.getvalue())
    assert "it is of the kind application/vnd.openxmlformats-officedocument.spreadsheetml" in str(
        raised.value
    )
    assert "BytesIO" not in str(raised.value)


def test_of_a_damaged_word_document_it_is_said_that_it_cannot_be_read() -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    data = file.getvalue()
    for place in range(200, len(data), 97):
        damaged = data[:place] + bytes(each ^ 0x5A for each in data[place : place + 8]) + data[place + 8 :]
        with contextlib.suppress(DocumentError):  # and nothing else
            assert word.read(damaged).blocks == []
    with pytest.raises(DocumentError, match="as a Word document"):
        word.read(data[:500])


PRINTED = """<w:t>One.</w:t><w:br w:type="page"/><w:cr/><w:t>Two</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/>
<w:t>stop.</w:t>"""


def test_a_heading_is_known_by_the_name_of_its_style_too_and_a_return_in_a_line_is_a_break() -> None:
    def build(document) -> None:
        document.add_heading("Part", 2)
        for level in document.styles.element.xpath(".//w:outlineLvl"):
            level.getparent().remove(level)
        run = parse_xml(f"<w:p {nsdecls('w')}><w:r>{PRINTED}</w:r></w:p>")
        document.element.body.insert(1, run)

    document = of_word(build)
    assert headings(document) == [(2, "Part")]
    assert made(document).endswith("# Part\n\nOne.\n\nTwo non\u2011stop.\n")


def test_a_picture_that_the_document_does_not_hold_is_named_by_its_address() -> None:
    def build(document) -> None:
        address = "https://a.example/p.png"
        key = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
        drawing = f"<w:drawing><a:blip r:link='{key}'/></w:drawing>"
        document.element.body.insert(
            0, parse_xml(f"<w:p {nsdecls('w', 'a', 'r')}><w:r>{drawing}</w:r></w:p>")
        )

    assert said(of_word(build)) == [
        "1: a picture was left out: the document does not hold it: https://a.example/p.png"
    ]


def test_short_bold_lines_are_headings_wherever_they_stand() -> None:
    def build(document) -> None:
        for text in ("Text.", "Part"):
            document.add_paragraph().add_run(text).bold = text == "Part"

    assert headings(of_word(build)) == [(1, "Part")]


def test_a_row_with_fewer_cells_than_the_head_is_filled() -> None:
    def build(document) -> None:
        table = document.add_table(2, 2)
        for number, cell in enumerate(table._cells):  # noqa: SLF001
            cell.text = "abcd"[number]
        last = table.rows[1]._tr.tc_lst[1]  # noqa: SLF001
        last.getparent().remove(last)

    assert "| a | b |\n| --- | --- |\n| c |  |\n" in made(of_word(build))
