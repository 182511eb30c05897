"""A partnership says what it calls things, and everything that is printed says it."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.audit import NewerVersion
from csp.kernel.report.parts import texts_in
from csp.kernel.terms import BOTH, Term
from csp.models import AuditEvent, Word
from csp.services.words import set_words
from csp.web import clock
from tests.integration import papers, people
from tests.integration.access_table import TABLE, rows
from tests.integration.reading import boxes, problems, words
from tests.integration.visitors import addresses

PAGE = "/p/vale/settings/words/"
ZEBRAS = {"priority": "zebrawort", "priorities": "zebraworty"}
# Pages on which “priority” may go on standing, and why.
GO_ON = {
    "csp:word-list": "asks for the words, and so says what everybody calls them",
    "csp:help": "is one page of the whole site, for people of no partnership and of several",
    "csp:trail": "says what was done in fixed words, the same on every partnership's trail",
    "csp:trail-csv": "says what was done in fixed words, the same on every partnership's trail",
    "csp:my-data": "says what somebody did in the same fixed words",
    "csp:my-data-download": "says what somebody did in the same fixed words",
    "plans:plan-agreement": "names the points of the regulations in the regulations' own words",
    "plans:plan-trail": "says what was done in fixed words, the same on every partnership's trail",
    "plans:plan-trail-csv": "says what was done in fixed words, the same on every partnership's trail",
    "plans:import-detail": "shows the headings of a file as they are; test_words_in_papers looks at the rest",
    "plans:import-edit": "shows the headings of a file as they are; test_words_in_papers looks at the rest",
    "scrutiny:report-detail": "shows what somebody wrote in the report in their own words",
    "scrutiny:report-add": "lists the names that one types to refer to a part of a report",
    "scrutiny:section-write": "lists the names that one types to refer to a part of a report",
    "scrutiny:report-edit": "lists the names that one types to refer to a part of a report",
    "scrutiny:pack-detail": "is a pack as it was issued, before the words were",
    "scrutiny:pack-download": "is a pack as it was issued, before the words were",
    "scrutiny:pack-table": "is a pack as it was issued, before the words were",
    "scrutiny:pack-word": "is a pack as it was issued, before the words were",
}
_UNREAD = re.compile(r'\b(?:name|for|id|href|action|value|class|aria-describedby|src|data-[a-z-]+)="[^"]*"')


def call(by="tess", version=0, **own):
    return set_words(
        partnership=people.vale(),
        version=version,
        words={Term(term): own.get(term.value, "") for term in Term},
        by=people.reader(by),
        now=clock.now(),
    )


def read(response):
    """What people see or hear of an answer, names of fields and addresses left out."""
    return _UNREAD.sub("", response.getvalue().decode(errors="replace"))


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def test_the_page_asks_for_every_word_and_says_what_is_said_without_an_answer(tess):
    page = tess.get(PAGE)
    text = words(page)

    assert [term.label for term in Term if term.label not in text] == []
    assert "Without an answer: “strategic assessment”." in text
    assert set(boxes(page).values()) >= {"", "0"}
    assert "Nothing yet. These are everybody’s words." in text
    assert "Words" in words(tess.get("/p/vale/settings/"))


def test_a_word_that_is_saved_stands_on_the_plan_at_once_and_the_trail_says_who_did_it(tess, june):
    saved = tess.post(PAGE, {"priority": "theme", "version": 0}, follow=True)
    plan = words(june.get(people.plan().get_absolute_url()))

    assert "The words are saved" in words(saved)
    assert "Themes As at" in plan
    assert "The themes, who leads them and the status of their actions" in plan
    [event] = AuditEvent.objects.filter(verb="words.changed")
    assert (event.person, event.partnership) == (people.person("tess"), people.vale())


def test_what_was_changed_stands_below_all_words_of_one_save_together(tess):
    tess.post(PAGE, {"priority": "theme", "strategic_assessment": "SNA", "version": 0})
    page = words(tess.post(PAGE, {"priority": "", "strategic_assessment": "SNA", "version": 2}, follow=True))

    assert "A priority theme Everybody’s word" in page
    assert "A priority Everybody’s word theme The strategic assessment Everybody’s word SNA" in page
    assert "Changed by Tess Hollin on 23 November 2026" in page
    assert AuditEvent.objects.filter(verb="words.changed").count() == 3


def test_the_same_words_again_change_nothing(tess):
    call(priority="theme")

    page = tess.post(PAGE, {"priority": "theme", "version": 1}, follow=True)

    assert "Nothing was changed" in words(page)
    assert Word.history.count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"strategy_group": "RAG"}, BOTH),
        ({"priority": "r.a.g."}, BOTH),
        ({"priority": "x" * 61}, "Word for “a priority” must be 60 characters or fewer. It has 61"),
        ({"priority": "42"}, "Write a word, with letters"),
        ({"priorities": "themes"}, "Enter the word for one, too"),
        ({"priority": "a\x00b"}, "Word for “a priority” holds a character that can’t be kept. Type it again"),
    ],
)
def test_a_word_that_cannot_be_used_says_why_and_what_was_typed_is_kept(tess, sent, sentence):
    page = tess.post(PAGE, {**sent, "version": 0})

    assert sentence in problems(page)
    assert not Word.objects.exists()
    assert all(boxes(page)[name] == typed for name, typed in sent.items() if "\x00" not in typed)


def test_sixty_letters_fit_and_spaces_round_a_word_are_nothing(tess):
    tess.post(PAGE, {"priority": f"  {'x' * 60} ", "strategy_group": "   ", "version": 0})

    assert list(Word.objects.values_list("term", "text")) == [("priority", "x" * 60)]


def test_a_word_with_markup_in_it_is_only_a_word(june):
    call(priority="<b>theme</b> {ref:nowhere} **x**")

    page = june.get(people.plan().get_absolute_url()).content.decode()
    report = papers.document()

    assert "&lt;b&gt;theme&lt;/b&gt;" in page
    assert "<b>theme" not in page
    assert papers.built_pack().state == "built"
    assert any("<b>theme</b> {ref:nowhere} **x**s" in section.title for section in report.sections)


def test_two_administrators_see_each_others_words_and_lose_none(tess):
    call(strategy_group="Vale executive")

    clash = tess.post(PAGE, {"priority": "theme", "version": 0, "opened": 0})

    text = words(clash)
    assert "Somebody saved the words while you were writing" in text
    assert "The strategy group Everybody’s word Vale executive" in text
    assert boxes(clash)["priority"] == "theme"
    again = tess.post(PAGE, {**boxes(clash), "strategy_group": "Vale executive"}, follow=True)
    assert "The words are saved" in words(again)
    assert dict(Word.objects.values_list("term", "text")) == {
        "priority": "theme",
        "strategy_group": "Vale executive",
    }


def test_only_an_administrator_sets_them_and_not_over_a_newer_save():
    with pytest.raises(PermissionDenied):
        call(by="june", priority="theme")
    call(priority="theme")
    with pytest.raises(NewerVersion):
        call(priority="aim")
    with pytest.raises(ValidationError):
        call(version=1, strategy_group="RAG")
    assert [str(one) for one in Word.objects.all()] == ["theme"]


def test_the_words_of_another_partnership_are_not_said_here(june, fen):
    Word(partnership=fen.partnership, term=Term.PRIORITY, text="zebrawort").save()

    assert "zebrawort" not in june.get(people.plan().get_absolute_url()).content.decode()
    assert "zebrawort" not in " ".join(texts_in(papers.document().sections))


def test_the_words_cost_a_page_no_question_of_their_own(june):
    page = people.plan().get_absolute_url()
    june.get(page)
    before = questions(june, page)
    call(**ZEBRAS, strategic_assessment="SNA")

    assert questions(june, page) == before


def questions(client, page):
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)


@pytest.mark.walk
@pytest.mark.parametrize("called", ["tess", "aled", "tom", "elin"])
def test_no_page_goes_on_saying_priority_where_the_partnership_says_something_else(called, sign_in):
    ours = [name for name in rows(TABLE) if name.startswith(("csp:", "plans:", "scrutiny:"))]
    pages = addresses(name for name in ours if name not in GO_ON and "see-as" not in name)
    call(**ZEBRAS)
    client = sign_in(called)

    said = {name: read(client.get(page)) for name, page in pages.items()}

    assert [name for name, text in said.items() if re.search("priorit", text, re.IGNORECASE)] == []
    assert "zebrawort" in said["plans:plan-detail"].lower()


def test_the_crawl_would_notice_the_word(june):
    assert "Priority" in read(june.get(people.plan().get_absolute_url()))


@pytest.mark.parametrize("name", sorted(GO_ON))
def test_every_exception_is_still_a_page(name):
    assert name in rows(TABLE)
