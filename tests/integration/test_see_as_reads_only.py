"""While somebody looks at the site as somebody else nothing is sent, nothing is kept, and nothing leaks."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.audit.words import Group, verbs_of
from csp.models import AuditEvent, CircleMember
from csp.queries.readers import reader_seen_by
from csp.services.appointments import alone
from csp.services.trail import record_trail_export
from csp.web import clock
from csp.web.see_as import OWN
from plans.models import ProgressUpdate, ReportDraft, RoundAsk
from plans.services.actions import ActionAnswers, edit_action
from plans.services.updates import add_update
from tests.integration import people, working
from tests.integration.access_table import TABLE, rows
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.running import begun
from tests.integration.seeing import everything_kept, seeing
from tests.integration.test_canaries import flat, restricted_addresses, told
from tests.integration.visitors import address, addresses

pytestmark = pytest.mark.walk

# What one takes out about oneself is one's own, and noted as that, whatever else one looks at.
OWN_FILE = "csp:my-data-download"
NAMES = [name for name in rows(TABLE) if name != OWN_FILE]
DOWNLOADED = [
    "plans:action-list-csv",
    "plans:action-list-workbook",
    "plans:evidence-download",
    "plans:measure-csv",
    "plans:measure-list-csv",
    "plans:meeting-download",
    "plans:paper-download",
    "plans:plan-difference-csv",
    "scrutiny:pack-download",
    "scrutiny:pack-word",
]
# By what each is in the access table; between them the first two open every page that any of them opens.
LOOKED_AS = {
    "dana": "authority lead",
    "farida": "scrutiny officer",
    "tom": "officer",
    "hal": "councillor",
    "elin": "observer",
}
WALKERS = ["dana", "farida"]
REFUSED = "You are looking at the site as somebody else, so nothing can be changed or downloaded."
MADE_FOR_NOBODY = "You had opened that page to see it as somebody else, so nothing was saved."
KEPT = "We kept what you had typed. Read it through, then save it."
SENDING = ("post", "put", "patch", "delete")


def last_event():
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]


def update_page():
    return reverse("plans:update-add", args=["vale", people.action("1.6").key])


def later(minutes):
    return time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False)


def test_between_them_two_people_open_every_page_that_can_be_seen_as_somebody():
    opened = {
        called: {name for name, row in rows(TABLE).items() if row[who] in {"ok", "go"}}
        for called, who in LOOKED_AS.items()
    }

    assert set().union(*opened.values()) == opened["dana"] | opened["farida"]


@pytest.mark.parametrize("called", WALKERS)
def test_every_address_refuses_whatever_is_sent_to_it(called, sign_in):
    client = seeing(sign_in, called)
    pages = addresses(name for name in NAMES if name not in OWN)
    before, last = everything_kept(), last_event()

    methods = SENDING if called == "farida" else SENDING[:1]
    answers = {
        (name, method): getattr(client, method)(page) for name, page in pages.items() for method in methods
    }

    assert {key: one.status_code for key, one in answers.items() if one.status_code != 403} == {}
    assert [key for key, one in answers.items() if REFUSED not in words(one)] == []
    assert everything_kept() == before
    assert last_event() == last


@pytest.mark.parametrize("called", LOOKED_AS)
@pytest.mark.parametrize(("by", "is_member"), [("june", True), ("aled", False)])
def test_reading_every_address_leaves_nothing_behind_and_shows_no_canary_word(called, by, is_member, sign_in):
    """Unless both are in the circle, which one of them is here."""
    made = open_restricted_plan(held_by=("carys", None))
    if is_member:
        CircleMember(circle=made.circle, person=people.person(called), starts_on=people.TODAY).save()
    pages = [page for _, page in restricted_addresses(made)]
    if called in WALKERS:
        pages += addresses(NAMES).values()
    client = seeing(sign_in, called, by=by)
    before, last = everything_kept(), last_event()

    leaking = [page for page in pages if CANARY.casefold() in flat(told(client.get(page)))]

    # What is held about Aled, who is in the circle, is his own to read, whomever he looks as.
    assert leaking == ([reverse("csp:my-data")] if by == "aled" and called in WALKERS else [])
    assert everything_kept() == before
    assert last_event() == last


def test_asking_for_the_headers_of_every_address_leaves_nothing_behind(sign_in):
    pages = addresses(NAMES).values()
    client = seeing(sign_in, "tom")
    before, last = everything_kept(), last_event()

    for page in pages:
        client.head(page)

    assert everything_kept() == before
    assert last_event() == last


def test_two_in_the_circle_leave_nothing_behind_but_what_they_opened(sign_in):
    made = open_restricted_plan(held_by=("tom", None))
    CircleMember(circle=made.circle, person=people.person("dana"), starts_on=people.TODAY).save()
    pages = [page for _, page in restricted_addresses(made)]
    client = seeing(sign_in, "dana", by="aled")
    before, last = everything_kept(), last_event()

    answers = [client.get(page) for page in pages]

    assert any(CANARY in told(one) for one in answers)
    assert everything_kept() == before
    events = AuditEvent.objects.filter(pk__gt=last)
    assert {event.verb for event in events} <= set(verbs_of(Group.OPEN))
    assert {(event.person.name, event.circle_id) for event in events} == {("Aled Pryce", made.circle.pk)}


@pytest.mark.parametrize("name", DOWNLOADED)
def test_what_leaves_a_line_on_the_trail_is_not_downloaded(name, sign_in):
    client, file = seeing(sign_in, "tom"), address(name)
    last = last_event()

    answer = client.get(file)

    assert answer.status_code == 403
    assert REFUSED in words(answer)
    assert last_event() == last


def test_what_somebody_typed_in_a_round_for_themselves_alone_is_read_by_nobody_else(sign_in, tom):
    opened = begun()
    page = reverse("plans:round-report", args=["vale", opened.key])
    asked = RoundAsk.objects.get(round=opened, action=people.action("1.6"))
    ReportDraft(ask=asked, person=people.person("tom"), text="Not sure yet", saved_at=clock.now()).save()

    as_tom = seeing(sign_in, "tom").get(page)

    assert "Not sure yet" in tom.get(page).content.decode()
    assert as_tom.status_code == 200
    assert "Not sure yet" not in as_tom.content.decode()


def test_what_one_takes_out_about_oneself_is_about_oneself(sign_in):
    file = b"".join(seeing(sign_in, "tom").get(reverse(OWN_FILE)).streaming_content).decode()

    event = AuditEvent.objects.latest("pk")
    assert "June Okafor" in file
    assert people.person("tom").email not in file
    assert (event.person, event.subject_id) == (people.person("june"), people.person("june").pk)


def test_a_service_refuses_by_itself():
    tom = reader_seen_by(people.reader("june"), key=people.person("tom").key, partnership=people.vale().pk)
    action = people.action("1.6")
    said = {"status": people.status("G"), "text": "Said", "nothing_has_changed": False}

    with pytest.raises(PermissionDenied, match="nothing can be changed"):
        add_update(key=action.key, version=action.version, by=tom, now=clock.now(), **said)
    answers, at = ActionAnswers.of(action), {"version": action.version, "now": clock.now()}
    with pytest.raises(PermissionDenied):
        edit_action(key=action.key, answers=answers, reason="", by=tom, **at)
    with pytest.raises(PermissionDenied):
        record_trail_export(partnership=people.vale(), by=tom, now=clock.now())
    assert not ProgressUpdate.objects.filter(text="Said").exists()


def test_what_one_was_writing_as_oneself_waits_until_one_stops(sign_in):
    client = sign_in("june")
    form = boxes(client.get(people.action("1.6").get_absolute_url()))
    client.post(reverse("csp:see-as", args=["vale", people.person("tom").key]))
    client.cookies["csrftoken"] = "was-here"

    sent = client.post(update_page(), {**form, "text": "My own words"})
    as_tom = words(client.get(update_page()))
    client.post(reverse("csp:see-as-end"))
    back = client.get(update_page())

    assert sent.status_code == 403
    assert "My own words" not in as_tom
    assert KEPT in words(back)
    assert "My own words" in back.content.decode()


def test_a_form_that_was_opened_as_somebody_else_is_never_sent_in_ones_own_name(sign_in):
    client = seeing(sign_in, "tom")
    form = boxes(client.get(people.action("1.6").get_absolute_url()))
    assert form["text"] == ""

    with later(31):
        sent = client.post(update_page(), {**form, "text": "Only trying"}, follow=True)

    assert MADE_FOR_NOBODY in words(sent)
    assert not ProgressUpdate.objects.filter(text="Only trying").exists()


@pytest.mark.parametrize("called", ["tom", "dana"])
@pytest.mark.parametrize("name", ["csp:home", "plans:plan-list", "plans:action-list", "plans:action-detail"])
def test_looking_as_somebody_asks_the_database_once_more_for_a_page(called, name, sign_in):
    theirs, june = sign_in(called), seeing(sign_in, called)
    page = address(name)
    theirs.get(page), june.get(page)

    with CaptureQueriesContext(connection) as asked:
        theirs.get(page)
    with CaptureQueriesContext(connection) as asked_as:
        june.get(page)

    # For whom they are. What somebody is asked to sign on a review is on their own first page alone, so that nothing
    # is asked for it here.
    assert len(asked_as) - len(asked) == (0 if name == "csp:home" else 1)


def test_jobs_are_for_whoever_asked_for_them(sign_in):
    job = working.job_of("tom")
    page = reverse("csp:job-detail", args=["vale", job.key])

    assert sign_in("tom").get(page).status_code == 200
    assert seeing(sign_in, "tom").get(page).status_code == 404


def test_a_service_that_looks_up_who_is_there_now_still_knows_that_they_only_look():
    seen = reader_seen_by(people.reader("june"), key=people.person("tom").key, partnership=people.vale().pk)

    with pytest.raises(PermissionDenied, match="looking at the site as somebody else"):
        alone(partnership=people.vale(), by=seen, now=clock.now())
