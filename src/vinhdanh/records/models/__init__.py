from vinhdanh.records.models.fact import Fact
from vinhdanh.records.models.finding import Finding
from vinhdanh.records.models.importing import Import, ImportProblem
from vinhdanh.records.models.subject import Subject
from vinhdanh.records.models.trial import Trial

__all__ = ["Fact", "Finding", "Import", "ImportProblem", "Subject", "Trial"]
