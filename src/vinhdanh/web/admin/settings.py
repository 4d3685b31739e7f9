"""The settings of an agency: what is chosen here, and what the installation was started with."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vinhdanh.units.domain.guarding import offer_second_factor, require_second_factor
from vinhdanh.web.acting import done
from vinhdanh.web.admin.office import keeping_of
from vinhdanh.web.guarding import IDLE_OF_ADMINISTRATORS

MINUTE = 60


@require_safe
def settings_page(request: HttpRequest) -> HttpResponse:
    """Show every setting with what it means."""
    words = {"keeping": keeping_of(request), "fixed": fixed_settings()}
    return render(request, "admin/settings.html", words)


def fixed_settings() -> list[tuple[object, str]]:
    """Return what this installation holds to, in words, with its value."""
    return [
        (gettext_lazy("Tên miền của trang"), ", ".join(settings.ALLOWED_HOSTS)),
        (gettext_lazy("Kết nối mã hoá"), _("có") if settings.SESSION_COOKIE_SECURE else _("không")),
        (
            gettext_lazy("Không thao tác thì phải đăng nhập lại"),
            _("sau %(minutes)s phút") % {"minutes": settings.SESSION_COOKIE_AGE // MINUTE},
        ),
        (
            gettext_lazy("Riêng người quản trị"),
            _("sau %(minutes)s phút") % {"minutes": IDLE_OF_ADMINISTRATORS // MINUTE},
        ),
        (
            gettext_lazy("Sai mật khẩu liên tiếp thì tạm khoá"),
            _("sau %(times)s lần, trong %(minutes)s phút")
            % {"times": settings.AXES_FAILURE_LIMIT, "minutes": round(settings.AXES_COOLOFF_TIME * MINUTE)},
        ),
        (gettext_lazy("Giờ làm việc tính theo"), _("giờ Việt Nam (UTC+7)")),
    ]


@require_POST
def require_factor(request: HttpRequest) -> HttpResponse:
    """Ask a second factor of everybody who holds a role."""
    agency = keeping_of(request).agency
    done(
        request,
        lambda: require_second_factor(agency, actor=request.user),
        said=_("Từ lần đăng nhập tới, ai có vai trò đều phải bật bảo vệ hai lớp."),
    )
    return redirect("admin_settings")


@require_POST
def offer_factor(request: HttpRequest) -> HttpResponse:
    """Leave the second factor to each."""
    agency = keeping_of(request).agency
    done(
        request,
        lambda: offer_second_factor(agency, actor=request.user),
        said=_("Bảo vệ hai lớp nay do mỗi người tự chọn."),
    )
    return redirect("admin_settings")
