"""What the tables may point at, and what they hold about people."""

from itertools import chain

import pytest
from django.apps import apps
from django.db.models import Model

from csp.kernel.personal_data import CLASSES
from csp.models import Appointment, Person
from tests.architecture.source import APPS

# An app may point at apps to its right, never to its left.
LEFT_TO_RIGHT = ("scrutiny", "dhr", "plans", "csp")
CLASSED = {"Person", "Appointment", "Invitation"}
OURS = list(
    chain.from_iterable(apps.get_app_config(app).get_models(include_auto_created=True) for app in APPS)
)
WITH_A_REGISTER = [
    model
    for model in OURS
    if not model.__name__.startswith("Historical")
    and (model._meta.app_label == "dhr" or (model._meta.app_label == "csp" and model.__name__ in CLASSED))
]


def unclassed(model: type[Model], register: dict[str, str]) -> set[str]:
    """The columns of a table that its register leaves out, or that the register only thinks it has."""
    columns = {field.name for field in model._meta.get_fields() if field.concrete}
    return columns ^ register.keys()


def test_no_table_points_at_an_app_to_its_left():
    pointing_left = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in OURS
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if points_left(model, field.related_model)
    ]

    assert pointing_left == []


def points_left(model: type[Model], other: type[Model]) -> bool:
    here, there = model._meta.app_label, other._meta.app_label
    return there in LEFT_TO_RIGHT and LEFT_TO_RIGHT.index(there) < LEFT_TO_RIGHT.index(here)


def test_the_rule_about_pointing_left_sees_one():
    plan = apps.get_model("plans", "Plan")

    assert points_left(Person, plan)
    assert not points_left(plan, Person)


@pytest.mark.parametrize("model", WITH_A_REGISTER, ids=lambda model: model.__name__)
def test_every_field_about_a_person_says_what_it_holds(model: type[Model]):
    register = getattr(model, "personal_data", {})

    assert unclassed(model, register) == set(), "Class each field in personal_data, beside the fields"
    assert set(register.values()) <= CLASSES.keys()


def test_people_and_appointments_are_in_the_register():
    assert {Person, Appointment} <= set(WITH_A_REGISTER)


@pytest.mark.parametrize("model", [Person, Appointment], ids=lambda model: model.__name__)
def test_a_new_field_without_a_class_is_noticed(model: type[Model]):
    forgotten = dict(list(model.personal_data.items())[:-1])  # type: ignore[attr-defined]

    assert unclassed(model, forgotten) == model.personal_data.keys() - forgotten.keys()  # type: ignore[attr-defined]
