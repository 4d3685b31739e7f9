from vinhdanh.dossiers.models.appraisal import Appraisal
from vinhdanh.dossiers.models.consultation import Consultation
from vinhdanh.dossiers.models.nomination import Nomination
from vinhdanh.dossiers.models.proof import Proof
from vinhdanh.dossiers.models.report import Report
from vinhdanh.dossiers.models.round import Round
from vinhdanh.dossiers.models.self_proposal import SelfProposal
from vinhdanh.dossiers.models.submission import Submission

__all__ = [
    "Appraisal",
    "Consultation",
    "Nomination",
    "Proof",
    "Report",
    "Round",
    "SelfProposal",
    "Submission",
]
