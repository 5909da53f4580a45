"""The QR by which somebody is checked in: an address that a phone's camera opens. It holds no name and no number."""

from django.urls import NoReverseMatch, reverse

from common.qr import qr_svg


def badge_code(request, row):
    """The badge as `<svg>`."""
    try:
        said = request.build_absolute_uri(reverse("events:badge", args=[row.badge]))
    except NoReverseMatch:
        said = row.badge
    return qr_svg(said, label="签到二维码")
