"""Write a workbook's typed values as the workbook shows them: a date cell as Apr-25, a number as 2.10."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from csp.kernel.day_words import MONTHS, WEEKDAYS

AS_THE_COUNTRY_DOES = (
    "mm-dd-yy"  # the built-in short date: Excel shows it in the order of the reader's country
)
LARGEST = 10**15  # beyond it Excel keeps no more digits
LONGEST_FORMAT = 255  # as in Excel
# Colours and conditions; the mark of a currency; one letter or a text shown as it stands; room left free.
_ASIDE = re.compile(
    r"\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[[^\]]*\]|\\(?P<letter>.)|\"(?P<words>[^\"]*)\"|_.|\*."
)
_STANDS = "\ue000"  # in the place of a letter that is shown as it stands
_TOKENS = re.compile(rf"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|[ ,./{_STANDS}-]")
_PLACES = re.compile(
    rf"(?P<before>[ £$€+(%{_STANDS}-]*)(?P<whole>[#0]+(?:,[#0]+)*)(?:\.(?P<places>[#0]{{1,10}}))?"
    rf"(?P<after>[ £€)%{_STANDS}-]*)"
)


def as_shown(value: Any, number_format: str) -> str:
    """Return the text that the cell shows."""
    if len(number_format) > LONGEST_FORMAT:
        number_format = "General"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):  # a datetime is one too
        return _day(value, number_format)
    if isinstance(value, int | float):
        return _number(value, number_format)
    return value.strftime("%H:%M") if isinstance(value, time) else _ends_of_lines(str(value))


def _ends_of_lines(text: str) -> str:
    """Return the text with the ends of lines that were pasted into Excel, which writes a part of them in letters."""
    return text.replace("_x000D_\n", "\n").replace("_x000D_", "\n")


def _parted(number_format: str) -> tuple[str, list[str]]:
    """Return the format of an ordinary value, and the letters in it that are shown as they stand."""
    letters: list[str] = []

    def stand(aside: re.Match[str]) -> str:
        text = aside["currency"] or aside["letter"] or aside["words"] or ""
        letters.extend(text)
        return _STANDS * len(text)

    wanted = _ASIDE.sub(stand, number_format).split(";", maxsplit=1)[0]
    return wanted, letters


def _restored(text: str, letters: list[str]) -> str:
    left = iter(letters)
    return "".join(next(left, "") if letter == _STANDS else letter for letter in text)


def _day(value: date, number_format: str) -> str:
    wanted, letters = _parted(number_format)
    wanted = wanted.lower()
    hour = value.strftime(" %H:%M") if isinstance(value, datetime) and value.time() != time() else ""
    tokens = _TOKENS.findall(wanted)
    if wanted == AS_THE_COUNTRY_DOES or "".join(tokens) != wanted or "m" not in wanted:
        return value.strftime("%d/%m/%Y") + hour
    written = "".join(_token(token, value) for token in _day_first(tokens))
    return _restored(written, letters).strip() + hour


def _day_first(tokens: list[str]) -> list[str]:
    """Return the tokens with the day before a month in figures, as the country writes and the importer reads."""
    parts = [token for token in tokens if token[0] in "ymd"]
    if len(parts) > 1 and parts[0] in {"m", "mm"} and parts[1] in {"d", "dd"}:
        month, day = tokens.index(parts[0]), tokens.index(parts[1])
        tokens[month], tokens[day] = tokens[day], tokens[month]
    return tokens


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
    wanted, letters = _parted(number_format)
    shape = _PLACES.fullmatch(wanted)
    if not shape or not abs(value) < LARGEST:
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    before, after = shape["before"], shape["after"]
    digits = _digits(abs(Decimal(str(value))) * 100 ** (before + after).count("%"), shape)
    sign = "-" if value < 0 and re.search("[1-9]", digits) else ""
    return sign + _restored(before + digits + after, letters).strip()


def _digits(size: Decimal, shape: re.Match[str]) -> str:
    """Return the figures, with noughts before and behind where the format asks for them."""
    places = shape["places"] or ""
    rounded = size.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    whole = whole.zfill(shape["whole"].count("0"))
    if "," in shape["whole"]:
        whole = f"{int(whole):,}"
    wanted = places.rfind("0") + 1  # those after it are shown only when they are something
    rest = rest[:wanted] + rest[wanted:].rstrip("0")
    return f"{whole}.{rest}" if rest or places else whole
