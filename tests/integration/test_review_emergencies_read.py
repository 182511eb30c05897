"""Whoever is on a review in an emergency changes nothing of it nor of its action plan, whatever their roles."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from csp.permissions import READING, Permission, Role
from csp.web import clock
from dhr.models import Capacity
from dhr.services.members import Joining, ask_onto
from plans.models import Action
from plans.policies.exports import ONLY_READ_HERE
from plans.services.actions import ActionAnswers, add_action
from plans.services.objectives import ObjectiveAnswers, add_objective
from plans.services.priorities import PriorityAnswers, add_priority
from tests.integration import access_table_reviews as reviews_table
from tests.integration import endings, measuring, paneling, people, running
from tests.integration.access_table import SENT_EMPTY, rows
from tests.integration.access_walk import every_name
from tests.integration.breaking import administrator, typed
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, SUBJECTS, join, on_a_review, open_review
from tests.integration.seeing import everything_kept
from tests.integration.test_access import answer_of

# Whatever somebody can be here, besides: the emergency lends none of it to the review's plan.
ALSO = (Role.REVIEW_COORDINATOR, Role.COORDINATOR, Role.AUTHORITY_LEAD, Role.OFFICER)
# Whoever is of the panel takes these out; in an emergency they are read here.
NOT_TAKEN_AWAY = ("dhr:plan-word", "dhr:plan-workbook")
OF_THE_MONEY = ("dhr:charge-letter", "dhr:cost-line-csv", "dhr:cost-line-download")
OVERSEEN = ("dhr:oversight-csv", "dhr:oversight-workbook")
FILES_OF_THE_PLAN = (
    "plans:action-list-csv",
    "plans:action-list-workbook",
    "plans:plan-difference-csv",
    "plans:plan-trail-csv",
    "plans:measure-list-csv",
    "plans:measure-csv",
    "plans:evidence-download",
)
# What agencies and others sent the panel is read as a file or not at all: the panel's papers are what it opens.
PAPERS_OF_THE_PANEL = {
    "dhr:agency-report-download",
    "dhr:document-download",
    "dhr:panel-paper-download",
    "dhr:submission-download",
}
REFUSED = {"no", "--", 405}


def everything_at_once():
    """Return an administrator who is everything else as well."""
    orla = administrator()
    for role in ALSO:
        people.appoint_also("orla", role)
    return orla


def page_of(name, made):
    start = max((one for one in SUBJECTS if name.startswith(one)), key=len)
    return reverse(name, args=["vale", SUBJECTS[start](made).key])


@pytest.mark.walk
def test_they_read_what_the_panel_reads_and_open_no_form(sign_in):
    made, orla = on_a_review(), everything_at_once()
    typed(CODE_NAME, by=orla)
    client = sign_in("orla")
    forms = set(reviews_table.rows(reviews_table.SENT))
    panel = {
        name: row[Capacity.PANEL_MEMBER] for name, row in reviews_table.rows(reviews_table.OPENED).items()
    }

    answers = {name: answer_of(client.get(page_of(name, made))) for name in panel}

    assert {name for name in forms if answers[name] not in REFUSED} == set()
    read = {name: said for name, said in panel.items() if name not in forms}
    differ = {name: answers[name] for name, said in read.items() if answers[name] not in {said, "go"}}
    assert differ == dict.fromkeys(NOT_TAKEN_AWAY, "no")


@pytest.mark.walk
def test_they_send_no_form_of_the_review(sign_in):
    made, orla = on_a_review(), everything_at_once()
    typed(CODE_NAME, by=orla)
    client = sign_in("orla")
    pages = {name: page_of(name, made) for name in reviews_table.rows(reviews_table.SENT)}
    before = everything_kept()

    answers = {name: answer_of(client.post(page)) for name, page in pages.items()}

    assert {name: said for name, said in answers.items() if said not in REFUSED} == {}
    assert everything_kept() == before


@pytest.fixture
def in_the_plan():
    """A review, and what its plan holds, by how the names of the pages about it start."""
    made = open_review()
    plan, wren, now = paneling.plan(made.review), made.by(), clock.now()
    seat = people.action("1.6").lead_seat
    answers = PriorityAnswers("1", "Safer homes", lead_seat=seat)
    priority = add_priority(plan=plan, answers=answers, by=wren, now=now)
    objective = add_objective(answers=ObjectiveAnswers("1.1", "Repairs", priority), by=wren, now=now)
    answers = ActionAnswers(title="Flag repeat repairs", lead_seat=seat, due_on=date(2026, 12, 11))
    action = add_action(plan=plan, answers=answers, by=wren, now=now)
    measure = measuring.add(plan, called="wren", lead_seat=seat)
    milestone = endings.step(action, by="wren")
    evidence = endings.shown(action, by="wren")
    asked_in = running.begun(plan, by="wren", ago=0)
    return made, {
        "plans:plan": plan,
        "plans:action": action,
        "plans:action-add": plan,
        "plans:update": action,
        "plans:priority": priority,
        "plans:priority-add": plan,
        "plans:objective": objective,
        "plans:objective-add": priority,
        "plans:measure": measure,
        "plans:measure-add": plan,
        "plans:reading-add": measure,
        "plans:milestone": milestone,
        "plans:milestone-add": action,
        "plans:evidence": evidence,
        "plans:evidence-add": action,
        "plans:round": asked_in,
        "plans:round-add": plan,
        "plans:report-return": asked_in.asked.get(action=action),
    }


def lead_of_everything():
    """Return an administrator who leads the authority of the plan's action and is everything else as well."""
    orla = everything_at_once()
    authority = people.action("1.6").lead_seat.authority.name
    for role in (Role.AUTHORITY_LEAD, Role.OFFICER):
        people.appoint_also("orla", role, authority=authority)
    return orla


