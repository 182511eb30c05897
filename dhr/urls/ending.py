"""The addresses of closing, keeping and destroying a review, and of opening one in an emergency."""

from django.urls import path

from dhr.views import closures, destructions, emergencies, keeping

ENDING = [
    path("emergency/", emergencies.emergency_open, name="emergency-open"),
    path("emergencies/<key:key>/shut/", emergencies.emergency_shut, name="emergency-shut"),
    path("<key:key>/closing/", closures.closure_detail, name="closure-detail"),
    path("<key:key>/closing/close/", closures.closure_add, name="closure-add"),
    path("<key:key>/closing/reopen/", closures.closure_remove, name="closure-remove"),
    path("<key:key>/closing/changes/", closures.closure_changes, name="closure-changes"),
    path("destroyed/", destructions.destruction_list, name="destruction-list"),
    path("<key:key>/keeping/", keeping.keeping_detail, name="keeping-detail"),
    path("<key:key>/keeping/changes/", keeping.keeping_changes, name="keeping-changes"),
    path("<key:key>/keeping/add/", keeping.legal_hold_add, name="legal-hold-add"),
    path("keeping/<key:key>/edit/", keeping.legal_hold_edit, name="legal-hold-edit"),
    path("keeping/<key:key>/end/", keeping.legal_hold_end, name="legal-hold-end"),
    path("<key:key>/destroy/", destructions.destruction_add, name="destruction-add"),
    path("<key:key>/destroy/approve/", destructions.destruction_approve, name="destruction-approve"),
    path("<key:key>/destroy/withdraw/", destructions.destruction_withdraw, name="destruction-withdraw"),
]
