"""The audit trail as people read it: a partnership's, and that of a restricted matter."""

import csv
import io
import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp import audit
from csp.audit.sealing import seal_waiting
from csp.audit.words import Group
from csp.models import AuditEvent
from csp.services.trail import seal_due
from csp.web import clock
from plans.models.verb import Verb
from tests.integration import mailing, papers, people
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_two_worlds import plain

TRAIL, FILE = "/p/vale/settings/trail/", "/p/vale/settings/trail.csv"


@pytest.fixture
def tess(sign_in):
    """Tess, Vale's administrator; her own sign-in is not on the trail, because nobody typed a password."""
    return sign_in("tess")


def note(verb, subject, *, by="aled", ago=timedelta(0)):
    audit.record(verb, subject=subject, by=people.reader(by), now=clock.now() - ago)


def rows(response):
    """The rows of the table, each as one line of words."""
    body = re.search(r"(?s)<tbody>(.*)</tbody>", response.content.decode())
    return [words(row) for row in re.findall(r"(?s)<tr>(.*?)</tr>", body[1])] if body else []


def file_of(client, query=""):
    """The rows of the file, without its heads."""
    text = client.get(FILE + query).getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def test_the_newest_event_comes_first_with_who_what_which_and_when(tess):
    note(Verb.ACTION_CHANGED, people.action("1.6"), by="dana")

    first = rows(tess.get(TRAIL))[0]

    title = people.action("1.6").title
    assert first == f"23 Nov 2026, 10:30 Dana Whitlock Changed an action 1.6 {title} Not known –"


def test_a_record_that_the_reader_may_open_is_a_link(tess):
    action = people.action("1.6")
    note(Verb.ACTION_CHANGED, action)

    page = tess.get(TRAIL).content.decode()

    assert f'<a class="govuk-link" href="{action.get_absolute_url()}">' in page


def test_a_record_that_the_reader_may_not_open_is_only_its_kind(tess):
    report = papers.report()
    AuditEvent.objects.all().delete()
    note(audit.Verb.SIGN_IN_POLICY_CHANGED, report)

    page = tess.get(TRAIL)

    assert rows(page)[0].endswith("Changed how people sign in Report Not known –")
    assert report.title not in page.content.decode()


def test_a_record_that_is_gone_is_only_its_kind(tess):
    action = people.action("1.6")
    note(Verb.ACTION_CHANGED, action)
    AuditEvent.objects.filter(pk=AuditEvent.objects.latest("pk").pk).update(subject_id=99999)

    assert rows(tess.get(TRAIL))[0].endswith("Changed an action Action Not known –")


def test_a_kind_that_is_gone_is_its_label_and_a_verb_that_is_gone_itself(tess):
    AuditEvent(
        at=clock.now(), verb="gone.away", subject="plans.gone", subject_id=1, partnership=people.vale()
    ).save()

    assert rows(tess.get(TRAIL))[0] == "23 Nov 2026, 10:30 The site itself gone.away plans.gone Not known –"


def test_fifty_events_stand_on_a_page_and_the_next_page_has_the_next(tess):
    first, second = tess.get(TRAIL), tess.get(f"{TRAIL}?page=2")

    assert len(rows(first)) == len(rows(second)) == 50
    total = AuditEvent.objects.filter(partnership=people.vale(), circle=None).count()
    assert f"{total} events, newest first. Showing 1 to 50." in words(first)


@pytest.mark.parametrize("query", ["", "?what=changes", "?page=3"])
def test_a_page_costs_the_same_however_many_events_and_records_it_shows(query, tess):
    people.plan()
    few = AuditEvent.objects.order_by("-pk")[3].pk
    with CaptureQueriesContext(connection) as asked_for_all:
        tess.get(TRAIL + query)
    AuditEvent.objects.filter(pk__lt=few).exclude(subject="plans.action").delete()

    with CaptureQueriesContext(connection) as asked_for_few:
        tess.get(TRAIL + query)

    # One question for each kind of record on the page, which the newest events have many of.
    assert len(asked_for_few) <= len(asked_for_all) <= 22


def test_the_trail_is_narrowed_by_person(tess):
    note(Verb.ACTION_CHANGED, people.action("1.6"), by="dana")
    page = tess.get(TRAIL, {"person": people.person("dana").key})

    assert rows(page)
    assert all("Dana Whitlock" in row for row in rows(page))
    assert "Remove Dana Whitlock" in words(page)


def test_the_trail_is_narrowed_by_what_was_done(tess):
    note(Verb.ACTIONS_EXPORTED, people.plan())

    found = rows(tess.get(TRAIL, {"what": Group.EXPORT}))

    assert len(found) == 1
    assert "Downloaded a list of actions" in found[0]


def test_the_trail_is_narrowed_by_days_both_included(tess):
    AuditEvent.objects.all().delete()
    for days in range(4):
        note(Verb.ACTION_CHANGED, people.action("1.6"), ago=timedelta(days=days))

    found = rows(tess.get(TRAIL, {"first": "2026-11-21", "last": "22/11/2026"}))

    assert [row[:11] for row in found] == ["22 Nov 2026", "21 Nov 2026"]


