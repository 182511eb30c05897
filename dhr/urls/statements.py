"""The addresses of what partners were asked to pay over all reviews."""

from django.urls import path

from dhr.views import statements

STATEMENTS = [
    path("statements/", statements.statement_list, name="statement-list"),
    path("statements/<key:key>/", statements.statement_detail, name="statement-detail"),
    path("statements/<key:key>/paid-in/", statements.statement_benefits, name="statement-benefits"),
    path(
        "statements/<key:key>/paid-in/paid-in.csv",
        statements.statement_benefits_csv,
        name="statement-benefits-csv",
    ),
    path("statements/<key:key>/statement.csv", statements.statement_csv, name="statement-csv"),
    path("statements/<key:key>/statement.pdf", statements.statement_pdf, name="statement-pdf"),
    path("statements/partners/<key:key>/add/", statements.statement_reader_add, name="statement-reader-add"),
    path(
        "statements/readers/<key:key>/remove/",
        statements.statement_reader_remove,
        name="statement-reader-remove",
    ),
]
