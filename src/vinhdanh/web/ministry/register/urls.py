"""The register for officers: ``/tham-dinh/so-vang/…``."""

from django.urls import path

from vinhdanh.web.ministry.register import views

urlpatterns = [
    path("", views.register, name="ministry_register"),
    path("so-vang.xlsx", views.export, name="ministry_register_export"),
]
