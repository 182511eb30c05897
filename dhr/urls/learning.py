"""The addresses of what is recommended, checked and sent for quality assurance, and taken out of it."""

from django.urls import path

from dhr.views import (
    addressees,
    assurances,
    letter_points,
    oversights,
    plan_exports,
    recommendations,
    recommendations_actions,
    recommendations_editing,
    submissions,
    submissions_editing,
    themes,
)

LEARNING = [
    path("oversight/", oversights.oversight_detail, name="oversight-detail"),
    path("oversight.csv", oversights.oversight_csv, name="oversight-csv"),
    path("oversight.xlsx", oversights.oversight_workbook, name="oversight-workbook"),
    path("<key:key>/plan.docx", plan_exports.plan_word, name="plan-word"),
    path("<key:key>/plan.xlsx", plan_exports.plan_workbook, name="plan-workbook"),
    path("learning/", themes.theme_list, name="theme-list"),
    path("<key:key>/recommendations/", recommendations.recommendation_list, name="recommendation-list"),
    path(
        "<key:key>/recommendations/add/",
        recommendations_editing.recommendation_add,
        name="recommendation-add",
    ),
    path(
        "<key:key>/recommendations/changes/",
        recommendations.recommendation_changes,
        name="recommendation-changes",
    ),
    path("recommendations/<key:key>/", recommendations.recommendation_detail, name="recommendation-detail"),
    path(
        "recommendations/<key:key>/edit/",
        recommendations_editing.recommendation_edit,
        name="recommendation-edit",
    ),
    path(
        "recommendations/<key:key>/remove/",
        recommendations_editing.recommendation_remove,
        name="recommendation-remove",
    ),
    path(
        "recommendations/<key:key>/raise/",
        recommendations_actions.recommendation_raise,
        name="recommendation-raise",
    ),
    path(
        "recommendations/<key:key>/link/",
        recommendations_actions.recommendation_link,
        name="recommendation-link",
    ),
    path(
        "recommendations/actions/<key:key>/unlink/",
        recommendations_actions.recommendation_unlink,
        name="recommendation-unlink",
    ),
    path("recommendations/<key:key>/to/add/", addressees.addressee_add, name="addressee-add"),
    path("recommendations/to/<key:key>/edit/", addressees.addressee_edit, name="addressee-edit"),
    path("recommendations/to/<key:key>/remove/", addressees.addressee_remove, name="addressee-remove"),
    path("recommendations/to/<key:key>/answer/", addressees.addressee_answer, name="addressee-answer"),
    path("recommendations/to/<key:key>/chase/", addressees.addressee_chase, name="addressee-chase"),
    path("actions/<key:key>/check-and-outcome/", assurances.assurance_detail, name="assurance-detail"),
    path("actions/<key:key>/check/", assurances.assurance_check, name="assurance-check"),
    path("actions/<key:key>/outcome/", assurances.assurance_outcome, name="assurance-outcome"),
    path("<key:key>/quality-assurance/", submissions.submission_list, name="submission-list"),
    path("<key:key>/quality-assurance/add/", submissions_editing.submission_add, name="submission-add"),
    path("<key:key>/quality-assurance/changes/", submissions.submission_changes, name="submission-changes"),
    path("quality-assurance/<key:key>/edit/", submissions_editing.submission_edit, name="submission-edit"),
    path(
        "quality-assurance/<key:key>/letter/", submissions_editing.submission_letter, name="submission-letter"
    ),
    path(
        "quality-assurance/<key:key>/approve/",
        submissions_editing.submission_approve,
        name="submission-approve",
    ),
    path(
        "quality-assurance/<key:key>/remove/", submissions_editing.submission_remove, name="submission-remove"
    ),
    path("quality-assurance/letters/<key:key>/", submissions.submission_download, name="submission-download"),
    path("quality-assurance/<key:key>/points/add/", letter_points.letter_point_add, name="letter-point-add"),
    path("points/<key:key>/edit/", letter_points.letter_point_edit, name="letter-point-edit"),
    path("points/<key:key>/done/", letter_points.letter_point_done, name="letter-point-done"),
    path("points/<key:key>/remove/", letter_points.letter_point_remove, name="letter-point-remove"),
]
