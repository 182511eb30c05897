"""The day for which a page says who must be at the table."""

from functools import cached_property

from crispy_forms.helper import FormHelper

from csp.forms.dates import DateField
from csp.forms.govuk import GovukForm


class TableDayForm(GovukForm):
    """Asked in the address; without an answer, the page is about today."""

    button = "Show that day"
    button_kind = "secondary"

    on = DateField(label="On another day", called="day", help_text="For example, 1 7 2022", required=False)

    @cached_property
    def helper(self) -> FormHelper:
        """Ask in the address: nothing is changed."""
        helper = super().helper
        helper.form_method = "get"
        return helper
