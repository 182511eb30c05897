"""One authority takes the place of others: shown first, then done all at once, or not at all."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from csp.models import Appointment, AuditEvent, Authority, Seat
from csp.permissions import Role
from csp.services import authorities_replacing
from csp.services.authorities_replacing import Replacement, replace_authorities
from csp.web import clock
from plans.models import Action, Measure, Priority, Reading
from plans.services.seat_work import move_open_work
from tests.integration import at_table, measuring, people
from tests.integration.meanwhile import in_which_order
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

DISTRICT, COUNTY = "Vale District Council", at_table.COUNTY
DAY = date(2026, 11, 23)
SENT = {"day-day": "23", "day-month": "11", "day-year": "2026"}


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


@pytest.fixture
def unitary():
    """A new unitary council, with no seat yet."""
    body = Authority(name="Vale Council", short_name="Vale Council", kind="unitary_council")
    body.save()
    return body


def page_of(body):
    return reverse("csp:authority-replace", args=["vale", body.key])


def keys(*names):
    return [at_table.body(name).key for name in names]


def shown(client, body, *names):
    """The page that shows what moves."""
    return client.post(page_of(body), {**SENT, "bodies": keys(*names)})


def confirm(client, page, body, **changed):
    """Send the page with what moves as it is, but for what is changed."""
    ticked = [
        key for key in Appointment.objects.values_list("key", flat=True) if key in page.content.decode()
    ]
    sent = {**boxes(page), "bodies": page.context["form"].data.getlist("bodies"), "appointments": ticked}
    return client.post(page_of(body), {**sent, **changed}, follow=True)


def led(name):
    """The titles of the open actions that a body's seats lead."""
    found = Action.objects.open().filter(lead_seat__authority__name=name)
    return sorted(found.values_list("title", flat=True))


def test_what_moves_is_shown_and_nothing_is_done(tess, unitary):
    events = AuditEvent.objects.count()

    page = shown(tess, unitary, DISTRICT, COUNTY)

    said = words(page)
    assert f"{COUNTY} 22 Nov 2026 Vale Council 23 Nov 2026 {len(led(COUNTY))} open actions" in said
    assert f"{DISTRICT} 22 Nov 2026 Vale Council 23 Nov 2026 {len(led(DISTRICT))} open actions" in said
    assert "Neil Farrow, officer, Marshland County Council" in said
    assert "Tom Ferrier" not in said
    assert AuditEvent.objects.count() == events
    assert not Seat.objects.filter(authority=unitary).exists()


def test_districts_and_a_county_become_one_unitary_council(tess, unitary):
    open_before, done = led(DISTRICT) + led(COUNTY), complete_of(COUNTY)

    said = words(confirm(tess, shown(tess, unitary, DISTRICT, COUNTY), unitary))

    assert "Vale Council has taken over" in said
    assert [(one.sits_as, one.starts_on, one.ends_on) for one in Seat.objects.filter(authority=unitary)] == [
        ("unitary_council", DAY, None)
    ]
    assert at_table.seat(DISTRICT).ends_on == at_table.seat(COUNTY).ends_on == DAY - timedelta(days=1)
    assert led("Vale Council") == sorted(open_before)
    assert led(DISTRICT) == led(COUNTY) == []
    assert complete_of(COUNTY) == done
    assert {(one.successor, one.replaced_on) for one in map(at_table.body, (DISTRICT, COUNTY))} == {
        (unitary, DAY)
    }
    assert "Vale District Council on 23 November 2026" in words(tess.get(detail(unitary)))


def complete_of(name):
    return sorted(
        Action.objects.filter(lead_seat__authority__name=name, status__stands_for="complete").values_list(
            "title", flat=True
        )
    )


def detail(body):
    return reverse("csp:authority-detail", args=["vale", body.key])


def test_people_go_with_it_from_the_day_and_nobody_loses_a_day(tess, unitary):
    confirm(tess, shown(tess, unitary, DISTRICT), unitary)

    for called in ("tess", "june", "sol"):
        for role in {one.role for one in people.person(called).appointments.all()}:
            old, new = people.person(called).appointments.filter(role=role).order_by("starts_on")
            assert (old.authority.name, old.ends_on) == (DISTRICT, DAY - timedelta(days=1))
            assert (new.authority, new.starts_on, new.ends_on) == (unitary, DAY, None)
            assert (new.role, new.post) == (old.role, old.post)
    assert "Administrator, Vale Council" in words(tess.get("/p/vale/"))


def test_whoever_is_not_ticked_stays_as_they_are(tess, unitary):
    page = shown(tess, unitary, COUNTY)
    neil = people.person("neil").appointments.get()

    confirm(tess, page, unitary, appointments=[neil.key])

    assert people.person("neil").appointments.count() == 2
    ruth = people.person("ruth").appointments.get()
    assert (ruth.authority.name, ruth.ends_on) == (COUNTY, None)


