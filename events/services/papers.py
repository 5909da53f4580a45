"""Papers and photos on file with an event: added or withdrawn, never changed."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from colleges.models import Attachment
from common.attachments import keep_paper, no_file_left_behind, read_attachment
from common.rows import put_new
from events.models import EventPaper, PaperKind
from events.services.rows import locked_row, still_preparing


def add_paper(event, *, kind, file, caption="", actor):
    """Refused with a sentence beside `file` what is of no kind that is taken; a photo must be a picture."""
    try:
        paper = read_attachment(file, file.name, pictures_only=kind == PaperKind.PHOTO)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal.messages}) from refusal
    with no_file_left_behind() as written:
        return _add(event, kind, paper, caption, written, actor=actor)


@act
def _add(event, kind, paper, caption, written, *, actor):
    event = still_preparing(event)
    kept = keep_paper(Attachment(college=event.college, uploaded_by=actor), paper, written)
    return put_new(EventPaper(event=event, kind=kind, attachment=kept, caption=caption))


@act
def withdraw_paper(paper, *, actor):
    """It stays in store and in the trail, and counts no more."""
    still_preparing(paper.event)
    paper = locked_row(paper)
    if paper.withdrawn_at:
        raise ValidationError("这份材料已经撤回。")
    paper.withdrawn_by, paper.withdrawn_at = actor, timezone.now()
    paper.full_clean()
    paper.save(update_fields=["withdrawn_by", "withdrawn_at"])
    return paper
