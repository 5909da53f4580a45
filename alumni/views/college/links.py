"""Links, class links and what came by them, at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.views.class_link_desk import ClassLinkPages
from alumni.views.links import LinkPages
from alumni.views.proposals import ProposalPages

_links, _classes, _proposals = LinkPages(), ClassLinkPages(), ProposalPages()
_form = require_http_methods(["GET", "HEAD", "POST"])

link_list = require_safe(_links.list)
link_send = _form(_links.send)
link_many = _form(_links.many)
link_revoke = require_POST(_links.revoke)
class_link = _form(_classes.link)
class_link_revoke = require_POST(_classes.revoke)
class_link_take = require_POST(_classes.take)
class_entry_drop = require_POST(_classes.drop)
proposal_list = require_safe(_proposals.list)
proposal_accept = require_POST(_proposals.accept)
proposal_refuse = require_POST(_proposals.refuse)
proposal_show = require_POST(_proposals.show)
