"""All hand-overs of the colleges (art. 5), to be read: who leaves writes them, who comes accepts them."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from colleges.models import HandOver
from colleges.services.hand_overs import ACCEPT_DAYS, is_late, unaccepted_since
from common.admin import DeskAdmin, ReadOnlyMixin
from common.formats import article


class StandingFilter(admin.SimpleListFilter):
    title = "进度"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        late = f"超过 {ACCEPT_DAYS} 天没有接收"
        return [("prepared", "准备中"), ("waiting", "待接收"), ("late", late), ("accepted", "已接收")]

    def queryset(self, request, queryset):
        found = {
            "prepared": lambda: queryset.filter(made_at__isnull=True),
            "waiting": queryset.waiting,
            "late": lambda: queryset.waiting_since(unaccepted_since()),
            "accepted": lambda: queryset.filter(accepted_at__isnull=False),
        }.get(self.value())
        return found() if found else queryset


@admin.register(HandOver)
class HandOverAdmin(ReadOnlyMixin, DeskAdmin):
    list_display = ["who_left", "college", "duty", "who_came", "made_at", "standing", "accepted_at"]
    list_filter = [StandingFilter, "given_by__college", "given_by__duty"]
    search_fields = ["given_by__user__name", "given_to__user__name", "given_by__college__name"]
    search_help_text = "按前任、接任人或学院查找"
    list_select_related = ["given_by__user", "given_by__college", "given_to__user", "accepted_by"]
    fields = [
        "who_left", "college", "duty", "who_came", "note", "items_left", "messages_left", "begun_at", "made_at", "standing",
        "accepted_by", "accepted_at", "remark",
    ]  # fmt: skip

    @admin.display(description="前任", ordering="given_by__user__name")
    def who_left(self, row):
        return row.given_by.user.name

    @admin.display(description="学院", ordering="given_by__college")
    def college(self, row):
        return row.given_by.college

    @admin.display(description="职责", ordering="given_by__duty")
    def duty(self, row):
        return row.given_by.get_duty_display()

    @admin.display(description="接任人")
    def who_came(self, row):
        return row.given_to.user.name if row.given_to else "还没有"

    @admin.display(description="进度")
    def standing(self, row):
        return f"{row.standing}，已超过 {ACCEPT_DAYS} 天" if is_late(row) else row.standing

    @admin.display(description="未办事项")
    def items_left(self, row):
        lines = ((each["title"], each["count"], article(each["article"])) for each in row.open_items)
        return _list("{}：{} 项　{}", lines)

    @admin.display(description="未办消息")
    def messages_left(self, row):
        return _list("{}　{}", ((each["title"], each["body"]) for each in row.messages))


def _list(line, rows):
    return (
        format_html("<ul>{}</ul>", format_html_join("", f"<li>{line}</li>", rows)) if (rows := list(rows)) else "没有"
    )
