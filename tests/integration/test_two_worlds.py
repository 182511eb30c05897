"""Two worlds: with and without a restricted plan and a review, an outsider's answers are the same to the last byte.

And they cost the same number of queries. Only the tokens against forgery, and the key minted for a new action or the
name drawn for a new review, differ from visit to visit.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from csp.models import AuditEvent, SearchEntry
from csp.permissions import Role
from csp.queries.search import keys_with_words
from dhr.models import ReviewRules
from plans.models import Action
from tests.integration import (
    at_table,
    costing,
    endings,
    measuring,
    meeting,
    people,
    published,
    rounds,
    stating,
)
from tests.integration.restricted import CANARY, ENDED, open_restricted_plan
from tests.integration.reviewing import CODE_NAME as REVIEW
from tests.integration.reviewing import appoint_everybody
from tests.integration.test_canaries import NEVER_RESTRICTED, restricted_addresses
from tests.integration.whole_review import empty_tables, share_costs, whole_review
from tests.integration.world_pages import ELSEWHERE, WALKERS, name_of, opened, opens, other_pages

TOKEN = re.compile(
    rb'name="(csrfmiddlewaretoken|key|code_name)" value="[^"]+"|type="hidden" name="name" value="[^"]+"'
)
UNKNOWN = "2222222222"
# A coordinator, an administrator, an officer, a lead, a reader, a councillor, somebody who coordinates other reviews,
# somebody whose membership has ended, and a visitor who has not signed in.
OUTSIDERS = ["june", "tess", "tom", "dana", "elin", "hal", "rhian", ENDED, None]
# She opens most: on PostgreSQL, where a list may come in another order, she walks too.
ON_BOTH = "june"
OF_THE_DEMONSTRATION = [one for one in OUTSIDERS if one != "rhian"]
SEARCHES = [
    "",
    f"?words={CANARY}",
    "?words=burglary",
    "?words=Kestrel-1.1",
    "?due=late",
    "?due=soon",
    "?due=moved",
    "?due=none",
    "?lead=nobody",
    "?silent=on",
    "?mine=on",
    "?open=on",
    "?status=closed&status=stopped",
    "?page=2",
    *(f"?sort={order}" for order in ("title", "-due", "lead", "status", "-reported")),
]


def open_pages():
    """Return the addresses of the pages that somebody of Vale opens, and of some that don't exist."""
    plan = reverse("plans:plan-detail", args=["vale", people.plan().key])
    pages = ["/", "/p/vale/", "/p/vale/plans/", "/p/vale/brand.css", plan, f"{plan}actions/add/", "/help/"]
    pages += [f"/p/vale/search/?words={one}" for one in (CANARY, "burglary", "Kestrel-1.1", "scrutiny")]
    pages += [f"{plan}priorities/", f"{plan}priorities/changes/", f"{plan}priorities/add/"]
    pages += [f"/p/vale/plans/priorities/{people.priority().key}/{rest}/" for rest in ("change", "remove")]
    pages += [f"{plan}measures{rest}" for rest in ("/", "/?due=on", ".csv", "/changes/", "/add/")]
    for rest in ("", "figures.csv", "changes/", "change/", "hold/", "actions/", "remove/", "figures/"):
        pages.append(f"/p/vale/plans/measures/{measuring.measure().key}/{rest}")
    for rest in ("change", "remove"):
        pages.append(f"/p/vale/plans/figures/{measuring.reading().key}/{rest}/")
    pages += [f"{plan}{rest}/" for rest in ("change", "texts", "texts/changes", "part", "agreement", "next")]
    steps = ("waive", "propose", "answer", "agree", "publish", "close")
    pages += ["/p/vale/plans/add/", *(f"{plan}agreement/{step}/" for step in steps)]
    pages += rounds.pages_of(plan)
    pages += [f"{plan}{rest}" for rest in ("as-at/", "what-changed/", "what-changed.csv", "take-down/")]
    kept = people.plan().versions.first()
    pages += [kept.get_absolute_url(), f"{kept.get_absolute_url()}show/"]
    pages += ["/public/vale/plans/", reverse("plans:publication-detail", args=["vale", people.plan().key])]
    pages += [
        reverse("plans:publication-pdf", args=["vale", people.plan().key]),
        f"{kept.get_absolute_url()}pdf/",
    ]
    pages += ["/p/vale/scrutiny/", "/p/vale/scrutiny/reports/add/"]
    pages += at_table.pages_of(people.plan())
    about = f"/p/vale/plans/meetings/{meeting.autumn().key}/"
    pages += ["/p/vale/plans/meetings/", "/p/vale/plans/meetings/add/", about]
    pages += [f"{about}{rest}/" for rest in ("change", "changes", "highlights", "attendance")]
    pages += [f"{about}highlights/{rest}/" for rest in ("pdf", "download")]
    pages += [f"/p/vale/plans/meetings/decisions/{meeting.decision().key}/raise/"]
    pages += [f"{plan}actions/{search}" for search in SEARCHES]
    for letter in "BGARN":
        pages.append(f"{plan}actions/?status={people.status(letter).key}")
    pages += [f"{plan}actions.{kind}{search}" for search in SEARCHES for kind in ("csv", "xlsx")]
    rest_of_reviews = ("", "add/", "learning/", "emergency/", "oversight/", "oversight.csv")
    pages += ["/public/vale/reviews/", *(f"/p/vale/reviews/{rest}" for rest in rest_of_reviews)]
    pages += [f"/p/vale/search/?words={REVIEW.replace(' ', '+')}", "/p/vale/people/"]
    unknown = [f"/p/vale/plans/{UNKNOWN}/", f"/p/vale/plans/actions/{UNKNOWN}/"]
    return [*pages, *costing.pages(), *stating.pages(), *_of_actions_and_people(), *unknown]


