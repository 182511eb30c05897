"""The settings, all in one file, read from the environment."""

import hmac
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

from csp.kernel.identity_provider import identity_provider
from csp.kernel.safe_start import LOOPBACK, reasons_not_to_start
from csp.kernel.site_address import site_address

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
try:
    SECRET_KEY = env.str("SECRET_KEY", "")
    AUDIT_KEY = env.str("AUDIT_KEY", "")
    _before: list[str] = env.list("AUDIT_KEYS_BEFORE", [])
    AUDIT_KEYS_BEFORE = [key.strip() for key in _before if key.strip()]
    DEBUG = env.bool("DEBUG", False)
    DEMONSTRATION = env.bool("DEMONSTRATION", False)
    _hosts = env.list("ALLOWED_HOSTS", sorted(LOOPBACK) if DEMONSTRATION else [])
    ALLOWED_HOSTS = [host.strip() for host in _hosts if host.strip()]
    BIND = env.str("BIND", "")
    BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
    FILES_FOLDER = env.path("FILES_FOLDER", BASE_DIR / "var" / "files")
    DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'saferplan.sqlite3'}")
    APPENDIX_MEGABYTES, APPENDIX_PAGES = env.int("APPENDIX_MEGABYTES", 20), env.int("APPENDIX_PAGES", 300)
    EMAIL_URL = env.str("EMAIL_URL", "")
    EMAIL = env.dj_email_url("EMAIL_URL", "console:")
    DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "saferplan@localhost")
    _site = env.str("SITE_ADDRESS", "")
    IDENTITY_PROVIDER = identity_provider(
        issuer=env.str("OIDC_ISSUER", ""),
        client_id=env.str("OIDC_CLIENT_ID", ""),
        secret=env.str("OIDC_CLIENT_SECRET", ""),
        name=env.str("OIDC_NAME", "your work account"),
        trusts_email=env.bool("OIDC_TRUST_EMAIL", False),
        trusts_second_factor=env.bool("OIDC_TRUST_SECOND_FACTOR", False),
    )
except EnvError as wrong:
    raise ImproperlyConfigured(f"An environment value can't be read: {str(wrong).rstrip('.')}.") from wrong
except ValueError as wrong:
    raise ImproperlyConfigured(str(wrong)) from wrong

if _reasons := reasons_not_to_start(
    secret_key=SECRET_KEY,
    audit_key=AUDIT_KEY,
    audit_keys_before=AUDIT_KEYS_BEFORE,
    debug=DEBUG,
    demonstration=DEMONSTRATION,
    hosts=ALLOWED_HOSTS,
    bind=BIND,
    behind_proxy=BEHIND_PROXY,
):
    raise ImproperlyConfigured(" ".join(_reasons))

# What only this machine opens (the demonstration, checks, a try-out) seals with a key made of the other one.
AUDIT_KEY = AUDIT_KEY or hmac.new(SECRET_KEY.encode(), b"saferplan audit key", "sha256").hexdigest()

# A loopback address by itself has no certificate; every other host, and every proxy, serves over HTTPS only.
ONLY_HTTPS = BEHIND_PROXY or not set(ALLOWED_HOSTS) <= LOOPBACK
SITE_ADDRESS = site_address(given=_site, hosts=ALLOWED_HOSTS, only_https=ONLY_HTTPS)

INSTALLED_APPS = [
    "csp",
    "plans",
    "dhr",
    "scrutiny",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp.web.session_notes.SessionNotes",
    "crispy_forms",
    "simple_history",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "csp.web.security_headers.SecurityHeaders",
    "csp.web.only_here.OnlyHere",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.web.readers.ReaderMiddleware",
    "csp.web.timeouts.SessionEnds",
    "csp.web.see_as.NothingIsSent",
    "csp.web.charset.OnlyUtf8",
    "csp.web.methods.MethodPage",
    "csp.web.kept_words.NamesStayInside",
    "csp.web.access.DoorMiddleware",
]

ROOT_URLCONF = "csp.urls"
WSGI_APPLICATION = "csp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.web.navigation.frame",
            ],
        },
    }
]

CRISPY_ALLOWED_TEMPLATE_PACKS = ("govuk",)
CRISPY_TEMPLATE_PACK = "govuk"

