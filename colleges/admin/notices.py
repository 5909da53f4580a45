"""Everybody's own notices in the admin: whose they are is decided by the rows, not by a permission."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from colleges import notices
from colleges.models import Notice, NoticeRead
from common.admin import DeskAdmin, ReadOnlyMixin


class UnreadFilter(admin.SimpleListFilter):
    title = "阅读"
    parameter_name = "unread"

    def lookups(self, request, model_admin):
        return [("1", "未读")]

    def queryset(self, request, queryset):
        return queryset.unread_by(request.user) if self.value() else queryset


@admin.register(Notice)
class NoticeAdmin(ReadOnlyMixin, DeskAdmin):
    list_display = ["title", "short_body", "at", "due_on", "is_read"]
    list_filter = [UnreadFilter]
    search_fields = ["title", "body"]
    search_help_text = "按标题或内容查找"
    list_before_template = "admin/colleges/notice/read_all.html"
    change_form_before_template = "admin/colleges/notice/open.html"
    fields = ["title", "body", "at", "due_on"]

    def has_module_permission(self, request):
        return request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_staff

    def get_queryset(self, request):
        read = NoticeRead.objects.filter(notice=OuterRef("pk"), user=request.user)
        mine = Notice.objects.for_user(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine).annotate(read=Exists(read))

    def get_urls(self):
        own = [
            path("read/", self.admin_site.admin_view(self.read_all), name="colleges_notice_read"),
            path("<int:pk>/open/", self.admin_site.admin_view(self.open), name="colleges_notice_open"),
        ]
        return own + super().get_urls()

    @method_decorator(require_POST)
    def read_all(self, request):
        notices.mark_read(self.get_queryset(request).filter(read=False), request.user)
        messages.success(request, "消息已全部标为已读。")
        return redirect("admin:colleges_notice_changelist")

    @method_decorator(require_POST)
    def open(self, request, pk):
        """Mark the notice as read and go where it leads."""
        notice = get_object_or_404(self.get_queryset(request), pk=pk)
        notices.mark_read([notice], request.user)
        return redirect(notice.url or "admin:colleges_notice_changelist")

    @admin.display(description="内容")
    def short_body(self, notice):
        return notice.body[:60]

    @admin.display(description="已读", boolean=True)
    def is_read(self, notice):
        return notice.read
