"""What an open round asks about one action, as its own page says it to whoever may report on it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from csp.models import Reader
from plans.models import RoundAsk


@dataclass(frozen=True)
class Asked:
    """The heading, what was said when a report was returned, and the page on which all is reported."""

    heading: str
    words: str
    returned: SafeString | str
    url: str
    is_late: bool


def asked_of(ask: RoundAsk | None, reader: Reader) -> Asked | None:
    """Return the call-out of an action that a round still waits for; nothing once it is reported."""
    if ask is None or ask.update_id:
        return None
    due, waiting = ask.round.due_on, ask.waiting  # type: ignore[attr-defined]  # annotated
    words = f"By {day_words.long(due)}, {day_words.near(due, reader.today)}."
    page = reverse("plans:round-report", args=[ask.round.plan.partnership.slug, ask.round.key])
    if not waiting:
        heading = f"{ask.round.title} asks for a report on this action"
        return Asked(heading, words, "", page, due < reader.today)
    heading = f"{waiting[0].made_by.name} returned the report on this action"
    said = mark_safe(to_html(waiting[0].text))  # noqa: S308  (to_html has cleaned what was written)
    return Asked(heading, words, said, page, due < reader.today)
