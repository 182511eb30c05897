"""How a form looks to a browser: labels, hints, mistakes and where they lead."""

import re
from datetime import date

import pytest
from crispy_forms.utils import render_crispy_form

from csp.forms.fields import TextAreaField, TextField, TickField
from csp.forms.gallery import EverythingForm, RowFormset, as_sent, good_answers, wrong_answers
from csp.forms.govuk import OUT_OF_DATE, GovukForm, Group


def drawn(form):
    return " ".join(render_crispy_form(form).split())


class NoteForm(GovukForm):
    """Two questions."""

    title = TextField(label="Title <b>", max_length=20, help_text="Begin & end")
    note = TextAreaField(label="Note", max_length=50, required=False)


def test_a_form_is_sent_by_post_and_checked_by_us_not_by_the_browser():
    html = drawn(NoteForm())

    assert '<form novalidate method="post">' in html
    assert "required" not in html
    assert "maxlength=" not in html.replace("data-maxlength=", "")


def test_labels_and_hints_are_text_never_markup():
    html = drawn(NoteForm())

    assert "Title &lt;b&gt;" in html
    assert "Begin &amp; end" in html


def test_what_may_be_left_out_says_so():
    assert "Note (optional)" in drawn(NoteForm())


def test_what_a_tick_can_stand_for_is_not_optional_with_a_mistake_or_without():
    class Either(GovukForm):
        same = TickField(label="The same", folds=["note"], required=False)
        note = TextAreaField(label="Note", required=False)

    form = Either({})
    form.add_error("note", "Say what has happened")

    assert [html for html in (drawn(Either()), drawn(form)) if "Note (optional)" in html] == []


def test_what_was_typed_comes_back_as_text():
    html = drawn(NoteForm({"title": '"><script>alert(1)</script>', "note": "</textarea><b>{{ x }}"}))

    assert "<script>" not in html
    assert "&lt;/textarea&gt;&lt;b&gt;{{ x }}" in html


def test_a_hint_and_a_mistake_describe_the_box_they_belong_to():
    html = drawn(NoteForm({"title": ""}))

    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_count_of_characters_works_without_a_script():
    html = drawn(NoteForm())

    assert 'data-maxlength="50"' in html
    assert 'aria-describedby="id_note-info"' in html
    assert "You can enter up to 50 characters" in html


def test_every_link_of_the_summary_leads_to_a_box_on_the_page():
    html = drawn(EverythingForm(as_sent(wrong_answers()), version=1))
    summary = html[: html.index("<form")]
    targets = re.findall(r'href="#([^"]+)"', summary)

    assert len(targets) == 12
    assert [target for target in targets if f'id="{target}"' not in html] == []


def test_a_wrong_date_marks_only_its_box_and_the_summary_leads_there():
    html = drawn(EverythingForm(as_sent({**good_answers(), "due-year": ""}), version=1))

    assert '<a href="#id_due-year">Due date must include a year</a>' in html
    assert re.search(r'govuk-input--error" id="id_due-year"', html)
    assert not re.search(r'govuk-input--error" id="id_due-day"', html)


def test_a_mistake_of_no_one_field_stands_in_the_summary():
    form = NoteForm({"title": "One"})
    form.add_error(None, "Somebody else closed this action")

    assert "<li> Somebody else closed this action </li>" in drawn(form)


def test_choices_stand_under_their_question():
    html = drawn(EverythingForm())

    assert re.search(r"<fieldset[^>]*> <legend[^>]*>Does the due date change\?", html)
    assert '<b class="sp-cap sp-cap--amber" aria-hidden="true">A</b> Behind' in html


def test_a_date_is_shown_in_its_boxes():
    html = drawn(EverythingForm(initial={"due": date(2027, 3, 9), "cost": 123450}))

    assert re.search(r'id="id_due-day" name="due-day" type="text" value="9"', html)
    assert 'value="1,234.50"' in html


def test_a_form_with_a_file_is_sent_in_parts():
    assert 'enctype="multipart/form-data"' in drawn(EverythingForm())


def test_a_group_s_words_are_never_a_template():
    class GroupedForm(NoteForm):
        def layout(self):
            return [Group("{{ secret }} <i>", "title", "note", hint="{% now 'Y' %}")]

    html = drawn(GroupedForm())

    assert "{{ secret }} &lt;i&gt;" in html
    assert "{% now" in html


def test_the_way_out_is_a_link():
    assert '<a class="govuk-link" href="/p/vale/">Cancel</a>' in drawn(NoteForm(cancel_url="/p/vale/"))


def test_the_version_travels_hidden_and_comes_back_in_the_answers():
    form = NoteForm({"title": "One", "version": "3"}, version=4)

    assert form.is_valid()
    assert form.answers == {"title": "One", "note": "", "version": 3}
    assert '<input type="hidden" name="version" value="4" id="id_version">' in drawn(NoteForm(version=4))


@pytest.mark.parametrize("version", ["", "newest"])
def test_a_form_without_its_version_is_out_of_date(version):
    form = NoteForm({"title": "One", "version": version}, version=4)

    assert not form.is_valid()
    assert OUT_OF_DATE in drawn(form)


def test_a_clash_takes_the_newer_version_and_keeps_the_words():
    form = NoteForm(as_sent({"title": "Mine", "version": "3"}), version=4)
    form.take_version(4)

    html = drawn(form)
    assert 'name="version" value="4"' in html
    assert 'value="Mine"' in html


def test_a_question_under_a_choice_is_only_asked_when_it_was_made():
    stays = EverythingForm(as_sent({**good_answers(), "moved": "no", "new_due-day": "99"}), version=1)
    moves = EverythingForm(as_sent({**good_answers(), "new_due-day": "99"}), version=1)

    assert "new_due" not in stays.errors
    assert stays.cleaned_data["new_due"] is None
    assert moves.errors["new_due"] == ["New due date must be a real date"]


def test_a_set_of_forms_says_which_one_is_wrong():
    html = drawn(RowFormset(as_sent(wrong_answers()), prefix="row"))

    assert '<a href="#id_row-0-by-year">Milestone 1: Due date must include a year</a>' in html
    assert '<a href="#id_row-1-by-day">Milestone 2: Due date must be a real date</a>' in html
    assert html.count("<button") == 1


def test_a_tick_may_fold_away_the_question_it_makes_needless():
    html = drawn(EverythingForm())

    assert re.search(r'class="govuk-form-group sp-folded"[^>]*> <label[^>]*for="id_note"', html)
    assert "Note for the coordinator (optional)" not in html
    assert re.search(r'<input type="checkbox" name="same" class="govuk-checkboxes__input sp-fold"', html)
