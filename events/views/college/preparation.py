"""Preparation of events at a college's desk: checklist, venues, guests, invitations, texts for groups."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.views.guests import GuestPages
from events.views.invitations import InvitationPages
from events.views.tasks import TaskPages
from events.views.venues import BookingPages, VenuePages

_tasks, _venues, _bookings = TaskPages(), VenuePages(), BookingPages()
_guests, _invitations = GuestPages(), InvitationPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

tasks = require_safe(_tasks.list)
task_add = _form(_tasks.add)
task_edit = _form(_tasks.edit)
task_done = require_POST(_tasks.done)
task_undo = require_POST(_tasks.undo)
task_remove = require_POST(_tasks.remove)
venue_list = require_safe(_venues.list)
venue_add = _form(_venues.add)
venue_week = require_safe(_venues.week)
venue_edit = _form(_venues.edit)
venue_close = require_POST(_venues.close)
venue_reopen = require_POST(_venues.reopen)
booking_list = _form(_bookings.list)
booking_release = require_POST(_bookings.release)
booking_renew = require_POST(_bookings.renew)
booking_keep = require_POST(_bookings.keep)
guests = require_safe(_guests.list)
guest_add = _form(_guests.add)
guest_alumni = _form(_guests.alumni)
guest_export = require_POST(_guests.export)
guest_edit = _form(_guests.edit)
guest_reply = _form(_guests.reply)
guest_show = require_POST(_guests.show)
guest_remove = require_POST(_guests.remove)
invitations = require_safe(_invitations.list)
invitation_new = require_safe(_invitations.new)
invitation_issue = require_POST(_invitations.issue)
invitation_revoke = require_POST(_invitations.revoke)
words = require_safe(_invitations.words)
