"""What reports ask of those who write sections of them: to write one, to sign it, to see to what was said of it."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.kernel.terms import Words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web.work import Ask
from scrutiny.models import ReportSection
from scrutiny.queries import sections
from scrutiny.sources.kinds import title_of


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each section that the reader is to write or to sign, what is due first."""
    if not reader.holds(Permission.SECTION_WRITE, partnership=partnership.pk):
        return
    found = list(sections.to_write(reader, partnership=partnership))
    if found:
        words = words_of(reader, partnership=partnership)
        yield from (_ask(section, reader, words) for section in found)


def _ask(section: ReportSection, reader: Reader, words: Words) -> Ask:
    title = title_of(kind=section.kind, title=section.title, words=words)
    meeting = section.report.meeting
    whom = "you" if section.holder_id == reader.person_id else str(section.seat)
    return Ask(
        title=f"{'Sign' if section.words else 'Write'} “{title}” of “{section.report.title}”",
        url=section.get_absolute_url(),
        why=f"It is given to {whom}, for {meeting.committee.name} on {day_words.plain(meeting.held_on)}.",
        verb="Read and sign" if section.words else "Write",
        due_on=section.due_on,
        is_late=section.due_on is not None and section.due_on < reader.today,
    )
