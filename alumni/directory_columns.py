"""The columns that a directory may have. Each value is read from a listed person, so that page and file agree."""

from collections.abc import Callable
from dataclasses import dataclass

from alumni.contact_text import mask_numbers
from alumni.listing import written_contact
from alumni.models import Contact


@dataclass(frozen=True)
class DirectoryColumn:
    """`value(row, masked)` of a ListedPerson; `is_contact` columns are masked but for the college's own contact work."""

    label: str
    value: Callable
    width: float = 12
    is_contact: bool = False
    kind: str = "text"


def _person(name):
    return lambda row, masked: getattr(row.person, name)


def _words_of(text, masked):
    """Words as people wrote them; clerks note numbers there ("电话改为…"), which a masked file hides as well."""
    return mask_numbers(text) if masked else text


def _remark(row, masked):
    return _words_of(row.person.remark, masked)


def _stay(name):
    return lambda row, masked: (getattr(row.stay, name) or "") if row.stay else ""


def _year(name):
    return lambda row, masked: getattr(row.stay, name) if row.stay else None


def _job(name):
    return lambda row, masked: _words_of(getattr(row.job, name), masked) if row.job else ""


def _industry(row, masked):
    return row.job.get_industry_display() if row.job and row.job.industry else ""


def _main_contact(row, masked):
    return written_contact(row.contact, masked=masked)


def _contacts_of(*kinds):
    def value(row, masked):
        main = row.contact
        found = [contact for kind in kinds for contact in row.contacts(kind) if contact != main]
        return "、".join(written_contact(contact, masked=masked) for contact in found)

    return value


def _confirmed_on(row, masked):
    return row.contact.confirmed_on if row.contact else None


def _named(name):
    return lambda row, masked: str(getattr(row.stay, name) or "") if row.stay else ""


COLUMNS = {
    "enrolled_year": DirectoryColumn("入学年份", _year("enrolled_year"), 9, kind="number"),
    "graduated_year": DirectoryColumn("毕业年份", _year("graduated_year"), 9, kind="number"),
    "name": DirectoryColumn("姓名", _person("name"), 12),
    "employer": DirectoryColumn("工作单位", _job("employer"), 30),
    "position": DirectoryColumn("职务", _job("position"), 16),
    "contact": DirectoryColumn("联系方式", _main_contact, 18, is_contact=True),
    "class_group": DirectoryColumn("班级", _named("class_group"), 14),
    "major": DirectoryColumn("专业", _named("major"), 18),
    "student_no": DirectoryColumn("学号", _stay("student_no"), 16),
    "gender": DirectoryColumn("性别", _person("gender"), 6),
    "region": DirectoryColumn("所在地", lambda row, masked: row.region, 16),
    "industry": DirectoryColumn("行业", _industry, 18),
    "email": DirectoryColumn("邮箱", _contacts_of(Contact.Kind.EMAIL), 24, is_contact=True),
    "wechat": DirectoryColumn("微信", _contacts_of(Contact.Kind.WECHAT), 18, is_contact=True),
    "address": DirectoryColumn("通信地址", _contacts_of(Contact.Kind.ADDRESS), 40, is_contact=True),
    "other_phones": DirectoryColumn(
        "其他电话", _contacts_of(Contact.Kind.MOBILE, Contact.Kind.PHONE), 22, is_contact=True
    ),
    "confirmed_on": DirectoryColumn("核对日期", _confirmed_on, 12, kind="date"),
    "level": DirectoryColumn("层次", _stay("level"), 10),
    "duration": DirectoryColumn("学制", _stay("duration"), 8),
    "remark": DirectoryColumn("备注", _remark, 30),
    "state": DirectoryColumn("状态", lambda row, masked: "、".join(words for words, _ in row.badges), 12),
}
#: the six of art. 9(三), the default of every directory
ART_9 = ["enrolled_year", "graduated_year", "name", "employer", "position", "contact"]
#: the usual form of the class register, after a running number
REGISTER = ["student_no", "name", "gender", "contact", "employer", "position", "region", "remark"]
