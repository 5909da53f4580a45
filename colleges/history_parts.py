"""The parts of a college's history that are lists (art. 11): what each is called, its columns, and what makes a line one.

The same columns stand on the pages, in the sample, in the workbook that comes in and in the one that goes out.
"""

from dataclasses import dataclass

from django.db import models

from colleges.models import (
    CollegeAchievement,
    CollegeAddress,
    CollegeName,
    HistoryPicture,
    LeaderTerm,
    Major,
    Teacher,
    YearFigures,
)

ARTICLE = 11


@dataclass(frozen=True)
class Part:
    """`one_line`: the fields that tell one line from another; they are required. Without any the part is no workbook.

    `examples`: lines that the sample shows. `say`: what belongs here.
    """

    key: str
    title: str
    model: type[models.Model]
    columns: tuple[str, ...]
    one_line: tuple[str, ...] = ()
    examples: tuple[tuple, ...] = ()
    say: str = ""

    @property
    def required(self):
        return self.one_line

    def label(self, name):
        return self.model._meta.get_field(name).verbose_name

    @property
    def labels(self):
        return [self.label(name) for name in self.columns]

    def rows(self, college):
        """The college's lines and those of colleges that were merged into it."""
        return self.model.objects.of_college(college)

    def line_of(self, row):
        """What makes this row the one it is."""
        return tuple(getattr(row, name) for name in self.one_line)


PARTS = {
    part.key: part
    for part in (
        Part(
            "names", "院系名称", CollegeName, ("name", "since", "until"), ("name",),
            (("农学系", "2003-09-01", "2008-06-30"), ("农业科学系", "2008-07-01", "2014-08-31")),
            "学院用过的名称。现在的名称和设立日期由校友会办公室登记。",
        ),
        Part(
            "majors", "专业设置", Major, ("name", "opened", "closed"),
            say="专业和它归属本院的时期由校友会办公室登记，这里只供核对。如有出入，请告知校友会办公室。",
        ),
        Part(
            "leaders", "历任领导", LeaderTerm, ("name", "title", "since_year", "until_year", "source"),
            ("name", "title", "since_year"),
            (("赵示例", "系主任", 2003, 2010, "校任字〔2003〕12号"), ("钱示范", "院长", 2010, "", "")),
            "历任书记、主任、院长等。现任的终止年份留空。",
        ),
        Part(
            "figures", "师生规模", YearFigures, ("year", "staff", "students", "source"), ("year",),
            ((2003, 42, 860, "学院年度总结"), (2004, 45, 1020, "")),
            "每年的教职工人数和在校学生人数，至少填一项。",
        ),
        Part(
            "addresses", "办学地址", CollegeAddress, ("address", "since_year", "until_year", "source"),
            ("address", "since_year"),
            (("东校区第二教学楼", 2003, 2012, ""), ("北校区实训楼", 2012, "", "校办发〔2012〕8号")),
            "学院先后办学的校区和楼栋。现在的地址终止年份留空。",
        ),
        Part(
            "achievements", "办学成就", CollegeAchievement, ("year", "text", "source"), ("year", "text"),
            ((2008, "园艺技术专业被评为省级特色专业", "湘教通〔2008〕96号"), (2015, "建成省级生产性实训基地", "")),
            "获得的荣誉、建成的专业和基地、师生获奖等，每项写明年份和依据。",
        ),
        Part(
            "teachers", "任课教师名册", Teacher, ("name", "subject", "since_year", "until_year", "title"),
            ("name", "subject", "since_year"),
            (("孙示例", "植物保护", 2003, 2019, "副教授"), ("李示范", "园艺植物栽培", 2010, "", "讲师")),
            "按课程和时期登记任课教师；一人教几门课的，每门课一行。仍在教的终止年份留空。",
        ),
        Part(
            "pictures", "图片", HistoryPicture, ("year", "caption"),
            say="校门、教学楼、师生合影、证书等，按年份排在正文之后。照片中能认出的人，请先征得同意。",
        ),
    )
}  # fmt: skip
#: parts of which people write lines one by one
WRITTEN = {key: part for key, part in PARTS.items() if key != "majors"}
#: parts that come and go as workbooks
LISTED = {key: part for key, part in PARTS.items() if part.one_line}
