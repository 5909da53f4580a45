from alumni.models.claims import Claim
from alumni.models.classes import ClassGroup
from alumni.models.consents import Consent, ConsentText, Purpose
from alumni.models.duplicates import DuplicatePair, Merge
from alumni.models.erasures import Erasure
from alumni.models.exports import ExportRequest
from alumni.models.lists import SavedList, Tag, Tagging
from alumni.models.messages import Delivery, Message
from alumni.models.notable import Achievement, NotableContact, NotableProfile
from alumni.models.organisations import Organisation
from alumni.models.people import Alumnus, Contact, Education, Employment, StatusChange
from alumni.models.photos import Photo
from alumni.models.quality import QualitySnapshot
from alumni.models.registers import ClassRegister
from alumni.models.rosters import RememberedAnswer, RosterRow, RosterUpload
from alumni.models.self_service import ClassEntry, ClassLink, PersonLink, Proposal, PublicRequest, SelfUpdateRule
from alumni.models.settings import AlumniSettings

__all__ = [
    "Achievement",
    "Alumnus",
    "AlumniSettings",
    "Claim",
    "ClassEntry",
    "ClassGroup",
    "ClassLink",
    "ClassRegister",
    "Consent",
    "ConsentText",
    "Contact",
    "Delivery",
    "DuplicatePair",
    "Education",
    "Employment",
    "Erasure",
    "ExportRequest",
    "Merge",
    "Message",
    "NotableContact",
    "NotableProfile",
    "Organisation",
    "PersonLink",
    "Photo",
    "Proposal",
    "PublicRequest",
    "Purpose",
    "QualitySnapshot",
    "RememberedAnswer",
    "RosterRow",
    "RosterUpload",
    "SavedList",
    "SelfUpdateRule",
    "StatusChange",
    "Tag",
    "Tagging",
]
