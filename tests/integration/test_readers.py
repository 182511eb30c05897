"""What a reader knows of themselves: which circles they are in today, and whether they have a second step."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from csp.models import Circle, CircleMember
from csp.queries.readers import readers_of
from plans.models import Plan
from tests.integration import people

DAY = timedelta(days=1)
TODAY = people.TODAY


@pytest.fixture
def circle():
    return Circle.objects.create(partnership=people.vale())


@pytest.mark.parametrize(
    ("first", "last", "is_in"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
        (TODAY - DAY, TODAY + DAY, True),
    ],
)
def test_somebody_is_in_a_circle_from_their_first_day_to_their_last(circle, first, last, is_in):
    plan = Plan(
        title="Kestrel", partnership=people.vale(), circle=circle, starts_on=TODAY - DAY, ends_on=TODAY
    )
    plan.save()
    CircleMember.objects.create(circle=circle, person=people.person("tom"), starts_on=first, ends_on=last)

    tom = people.reader("tom")

    assert tom.is_in_a_circle is is_in
    assert Plan.objects.visible_to(tom).filter(pk=plan.pk).exists() is is_in
    assert Circle.objects.filter(pk__in=tom.circles).exists() is is_in


def test_a_place_that_is_given_or_ended_counts_from_the_next_question_on(circle):
    tom = people.reader("tom")
    assert not Circle.objects.filter(pk__in=tom.circles).exists()

    place = CircleMember.objects.create(circle=circle, person=tom.person, starts_on=TODAY)
    assert Circle.objects.filter(pk__in=tom.circles).get() == circle

    place.delete()
    assert not Circle.objects.filter(pk__in=tom.circles).exists()


def test_of_several_readers_each_knows_of_their_own_circle_and_second_step_alone(circle):
    tom, dana, elin = (people.person(one) for one in ("tom", "dana", "elin"))
    CircleMember.objects.create(circle=circle, person=dana, starts_on=TODAY)
    Authenticator.objects.create(user=elin, type=Authenticator.Type.WEBAUTHN, data={})

    found = readers_of([tom, dana, elin], today=TODAY)

    assert {one.person: one.is_in_a_circle for one in found.values()} == {tom: False, dana: True, elin: False}
    assert {one.person: one.has_second_factor for one in found.values()} == {
        tom: False,
        dana: False,
        elin: True,
    }


def test_recovery_codes_alone_are_no_second_step():
    Authenticator.objects.create(user=people.person("tom"), type=Authenticator.Type.RECOVERY_CODES, data={})

    assert not people.reader("tom").has_second_factor
