"""Files that are handed out: saved by the browser, kept nowhere on the way."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    content_type: str = XLSX


def download(file):
    """The answer that hands out `file`; what it holds is nobody's business but the one's who asked."""
    return HttpResponse(
        file.content,
        content_type=file.content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, file.name),
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )
