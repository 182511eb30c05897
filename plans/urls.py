"""The addresses of plans and actions, and of the statuses among the settings, under their partnership."""

from django.urls import include, path

from plans.views import (
    action_list,
    actions,
    changes,
    exports,
    imports,
    objectives,
    plans,
    priorities,
    priorities_editing,
    restricted_actions,
    statuses,
    trail,
    updates,
)

app_name = "plans"

PLANS = [
    path("", plans.plan_list, name="plan-list"),
    path("<key:key>/", plans.plan_detail, name="plan-detail"),
    path("<key:key>/actions/", action_list.action_list, name="action-list"),
    path("<key:key>/actions.csv", exports.action_list_csv, name="action-list-csv"),
    path("<key:key>/actions.xlsx", exports.action_list_workbook, name="action-list-workbook"),
    path("<key:key>/actions/add/", actions.action_add, name="action-add"),
    path("<key:key>/priorities/", priorities.priority_list, name="priority-list"),
    path("<key:key>/priorities/add/", priorities_editing.priority_add, name="priority-add"),
    path("<key:key>/priorities/changes/", priorities.priority_changes, name="priority-changes"),
    path("<key:key>/trail/", trail.plan_trail, name="plan-trail"),
    path("<key:key>/trail.csv", trail.plan_trail_csv, name="plan-trail-csv"),
    path("priorities/<key:key>/change/", priorities_editing.priority_edit, name="priority-edit"),
    path("priorities/<key:key>/move/", priorities_editing.priority_move, name="priority-move"),
    path("priorities/<key:key>/remove/", priorities_editing.priority_remove, name="priority-remove"),
    path("priorities/<key:key>/objectives/add/", objectives.objective_add, name="objective-add"),
    path("objectives/<key:key>/change/", objectives.objective_edit, name="objective-edit"),
    path("objectives/<key:key>/move/", objectives.objective_move, name="objective-move"),
    path("objectives/<key:key>/remove/", objectives.objective_remove, name="objective-remove"),
    path("imports/add/", imports.import_add, name="import-add"),
    path("imports/<key:key>/", imports.import_detail, name="import-detail"),
    path("imports/<key:key>/discard/", imports.import_discard, name="import-discard"),
    path("imports/<key:key>/columns/", imports.import_edit, name="import-edit"),
    path("restricted/<key:key>/", restricted_actions.action_restricted, name="action-restricted"),
    path("actions/<key:key>/", actions.action_detail, name="action-detail"),
    path("actions/<key:key>/change/", actions.action_edit, name="action-edit"),
    path("actions/<key:key>/update/", updates.update_add, name="update-add"),
    path("actions/<key:key>/changes/", changes.action_changes, name="action-changes"),
]
STATUSES = [
    path("", statuses.status_list, name="status-list"),
    path("add/", statuses.status_add, name="status-add"),
    path("<key:key>/change/", statuses.status_edit, name="status-edit"),
    path("<key:key>/move/", statuses.status_move, name="status-move"),
    path("<key:key>/use/", statuses.status_use, name="status-use"),
]

# The navigation goes by the address: whoever sets up the statuses is in the settings.
urlpatterns = [path("plans/", include(PLANS)), path("settings/statuses/", include(STATUSES))]
