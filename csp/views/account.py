"""The doors of sign-in: which of allauth's pages we open, and under which address."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.views.generic import RedirectView

from csp.views.passkeys import PasskeySignIn
from csp.views.work_account import work_sign_in, work_sign_in_done
from csp.web.access import access, public
from csp.web.sign_in_mail import as_long_for_nobody

signed_in = access()
# The page on which a second step is set up can't ask for one; nor can the password it asks for again.
setting_up = access(before_second_factor=True)
login_code = as_long_for_nobody(account.request_login_code, "account/email/login_code")
password_reset = as_long_for_nobody(account.password_reset, "account/email/password_reset_key")

urlpatterns = [
    path("sign-in/", public(account.login), name="account_login"),
    path("sign-in/code/", public(login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", public(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/second-step/", public(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", public(PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("sign-in/work-account/", public(work_sign_in), name="openid_connect_login"),
    path("sign-in/work-account/done/", public(work_sign_in_done), name="openid_connect_callback"),
    path("sign-out/", public(account.logout), name="account_logout"),
    path("password/", public(password_reset), name="account_reset_password"),
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
    path("again/passkey/", signed_in(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("second-step/", signed_in(mfa.index), name="mfa_index"),
    path("second-step/set-up/", setting_up(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/remove/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    # allauth goes back to a list of passkeys, which is part of the page that names every way.
    path("passkeys/", signed_in(RedirectView.as_view(pattern_name="mfa_index")), name="mfa_list_webauthn"),
    path("passkeys/set-up/", setting_up(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", signed_in(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
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