def test_somebody_who_came_after_the_day_goes_along_from_today(tess, unitary):
    late = people.appoint("Petra Lund", Role.OFFICER, authority=COUNTY, starts_on=date(2026, 11, 20))
    page = tess.post(page_of(unitary), {**SENT, "day-day": "16", "bodies": keys(COUNTY)})

    confirm(tess, page, unitary)

    old, new = late.appointments.order_by("starts_on")
    assert (old.authority.name, old.ends_on) == (COUNTY, date(2026, 11, 22))
    assert (new.authority, new.starts_on) == (unitary, DAY)


def test_history_keeps_the_old_name_and_says_why_it_moved(tess, unitary, june):
    reference = Action.objects.open().filter(lead_seat=at_table.seat(COUNTY)).first()

    confirm(tess, shown(tess, unitary, COUNTY), unitary)

    said = words(june.get(f"{reference.get_absolute_url()}changes/"))
    assert "Lead authority Marshland County Council Vale Council" in said
    assert "Reason given: Vale Council took over on 23 November 2026" in said
    assert "Changed by Tess Hollin" in said


def test_a_priority_moves_too(tess, unitary):
    Priority.objects.filter(plan=people.plan(), number="4").update(lead_seat=at_table.seat(COUNTY))

    confirm(tess, shown(tess, unitary, COUNTY), unitary)

    assert Priority.objects.get(plan=people.plan(), number="4").lead_seat.authority == unitary


POLICE = "Marshland Constabulary"


def test_what_moves_is_counted_with_its_priorities_and_measures(tess, unitary):
    police = at_table.seat()
    Priority.objects.filter(lead_seat=police).update(lead_seat=None)
    Priority.objects.filter(plan=people.plan(), number__in=["3", "4"]).update(lead_seat=police)
    Measure.objects.filter(lead_seat=police).exclude(pk=measuring.measure("M4").pk).update(lead_seat=None)

    page = shown(tess, unitary, POLICE)

    [row] = page.context["moving"]
    assert row.leads == f"{len(led(POLICE))} open actions, 2 priorities and 1 measure"
    assert row.leads in words(page)


def test_the_successors_lead_gives_the_figures(tess, unitary, sign_in):
    measure = measuring.add(people.plan(), called="june")
    address = reverse("plans:reading-add", args=["vale", measure.key])
    assert sign_in("aled").get(address).status_code == 200

    confirm(tess, shown(tess, unitary, POLICE), unitary)

    measure = Measure.objects.get(pk=measure.pk)
    assert measure.lead_seat.authority == unitary
    assert measure.history.first().history_change_reason == "Vale Council took over on 23 November 2026"
    assert sign_in("aled").get(address).status_code == 200
    assert measuring.give(measure, (measuring.AUGUST, "61"), called="aled") == 1
    assert Reading.objects.get(measure=measure).value == 61


def test_a_measure_of_a_closed_plan_stays_with_whoever_gave_its_figures(tess, unitary):
    measure = measuring.measure("M4")
    type(measure.plan).objects.filter(pk=measure.plan_id).update(state="closed")

    confirm(tess, shown(tess, unitary, POLICE), unitary)

    assert measuring.measure("M4").lead_seat.authority.name == POLICE


def test_whoever_moves_what_a_seat_leads_holds_the_plans_first(unitary):
    Priority.objects.filter(plan=people.plan(), number="4").update(lead_seat=at_table.seat())
    new = at_table.give_seat("Vale Council", "unitary_council")

    with in_which_order() as held:
        move_open_work(
            seats={at_table.seat().pk: new}, by=people.reader("tess"), now=clock.now(), reason="Replaced"
        )

    assert [one for one in held if one != "SearchEntry"] == ["Plan", "Action", "Priority", "Measure"]


def test_a_county_that_is_also_the_fire_authority_passes_on_both_its_seats(tess, unitary):
    at_table.give_seat(COUNTY, "fire")

    confirm(tess, shown(tess, unitary, COUNTY), unitary)

    assert sorted(map(str, Seat.objects.filter(authority=unitary).select_related("authority"))) == [
        "Vale Council",
        "Vale Council (as fire and rescue authority)",
    ]


def test_a_seat_that_was_prepared_is_the_one_that_takes_over(tess, unitary):
    Seat.objects.filter(pk=at_table.seat(COUNTY).pk).update(ends_on=DAY - timedelta(days=1))
    prepared = at_table.give_seat("Vale Council", "unitary_council", starts_on=DAY)

    confirm(tess, shown(tess, unitary, COUNTY), unitary)

    assert Seat.objects.get(authority=unitary) == prepared
    assert led(COUNTY) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"bodies": []}, "Choose the authorities that are replaced"),
        ({"day-day": ""}, "First day must include a day"),
        ({"day-day": "24"}, "Choose a day that has come."),
        ({"bodies": ["2222222222"]}, "Choose the authorities that are replaced from the list"),
    ],
)
def test_each_mistake_has_its_sentence(sent, sentence, tess, unitary):
    [said] = problems(tess.post(page_of(unitary), {**SENT, "bodies": keys(COUNTY), **sent}))

    assert said.startswith(sentence)


