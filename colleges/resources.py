"""The organisation's small tables as workbooks: columns in Chinese, rows known by their names."""

from import_export.fields import Field
from import_export.widgets import SimpleArrayWidget

from colleges.models import College, ContactPoint, Major, School, SuccessionRule
from colleges.services.contact_points import ON_SITES
from common.small_tables import DayWidget, NamedWidget, SmallResource, WholeNumberWidget, YesNoWidget


class CollegeResource(SmallResource):
    name = Field("name", "学院名称")
    short_name = Field("short_name", "简称")
    position = Field("position", "排序", WholeNumberWidget())

    class Meta(SmallResource.Meta):
        model = College
        fields = ["name", "short_name", "position"]
        import_id_fields = ["name"]


class MajorResource(SmallResource):
    name = Field("name", "专业名称")
    code = Field("code", "专业代码")
    short_names = Field("short_names", "简称", SimpleArrayWidget("、"))
    opened = Field("opened", "开设年份", WholeNumberWidget())
    closed = Field("closed", "停办年份", WholeNumberWidget())

    class Meta(SmallResource.Meta):
        model = Major
        fields = ["name", "code", "short_names", "opened", "closed"]
        import_id_fields = ["name"]


class ContactPointResource(SmallResource):
    """Known by unit and label; an empty unit is the office."""

    college = Field("college", "学院", NamedWidget(College, "name"))
    label = Field("label", "名称")
    phone = Field("phone", "电话")
    room = Field("room", "办公地点")
    email = Field("email", "邮箱")
    hours = Field("hours", "办公时间")
    is_published = Field("is_published", "对外公布", YesNoWidget())
    school_site = Field("school_site", "学校网站上的位置")
    school_site_checked_on = Field("school_site_checked_on", "学校网站核对日期", DayWidget())
    own_site = Field("own_site", "部门网站上的位置")
    own_site_checked_on = Field("own_site_checked_on", "部门网站核对日期", DayWidget())

    class Meta(SmallResource.Meta):
        model = ContactPoint
        fields = ["college", "label", "phone", "room", "email", "hours", "is_published", *ON_SITES]
        import_id_fields = ["college", "label"]


class SuccessionRuleResource(SmallResource):
    """Known by school, name and first year."""

    school = Field("school", "学校", NamedWidget(School, "name"))
    written = Field("written", "原专业名称")
    from_year = Field("from_year", "入学年份自", WholeNumberWidget())
    until_year = Field("until_year", "入学年份至", WholeNumberWidget())
    college = Field("college", "今属学院", NamedWidget(College, "name"))
    major = Field("major", "今属专业", NamedWidget(Major, "name"))
    document = Field("document", "依据")

    class Meta(SmallResource.Meta):
        model = SuccessionRule
        fields = ["school", "written", "from_year", "until_year", "college", "major", "document"]
        import_id_fields = ["school", "written", "from_year"]
