"""The addresses of charges for the ledger, and of what is paid into pools."""

from django.urls import path

from dhr.views import ledger_layouts, pool_payments

LEDGER = [
    path("ledger/", ledger_layouts.ledger_layout_list, name="ledger-layout-list"),
    path("ledger/layouts/add/", ledger_layouts.ledger_layout_add, name="ledger-layout-add"),
    path("ledger/layouts/<key:key>/edit/", ledger_layouts.ledger_layout_edit, name="ledger-layout-edit"),
    path(
        "ledger/layouts/<key:key>/remove/", ledger_layouts.ledger_layout_remove, name="ledger-layout-remove"
    ),
    path("ledger/layouts/<key:key>/charges.csv", ledger_layouts.ledger_layout_csv, name="ledger-layout-csv"),
    path("agreements/<key:key>/pool/", pool_payments.pool_payment_list, name="pool-payment-list"),
    path(
        "agreements/<key:key>/pool/changes/", pool_payments.pool_payment_changes, name="pool-payment-changes"
    ),
    path("agreements/<key:key>/pool/pool.csv", pool_payments.pool_payment_csv, name="pool-payment-csv"),
    path(
        "agreements/<key:key>/pool/<int:year>/add/", pool_payments.pool_payment_add, name="pool-payment-add"
    ),
    path(
        "agreements/pool/payments/<key:key>/remove/",
        pool_payments.pool_payment_remove,
        name="pool-payment-remove",
    ),
]
