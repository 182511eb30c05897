"""A correction of a report that was issued."""

from csp.forms.fields import TextAreaField, TextField
from scrutiny.forms.committees import RecordForm
from scrutiny.services.corrections import CorrectionAnswers


class CorrectionForm(RecordForm):
    """Asked when a correction is listed or changed."""

    takes = CorrectionAnswers
    button_is_pressed_once = True
    place = TextField(
        label="Where does it stand?",
        help_text="As readers of the version that was issued find it, for example: Paragraph 3.2, or Table 1.",
        max_length=120,
        error_messages={"required": "Enter where it stands"},
    )
    said = TextAreaField(
        label="What was wrong?",
        help_text="Word for word, for example: 33 incidents. Leave empty where something was missing.",
        required=False,
        max_length=1000,
        rows=3,
    )
    should_say = TextAreaField(
        label="What is right?",
        help_text=(
            "Word for word, for example: 38 incidents. Leave empty where something is taken out. Everybody who reads "
            "the report reads both: where a name or anything that is not public was wrong, do not repeat it."
        ),
        required=False,
        max_length=1000,
        rows=3,
    )
