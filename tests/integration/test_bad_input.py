"""Whatever is typed into a form is kept as it was meant, shown as it was typed, or refused in words."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.models import Action, ProgressUpdate
from tests.integration import people
from tests.integration.reading import boxes, problems, words

ATTACK = '<script>alert("x")</script><img src=x onerror=alert(1)>'
FORM_FIELDS = (
    "reference",
    "title",
    "detail",
    "lead_post",
    "timescale",
    "resources",
    "done_when",
    "additionality",
)


def add_address():
    return reverse("plans:action-add", args=["vale", people.plan().key])


def update_address():
    return reverse("plans:update-add", args=["vale", people.action("1.6").key])


def update(client, text):
    action = people.action("1.6")
    answers = {"status": action.status.key, "text": text, "version": action.version}
    return client.post(update_address(), answers, follow=True)


def last_said():
    return ProgressUpdate.objects.filter(action=people.action("1.6")).latest("made_at", "pk").text


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("“Smart” quotes – and dashes…", "“Smart” quotes – and dashes…"),
        ("One\r\nTwo\rThree", "One\nTwo\nThree"),
        ("Soft\x0bline", "Soft\nline"),
        ("Non\xa0breaking\u202fspaces", "Non breaking spaces"),
        ("soft\xadhy\u200bphen", "softhyphen"),
        ("Three\n\n\n\n\nempty lines", "Three\n\nempty lines"),
        ("Safe 👩‍👩‍👧 families 🏳️‍🌈", "Safe 👩‍👩‍👧 families 🏳️‍🌈"),
        ("Report in العربية and עברית", "Report in العربية and עברית"),
        ("turned \u202eround\u202c", "turned round"),
        ("e\u0301 composed", "é composed"),
        ("bell\x07 and escape\x1b[0m", "bell and escape[0m"),
        ("x" * 4000, "x" * 4000),
    ],
)
def test_what_people_paste_is_kept_without_what_word_left_behind(pasted, kept, tom):
    page = update(tom, pasted)

    assert "Your update is saved" in words(page)
    assert last_said() == kept


def test_html_in_an_update_is_shown_as_typed_everywhere(tom, june):
    page = update(tom, ATTACK)

    assert last_said() == ATTACK
    for shown in (page, june.get(people.plan().get_absolute_url())):
        assert "<script>alert" not in shown.content.decode()
        assert "<img src=x" not in shown.content.decode()
    assert ATTACK in words(page).replace("&quot;", '"') or "&lt;script&gt;" in page.content.decode()


def test_html_in_every_box_of_an_action_is_shown_as_typed_on_every_page(june):
    answers = {name: f"{name[:4]} {ATTACK}" for name in FORM_FIELDS} | {"reference": "<b>9</b>"}
    assert "The action is part of the plan" in words(june.post(add_address(), answers, follow=True))
    action = Action.objects.get(reference="<b>9</b>")
    update_text = {"status": people.status("R").key, "text": ATTACK, "version": 1}
    june.post(reverse("plans:update-add", args=["vale", action.key]), update_text)
    page = action.get_absolute_url()
    held = boxes(june.get(f"{page}change/"))
    june.post(f"{page}change/", {**held, "title": f"New {ATTACK}", "reason": ATTACK})

    overview = people.plan().get_absolute_url()
    for address in (page, f"{page}changes/", f"{page}change/", overview, f"{overview}actions/?words=script"):
        html = june.get(address).content.decode()
        assert "<script>alert" not in html, address
        assert "<img src=x" not in html, address
        assert "<b>9</b>" not in html, address


def test_html_that_comes_back_with_a_mistake_is_escaped_in_its_box(june):
    page = june.post(add_address(), {"title": "", "detail": f"</textarea>{ATTACK}"})

    assert problems(page) == ["Enter what will be done"]
    assert boxes(page)["detail"] == f"</textarea>{ATTACK}"
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("name", FORM_FIELDS)
def test_a_nul_character_is_refused_in_words_in_every_box(name, june):
    page = june.post(add_address(), {"title": "Light the towpath", name: "NUL\x00here"})

    assert len(problems(page)) == 1
    assert "holds a character that can’t be kept. Type it again" in problems(page)[0]


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2027", "Due date must be a real date"),
        ("0", "1", "2027", "Due date must be a real date"),
        ("1", "13", "2027", "Due date must be a real date"),
        ("1", "", "2027", "Due date must include a month"),
        ("", "", "2027", "Due date must include a day and month"),
        ("one", "1", "2027", "Due date must be a real date"),
        ("1", "1", "27", "Due date must have a year of 4 digits, like 2027"),
        ("1", "1", "99999", "Due date must have a year of 4 digits, like 2027"),
        ("1\x00", "1", "2027", "Due date must be a real date"),
        ("²", "1", "2027", "Due date must be a real date"),
        ("١", "1", "2027", ""),
    ],
)
def test_a_date_that_cannot_be_is_refused_and_what_was_typed_stays(day, month, year, sentence, june):
    typed = {"due_on-day": day, "due_on-month": month, "due_on-year": year}
    count = Action.objects.count()

    page = june.post(add_address(), {"title": "Light the towpath", **typed})

    assert page.status_code in (200, 302)
    if sentence:
        assert problems(page) == [sentence]
        assert Action.objects.count() == count
        assert boxes(page)["due_on-year"] == year


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_no_text_at_all_breaks_the_update_form(text, tom):
    page = update(tom, text)

    assert page.status_code == 200
    assert "Your update is saved" in words(page) or problems(page)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.dictionaries(
        st.sampled_from(
            [
                *FORM_FIELDS,
                "priority",
                "objective",
                "lead_seat",
                "lead_person",
                "supporters",
                "areas",
                "asked",
                "due_on-day",
                "due_on-month",
                "due_on-year",
                "version",
            ]
        ),
        st.text(max_size=30),
    )
)
def test_no_answers_at_all_break_the_form_of_an_action(answers, june):
    assert june.post(add_address(), answers).status_code in (200, 302)


@pytest.mark.parametrize(
    "key", ["2222222222", "unknown", "1", "bcdfghjkm", "BCDFGHJKMN", "..%2f", "' or 1=1"]
)
def test_a_guessed_key_answers_like_one_that_was_never_there(key, june, fen):
    ours = june.get("/p/vale/plans/actions/2222222222/")

    guessed = june.get(f"/p/vale/plans/actions/{key}/")

    assert guessed.status_code == ours.status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("rest", ["", "change/", "update/", "changes/"])
def test_a_key_of_another_partnership_answers_to_the_last_byte_like_an_unknown_one(rest, method, june, fen):
    theirs = f"/p/vale/plans/actions/{fen.action.key}/{rest}"
    unknown = f"/p/vale/plans/actions/2222222222/{rest}"

    answers = [getattr(june, method)(address) for address in (theirs, unknown)]

    assert [answer.status_code for answer in answers] in ([404, 404], [405, 405])
    assert without_token(answers[0]) == without_token(answers[1])


@pytest.mark.parametrize("rest", ["", "brand.css", "plans/"])
def test_another_partnership_answers_to_the_last_byte_like_one_that_was_never_there(rest, june, fen):
    theirs, unknown = june.get(f"/p/fen/{rest}"), june.get(f"/p/nowhere/{rest}")

    assert (theirs.status_code, unknown.status_code) == (404, 404)
    assert without_token(theirs) == without_token(unknown)


def test_a_plan_of_another_partnership_is_not_found_under_ones_own_address(june, fen):
    for rest in ("", "actions/", "actions/add/"):
        theirs, unknown = (june.get(f"/p/vale/plans/{key}/{rest}") for key in (fen.plan.key, "2222222222"))
        assert theirs.status_code == 404
        assert without_token(theirs) == without_token(unknown)


def without_token(response):
    token = boxes(response).get("csrfmiddlewaretoken", "")
    return response.content.replace(token.encode(), b"") if token else response.content


def test_a_form_too_large_to_be_typed_is_refused(june):
    june.raise_request_exception = False

    page = june.post(add_address(), {"title": "x" * (3 * 1024 * 1024)})

    assert page.status_code == 400
    assert "This request can’t be read" in words(page)
