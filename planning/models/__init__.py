from planning.models.evidence import Evidence, Inspection, ProgressNote
from planning.models.experience import Experience
from planning.models.plans import Addressee, PlanItem, WorkPlan
from planning.models.regulation import Article, Interpretation, RegulationText
from planning.models.settings import PlanningSettings
from planning.models.yearly import Deliberation, Reminder, ReminderMail, YearSummary

__all__ = [
    "Addressee",
    "Article",
    "Deliberation",
    "Evidence",
    "Experience",
    "Inspection",
    "Interpretation",
    "PlanItem",
    "PlanningSettings",
    "ProgressNote",
    "RegulationText",
    "Reminder",
    "ReminderMail",
    "WorkPlan",
    "YearSummary",
]
