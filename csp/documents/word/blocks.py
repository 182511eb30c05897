"""The sections of a report in Word, block by block."""

from collections.abc import Mapping
from typing import Any

from csp.documents.word.drawing import draw
from csp.documents.word.elements import edge, element, run
from csp.documents.word.styles import (
    FIGURE,
    FOOTNOTE,
    FOOTNOTES_HEAD,
    INK,
    MEANING,
    NOTE,
    PLAIN,
    SOURCE,
    TERM,
)
from csp.documents.word.tables import Tables
from csp.documents.word.writer import Writer
from csp.kernel.report import NumberedBlock, NumberedSection

WORRY = "B3261E"


class Blocks:
    """Writes the sections of one report; ``pictures`` has each figure as PNG, by its anchor."""

    def __init__(self, writer: Writer, tables: Tables, pictures: Mapping[str, bytes]) -> None:
        self._writer = writer
        self._tables = tables
        self._pictures = pictures
        self._writes = {
            "paragraph": self._paragraph,
            "note": self._note,
            "prose": self._prose,
            "heading": self._heading,
            "key_figures": self._key_figures,
            "chart": self._chart,
            "action_table": self._action_table,
            "plain_table": self._plain_table,
            "definitions": self._definitions,
            "status_key": self._status_key,
            "footnotes": self._footnotes,
        }

    def section(self, section: NumberedSection, *, begins_a_page: bool) -> None:
        """Write a section: its heading, and what is in it."""
        marks = [element("pageBreakBefore")] if begins_a_page or section.is_long else []
        self._writer.say("Heading 2", section.heading, anchor=section.anchor, marks=marks)
        for one in section.blocks:
            self._writes[one.part](one, one.block)

    def _paragraph(self, one: NumberedBlock, block: Any) -> None:
        self._writer.numbered(one.label, one.html, anchor=one.anchor)

    def _note(self, one: NumberedBlock, block: Any) -> None:
        self._writer.text(one.html, style=NOTE)

    def _prose(self, one: NumberedBlock, block: Any) -> None:
        self._writer.text(one.html, style=PLAIN)

    def _heading(self, one: NumberedBlock, block: Any) -> None:
        self._writer.say("Heading 3", block.title, anchor=one.anchor)

    def _key_figures(self, one: NumberedBlock, block: Any) -> None:
        for figure in block.figures:
            worried = element("pBdr", edge("left", colour=WORRY, eighths=24, space=8))
            value = run(f"{figure.value}  ", bold=True, size=18, colour=INK)
            marks = [worried] if figure.is_worry else []
            self._writer.add(self._writer.paragraph(FIGURE, value, run(figure.words), marks=marks))

    def _chart(self, one: NumberedBlock, block: Any) -> None:
        """Write a figure as a picture that says aloud what the drawing on a page says."""
        self._writer.say("Caption", one.title, anchor=one.anchor)
        draw(self._writer, self._pictures[one.anchor], name=one.label, said=one.said)
        self._source(block.source)

    def _action_table(self, one: NumberedBlock, block: Any) -> None:
        self._writer.say("Caption", one.title, anchor=one.anchor)
        if block.rows:
            self._writer.add(self._tables.actions(block, title=one.title))
        else:
            self._writer.say(NOTE, "There are no actions here.")
        self._source(block.source)

    def _plain_table(self, one: NumberedBlock, block: Any) -> None:
        self._writer.say("Caption", one.title, anchor=one.anchor)
        self._writer.add(self._tables.plain(block, title=one.title))
        self._source(block.source)

    def _definitions(self, one: NumberedBlock, block: Any) -> None:
        for entry in block.entries:
            self._writer.say(TERM, entry.term)
            self._writer.say(MEANING, entry.meaning)

    def _status_key(self, one: NumberedBlock, block: Any) -> None:
        for status in block.statuses:
            words = self._tables.status(status)
            self._writer.add(self._writer.paragraph(PLAIN, *words, run(f"  {status.meaning}")))

    def _footnotes(self, one: NumberedBlock, block: Any) -> None:
        """Write notes with numbers that are text: Word’s own footnotes would count otherwise than the report."""
        self._writer.say(FOOTNOTES_HEAD, "Notes")
        for note in one.notes:
            self._writer.numbered(note.number, note.html, style=FOOTNOTE, anchor=note.anchor, back=note.mark)

    def _source(self, words: str) -> None:
        """Write where it comes from, or the room below it."""
        self._writer.say(SOURCE, words)
