"""The face of everybody: the home page, the law."""

from django.urls import path

from vinhdanh.web.public import home
from vinhdanh.web.public.law import views as law

urlpatterns = [
    path("", home.home, name="home"),
    path("luat/", law.index, name="law"),
    path("luat/cach-hieu/", law.settings, name="law_settings"),
    path("luat/<slug:award>/", law.award, name="law_award"),
]
