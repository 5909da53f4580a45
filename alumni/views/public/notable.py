"""Notable alumni for everybody: who agreed to be shown, by a random address, with what they agreed to."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from alumni.models import NotableProfile
from alumni.notable_sheet import public_profile, public_profiles, shown
from colleges.models import ContactPoint

SHOWN_A_PAGE = 24


@login_not_required
@require_safe
def notable_list(request):
    category = request.GET.get("category", "")
    category = category if category in NotableProfile.Category.values else ""
    page = Paginator(public_profiles(category), SHOWN_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "people": [shown(profile) for profile in page.object_list],
        "category": category,
        "categories": [("", "全部"), *NotableProfile.Category.choices],
        "office_points": ContactPoint.objects.public().filter(college=None),
    }
    return render(request, "alumni/public/notable_list.html", context)


@login_not_required
@require_safe
def notable_detail(request, slug):
    person = public_profile(slug)
    if person is None:
        raise Http404
    points = ContactPoint.objects.public().filter(college=None)
    return render(request, "alumni/public/notable_detail.html", {"person": person, "office_points": points})


@login_not_required
@require_safe
def notable_portrait(request, slug):
    """The portrait that was published with the file; kept nowhere on the way, so that it is gone when the page is."""
    profile = get_object_or_404(NotableProfile.objects.public().select_related("published_portrait"), slug=slug)
    photo = profile.public_portrait
    if photo is None:
        raise Http404
    response = FileResponse(photo.image.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    return response
