"""What an area is called, and its national code."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.models import Area
from csp.models.area import CODE

LINE = re.compile(r"([EWew]\d{8})[\s,;:]+(.+)")


class AreasForm(GovukForm):
    """Asked when areas are added: one or many of a kind."""

    button = "Add these areas"

    kind = RadioField(label="What are they?", choices=Area.Kind.choices, called="kind of area")
    areas = TextAreaField(
        label="Codes and names",
        help_text=(
            "One area on each line, its ONS code first, for example: E05099901 Lowmere North. "
            "Two columns pasted from a spreadsheet will do."
        ),
        rows=8,
        max_length=20_000,
        called="codes and names",
    )

    def clean_areas(self) -> list[tuple[str, str]]:
        """Return (code, name) pairs, or say which line can’t be read and why."""
        lines = [line.strip() for line in self.cleaned_data["areas"].splitlines()]
        read = [(number, LINE.fullmatch(line), line) for number, line in enumerate(lines, start=1) if line]
        wrong = [
            f"Line {number} has no code and name: “{line[:60]}”" for number, found, line in read if not found
        ]
        pairs = [(found[1].upper(), found[2].strip()) for _, found, _ in read if found]
        wrong += [
            f"The name of {code} must be 120 characters or fewer" for code, name in pairs if len(name) > 120
        ]
        codes = [code for code, _ in pairs]
        wrong += [
            f"{code} stands on two lines" for code in sorted({one for one in codes if codes.count(one) > 1})
        ]
        if wrong:
            raise ValidationError([ValidationError(sentence) for sentence in wrong])
        return pairs


class AreaForm(GovukForm):
    """Asked when an area is changed."""

    kind = RadioField(label="What is it?", choices=Area.Kind.choices, called="kind of area")
    name = TextField(label="Name", max_length=120)
    ons_code = TextField(
        label="ONS code",
        help_text="E or W and eight digits, for example E05099901.",
        max_length=9,
        width=10,
        validators=[CODE],
    )

    def __init__(self, *args: Any, subject: Area, **kwargs: Any) -> None:
        """Start from what it is."""
        initial = {"kind": subject.kind, "name": subject.name, "ons_code": subject.ons_code}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