def test_answers_that_were_changed_after_seeing_are_shown_again_first(tess, unitary):
    page = shown(tess, unitary, COUNTY)

    again = confirm(tess, page, unitary, **{"day-day": "20"})

    assert "What moves to Vale Council" in words(again)
    assert "19 Nov 2026" in words(again)
    assert at_table.seat(COUNTY).ends_on is None


def refused(tess, unitary, *names):
    page = confirm(tess, shown(tess, unitary, *names), unitary)
    return problems(page)


def test_what_was_replaced_by_another_is_not_replaced_again(tess, unitary):
    other = at_table.body("Lowmere Homes")
    Authority.objects.filter(name=COUNTY).update(successor=other, replaced_on=date(2025, 1, 1))

    assert refused(tess, unitary, DISTRICT, COUNTY) == [
        "Marshland County Council is recorded as replaced by Lowmere Homes on 1 January 2025."
    ]
    assert at_table.seat(DISTRICT).ends_on is None
    assert not Seat.objects.filter(authority=unitary).exists()


def test_nothing_takes_over_from_what_replaced_it(tess, unitary):
    unitary.successor, unitary.replaced_on = at_table.body(COUNTY), date(2025, 1, 1)
    unitary.save()

    assert refused(tess, unitary, COUNTY) == ["Vale Council was itself replaced by Marshland County Council."]


def test_a_seat_that_began_on_the_day_or_later_has_no_day_before(tess, unitary):
    Seat.objects.filter(pk=at_table.seat(COUNTY).pk).update(starts_on=DAY)

    assert refused(tess, unitary, COUNTY) == [
        "The seat of Marshland County Council began on 23 November 2026. Choose a later day"
    ]


def test_an_appointment_that_somebody_changes_at_that_moment_is_looked_at_again(tess, unitary, monkeypatch):
    monkeypatch.setattr("csp.services.authorities_people.authorities.appointments_held", lambda *_, **__: [])

    assert refused(tess, unitary, COUNTY) == [
        "Somebody changed one of these appointments meanwhile. Look again at what moves"
    ]
    assert at_table.seat(COUNTY).ends_on is None


def test_when_the_last_step_fails_nothing_was_done(tess, unitary, monkeypatch):
    def broken(*_, **__):
        raise ValidationError("It broke here.")

    monkeypatch.setattr(authorities_replacing, "appoint_again", broken)
    before, events = led(COUNTY), AuditEvent.objects.count()

    assert refused(tess, unitary, COUNTY) == ["It broke here."]
    assert (led(COUNTY), AuditEvent.objects.count()) == (before, events)
    assert at_table.seat(COUNTY).ends_on is None
    assert at_table.body(COUNTY).successor is None


def test_a_body_that_sits_elsewhere_too_keeps_its_record_for_those_who_set_that_table(tess, unitary, fen):
    at_table.give_seat(COUNTY, "county_council", partnership=fen.partnership)

    confirm(tess, shown(tess, unitary, COUNTY), unitary)

    assert led(COUNTY) == []
    assert at_table.body(COUNTY).successor is None
    assert Seat.objects.get(partnership=fen.partnership, authority__name=COUNTY).ends_on is None


def test_restricted_actions_follow_their_lead_and_nothing_is_said_of_them(tess, unitary):
    plain = words(shown(tess, unitary, "Marshland Constabulary"))
    restricted = open_restricted_plan()
    Action.objects.filter(plan=restricted.plan).update(lead_seat=at_table.seat())
    page = shown(tess, unitary, "Marshland Constabulary")
    trail = AuditEvent.objects.order_by("-pk").first().pk

    said = words(confirm(tess, page, unitary))

    assert words(page) == plain
    assert CANARY not in said
    moved = Action.objects.open().filter(plan=restricted.plan)
    assert {one.lead_seat.authority for one in moved.select_related("lead_seat__authority")} == {unitary}
    events = AuditEvent.objects.filter(
        pk__gt=trail, subject="plans.action", subject_id__in=moved.values("pk")
    )
    assert {event.circle_id for event in events} == {restricted.circle.pk}


@pytest.mark.parametrize("called", ["june", "dana", "elin"])
def test_only_an_administrator_replaces_an_authority(called, unitary):
    with pytest.raises(PermissionDenied, match=r"Only an administrator can set up the partnership\."):
        replace_authorities(
            partnership=people.vale(),
            replacement=Replacement(unitary, [at_table.body(COUNTY)], DAY),
            by=people.reader(called),
            now=clock.now(),
        )


def test_where_nobody_else_has_a_seat_there_is_nothing_to_take_over(tess, unitary):
    Seat.objects.update(starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))

    assert "There is nothing to take over" in words(tess.get(page_of(unitary)))
