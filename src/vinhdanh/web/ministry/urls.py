"""The face of the ministry's officers: ``/tham-dinh/…``."""

from django.urls import include, path

from vinhdanh.web.ministry import desk
from vinhdanh.web.ministry.appraisal import export as appraisal_export
from vinhdanh.web.ministry.appraisal import views as appraisal
from vinhdanh.web.ministry.consultation import views as consultation
from vinhdanh.web.ministry.council import councils, papers, sessions
from vinhdanh.web.ministry.laboratory import views as laboratory
from vinhdanh.web.ministry.rounds import submission
from vinhdanh.web.ministry.rounds import views as rounds
from vinhdanh.web.ministry.state_level import views as state_level
from vinhdanh.web.ministry.sudden import views as sudden

urlpatterns = [
    path("", desk.desk, name="ministry_desk"),
    path("dot-xet/", rounds.rounds, name="ministry_rounds"),
    path("dot-xet/moi/", rounds.new_round, name="ministry_round_new"),
    path("dot-xet/<uuid:pk>/", rounds.round_page, name="ministry_round"),
    path("dot-xet/<uuid:pk>/sua/", rounds.edit, name="ministry_round_edit"),
    path("dot-xet/<uuid:pk>/bo/", rounds.drop, name="ministry_round_drop"),
    path("dot-xet/<uuid:pk>/mo/", rounds.open_, name="ministry_round_open"),
    path("dot-xet/<uuid:pk>/khep/", rounds.close, name="ministry_round_close"),
    path("dot-xet/<uuid:pk>/mo-lai/", rounds.reopen, name="ministry_round_reopen"),
    path("dot-xet/<uuid:pk>/gia-han/<uuid:unit>/", rounds.extend, name="ministry_round_extend"),
    path("to-trinh/<uuid:pk>/", submission.submission, name="ministry_submission"),
    path("to-trinh/<uuid:pk>/giay-to/<slug:which>/", submission.paper, name="ministry_submission_paper"),
    path("de-nghi/", appraisal.nominations, name="ministry_nominations"),
    path("de-nghi/excel/", appraisal_export.export, name="ministry_nominations_export"),
    path("de-nghi/dong-y/", appraisal.agree, name="ministry_nominations_agree"),
    path("de-nghi/<uuid:pk>/", appraisal.nomination, name="ministry_nomination"),
    path("de-nghi/<uuid:pk>/bao-cao/", appraisal.report, name="ministry_nomination_report"),
    path("hoi-dong/", councils.councils, name="ministry_councils"),
    path("hoi-dong/moi/", councils.new_council, name="ministry_council_new"),
    path("hoi-dong/<uuid:pk>/", councils.council, name="ministry_council"),
    path("hoi-dong/<uuid:pk>/sua/", councils.change, name="ministry_council_change"),
    path("hoi-dong/<uuid:pk>/thanh-vien/", councils.seat, name="ministry_council_seat"),
    path("hoi-dong/<uuid:pk>/thanh-vien/<uuid:member>/", councils.unseat, name="ministry_council_unseat"),
    path("hoi-dong/<uuid:pk>/phien-hop/", councils.new_session, name="ministry_session_new"),
    path("phien-hop/<uuid:pk>/", sessions.session, name="ministry_session"),
    path("phien-hop/<uuid:pk>/sua/", sessions.edit, name="ministry_session_edit"),
    path("phien-hop/<uuid:pk>/bo/", sessions.drop, name="ministry_session_drop"),
    path("phien-hop/<uuid:pk>/noi-dung/", sessions.agenda, name="ministry_session_agenda"),
    path("phien-hop/<uuid:pk>/diem-danh/", sessions.roll, name="ministry_session_roll"),
    path("phien-hop/<uuid:pk>/kiem-phieu/", sessions.tellers, name="ministry_session_tellers"),
    path("phien-hop/<uuid:pk>/bo-phieu/", sessions.open_, name="ministry_session_open"),
    path("phien-hop/<uuid:pk>/ve-chuan-bi/", sessions.replan, name="ministry_session_replan"),
    path("phien-hop/<uuid:pk>/rut/<uuid:item>/", sessions.withdraw, name="ministry_session_withdraw"),
    path("phien-hop/<uuid:pk>/y-kien/", sessions.written, name="ministry_session_written"),
    path("phien-hop/<uuid:pk>/lay-y-kien/<uuid:entry>/", sessions.ask, name="ministry_session_ask"),
    path("phien-hop/<uuid:pk>/thao-luan/", sessions.discussion, name="ministry_session_discussion"),
    path("phien-hop/<uuid:pk>/ket-thuc/", sessions.close, name="ministry_session_close"),
    path("phien-hop/<uuid:pk>/phieu/<int:number>.<slug:form>", papers.ballot, name="ministry_session_ballot"),
    path("phien-hop/<uuid:pk>/giay-to/<str:which>", papers.paper, name="ministry_session_paper"),
    path("dot-xuat/", sudden.sudden, name="ministry_sudden"),
    path("trinh-nha-nuoc/", state_level.nominations, name="ministry_state_level"),
    path("trinh-nha-nuoc/trinh/", state_level.send_on, name="ministry_state_level_forward"),
    path("trinh-nha-nuoc/quyet-dinh/", state_level.decided, name="ministry_state_level_decided"),
    path("trinh-nha-nuoc/<uuid:pk>/khong-tang/", state_level.declined, name="ministry_state_level_declined"),
    path("phong-thu/", laboratory.laboratory, name="ministry_laboratory"),
    path("phong-thu/<uuid:pk>/", laboratory.trial, name="ministry_trial"),
    path("phong-thu/<uuid:pk>/xuat/", laboratory.export, name="ministry_trial_export"),
    path("hiep-y/", consultation.consultations, name="ministry_consultations"),
    path("hiep-y/ghi/", consultation.ask, name="ministry_consultation_ask"),
    path("hiep-y/<uuid:pk>/tra-loi/", consultation.answer, name="ministry_consultation_answer"),
    path("quyet-dinh/", include("vinhdanh.web.ministry.decision.urls")),
    path("so-vang/", include("vinhdanh.web.ministry.register.urls")),
]
