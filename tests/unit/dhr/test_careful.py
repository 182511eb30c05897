"""A form about a review asks for a second look where a text seems to say who somebody is."""

from crispy_forms.utils import render_crispy_form

from csp.forms.fields import TextAreaField, TextField
from dhr.forms.careful import CarefulForm


class NoteForm(CarefulForm):
    """A form as any other."""

    not_free = frozenset({"kept_at"})

    note = TextAreaField(label="Note")
    kept_at = TextField(label="Where it is kept", required=False)


def drawn(form):
    return render_crispy_form(form)


def sent(marks="", **answers):
    return {"note": "All went well", "kept_at": "", "meant": marks, **answers}


def marks_of(form):
    return " ".join(doubt.mark for doubt in form.doubts)


def test_a_text_that_says_who_nobody_is_is_saved_at_once():
    form = NoteForm(sent())

    assert form.is_valid()
    assert form.answers == {"note": "All went well", "kept_at": ""}
    assert "Look again" not in drawn(form)


def test_a_full_name_comes_back_with_a_warning_and_nothing_lost():
    form = NoteForm(sent(note="Wren Castell rang"))

    assert not form.is_valid()
    assert form.errors == {}
    page = drawn(form)
    assert "Look again before you save" in page
    assert "“Wren Castell” looks like a full name" in page
    assert 'href="#id_note"' in page
    assert "Wren Castell rang" in page
    assert "press “Save” again" in page


def test_sent_again_it_is_saved_as_it_is():
    first = NoteForm(sent(note="Wren Castell rang"))
    again = NoteForm(sent(marks_of(first), note="Wren Castell rang"))

    assert again.is_valid()
    assert again.answers["note"] == "Wren Castell rang"


def test_another_name_typed_meanwhile_is_asked_about_too():
    first = NoteForm(sent(note="Wren Castell rang"))
    again = NoteForm(sent(marks_of(first), note="Wren Castell rang Abel Thorne"))

    assert not again.is_valid()
    assert [doubt.words for doubt in again.doubts] == ["Wren Castell", "Abel Thorne"]


def test_what_the_record_said_before_is_not_asked_about_again():
    form = NoteForm(sent(note="Wren Castell rang twice"), initial={"note": "Wren Castell rang"})

    assert form.is_valid()


def test_names_that_may_be_written_are_no_doubt():
    assert NoteForm(sent(note="Wren Castell rang"), known=["Wren Castell"]).is_valid()


def test_the_warning_stands_beside_what_is_wrong_so_that_both_are_put_right_at_once():
    form = NoteForm(sent(note="", kept_at="Locked cabinet"), prefix=None)
    form.fields["name"] = TextField(label="Called", required=False)
    form.data["name"] = "Wren Castell"

    page = drawn(form)

    assert "There is a problem" in page
    assert "Look again before you save" in page


def test_where_a_paper_is_kept_is_not_looked_at():
    assert NoteForm(sent(kept_at="Case no. 42/12345/26")).is_valid()


def test_the_hidden_box_holds_none_of_the_words():
    form = NoteForm(sent(note="Wren Castell rang"))

    assert "castell" not in marks_of(form).lower()
    assert len(marks_of(form)) == 16


def test_a_form_that_is_only_opened_warns_of_nothing():
    form = NoteForm(initial={"note": "Wren Castell rang"})

    assert "Look again" not in drawn(form)
