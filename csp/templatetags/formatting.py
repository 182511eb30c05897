"""How dates and written words are shown in templates."""

from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html

register = template.Library()


@register.filter(expects_localtime=True)
def date_short(day: date | None) -> str:
    """Write a date for a table: 4 Dec 2026."""
    return day_words.short(day)


@register.filter(expects_localtime=True)
def date_plain(day: date | None) -> str:
    """Write a date in a sentence: 4 December 2026."""
    return day_words.plain(day)


@register.filter(expects_localtime=True)
def date_long(day: date | None) -> str:
    """Write a date to act on, with its weekday: Friday 4 December 2026."""
    return day_words.long(day)


@register.filter
def date_near(day: date | None, today: date) -> str:
    """Count the time to a due date: in 11 days, today, 3 days late."""
    return day_words.near(day, today)


@register.filter
def markdown(text: str) -> SafeString:
    """Write Markdown as HTML, cleaned of everything that could do harm."""
    return mark_safe(to_html(text))  # noqa: S308
