"""Write a workbook's typed values as the workbook shows them: a date cell as Apr-25, a number as 2.10."""

import re
from datetime import date, datetime, time
from typing import Any

from csp.kernel.day_words import MONTHS, WEEKDAYS

AS_THE_COUNTRY_DOES = (
    "mm-dd-yy"  # the built-in short date: Excel shows it in the order of the reader's country
)
_ASIDE = re.compile(r"\[[^\]]*\]|\\(.)|\"([^\"]*)\"|_.|\*.")
_TOKENS = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|[ ,./-]")
_PLACES = re.compile(r"(£?)(#,##)?0(?:\.(0+))?(%?)")


def as_shown(value: Any, number_format: str) -> str:
    """Return the text that the cell shows."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):  # a datetime is one too
        return _day(value, number_format)
    if isinstance(value, int | float):
        return _number(value, number_format)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _day(value: date, number_format: str) -> str:
    wanted = _ASIDE.sub(r"\1\2", number_format.split(";", maxsplit=1)[0]).lower()
    hour = value.strftime(" %H:%M") if isinstance(value, datetime) and value.time() != time() else ""
    tokens = _TOKENS.findall(wanted)
    if wanted == AS_THE_COUNTRY_DOES or "".join(tokens) != wanted or "m" not in wanted:
        return value.strftime("%d/%m/%Y") + hour
    return "".join(_token(token, value) for token in tokens).strip() + hour


def _token(token: str, value: date) -> str:
    written = {
        "yyyy": str(value.year),
        "yy": f"{value.year % 100:02}",
        "mmmm": MONTHS[value.month - 1],
        "mmm": MONTHS[value.month - 1][:3],
        "mm": f"{value.month:02}",
        "m": str(value.month),
        "dddd": WEEKDAYS[value.weekday()],
        "ddd": WEEKDAYS[value.weekday()][:3],
        "dd": f"{value.day:02}",
        "d": str(value.day),
    }
    return written.get(token, token)


def _number(value: float, number_format: str) -> str:
    plain = _PLACES.fullmatch(_ASIDE.sub(r"\1\2", number_format.split(";", maxsplit=1)[0]))
    if not plain:
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    pounds, thousands, places, percent = plain.groups()
    size = value * 100 if percent else value
    return f"{pounds}{size:{',' if thousands else ''}.{len(places or '')}f}{percent}"
