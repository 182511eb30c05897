"""Every form of a review in which people write asks for a second look where they seem to say who somebody is."""

import importlib
import pkgutil

import dhr.forms
from csp.forms.fields import TextField
from csp.forms.govuk import GovukForm
from dhr.forms.careful import CarefulForm

NOT_DOUBTED = {
    "RulesForm",  # asked of an administrator, who knows of no review
    "AccountForm",  # asks whom a partner’s charges go to: it is about no review
    "AttendanceForm",  # asks for the name of somebody who was at a meeting
}


def forms():
    for found in pkgutil.iter_modules(dhr.forms.__path__, "dhr.forms."):
        module = importlib.import_module(found.name)
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, GovukForm) and one.__module__ == module.__name__:
                yield one


def test_every_form_with_a_text_box_is_careful():
    written = [
        one for one in forms() if any(isinstance(field, TextField) for field in one.base_fields.values())
    ]

    assert len(written) > 10
    assert [
        f"{one.__module__}.{one.__name__}"
        for one in written
        if not issubclass(one, CarefulForm) and one.__name__ not in NOT_DOUBTED
    ] == []
