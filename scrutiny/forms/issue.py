"""Issuing a pack: one button, and the version of the pack that was read."""

from csp.forms.govuk import GovukForm


class IssueForm(GovukForm):
    """Asked on the page that says what issuing means."""

    button = "Issue this report"
