"""The reviews as a Django app."""

from django.apps import AppConfig


class DhrConfig(AppConfig):
    """dhr: reviews after a death, their learning, and who pays."""

    name = "dhr"
