"""Events at a college's desk: the list, one event, its classes and departments, reunions that are due."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.changes import ChangePages
from events.views.concerned import ConcernedPages
from events.views.core import EventPages
from events.views.reunions import ReunionPages

_events, _changes, _concerned, _reunions = EventPages(), ChangePages(), ConcernedPages(), ReunionPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

event_list = require_safe(_events.list)
event_add = _form(_events.add)
event_detail = require_safe(_events.detail)
event_edit = _form(_events.edit)
event_move = _form(_changes.move)
event_cancel = _form(_changes.cancel)
event_take_up = _form(_changes.take_up)
event_hand_on = _form(_changes.hand_on)
event_classes = require_safe(_concerned.classes)
class_add = require_POST(_concerned.class_add)
class_remove = require_POST(_concerned.class_remove)
departments = require_safe(_concerned.departments)
department_add = _form(_concerned.department_add)
department_tell = require_POST(_concerned.department_tell)
department_edit = _form(_concerned.department_edit)
department_remove = require_POST(_concerned.department_remove)
reunions = require_safe(_reunions.reunions)
rules = require_safe(_reunions.rules)
