"""A paper that comes with a form: read before anything is written, a refusal stands beside its field."""

from django.core.exceptions import ValidationError

from colleges.models import Attachment
from common.attachments import keep_paper, read_attachment


def read_paper(file):
    """The uploaded `file` as a Paper, None where none was chosen."""
    if file is None:
        return None
    try:
        return read_attachment(file, file.name)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal.messages}) from refusal


def kept(paper, written, *, college, actor):
    """`{"paper": Attachment}` of the unit; nothing where there is no new paper, the former one then stays."""
    if paper is None:
        return {}
    return {"paper": keep_paper(Attachment(college=college, uploaded_by=actor), paper, written)}
