"""Choices, ticks and files."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from csp.forms.fields import CheckboxesField, FileField, RadioField, SelectField, StatusField, TickField
from csp.forms.gallery import SCHEME

LEAD = SelectField(label="Lead authority", choices=[("", "Choose one"), ("vale", "Vale District Council")])
EVIDENCE = FileField(label="Evidence", endings=(".csv", ".xlsx"), megabytes=1)


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value.messages


@pytest.mark.parametrize(
    ("field", "answer", "sentence"),
    [
        (LEAD, "", "Choose the lead authority"),
        (LEAD, "elsewhere", "Choose the lead authority from the list"),
        (
            RadioField(label="Does it move?", choices=[("y", "Yes")]),
            "",
            "Choose an answer to “Does it move?”",
        ),
        (CheckboxesField(label="Areas", choices=[("n", "North")]), [], "Choose the areas"),
        (CheckboxesField(label="Areas", choices=[("n", "North")]), ["x"], "Choose the areas from the list"),
        (TickField(label="The lead agrees"), False, "Tick “The lead agrees” to go on"),
    ],
)
def test_a_missing_or_foreign_choice_is_refused_in_a_sentence(field, answer, sentence):
    assert refusal(field, answer) == [sentence]


def test_a_status_is_one_of_the_scheme():
    status = StatusField(label="Status", tags=[(tag.letter, tag) for tag in SCHEME])

    assert status.clean("A") == "A"
    assert refusal(status, "Z") == ["Choose the status from the list"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("log.pdf", b"x", "The file’s name must end in .csv or .xlsx"),
        ("log.csv", b"", "The file is empty. Choose another"),
        ("log.csv", b"x" * (1024 * 1024 + 1), "The file must be 1 MB or smaller"),
        ("x" * 260 + ".csv", b"x", None),
    ],
)
def test_a_file_is_held_to_its_size_and_ending(name, content, sentence):
    file = SimpleUploadedFile(name, content)

    if sentence:
        assert refusal(EVIDENCE, file) == [sentence]
    else:
        assert EVIDENCE.clean(file) is file


def test_a_missing_file_is_asked_for():
    assert refusal(EVIDENCE, None) == ["Choose the evidence"]
