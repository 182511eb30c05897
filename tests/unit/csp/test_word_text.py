"""What people write comes into Word as they meant it, and whatever they write, the document opens."""

import time
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from csp.documents.word import word_of
from csp.documents.word.text import pieces_of
from csp.kernel import markdown
from csp.kernel.report import ActionLine, KeyFigure, KeyFigures, Note, Paragraph, Report, Section, number
from tests.unit.csp.sample import action_line, sample, with_actions

DIRT = "\x00\x0b\x1f\ufffe"
HALF = "\ud800"  # no Markdown is read that holds half a letter
RUDE = "<b onclick='x'>&amp;</w:t></w:p> \u202eabc ]]> {number} 👍🏽 ŵŷ தி"


def of_words(*blocks, **changed) -> Report:
    """A report of these blocks and no figure."""
    plain = {**vars(sample(0)), "sections": (Section("only", "Only", blocks),), "recommendations": ()}
    return Report(**{**plain, **changed})


def opened(report):
    """The document that a report without figures becomes, read again."""
    return Document(BytesIO(word_of(number(report), pictures={})))


def written(text):
    """The paragraphs that a Markdown text becomes, with the number before it, and their document."""
    document = opened(of_words(Paragraph("one", text)))
    after = next(at for at, one in enumerate(document.paragraphs) if one.style.name == "Heading 2")
    return document.paragraphs[after + 1 :], document


def listed(paragraph):
    """The list and the level of a paragraph, and how its level is numbered; none where it is in none."""
    marks = paragraph._p.pPr.numPr
    if marks is None:
        return None
    numbering = paragraph.part.numbering_part.element
    [number] = [one for one in numbering.num_lst if one.numId == marks.numId.val]
    kind = f"w:abstractNum[@w:abstractNumId='{number.abstractNumId.val}']"
    [shape] = numbering.xpath(f"{kind}/w:lvl[@w:ilvl='{marks.ilvl.val}']/w:numFmt/@w:val")
    return marks.numId.val, marks.ilvl.val, shape


def looks(paragraph):
    """The words of a paragraph after its number, with how they look."""
    runs = paragraph._p.xpath(".//w:r[w:t]")[1:]
    return [
        ("".join(run.xpath("w:t/text()")), *(mark.tag.split("}")[1] for mark in run.xpath("w:rPr/*")))
        for run in runs
    ]


def test_bold_and_italic_words_and_code_look_so():
    [paragraph], _ = written("Plain **bold *both*** `code` end")

    assert looks(paragraph) == [
        ("Plain ",), ("bold ", "b"), ("both", "b", "i"), (" ",), ("code", "rFonts"), (" end",),
    ]  # fmt: skip


def test_a_link_is_one_link_however_its_words_look():
    [paragraph], document = written("See [the **whole** plan](https://vale.example/plan?a=1&b=2).")

    [link] = paragraph._p.xpath("w:hyperlink")
    assert "".join(link.xpath(".//w:t/text()")) == "the whole plan"
    assert document.part.rels[link.get(qn("r:id"))].target_ref == "https://vale.example/plan?a=1&b=2"


def test_a_list_is_a_list_of_word_and_each_list_of_numbers_begins_with_one():
    paragraphs, _ = written("First\n\n1. a\n2. b\n   - c\n\nThen\n\n1. d")

    found = {one.text: listed(one) for one in paragraphs}

    assert [name for name, one in found.items() if one is None] == ["1.1\tFirst", "Then"]
    assert found["a"][1:] == found["b"][1:] == found["d"][1:] == (0, "decimal")
    assert found["a"][0] == found["b"][0] != found["d"][0]
    assert found["c"][1:] == (1, "bullet")


def test_what_belongs_to_an_item_stands_below_it_without_a_mark():
    paragraphs, _ = written("- a\n\n  more of a\n- b")

    assert [(one.text, listed(one) is not None) for one in paragraphs] == [
        ("1.1\t", False),
        ("a", True),
        ("more of a", False),
        ("b", True),
    ]
    assert paragraphs[2].paragraph_format.left_indent == paragraphs[1].paragraph_format.left_indent


