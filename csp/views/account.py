"""The doors of sign-in: which of allauth's pages we open, and under which address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from csp.web.access import access, public

signed_in = access()
# The page on which a second step is set up can't ask for one; nor can the password it asks for again.
setting_up = access(before_second_factor=True)

urlpatterns = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/code/", public(account.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", public(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/second-step/", public(mfa.authenticate), name="mfa_authenticate"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("password/", public(account.password_reset), name="account_reset_password"),
    path("password/sent/", public(account.password_reset_done), name="account_reset_password_done"),
    # The key has dashes of its own, so the id before it must have none.
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("inactive/", public(account.account_inactive), name="account_inactive"),
    path("password/change/", signed_in(account.password_change), name="account_change_password"),
    path("password/set/", signed_in(account.password_set), name="account_set_password"),
    path("again/", setting_up(account.reauthenticate), name="account_reauthenticate"),
    path("again/second-step/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-step/", signed_in(mfa.index), name="mfa_index"),
    path("second-step/set-up/", setting_up(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/remove/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery-codes/", signed_in(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/new/",
        signed_in(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery-codes/file/",
        signed_in(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]
