"""What an action is besides its title and lead: post, supporters, areas, resources, timescale, and its reference."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.models import Area, Authority, Seat
from csp.web import clock
from plans.models import Action
from plans.services.actions import ActionAnswers
from plans.services.seat_work import move_open_work
from tests.integration import areas, at_table, people
from tests.integration.reading import boxes, problems, words
from tests.integration.test_action_services import add, edit

TITLE = "Gate nine alleys behind Mill Street"
HARBOUR, DISTRICT = "Harbour Domestic Abuse Service", "Vale District Council"


def add_address():
    return reverse("plans:action-add", args=["vale", people.plan().key])


def send_new(client, **typed):
    held = boxes(client.get(add_address()))
    return client.post(add_address(), {**held, "title": TITLE, **typed}, follow=True)


def change(client, action, **typed):
    page = reverse("plans:action-edit", args=["vale", action.key])
    return client.post(page, {**boxes(client.get(page)), **typed}, follow=True)


def latest():
    return Action.objects.get(title=TITLE)


def seats(*names):
    return [at_table.seat(name) for name in names]


def test_a_post_supporters_areas_and_resources_are_asked_and_shown(june):
    ward, two = areas.area(), seats("Marshland Constabulary", DISTRICT)

    page = send_new(
        june,
        lead_post="Community safety manager",
        supporters=[one.key for one in two],
        areas=[ward.key],
        resources="£4,000 from the fire service",
    )

    said = words(page)
    assert "The action is part of the plan" in said
    assert "Community safety manager: nobody is named" in said
    assert "Supported by Marshland Constabulary, Vale District Council" in said
    assert "Where Lowmere North" in said
    assert "Resources £4,000 from the fire service" in said
    kept = latest()
    assert set(kept.supporters.all()) == set(two)
    assert list(kept.areas.all()) == [ward]
    assert Action.history.filter(id=kept.pk).count() == kept.version == 1


def test_where_is_not_asked_while_the_partnership_has_no_areas(june):
    assert not Area.objects.filter(partnership=people.vale()).exists()
    assert "Tick none when it is for the whole partnership" not in words(june.get(add_address()))

    areas.area()

    assert "Tick none when it is for the whole partnership" in words(june.get(add_address()))


def test_an_area_out_of_use_is_offered_only_where_it_is_named_already_and_stays_there(june):
    ward, action = areas.area(), people.action("1.6")
    change(june, action, areas=[ward.key])

    areas.take_out_of_use(ward)

    assert "Lowmere North" not in words(june.get(add_address()))
    change(june, action, title="Named anew", areas=[ward.key])
    assert people.action("1.6").title == "Named anew"
    assert list(people.action("1.6").areas.all()) == [ward]


def test_who_supports_it_is_a_change_that_history_reads_and_one_save(june):
    areas.area()
    action = people.action("1.6")
    before = action.version

    change(june, action, supporters=[one.key for one in seats(DISTRICT)], areas=[areas.area().key])
    change(june, action, supporters=[], areas=[])

    action.refresh_from_db()
    assert action.version == before + 2
    said = words(june.get(reverse("plans:action-changes", args=["vale", action.key])))
    assert "Supported by Nothing Vale District Council" in said
    assert "Supported by Vale District Council Nothing" in said
    assert "Areas Nothing Lowmere North" in said


def test_the_same_answers_again_change_nothing(june):
    action = people.action("1.2")
    assert action.supporters.count() == 7

    page = change(june, action)

    assert "Nothing was changed" in words(page)
    assert people.action("1.2").version == action.version
    assert people.action("1.2").supporters.count() == 7


def test_whoever_leads_it_is_not_its_supporter_too(june):
    constabulary = at_table.seat()

    page = send_new(june, lead_seat=constabulary.key, supporters=[constabulary.key])

    assert problems(page) == ["Marshland Constabulary leads it. Tick only those that support it"]
    assert boxes(page)["title"] == TITLE
    assert boxes(page)["supporters"] == constabulary.key


@pytest.mark.parametrize("field", ["supporters", "areas"])
@pytest.mark.parametrize("typed", ["none", "' OR 1=1", "x" * 500])
def test_a_key_that_is_none_of_the_list_is_refused_and_nothing_is_lost(field, typed, june):
    areas.area()

    page = send_new(june, **{field: [typed]})

    (sentence,) = problems(page)
    assert sentence.startswith("Choose the ")
    assert boxes(page)["title"] == TITLE


def test_nothing_of_another_partnership_can_be_chosen(june, fen):
    theirs = Area(partnership=fen.partnership, kind="ward", name="Fen East", ons_code="E05099977")
    theirs.save()

    page = send_new(june, supporters=[fen.seat.key])

    assert problems(page) == ["Choose the authorities that support it from the list"]
    for wrong in ({"supporters": frozenset({fen.seat})}, {"areas": frozenset({theirs})}):
        with pytest.raises(ValidationError):
            add(**wrong)
        with pytest.raises(ValidationError):
            edit(people.action("1.6"), **wrong)


def test_a_seat_that_ended_stays_a_supporter_while_others_are_changed(june):
    action = people.action("1.3")
    seat = action.supporters.get()
    Seat.objects.filter(pk=seat.pk).update(ends_on=date(2026, 10, 1))

    change(june, action, resources="£1")

    assert action.supporters.get() == seat
    assert seat.key not in june.get(add_address()).content.decode()


@pytest.mark.parametrize("searched", ["manager", "£4,000", "harbour", "lowmere north"])
def test_an_action_is_found_by_post_resources_supporters_and_areas(searched, june):
    added = add(
        title=TITLE,
        lead_post="Community safety manager",
        resources="£4,000",
        supporters=frozenset(
            Seat.objects.filter(partnership=people.vale(), authority__name__contains="Harbour")
        ),
        areas=frozenset({areas.area()}),
    )
    address = reverse("plans:action-list", args=["vale", people.plan().key])

    assert added.title in words(june.get(address, {"words": searched}))


def test_what_is_read_from_the_timescale_is_said_back_and_becomes_the_due_date(june):
    page = send_new(june, timescale="by the end of April 2027")

    said = words(page)
    assert "The action is part of the plan. Its due date, 30 April 2027, was read from the timescale" in said
    assert "Timescale by the end of April 2027 as written. We read: by 30 April 2027" in said
    assert (latest().due_on, latest().original_due_on) == (date(2027, 4, 30), date(2027, 4, 30))
    form = words(june.get(reverse("plans:action-edit", args=["vale", latest().key])))
    assert "We read: by 30 April 2027." in form


def test_a_due_date_against_its_words_comes_back_with_a_sentence_and_the_reading(june):
    late = {"due_on-day": "1", "due_on-month": "6", "due_on-year": "2027"}

    page = send_new(june, timescale="by the end of April 2027", **late)

    assert problems(page) == [
        "The timescale says by 30 April 2027, and the due date is later. Change one of them"
    ]
    assert "We read: by 30 April 2027." in words(page)
    assert not Action.objects.filter(title=TITLE).exists()


def test_a_due_date_before_the_plan_starts_is_refused(june):
    page = send_new(june, **{"due_on-day": "1", "due_on-month": "1", "due_on-year": "2020"})

    (sentence,) = problems(page)
    assert sentence.startswith("The due date is before the plan starts, on 1 April 20")


def test_a_reference_that_is_used_already_is_mentioned_and_kept(june):
    page = send_new(june, reference="1.6")

    assert "The action is part of the plan" in words(page)
    first = people.action("2.1")
    assert "1.6 is also the reference of “Share risk information within one working day" in words(page)
    held = words(june.get(reverse("plans:action-edit", args=["vale", latest().key])))
    assert "1.6 is also the reference of “Share risk" in held
    assert "is also the reference" not in words(june.get(first.get_absolute_url() + "change/"))


def test_2_10_is_not_2_1(june):
    page = send_new(june, reference="2.100")

    assert "is also the reference" not in words(page)


def test_answers_are_equal_whatever_the_order_of_their_supporters():
    action = people.action("1.2")

    assert ActionAnswers.of(action) == ActionAnswers.of(Action.objects.get(pk=action.pk))


def test_a_supporter_whose_place_another_body_takes_is_followed_once_per_action():
    action, old = people.action("1.1"), at_table.seat(DISTRICT)
    Authority(name="Vale Council", short_name="Vale Council", kind="unitary_council").save()
    new = at_table.give_seat("Vale Council", "unitary_council")
    Action.objects.filter(pk=action.pk).update(
        status=people.status("A"), state="open", state_on=None, state_by=None
    )

    move_open_work(seats={old.pk: new}, by=people.reader("tess"), now=clock.now(), reason="Replaced")

    kept = people.action("1.1")
    assert new in kept.supporters.all()
    assert old not in kept.supporters.all()
    assert kept.supporters_named == "Harbour Domestic Abuse Service, Vale Council"
    assert kept.version == action.version + 1
