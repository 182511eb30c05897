"""The addresses of reviews, and of how they are run among the settings, under their partnership."""

from django.urls import include, path

from dhr.urls.charges import CHARGES
from dhr.urls.costs import COSTS
from dhr.urls.ending import ENDING
from dhr.urls.learning import LEARNING
from dhr.urls.ledger import LEDGER
from dhr.urls.publishing import PUBLISHING
from dhr.urls.running import RUNNING
from dhr.urls.statements import STATEMENTS
from dhr.urls.years import YEARS
from dhr.views import publications_public, rules

app_name = "dhr"

REVIEWS = [*RUNNING, *LEARNING, *PUBLISHING, *ENDING, *COSTS, *CHARGES, *STATEMENTS, *YEARS, *LEDGER]

# For anyone, signed in or not: only what was published.
PUBLIC = [
    path("", publications_public.publication_list, name="publication-list"),
    path("<key:key>/", publications_public.publication_read, name="publication-read"),
    path("documents/<key:key>/", publications_public.publication_document, name="publication-document"),
]

# The navigation goes by the address: whoever says how reviews are run is in the settings.
urlpatterns = [
    path("p/<slug:partnership>/reviews/", include(REVIEWS)),
    path("public/<slug:partnership>/reviews/", include(PUBLIC)),
    path("p/<slug:partnership>/settings/reviews/", rules.rules_edit, name="rules-edit"),
]
