"""The face of the ministry's officers: ``/tham-dinh/…``."""

from django.urls import include, path

from vinhdanh.web.ministry import desk

urlpatterns = [
    path("", desk.desk, name="ministry_desk"),
    path("dot-xet/", desk.desk, name="ministry_rounds"),
    path("quyet-dinh/", include("vinhdanh.web.ministry.decision.urls")),
    path("so-vang/", include("vinhdanh.web.ministry.register.urls")),
]
