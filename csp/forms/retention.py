"""The questions about how long things are kept."""

from typing import Any

from crispy_forms.layout import LayoutObject
from django.template.loader import render_to_string

from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.models import RetentionPolicy

SHOW = "show"  # the button that shows what the periods would remove, and saves nothing
PERIODS = ("message_months", "invitation_months", "leaver_months")


class PeriodsButtons(LayoutObject):
    """Save the periods, or see first what they would remove."""

    def __init__(self, cancel_url: str) -> None:
        """Take the way out."""
        self.cancel_url = cancel_url
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        """Draw them."""
        shown = {"show": SHOW, "cancel_url": self.cancel_url}
        return render_to_string("csp/settings/retention_buttons.html", shown)


class RetentionForm(GovukForm):
    """The three periods, in months."""

    message_months = WholeNumberField(
        label="Months for which a message is kept",
        called="months for which a message is kept",
        least=1,
        most=120,
        help_text=(
            "From 1 to 120, from the day on which it was sent or refused. One that waits stays, unless the contact "
            "details go of whoever it is for."
        ),
    )
    invitation_months = WholeNumberField(
        label="Months for which an invitation is kept that nobody can accept any more",
        called="months for which an invitation is kept",
        least=1,
        most=120,
        help_text=(
            "From 1 to 120, from the day on which it was accepted or withdrawn, or ran out. "
            "An open one is never removed."
        ),
    )
    leaver_months = WholeNumberField(
        label="Months for which the contact details are kept of somebody who has left",
        called="months for which contact details are kept",
        least=1,
        most=120,
        help_text=(
            "From 1 to 120, from their last day in any partnership. "
            "Their name stays beside what they did. If another partnership keeps them longer, they stay that long."
        ),
    )

    def __init__(self, *args: Any, policy: RetentionPolicy, **kwargs: Any) -> None:
        """Show the periods as they stand."""
        standing = {name: getattr(policy, name) for name in PERIODS}
        super().__init__(*args, version=policy.version, initial=standing, **kwargs)

    def buttons(self) -> LayoutObject:
        """Offer to see first what would go."""
        return PeriodsButtons(self.cancel_url)

    @property
    def is_to_show(self) -> bool:
        """Return whether the button was pressed that saves nothing."""
        return self.is_bound and SHOW in self.data

    def periods_of(self, policy: RetentionPolicy) -> RetentionPolicy:
        """Return a policy, never to be saved, with the typed periods of a valid form."""
        typed = {name: self.cleaned_data[name] for name in PERIODS}
        return RetentionPolicy(partnership=policy.partnership, **typed)
