from django.urls import path

from vinhdanh.web.admin import accounts, desk, scopes, settings, units

urlpatterns = [
    path("", desk.desk, name="admin_desk"),
    path("tai-khoan/", accounts.accounts, name="admin_accounts"),
    path("tai-khoan/excel/", accounts.export, name="admin_accounts_export"),
    path("tai-khoan/moi/", accounts.new_account, name="admin_account_new"),
    path("tai-khoan/<uuid:pk>/", accounts.account, name="admin_account"),
    path("tai-khoan/<uuid:pk>/khoa/", accounts.lock, name="admin_account_lock"),
    path("tai-khoan/<uuid:pk>/mo-khoa/", accounts.unlock, name="admin_account_unlock"),
    path("tai-khoan/<uuid:pk>/mat-khau/", accounts.password, name="admin_account_password"),
    path("tai-khoan/<uuid:pk>/hai-lop/", accounts.second_factor, name="admin_account_second_factor"),
    path("tai-khoan/<uuid:pk>/vai-tro/", scopes.grant, name="admin_scope_grant"),
    path("vai-tro/<uuid:pk>/thoi/", scopes.end, name="admin_scope_end"),
    path("don-vi/", units.units, name="admin_units"),
    path("don-vi/moi/", units.new_unit, name="admin_unit_new"),
    path("don-vi/<uuid:pk>/doi-ten/", units.rename, name="admin_unit_rename"),
    path("don-vi/<uuid:pk>/sap-nhap/", units.merge, name="admin_unit_merge"),
    path("cai-dat/", settings.settings_page, name="admin_settings"),
    path("cai-dat/hai-lop/bat-buoc/", settings.require_factor, name="admin_second_factor_require"),
    path("cai-dat/hai-lop/tu-chon/", settings.offer_factor, name="admin_second_factor_offer"),
    path("tinh-trang/", desk.health, name="admin_health"),
]