def pages_for(called):
    """Return what a visitor walks: for three of them, an address of each page that somebody opens."""
    pages = open_pages()
    return pages + other_pages(pages) if called in WALKERS else pages


def _of_actions_and_people():
    pages = []
    for reference in ("1.6", "4.7", "1.11", "2.15"):
        page = people.action(reference).get_absolute_url()
        pages += [page, f"{page}changes/", f"{page}change/", f"{page}update/", f"{page}decide/"]
        pages += [
            f"{page}{rest}" for rest in ("milestones/", "milestones/add/", "evidence/add/", "other-plans/")
        ]
    milestone, piece = endings.step(people.action("1.6")), endings.shown(people.action("1.6"))
    pages += [f"/p/vale/plans/milestones/{milestone.key}/{rest}/" for rest in ("change", "reach", "remove")]
    pages += [f"/p/vale/plans/evidence/{piece.key}/{rest}" for rest in ("", "remove/")]
    for called in ("tom", "carys", "gareth"):
        person = reverse("csp:person-detail", args=["vale", people.person(called).key])
        pages += [person, f"{person}handover/"]
    return pages


def visit(called, pages):
    """Return every answer to one visitor, with what it cost."""
    client = Client()
    if called:
        client.force_login(people.person(called))
    answers = {}
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            response = client.get(page)
        answers[page] = (*plain(response), len(asked))
    client.session.flush()  # or their list of sessions would be longer the next time
    return answers


def plain(response):
    """Return all of an answer but its token, its cookie, and its length, which is that of what is compared."""
    left_out = {"Set-Cookie", "Content-Length"}
    headers = {name: value for name, value in response.headers.items() if name not in left_out}
    return response.status_code, headers, TOKEN.sub(b"", response.getvalue())


def without_anything_restricted():
    """Let everybody be there, and all that is no secret: what is opened next is the only difference."""
    appoint_everybody()
    people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)
    ReviewRules(partnership=people.vale(), shows_counts=True).save()
    share_costs(people.vale())


def open_all_that_is_restricted():
    """Open a restricted plan with a round, and a review with something in each of its tables."""
    restricted = open_restricted_plan()
    rounds.open_round(restricted.plan, title=f"{CANARY} round", by="carys")
    whole_review()
    assert empty_tables() == set()
    return restricted


def holds_a_canary(answer):
    """Whether what a page says holds a word of what is restricted."""
    return any(word.encode() in answer[2] for word in (CANARY, REVIEW))


@pytest.mark.parametrize(
    "called", [pytest.param(one, marks=() if one == ON_BOTH else pytest.mark.walk) for one in OUTSIDERS]
)
def test_an_outsider_cannot_tell_whether_there_is_a_restricted_plan_or_a_review(called):
    without_anything_restricted()
    pages = pages_for(called)
    without = visit(called, pages)

    open_all_that_is_restricted()

    with_it = visit(called, pages)
    assert [page for page in pages if with_it[page] != without[page]] == []
    assert [page for page in pages if "words=" not in page and holds_a_canary(with_it[page])] == []


