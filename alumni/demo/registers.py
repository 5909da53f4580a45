"""Class registers on each stage, with class photos and portraits that are drawings: nobody's picture."""

import io
import zipfile

from PIL import Image, ImageDraw

from accounts.models import User
from alumni.models import ClassGroup
from alumni.services.photos import put_class_photo, put_portraits
from alumni.services.registers import (
    freeze_headcount,
    reopen_register,
    return_register,
    review_register,
    start_register,
    submit_register,
)
from audit.trail import acting_as
from colleges.models import College

SKY, HILL, FIELD, STONE = "#dfe9e4", "#9fb8a4", "#c9b98a", "#b9b2a1"
SKIN, HAIR = ("#e8c9a8", "#dcb68f", "#f0d6b8"), ("#2c2a28", "#3d3430", "#1f1f22")
CLOTHES = {"military": ("#5c6b46", "#66754e"), "graduation": ("#26354f", "#2f2f3a", "#7a2f2f")}
FULL, ALMOST, RETURNED, WAITING, COLLECTING = range(5)


def fill(random):
    """Five classes of 动物科技学院, one of 机电工程学院: reviewed, opened again, returned, submitted, collecting."""
    for name, username in (("动物科技学院", "liaison"), ("机电工程学院", "liaison2")):
        college, liaison = College.objects.get(name=name), User.objects.get(username=username)
        groups = ClassGroup.objects.of_college(college).filter(educations__isnull=False).distinct()
        groups = list(groups.order_by("-graduated_year", "name")[: 5 if username == "liaison" else 1])
        for stage, group in enumerate(groups):
            _register(random, group, stage if username == "liaison" else WAITING, liaison)


def _register(random, group, stage, liaison):
    office = User.objects.get(username="office")
    people = group.educations.exclude(state="withdrawn").count()
    with acting_as(liaison):
        start_register(group, actor=liaison)
        if stage == COLLECTING:
            return
        put_class_photo(group, _class_photo(random, people, "military"), kind="military", actor=liaison)
        source = f"教务处 {group.graduated_year} 届学籍表"
        freeze_headcount(group, headcount=people + (stage % 3), source=source, actor=liaison)
        if stage != RETURNED:
            caption = f"{group.graduated_year} 年 6 月，图书馆前"
            photo = _class_photo(random, people, "graduation")
            put_class_photo(group, photo, kind="graduation", caption=caption, actor=liaison)
            put_portraits(group, _portraits(random, group, people // (stage + 1)), actor=liaison)
        submit_register(group, actor=liaison)
    with acting_as(office):
        if stage in (FULL, ALMOST):
            review_register(group, remark="照片清楚，名单齐全。" if stage == FULL else "", actor=office)
        elif stage == RETURNED:
            return_register(group, remark="毕业照还没有上传，请补上；联系电话请再核对。", actor=office)
    if stage == ALMOST:
        with acting_as(liaison):
            reopen_register(group, reason="补录一名转入的同学", actor=liaison)


def _portraits(random, group, count):
    stays = group.educations.exclude(student_no="").order_by("student_no")[:count]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for stay in stays:
            archive.writestr(f"{group.name}/{stay.student_no}.jpg", _portrait(random))
    return target


def _portrait(random):
    image = Image.new("RGB", (300, 400), random.choice(["#dbe6ee", "#e9e2d3", "#f2f2ee"]))
    _figure(ImageDraw.Draw(image), random, 150, 190, 1.0, random.choice(CLOTHES["graduation"]))
    return _jpeg(image).getvalue()


def _class_photo(random, people, kind):
    """Three rows of figures in front of a hill and a building, or a field."""
    image = Image.new("RGB", (1600, 1000), SKY)
    draw = ImageDraw.Draw(image)
    draw.ellipse((-300, 260, 900, 1100), fill=HILL)
    draw.ellipse((600, 320, 2000, 1200), fill=HILL)
    if kind == "graduation":
        draw.rectangle((420, 180, 1180, 620), fill=STONE)
        for left in range(470, 1130, 110):
            draw.rectangle((left, 240, left + 60, 560), fill=SKY)
    draw.rectangle((0, 600, 1600, 1000), fill=FIELD)
    rows = min(max(people // 10, 1), 4)
    for row in range(rows):
        seats = people // rows
        for seat in range(seats):
            x = 800 + (seat - (seats - 1) / 2) * 1300 / max(seats, 6) + random.randint(-6, 6)
            _figure(draw, random, x, 540 + row * 95, 0.34, random.choice(CLOTHES[kind]))
    return _jpeg(image)


def _figure(draw, random, x, y, scale, clothes):
    """A head with hair over shoulders, `y` at the middle of the face."""

    def box(left, top, right, bottom):
        return (x + left * scale, y + top * scale, x + right * scale, y + bottom * scale)

    draw.rounded_rectangle(box(-120, 95, 120, 330), radius=80 * scale, fill=clothes)
    draw.rectangle(box(-28, 60, 28, 120), fill=SKIN[1])
    draw.ellipse(box(-72, -100, 72, 40), fill=random.choice(HAIR))
    draw.ellipse(box(-62, -80, 62, 90), fill=random.choice(SKIN))


def _jpeg(image):
    target = io.BytesIO()
    image.save(target, "JPEG", quality=88)
    target.seek(0)
    return target
