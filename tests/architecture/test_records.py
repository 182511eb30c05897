"""What the tables may point at, and what they hold about people."""

from itertools import chain

import pytest
from django.apps import apps
from django.db.models import EmailField, Model
from simple_history.models import HistoricalChanges

from csp.kernel.personal_data import CLASSES
from csp.models import Appointment, Message, Notice, Person
from tests.architecture.source import APPS

# An app may point at apps to its right, never to its left.
LEFT_TO_RIGHT = ("scrutiny", "dhr", "plans", "csp")
OURS = list(
    chain.from_iterable(apps.get_app_config(app).get_models(include_auto_created=True) for app in APPS)
)


def is_about_people(model: type[Model]) -> bool:
    """Whether a table points at a person, or holds an e-mail address; all that is about a death does.

    A table of earlier versions follows its model: it has the same columns, and nothing of its own about a person but
    who saved each version, which is as pseudonymous as the model's own.
    """
    if is_of_earlier_versions(model):
        return False
    columns = [field for field in model._meta.get_fields() if field.concrete]
    return model._meta.app_label == "dhr" or any(
        isinstance(field, EmailField) or (field.is_relation and field.related_model is Person)
        for field in columns
    )


def is_of_earlier_versions(model: type[Model]) -> bool:
    return issubclass(model, HistoricalChanges)


WITH_A_REGISTER = [model for model in OURS if is_about_people(model)]


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


def test_people_and_whatever_points_at_them_are_in_the_register():
    pointing = {apps.get_model("plans", "ProgressUpdate"), apps.get_model("scrutiny", "CommitteeMember")}

    assert {Person, Appointment, Message, *pointing} <= set(WITH_A_REGISTER)
    assert Notice not in WITH_A_REGISTER


def test_a_new_table_about_people_without_a_register_is_noticed():
    update = apps.get_model("plans", "ProgressUpdate")

    assert is_about_people(update)
    assert unclassed(update, {}) == set(update.personal_data)


def test_a_table_of_earlier_versions_holds_nothing_that_its_model_does_not():
    """What it has besides: its own id, when, why, what kind of save, and who saved."""
    for model in filter(is_of_earlier_versions, OURS):
        added = {field.name for field in model._meta.get_fields() if field.concrete} - {
            field.name for field in model.instance_type._meta.get_fields() if field.concrete
        }
        assert added == {
            "history_id",
            "history_date",
            "history_change_reason",
            "history_type",
            "history_user",
        }
        about_people = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, EmailField) or (field.is_relation and field.related_model is Person)
        ]
        assert about_people == ["history_user"] or is_about_people(model.instance_type)


@pytest.mark.parametrize("model", [Person, Appointment], ids=lambda model: model.__name__)
def test_a_new_field_without_a_class_is_noticed(model: type[Model]):
    forgotten = dict(list(model.personal_data.items())[:-1])  # type: ignore[attr-defined]

    assert unclassed(model, forgotten) == model.personal_data.keys() - forgotten.keys()  # type: ignore[attr-defined]
