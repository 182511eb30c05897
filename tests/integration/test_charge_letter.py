"""What goes to a partner about a charge: it tells the charge by its number, and nothing of the review."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.urls import reverse

from csp.documents import letter as drawing
from csp.documents.render import CannotRender
from csp.kernel.pence import pounds
from csp.models import AuditEvent
from csp.web import clock
from dhr.models import Capacity, Charge, Part
from dhr.presenters.charge_letters import letter_of, message_of, name_of
from dhr.queries import charges
from tests import verapdf
from tests.integration import costing, people
from tests.integration.charging import drawn, knows, send
from tests.integration.endings import PDF
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.spending import change, spend
from tests.integration.test_pack_whole import text_of
from tests.programs import require

COUNTY = "County Council"
pytestmark = pytest.mark.django_db
ADDRESS = "County Hall\nMarsh Street\nMarshtown"


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


@pytest.fixture
def sent(made) -> Charge:
    """A charge for a sixth of £5,250.00, sent to the county council."""
    knows(
        costing.seat(COUNTY),
        contact="Accounts payable",
        address=ADDRESS,
        purchase_order="PO 77",
        budget_code="A1-204",
    )
    spend(made, net=525_000)
    drawn(made)
    return send(made, Charge.objects.get(seat=costing.seat(COUNTY)))


def credit(made, sent) -> Charge:
    """What is given back once it costs less."""
    change(made, made.review.costlines.get(), net=80_000)
    drawn(made)
    return send(made, Charge.objects.get(seat=sent.seat, state="draft"))


def page_of(charge):
    return reverse("dhr:charge-letter", args=["vale", charge.key])


def of(made, charge):
    lines = charges.lines_of(made.by(), charges=[charge])[charge.pk]
    return letter_of(charge, lines=lines)


def said(letter) -> str:
    """Everything that a letter says, in one line."""
    facts = [word for one in letter.facts for word in one]
    rows = [cell for row in (*letter.table.rows, letter.table.total) for cell in row]
    parts = [
        letter.whole_title,
        *letter.to,
        *facts,
        *letter.before,
        letter.table.caption,
        *rows,
        *letter.after,
    ]
    return " ".join(" ".join(parts).split())


def test_the_letter_says_who_asks_whom_for_how_much_by_when_and_how_to_pay(made, sent):
    letter = of(made, sent)

    assert letter.whole_title == "Request for payment 2026-0001: Vale Community Safety Partnership"
    assert letter.to == ("Accounts payable", str(sent.seat), *ADDRESS.splitlines())
    assert letter.facts == (
        ("Number", "2026-0001"),
        ("Date", "23 November 2026"),
        ("To be paid by", "23 December 2026"),
        ("Your purchase order", "PO 77"),
        ("Your budget code", "A1-204"),
    )
    assert letter.table.rows == (("Independent chair", "2026–27", "£875.00"),)
    assert letter.table.total == ("To pay", "", "£875.00")
    assert "Please pay £875.00 by Wednesday 23 December 2026." in said(letter)
    assert "Quote the number 2026-0001 when you pay and when you write about it." in said(letter)


def test_what_is_given_back_is_a_credit_note_whose_amounts_stand_above_nothing(made, sent):
    back = credit(made, sent)

    letter = of(made, back)

    assert letter.title == "Credit note 2026-0002"
    assert letter.table.total == ("To give back", "", pounds(-back.total))
    assert letter.table.rows == (("Independent chair", "2026–27", pounds(-back.total)),)
    assert 0 < -back.total < sent.total
    assert "To be paid by" not in dict(letter.facts)
    assert "Please pay" not in said(letter)


def test_neither_letter_nor_message_nor_name_of_the_file_says_anything_of_the_review(made, sent):
    account = charges.account_of(made.by(), partnership=sent.asked_by, seat=sent.seat)
    message = message_of(sent, account=account)

    for text in (said(of(made, sent)), message.text, unquote(message.mailto), name_of(sent)):
        assert sent.reference in text
        for secret in (CODE_NAME, made.review.key, "October", "homicide", "death", "Chairing the panel"):
            assert secret.lower() not in text.lower()
    assert name_of(sent) == "vale-charge-2026-0001.pdf"


def test_an_issued_letter_stays_as_it_was_when_it_is_said_anew_whom_charges_go_to(made, sent):
    before = of(made, sent)
    knows(
        sent.seat, version=1, contact="Somebody else", address="Elsewhere", purchase_order="", budget_code=""
    )

    assert of(made, Charge.objects.get(pk=sent.pk)) == before


def test_the_message_opens_in_ones_own_mail_program_with_the_number_in_its_subject(made, sent):
    account = charges.account_of(made.by(), partnership=sent.asked_by, seat=sent.seat)

    address = urlsplit(message_of(sent, account=account).mailto)

    assert address.path == "finance@partner.example"
    read = parse_qs(address.query)
    assert read["subject"] == ["Request for payment 2026-0001 from Vale Community Safety Partnership"]
    assert "Attached is charge 2026-0001 for £875.00, to be paid by 23 December 2026." in read["body"][0]
    assert "Your purchase order: PO 77" in read["body"][0]


def test_without_an_address_there_are_words_to_copy_and_a_way_to_say_it(made, sent, sign_in):
    knows(sent.seat, version=1, email="")

    page = sign_in("wren").get(sent.get_absolute_url())

    assert "Attached is charge 2026-0001" in words(page)
    assert "Say to which e-mail address it goes" in words(page)
    assert b"mailto:" not in page.content


def test_whoever_takes_the_letter_is_written_down_and_looking_at_its_headers_is_not(
    made, sent, sign_in, monkeypatch
):
    monkeypatch.setattr(drawing, "render_letter", lambda letter: PDF)
    wren = sign_in("wren")
    wren.head(page_of(sent))
    assert not AuditEvent.objects.filter(verb="charge.downloaded").exists()

    taken = wren.get(page_of(sent))

    assert taken["Content-Type"] == "application/pdf"
    assert taken["Content-Disposition"] == 'attachment; filename="vale-charge-2026-0001.pdf"'
    [event] = AuditEvent.objects.filter(verb="charge.downloaded", at=clock.now())
    assert (event.person, event.subject_id) == (made.coordinator, sent.pk)
    assert event.circle_id == getattr(made.review, f"{Part.MONEY}_id")


def test_a_draft_has_no_letter(made, sign_in):
    spend(made)
    drawn(made)
    draft = Charge.objects.get(seat=costing.seat(COUNTY))
    wren = sign_in("wren")

    assert wren.get(page_of(draft))["Location"] == draft.get_absolute_url()
    assert "What goes to the partner" not in words(wren.get(draft.get_absolute_url()))


def test_a_letter_that_cannot_be_drawn_says_so_on_the_page_of_the_charge(made, sent, sign_in, monkeypatch):
    def refuse(letter):
        raise CannotRender("The PDF could not be made: it took too long.")

    monkeypatch.setattr(drawing, "render_letter", refuse)

    page = sign_in("wren").get(page_of(sent), follow=True)

    assert page.redirect_chain[-1][0] == sent.get_absolute_url()
    assert "The PDF could not be made: it took too long." in words(page)
    assert not AuditEvent.objects.filter(verb="charge.downloaded").exists()


def test_the_finance_officer_takes_the_letter_and_the_chair_does_not_know_of_it(
    made, sent, sign_in, monkeypatch
):
    monkeypatch.setattr(drawing, "render_letter", lambda letter: PDF)
    found = {}
    for who in (Capacity.CHAIR, Capacity.FINANCE):
        join(made, who)
        client = sign_in(made.person(who).email.partition(".")[0])
        found[who] = client.get(page_of(sent)).status_code

    assert found == {Capacity.CHAIR: 404, Capacity.FINANCE: 200}


def test_the_real_letters_are_one_page_accessible_and_say_what_they_should(made, sent, tmp_path):
    require("pango")
    people.Partnership.objects.filter(pk=sent.asked_by_id).update(brand_colour="#7a1f3d")
    back = credit(made, sent)

    for charge in (sent, back):
        letter = of(made, charge)
        content = drawing.render_letter(letter)
        pages, beside = text_of(content)
        whole = "".join("".join(pages).split())
        assert len(pages) == 1
        assert ["".join(line.split()) for line in letter.to if "".join(line.split()) not in whole] == []
        assert charge.reference in whole
        assert letter.whole_title in beside
        assert "".join(CODE_NAME.split()) not in whole + "".join(beside.split())
        (tmp_path / f"{charge.reference}.pdf").write_bytes(content)
    found = verapdf.check([tmp_path / f"{one.reference}.pdf" for one in (sent, back)])
    assert [one.faults for one in found] == [[], [], [], []]


def test_a_letter_that_fails_a_check_is_not_sent(made, sent, monkeypatch):
    require("pango")
    before = drawing.drawn

    def warned(*given, **more):
        pdf, noted = before(*given, **more)
        return pdf, replace(noted, log=("A picture was left out",))

    monkeypatch.setattr(drawing, "drawn", warned)

    with pytest.raises(CannotRender, match="A picture was left"):
        drawing.render_letter(of(made, sent))


def test_a_letter_in_letters_that_no_typeface_has_says_them_by_name(made, sent):
    require("pango")
    sent.contact = "Accounts \N{SNOWMAN}"

    pages, _ = text_of(drawing.render_letter(of(made, sent)))

    assert "snowman" in pages[0].lower()
