"""What a partnership is called, what it is, and the colour it goes by."""

from dataclasses import fields
from typing import Any

from csp.forms.fields import EmailField, RadioField, RecordField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.models import Partnership
from csp.models.partnership import refuse_a_pale_colour
from csp.services.partnerships import PartnershipAnswers

HINTS = {
    Partnership.Kind.UNITARY: "One council for the area: a unitary, a London borough or a metropolitan district.",
    Partnership.Kind.TWO_TIER: "A district with a county council above it. Both must be at the table.",
    Partnership.Kind.COMBINED: "Several areas that act as one by agreement.",
    Partnership.Kind.COUNTY_GROUP: "The county strategy group, over several partnerships.",
    Partnership.Kind.WALES: "A county or county borough in Wales.",
}


class PartnershipForm(GovukForm):
    """Asked when an administrator sets up their partnership."""

    place = TextField(label="Place", help_text="For example, Vale.", max_length=80)
    title = TextField(
        label="What it calls itself",
        help_text="It stands after the place, for example: Community Safety Partnership.",
        max_length=80,
        called="title",
    )
    kind = RadioField(
        label="What kind of area is it?",
        choices=Partnership.Kind.choices,
        hints={kind.value: words for kind, words in HINTS.items()},
        called="kind of area",
    )
    parent = RecordField(
        label="Which county group is it part of?",
        help_text=(
            "Whoever reads the group’s plans then reads the plans you have published and the rounds you have locked, "
            "without the names of who holds what and the notes on milestones."
        ),
        required=False,
        empty_label="None",
        called="county group",
    )
    contact_email = EmailField(
        label="E-mail address for the public",
        help_text=(
            "Of an office, not of a person. It stands on the accessibility statement and the privacy notice, "
            "which anyone can open."
        ),
        required=False,
        max_length=254,
    )
    brand_colour = TextField(
        label="Colour",
        help_text="As # and six digits or letters a to f, for example #12406b. Empty is Saferplan’s own navy.",
        required=False,
        max_length=7,
        width=10,
    )

    def __init__(self, *args: Any, subject: Partnership, groups: Any, **kwargs: Any) -> None:
        """Start from what it is, and offer the county groups there are."""
        initial = {answer.name: getattr(subject, answer.name) for answer in fields(PartnershipAnswers)}
        initial["parent"] = subject.parent.key if subject.parent else ""
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("parent", queryset=groups)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("Its name", "place", "title"),
            "kind",
            "parent",
            "contact_email",
            "brand_colour",
        ]

    def clean_brand_colour(self) -> str:
        """Return the colour in lower case, or say why it can’t be used."""
        colour = self.cleaned_data["brand_colour"].lower()
        if colour:
            refuse_a_pale_colour(colour)
        return colour

    def clean(self) -> dict[str, Any]:
        """A county group is part of none."""
        answers = super().clean() or self.cleaned_data
        if answers.get("kind") == Partnership.Kind.COUNTY_GROUP and answers.get("parent"):
            self.add_error("parent", "A county group is not part of another. Choose “None”")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = {answer.name: self.cleaned_data[answer.name] for answer in fields(PartnershipAnswers)}
        return {"answers": PartnershipAnswers(**given), "version": self.cleaned_data["version"]}
