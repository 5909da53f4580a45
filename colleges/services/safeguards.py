"""Acts on a college's safeguard mechanism (保障机制, art. 5)."""

from django.core.exceptions import ValidationError

from audit.acts import act
from colleges.models import Attachment, College, Safeguard
from common.attachments import keep_paper, no_file_left_behind, read_attachment
from common.versions import save_version

FIELDS = ("document", "adopted_on", "budget_year", "budget", "room", "note")


def safeguard_of(college):
    """The college's row; one that is not yet stored where nothing was filed."""
    own = Safeguard.objects.of_college(college).filter(college=college).select_related("paper", "college")
    return own.first() or Safeguard(college=college)


def all_safeguards():
    """Of each present college its row, or one that is not stored where nothing was filed."""
    held = {row.college_id: row for row in Safeguard.objects.select_related("paper", "college")}
    return [held.get(college.pk) or Safeguard(college=college) for college in College.objects.current()]


@act
def begin_safeguard(college, *, actor):
    """The college's row, stored: of two who begin at the same moment the second finds the first one's."""
    return Safeguard.objects.get_or_create(college=college)[0]


@act
def edit_safeguard(safeguard, *, changes, seen, actor):
    """Write `changes` {field: value} over version `seen`, else raise Stale."""
    for name in FIELDS:
        setattr(safeguard, name, changes[name])
    safeguard.full_clean()
    save_version(safeguard, seen=seen, fields=FIELDS)
    return safeguard


def file_paper(college, *, file, name, actor):
    """Keep the scan of the college's document; one that was there before stays in store and in the trail."""
    with no_file_left_behind() as written:
        return _file_paper(college, read_attachment(file, name), written, actor=actor)


@act
def _file_paper(college, paper, written, *, actor):
    safeguard, _ = Safeguard.objects.select_for_update(of=["self"]).get_or_create(college=college)
    if safeguard.paper and safeguard.paper.sha256 == paper.sha256:
        raise ValidationError("这份文件已经上传，不必再传。")
    safeguard.paper = keep_paper(Attachment(college=college, uploaded_by=actor), paper, written)
    safeguard.full_clean()
    save_version(safeguard, seen=safeguard.version, fields=("paper",))
    return safeguard