@pytest.mark.parametrize(
    "query", ["person=none", "what=none", "first=31/02/2026", "last=soon", "page=none", "page=0", "page=999"]
)
def test_what_can_not_be_read_in_an_address_narrows_nothing(query, tess):
    assert rows(tess.get(f"{TRAIL}?{query}"))


def test_a_trail_on_which_nothing_matches_says_so_and_offers_the_way_back(tess):
    page = tess.get(TRAIL, {"first": "2030-01-01"})

    assert "No events match" in words(page)
    assert "Show everything" in words(page)
    assert FILE not in page.content.decode()


def test_a_sign_in_is_shown_to_the_partnership_in_which_somebody_was_appointed_then(tess, fen):
    for who, ago in (("tom", 0), ("gareth", 0)):
        note(audit.Verb.SIGNED_IN, people.person(who), by=who, ago=timedelta(days=ago))
    reader = people.reader("tom")
    audit.record(audit.Verb.SIGNED_IN, subject=fen.coordinator, by=reader, now=clock.now())

    found = rows(tess.get(TRAIL, {"what": Group.SIGN_IN}))

    assert len(found) == 1
    assert "Tom Ferrier Signed in Tom Ferrier" in found[0]


def test_a_sign_in_has_no_number_because_it_is_sealed_on_the_sites_own_trail(tess):
    note(audit.Verb.SIGNED_IN, people.person("tom"), by="tom")
    seal_waiting()

    (signed_in,) = rows(tess.get(TRAIL, {"what": Group.SIGN_IN}))

    assert AuditEvent.objects.filter(trail="site", number=1).exists()
    assert signed_in.endswith("–")


def test_the_page_shows_the_head_and_when_it_was_sent(tess):
    before = words(tess.get(TRAIL))
    seal_due(now=clock.now())
    note(Verb.ACTION_CHANGED, people.action("1.6"))
    assert "The head was not sent" in words(tess.get(TRAIL))
    mailing.delivered()

    page = words(tess.get(TRAIL))

    assert "No event is sealed yet." in before
    assert "The head was not sent to the administrators yet." in before
    last = AuditEvent.objects.exclude(seal="").filter(partnership=people.vale()).latest("number")
    assert f"The head of the trail is {last.number}:{last.seal}" in page
    assert f"{last.number} events are sealed, up to one of" in page
    assert "1 more waits to be." in page
    assert "The head was last sent to the administrators on 23 November 2026." in page


def test_the_file_holds_exactly_what_is_listed(tess):
    note(Verb.ACTIONS_EXPORTED, people.plan(), by="dana")
    dana = people.person("dana").key

    found = file_of(tess, f"?person={dana}&what={Group.EXPORT}")

    assert found == [
        ["", "2026-11-23 10:30:00+00:00", "Dana Whitlock", "Downloaded a list of actions", "Plan",
         people.plan().title, ""],
    ]  # fmt: skip
    listed = AuditEvent.objects.filter(partnership=people.vale(), circle=None).count()
    assert len(file_of(tess)) == listed


def test_a_name_in_the_file_is_no_formula(tess):
    people.person("dana").__class__.objects.filter(pk=people.person("dana").pk).update(name="=1+1")
    note(Verb.ACTION_CHANGED, people.action("1.6"), by="dana")

    assert file_of(tess)[0][2] == "'=1+1"


def test_taking_the_trail_out_is_on_the_trail_and_asking_for_its_headers_is_not(tess):
    answer = tess.get(FILE)
    tess.head(FILE)

    assert answer["Content-Disposition"] == 'attachment; filename="vale-trail-2026-11-23.csv"'
    (event,) = AuditEvent.objects.filter(verb="trail.exported")
    assert (event.subject, event.partnership, event.person) == (
        "csp.partnership",
        people.vale(),
        people.person("tess"),
    )
    assert "Tess" in rows(tess.get(TRAIL))[0]
    assert "Downloaded the audit trail" in rows(tess.get(TRAIL))[0]


def test_the_partnerships_trail_has_the_same_bytes_with_and_without_a_restricted_plan(tess):
    pages = [TRAIL, f"{TRAIL}?page=2", f"{TRAIL}?what=openings", f"{TRAIL}?what=changes"]
    pages += [f"{TRAIL}?person={people.person('aled').key}"]
    seal_waiting()

    def seen():
        answers = {}
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                answer = tess.get(page)
            answers[page] = (*plain(answer), len(asked))
        answers[FILE] = plain(tess.get(FILE, {"what": "changes"}))
        AuditEvent.objects.filter(verb="trail.exported").delete()
        return answers

    tess.get(TRAIL)  # the first page of a session costs more
    without = seen()
    open_restricted_plan()
    seal_waiting()

    assert seen() == without


def test_times_are_those_of_london(tess):
    summer = datetime.fromisoformat("2026-07-01T09:00:00+00:00")
    audit.record(Verb.ACTION_CHANGED, subject=people.action("1.6"), by=people.reader("aled"), now=summer)

    assert "1 Jul 2026, 10:00" in words(tess.get(TRAIL, {"first": "2026-07-01", "last": "2026-07-01"}))
