"""Decisions: ``/tham-dinh/quyet-dinh/…``."""

from django.urls import path

from vinhdanh.web.ministry.decision import amend, issued, printing, views

urlpatterns = [
    path("", views.decisions, name="ministry_decisions"),
    path("danh-sach.xlsx", views.export, name="ministry_decisions_export"),
    path("moi/", views.new, name="ministry_decision_new"),
    path("danh-so/", views.numbering, name="ministry_decision_numbering"),
    path("giay-to/<uuid:pk>/", issued.paper, name="ministry_decision_paper"),
    path("<uuid:pk>/", views.decision, name="ministry_decision"),
    path("<uuid:pk>/sua/", views.edit, name="ministry_decision_edit"),
    path("<uuid:pk>/them/", views.add, name="ministry_decision_add"),
    path("<uuid:pk>/bo/", views.remove, name="ministry_decision_remove"),
    path("<uuid:pk>/xoa/", views.drop, name="ministry_decision_drop"),
    path("<uuid:pk>/trinh/", views.submit, name="ministry_decision_submit"),
    path("<uuid:pk>/rut/", views.take_back, name="ministry_decision_take_back"),
    path("<uuid:pk>/ban-hanh/", issued.issue, name="ministry_decision_issue"),
    path("<uuid:pk>/ban-quet/", issued.scan, name="ministry_decision_scan"),
    path("<uuid:pk>/ban-quet/tep/", issued.scan_file, name="ministry_decision_scan_file"),
    path("<uuid:pk>/ban-quet/xac-nhan/", issued.confirm, name="ministry_decision_scan_confirm"),
    path("<uuid:pk>/bang/", printing.certificates, name="ministry_decision_certificates"),
    path("<uuid:pk>/giay-to/", printing.papers, name="ministry_decision_papers"),
    path("<uuid:pk>/danh-sach.xlsx", issued.export, name="ministry_decision_export"),
    path("<uuid:pk>/tien-thuong/", issued.money, name="ministry_decision_money"),
    path("<uuid:pk>/tien-thuong.xlsx", issued.money_export, name="ministry_decision_money_export"),
    path("<uuid:pk>/dinh-chinh/", amend.correct, name="ministry_decision_correct"),
    path("<uuid:pk>/huy-bo/", amend.annul, name="ministry_decision_annul"),
]
