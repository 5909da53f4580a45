"""Notable alumni in every state, consents given and withdrawn, and a deletion request that waits for a second clerk."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from alumni.models import Achievement, Alumnus, NotableContact, NotableProfile
from alumni.services.consents import give_consent, withdraw_consent
from alumni.services.notable import (
    approve_profile,
    note_contact,
    publish_profile,
    return_profile,
    save_achievement,
    start_profile,
    submit_profile,
)
from alumni.services.rights import ask_erasure
from colleges.models import Appointment, College

FILES = [
    ("grassroots", "扎根湘西的畜牧技术推广人", "湘西黑山羊良种推广", "全国农业技术推广贡献奖"),
    ("enterprise", "从实训车间走出来的智能装备创业者", "智能装备生产线建设", "湖南省优秀民营企业家"),
    ("technology", "把数控精度做到微米的技能大师", "精密加工攻关", "湖南省技术能手"),
    ("education", "坚守乡村学校的好老师", "乡村职业教育实践", "湖南省优秀教师"),
    ("public", "带领村民种出百亩药材的驻村书记", "驻村帮扶", "全省脱贫攻坚先进个人"),
    ("enterprise", "种业一线的年轻带头人", "水稻制种基地建设", "市级农业产业化龙头企业负责人"),
    ("other", "救治过上万只动物的宠物医生", "宠物医疗公益", "行业先进个人"),
]
STORY = (
    "毕业后回到家乡，从技术员做起。{year}年起主持{work}，白天跑村入户，晚上整理资料，"
    "三年里培训农户和工人一千二百余人次，带动周边七个村增收。\n\n"
    "同事说，{name}的办公室里常年放着两双胶鞋。问起最难的时候，答道：“把一件事做十年，难的也就不难了。”"
)
#: how far each file has come; the last state is what the list shows
STATES = ["draft", "submitted", "returned", "approved", "published", "published", "published"]


def fill(random):
    office = User.objects.get(username="office")
    for college in College.objects.order_by("position")[:2]:
        liaison = _liaison_of(college) or office
        people = list(_people(college)[: len(FILES)])
        for person, words, state in zip(people, FILES, STATES, strict=False):
            _file(random, person, college, words, state, liaison=liaison, office=office)
        _consents(_people(college)[20:26], liaison)
    _withdrawn(office)
    _erasure(office)


def _liaison_of(college):
    held = Appointment.objects.current().filter(college=college, duty="liaison", user__is_demo=True).first()
    return held and held.user


def _people(college):
    """With a phone and a job, in the middle of their working life."""
    found = Alumnus.objects.of_college(college).contactable().filter(notable=None, merges=None, erasures=None)
    return found.filter(employments__is_current=True, educations__graduated_year__lte=2016).distinct().order_by("pk")


def _file(random, person, college, words, state, *, liaison, office):
    category, headline, work, honour = words
    year = random.randint(2018, 2022)
    story = STORY.format(year=year, work=work, name=person.name)
    profile = start_profile(
        person, college=college, changes={"category": category, "headline": headline, "story": story}, actor=liaison
    )
    for won, text in ((year, f"主持{work}"), (year + 2, honour)):
        changes = {
            "year": won,
            "month": random.randint(1, 12),
            "text": text,
            "source": f"获奖证书（{won}年），复印件存学院",
        }
        save_achievement(Achievement(profile=profile), changes=changes, college=college, actor=liaison)
    _contacts(random, profile, liaison)
    if state == "draft":
        return
    submit_profile(profile, actor=liaison)
    if state == "returned":
        return_profile(profile, remark="请补毕业照，并写明获奖证书的编号。", actor=office)
    if state in ("approved", "published"):
        approve_profile(profile, actor=office)
    if state == "published":
        give_consent(person, "public_page", channel="paper", note="同意书存学院档案柜", actor=liaison)
        publish_profile(NotableProfile.objects.get(pk=profile.pk), actor=office)


def _contacts(random, profile, liaison):
    """Some were visited lately and will be again, some not for two years, some never."""
    today, kind = timezone.localdate(), profile.pk % 3
    if kind == 0:
        return
    on = today - timedelta(days=random.randint(5, 60) if kind == 1 else random.randint(500, 900))
    next_on = today + timedelta(days=random.randint(1, 40)) if kind == 1 else None
    way = random.choice(NotableContact.Way.values)
    said = {"on": on, "way": way, "who": liaison.name, "text": "问候近况，邀请返校作报告。", "next_on": next_on}
    note_contact(profile, changes=said, actor=liaison)


def _consents(people, liaison):
    for number, person in enumerate(people):
        give_consent(person, ("classmates", "regional_list", "yearbook")[number % 3], channel="phone", actor=liaison)


def _withdrawn(office):
    """One of the published has changed their mind: off the site already, to be taken back at the office."""
    profile = NotableProfile.objects.public().order_by("pk").last()
    if profile:
        consent = profile.alumnus.consents.standing("public_page").get()
        withdraw_consent(consent, channel="message", actor=office)


def _erasure(office):
    college = College.objects.order_by("position").last()
    person = _people(college).first()
    if person:
        ask_erasure(
            person, reason="本人来信要求删除，来信已存档。", identity="由登记的邮箱来信，回电核对", actor=office
        )
