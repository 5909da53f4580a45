"""Deliberations, the year's summary and the exchange of experience at a college's desk."""

from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.views.deliberations import DeliberationPages
from planning.views.experience import ExperiencePages
from planning.views.summaries import SummaryPages

_deliberations, _summaries, _experience = DeliberationPages(), SummaryPages(), ExperiencePages()
_form = require_http_methods(["GET", "HEAD", "POST"])

deliberation_list = require_safe(_deliberations.list)
deliberation_add = _form(_deliberations.add)
deliberation_edit = _form(_deliberations.edit)
deliberation_paper = require_safe(_deliberations.paper)

summary_list = require_safe(_summaries.list)
summary = require_safe(_summaries.detail)
summary_edit = _form(_summaries.edit)
summary_draft = _form(_summaries.draft)
summary_submit = require_POST(_summaries.submit)
summary_file = require_safe(_summaries.file)

experience_list = require_safe(_experience.list)
experience_detail = require_safe(_experience.detail)
experience_add = _form(_experience.add)
experience_edit = _form(_experience.edit)
experience_share = require_POST(_experience.share)
experience_take_back = require_POST(_experience.take_back)
experience_paper = require_safe(_experience.paper)
