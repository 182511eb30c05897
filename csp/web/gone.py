"""Say that what a page is about was removed meanwhile, and show what was typed about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from csp.web.requests import Request

CHANGED_MEANWHILE = "Somebody changed this meanwhile, so it was not removed. Look at it again."
TEXTS = (
    *("name", "post", "number", "reference", "title", "aim", "text", "detail", "note", "unit", "value"),
    *("baseline", "baseline_period", "why_no_baseline", "target", "target_value", "source", "coverage"),
    *("why_held", "pasted", "reason"),
)


@dataclass(frozen=True)
class Gone:
    """What was removed: its last version, its name, the head of its pages with what that needs, and the way on."""

    last: Any
    name: str
    head: str
    context: dict[str, Any]
    on: str
    on_words: str
    texts: tuple[str, ...] = TEXTS  # the boxes in which people write about it


def or_gone(
    find: Callable[[Request, str], Gone | None],
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a view of what somebody removed say so, instead of not being there.

    ``find`` gets the key of the address and returns what was removed, if the reader might see it where the page is;
    ``part`` is what else the address names.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: Request, key: str, **part: str) -> HttpResponse:
            try:
                return view(request, key=key, **part)
            except Http404:
                gone = find(request, key)
                if gone is None:
                    raise
            typed = [text for name in gone.texts if (text := request.POST.get(name, "").strip())]
            context = {**gone.context, "gone": gone, "typed": typed, "heading": f"{gone.name} was removed"}
            return render(request, "csp/removed/detail.html", context, status=410)

        return answer

    return decorate
