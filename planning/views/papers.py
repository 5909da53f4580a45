"""Handing out the paper of a row that the door has already fetched through its own rule."""

from django.contrib import messages
from django.http import Http404

from common.attachments import handed_out
from common.downloads import download

LOST = "文件在服务器上找不到了。请联系系统管理员，或重新上传。"


def paper_of(request, row, back):
    """The download, or back to where it was asked for where the disk has lost it; 404 where there is none."""
    if row.paper is None:
        raise Http404
    try:
        return download(handed_out(row.paper))
    except FileNotFoundError:
        messages.error(request, LOST)
        return back
