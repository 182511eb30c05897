"""Council forms: who makes one, what it asks of reports, and that a report keeps the form it was begun on."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from csp.audit import NewerVersion
from csp.web import clock
from scrutiny.models import CouncilForm, Report
from scrutiny.services.council_forms import FormAnswers, add_form, edit_form
from scrutiny.services.council_logos import with_logo
from scrutiny.services.form_parts import move_part, set_part
from scrutiny.services.report_front import answer_implications
from scrutiny.sources.ready_forms import BRIEFING, COMMITTEE_REPORT, OVERVIEW, READY
from tests.integration import forming, papers, people
from tests.integration.reading import boxes, problems, words
from tests.integration.test_report_pages import ADD, answers

LIST = reverse("scrutiny:form-list", args=["vale"])


def farida():
    return {"by": people.reader("farida"), "now": clock.now()}


def labels(form):
    return [one["label"] for one in CouncilForm.objects.get(pk=form.pk).front]


def front(report):
    return dict(papers.document(report).front)


def begun_on(form, client, **changed):
    client.post(ADD, answers(form=form, **changed))
    return Report.objects.select_related("partnership", "plan", "meeting__committee__authority").get(
        title="Spring report"
    )


def test_a_scrutiny_officer_adds_a_form_and_changes_its_words(sign_in):
    client = sign_in("farida")
    sent = {**boxes(client.get(f"{LIST}add/")), "name": "Our report", "ready": OVERVIEW}

    page = client.post(f"{LIST}add/", sent, follow=True)
    again = client.post(f"{LIST}add/", sent, follow=True)

    made = CouncilForm.objects.get(name="Our report")
    assert "The form is added" in words(page)
    assert again.redirect_chain[-1][0] == made.get_absolute_url()
    assert labels(made) == [one.label for one in READY[OVERVIEW].front]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": " "}, "Enter what it is called"),
        ({"ready": ""}, "Choose what it starts from"),
        (
            {"brand_colour": "blue"},
            "Enter a colour as # and six digits or letters a to f, for example #12406b",
        ),
        ({"heading_colour": "#FFEE00"}, "Choose a darker colour: white words could not be read on this one"),
    ],
)
def test_each_mistake_in_a_form_has_its_sentence(sent, sentence, sign_in):
    client = sign_in("farida")
    whole = {**boxes(client.get(f"{LIST}add/")), "name": "Our report", "ready": BRIEFING, **sent}

    page = client.post(f"{LIST}add/", whole)

    assert problems(page) == [sentence]
    assert boxes(page)["brand_colour"] == whole["brand_colour"]


def test_two_forms_are_not_called_alike():
    forming.council_form()

    with pytest.raises(ValidationError, match="There is a form of that name already"):
        forming.council_form()


def test_a_councillor_makes_no_form():
    with pytest.raises(PermissionDenied):
        add_form(
            partnership=people.vale(),
            ready=BRIEFING,
            answers=FormAnswers("Mine"),
            by=people.reader("hal"),
            now=clock.now(),
        )


def test_a_field_is_added_moved_and_taken_out():
    form = forming.council_form(ready=BRIEFING)
    said = {"label": "Portfolio holder", "source": "cabinet_member", "is_needed": True}
    form = set_part(key=form.key, version=1, part="front", name="holder", said=said, **farida())
    form = move_part(key=form.key, version=2, part="front", name="holder", to="up", **farida())
    moved = labels(form)
    form = move_part(key=form.key, version=3, part="front", name="title", to="out", **farida())

    assert moved[-2:] == ["Portfolio holder", "Documents attached"]
    assert labels(form)[0] == "Author"


def test_what_was_changed_meanwhile_is_not_moved():
    form = forming.council_form()
    edit_form(key=form.key, version=1, answers=FormAnswers("Other"), reason="", **farida())

    with pytest.raises(NewerVersion):
        move_part(key=form.key, version=1, part="front", name="wards", to="out", **farida())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": "words", "title": ""}, "Enter what this section is called"),
        ({"kind": "summary", "title": ""}, "This form has that section already"),
    ],
)
def test_a_section_needs_a_title_of_its_own_and_is_there_once(said, sentence):
    form = forming.council_form()

    with pytest.raises(ValidationError, match=sentence):
        set_part(key=form.key, version=1, part="sections", name="another", said=said, **farida())


def test_a_field_is_added_on_its_page_and_sent_twice_is_there_once(sign_in):
    client, form = sign_in("farida"), forming.council_form()
    page = f"{form.get_absolute_url()}front/add/"
    sent = {**boxes(client.get(page)), "label": "Key facts", "source": "typed"}

    client.post(page, sent)
    client.post(page, sent)
    missing = client.post(page, {**boxes(client.get(page)), "label": "", "source": ""})

    assert labels(form).count("Key facts") == 1
    assert problems(missing) == ["Enter what your council calls it", "Choose what fills it"]


def test_every_change_to_a_form_is_told(sign_in):
    form = forming.council_form()
    move_part(key=form.key, version=1, part="implications", name="ict", to="out", **farida())

    page = sign_in("farida").get(f"{form.get_absolute_url()}changes/")

    assert "Implications Financial: What it costs or saves, and who pays." in words(page)


def test_a_report_begins_with_the_sections_and_the_words_of_its_form(june):
    report = begun_on(BRIEFING, june, contact="Ann, Safer Vale", purpose="To brief")

    assert [one.name for one in report.sections.order_by("position")] == [
        "own-background",
        "own-current-issues",
        "summary",
        "own-decisions-needed",
        "own-partnership-involvement",
        "own-police-involvement",
        "own-people-to-meet",
    ]
    assert list(front(report).items())[:3] == [
        ("Topic", "Spring report"),
        ("Author", "Ann, Safer Vale"),
        ("Purpose of briefing", "To brief"),
    ]


def test_a_report_keeps_the_form_it_was_begun_on(june):
    form = forming.council_form(brand_colour="#7a1f5c")
    report = begun_on(form.key, june, wards="All")
    said = {"label": "Parishes", "source": "wards", "is_needed": False}
    set_part(key=form.key, version=1, part="front", name="wards", said=said, **farida())

    document = papers.document(report)

    assert dict(document.front)["Wards affected"] == "All"
    assert document.brand_colour == "#7a1f5c"
    assert "Parishes" not in dict(document.front)


def test_a_report_that_was_there_prints_the_front_sheet_that_it_printed():
    report = papers.report()
    report.front = {}

    assert list(front(report)) == [
        "Report to",
        "Date of meeting",
        "Report of",
        "Cabinet member",
        "Wards affected",
        "Author and contact",
        "Purpose of the report",
    ]


def test_a_form_that_is_gone_is_not_begun_on(june):
    page = june.post(ADD, answers(form="2222222222"))

    assert problems(page) == ["Choose the form from the list"]


def test_fields_that_only_the_form_has_are_filled_in_with_the_report(june):
    report = begun_on(COMMITTEE_REPORT, june)
    page = f"{report.get_absolute_url()}change/"
    client_words = {**boxes(june.get(page)), "front-consultation": "The residents’ panel."}

    june.post(page, client_words)

    assert dict(front(Report.objects.get(pk=report.pk)))["Consultation"] == "The residents’ panel."
    told = words(june.get(f"{report.get_absolute_url()}changes/"))
    assert "Other fields of the front sheet Nothing Consultation: The residents’ panel." in told


class TestImplications:
    @pytest.fixture
    def page(self, june):
        return f"{begun_on(COMMITTEE_REPORT, june).get_absolute_url()}implications/"

    def test_a_yes_needs_details_and_details_need_an_answer(self, june, page):
        sent = {**boxes(june.get(page)), "is-financial": "yes", "detail-legal": "Section 19."}

        refused = june.post(page, sent)

        assert problems(refused) == [
            "Say what the implications are: Financial",
            "Choose yes or no, as you wrote details: Legal and policy",
        ]
        assert boxes(refused)["detail-legal"] == "Section 19."

    def test_what_is_answered_is_printed_and_the_rest_is_missing(self, june, page):
        sent = {"is-financial": "yes", "detail-financial": "£3,000 a year.", "is-ict": "no"}

        said = words(june.post(page, {**boxes(june.get(page)), **sent}, follow=True))

        document = papers.document(Report.objects.get(title="Spring report"))
        assert [one.words for one in document.implications] == ["Yes. £3,000 a year.", "No"]
        assert "nobody has answered: Staffing, Legal and policy and Equality." in said

    def test_somebody_else_saved_the_report_meanwhile(self, june, page):
        report, opened = Report.objects.get(title="Spring report"), boxes(june.get(page))
        said = {"ict": {"yes": True, "detail": "A new system."}}
        answer_implications(key=report.key, version=1, implications=said, **june_says())

        clash = words(june.post(page, {**opened, "is-equality": "no"}))

        assert "Somebody saved this report while you were writing" in clash
        assert "Information technology: Yes. A new system." in clash


def june_says():
    return {"by": people.reader("june"), "now": clock.now()}


class TestRisks:
    def test_a_risk_is_listed_with_its_levels_in_words(self, june):
        report = begun_on(COMMITTEE_REPORT, june)
        page = f"{report.get_absolute_url()}risks/add/"
        sent = {
            **boxes(june.get(page)),
            "risk": "A post falls empty",
            "controls": "A second person is named.",
            "likelihood_before": "3",
            "impact_before": "2",
            "likelihood_after": "1",
            "impact_after": "2",
        }

        june.post(page, sent)
        said = words(june.post(page, sent, follow=True))

        assert report.risks.count() == 1
        assert (
            "A post falls empty High: likelihood high, impact medium A second person is named. Low:" in said
        )

    def test_what_is_missing_of_a_risk_is_said(self, june):
        page = june.post(f"{begun_on(COMMITTEE_REPORT, june).get_absolute_url()}risks/add/", {})

        assert problems(page) == [
            "Enter what may go wrong",
            "Choose how likely it is if nothing is done",
            "Choose how much it would matter if nothing is done",
            "Enter what is done about it",
            "Choose how likely it is with what is done about it",
            "Choose how much it would matter with what is done about it",
        ]

    def test_a_risk_is_taken_out_and_its_page_says_so(self, june):
        risk = forming.risk()
        page = f"{risk.get_absolute_url()}remove/"

        june.post(page, boxes(june.get(page)))
        gone = june.get(risk.get_absolute_url())

        assert gone.status_code == 410
        assert "was removed" in words(gone)


class TestLogo:
    @pytest.fixture
    def page(self):
        return f"{forming.council_form().get_absolute_url()}logo/"

    def test_a_logo_goes_with_a_report_that_is_begun_and_into_what_is_printed(self, sign_in, june, page):
        client, picture = sign_in("farida"), BytesIO()
        Image.new("RGB", (300, 100), "#7a1f5c").save(picture, "PNG")
        file = SimpleUploadedFile("ours.png", picture.getvalue())

        client.post(page, {**boxes(client.get(page)), "file": file, "words": "Vale District Council"})
        report = begun_on(CouncilForm.objects.get(name=forming.NAME).key, june)
        client.post(page, {**boxes(client.get(page)), "words": ""})

        printed = with_logo(document=papers.document(report), report=report).logo
        assert (printed.words, printed.width, printed.height) == ("Vale District Council", 300, 100)
        assert CouncilForm.objects.get(name=forming.NAME).logo is None

    @pytest.mark.parametrize(
        ("content", "said", "sentence"),
        [
            (b"no picture", "Vale", "The picture can’t be opened: it is damaged, or is no PNG or JPEG"),
            (b"no picture", "", "Enter what the logo says, for whoever can’t see it"),
            (None, "Vale", "Choose the picture"),
        ],
    )
    def test_what_can_not_be_a_logo_is_said(self, sign_in, page, content, said, sentence):
        client = sign_in("farida")
        sent = {"file": SimpleUploadedFile("ours.png", content)} if content else {}

        found = problems(client.post(page, {**boxes(client.get(page)), **sent, "words": said}))

        assert [one[: len(sentence)] for one in found] == [sentence]
