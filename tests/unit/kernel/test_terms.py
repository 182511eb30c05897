"""What partnerships call things: one and several, at the start of a sentence and behind an article."""

import pytest

from csp.kernel.terms import BOTH, EVERYBODYS, LONGEST, Noun, Term, Words, fault_of, several_of


def test_without_a_word_of_its_own_a_partnership_says_what_everybody_says():
    noun = EVERYBODYS.priority

    assert (noun.one, noun.many, noun.start, noun.start_many, noun.a) == (
        "priority",
        "priorities",
        "Priority",
        "Priorities",
        "a priority",
    )
    assert EVERYBODYS.explained == []


def test_several_follow_the_word_for_one_unless_they_have_their_own():
    assert Words({"priority": "theme"}).priority.many == "themes"
    assert (
        Words({"priority": "blaenoriaeth", "priorities": "blaenoriaethau"}).priority.many == "blaenoriaethau"
    )


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("theme", "themes"),
        ("strategy", "strategies"),
        ("survey", "surveys"),
        ("approach", "approaches"),
        ("DHR", "DHRs"),
        ("focus", "focuses"),
    ],
)
def test_several_are_made_as_english_mostly_makes_them(one, many):
    assert several_of(one) == many


@pytest.mark.parametrize(
    ("one", "with_article"),
    [
        ("theme", "a theme"),
        ("outcome", "an outcome"),
        ("unit goal", "a unit goal"),
        ("SNA", "an SNA"),
        ("DHR", "a DHR"),
        ("one-year aim", "a one-year aim"),
        ("SMART aim", "a SMART aim"),
        ("RAG group", "a RAG group"),
        ("LA goal", "an LA goal"),
        ("hour", "an hour"),
        ("honest aim", "an honest aim"),
        ("honourable aim", "an honourable aim"),
        ("harm", "a harm"),
        ("unintended harm", "an unintended harm"),
        ("unimagined harm", "an unimagined harm"),
        ("union", "a union"),
        ("universal aim", "a universal aim"),
    ],
)
def test_the_article_goes_by_how_the_word_sounds(one, with_article):
    assert Noun(one, "").a == with_article


def test_only_the_first_letter_of_a_sentence_changes():
    assert Noun("SNA", "SNAs").start == "SNA"
    assert Noun("ymyl Cymru", "").start == "Ymyl Cymru"


@pytest.mark.parametrize("word", ["RAG", "rag", "R.A.G.", "R/A/G", " Rag "])
def test_rag_by_itself_is_refused_because_it_is_two_things(word):
    assert {fault_of(word, term=term) for term in Term} == {BOTH}


@pytest.mark.parametrize("word", ["RAG group", "responsible authorities group", "drag", "", "ŵyl"])
def test_other_words_are_taken(word):
    assert {fault_of(word, term=term) for term in Term} == {""}


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("objective", "Objective"),
        ("Objectives", "Objectives"),
        (" action ", "Action"),
        ("ACTION", "ACTION"),
        ("measures", "Measures"),
        ("lead", "Lead"),
        ("statuses", "Statuses"),
        ("Due  date", "Due  date"),
        ("reference", "Reference"),
        ("updates", "Updates"),
        ("authorities", "Authorities"),
        ("people", "People"),
    ],
)
def test_a_word_that_pages_use_for_another_thing_is_refused_for_a_priority_alone(word, shown):
    told = {fault_of(word, term=term) for term in (Term.PRIORITY, Term.PRIORITIES)}

    assert told == {f"“{shown}” is what Saferplan calls something else. Choose another word"}
    assert fault_of(word, term=Term.GROUP) == ""


@pytest.mark.parametrize(
    "word", ["priority", "priorities", "theme", "aim", "outcome", "strategic objective", "action area"]
)
def test_a_word_that_nothing_else_is_called_by_is_taken_for_a_priority(word):
    assert fault_of(word, term=Term.PRIORITY) == ""


@pytest.mark.parametrize("word", ["123", "–", "?"])
def test_a_word_has_letters(word):
    assert {fault_of(word, term=term) for term in Term} == {"Write a word, with letters"}


def test_each_word_of_its_own_is_explained_once_with_what_the_law_calls_it():
    own = Words({"strategic_assessment": "SNA", "priorities": "themes", "priority": "theme"})

    assert [noun.one for noun, _ in own.explained] == ["theme", "SNA"]
    assert all("the law" in meaning for _, meaning in own.explained)


def test_every_default_would_be_taken_as_an_answer():
    assert [term for term in Term if fault_of(term.default, term=term) or len(term.default) > LONGEST] == []
