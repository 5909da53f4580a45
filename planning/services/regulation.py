"""The official text comes in versions, and the office says how it reads an article (art. 36). Nothing of it is edited."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.formats import day
from common.refusals import constraints_in_words
from planning.models import Article, Interpretation, RegulationText

FUTURE = "日期不能晚于今天；解释自作出之日起适用。"


@act
def load_text(read, *, name, document, is_trial, effective_on, actor):
    """Keep a text that `regulation_text.split` has read as a new version; return it."""
    _refuse_again(read, is_trial)
    facts = {"name": name, "document": document, "is_trial": is_trial, "effective_on": effective_on}
    text = RegulationText(**facts, sha256=read.sha256, loaded_by=actor)
    text.full_clean()
    with constraints_in_words(RegulationText):
        text.save()
    articles = [
        Article(text=text, number=each.number, chapter=chapter.number, chapter_title=chapter.title, body=each.body)
        for chapter in read.chapters
        for each in chapter.articles
    ]
    Article.objects.bulk_create(articles)
    return text


def _refuse_again(read, is_trial):
    """The same words may come again as the final text of what was a trial, not twice as the same."""
    again = RegulationText.objects.standing().filter(sha256=read.sha256, is_trial=is_trial).first()
    if again:
        raise ValidationError(f"这份文本与{day(again.effective_on)}起施行的“{again}”逐字相同，不必再录入。")


@act
def revoke_text(text, *, reason, actor):
    """Loaded by mistake: it was never in force. What was in force before it is in force again."""
    text = RegulationText.objects.select_for_update().get(pk=text.pk)
    if text.revoked_at:
        raise ValidationError("这份文本已经作废，不必再办。")
    text.revoked_at, text.revoked_why = timezone.now(), reason.strip()
    text.full_clean()
    text.save()
    return text


@act
def interpret_article(*, article, text, document, given_on, is_public, actor):
    facts = {"article": article, "text": text, "document": document, "given_on": given_on, "is_public": is_public}
    if given_on > timezone.localdate():
        raise ValidationError({"given_on": FUTURE})
    given = Interpretation(**facts, given_by=actor)
    given.full_clean()
    given.save()
    return given


@act
def withdraw_interpretation(given, *, reason, actor):
    """It stays on record with the reason; another one takes its place by being given."""
    given = Interpretation.objects.select_for_update().get(pk=given.pk)
    if given.withdrawn_on:
        raise ValidationError("这条解释已经停用，不必再办。")
    given.withdrawn_on, given.withdrawn_why = timezone.localdate(), reason.strip()
    given.full_clean()
    given.save()
    return given
