"""``manage.py import_plan`` does what the pages do, and says what each row became."""

import io

import pytest
from django.core.management import CommandError, call_command

from plans.models import Action, Plan
from tests.integration import people
from tests.integration.importing import SHEET
from tests.integration.restricted import open_restricted_plan

NEW = ["--title", "Vale plan 2027", "--from", "2027-04-01", "--to", "2028-03-31"]


@pytest.fixture
def sheet(tmp_path):
    """A file of four rows."""
    file = tmp_path / "plan.csv"
    file.write_text(SHEET)
    return file


def run(file, *options, partnership="vale", email="june.okafor@vale.example"):
    out = io.StringIO()
    call_command("import_plan", str(file), "--partnership", partnership, "--as", email, *options, stdout=out)
    return out.getvalue()


def test_a_new_plan_is_made_of_a_file_and_every_row_is_named(sheet):
    said = run(sheet, *NEW)

    plan = Plan.objects.get(title="Vale plan 2027")
    assert "     2  An action                1.1 Gate the alleys behind the market" in said
    assert "“Lead”: Vale District Council leads. Kept as written only: “GMP”." in said
    assert "4 rows: 4 actions." in said
    assert said.endswith(f"Plan {plan.key}: Vale plan 2027\n")
    assert Action.objects.filter(plan=plan).count() == 4


def test_a_plan_that_is_there_gets_more_actions(sheet):
    plan = people.plan()
    before = plan.actions.count()

    run(sheet, "--plan", plan.key)

    assert plan.actions.count() == before + 4


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Give --plan, or --title with --from and --to."),
        (["--plan", "2222222222"], "There is no open plan 2222222222."),
        ([*NEW[:-1], "2027-04-01"], "The last day must be after the first day."),
    ],
)
def test_what_cannot_be_done_is_said(sheet, options, sentence):
    with pytest.raises(CommandError) as refused:
        run(sheet, *options)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("nobody@vale.example", "Nobody signs in to vale as nobody@vale.example."),
        ("tom.ferrier@marshland-constabulary.example", "Only the coordinator can import a plan."),
    ],
)
def test_only_a_coordinator_imports(sheet, email, sentence):
    with pytest.raises(CommandError) as refused:
        run(sheet, *NEW, email=email)

    assert str(refused.value) == sentence
    assert not Plan.objects.filter(title="Vale plan 2027").exists()


def test_a_file_that_is_not_there_or_no_sheet_is_said(tmp_path):
    (tmp_path / "plan.csv").write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match="cannot be opened: No such file"):
        run(tmp_path / "missing.csv", *NEW)
    with pytest.raises(CommandError, match="The selected file is a PDF"):
        run(tmp_path / "plan.csv", *NEW)


def test_a_restricted_plan_is_no_plan_for_an_outsider(sheet):
    restricted = open_restricted_plan()

    with pytest.raises(CommandError, match="There is no open plan"):
        run(sheet, "--plan", restricted.plan.key)
