"""The appendices of a report in Word: what each is, where it is, and whether everybody can read it."""

from html import escape

from csp.documents.word.styles import PLAIN
from csp.documents.word.writer import Writer
from csp.kernel.report import NumberedReport
from csp.kernel.report.appendices import Appendix

APPENDICES = "appendices"


def write_appendices(writer: Writer, numbered: NumberedReport) -> None:
    """Write what goes with the report, after its last section; nothing where nothing does."""
    if not numbered.appendices:
        return
    writer.say("Heading 2", "Appendices", anchor=APPENDICES)
    for one in numbered.appendices:
        writer.say("Heading 3", one.heading, anchor=one.anchor)
        for words in filter(None, (one.appendix.about, one.appendix.access_words)):
            writer.say(PLAIN, words)
        writer.text(f"<p>{_where(one.appendix)}</p>", style=PLAIN)


def _where(one: Appendix) -> str:
    """Return what one opens and where, as clean HTML."""
    if one.exempt:
        return escape(one.exempt_words)
    if one.is_file:
        return f"{escape(one.form_words)}, a file of its own beside this report."
    return f'{escape(one.form_words)}: <a href="{escape(one.link)}">{escape(one.link)}</a>'
