from vinhdanh.decisions.models.award import Award, AwardChange
from vinhdanh.decisions.models.certificate import Certificate
from vinhdanh.decisions.models.decision import Decision, Line
from vinhdanh.decisions.models.series import Numbering, Series

__all__ = ["Award", "AwardChange", "Certificate", "Decision", "Line", "Numbering", "Series"]
