"""Sections of reports as they are handed over, on the page that passes them on."""

from collections.abc import Mapping

from csp.kernel import day_words
from csp.kernel.terms import Words
from csp.models import Partnership, Person, Reader
from csp.queries.words import words_of
from csp.web.handovers import Desk, Item
from scrutiny.models import ReportSection
from scrutiny.policies.sections import may_pass_on
from scrutiny.queries import section_holders
from scrutiny.services.section_holders import REASON
from scrutiny.sources.kinds import title_of

KIND = "scrutiny.section"


def desk_of(reader: Reader, *, partnership: Partnership, person: Person) -> Desk:
    """Return the sections that somebody is to write and that the reader may pass on."""
    found = list(section_holders.held(reader, partnership=partnership, person=person))
    if not found:
        return Desk()
    words = words_of(reader, partnership=partnership)
    return Desk([_item(one, reader, words) for one in found if may_pass_on(reader, one)])


def sent_already(
    reader: Reader, *, partnership: Partnership, person: Person, successor: str, notes: Mapping[str, str]
) -> set[str]:
    """Return which of these sections the reader has just passed from a person to a successor."""
    return section_holders.sent_already(
        reader, partnership=partnership, person=person, successor=successor, notes=notes, reason=REASON
    )


def _item(section: ReportSection, reader: Reader, words: Words) -> Item:
    title = title_of(kind=section.kind, title=section.title, words=words)
    return Item(
        kind=KIND,
        key=section.key,
        version=section.version,
        called="section of a report",
        reference="",
        title=f"{title}, {section.report}",
        url=section.get_absolute_url(),
        due=day_words.short(section.due_on),
        is_late=section.due_on is not None and section.due_on < reader.today,
        status=None,
    )
