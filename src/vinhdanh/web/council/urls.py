"""The face of council members and tellers: ``/hoi-dong/…``."""

from django.urls import path

from vinhdanh.web.council import views

urlpatterns = [
    path("", views.sessions, name="council_sessions"),
    path("<uuid:pk>/", views.session, name="council_session"),
    path("<uuid:pk>/noi-dung/<uuid:item>/", views.item, name="council_item"),
    path("<uuid:pk>/noi-dung/<uuid:item>/bao-cao/", views.report, name="council_item_report"),
    path("<uuid:pk>/kiem-phieu/", views.count, name="council_count"),
    path("<uuid:pk>/giay-to/<str:which>", views.paper, name="council_paper"),
]