def test_a_line_that_was_broken_is_broken_and_what_is_quoted_stands_in():
    paragraphs, _ = written("One\\\ntwo\n\n> three")

    assert [one.text for one in paragraphs] == ["1.1\tOne\ntwo", "three"]
    assert paragraphs[1].paragraph_format.left_indent > paragraphs[0].style.paragraph_format.left_indent


def test_a_list_that_lies_deeper_than_word_has_levels_is_written_at_the_last():
    numbered = number(of_words(Paragraph("one", "Words")))
    deep = "".join(f"<ul><li>item {at}" for at in range(20)) + "</li></ul>" * 20
    section = numbered.sections[0]
    [block] = section.blocks
    section = replace(section, blocks=(replace(block, html=f"<p>Words</p>{deep}"),))

    document = Document(BytesIO(word_of(replace(numbered, sections=(section,)), pictures={})))

    items = document.paragraphs[-20:]
    assert [one.text for one in items] == [f"item {at}" for at in range(20)]
    assert [listed(one)[1] for one in items] == [*range(9), *[8] * 11]


@pytest.mark.parametrize("tag", sorted(markdown._WORDS | {"a"}))
def test_every_tag_that_our_markdown_lets_through_is_known_here(tag):
    html = f"<p>before</p><{tag}>words</{tag}><p>after</p>"

    told = [word.text.strip() for piece in pieces_of(html) for word in piece.words if word.text.strip()]

    assert told == ["before", "words", "after"] or (tag == "br" and "".join(told) == "beforewordsafter")


def test_an_item_without_a_word_has_its_mark():
    assert [(one.is_marked, len(one.words)) for one in pieces_of("<ul><li></li><li>a</li></ul>")] == [
        (True, 0),
        (True, 1),
    ]


def test_whatever_is_typed_the_document_opens_and_says_it():
    """Every text that a person types, dirty; nothing of it becomes a tag, and what no XML holds is left out."""
    report = with_actions(
        ActionLine(RUDE + DIRT, RUDE + DIRT, RUDE, RUDE, progress=RUDE + DIRT),
        title=f"Report {RUDE}{DIRT}{HALF}" * 20,
        subtitle=RUDE,
        partnership=RUDE + DIRT + HALF,
        committee=RUDE,
        part=RUDE,
        part_words=RUDE,
        contact=RUDE,
        front=((RUDE, f"One{DIRT}\nTwo {RUDE}"),),
    )
    blocks = (
        Paragraph("p", RUDE + DIRT),
        Note("n", RUDE),
        KeyFigures("k", (KeyFigure(RUDE, RUDE, is_worry=True),)),
        report.sections[1].blocks[1],
    )
    document = opened(of_words(*blocks, **{name: getattr(report, name) for name in (
        "title", "subtitle", "partnership", "committee", "part", "part_words", "contact", "front",
    )}))  # fmt: skip

    told = "".join(document.element.body.xpath(".//w:t/text()"))
    assert told.count("onclick='x'") == 15 + 20
    assert "abc ]]> {number} 👍🏽 ŵŷ தி" in told
    assert not any(sign in told for sign in DIRT + HALF)
    assert len(document.core_properties.title) == 255
    assert document.tables[0].rows[0].cells[1].text.startswith("One\nTwo")


def test_nothing_of_a_paragraph_of_a_hundred_thousand_letters_is_lost():
    text = " ".join(f"word{at}" for at in range(12_000))

    [paragraph], _ = written(text)

    assert paragraph.text == f"1.1\t{text}"


def test_a_table_of_710_actions_takes_about_a_second():
    report = with_actions(*(action_line(at) for at in range(1, 711)))
    numbered = number(of_words(*report.sections[1].blocks))
    begun = time.process_time()

    content = word_of(numbered, pictures={})

    assert time.process_time() - begun < 3  # a third of a second on a quiet machine
    assert len(Document(BytesIO(content)).tables[1].rows) == 711


def test_a_row_is_cut_by_the_end_of_a_page_only_where_it_is_longer_than_one():
    report = with_actions(action_line(1), ActionLine("1.2", "Long", progress="word " * 200))
    rows = opened(of_words(*report.sections[1].blocks)).tables[1].rows[1:]

    assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in rows] == [True, False]
