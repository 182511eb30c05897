"""The scrutiny as a Django app."""

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    """scrutiny: what a committee is given, asked, and got back."""

    name = "scrutiny"
