"""The face of the ministry's officers: ``/tham-dinh/…``."""

from django.urls import path

from vinhdanh.web.ministry import desk

urlpatterns = [
    path("", desk.desk, name="ministry_desk"),
    path("dot-xet/", desk.desk, name="ministry_rounds"),
]