def sent(client, subjects):
    """Send each form of a plan empty, about what is in this one, and return the answers."""
    found = {}
    for name in rows(SENT_EMPTY):
        starts = [one for one in subjects if name.startswith(one)]
        if starts and name != "plans:plan-add":
            key = subjects[max(starts, key=len)].key
            found[name] = answer_of(client.post(reverse(name, args=["vale", key])))
    return found


def test_they_send_no_form_of_the_action_plan(in_the_plan, sign_in):
    _, subjects = in_the_plan
    typed(CODE_NAME, by=lead_of_everything())
    client = sign_in("orla")
    before = everything_kept()

    answers = sent(client, subjects)

    changed = {name: said for name, said in answers.items() if said not in REFUSED}
    assert changed == {}
    assert len(answers) > 40
    assert everything_kept() == before


def test_the_same_person_on_the_panel_would_change_what_their_authority_leads(in_the_plan, sign_in):
    """So that the test before says something: it is the emergency that keeps them from it."""
    made, subjects = in_the_plan
    join(made, Capacity.PANEL_MEMBER, lead_of_everything())

    answers = sent(sign_in("orla"), subjects)

    assert {"plans:action-edit", "plans:update-add"} <= {
        name for name, said in answers.items() if said == "ok"
    }


def test_once_they_are_on_the_panel_as_well_they_work_on_its_plan_like_others(in_the_plan):
    made, _ = in_the_plan
    orla = lead_of_everything()
    reader = typed(CODE_NAME, by=orla)
    circle = made.review.plan_circle_id

    assert reader.only_reads(circle)
    days = {"starts_on": people.TODAY, "ends_on": people.TODAY + timedelta(days=9)}
    joining = Joining(person=orla, capacity=Capacity.PANEL_MEMBER, **days)
    ask_onto(review=made.review, joining=joining, by=made.by(), now=clock.now())
    assert not people.reader("orla").only_reads(circle)


def test_they_read_the_plan_and_find_nothing_there_to_press(in_the_plan, sign_in):
    _, subjects = in_the_plan
    typed(CODE_NAME, by=lead_of_everything())
    client = sign_in("orla")

    plan = client.get(subjects["plans:plan"].get_absolute_url())
    listed = client.get(reverse("plans:action-list", args=["vale", subjects["plans:plan"].key]))
    action = client.get(subjects["plans:action"].get_absolute_url())

    assert "Flag repeat repairs" in words(listed)
    assert "Flag repeat repairs" in words(action)
    for shown in (words(plan), words(listed), words(action)):
        assert [verb for verb in ("Add an action", "Give an update", "Add evidence") if verb in shown] == []


def files_of(subjects):
    """Return the address of each file of a plan; some are of its measure, or of one of its actions."""
    about = {"plans:measure-csv": "plans:measure", "plans:evidence-download": "plans:evidence"}
    return {
        name: reverse(name, args=["vale", subjects[about.get(name, "plans:plan")].key])
        for name in FILES_OF_THE_PLAN
    }


def handed_over(client, found):
    """Return which of these addresses, by the names of their pages, hand over a file."""
    asked = {name: client.get(url) for name, url in found.items()}
    return {
        name for name, said in asked.items() if "attachment" in said.headers.get("Content-Disposition", "")
    }


