"""The whole way with a real PDF: built by the command, issued, downloaded, read page by page, checked by veraPDF."""

import hashlib
import re
from io import BytesIO, StringIO

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from csp.documents.reading import Reader
from plans.models import Action, Priority
from scrutiny.models import Pack, Report
from tests import verapdf
from tests.integration import papers, people
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.working import do_the_work
from tests.programs import require

COMMITTEE = "Community Safety Scrutiny Committee"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "report.pdf"


def build_pack(out, **changed):
    """Run the command as somebody types it, and return what it says."""
    said = StringIO()
    given = {
        "partnership": "vale",
        "email": people.person("june").email,
        "committee": COMMITTEE,
        "meeting": "2027-01-19",
        "out": str(out),
        **changed,
    }
    options = [
        f"--{'as' if name == 'email' else name}={value}" for name, value in given.items() if value is not True
    ]
    call_command(
        "build_pack",
        *options,
        *(f"--{name}" for name in given if given[name] is True),
        stdout=said,
        stderr=StringIO(),
    )
    return said.getvalue()


def text_of(content):
    """Return the words of a PDF, page by page, with all that stands beside its pages."""
    reader = Reader()
    with pikepdf.open(BytesIO(content)) as document:
        pages = [" ".join("".join(reader.pieces(page)).split()) for page in document.pages]
        beside = [document.Root.Metadata.read_bytes().decode(), str(document.docinfo)]
        with document.open_outline() as outline:
            beside += [str(item) for item in outline.root]
    return pages, " ".join(beside)


def test_from_the_button_to_the_councillors_download(june, sign_in, tmp_path):
    require("pango")
    open_restricted_plan()
    papers.ask_for_approval(papers.report())
    waits = june.post(reverse("scrutiny:pack-build", args=["vale", papers.report().key]))["Location"]
    do_the_work()
    page = june.get(waits, follow=True)
    pack = Pack.objects.get()
    assert page.redirect_chain[-1][0] == pack.get_absolute_url()
    june.post(reverse("scrutiny:pack-issue", args=["vale", pack.key]), {"version": pack.version})

    content = b"".join(
        sign_in("hal").get(reverse("scrutiny:pack-download", args=["vale", pack.key])).streaming_content
    )

    assert hashlib.sha256(content).hexdigest() == pack.file.sha256
    pages, beside = text_of(content)
    whole = " ".join(pages)
    assert len(pages) == pack.pages >= 10
    assert "Annual report 2026/27" in pages[0]
    assert all(f"Page {at} of {len(pages)}" in text for at, text in enumerate(pages, start=1))
    for action in Action.objects.filter(plan=people.plan()):
        assert "".join(action.title.split()) in "".join(whole.split()), action.title
    assert CANARY not in whole + beside
    names = {
        one.lead_person.name for one in Action.objects.exclude(lead_person=None).select_related("lead_person")
    }
    names |= {
        one.lead_person.name
        for one in Priority.objects.exclude(lead_person=None).select_related("lead_person")
    }
    assert [name for name in names if "".join(name.split()) in "".join(whole.split())] == []
    (tmp_path / "report.pdf").write_bytes(content)
    assert [one.faults for one in verapdf.check([tmp_path / "report.pdf"])] == [[], []]


def test_the_same_record_gives_the_same_bytes_with_and_without_a_restricted_plan(out):
    require("pango")
    build_pack(out)
    without = out.read_bytes()
    open_restricted_plan()

    build_pack(out)

    assert out.read_bytes() == without


def test_the_command_says_what_it_made_and_issues_it(out, sign_in):
    require("pango")

    papers.ask_for_approval(papers.report())
    said = build_pack(out, issue=True)

    pack = Pack.objects.get()
    assert f"SHA-256 {hashlib.sha256(out.read_bytes()).hexdigest()}" in said
    assert re.search(rf"Annual report 2026/27: {pack.pages} pages, [\d,]+ bytes, in ", said)
    assert "Passed: Nothing of a restricted plan is in it." in said
    assert f"Issued to {COMMITTEE}." in said
    assert (Report.objects.count(), pack.report, pack.state) == (1, papers.report(), Pack.State.ISSUED)
    assert sign_in("hal").get(pack.get_absolute_url()).status_code == 200


def test_the_command_begins_a_report_that_nobody_has_begun(out):
    require("pango")

    build_pack(out, title="Autumn report", meeting="2027-09-14", recommendations="note it.")

    report = Report.objects.get(title="Autumn report")
    assert report.meeting.held_on.isoformat() == "2027-09-14"
    assert report.report_of == "Head of Community Safety"
    assert report.plan == people.plan()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": "nobody@vale.example"}, "Nobody signs in as nobody@vale.example."),
        ({"partnership": "fen"}, "June Okafor does not work with a partnership called fen."),
        (
            {"committee": "Planning"},
            f"There is no committee called “Planning”. The partnership’s committees: “{COMMITTEE}”.",
        ),
        ({"plan": "Other", "title": "New"}, "There is no plan called “Other”."),
        (
            {"email": "tom.ferrier@marshland-constabulary.example"},
            "Only the coordinator can write, build and issue a report to a committee.",
        ),
        ({"meeting": "soon"}, "“soon” is not a date. Write it like 2027-01-19."),
    ],
)
def test_the_command_refuses_in_a_sentence_and_writes_nothing(changed, sentence, out):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        build_pack(out, **changed)

    assert not out.exists()
    assert not Pack.objects.exists()


def test_a_restricted_plan_is_never_the_commands_choice_even_for_a_member(out):
    restricted = open_restricted_plan()

    with pytest.raises(CommandError, match="There is no plan called"):
        build_pack(out, email=people.person("aled").email, plan=restricted.plan.title, title="New")
