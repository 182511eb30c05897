"""The addresses of who pays for reviews."""

from django.urls import path

from dhr.views import agreement_versions, cost_agreements, cost_comparisons, cost_rules

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
]
