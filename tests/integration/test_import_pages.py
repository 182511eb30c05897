"""A coordinator imports a plan: the file, its columns, its rows, the report."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent, Job, StoredFile
from plans.models import Action, Plan, PlanImport
from plans.services import importing as services
from tests.integration import importing, people
from tests.integration.importing import begun, done, file, new_plan_answers, page
from tests.integration.reading import boxes, problems, words
from tests.integration.working import do_the_work

ADD = "/p/vale/plans/imports/add/"


@pytest.fixture
def aled(sign_in):
    """Aled Pryce, the deputy coordinator."""
    return sign_in("aled")


def confirmed(client, one, **changes):
    shown = client.get(page(one))
    return client.post(page(one), {**boxes(shown), "do": "confirm", **changes}, follow=True)


def test_the_whole_way_from_the_file_to_the_report(aled):
    columns = aled.post(ADD, new_plan_answers(), follow=True)
    assert "What do the columns hold?" in words(columns)
    assert "plan.csv into Vale plan 2027, 1 April 2027 to 31 March 2028" in words(columns)

    rows = aled.post(columns.request["PATH_INFO"], boxes(columns), follow=True)
    assert "4 rows: 4 actions." in words(rows)
    assert "Import all 4 rows" in words(rows)

    waiting = aled.post(
        rows.request["PATH_INFO"], {**boxes(rows), "do": "confirm", "row_4": "note"}, follow=True
    )
    assert "Importing the plan" in words(waiting)
    do_the_work()

    report = aled.get(waiting.request["PATH_INFO"], follow=True)
    assert "What each row became" in words(report)
    assert "4 rows: 3 actions, 1 note on the plan." in words(report)
    plan = Plan.objects.get(title="Vale plan 2027")
    assert "No plan is in place for the park" in words(aled.get(plan.get_absolute_url()))


def test_a_row_stands_beside_what_was_read_of_it(aled):
    shown = words(aled.get(page(begun())))

    assert "By when by June 2027" in shown
    assert "Timescale by June 2027" in shown
    assert "Due 30 June 2027" in shown
    assert "Lead Marshland Constabulary" in shown
    assert "“Lead”: Vale District Council leads. Kept as written only: “GMP”." in shown
    assert "Priority Streets (from a row above)" in shown


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        ({}, ["Choose the file with the plan", "Choose where it goes"]),
        ({"into": "new"}, [
            "Choose the file with the plan", "Enter the title of the new plan", "Enter the first day of the plan",
            "Enter the last day of the plan",
        ]),
        ({"into": "there"}, ["Choose the file with the plan", "Choose the plan"]),
        ({"into": "there", "plan": "2222222222"}, ["Choose the file with the plan", "Choose the plan from the list"]),
        (new_plan_answers(**{"ends_on-year": "2026"}), ["The last day must be after the first day"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(aled, answers, sentences):
    answers = {**answers, **({"file": file()} if "file" in answers else {})}

    assert problems(aled.post(ADD, answers)) == sentences


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "plan.csv", "The file is empty. Choose another"),
        (b"\n,,\n", "plan.csv", "There is no text in the selected file. Choose the one that has the plan"),
        (bytes(range(256)), "plan.xlsx",
         "The selected file is not a spreadsheet. Save the plan as .xlsx or .csv, then choose that"),
        (b"%PDF-1.7", "plan.csv",
         "The selected file is a PDF. Ask for the spreadsheet it was made from, or copy its table into one"),
        (b"PK\x03\x04 cut short", "plan.xlsx",
         "The selected file is damaged or was cut short. Open it in Excel, save it again, then choose that"),
        (b"a" * (20 * 1024 * 1024), "plan.csv", "The file must be 10 MB or smaller"),
        ("formulas", "plan.xlsx",
         "The selected file has formulas, for example in B2. Save a copy with values only, then choose that"),
        ("macros", "plan.xlsx", "The selected file has macros. Save it as .xlsx, which has none, then choose that"),
        ("empty sheet", "plan.xlsx", "There is no text in the selected file. Choose the one that has the plan"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_says_why_beside_the_question_and_leaves_nothing(
    aled, content, name, sentence
):
    before = [PlanImport.objects.count(), StoredFile.objects.count(), Plan.objects.count()]

    answer = aled.post(ADD, new_plan_answers(file=file(made(content), name)))

    assert problems(answer) == [sentence]
    assert 'href="#id_file"' in answer.content.decode()
    assert [PlanImport.objects.count(), StoredFile.objects.count(), Plan.objects.count()] == before


def made(content):
    """The content itself, or a workbook that has what the word says."""
    from tests.unit.plans.imports.books import with_member, workbook

    books = {
        "formulas": lambda: workbook([["Action", "Cost"], ["Gate it", "=1+1"]]),
        "macros": lambda: with_member(workbook([["Action"], ["Gate it"]]), "xl/vbaProject.bin"),
        "empty sheet": lambda: workbook([]),
    }
    return books[content]() if isinstance(content, str) else content


def test_outcome_is_asked_and_never_assumed(aled):
    one = begun(text="Action,Outcome\nGate it,Fewer thefts\n")
    shown = aled.get(page(one, "import-edit"))

    sent = aled.post(page(one, "import-edit"), boxes(shown))

    assert problems(sent) == ["Choose what “Outcome” holds"]


def test_columns_that_no_row_could_be_read_with_are_refused(aled):
    one = begun()
    answers = boxes(aled.get(page(one, "import-edit")))

    sent = aled.post(page(one, "import-edit"), {**answers, "column_1": "action"})

    assert problems(sent) == [
        "“Priority” and “Action” cannot both be “Action”. Choose something else for one of them"
    ]
    assert 'href="#id_column_2"' in sent.content.decode()


def test_other_columns_read_the_rows_in_another_way(aled):
    one = begun()
    answers = boxes(aled.get(page(one, "import-edit")))

    rows = aled.post(page(one, "import-edit"), {**answers, "column_6": "measure"}, follow=True)

    assert "Success measure Half as many thefts None yet" in words(rows)


def test_another_row_of_headings_guesses_the_columns_again(aled):
    one = begun(text="Vale plan,,\nRef,Action,Lead\n1,Gate it,Vale DC\n")
    answers = boxes(aled.get(page(one, "import-edit")))

    again = aled.post(page(one, "import-edit"), {**answers, "header_row": "0"}, follow=True)

    assert "The headings are elsewhere now, so the columns were guessed again" in words(again)
    assert "“Column B”" in words(again)


def test_a_row_that_cannot_become_what_was_chosen_stops_the_import_and_says_so(aled):
    one = begun(text="Action,Lead\nGate it,Vale DC\n")

    answer = confirmed(aled, one, row_2="objective")

    assert "Nothing was imported, because a row must be mended first." in words(answer)
    kept = aled.post(
        page(one), {**boxes(aled.get(page(one))), "do": "keep", "row_2": "objective"}, follow=True
    )
    assert "1 row cannot become what it is said to become." in words(kept)
    assert "An objective needs a priority." in words(kept)
    assert "Import this row" not in words(kept)
    assert "Rows to be mended first (1)" in words(kept)


def test_the_button_counts_the_rows_that_are_imported(aled):
    one = begun()

    kept = aled.post(
        page(one), {**boxes(aled.get(page(one))), "do": "keep", "row_4": "left_out"}, follow=True
    )

    assert "Import 3 rows" in words(kept)
    assert "Import all" not in words(kept)


def test_a_sheet_with_headings_only_says_so(aled):
    shown = words(aled.get(page(begun(text="Ref,Action,Lead\n"))))

    assert "There is no row below the headings." in shown
    assert "Show all of them" not in shown


def test_a_row_of_very_many_cells_folds_most_of_them_away(aled):
    heads = ",".join(f"Heading {number}" for number in range(1, 60))
    cells = ",".join(f"cell {number}" for number in range(1, 60))

    shown = words(aled.get(page(begun(text=f"Action,{heads}\nGate it,{cells}\n"))))

    assert "48 more cells of row 2" in shown
    assert "cell 59" in shown
    assert "Heading 6 and 53 more" in shown


def test_choices_are_kept_from_page_to_page(aled):
    rows = "".join(f"{number},Gate number {number}\n" for number in range(1, 121))
    one = begun(text="Ref,Action\n" + rows)
    second = f"{page(one)}?page=2"

    kept = aled.post(second, {**boxes(aled.get(second)), "do": "keep", "row_60": "note"}, follow=True)

    assert "What you chose is kept" in words(kept)
    assert "120 rows: 119 actions, 1 note on the plan." in words(kept)
    assert "51 to 100 of 120" in words(kept)
    assert boxes(kept)["row_60"] == "note"
    assert boxes(aled.get(page(one)))["row_2"] == "action"


def test_only_the_rows_with_a_problem_can_be_shown(aled):
    shown = aled.get(f"{page(begun())}?only=problems")

    assert "1 to 1 of 1" in words(shown)
    assert "Light the canal path" in words(shown)
    assert "Gate the alleys" not in words(shown)


def test_confirming_twice_imports_once(aled):
    one = begun()
    sent = {**boxes(aled.get(page(one))), "do": "confirm"}

    first, second = aled.post(page(one), sent), aled.post(page(one), sent)
    do_the_work()

    assert first["Location"] == second["Location"]
    assert Job.objects.filter(subject_key=one.key).count() == 1
    assert Plan.objects.filter(title="Vale plan 2027").count() == 1


def test_a_page_that_is_out_of_date_changes_nothing(aled, june):
    one = begun()
    sent = boxes(aled.get(page(one)))
    june.post(page(one), {**boxes(june.get(page(one))), "do": "keep", "row_2": "note"})

    answer = aled.post(page(one), {**sent, "do": "confirm", "row_3": "note"}, follow=True)

    assert "This import changed since you opened the page, so nothing was done." in words(answer)
    assert PlanImport.objects.get(pk=one.pk).choices == {"2": "note"}
    assert not Job.objects.filter(subject_key=one.key).exists()


def test_a_colleague_sees_that_it_is_under_way(aled, june):
    one = begun()
    confirmed(aled, one)

    assert "A colleague confirmed this import" in words(june.get(page(one)))
    assert june.get(page(one, "import-edit"))["Location"] == page(one)


def test_an_import_that_stopped_can_be_changed_and_confirmed_again(aled, monkeypatch):
    one = begun()
    monkeypatch.setattr(services, "remember_many", lambda **_: 1 / 0)
    confirmed(aled, one)
    (job,) = do_the_work()
    assert (job.state, Plan.objects.filter(title="Vale plan 2027").exists()) == ("failed", False)
    monkeypatch.undo()

    assert "4 rows: 4 actions." in words(aled.get(page(one)))
    confirmed(aled, one, row_4="left_out")
    do_the_work()

    assert "4 rows: 3 actions, 1 row left out." in words(aled.get(page(one)))


def test_imports_that_are_not_finished_are_found_again(aled):
    one = begun()

    shown = aled.get(ADD)

    assert "Not finished yet" in words(shown)
    assert page(one) in shown.content.decode()


def test_an_import_that_is_not_wanted_is_discarded(aled, june):
    one, other = begun(), begun(text="Action\nGate it\n")

    answer = aled.post(page(one, "import-discard"), boxes(aled.get(page(one))), follow=True)

    assert "The import was discarded, with its file. Nothing of it is in a plan" in words(answer)
    assert page(one) not in june.get(ADD).content.decode()
    assert page(other) in june.get(ADD).content.decode()
    assert StoredFile.objects.filter(pk=one.file_id).exists()
    assert AuditEvent.objects.latest("pk").verb == "plan-import.discarded"


def test_an_import_that_is_under_way_or_done_is_not_discarded(aled):
    one, finished = begun(), done()
    confirmed(aled, one)

    for kept in (one, finished):
        before = PlanImport.objects.get(pk=kept.pk).state
        version = PlanImport.objects.get(pk=kept.pk).version
        aled.post(page(kept, "import-discard"), {"discard-version": version})
        assert PlanImport.objects.get(pk=kept.pk).state == before


def test_an_import_into_a_plan_starts_on_its_page(aled, june, tom):
    plan = people.plan()
    address = f"{ADD}?plan={plan.key}"

    assert address in aled.get(plan.get_absolute_url()).content.decode()
    assert boxes(aled.get(address))["plan"] == plan.key
    assert ADD in june.get("/p/vale/plans/").content.decode()
    assert ADD not in tom.get("/p/vale/plans/").content.decode()
    assert ADD not in tom.get(plan.get_absolute_url()).content.decode()


def test_an_action_shows_what_the_sheet_said_of_it(aled):
    one = done()
    action = Action.objects.get(plan=one.plan, reference="1.2")

    shown = words(aled.get(action.get_absolute_url()))

    assert "Lead in the plan’s words Vale DC and GMP" in shown
    assert "Timescale Ongoing as written" in shown
    assert "Funding £20000 as imported" in shown


def test_a_plan_shows_its_measures(aled):
    plan = people.plan()
    one = begun(text="Action,Target,Lead,By when\nThefts,Half as many,Vale DC,Ongoing\n", plan=plan)
    confirmed(aled, one, row_2="measure")
    do_the_work()

    shown = words(aled.get(plan.get_absolute_url()))

    assert "What the plan measures" in shown
    assert "Thefts Vale DC No figure yet Half as many Ongoing" in shown


def test_html_in_a_cell_is_shown_as_typed(aled):
    attack = "<script>alert(1)</script>"
    one = begun(text=f"Action,Lead,{attack}\n{attack},{attack},{attack}\n")

    for name in ("import-edit", "import-detail"):
        assert attack not in aled.get(page(one, name)).content.decode()
    confirmed(aled, one)
    do_the_work()
    assert attack not in aled.get(page(one)).content.decode()
    assert attack not in aled.get(Action.objects.get(title=attack).get_absolute_url()).content.decode()


def test_a_sheet_of_several_is_chosen(aled):
    from tests.unit.plans.imports.books import workbook

    content = workbook(
        [["Action", "Lead"], ["Gate it", "Vale DC"]],
        change=lambda book: book.create_sheet("Old").append(["Task", "Owner", "Notes"]),
    )
    one = begun(text=content)
    answers = boxes(aled.get(page(one, "import-edit")))

    again = aled.post(page(one, "import-edit"), {**answers, "sheet": "Old"}, follow=True)

    assert answers["sheet"] == "Sheet"
    assert "“Task”" in words(again)
    assert reverse("plans:import-detail", args=["vale", one.key]) == importing.page(one)
