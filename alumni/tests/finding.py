"""The small college in which tests look for people."""

from alumni.models import Alumnus, Contact, Employment
from colleges.models import Major
from conftest import make_alumnus


def small_college(animal_college):
    """A small college in which every kind of word has a hit and a near miss."""
    major = Major.objects.get(name="畜牧兽医")
    facts = [
        ("王伟", "牧医1501", "X2015001", "13800138000", "湖南大北农农业科技有限公司"),
        ("王小伟", "牧医1502", "X2015099", "13800138001", "大北京农场"),
        ("单静宇", "牧医1501", "20151103", "13912348000", "BYD长沙工厂"),
        ("吕芳", "动医1501", "20151104", "", "隆平高科（长沙）种业"),
        ("欧阳春雪", "动医1501", "20151105", "", ""),
        ("买买提·艾力", "动医1501", "20151106", "", ""),
        ("陈𬱖", "动医1501", "20151107", "", ""),
        ("覃海", "动医1501", "20151108", "", ""),
    ]
    for name, group, number, mobile, employer in facts:
        make_alumnus(
            animal_college, name, class_name=group, student_no=number, mobile=mobile, employer=employer, major=major
        )
    contacts = [("吕芳", "phone", "0731-84637000"), ("欧阳春雪", "mobile", "+12125550100"), ("覃海", "qq", "77482231")]
    contacts += [("吕芳", "email", "Lv.Fang@163.com"), ("买买提·艾力", "wechat", "Maimaiti_AiLi")]
    for name, kind, value in contacts:
        Contact.objects.create(alumnus=Alumnus.objects.get(name=name), kind=kind, value=value, source="liaison")
    Employment.objects.filter(employer__startswith="BYD").update(position="高级兽医师")
    return animal_college
