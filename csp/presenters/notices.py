"""The pages that the law asks for: what each says by itself, and in a partnership’s own words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from csp.models import Notice, Partnership

PREPARED = date(2026, 11, 22)
# Said until a partnership writes its own; what is marked K in the notes on the law is for its own advisers to check.
DEFAULTS = {
    Notice.Kind.ACCESSIBILITY: """\
- Nobody who uses a screen reader, voice control or magnification every day has tested this website yet, and nobody
  from outside has audited it. Until then we do not call it fully compliant.
- Words that came from a partner’s spreadsheet are shown as they were written. They may be hard to read.
- A published review may stand beside a document that was made elsewhere and has no tags for a screen reader
  (WCAG 1.3.1). Its summary is then on the page itself.
""",
    Notice.Kind.PRIVACY: """\
The authorities of the partnership decide together what is kept here and how it is used. They keep it to carry out
their duties under sections 5 to 7 of the Crime and Disorder Act 1998, and to answer for them to a committee of
councillors.

What you did stays on the record after you leave, because the partnership must be able to say who decided what. Your
contact details need not.
""",
    Notice.Kind.COOKIES: "All are needed for the website to work, so you are not asked about them.\n",
}
ABOUT = {
    Notice.Kind.ACCESSIBILITY: "What is known not to be accessible, and which success criterion of WCAG that fails.",
    Notice.Kind.PRIVACY: "Who decides, why, and for how long. Have your data protection officer read it.",
    Notice.Kind.COOKIES: "What stands under the list of cookies.",
}
ADVICE = "https://www.equalityadvisoryservice.com/"
COMPLAINTS = "https://ico.org.uk/make-a-complaint/"


@dataclass(frozen=True)
class NoticePage:
    """One page for the public."""

    partnership: Partnership | None
    words: SafeString
    contact: str
    prepared: str
    advice: str = ADVICE
    complaints: str = COMPLAINTS

    @classmethod
    def of(
        cls,
        kind: Notice.Kind,
        *,
        partnership: Partnership | None,
        own_words: str,
        written: datetime | None = None,
    ) -> "NoticePage":
        """Return the page of a partnership, or of the website; ``written`` is when it last wrote its own words."""
        return cls(
            partnership=partnership,
            words=mark_safe(to_html(own_words or DEFAULTS[kind])),  # noqa: S308  (to_html has cleaned it)
            contact=partnership.contact_email if partnership else "",
            prepared=day_words.plain(timezone.localdate(written) if written else PREPARED),
        )


def rows_of(partnership: Partnership, own_words: dict[str, str]) -> list[tuple[Notice.Kind, str, bool]]:
    """Return each page with what it is for, and whether the partnership has written its own words."""
    return [(kind, ABOUT[kind], bool(own_words.get(kind))) for kind in Notice.Kind]
