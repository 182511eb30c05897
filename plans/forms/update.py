"""An update: where an action has got to, and what has happened."""

from typing import Any

from csp.forms.fields import SelectField, StatusField, TextAreaField, TickField
from csp.forms.govuk import GovukForm
from plans.models import Action, Status
from plans.policies.statuses import may_say

LONGEST = 4000
QUOTED = "Facts and figures first. Name nobody. This may be quoted in a report to councillors."
RESTRICTED = (
    "Facts and figures first. Name nobody. The people on the plan and whoever holds this action read it."
)

PAST = (
    "“{}”, which was reported last, is no longer used. Choose where the action is now. If nothing has changed, "
    "choose none of these and tick “Nothing has changed”."
)


class UpdateForm(GovukForm):
    """Asked on the action's own page; it opens on the status that was last reported."""

    button = "Save this update"

    status = StatusField(
        label="Where has it got to?",
        error_messages={"required": "Choose where the action has got to"},
    )
    text = TextAreaField(
        label="What has happened?",
        help_text=QUOTED,
        required=False,
        max_length=LONGEST,
        called="update",
    )
    nothing_has_changed = TickField(label="Nothing has changed", folds=["text"], required=False)
    forecast = SelectField(
        label="Forecast for the end of the year",
        required=False,
        error_messages={"invalid_choice": "Choose a forecast from the list"},
    )

    def __init__(
        self,
        *args: Any,
        action: Action,
        scheme: list[Status],
        since: str = "",
        send_to: str = "",
        **kwargs: Any,
    ) -> None:
        """Offer the statuses in use and start from the one that stands; a status out of use can only stand on."""
        self.subject, self.scheme = action, scheme
        self.statuses = {status.key: status for status in scheme}
        self.is_past = action.status is not None and not action.status.is_offered
        kwargs["initial"] = {**self.standing, **(kwargs.get("initial") or {})}
        super().__init__(*args, version=action.version, action=send_to, **kwargs)
        offered = [(status.key, status) for status in scheme if status.is_offered]
        self.fields["status"].offer(offered)  # type: ignore[attr-defined]
        self._offer_forecasts()
        self._speak_of_the_past()
        if action.circle_id:
            self.fields["text"].help_text = RESTRICTED
        if since:
            self.fields["text"].label = f"What has happened since {since}?"

    @property
    def standing(self) -> dict[str, str]:
        """Return what the form opens on: the status and the forecast that were said last."""
        status, forecast = self.subject.status, self.subject.forecast
        is_open = status is not None and not self.is_past
        return {
            "status": status.key if is_open and status else "",
            "forecast": forecast.key if forecast else "",
        }

    def _offer_forecasts(self) -> None:
        """Offer what is in use, and the forecast that stands."""
        standing = self.subject.forecast
        offered = [one for one in self.scheme if one.is_offered or one == standing]
        self.offer("forecast", choices=[("", "No forecast"), *((one.key, one.word) for one in offered)])

    def _speak_of_the_past(self) -> None:
        """Say why nothing is chosen beforehand, and what is wrong with a status that was taken out of use."""
        if self.is_past and self.subject.status:
            self.fields["status"].help_text = PAST.format(self.subject.status.word)
        sent = self.statuses.get(str(self.data.get(self.add_prefix("status"), "")))
        if sent and not may_say(sent):
            self.fields["status"].error_messages["invalid_choice"] = may_say(sent).refusal

    def _let_it_stand(self, answers: dict[str, Any]) -> None:
        """Let a status out of use stand where nothing has changed and no other was chosen."""
        standing = self.subject.status.key if self.subject.status else ""
        chosen = str(self.data.get(self.add_prefix("status"), ""))
        if self.is_past and answers.get("nothing_has_changed") and chosen in ("", standing):
            self.errors.pop("status", None)
            answers["status"] = standing

    def clean(self) -> dict[str, Any]:
        """Ask for words unless nothing has changed; and nothing has changed only if the status stands."""
        answers = super().clean() or self.cleaned_data
        self._let_it_stand(answers)
        status = self.statuses.get(answers.get("status", ""))
        moved = status is not None and status != self.subject.status
        if answers.get("nothing_has_changed"):
            if answers.get("text"):
                self.add_error("text", "Clear these words, or take the tick from “Nothing has changed”")
            if status and moved and self.subject.status:
                self.add_error(
                    "nothing_has_changed",
                    f"The status moved from {self.subject.status.word.lower()} to {status.word.lower()}. "
                    "Say what has happened instead",
                )
            self._compare_forecasts(answers)
        elif not answers.get("text") and "text" not in self.errors:
            self.add_error("text", self._ask_for_words(status, moved=moved))
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = {**super().answers, "status": self.statuses[self.cleaned_data["status"]]}
        return {**said, "forecast": self.statuses.get(self.cleaned_data["forecast"])}

    def _compare_forecasts(self, answers: dict[str, Any]) -> None:
        """Nothing has changed only if the forecast stands as well, where there was one."""
        before, now = self.subject.forecast, self.statuses.get(answers.get("forecast", ""))
        if before and before != now:
            moved = now.word.lower() if now else "none"
            self.add_error(
                "nothing_has_changed",
                f"The forecast moved from {before.word.lower()} to {moved}. Say what has happened instead",
            )

    def _ask_for_words(self, status: Status | None, *, moved: bool) -> str:
        if moved and status and self.subject.status:
            before, now = self.subject.status.word.lower(), status.word.lower()
            return f"Say what has happened, as the status moved from {before} to {now}"
        return "Say what has happened, or tick “Nothing has changed”"
