from events.models.afterwards import CalendarLink, EventReport, Suggestion, SuggestionLink
from events.models.events import Event, EventClass, EventDepartment, EventPaper
from events.models.kinds import (
    ARTICLE_OF,
    OF_COLLEGE,
    OF_SCHOOL,
    EventSettings,
    Kind,
    PaperKind,
    Part,
    RulePaper,
    RuleTask,
    ServiceRule,
    Step,
)
from events.models.plans import BudgetLine, EventPlan, PlanFiling, ProgrammeItem
from events.models.preparation import EventTask, Guest, Invitation, Venue, VenueBooking
from events.models.registrations import CheckIn, CheckInStation, Question, Registration, RegistrationLink

__all__ = [
    "ARTICLE_OF",
    "OF_COLLEGE",
    "OF_SCHOOL",
    "BudgetLine",
    "CalendarLink",
    "CheckIn",
    "CheckInStation",
    "Event",
    "EventClass",
    "EventDepartment",
    "EventPaper",
    "EventPlan",
    "EventReport",
    "EventSettings",
    "EventTask",
    "Guest",
    "Invitation",
    "Kind",
    "PaperKind",
    "Part",
    "PlanFiling",
    "ProgrammeItem",
    "Question",
    "Registration",
    "RegistrationLink",
    "RulePaper",
    "RuleTask",
    "ServiceRule",
    "Step",
    "Suggestion",
    "SuggestionLink",
    "Venue",
    "VenueBooking",
]