@pytest.mark.walk
@pytest.mark.parametrize("called", WALKERS)
def test_whoever_walks_every_page_gets_each_that_their_role_opens(called):
    """A page that nobody was shown would be the same in both worlds, and prove nothing."""
    without_anything_restricted()
    others = other_pages(open_pages())

    answers = visit(called, others)

    assert [page for page in others if (answers[page][0] == 200) is not opens(called, page)] == []


def test_every_page_that_somebody_opens_is_walked_in_both_worlds_or_compared_elsewhere():
    pages = open_pages()

    walked = {name_of(page) for page in pages + other_pages(pages)}

    assert walked | ELSEWHERE.keys() >= opened()
    assert ELSEWHERE.keys() <= opened() - walked
    for name, file in ELSEWHERE.items():
        assert (Path(__file__).parent / f"{file}.py").is_file(), name


@pytest.mark.parametrize("called", OF_THE_DEMONSTRATION)
def test_an_outsiders_search_for_a_canary_word_shows_it_only_where_they_typed_it(called):
    open_restricted_plan()
    client = Client()
    if called:
        client.force_login(people.person(called))

    page = client.get(reverse("plans:action-list", args=["vale", people.plan().key]), {"words": CANARY})

    if page.status_code == 200:
        assert "No actions match" in page.content.decode()
        assert "Kestrel action" not in page.content.decode()


def addresses_of(restricted):
    """Return every address with the key of something in a restricted plan."""
    pages = [
        page
        for name, page in restricted_addresses(restricted)
        if name.startswith("plans:") and not name.startswith(NEVER_RESTRICTED)
    ]
    asked = f"?plan={restricted.plan.key}"
    here = reverse("plans:authority-list", args=["vale"])
    return [*pages, f"{here}{asked}", f"{here}{at_table.seat().key}/{asked}"]


@pytest.mark.parametrize("called", OF_THE_DEMONSTRATION)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_restricted_address_answers_an_outsider_like_one_that_was_never_there(called, method, sign_in):
    restricted = open_restricted_plan()
    addresses = addresses_of(restricted)
    found = {resolve(one.partition("?")[0]).kwargs.get("key") for one in addresses}
    keys = re.compile("|".join({restricted.plan.key, *found} - {None, at_table.seat().key}))
    client = sign_in(called) if called else Client()

    for address in addresses:
        unknown = keys.sub(UNKNOWN, address)
        with CaptureQueriesContext(connection) as asked:
            theirs = plain(getattr(client, method)(address))
        with CaptureQueriesContext(connection) as asked_unknown:
            nobodys = plain(getattr(client, method)(unknown))
        said = keys.sub(UNKNOWN, str(theirs))
        assert theirs[0] in (302, 403, 404, 405), address
        assert said == str(nobodys), address
        assert len(asked) == len(asked_unknown), address


@pytest.mark.parametrize("field", ["priority", "objective"])
def test_a_form_answers_a_restricted_key_like_one_that_was_never_there(field, june):
    restricted = open_restricted_plan()
    page = reverse("plans:action-add", args=["vale", people.plan().key])
    key = getattr(restricted, field).key

    theirs = june.post(page, {"title": "Guess", field: key})
    nobodys = june.post(page, {"title": "Guess", field: UNKNOWN})

    assert plain(theirs)[2].replace(key.encode(), UNKNOWN.encode()) == plain(nobodys)[2]
    assert f"Choose the {field} from the list" in theirs.content.decode()


def test_the_list_of_another_plan_answers_a_restricted_priority_like_no_priority(june):
    restricted = open_restricted_plan()
    page = reverse("plans:action-list", args=["vale", people.plan().key])

    theirs, nobodys = (june.get(page, {"priority": key}) for key in (restricted.priority.key, UNKNOWN))

    assert plain(theirs)[2].replace(restricted.priority.key.encode(), UNKNOWN.encode()) == plain(nobodys)[2]


