"""Tags of one's own. Nobody else sees them; another's tag is a 404."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from alumni.forms.people import TagForm
from alumni.services.lists import delete_tag, put_tag, take_tag
from alumni.views.college.own import own_people, own_person, own_tags
from common.refusals import refusals_told


@require_POST
def tag_add(request, pk):
    person = own_person(request, pk)
    form = TagForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请填写标签，最多 40 个字。")
        return redirect("college:alumni:person-detail", person.pk)
    with refusals_told(request):
        tag, _ = put_tag([person], name=form.cleaned_data["name"], actor=request.user, college=request.college)
        messages.success(request, f"已给“{person.name}”贴上标签“{tag.name}”。")
    return redirect("college:alumni:person-detail", person.pk)


@require_POST
def tag_remove(request, pk, tag):
    person = own_person(request, pk)
    tag = get_object_or_404(own_tags(request), pk=tag)
    take_tag([person], tag=tag, actor=request.user)
    messages.success(request, f"已去掉“{person.name}”的标签“{tag.name}”。")
    return redirect("college:alumni:person-detail", person.pk)


@require_safe
def tag_list(request):
    """Counts only people who (still) have a stay in the college: the same number that the tag finds."""
    counts = own_people(request).filter(taggings__tag__in=own_tags(request)).values_list("taggings__tag")
    people = dict(counts.annotate(n=Count("pk", distinct=True)).order_by())
    tags = [(tag, people.get(tag.pk, 0)) for tag in own_tags(request)]
    return render(request, "alumni/college/tag_list.html", {"tags": tags})


@require_POST
def tag_delete(request, pk):
    tag = get_object_or_404(own_tags(request), pk=pk)
    delete_tag(tag, actor=request.user)
    messages.success(request, f"已删除标签“{tag.name}”，校友档案没有改变。")
    return redirect("college:alumni:tag-list")
