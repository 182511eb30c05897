"""What has to be read first is announced, and nothing that is wrong is folded away."""

import pytest
from django import forms
from django.template import Context, Template

from csp.forms.fields import TextField, TickField
from csp.templatetags.govuk import is_folded


class NoteForm(forms.Form):
    same = TickField(label="Nothing has changed", folds=["note"], required=False)
    note = TextField(label="What has changed", max_length=10)


def call_out(words):
    source = f"{{% load components %}}{{% call_out {words} %}}<p>Read this</p>{{% endcall_out %}}"
    return Template(source).render(Context())


def test_a_call_out_that_must_be_read_first_is_an_alert_that_can_take_the_focus():
    html = call_out('kind="clash" heading="Somebody saved this" alert=True')

    assert '<div class="sp-call sp-call--clash" role="alert" tabindex="-1">' in html


def test_any_other_call_out_keeps_quiet():
    html = call_out('kind="clash" heading="Somebody saved this"')

    assert "role=" not in html
    assert "tabindex" not in html


def test_a_box_is_folded_while_nothing_is_wrong_with_it():
    assert is_folded(NoteForm()["note"])
    assert is_folded(NoteForm({"same": "on", "note": "short"})["note"])


@pytest.mark.parametrize("note", ["", "longer than ten characters"])
def test_a_box_with_a_mistake_stays_open(note):
    assert not is_folded(NoteForm({"same": "on", "note": note})["note"])