@pytest.mark.parametrize("called", ["aled", "carys"])
def test_a_member_of_the_circle_reads_all_of_it(called, sign_in):
    restricted = open_restricted_plan()
    client = sign_in(called)
    overview, page = restricted.plan.get_absolute_url(), restricted.actions[0].get_absolute_url()

    read = {
        one: client.get(one).content.decode()
        for one in (overview, f"{overview}actions/", page, f"{page}changes/")
    }

    assert "Kestrel plan" in client.get("/p/vale/plans/").content.decode()
    assert all(CANARY in text for text in read.values())
    for words in ("Kestrel action 1", "Kestrel detail", "Kestrel update", "Reason given: Kestrel reason"):
        assert words in read[page]


def test_a_member_finds_restricted_actions_by_their_words_and_among_their_work(sign_in):
    restricted = open_restricted_plan()
    carys = sign_in("carys")
    page = reverse("plans:action-list", args=["vale", restricted.plan.key])

    assert "5 actions" in carys.get(page, {"words": CANARY}).content.decode()
    assert "Kestrel action 4" in carys.get("/p/vale/").content.decode()


@pytest.mark.parametrize(("called", "count"), [("aled", 1), ("june", 0), ("tom", 0), (ENDED, 0)])
def test_the_partnerships_own_plan_counts_no_restricted_action_even_for_a_member(called, count, sign_in):
    page = reverse("plans:plan-detail", args=["vale", people.plan().key])
    before = TOKEN.sub(b"", sign_in(called).get(page).content)

    open_restricted_plan()

    assert TOKEN.sub(b"", sign_in(called).get(page).content) == before
    assert Action.objects.visible_to(people.reader(called)).filter(title__contains=CANARY).exists() is bool(
        count
    )


def test_a_membership_that_ended_yesterday_shows_nothing_and_one_that_ends_today_everything(sign_in):
    restricted = open_restricted_plan()
    people.give_second_step(people.person(ENDED))
    page = reverse("plans:plan-detail", args=["vale", restricted.plan.key])

    assert sign_in(ENDED).get(page).status_code == 404
    restricted.circle.members.filter(person=people.person(ENDED)).update(ends_on=people.TODAY)
    assert sign_in(ENDED).get(page).status_code == 200


def test_a_member_whose_role_reads_no_plans_sees_none_of_it(sign_in):
    restricted = open_restricted_plan()
    people.give_second_step(people.person("hal"))
    restricted.circle.members.filter(person=people.person("carys")).update(person=people.person("hal"))

    page = sign_in("hal").get(reverse("plans:plan-detail", args=["vale", restricted.plan.key]))

    assert page.status_code == 403
    assert CANARY not in page.content.decode()


def test_what_is_written_down_about_a_restricted_plan_carries_its_circle():
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]

    restricted = open_restricted_plan()

    events = AuditEvent.objects.filter(pk__gt=last)
    assert {event.circle for event in events} == {restricted.circle}
    entries = SearchEntry.objects.filter(words__contains=CANARY.lower())
    assert {entry.circle for entry in entries} == {restricted.circle}
    kinds = Counter(entry.kind for entry in entries)
    assert kinds == {"action": 5, "plan": 1, "priority": 1, "measure": 1}


@pytest.mark.parametrize("kind", ["action", "plan", "priority", "measure"])
@pytest.mark.parametrize(
    ("called", "is_member"),
    [("aled", True), ("carys", True), ("june", False), ("tom", False), (ENDED, False), ("hal", False)],
)
def test_the_search_itself_finds_restricted_words_for_members_alone(called, is_member, kind):
    open_restricted_plan()

    keys = keys_with_words(people.reader(called), kind=kind, words=CANARY, partnership=people.vale())

    assert bool(keys) is is_member
    assert len(keys) in {0, 5 if kind == "action" else 1}


@pytest.mark.parametrize("called", OF_THE_DEMONSTRATION)
def test_a_version_of_a_restricted_plan_answers_an_outsider_like_one_that_was_never_there(called, sign_in):
    kept = published.version(plan=open_restricted_plan().plan, by="aled", published=True)
    client = sign_in(called) if called else Client()

    for page in ("version-detail", "version-show", "version-pdf"):
        theirs, nobodys = (
            plain(client.get(reverse(f"plans:{page}", args=["vale", key]))) for key in (kept.key, UNKNOWN)
        )
        assert str(theirs).replace(kept.key, UNKNOWN) == str(nobodys)
