"""Write a section of a report, comment on it, sign it."""

from datetime import datetime

from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from scrutiny.models import ReportSection, SectionComment
from scrutiny.models.verb import Verb
from scrutiny.policies.sections import may_sign, may_write
from scrutiny.queries import sections
from scrutiny.services.saving import refuse_key
from scrutiny.sources.kinds import is_empty


@transaction.atomic
def write_section(*, key: str, version: int, words: str, by: Reader, now: datetime) -> ReportSection:
    """Keep what somebody wrote in a section; the same words again change nothing.

    Other words than those that were signed are not signed. Raises PermissionDenied, and NewerVersion when somebody
    saved it meanwhile.
    """
    section = audit.locked(sections.open_to(by), key=key, version=version)
    may_write(by, section).require()
    if words == section.words:
        return section
    section.words, section.signed_at, section.signed_by = words, None, None
    audit.save(section, by=by, why=Verb.SECTION_WRITTEN, now=now)
    return section


@transaction.atomic
def sign_section(*, key: str, version: int, by: Reader, now: datetime) -> ReportSection:
    """Sign a section for the authority that it is given to, as it was read.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    section = audit.locked(sections.open_to(by), key=key, version=version)
    may_sign(by, section, is_empty=is_empty(section)).require()
    section.signed_at, section.signed_by = now, by.person
    audit.save(section, by=by, why=Verb.SECTION_SIGNED, now=now)
    return section


@transaction.atomic
def add_comment(
    *, section: ReportSection, text: str, by: Reader, now: datetime, key: str | None = None
) -> SectionComment:
    """Say something of a section to whoever writes it.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    may_write(by, section).require()
    comment = SectionComment(section=section, text=text, said_at=now, said_by=by.person, key=key or new_key())
    refuse_key(key=comment.key, visible=sections.comments_open_to(by))
    audit.save(comment, by=by, why=Verb.COMMENT_ADDED, now=now)
    return comment


@transaction.atomic
def settle_comment(*, key: str, by: Reader, now: datetime) -> SectionComment:
    """Say that a comment was dealt with; once is enough. Raises PermissionDenied, and Http404 where it is gone."""
    comment = sections.held_comment(by, key=key)
    if comment is None:
        raise Http404
    may_write(by, comment.section).require()
    if comment.settled_at is None:
        comment.settled_at, comment.settled_by = now, by.person
        audit.save(comment, by=by, why=Verb.COMMENT_SETTLED, now=now)
    return comment
