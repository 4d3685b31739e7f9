from vinhdanh.decisions.models.award import Amendment, Award, AwardChange
from vinhdanh.decisions.models.certificate import Certificate
from vinhdanh.decisions.models.decision import Decision, DecisionPaper, Line
from vinhdanh.decisions.models.printing import Printing
from vinhdanh.decisions.models.series import Numbering, Series

__all__ = [
    "Amendment",
    "Award",
    "AwardChange",
    "Certificate",
    "Decision",
    "DecisionPaper",
    "Line",
    "Numbering",
    "Printing",
    "Series",
]
