from alumni.models.classes import ClassGroup
from alumni.models.duplicates import DuplicatePair, Merge
from alumni.models.exports import ExportRequest
from alumni.models.lists import SavedList, Tag, Tagging
from alumni.models.organisations import Organisation
from alumni.models.people import Alumnus, Contact, Education, Employment, StatusChange
from alumni.models.rosters import RememberedAnswer, RosterRow, RosterUpload
from alumni.models.settings import AlumniSettings

__all__ = [
    "Alumnus",
    "AlumniSettings",
    "ClassGroup",
    "Contact",
    "DuplicatePair",
    "Education",
    "Employment",
    "ExportRequest",
    "Merge",
    "Organisation",
    "RememberedAnswer",
    "RosterRow",
    "RosterUpload",
    "SavedList",
    "StatusChange",
    "Tag",
    "Tagging",
]