def addresses_of(subjects):
    """Return every address about a plan, or about what is in it, that takes a key."""
    lists = {
        f"plans:{noun}-list": subjects["plans:plan"] for noun in ("action", "measure", "priority", "round")
    }
    about, found = {**subjects, **lists}, {}
    for name, carried in every_name():
        starts = [one for one in about if name.startswith(one)]
        if starts and carried == {"partnership", "key"}:
            found[name] = reverse(name, args=["vale", about[max(starts, key=len)].key])
    return found


def test_no_address_of_the_plan_hands_them_a_file_that_the_panel_takes(in_the_plan, sign_in):
    made, subjects = in_the_plan
    join(made, Capacity.PANEL_MEMBER)
    typed(CODE_NAME, by=lead_of_everything())
    found = addresses_of(subjects)

    assert handed_over(sign_in("petra"), found) == set(FILES_OF_THE_PLAN)
    assert handed_over(sign_in("orla"), found) == set()


@pytest.mark.walk
def test_of_the_review_they_are_handed_the_papers_of_the_panel_and_nothing_that_is_made_of_it(sign_in):
    made = on_a_review()
    typed(CODE_NAME, by=everything_at_once())
    found = {name: page_of(name, made) for name in reviews_table.rows(reviews_table.OPENED)}
    found |= {name: reverse(name, args=["vale"]) for name in OVERSEEN}

    by_the_panel = handed_over(sign_in("wren"), found)

    not_handed_over = {*NOT_TAKEN_AWAY, "dhr:review-trail-csv", *OVERSEEN, *OF_THE_MONEY}
    assert by_the_panel - PAPERS_OF_THE_PANEL == not_handed_over
    assert handed_over(sign_in("orla"), found) == PAPERS_OF_THE_PANEL


def test_evidence_is_named_to_them_and_leads_to_no_file(in_the_plan, sign_in):
    made, subjects = in_the_plan
    join(made, Capacity.PANEL_MEMBER)
    typed(CODE_NAME, by=administrator())
    page, file = subjects["plans:action"].get_absolute_url(), files_of(subjects)["plans:evidence-download"]

    theirs, the_panels = sign_in("orla").get(page), sign_in("petra").get(page)

    assert "Visits log PDF, 1 KB" in words(theirs)
    assert f'href="{file}"' not in theirs.content.decode()
    assert f'href="{file}"' in the_panels.content.decode()


def test_they_take_no_file_of_the_plan_and_are_offered_none(in_the_plan, sign_in):
    _, subjects = in_the_plan
    typed(CODE_NAME, by=lead_of_everything())
    client, before = sign_in("orla"), everything_kept()

    answers = {name: client.get(url) for name, url in files_of(subjects).items()}

    assert {name: one.status_code for name, one in answers.items()} == dict.fromkeys(FILES_OF_THE_PLAN, 403)
    assert all(ONLY_READ_HERE in words(one) for one in answers.values())
    assert {client.head(url).status_code for url in files_of(subjects).values()} == {403}
    assert everything_kept() == before
    for name, url in pages_with_files(subjects).items():
        shown = client.get(url)
        assert (name, shown.status_code, "CSV" in words(shown)) == (name, 200, False)


def test_the_panel_takes_the_files_of_the_plan(in_the_plan, sign_in):
    made, subjects = in_the_plan
    join(made, Capacity.PANEL_MEMBER)
    client = sign_in("petra")

    assert {client.get(url).status_code for url in files_of(subjects).values()} == {200}
    for name in ("plans:action-list", "plans:plan-trail", "plans:measure-list"):
        assert (name, "CSV" in words(client.get(pages_with_files(subjects)[name]))) == (name, True)


def pages_with_files(subjects):
    """Return the addresses of the pages that offer these files to others."""
    pages = ("plans:action-list", "plans:plan-difference", "plans:plan-trail", "plans:measure-list")
    found = {name: reverse(name, args=["vale", subjects["plans:plan"].key]) for name in pages}
    return {
        **found,
        "plans:measure-detail": reverse("plans:measure-detail", args=["vale", subjects["plans:measure"].key]),
    }


def test_roles_are_as_they_were_everywhere_else(in_the_plan):
    made, _ = in_the_plan
    reader = typed(CODE_NAME, by=lead_of_everything())
    vale, circle = people.vale().pk, made.review.plan_circle_id
    held = {one for one in Permission if reader.holds(one, partnership=vale)}

    assert {Permission.PLAN_EDIT, Permission.ACTION_EDIT_OWN} <= held
    left = {one for one in Permission if reader.holds(one, partnership=vale, circle=circle)}
    assert left == held & READING
    assert Action.objects.visible_to(reader).filter(plan=people.plan()).exists()
