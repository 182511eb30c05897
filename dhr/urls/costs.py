"""The addresses of who pays for reviews, and of what each of them costs."""

from django.urls import path

from dhr.views import (
    agreement_versions,
    cost_agreements,
    cost_comparisons,
    cost_paid,
    cost_receipts,
    cost_rules,
    costs,
    costs_editing,
    costs_sharing,
)

COSTS = [
    path("agreements/", cost_agreements.cost_agreement_list, name="cost-agreement-list"),
    path("agreements/add/", cost_agreements.cost_agreement_add, name="cost-agreement-add"),
    path("agreements/<key:key>/", cost_agreements.cost_agreement_detail, name="cost-agreement-detail"),
    path("agreements/<key:key>/change/", cost_agreements.cost_agreement_edit, name="cost-agreement-edit"),
    path(
        "agreements/<key:key>/changes/",
        cost_agreements.cost_agreement_changes,
        name="cost-agreement-changes",
    ),
    path(
        "agreements/<key:key>/compare/",
        cost_comparisons.cost_agreement_compare,
        name="cost-agreement-compare",
    ),
    path(
        "agreements/<key:key>/next/", agreement_versions.agreement_version_add, name="agreement-version-add"
    ),
    path(
        "agreements/versions/<key:key>/",
        agreement_versions.agreement_version_detail,
        name="agreement-version-detail",
    ),
    path(
        "agreements/versions/<key:key>/change/",
        agreement_versions.agreement_version_edit,
        name="agreement-version-edit",
    ),
    path(
        "agreements/versions/<key:key>/agree/",
        agreement_versions.agreement_version_agree,
        name="agreement-version-agree",
    ),
    path(
        "agreements/versions/<key:key>/remove/",
        agreement_versions.agreement_version_remove,
        name="agreement-version-remove",
    ),
    path(
        "agreements/versions/<key:key>/costs/<slug:cost_type>/",
        cost_rules.cost_rule_edit,
        name="cost-rule-edit",
    ),
    path(
        "agreements/versions/<key:key>/costs/<slug:cost_type>/remove/",
        cost_rules.cost_rule_remove,
        name="cost-rule-remove",
    ),
    path("<key:key>/costs/", costs.cost_line_list, name="cost-line-list"),
    path("<key:key>/costs/add/", costs_editing.cost_line_add, name="cost-line-add"),
    path("<key:key>/costs/share/", costs_sharing.cost_line_share, name="cost-line-share"),
    path("<key:key>/costs/changes/", costs.cost_line_changes, name="cost-line-changes"),
    path("<key:key>/costs/file/", costs.cost_line_csv, name="cost-line-csv"),
    path("costs/<key:key>/", costs.cost_line_detail, name="cost-line-detail"),
    path("costs/<key:key>/edit/", costs_editing.cost_line_edit, name="cost-line-edit"),
    path("costs/<key:key>/remove/", costs_editing.cost_line_remove, name="cost-line-remove"),
    path("costs/<key:key>/paid/", cost_paid.cost_line_pay, name="cost-line-pay"),
    path("costs/<key:key>/receipt/", cost_receipts.cost_line_receipt, name="cost-line-receipt"),
    path("costs/<key:key>/receipt/file/", cost_receipts.cost_line_download, name="cost-line-download"),
]
