from colleges.models.appointments import Appointment, ContactPoint
from colleges.models.notices import Notice, NoticeRead
from colleges.models.succession import SuccessionRule
from colleges.models.units import College, CollegeName, Major, MajorPlacement, School

__all__ = [
    "Appointment",
    "College",
    "CollegeName",
    "ContactPoint",
    "Major",
    "MajorPlacement",
    "Notice",
    "NoticeRead",
    "School",
    "SuccessionRule",
]
