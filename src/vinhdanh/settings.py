"""All settings, read once from the environment (prefix ``VINHDANH_``, and ``DATABASE_URL``)."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import structlog
from csp.constants import NONCE, NONE, SELF
from psycopg.conninfo import conninfo_to_dict
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from structlog.typing import Processor

from vinhdanh.runtime.place import data_dir


class Environment(BaseSettings):
    """What a deployment may choose. Everything else is the product's own decision."""

    model_config = SettingsConfigDict(env_prefix="VINHDANH_", extra="ignore")

    database_url: str = Field(
        default="postgresql:///vinhdanh", validation_alias="DATABASE_URL", description="libpq address"
    )
    data_dir: Path = Field(default_factory=data_dir, description="uploads, keys, the embedded database")
    secret_key: SecretStr | None = Field(default=None, description="signs sessions; made on first use")
    allowed_hosts: list[str] = Field(default=["127.0.0.1", "localhost"], description="names of the site")
    https: bool = Field(default=False, description="served behind TLS: secure cookies and HSTS")
    debug: bool = Field(default=False, description="developer's error pages")
    test: bool = Field(default=False, description="cheap password hashing for the test suite")


def kept_secret(env: Environment) -> str:
    """Return the signing key of this installation, making it on first use (mode 0600)."""
    if env.secret_key is not None:
        return env.secret_key.get_secret_value()
    path = env.data_dir / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent, prefix="secret-key.") as draft:
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            with suppress(FileExistsError):  # another process of ours was first
                os.link(draft.name, path)
    return path.read_text().strip()


def database(url: str) -> dict[str, object]:
    """Translate a libpq address into Django's words."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, "options": "-c lock_timeout=5s -c statement_timeout=60s -c timezone=UTC"},
    }


env = Environment()

DEBUG = env.debug
SECRET_KEY = kept_secret(env)
ALLOWED_HOSTS = env.allowed_hosts
DATA_DIR = env.data_dir.resolve()
DATABASES = {"default": database(env.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "vinhdanh.common",
    "vinhdanh.units",
    "vinhdanh.documents",
    "vinhdanh.records",
    "vinhdanh.dossiers",
    "vinhdanh.councils",
    "vinhdanh.decisions",
    "vinhdanh.oversight",
    "vinhdanh.web",
    "vinhdanh.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_structlog",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "vinhdanh.web.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is public only where it says so
    "vinhdanh.web.middleware.VisitorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "vinhdanh.web.guarding.GuardMiddleware",
    "vinhdanh.web.once.OnceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "vinhdanh.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vinhdanh.web.context.page",
            ],
            "string_if_invalid": "⚠ %s" if env.test else "",
        },
    }
]

# --- language, dates: Django's own vi formats read 02/03/2026 as 3 February; ours do not
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "common" / "locale"]
FORMAT_MODULE_PATH = ["vinhdanh.common.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- accounts
AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if env.test
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}  # the staff code, or the e-mail address of those who have one
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "vinhdanh.web.accounts.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "vinhdanh.web.accounts.SignInForm",
    "change_password": "vinhdanh.web.accounts.ChangePasswordForm",
    "reauthenticate": "vinhdanh.web.accounts.ReauthenticateForm",
}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # one limiter: axes
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Vinh Danh"
MFA_TOTP_TOLERANCE = 1  # a code that ended while it was being typed still serves (RFC 6238, 5.2)
MFA_FORMS = {
    "authenticate": "vinhdanh.web.accounts.CodeForm",
    "reauthenticate": "vinhdanh.web.accounts.ReauthenticateByCodeForm",
    "activate_totp": "vinhdanh.web.accounts.ActivateAppForm",
}
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours: never permanent
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time said on the page holds
AXES_LOCKOUT_CALLABLE = "vinhdanh.web.accounts.locked_out"
SESSION_COOKIE_AGE = 15 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "vinhdanh.web.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.https
SECURE_HSTS_SECONDS = 31_536_000 if env.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- files
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = env.test or env.debug  # no collecting before each run
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if env.test or env.debug
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
SILENCED_SYSTEM_CHECKS = ["axes.W003"]  # the axes backend is there under its own name

# --- one line of JSON for each event, ours and others', on standard error
EVENT_PARTS: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *EVENT_PARTS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": EVENT_PARTS,
        }
    },
    "handlers": {"line": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["line"], "level": "WARNING" if env.test else "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        **{
            chatty: {"level": "WARNING"}
            for chatty in ("axes.apps", "procrastinate.blueprints", "procrastinate.periodic")
        },
    },
}
