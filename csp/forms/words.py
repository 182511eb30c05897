"""The questions about what a partnership calls things."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from csp.forms.fields import TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.terms import ABOUT, LONGEST, Term, fault_of
from csp.queries.words import Glossary

IN_THE_PLAN = (Term.PRIORITY, Term.PRIORITIES)
IN_PAPERS = (Term.ASSESSMENT, Term.GROUP, Term.REVIEW)


def _usable(word: str, *, term: Term) -> None:
    if fault := fault_of(word, term=term):
        raise ValidationError(fault)


class WordsForm(GovukForm):
    """One word for each term; whatever stays empty is called what everybody calls it."""

    button = "Save"

    def __init__(self, *args: Any, glossary: Glossary, **kwargs: Any) -> None:
        """Show the words as they stand."""
        super().__init__(*args, version=glossary.version, initial=glossary.own, **kwargs)
        for term in Term:
            about = ABOUT[term]
            usual = "" if term == Term.PRIORITIES else f" Without an answer: “{about.default}”."
            self.fields[term.value] = TextField(
                label=about.label,
                called=f"word for “{about.label.lower()}”",
                help_text=f"{about.used}{usual}",
                required=False,
                max_length=LONGEST,
                validators=[partial(_usable, term=term)],
            )

    def layout(self) -> list[Any]:
        """Group the terms by where they are printed."""
        return [
            Group("In the plan", *(term.value for term in IN_THE_PLAN)),
            Group("In its papers", *(term.value for term in IN_PAPERS)),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the word for one where there is one for several."""
        answers = super().clean() or self.cleaned_data
        if answers.get(Term.PRIORITIES) and answers.get(Term.PRIORITY) == "":
            self.add_error(Term.PRIORITY, "Enter the word for one, too")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {"version": given["version"], "words": {term: given[term.value] for term in Term}}
