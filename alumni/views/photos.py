"""Photos through a door: shown only to who may see their owner, put, removed; a whole class in one zip."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from alumni.forms.registers import ClassPhotoForm, PortraitForm, PortraitsForm
from alumni.models import Alumnus, ClassGroup, Photo
from alumni.portraits_progress import present_progress
from alumni.registers import people_of
from alumni.services.photos import put_class_photo, put_portrait, put_portraits, remove_photo
from alumni.views.doors import CollegeDoor
from common.formats import day

PAGE = 60


class PhotoPages(CollegeDoor):
    room = "alumni/photos"

    def show(self, request, pk):
        """The picture itself; a browser asks each time whether it may still show what it kept, nobody else keeps it."""
        photo = self.fetch(Photo.objects, request, pk)
        etag = quote_etag(photo.sha256)
        response = get_conditional_response(request, etag=etag) or _picture(photo)
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "no-cache, private"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Disposition"] = "inline"
        return response

    def class_add(self, request, pk):
        group, form = self._group(request, pk), ClassPhotoForm(request.POST, request.FILES)
        if not form.is_valid():
            _tell(request, form)
        else:
            facts = form.cleaned_data
            photo = self.attempt(
                request,
                lambda: put_class_photo(
                    group, facts["file"], kind=facts["kind"], caption=facts["caption"], actor=request.user
                ),
            )
            if photo:
                messages.success(request, f"已保存“{group.name}”的{photo.get_kind_display()}。")
        return self.to("register-detail", group.pk)

    def person_add(self, request, pk):
        person, form = (
            self.fetch(Alumnus.objects.defer("search"), request, pk),
            PortraitForm(request.POST, request.FILES),
        )
        if not form.is_valid():
            _tell(request, form)
        elif self.attempt(request, lambda: put_portrait(person, form.cleaned_data["file"], actor=request.user)):
            messages.success(request, f"已保存“{person.name}”的个人照。")
        return self.to_person(person)

    def remove(self, request, pk):
        photo = self.fetch(Photo.objects.select_related("alumnus", "class_group"), request, pk)
        owner, kind = photo.alumnus or photo.class_group, photo.get_kind_display()

        def act():
            return [remove_photo(photo, reason=request.POST.get("reason", "")[:200], actor=request.user)]

        if done := self.attempt(request, act):
            again = f"恢复了 {day(done[0].uploaded_at)}上传的上一张。" if done[0] else ""
            messages.success(request, f"已删除“{owner}”的{kind}。{again}")
        return self.to_person(owner) if photo.alumnus_id else self.to("register-detail", owner.pk)

    def to_person(self, person):
        return self.to("person-detail", person.pk)

    # a whole class

    def portraits(self, request, pk):
        group = self._group(request, pk)
        form = PortraitsForm(request.POST or None, request.FILES or None)
        report = self._take(request, group, form) if request.method == "POST" and form.is_valid() else None
        context = {"group": group, "form": form, "report": report, "progress": present_progress(group)}
        return self.page(request, "portraits", context | self._gallery(request, group))

    def portraits_progress(self, request, pk):
        """A fragment; who came back to an upload that was still going on is led to the photos once it is done."""
        group = self._group(request, pk)
        progress = present_progress(group)
        context = {"progress": progress, "group": group, "at": self.at}
        response = render(request, "alumni/photos/_progress.html", context)
        if progress is None and request.htmx:
            response.headers["HX-Refresh"] = "true"
        return response

    def _take(self, request, group, form):
        try:
            return put_portraits(group, form.cleaned_data["file"], actor=request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal)

    def _gallery(self, request, group):
        photos = Photo.objects.current().filter(kind=Photo.Kind.PORTRAIT, alumnus__in=people_of(group))
        photos = photos.select_related("alumnus").defer("alumnus__search").order_by("alumnus__name_pinyin", "pk")
        page = Paginator(photos, PAGE).get_page(request.GET.get("page"))
        missing = people_of(group).exclude(pk__in=photos.order_by().values("alumnus")).in_list_order()
        return {"page": page, "without_portrait": missing.only("name", "name_pinyin")}

    def _group(self, request, pk):
        return self.fetch(ClassGroup.objects, request, pk)


def _picture(photo):
    try:
        return FileResponse(photo.image.open("rb"), content_type="image/jpeg")
    except FileNotFoundError as missing:
        raise Http404 from missing


def _tell(request, form):
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
