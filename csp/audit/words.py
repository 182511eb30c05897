"""What an event's verb says to people: each app gives its verbs' words, and can name its records to a reader."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.module_loading import import_string

from csp.kernel.named import Named
from csp.models import Reader


class Group(models.TextChoices):
    """What kind of thing was done: the trail can be narrowed to one."""

    CHANGE = "changes", "Changes"
    ISSUE = "issuing", "Issuing"
    EXPORT = "downloads", "Downloads"
    OPEN = "openings", "Opening a restricted matter"
    SIGN_IN = "sign-ins", "Signing in"


Words = Mapping[Group, Mapping[Any, str]]
Namer = Callable[..., Mapping[int, Named]]
_WORDS: dict[str, tuple[Group, str]] = {}
_NAMERS: dict[str, str] = {}


def register_words(words: Words) -> None:
    """Add the words of an app's verbs, group by group; called from its ``apps.py``."""
    for group, said in words.items():
        _WORDS.update({str(verb): (group, sentence) for verb, sentence in said.items()})


def register_namer(subject: str, namer: str) -> None:
    """Add who can name records of one model (its label): a dotted name, called with a reader and ``ids``.

    It returns those that the reader may open, by id, and leaves out every other.
    """
    _NAMERS[subject] = namer


def words_of(verb: str) -> str:
    """Return what was done, in words; the verb itself when nobody gave it any."""
    return _WORDS[verb][1] if verb in _WORDS else verb


def group_of(verb: str) -> Group | None:
    """Return which kind of thing was done; none when nobody gave the verb any words."""
    return _WORDS[verb][0] if verb in _WORDS else None


def verbs_of(group: Group) -> list[str]:
    """Return the verbs of one group."""
    return [verb for verb, (of, _) in _WORDS.items() if of == group]


def kind_of(subject: str) -> str:
    """Return what kind of record a model's label means, for example “Action”; the label when there is none."""
    try:
        name = str(apps.get_model(subject)._meta.verbose_name)
    except (LookupError, ValueError):  # a model that was there once
        return subject
    return name[:1].upper() + name[1:]


def names_of(reader: Reader, subjects: Collection[tuple[str, int]]) -> dict[tuple[str, int], Named]:
    """Return the names of the records that the reader may open, with one question for each kind."""
    wanted: dict[str, set[int]] = {}
    for subject, pk in subjects:
        wanted.setdefault(subject, set()).add(pk)
    return {
        (subject, pk): named
        for subject, ids in sorted(wanted.items())
        if subject in _NAMERS
        for pk, named in import_string(_NAMERS[subject])(reader, ids=ids).items()
    }
