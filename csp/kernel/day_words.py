"""How dates are written: short in tables, with the weekday where one must act, near when counted in days."""

from datetime import date

DAYS_UNTIL_WEEKS = 21
DAYS_UNTIL_MONTHS = 84
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short(day: date | None) -> str:
    """Return a date for a table: 4 Dec 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def plain(day: date | None) -> str:
    """Return a date in a sentence: 4 December 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def month(day: date | None) -> str:
    """Return the month of a day: December 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def long(day: date | None) -> str:
    """Return a date to act on: Friday 4 December 2026."""
    return f"{WEEKDAYS[day.weekday()]} {plain(day)}" if day else ""


def near(day: date | None, today: date) -> str:
    """Return the time to a due date: in 11 days, today, 3 days late."""
    if not day:
        return ""
    days = (day - today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"in {_span(days)}" if days > 0 else f"{_span(-days)} late"


def _span(days: int) -> str:
    if days < DAYS_UNTIL_WEEKS:
        count, unit = days, "day"
    elif days < DAYS_UNTIL_MONTHS:
        count, unit = days // 7, "week"
    else:
        count, unit = days // 30, "month"
    return f"{count} {unit}{'' if count == 1 else 's'}"
