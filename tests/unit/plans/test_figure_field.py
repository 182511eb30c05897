"""A figure that is no number is refused in a sentence that shows what one looks like."""

import pytest
from django.core.exceptions import ValidationError

from plans.forms.figures import FigureField


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ("%", "Figure must be a number, like 12.5 or 12.5%"),
        ("offences", "Figure must be a number, like 1,204 or 12.5"),
    ],
)
def test_what_is_no_number_is_refused_with_an_example_in_its_unit(unit, sentence):
    with pytest.raises(ValidationError) as refused:
        FigureField(label="Figure", unit=unit).clean("many")

    assert refused.value.messages == [sentence]
