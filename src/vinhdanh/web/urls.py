"""All addresses. The pages of accounts are allauth's own views, only those that we offer."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path

from vinhdanh.web import errors, shell

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("", include("vinhdanh.web.public.urls")),
    path("don-vi/", include("vinhdanh.web.unit.urls")),
    path("toi/", include("vinhdanh.web.person.urls")),
    path("tham-dinh/", include("vinhdanh.web.ministry.urls")),
    path("lanh-dao/", include("vinhdanh.web.leader.urls")),
    path("thong-ke/", include("vinhdanh.web.oversight.urls")),
    path("hoi-dong/", include("vinhdanh.web.council.urls")),
    path("quan-tri/", include("vinhdanh.web.admin.urls")),
    path("bat-dau/", shell.start, name="start"),
    path("chon-don-vi/", shell.choose_unit, name="choose_unit"),
    path("ngon-ngu/", shell.set_language, name="set_language"),
    path("healthz", shell.healthz, name="healthz"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-nhap/ngung-dung/", account.account_inactive, name="account_inactive"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tai-khoan/bao-mat/", mfa.index, name="mfa_index"),
    path("tai-khoan/bao-mat/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("tai-khoan/bao-mat/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tai-khoan/bao-mat/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "tai-khoan/bao-mat/ma-du-phong/tao/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/bao-mat/ma-du-phong/tai-ve/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
