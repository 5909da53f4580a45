from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colleges.models import College, ContactPoint


@login_not_required
@require_safe
def contact(request):
    """联系我们 (art. 6): the office's and every college's published contact points, straight from the organisation."""
    published = Prefetch("contact_points", ContactPoint.objects.public(), to_attr="published_points")
    context = {
        "office_points": ContactPoint.objects.public().filter(college=None),
        "colleges": College.objects.current().prefetch_related(published),
    }
    return render(request, "colleges/public/contact.html", context)
