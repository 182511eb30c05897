"""The addresses of what partners are asked to pay, and of whom charges go to."""

from django.urls import path

from dhr.views import charges, charges_asking, charges_books, charges_ending, partner_accounts

CHARGES = [
    path("<key:key>/charges/", charges.charge_list, name="charge-list"),
    path("<key:key>/charges/draw-up/", charges_asking.charge_draw, name="charge-draw"),
    path("<key:key>/charges/changes/", charges.charge_changes, name="charge-changes"),
    path("charges/<key:key>/", charges.charge_detail, name="charge-detail"),
    path("charges/<key:key>/letter.pdf", charges.charge_letter, name="charge-letter"),
    path("charges/<key:key>/send/", charges_asking.charge_send, name="charge-send"),
    path("charges/<key:key>/drop/", charges_asking.charge_drop, name="charge-drop"),
    path("charges/<key:key>/agree/", charges_books.charge_agree, name="charge-agree"),
    path("charges/<key:key>/invoice/", charges_books.charge_invoice, name="charge-invoice"),
    path("charges/<key:key>/pay/", charges_books.charge_pay, name="charge-pay"),
    path("charges/<key:key>/write-off/", charges_ending.charge_forgo, name="charge-forgo"),
    path("charges/<key:key>/restore/", charges_ending.charge_restore, name="charge-restore"),
    path("charges/payments/<key:key>/remove/", charges_ending.payment_remove, name="payment-remove"),
    path("accounts/", partner_accounts.account_list, name="account-list"),
    path("accounts/<key:key>/", partner_accounts.account_edit, name="account-edit"),
]
