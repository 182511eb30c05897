"""The addresses of what is published of a review, and of who is sent a copy."""

from django.urls import path

from dhr.views import (
    conditions,
    copies,
    copies_editing,
    publications,
    publications_editing,
    published_actions,
    published_actions_editing,
    published_documents,
)

PUBLISHING = [
    path("<key:key>/publication/", publications.publication_detail, name="publication-detail"),
    path("<key:key>/publication/edit/", publications_editing.publication_edit, name="publication-edit"),
    path("<key:key>/publication/preview/", publications.publication_preview, name="publication-preview"),
    path("<key:key>/publication/changes/", publications.publication_changes, name="publication-changes"),
    path(
        "<key:key>/publication/publish/", publications_editing.publication_publish, name="publication-publish"
    ),
    path(
        "<key:key>/publication/withdraw/",
        publications_editing.publication_withdraw,
        name="publication-withdraw",
    ),
    path("<key:key>/publication/documents/add/", published_documents.document_add, name="document-add"),
    path("documents/<key:key>/", published_documents.document_download, name="document-download"),
    path("documents/<key:key>/remove/", published_documents.document_remove, name="document-remove"),
    path("conditions/<key:key>/edit/", conditions.condition_edit, name="condition-edit"),
    path("<key:key>/copies/", copies.copy_list, name="copy-list"),
    path("<key:key>/copies/add/", copies_editing.copy_add, name="copy-add"),
    path("<key:key>/copies/changes/", copies.copy_changes, name="copy-changes"),
    path("copies/<key:key>/edit/", copies_editing.copy_edit, name="copy-edit"),
    path("copies/<key:key>/send/", copies_editing.copy_send, name="copy-send"),
    path("copies/<key:key>/remove/", copies_editing.copy_remove, name="copy-remove"),
    path("<key:key>/opened/", published_actions.published_action_list, name="published-action-list"),
    path(
        "<key:key>/opened/changes/",
        published_actions.published_action_changes,
        name="published-action-changes",
    ),
    path(
        "opened/actions/<key:key>/",
        published_actions_editing.published_action_add,
        name="published-action-add",
    ),
    path(
        "opened/<key:key>/edit/",
        published_actions_editing.published_action_edit,
        name="published-action-edit",
    ),
    path(
        "opened/<key:key>/remove/",
        published_actions_editing.published_action_remove,
        name="published-action-remove",
    ),
]
