"""研究: the meetings that studied the year's work, filed as minutes (art. 7)."""

from audit.acts import act
from common.attachments import no_file_left_behind
from common.rows import put_new, write
from planning.models import Deliberation
from planning.services.papers import kept, read_paper


@act
def file_deliberation(plan, *, changes, file=None, actor):
    """Minutes of a meeting on `plan`: `changes` {held_on, subject, attended, resolved}, with its paper where there is one."""
    paper = read_paper(file)
    with no_file_left_behind() as written:
        papers = kept(paper, written, college=plan.college, actor=actor)
        return put_new(Deliberation(**changes | papers | {"plan": plan, "filed_by": actor}))


@act
def edit_deliberation(deliberation, *, changes, version, file=None, actor):
    """A new paper takes the place of the former one, which stays in store and in the trail."""
    paper = read_paper(file)
    with no_file_left_behind() as written:
        papers = kept(paper, written, college=deliberation.plan.college, actor=actor)
        return write(deliberation, seen=version, **changes | papers)
