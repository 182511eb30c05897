"""The pages that the law and good manners ask for: help, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.web.access import public


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to do the commonest things, and whom to ask."""
    return render(request, "csp/notices/help.html")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, as far as it was tested."""
    return render(request, "csp/notices/accessibility.html")


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept about people who use the site."""
    return render(request, "csp/notices/privacy.html")
