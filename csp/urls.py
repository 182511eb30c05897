"""The addresses of the site: each app's own, under the partnership they belong to."""

from django.urls import include, path

from csp.views import account, brand, gallery, health, home, jobs, notices, settings
from csp.web.converters import use_keys

use_keys()

SITE = [
    path("", home.start, name="start"),
    path("health/", health.health, name="health"),
    path("help/", notices.help_page, name="help"),
    path("accessibility/", notices.accessibility, name="accessibility"),
    path("privacy/", notices.privacy, name="privacy"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("p/<slug:partnership>/", home.home, name="home"),
    path("p/<slug:partnership>/brand.css", brand.brand, name="brand"),
    path("p/<slug:partnership>/settings/", settings.settings, name="settings"),
    path("p/<slug:partnership>/jobs/<key:key>/", jobs.job_detail, name="job-detail"),
    path("p/<slug:partnership>/jobs/<key:key>/again/", jobs.job_retry, name="job-retry"),
]

urlpatterns = [
    path("", include((SITE, "csp"))),
    path("account/", include(account.urlpatterns)),
    path("p/<slug:partnership>/plans/", include("plans.urls")),
    path("p/<slug:partnership>/scrutiny/", include("scrutiny.urls")),
]

handler400 = "csp.views.errors.bad_request"
handler403 = "csp.views.errors.forbidden"
handler404 = "csp.views.errors.not_found"
handler500 = "csp.views.errors.server_error"
