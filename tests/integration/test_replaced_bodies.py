"""A body that another has replaced stays on the record, and is given nobody new."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Authority
from csp.permissions import Role
from csp.services.appointments import AppointmentAnswers, add_appointment
from csp.web import clock
from tests.integration import people
from tests.integration.reading import words


def test_nobody_is_appointed_for_a_body_that_another_has_replaced(sign_in):
    old = Authority.objects.get(name="Marshland Clinical Commissioning Group")
    answers = AppointmentAnswers(old, Role.OFFICER, people.TODAY)
    by, tom = people.reader("tess"), people.person("tom")
    form = reverse("csp:appointment-add", args=["vale", tom.key])

    assert old.name not in words(sign_in("tess").get(form))
    with pytest.raises(ValidationError, match="took over from it"):
        add_appointment(partnership=people.vale(), person=tom, answers=answers, by=by, now=clock.now())
