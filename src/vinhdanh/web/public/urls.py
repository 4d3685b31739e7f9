"""The face of everybody: the home page, the law, the roll of honour, the page behind a certificate's code."""

from django.urls import path

from vinhdanh.web.public import home
from vinhdanh.web.public.law import views as law
from vinhdanh.web.public.register import views as register
from vinhdanh.web.public.verify import views as verify

urlpatterns = [
    path("", home.home, name="home"),
    path("vinh-danh/", register.roll, name="roll"),
    path("xac-thuc/", verify.verify, name="verify"),
    path("xac-thuc/<slug:code>/", verify.code, name="verify_code"),
    path("luat/", law.index, name="law"),
    path("luat/cach-hieu/", law.settings, name="law_settings"),
    path("luat/<slug:award>/", law.award, name="law_award"),
]
