"""What a liaison may reach, found through the right to it: whoever has no stay in the college is a 404."""

from django.shortcuts import get_object_or_404

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, StatusChange, Tag
from alumni.services.merges import present_number


def own_people(request):
    return Alumnus.objects.of_college(request.college)


def own_person(request, pk):
    """The person of this number; a number that was merged into another leads to the one kept."""
    people = own_people(request).defer("search")
    return people.filter(pk=pk).first() or get_object_or_404(people, pk=present_number(pk))


def own_stay(request, pk):
    stays = Education.objects.of_college(request.college).select_related("alumnus", "class_group")
    return get_object_or_404(stays, pk=pk)


def own_change(request, pk):
    stays = Education.objects.of_college(request.college)
    return get_object_or_404(StatusChange.objects.select_related("education"), pk=pk, education__in=stays)


def own_job(request, pk):
    return get_object_or_404(Employment.objects.select_related("alumnus"), pk=pk, alumnus__in=own_people(request))


def own_contact(request, pk):
    return get_object_or_404(Contact.objects.select_related("alumnus"), pk=pk, alumnus__in=own_people(request))


def own_class(request, pk):
    return get_object_or_404(ClassGroup.objects.of_college(request.college).select_related("major", "liaison"), pk=pk)


def own_tags(request):
    return Tag.objects.filter(owner=request.user, college=request.college)
