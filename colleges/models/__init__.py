from colleges.models.appointments import Appointment, ContactPoint
from colleges.models.departments import Department, DepartmentMember, OfficeDuty
from colleges.models.handovers import HandOver
from colleges.models.history import (
    CollegeAchievement,
    CollegeAddress,
    CollegeHistory,
    HistoryEdition,
    HistoryPicture,
    LeaderTerm,
    Teacher,
    YearFigures,
)
from colleges.models.notices import Notice, NoticeRead
from colleges.models.papers import Attachment
from colleges.models.safeguards import OrganisationSettings, Safeguard
from colleges.models.succession import SuccessionRule
from colleges.models.units import College, CollegeName, Major, MajorPlacement, School

__all__ = [
    "Appointment",
    "Attachment",
    "College",
    "CollegeAchievement",
    "CollegeAddress",
    "CollegeHistory",
    "CollegeName",
    "ContactPoint",
    "Department",
    "DepartmentMember",
    "HandOver",
    "HistoryEdition",
    "HistoryPicture",
    "LeaderTerm",
    "Major",
    "MajorPlacement",
    "Notice",
    "NoticeRead",
    "OfficeDuty",
    "OrganisationSettings",
    "Safeguard",
    "School",
    "SuccessionRule",
    "Teacher",
    "YearFigures",
]
