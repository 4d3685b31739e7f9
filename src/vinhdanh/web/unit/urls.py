"""The face of a unit's officers and heads: ``/don-vi/…``."""

from django.urls import path

from vinhdanh.web.unit import desk
from vinhdanh.web.unit.attestation import views as attestation
from vinhdanh.web.unit.grid import ahead
from vinhdanh.web.unit.grid import views as grid
from vinhdanh.web.unit.importing import views as importing
from vinhdanh.web.unit.nominating import views as nominating
from vinhdanh.web.unit.nomination import views as nomination
from vinhdanh.web.unit.record import completeness, particulars
from vinhdanh.web.unit.record import views as record
from vinhdanh.web.unit.report import views as report
from vinhdanh.web.unit.self_proposal import views as self_proposal
from vinhdanh.web.unit.submission import views as submission

urlpatterns = [
    path("", desk.desk, name="unit_desk"),
    path("bang-xet/", grid.grid, name="unit_grid"),
    path("bang-xet/excel/", grid.export, name="unit_grid_export"),
    path("bang-xet/nhung-nam-toi/", ahead.ahead, name="unit_grid_ahead"),
    path("bang-xet/nhung-nam-toi/excel/", ahead.export, name="unit_grid_ahead_export"),
    path("bang-xet/<uuid:pk>/<slug:award>/<int:year>/", grid.verdict, name="unit_verdict"),
    path("ho-so/day-du/", completeness.complete, name="unit_records_complete"),
    path("ho-so/<uuid:pk>/", record.record, name="unit_record"),
    path("ho-so/<uuid:pk>/sua/", particulars.correct, name="unit_record_correct"),
    path("ho-so/<uuid:pk>/chuyen/", particulars.move, name="unit_record_move"),
    path("ho-so/<uuid:pk>/them/<slug:kind>/", record.add_fact, name="unit_record_add"),
    path("du-kien/<uuid:pk>/bo/", record.void, name="unit_fact_void"),
    path("xac-nhan/", attestation.attestations, name="unit_attestations"),
    path("xac-nhan/xem-truoc/", attestation.preview, name="unit_attestations_preview"),
    path("de-nghi/", submission.submissions, name="unit_submissions"),
    path("de-nghi/dot/<uuid:pk>/lap/", submission.start, name="unit_submission_start"),
    path("de-nghi/dot/<uuid:pk>/kiem-tra/", nominating.preview, name="unit_nominate_preview"),
    path("de-nghi/dot/<uuid:pk>/dua-vao/", nominating.nominate, name="unit_nominate"),
    path("de-nghi/tu-de-nghi/<uuid:pk>/", self_proposal.self_proposal, name="unit_self_proposal"),
    path("de-nghi/tu-de-nghi/<uuid:pk>/nhan/", self_proposal.accept, name="unit_self_proposal_accept"),
    path("de-nghi/ten/<uuid:pk>/", nomination.nomination, name="unit_nomination"),
    path("de-nghi/ten/<uuid:pk>/bo/", nomination.remove, name="unit_nomination_remove"),
    path("de-nghi/ten/<uuid:pk>/gui-lai/", nomination.answer, name="unit_nomination_answer"),
    path("de-nghi/ten/<uuid:pk>/rut/", nomination.give_up, name="unit_nomination_withdraw"),
    path("de-nghi/bao-cao/<uuid:pk>/", report.report, name="unit_report"),
    path("de-nghi/bao-cao/<uuid:pk>/luu/", report.autosave, name="unit_report_save"),
    path("de-nghi/bao-cao/<uuid:pk>/xem/", report.preview, name="unit_report_preview"),
    path("de-nghi/bao-cao/<uuid:pk>/tai/<slug:form>/", report.download, name="unit_report_download"),
    path("de-nghi/<uuid:pk>/", submission.submission, name="unit_submission"),
    path("de-nghi/<uuid:pk>/hop/", submission.meeting, name="unit_submission_meeting"),
    path("de-nghi/<uuid:pk>/duyet/", submission.approve, name="unit_submission_approve"),
    path("de-nghi/<uuid:pk>/mo-lai/", submission.reopen, name="unit_submission_reopen"),
    path("de-nghi/<uuid:pk>/gui/", submission.send, name="unit_submission_send"),
    path("de-nghi/<uuid:pk>/thu-hoi/", submission.recall, name="unit_submission_recall"),
    path(
        "de-nghi/<uuid:pk>/van-ban/<slug:which>/<slug:form>/",
        submission.paper,
        name="unit_submission_paper",
    ),
    path("nhap/", importing.imports, name="unit_imports"),
    path("nhap/mau/", importing.template, name="unit_import_template"),
    path("nhap/<uuid:pk>/", importing.importing, name="unit_import"),
    path("nhap/<uuid:pk>/tien-do/", importing.progress, name="unit_import_progress"),
    path("nhap/<uuid:pk>/tep-can-sua/", importing.errors, name="unit_import_errors"),
    path("nhap/<uuid:pk>/tep-can-sua/tien-do/", importing.marked, name="unit_import_marked"),
    path("nhap/<uuid:pk>/cot/", importing.remap, name="unit_import_remap"),
    path("nhap/<uuid:pk>/nhap/", importing.confirm, name="unit_import_confirm"),
    path("nhap/<uuid:pk>/bo/", importing.discard, name="unit_import_discard"),
    path("nhap/<uuid:pk>/hoan-tac/", importing.undo, name="unit_import_undo"),
]
