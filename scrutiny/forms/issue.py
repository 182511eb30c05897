"""Before a pack is public: issuing it, and answering for words that stand in a restricted plan too."""

from csp.forms.fields import TextAreaField
from csp.forms.govuk import GovukForm


class IssueForm(GovukForm):
    """Asked on the page that says what issuing means: one button, and the version of the pack that was read."""

    button = "Issue this report"


class ClearForm(GovukForm):
    """Asked on the page that lists where the words stand."""

    button = "These words may be public"
    reason = TextAreaField(
        label="Why may they be public?",
        help_text="For example: they are the name of a national programme. Those who write reports can read this.",
        max_length=500,
        rows=3,
        called="reason",
        error_messages={"required": "Enter why these words may be public"},
    )