# On SQLite every write waits its turn for up to 20 seconds, and readers never wait (docs/decisions).
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
try:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
    # Nothing else was tried, so nothing else is taken.
    _engine = {"django.db.backends.sqlite3": "sqlite", "django.db.backends.postgresql": "postgres"}[
        DATABASES["default"]["ENGINE"]
    ]
except (ValueError, KeyError) as wrong:
    raise ImproperlyConfigured(
        "DATABASE_URL can't be read. Write it as postgres://name:password@host:5432/database or sqlite:////path/file."
    ) from wrong
if _engine == "sqlite":
    DATABASES["default"]["OPTIONS"] = _SQLITE
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "csp_cache",
        # A full cache throws entries away, and the counts of wrong passwords and used codes are among them.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Private files have no address: only a view that has asked who may have one sends it.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": FILES_FOLDER,
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "build" / "assets"]
WHITENOISE_USE_FINDERS = True

AUTH_USER_MODEL = "csp.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "csp:start"
ACCOUNT_ADAPTER = "csp.web.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = [
    "email*",
    "password1*",
]  # nobody signs up, but this is how allauth learns of passwords
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# allauth's own would ask the database once more for an address that somebody has than for one nobody has.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  (a name)
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "csp.forms.account.LoginForm",
    "request_login_code": "csp.forms.account.RequestLoginCodeForm",
    "confirm_login_code": "csp.forms.account.ConfirmLoginCodeForm",
    "reset_password": "csp.forms.account.ResetPasswordForm",
    "reset_password_from_key": "csp.forms.account.ResetPasswordKeyForm",
    "change_password": "csp.forms.account.ChangePasswordForm",
    "set_password": "csp.forms.account.SetPasswordForm",
    "reauthenticate": "csp.forms.account.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "csp.forms.account.SecondStepForm",
    "reauthenticate": "csp.forms.account.SecondStepAgainForm",
    "activate_totp": "csp.forms.account.SetUpSecondStepForm",
    "login_webauthn": "csp.forms.account.PasskeySignInForm",
    "authenticate_webauthn": "csp.forms.account.PasskeyStepForm",
    "reauthenticate_webauthn": "csp.forms.account.PasskeyAgainForm",
    "add_webauthn": "csp.forms.account.SetUpPasskeyForm",
}
MFA_ADAPTER = "csp.web.sign_in.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A whole council may come from one address. There is nothing to guess in a passkey, so this only spares the site.
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_ISSUER = "Saferplan"

SOCIALACCOUNT_ADAPTER = "csp.web.work_sign_in.WorkAccountAdapter"
SOCIALACCOUNT_PROVIDERS = (
    {"openid_connect": {"APPS": [IDENTITY_PROVIDER.as_allauth_has_it()]}} if IDENTITY_PROVIDER else {}
)

# The longest that a partnership may let a session last; csp/web/timeouts.py ends most of them long before.
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ONLY_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "csp.views.errors.stale_form"
# A word at the head of the next page waits in the session: a cookie of its own would be a third one.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = ONLY_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ONLY_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# Until a mail server is named, messages wait, and only what lets somebody in is printed where the worker runs;
# a demonstration only shows them in its outbox.
MAIL_NOT_SET_UP = "csp.mail.not_set_up.Printed"
if "EMAIL_BACKEND" not in EMAIL:
    raise ImproperlyConfigured(
        "EMAIL_URL can't be read. Write it as submission://name:password@mail.vale.example:587."
    )
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"] if EMAIL_URL else MAIL_NOT_SET_UP
if DEMONSTRATION:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if EMAIL_BACKEND.endswith("smtp.EmailBackend") and not urlsplit(EMAIL_URL).hostname:
    raise ImproperlyConfigured(
        "EMAIL_URL names no mail server. Write it as submission://name:password@mail.vale.example:587."
    )
EMAIL_HOST = EMAIL["EMAIL_HOST"]
EMAIL_PORT = EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL["EMAIL_USE_TLS"]
EMAIL_USE_SSL = EMAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10  # seconds

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "csp.web.quiet_log.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The heads of the audit trails are to be kept by whatever keeps the log.
    "loggers": {"saferplan.audit": {"level": "INFO"}},
}
