"""The partnership's words on paper, in files and where a plan is brought in: what was issued keeps its own."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from csp.kernel.report import Definitions, thaw
from csp.kernel.report.parts import texts_in
from csp.kernel.terms import Term
from csp.services.words import set_words
from csp.web import clock
from plans.models import Action, PlanImport
from plans.services.actions import ActionAnswers, edit_action
from scrutiny.models import Pack
from scrutiny.services.packs import issue_pack
from tests.integration import importing, papers, people
from tests.integration.reading import problems, words
from tests.integration.restricted import open_restricted_plan


def call(**own):
    return set_words(
        partnership=people.vale(),
        version=0,
        words={Term(term): text for term, text in own.items()},
        by=people.reader("tess"),
        now=clock.now(),
    )


def listed(kind):
    return reverse(f"plans:action-list-{kind}", args=["vale", people.plan().key])


def text_of(document):
    return " ".join(texts_in(document.sections))


def glossary_of(document):
    [block] = [one for section in document.sections for one in section.blocks if isinstance(one, Definitions)]
    return {entry.term: entry.meaning for entry in block.entries}


def test_a_report_says_the_word_in_its_headings_captions_and_sentences():
    call(priority="theme")
    document = papers.document()

    text = text_of(document)
    assert "Theme 1: " in text
    assert "Actions by theme and status" in text
    assert "leads this theme." in text
    assert "The themes" in [section.title for section in document.sections]
    left = re.sub(r"{ref:[^}]*}|the law calls it a priority", "", text)
    assert "priorit" not in left.lower()


def test_its_glossary_explains_the_words_that_the_report_uses_and_no_others():
    papers.write("The new SNA is being written.")
    papers.write("", kind="year-ahead")
    call(priority="theme", strategic_assessment="SNA", strategy_group="Vale executive")

    glossary = glossary_of(papers.document())

    assert "the law calls it a priority" in glossary["Theme"]
    assert "what the law calls the strategic assessment" in glossary["SNA"]
    assert "Vale executive" not in glossary
    assert list(glossary)[-1] == "Late"


def test_part_of_a_word_is_not_that_word():
    papers.write("Snapshots were taken.")
    papers.write("", kind="year-ahead")
    call(strategic_assessment="SNA")

    assert "SNA" not in glossary_of(papers.document())


def test_a_pack_issued_before_keeps_the_words_it_was_issued_with(june):
    issued = papers.issued_pack()
    before = Pack.objects.get(pk=issued.pk).snapshot
    call(priority="theme")
    later = papers.built_pack()

    assert Pack.objects.get(pk=issued.pk).snapshot == before
    assert "Priority 1: " in text_of(thaw(before).report)
    assert "Theme 1: " in text_of(thaw(later.snapshot).report)
    page = reverse("scrutiny:pack-detail", args=["vale", issued.key])
    assert "Priority 1: " in words(june.get(page))


def test_a_pack_that_was_built_before_is_issued_with_the_words_that_were_read_in_it():
    built = papers.built_pack()
    call(priority="theme")

    issued = issue_pack(key=built.key, version=built.version, by=people.reader("june"), now=clock.now())

    assert "Priority 1: " in text_of(thaw(issued.snapshot).report)


def test_the_files_of_a_list_have_the_word_over_the_column(june):
    call(priority="theme")

    csv = june.get(listed("csv")).getvalue().decode("utf-8-sig")
    book = load_workbook(BytesIO(june.get(listed("workbook")).content))

    assert csv.split("\r\n")[0].startswith("Ref,Theme,Action,")
    assert [cell.value for cell in book.active[1]][:3] == ["Ref", "Theme", "Action"]


def test_a_word_that_looks_like_a_formula_is_none_in_a_file(june):
    call(priority="=HYPERLINK(1)")

    csv = june.get(listed("csv")).getvalue().decode("utf-8-sig")

    assert csv.split("\r\n")[0].split(",")[1] == "'=HYPERLINK(1)"


def test_an_action_and_its_changes_say_the_word(june):
    action = people.action("1.6")
    answers = ActionAnswers(**{**vars(ActionAnswers.of(action)), "priority": None, "objective": None})
    by, now = people.reader("june"), clock.now()
    edit_action(key=action.key, version=action.version, answers=answers, reason="", by=by, now=now)
    call(priority="theme")

    assert "Theme None" in words(june.get(action.get_absolute_url()))
    assert "Theme 1. " in words(june.get(f"{action.get_absolute_url()}changes/"))
    assert "Under no theme" in words(june.get(f"{people.plan().get_absolute_url()}actions/"))


def test_the_form_of_an_action_asks_for_it_and_says_what_is_wrong_with_it(june):
    call(priority="theme")
    action = people.action("1.6")
    page = f"{action.get_absolute_url()}change/"
    answers = {"title": action.title, "objective": action.objective.key, "version": action.version}

    assert "Under no theme" in words(june.get(page))
    assert [line for line in problems(june.post(page, answers)) if line.endswith("Choose that theme")]


def test_whoever_is_named_from_outside_is_told_of_in_the_same_word(sign_in):
    made = open_restricted_plan()
    call(priority="theme")

    page = sign_in("aled").get(f"{made.actions[0].get_absolute_url()}change/")

    assert "the plan, the reference or the theme." in words(page)


def test_an_import_asks_what_a_column_holds_in_the_partnerships_word(sign_in):
    call(priority="ambition")
    begun = importing.begun("aled", text="Ref,Ambition,Action\n1.1,Streets,Gate the alleys\n")
    aled = sign_in("aled")

    rows = words(aled.get(begun.get_absolute_url()))

    assert begun.columns["1"] == "priority"
    assert "Ambition Streets" in rows
    columns = words(aled.get(reverse("plans:import-edit", args=["vale", begun.key])))
    assert "Ambition Objective Action" in columns


def test_the_list_as_it_was_downloaded_can_be_brought_in_again(june):
    call(priority="ambition")
    text = june.get(listed("csv")).getvalue()

    done = importing.done("aled", text=text)

    plan = PlanImport.objects.get(pk=done.pk).plan
    titles = [str(one) for one in people.plan().priorities.order_by("position")]
    assert [str(one) for one in plan.priorities.order_by("position")] == titles
    assert Action.objects.filter(plan=plan).count() == people.plan().actions.count()


@pytest.mark.parametrize("called", ["june", "tom"])
def test_a_reader_of_another_plan_page_needs_no_word_of_their_own(called, sign_in):
    assert "Priorities As at" in words(sign_in(called).get(people.plan().get_absolute_url()))
