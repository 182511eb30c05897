"""How charges are written for the ledger is a setting: a row for each column, and clear refusals."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.audit import NewerVersion
from csp.permissions import Role
from csp.web import clock
from dhr.models import LedgerLayout
from dhr.services.ledger_layouts import (
    NO_COLUMNS,
    NO_SIDE,
    NOT_OF_A_LINE,
    SIDE_AND_MINUS,
    edit_layout,
    remove_layout,
)
from tests.integration import ledgering, people
from tests.integration.ledgering import LIST, Credits, Rows, add, says
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import open_review

pytestmark = pytest.mark.django_db
ADD = f"{LIST}layouts/add/"


def sent(client, address=ADD, **typed):
    return client.post(address, {**boxes(client.get(address)), **typed}, follow=True)


def test_a_ready_layout_is_offered_where_there_is_none(sign_in):
    june = sign_in("june")
    assert "There is no layout yet" in words(june.get(LIST))
    assert "Start with one that is ready" in words(june.get(LIST))
    assert "This one is ready" in words(june.get(ADD))

    answer = sent(june)

    assert "The layout Charges for the ledger is added" in words(answer)
    [layout] = LedgerLayout.objects.all()
    headings = [one.heading for one in layout.in_order]
    assert headings[:4] == [
        "Charge number",
        "Day it was sent",
        "Day by which it is to be paid",
        "Partner",
    ]
    assert headings[-1] == "Amount"
    assert "This one is ready" not in words(june.get(ADD))


def test_columns_are_placed_called_and_filled_as_the_finance_system_wants(sign_in):
    june = sign_in("june")
    typed = {
        "title": "Agresso",
        "columns-reference-place": "2",
        "columns-reference-heading": "EXT_REF",
        "columns-amount-place": "3",
        "columns-amount-heading": "",
        "columns-fixed1-place": "1",
        "columns-fixed1-heading": "ACCOUNT",
        "columns-fixed1-text": "4711",
    }
    empty = dict.fromkeys(
        (f"columns-{one}-place" for one in ("sent_on", "due_on", "partner", "purchase_order")), ""
    )
    empty |= dict.fromkeys((f"columns-{one}-place" for one in ("budget_code", "cost_type")), "")

    sent(june, **typed, **empty)

    layout = LedgerLayout.objects.get()
    assert [tuple(one) for one in layout.in_order] == [
        ("fixed", "ACCOUNT", "4711"),
        ("reference", "EXT_REF", ""),
        ("amount", "Amount", ""),
    ]
    shown = boxes(june.get(ledgering.page("edit", layout)))
    assert (shown["columns-fixed1-text"], shown["columns-reference-place"]) == ("4711", "2")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter what the layout is called"),
        (
            {"columns-partner-place": "1"},
            "Charge number and Partner have the same place. Give one of them another",
        ),
        (
            {"columns-partner-heading": "charge number"},
            "Charge number and Partner have the same heading. Give one of them another",
        ),
        ({"columns-partner-place": "third"}, "Partner: Place must be a whole number from 1 to 99"),
        ({"columns-partner-place": "0"}, "Partner: Place must be a whole number from 1 to 99"),
        ({"columns-fixed1-place": "20", "columns-fixed1-heading": "X"}, "Text of your own 1: Enter its text"),
        ({"columns-fixed2-place": "20", "columns-fixed2-text": "X"}, "Text of your own 2: Enter its heading"),
        (
            {"columns-partner-heading": "x" * 61},
            "Partner: Heading must be 60 characters or fewer. It has 61",
        ),
        ({"credits": "side"}, NO_SIDE),
        ({"columns-side-place": "30"}, SIDE_AND_MINUS),
        (
            {"rows": "line", "columns-left-place": "30"},
            NOT_OF_A_LINE,
        ),
    ],
)
def test_what_does_not_fit_together_comes_back_with_what_was_typed(sign_in, typed, sentence):
    answer = sent(sign_in("june"), **typed)

    assert problems(answer) == [sentence]
    assert {name: boxes(answer).get(name, typed[name]) for name in typed} == typed
    assert not LedgerLayout.objects.exists()


def test_a_layout_without_columns_is_refused(sign_in):
    june = sign_in("june")
    none = {name: "" for name in boxes(june.get(ADD)) if name.endswith("-place")}

    assert problems(sent(june, **none)) == ["Give at least one column its place, like 1"]
    with pytest.raises(ValidationError, match=NO_COLUMNS):
        add(columns=())


def test_a_name_is_given_once_in_any_case(sign_in):
    add(title="Upload")
    june = sign_in("june")
    typed = {"title": "UPLOAD", "columns-reference-place": "1"}

    answer = sent(june, **typed)

    assert problems(answer) == ["There is a layout of this name already. Give it another"]


def test_a_layout_that_is_sent_twice_is_added_once(sign_in):
    june = sign_in("june")
    typed = boxes(june.get(ADD))

    answers = [june.post(ADD, typed, follow=True) for _ in range(2)]

    assert LedgerLayout.objects.count() == 1
    assert "is added" in words(answers[1])


def test_a_layout_is_changed_and_what_changed_stays(sign_in):
    layout = add("reference", "amount")
    june, edit = sign_in("june"), ledgering.page("edit", layout)
    assert "Nothing was changed" in words(sent(june, edit, has_headings="on"))

    sent(june, edit, **{"columns-amount-heading": "Net", "amounts": "pence"})

    said = words(june.get(edit))
    assert "Charge number and Net (Amount)" in said
    assert "123450, in pence" in said


def test_what_two_people_write_is_shown_to_the_second(sign_in):
    layout = add("reference", "amount")
    june, edit = sign_in("june"), ledgering.page("edit", layout)
    typed = boxes(june.get(edit)) | {"columns-amount-heading": "Mine"}
    edit_layout(key=layout.key, version=1, answers=says("partner"), by=people.reader("june"), now=clock.now())

    answer = june.post(edit, typed)

    assert "while you were writing" in words(answer)
    assert boxes(answer)["columns-amount-heading"] == "Mine"
    assert june.post(edit, boxes(answer)).status_code == 302
    layout.refresh_from_db()
    assert [one.heading for one in layout.in_order] == ["Charge number", "Mine"]


def test_a_layout_is_removed_once_and_its_page_says_so(sign_in):
    layout = add()
    june, remove = sign_in("june"), ledgering.page("remove", layout)
    with pytest.raises(NewerVersion):
        remove_layout(key=layout.key, version=7, by=people.reader("june"), now=clock.now())

    assert "The layout Upload is removed" in words(sent(june, remove))

    gone = june.get(remove)
    assert gone.status_code == 410
    assert "This layout was removed" in words(gone)
    assert sign_in("dana").get(ledgering.page("csv", layout)).status_code == 404


def test_only_a_review_coordinator_keeps_layouts(sign_in):
    layout, tom = add(), sign_in("tom")
    refusal = "Only a review coordinator can change how charges are written for the ledger."

    for address in (ADD, ledgering.page("edit", layout), ledgering.page("remove", layout)):
        answer = tom.post(address, {})
        assert answer.status_code == 403
        assert refusal in words(answer)
    with pytest.raises(PermissionDenied, match=refusal):
        add(by="tom", title="Another")
    said = words(tom.get(LIST))
    assert "Upload Charge number, Partner and Amount" in said
    assert "Change the layout" not in said


@pytest.mark.parametrize("box", ["title", "columns-reference-heading", "columns-fixed1-text"])
def test_a_code_name_is_not_written_in_a_layout(sign_in, box):
    made = open_review()
    people.appoint_also("wren", Role.REVIEW_COORDINATOR)
    client = sign_in("wren")
    own = {"columns-fixed1-place": "30", "columns-fixed1-heading": "X", "columns-fixed1-text": "Y"}

    answer = sent(client, **(own | {box: f"for {made.review.code_name.lower()}"}))

    assert "you wrote a name that only some people may know" in words(answer)
    assert not LedgerLayout.objects.exists()


def test_a_side_column_goes_with_amounts_without_a_minus():
    assert add("reference", "side", "amount", credits=Credits.SIDE).credits == "side"
    assert add("reference", "amount", title="By line", rows=Rows.LINE).rows == "line"
