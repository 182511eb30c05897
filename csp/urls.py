"""The addresses of the site: each app's own, under the partnership they belong to."""

from django.urls import include, path

from csp.views import (
    account,
    appointments,
    areas,
    authorities,
    authorities_replacing,
    brand,
    digests,
    gallery,
    handovers,
    health,
    home,
    invitations,
    invitations_accepting,
    jobs,
    leavers,
    messages,
    my_data,
    notice_settings,
    notices,
    outbox,
    partnerships,
    people,
    people_changing,
    retention,
    search,
    seats,
    see_as,
    sessions,
    settings,
    sign_in_policy,
    trail,
    words,
    work_account,
)
from csp.web.converters import use_keys

use_keys()

SITE = [
    path("", home.start, name="start"),
    path("health/", health.health, name="health"),
    path("help/", notices.help_page, name="help"),
    path("accessibility/", notices.accessibility, name="accessibility"),
    path("privacy/", notices.privacy, name="privacy"),
    path("cookies/", notices.cookies, name="cookies"),
    path(
        "public/<slug:partnership>/accessibility/",
        notices.public_accessibility,
        name="public-accessibility",
    ),
    path("public/<slug:partnership>/privacy/", notices.public_privacy, name="public-privacy"),
    path("public/<slug:partnership>/cookies/", notices.public_cookies, name="public-cookies"),
    path("account/sessions/", sessions.session_list, name="session-list"),
    path("account/sessions/end/", sessions.session_end, name="session-end"),
    path("account/work-account/forget/", work_account.work_account_forget, name="work-account-forget"),
    path("account/emails/", digests.digest_edit, name="digest-edit"),
    path("account/data/", my_data.my_data, name="my-data"),
    path("account/data/download/", my_data.my_data_download, name="my-data-download"),
    path("account/stay/", sessions.session_stay, name="session-stay"),
    path("account/see-as/end/", see_as.see_as_end, name="see-as-end"),
    path("invitation/<str:token>/", invitations_accepting.invitation_accept, name="invitation-accept"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("p/<slug:partnership>/", home.home, name="home"),
    path("p/<slug:partnership>/taken-over/", handovers.handover_settle, name="handover-settle"),
    path("p/<slug:partnership>/brand.css", brand.brand, name="brand"),
    path("p/<slug:partnership>/search/", search.search, name="search"),
    path("p/<slug:partnership>/settings/", settings.settings, name="settings"),
    path(
        "p/<slug:partnership>/settings/partnership/", partnerships.partnership_edit, name="partnership-edit"
    ),
    path("p/<slug:partnership>/settings/areas/", areas.area_list, name="area-list"),
    path("p/<slug:partnership>/settings/areas/add/", areas.area_add, name="area-add"),
    path("p/<slug:partnership>/settings/areas/<key:key>/change/", areas.area_edit, name="area-edit"),
    path("p/<slug:partnership>/settings/areas/<key:key>/use/", areas.area_use, name="area-use"),
    path("p/<slug:partnership>/settings/public/", notice_settings.notice_list, name="notice-list"),
    path(
        "p/<slug:partnership>/settings/public/<slug:kind>/", notice_settings.notice_edit, name="notice-edit"
    ),
    path("p/<slug:partnership>/settings/trail/", trail.trail, name="trail"),
    path("p/<slug:partnership>/settings/trail.csv", trail.trail_csv, name="trail-csv"),
    path("p/<slug:partnership>/settings/authorities/", authorities.authority_list, name="authority-list"),
    path(
        "p/<slug:partnership>/settings/authorities/find/", authorities.authority_find, name="authority-find"
    ),
    path("p/<slug:partnership>/settings/authorities/add/", authorities.authority_add, name="authority-add"),
    path(
        "p/<slug:partnership>/settings/authorities/<key:key>/",
        authorities.authority_detail,
        name="authority-detail",
    ),
    path(
        "p/<slug:partnership>/settings/authorities/<key:key>/change/",
        authorities.authority_edit,
        name="authority-edit",
    ),
    path(
        "p/<slug:partnership>/settings/authorities/<key:key>/replace/",
        authorities_replacing.authority_replace,
        name="authority-replace",
    ),
    path("p/<slug:partnership>/settings/authorities/<key:key>/seat/", seats.seat_add, name="seat-add"),
    path("p/<slug:partnership>/settings/seats/<key:key>/change/", seats.seat_edit, name="seat-edit"),
    path("p/<slug:partnership>/settings/seats/<key:key>/end/", seats.seat_end, name="seat-end"),
    path("p/<slug:partnership>/settings/messages/", messages.message_list, name="message-list"),
    path("p/<slug:partnership>/settings/messages/<key:key>/", messages.message_detail, name="message-detail"),
    path(
        "p/<slug:partnership>/settings/messages/<key:key>/sent/",
        messages.message_log,
        name="message-log",
    ),
    path(
        "p/<slug:partnership>/settings/messages/<key:key>/again/",
        messages.message_resend,
        name="message-resend",
    ),
    path("p/<slug:partnership>/settings/words/", words.word_list, name="word-list"),
    path("p/<slug:partnership>/settings/sign-in/", sign_in_policy.sign_in_policy, name="sign-in-policy"),
    path("p/<slug:partnership>/settings/retention/", retention.retention, name="retention"),
    path("p/<slug:partnership>/people/", people.person_list, name="person-list"),
    path("p/<slug:partnership>/people/<key:key>/", people.person_detail, name="person-detail"),
    path("p/<slug:partnership>/people/<key:key>/change/", people_changing.person_edit, name="person-edit"),
    path(
        "p/<slug:partnership>/people/<key:key>/changes/",
        people_changing.person_changes,
        name="person-changes",
    ),
    path("p/<slug:partnership>/people/<key:key>/see-as/", see_as.see_as, name="see-as"),
    path(
        "p/<slug:partnership>/people/<key:key>/disconnect/",
        people.person_disconnect,
        name="person-disconnect",
    ),
    path("p/<slug:partnership>/people/<key:key>/handover/", handovers.handover, name="handover"),
    path(
        "p/<slug:partnership>/people/<key:key>/remove-contact/", leavers.contact_remove, name="contact-remove"
    ),
    path("p/<slug:partnership>/people/<key:key>/add/", appointments.appointment_add, name="appointment-add"),
    path(
        "p/<slug:partnership>/people/appointments/<key:key>/change/",
        appointments.appointment_edit,
        name="appointment-edit",
    ),
    path(
        "p/<slug:partnership>/people/appointments/<key:key>/end/",
        appointments.appointment_end,
        name="appointment-end",
    ),
    path("p/<slug:partnership>/people/invitations/add/", invitations.invitation_add, name="invitation-add"),
    path(
        "p/<slug:partnership>/people/invitations/<key:key>/",
        invitations.invitation_detail,
        name="invitation-detail",
    ),
    path(
        "p/<slug:partnership>/people/invitations/<key:key>/again/",
        invitations.invitation_resend,
        name="invitation-resend",
    ),
    path(
        "p/<slug:partnership>/people/invitations/<key:key>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path("p/<slug:partnership>/jobs/<key:key>/", jobs.job_detail, name="job-detail"),
    path("p/<slug:partnership>/jobs/<key:key>/again/", jobs.job_retry, name="job-retry"),
]

urlpatterns = [
    path("", include((SITE, "csp"))),
    path("account/", include(account.urlpatterns)),
    path("", include("plans.urls")),
    path("", include("dhr.urls")),
    path("p/<slug:partnership>/scrutiny/", include("scrutiny.urls")),
]

handler400 = "csp.views.errors.bad_request"
handler403 = "csp.views.errors.forbidden"
handler404 = "csp.views.errors.not_found"
handler500 = "csp.views.errors.server_error"
