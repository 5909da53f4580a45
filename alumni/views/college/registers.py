"""Class registers and photos at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.photos import PhotoPages
from alumni.views.registers import RegisterPages

_pages, _photos = RegisterPages(), PhotoPages()
_forms = require_http_methods(["GET", "HEAD", "POST"])

register_list = require_safe(_pages.list)
register_detail = require_safe(_pages.detail)
register_start = require_POST(_pages.start)
register_headcount = require_POST(_pages.headcount)
register_submit = require_POST(_pages.submit)
register_reopen = require_POST(_pages.reopen)
register_phone = require_POST(_pages.phone)
register_print = _forms(_pages.print)
photo_show = require_safe(_photos.show)
photo_remove = require_POST(_photos.remove)
class_photo_add = require_POST(_photos.class_add)
class_portraits = _forms(_photos.portraits)
portraits_progress = require_safe(_photos.portraits_progress)
person_photo_add = require_POST(_photos.person_add)
