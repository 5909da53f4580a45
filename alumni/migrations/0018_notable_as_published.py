"""A published file keeps what was published and under which consent; what comes into it later waits."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

CATEGORIES = {
    "enterprise": "创业兴业",
    "technology": "科技与技能",
    "public": "党政与公共服务",
    "grassroots": "扎根基层与乡村振兴",
    "education": "教育与文化",
    "other": "其他",
}


def keep_what_is_public(apps, schema_editor):
    """What stands on the site today, and the consent that stands; without one the page is off the site already."""
    consents = apps.get_model("alumni", "Consent").objects.filter(purpose="public_page", withdrawn_on__isnull=True)
    for profile in apps.get_model("alumni", "NotableProfile").objects.filter(state="published"):
        profile.published_content = _content(profile)
        profile.published_under = consents.filter(alumnus=profile.alumnus_id).first()
        profile.save(update_fields=["published_content", "published_under"])
    # The constraint below needs a table that nothing is pending on.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def _content(profile):
    stays = profile.alumnus.educations.select_related("college", "major").order_by("enrolled_year", "id")
    won = profile.achievements.order_by("-year", "-month", "-id")
    return {
        "name": profile.alumnus.name,
        "headline": profile.headline,
        "category": CATEGORIES[profile.category],
        "studies": [_study(stay) for stay in stays],
        "story": profile.story,
        "achievements": [[f"{each.year}年" + (f"{each.month}月" if each.month else ""), each.text] for each in won],
    }


def _study(stay):
    year = f"{stay.graduated_year} 届" if stay.graduated_year else ""
    return " ".join(filter(None, (stay.college.name, stay.major.name if stay.major else "", year)))


class Migration(migrations.Migration):
    dependencies = [("alumni", "0017_figures_of_the_contactable")]

    operations = [
        migrations.AddField(
            model_name="notableprofile",
            name="published_content",
            field=models.JSONField(blank=True, editable=False, null=True, verbose_name="公开的内容"),
        ),
        migrations.AddField(
            model_name="notableprofile",
            name="published_under",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="alumni.consent",
                verbose_name="公开所依据的同意",
            ),
        ),
        migrations.AddField(
            model_name="notableprofile",
            name="has_unreviewed",
            field=models.BooleanField(default=False, editable=False, verbose_name="公开后并入了材料"),
        ),
        migrations.RunPython(keep_what_is_public, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="notableprofile",
            constraint=models.CheckConstraint(
                name="published_notable_has_its_content",
                condition=Q(state="published", published_content__isnull=False)
                | (
                    ~Q(state="published")
                    & Q(published_content__isnull=True, published_under__isnull=True, has_unreviewed=False)
                ),
            ),
        ),
    ]
