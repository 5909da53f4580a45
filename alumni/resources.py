from import_export.fields import Field

from alumni.models import Organisation
from alumni.services.succession import change_rule
from colleges.resources import SuccessionRuleResource
from common.industries import choices as industry_choices
from common.regions import choices as region_choices
from common.small_tables import ChoiceWidget, SmallResource


class OrganisationResource(SmallResource):
    """Known by its name; choices stand in words."""

    name = Field("name", "名称")
    kind = Field("kind", "类型", ChoiceWidget(Organisation.Kind.choices))
    credit_code = Field("credit_code", "统一社会信用代码")
    industry = Field("industry", "行业", ChoiceWidget(industry_choices()))
    region = Field("region", "所在地", ChoiceWidget(region_choices()))
    other_names = Field("other_names", "别名")

    class Meta(SmallResource.Meta):
        model = Organisation
        fields = ["name", "kind", "credit_code", "industry", "region", "other_names"]
        import_id_fields = ["name"]


class AppliedRuleResource(SuccessionRuleResource):
    """Of a rule that the file changes, what it placed is taken back and placed anew."""

    def import_data(self, dataset, *args, user=None, **kwargs):
        self.actor = user
        return super().import_data(dataset, *args, user=user, **kwargs)

    def do_instance_save(self, instance, is_create):
        if is_create:
            return super().do_instance_save(instance, is_create)
        change_rule(instance, actor=self.actor)
