"""Chapter 3: duplicates and merges, claims, registers, photos, notable alumni, consents, personal links, requests, messages, erasures."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import alumni.models.duplicates
import alumni.models.notable
import alumni.models.photos
import common.migration_operations


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("alumni", "0009_contact_and_credit_code_checks"),
        ("colleges", "0005_succession_rules"),
    ]

    operations = [
        common.migration_operations.Together(
            operations=[
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("facts", models.JSONField(default=dict, verbose_name="申请学院登记的内容")),
                        ("evidence", models.CharField(max_length=40, verbose_name="依据")),
                        ("row_id", models.BigIntegerField(blank=True, null=True, verbose_name="名册行编号")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="申请说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待答复"),
                                    ("accepted", "已接受"),
                                    ("rejected", "未接受"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="答复意见")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "answered_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.college",
                                verbose_name="答复学院",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="claims",
                                to="colleges.college",
                                verbose_name="申请学院",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "education",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="alumni.education",
                                verbose_name="由此登记的学籍经历",
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="claims",
                                to="alumni.rosterupload",
                                verbose_name="来自名册",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "认领申请",
                        "verbose_name_plural": "认领申请",
                        "ordering": ["-asked_at", "-id"],
                        "permissions": [("decide_claim", "答复认领申请")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("college", "alumnus"),
                                name="claim_waits_once",
                                violation_error_message="这个人的认领申请已在等待答复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "withdrawn"]),
                                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="decided_claim_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "rejected"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="rejected_claim_has_a_reason",
                                violation_error_message="不接受请写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        ("most", models.PositiveSmallIntegerField(default=80, verbose_name="最多填写人数")),
                        (
                            "class_group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "班级链接",
                        "verbose_name_plural": "班级链接",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="alumni_classlink_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClassRegister",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="毕业时学籍表上的人数，定下后不随名单增减；完整率以此为准。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="学籍人数",
                            ),
                        ),
                        (
                            "headcount_source",
                            models.CharField(
                                blank=True,
                                help_text="例如：教务处 2018 届学籍表。",
                                max_length=120,
                                verbose_name="人数依据",
                            ),
                        ),
                        ("frozen_on", models.DateField(blank=True, null=True, verbose_name="定数日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("none", "未建"),
                                    ("collecting", "收集中"),
                                    ("submitted", "已提交"),
                                    ("reviewed", "已审核"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        (
                            "class_group",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="register",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "班级登记表",
                        "verbose_name_plural": "班级登记表",
                        "ordering": ["-class_group__enrolled_year", "class_group__name"],
                        "permissions": [("review_register", "审核班级登记表")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("frozen_on__isnull", True),
                                    models.Q(
                                        ("headcount__isnull", False), models.Q(("headcount_source", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="frozen_headcount_has_a_source",
                                violation_error_message="定下学籍人数须写明人数和依据。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["submitted", "reviewed"]), _negated=True),
                                    models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="submitted_register_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "reviewed"), _negated=True),
                                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviewed_register_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("public_page", "在网站公开介绍"),
                                    ("classmates", "列入发给同学的班级通讯录"),
                                    ("regional_list", "列入地方校友名单"),
                                    ("yearbook", "收入优秀校友风采录"),
                                    ("employer", "向用人单位或合作单位提供"),
                                ],
                                max_length=14,
                                verbose_name="用途",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("text", models.TextField(max_length=2000, verbose_name="文本")),
                        (
                            "valid_from",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="启用日期"),
                        ),
                    ],
                    options={
                        "verbose_name": "同意书文本",
                        "verbose_name_plural": "同意书文本",
                        "ordering": ["purpose", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purpose", "version"),
                                name="consent_text_once",
                                violation_error_message="这个用途已有同一版本的文本。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="consent_text_is_written",
                                violation_error_message="请写明文本。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicatePair",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rules",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None, verbose_name="依据"
                            ),
                        ),
                        ("is_sure", models.BooleanField(default=False, verbose_name="依据充分")),
                        ("found_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发现时间")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("waiting", "待判断"),
                                    ("later", "以后再看"),
                                    ("referred", "已请校友会办公室判断"),
                                    ("different", "不是同一人"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="结论",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="判断时间")),
                        (
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="alumni.alumnus",
                                verbose_name="先建档的一位",
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="判断人",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="alumni.alumnus",
                                verbose_name="后建档的一位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "疑似重复",
                        "verbose_name_plural": "疑似重复",
                        "ordering": ["-is_sure", "-found_at", "-id"],
                        "indexes": [models.Index(fields=["verdict", "-is_sure", "-found_at"], name="pair_by_verdict")],
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="pair_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="pair_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "waiting"),
                                    models.Q(("judged_at__isnull", False), ("judged_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="judged_pair_has_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.BigIntegerField(db_index=True, verbose_name="校友编号")),
                        (
                            "numbers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None, verbose_name="全部编号"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                help_text="写依据和经过，不写姓名和号码：这句话会一直保存。",
                                max_length=200,
                                verbose_name="删除原因",
                            ),
                        ),
                        ("identity", models.CharField(max_length=120, verbose_name="本人身份如何核对")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待复核"),
                                    ("done", "已删除"),
                                    ("refused", "未同意"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                        ("remark", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                        ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="erasures",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "个人信息删除",
                        "verbose_name_plural": "个人信息删除",
                        "ordering": ["-asked_at", "-id"],
                        "permissions": [("erase_person", "办理个人信息删除")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("number",),
                                name="erasure_waits_once",
                                violation_error_message="此人的删除申请已在等待复核。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "withdrawn"]),
                                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="decided_erasure_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", True),
                                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="erasure_takes_two",
                                violation_error_message="删除须由另一名工作人员复核。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("remark", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_erasure_has_a_remark",
                                violation_error_message="不同意请写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Merge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("gone_id", models.BigIntegerField(db_index=True, verbose_name="并入的编号")),
                        ("gone_name", models.CharField(max_length=40, verbose_name="并入的姓名")),
                        (
                            "rules",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None, verbose_name="依据"
                            ),
                        ),
                        (
                            "record",
                            models.JSONField(
                                default=dict, encoder=alumni.models.duplicates.ExactEncoder, verbose_name="合并明细"
                            ),
                        ),
                        ("merged_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="合并时间")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="取消时间")),
                        ("left_after_undo", models.JSONField(blank=True, default=list, verbose_name="取消后保留")),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merges",
                                to="alumni.alumnus",
                                verbose_name="保留的校友",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="合并人",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="取消人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "合并记录",
                        "verbose_name_plural": "合并记录",
                        "ordering": ["-merged_at", "-id"],
                        "permissions": [("merge_people", "合并校友档案")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at__isnull", True)), fields=("gone_id",), name="merged_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("gone_id")), _negated=True),
                                name="merged_into_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                                    models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="undone_merge_has_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("email", "邮件"),
                                    ("group", "微信群文字"),
                                    ("labels", "地址标签"),
                                    ("envelopes", "信封"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("subject", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(blank=True, max_length=5000, verbose_name="正文")),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="发送对象")),
                        ("described", models.CharField(blank=True, max_length=300, verbose_name="发送对象说明")),
                        ("purpose", models.CharField(max_length=200, verbose_name="用途")),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发送时间")),
                        ("people", models.PositiveIntegerField(default=0, verbose_name="人数")),
                        ("left_out", models.PositiveIntegerField(default=0, verbose_name="未发送人数")),
                        ("reasons", models.JSONField(blank=True, default=list, verbose_name="未发送原因")),
                        ("site", models.CharField(blank=True, max_length=200, verbose_name="网站地址")),
                        ("trouble", models.CharField(blank=True, max_length=200, verbose_name="邮件服务器的问题")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发送人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "群发",
                        "verbose_name_plural": "群发",
                        "ordering": ["-made_at", "-id"],
                    },
                ),
                migrations.CreateModel(
                    name="PersonLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token_hash",
                            models.CharField(editable=False, max_length=64, unique=True, verbose_name="校验值"),
                        ),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("confirm", "核对和更新本人信息"),
                                    ("consent", "同意或撤回同意"),
                                    ("copy", "取得本人信息副本"),
                                    ("object", "对改动提出异议"),
                                    ("relay", "答复寻找同学"),
                                    ("unsubscribe", "退订邮件"),
                                ],
                                default="confirm",
                                max_length=12,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("copied", "复制文字"), ("qr", "二维码"), ("email", "邮件")],
                                default="copied",
                                max_length=8,
                                verbose_name="发送方式",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="colleges.college",
                                verbose_name="发出学院",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "个人链接",
                        "verbose_name_plural": "个人链接",
                        "ordering": ["-issued_at"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                                name="alumni_personlink_ends_after_its_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Photo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("portrait", "个人照"), ("military", "军训照"), ("graduation", "毕业照")],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("image", models.FileField(upload_to=alumni.models.photos.photo_path, verbose_name="图片")),
                        ("width", models.PositiveSmallIntegerField(verbose_name="宽（像素）")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="高（像素）")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        ("caption", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                        ),
                        ("replaced_on", models.DateField(blank=True, null=True, verbose_name="替换日期")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="photos",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "class_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="photos",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "照片",
                        "verbose_name_plural": "照片",
                        "ordering": ["kind", "-uploaded_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("alumnus__isnull", False), ("class_group__isnull", True)),
                                    models.Q(("alumnus__isnull", True), ("class_group__isnull", False)),
                                    _connector="OR",
                                ),
                                name="photo_of_a_person_or_a_class",
                                violation_error_message="照片须属于一名校友或一个班级。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "portrait"), _negated=True),
                                    ("alumnus__isnull", False),
                                    _connector="OR",
                                ),
                                name="portrait_is_a_persons",
                                violation_error_message="个人照须属于一名校友。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("alumnus__isnull", False), ("replaced_on__isnull", True)),
                                fields=("alumnus", "kind"),
                                name="one_photo_of_a_kind_per_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("class_group__isnull", False), ("replaced_on__isnull", True)),
                                fields=("class_group", "kind"),
                                name="one_photo_of_a_kind_per_class",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QualitySnapshot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="日期")),
                        ("people", models.PositiveIntegerField(verbose_name="可联系的校友")),
                        ("complete", models.PositiveIntegerField(verbose_name="通讯录完整")),
                        ("confirmed", models.PositiveIntegerField(verbose_name="近期核对过")),
                        ("without_phone", models.PositiveIntegerField(verbose_name="没有电话")),
                        ("classes", models.PositiveIntegerField(verbose_name="班级")),
                        ("without_liaison", models.PositiveIntegerField(verbose_name="没有联络员的班级")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quality_snapshots",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "资料质量记录",
                        "verbose_name_plural": "资料质量记录",
                        "ordering": ["-day", "college"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "college"), name="one_snapshot_a_day", nulls_distinct=False
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("complete__lte", models.F("people")),
                                    ("confirmed__lte", models.F("people")),
                                    ("without_phone__lte", models.F("people")),
                                    ("without_liaison__lte", models.F("classes")),
                                ),
                                name="snapshot_parts_within_the_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfUpdateRule",
                    fields=[
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                    ("address", "通信地址"),
                                    ("work", "工作单位和职务"),
                                    ("region", "所在地"),
                                    ("name", "姓名"),
                                ],
                                max_length=20,
                                primary_key=True,
                                serialize=False,
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                choices=[
                                    ("at_once", "立即生效"),
                                    ("review", "联络员核对后生效"),
                                    ("never", "不能自行修改"),
                                ],
                                default="review",
                                max_length=8,
                                verbose_name="处理方式",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "本人更新规则",
                        "verbose_name_plural": "本人更新规则",
                        "ordering": ["field"],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("evidence", models.CharField(max_length=40, verbose_name="依据")),
                        ("row_id", models.BigIntegerField(blank=True, null=True, verbose_name="名册行编号")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="申请时间")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="申请说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待答复"),
                                    ("accepted", "已接受"),
                                    ("rejected", "未接受"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="答复意见")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "answered_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="答复学院",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="申请人",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="申请学院",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="答复人",
                            ),
                        ),
                        (
                            "education",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.education",
                                verbose_name="由此登记的学籍经历",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.claim",
                            ),
                        ),
                        (
                            "upload",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.rosterupload",
                                verbose_name="来自名册",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClassEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("facts", models.JSONField(default=dict, verbose_name="填写内容")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="填写时间")),
                        (
                            "upload",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="entries",
                                to="alumni.rosterupload",
                                verbose_name="已转入名册",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="alumni.classlink",
                                verbose_name="班级链接",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "同学自填",
                        "verbose_name_plural": "同学自填",
                        "ordering": ["at", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="ClassLinkTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        ("most", models.PositiveSmallIntegerField(default=80, verbose_name="最多填写人数")),
                        (
                            "class_group",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.classlink",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ClassRegisterTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="毕业时学籍表上的人数，定下后不随名单增减；完整率以此为准。",
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="学籍人数",
                            ),
                        ),
                        (
                            "headcount_source",
                            models.CharField(
                                blank=True,
                                help_text="例如：教务处 2018 届学籍表。",
                                max_length=120,
                                verbose_name="人数依据",
                            ),
                        ),
                        ("frozen_on", models.DateField(blank=True, null=True, verbose_name="定数日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("none", "未建"),
                                    ("collecting", "收集中"),
                                    ("submitted", "已提交"),
                                    ("reviewed", "已审核"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        (
                            "class_group",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.classregister",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("public_page", "在网站公开介绍"),
                                    ("classmates", "列入发给同学的班级通讯录"),
                                    ("regional_list", "列入地方校友名单"),
                                    ("yearbook", "收入优秀校友风采录"),
                                    ("employer", "向用人单位或合作单位提供"),
                                ],
                                max_length=14,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "given_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="同意日期"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("link", "本人通过链接"),
                                    ("paper", "书面"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("form", "网站表单"),
                                ],
                                max_length=8,
                                verbose_name="同意方式",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="例如：书面同意书存放在哪里。",
                                max_length=200,
                                verbose_name="说明",
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤回日期")),
                        (
                            "withdrawn_channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "本人通过链接"),
                                    ("paper", "书面"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("form", "网站表单"),
                                ],
                                max_length=8,
                                verbose_name="撤回方式",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="alumni.consenttext",
                                verbose_name="同意书文本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "同意",
                        "verbose_name_plural": "同意",
                        "ordering": ["-given_on", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_on__isnull", True)),
                                fields=("alumnus", "purpose"),
                                name="one_standing_consent_per_purpose",
                                violation_error_message="此人对这个用途的同意已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_on__isnull", True),
                                    ("withdrawn_on__gte", models.F("given_on")),
                                    _connector="OR",
                                ),
                                name="consent_withdrawn_after_given",
                                violation_error_message="撤回日期不能早于同意日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_channel", ""), ("withdrawn_on__isnull", True)),
                                    models.Q(
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_channel", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="withdrawal_has_a_way",
                                violation_error_message="请写明以什么方式撤回。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentTextTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("public_page", "在网站公开介绍"),
                                    ("classmates", "列入发给同学的班级通讯录"),
                                    ("regional_list", "列入地方校友名单"),
                                    ("yearbook", "收入优秀校友风采录"),
                                    ("employer", "向用人单位或合作单位提供"),
                                ],
                                max_length=14,
                                verbose_name="用途",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("text", models.TextField(max_length=2000, verbose_name="文本")),
                        (
                            "valid_from",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="启用日期"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.consenttext",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发送"),
                                    ("sending", "正在发送"),
                                    ("sent", "已发送"),
                                    ("failed", "发送失败"),
                                    ("left", "不再发送"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("tried_at", models.DateTimeField(blank=True, null=True, verbose_name="开始发送")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="发送时间")),
                        ("trouble", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="alumni.message",
                                verbose_name="群发",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "发送记录",
                        "verbose_name_plural": "发送记录",
                        "ordering": ["id"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "sent"), _negated=True),
                                fields=["state", "id"],
                                name="delivery_not_sent",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("message", "alumnus"), name="one_copy_per_person"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["waiting", "sending"]),
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(
                                        ("state__in", ["failed", "left"]), models.Q(("trouble", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="delivery_says_when_or_why",
                                violation_error_message="发出的邮件须有时间，没有发出的须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicatePairTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "rules",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), size=None, verbose_name="依据"
                            ),
                        ),
                        ("is_sure", models.BooleanField(default=False, verbose_name="依据充分")),
                        ("found_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发现时间")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("waiting", "待判断"),
                                    ("later", "以后再看"),
                                    ("referred", "已请校友会办公室判断"),
                                    ("different", "不是同一人"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="结论",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="判断时间")),
                        (
                            "first",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="先建档的一位",
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="判断人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.duplicatepair",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="后建档的一位",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ErasureTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.BigIntegerField(verbose_name="校友编号")),
                        (
                            "numbers",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.BigIntegerField(), default=list, size=None, verbose_name="全部编号"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                help_text="写依据和经过，不写姓名和号码：这句话会一直保存。",
                                max_length=200,
                                verbose_name="删除原因",
                            ),
                        ),
                        ("identity", models.CharField(max_length=120, verbose_name="本人身份如何核对")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待复核"),
                                    ("done", "已删除"),
                                    ("refused", "未同意"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="复核时间")),
                        ("remark", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                        ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="复核人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.erasure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MergeTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("gone_id", models.BigIntegerField(verbose_name="并入的编号")),
                        ("gone_name", models.CharField(max_length=40, verbose_name="并入的姓名")),
                        (
                            "rules",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), default=list, size=None, verbose_name="依据"
                            ),
                        ),
                        ("merged_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="合并时间")),
                        ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="取消时间")),
                        ("left_after_undo", models.JSONField(blank=True, default=list, verbose_name="取消后保留")),
                        (
                            "kept",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="保留的校友",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="合并人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.merge",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="取消人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MessageTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("email", "邮件"),
                                    ("group", "微信群文字"),
                                    ("labels", "地址标签"),
                                    ("envelopes", "信封"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("subject", models.CharField(max_length=120, verbose_name="标题")),
                        ("body", models.TextField(blank=True, max_length=5000, verbose_name="正文")),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="发送对象")),
                        ("described", models.CharField(blank=True, max_length=300, verbose_name="发送对象说明")),
                        ("purpose", models.CharField(max_length=200, verbose_name="用途")),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发送时间")),
                        ("people", models.PositiveIntegerField(default=0, verbose_name="人数")),
                        ("left_out", models.PositiveIntegerField(default=0, verbose_name="未发送人数")),
                        ("reasons", models.JSONField(blank=True, default=list, verbose_name="未发送原因")),
                        ("site", models.CharField(blank=True, max_length=200, verbose_name="网站地址")),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="学院",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发送人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.message",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NotableProfile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("updated_at", models.DateTimeField(auto_now=True, verbose_name="最近修改")),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("enterprise", "创业兴业"),
                                    ("technology", "科技与技能"),
                                    ("public", "党政与公共服务"),
                                    ("grassroots", "扎根基层与乡村振兴"),
                                    ("education", "教育与文化"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "headline",
                            models.CharField(
                                help_text="例如：扎根湘西二十年的畜牧技术推广人。",
                                max_length=80,
                                verbose_name="一句话介绍",
                            ),
                        ),
                        (
                            "story",
                            models.TextField(
                                blank=True, help_text="写清时间、地点、做了什么、有什么成效。", verbose_name="事迹"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("submitted", "待审核"),
                                    ("returned", "已退回"),
                                    ("approved", "已入库"),
                                    ("published", "已公开"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公开时间")),
                        (
                            "slug",
                            models.CharField(
                                default=alumni.models.notable.new_slug,
                                editable=False,
                                max_length=16,
                                unique=True,
                                verbose_name="公开地址",
                            ),
                        ),
                        (
                            "alumnus",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notable",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notable",
                                to="colleges.college",
                                verbose_name="建档学院",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                        (
                            "published_portrait",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="alumni.photo",
                                verbose_name="公开的照片",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "优秀校友档案",
                        "verbose_name_plural": "优秀校友档案",
                        "ordering": ["-updated_at"],
                        "permissions": [("review_notable", "审核和公开优秀校友档案")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("headline", ""), _negated=True),
                                name="notable_has_a_headline",
                                violation_error_message="请写一句话介绍。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(("remark", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="returned_notable_has_a_remark",
                                violation_error_message="退回请写明要补什么。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["approved", "published"]), _negated=True),
                                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="approved_notable_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_at__isnull", False), ("state", "published")),
                                    models.Q(
                                        models.Q(("state", "published"), _negated=True), ("published_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="published_notable_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "published"), ("published_portrait__isnull", True), _connector="OR"
                                ),
                                name="only_published_notable_shows_a_portrait",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonLinkTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="发出时间")),
                        ("expires_at", models.DateTimeField(verbose_name="有效期至")),
                        ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="最近使用")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("confirm", "核对和更新本人信息"),
                                    ("consent", "同意或撤回同意"),
                                    ("copy", "取得本人信息副本"),
                                    ("object", "对改动提出异议"),
                                    ("relay", "答复寻找同学"),
                                    ("unsubscribe", "退订邮件"),
                                ],
                                default="confirm",
                                max_length=12,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("copied", "复制文字"), ("qr", "二维码"), ("email", "邮件")],
                                default="copied",
                                max_length=8,
                                verbose_name="发送方式",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="发出学院",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发出人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.personlink",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="收回人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PhotoTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("portrait", "个人照"), ("military", "军训照"), ("graduation", "毕业照")],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="宽（像素）")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="高（像素）")),
                        ("size", models.PositiveIntegerField(verbose_name="字节")),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                        ("caption", models.CharField(blank=True, max_length=120, verbose_name="说明")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="上传时间"),
                        ),
                        ("replaced_on", models.DateField(blank=True, null=True, verbose_name="替换日期")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "class_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.classgroup",
                                verbose_name="班级",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.photo",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="上传人",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                    ("address", "通信地址"),
                                    ("work", "工作单位和职务"),
                                    ("region", "所在地"),
                                    ("name", "姓名"),
                                ],
                                max_length=20,
                                verbose_name="项目",
                            ),
                        ),
                        ("old", models.CharField(blank=True, max_length=300, verbose_name="原内容")),
                        ("new", models.CharField(blank=True, max_length=300, verbose_name="新内容")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待核对"),
                                    ("in_force", "已生效"),
                                    ("refused", "未采用"),
                                    ("objected", "有异议，已恢复"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("objection_until", models.DateTimeField(blank=True, null=True, verbose_name="异议期至")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposals",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核对人",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposals",
                                to="alumni.personlink",
                                verbose_name="来自链接",
                            ),
                        ),
                        (
                            "objection",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="contested",
                                to="alumni.personlink",
                                verbose_name="异议链接",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "本人提出的更新",
                        "verbose_name_plural": "本人提出的更新",
                        "ordering": ["-at", "-id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("alumnus", "field"),
                                name="one_waiting_proposal_per_field",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="refused_proposal_has_a_reason",
                                violation_error_message="不采用请写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("register", "登记校友信息"),
                                    ("update", "更新本人信息"),
                                    ("query", "查询本人信息"),
                                    ("withdraw", "撤回同意"),
                                    ("delete", "删除本人信息"),
                                    ("seek", "寻找同学"),
                                ],
                                max_length=8,
                                verbose_name="事项",
                            ),
                        ),
                        ("typed", models.JSONField(default=dict, verbose_name="填写内容")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提交时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "待办理"), ("answered", "已办理"), ("refused", "未办理")],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="办理时间")),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="办理结果")),
                        (
                            "reply",
                            models.CharField(
                                blank=True,
                                choices=[("told", "已把联系方式告诉对方"), ("no_more", "请勿再转告")],
                                db_default="",
                                default="",
                                max_length=8,
                                verbose_name="被寻找人的答复",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="public_requests",
                                to="alumni.alumnus",
                                verbose_name="核对到的校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="public_requests",
                                to="colleges.college",
                                verbose_name="办理学院",
                            ),
                        ),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "relay",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="relayed",
                                to="alumni.personlink",
                                verbose_name="转告链接",
                            ),
                        ),
                        (
                            "sought",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="alumni.alumnus",
                                verbose_name="被寻找的校友",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "校友来件",
                        "verbose_name_plural": "校友来件",
                        "ordering": ["-at", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "waiting"),
                                    models.Q(("handled_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="handled_request_has_an_outcome",
                                violation_error_message="请写明办理结果。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfUpdateRuleTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                    ("address", "通信地址"),
                                    ("work", "工作单位和职务"),
                                    ("region", "所在地"),
                                    ("name", "姓名"),
                                ],
                                max_length=20,
                                serialize=False,
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                choices=[
                                    ("at_once", "立即生效"),
                                    ("review", "联络员核对后生效"),
                                    ("never", "不能自行修改"),
                                ],
                                default="review",
                                max_length=8,
                                verbose_name="处理方式",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.selfupdaterule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Achievement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="月份")),
                        ("text", models.CharField(max_length=200, verbose_name="成就或荣誉")),
                        (
                            "source",
                            models.CharField(
                                help_text="证书、文件或报道，写明名称和出处。", max_length=200, verbose_name="来源"
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="achievements",
                                to="alumni.notableprofile",
                                verbose_name="优秀校友档案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "主要成就",
                        "verbose_name_plural": "主要成就",
                        "ordering": ["-year", "-month", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (1903, 2100))),
                                name="achievement_year_possible",
                                violation_error_message="年份应在 1903 至 2100 之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__isnull", True), ("month__range", (1, 12)), _connector="OR"),
                                name="achievement_month_possible",
                                violation_error_message="月份应在 1 至 12 之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True), models.Q(("source", ""), _negated=True)
                                ),
                                name="achievement_says_what_and_where",
                                violation_error_message="请写明成就和来源。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("public_page", "在网站公开介绍"),
                                    ("classmates", "列入发给同学的班级通讯录"),
                                    ("regional_list", "列入地方校友名单"),
                                    ("yearbook", "收入优秀校友风采录"),
                                    ("employer", "向用人单位或合作单位提供"),
                                ],
                                max_length=14,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "given_on",
                            models.DateField(default=django.utils.timezone.localdate, verbose_name="同意日期"),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("link", "本人通过链接"),
                                    ("paper", "书面"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("form", "网站表单"),
                                ],
                                max_length=8,
                                verbose_name="同意方式",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="例如：书面同意书存放在哪里。",
                                max_length=200,
                                verbose_name="说明",
                            ),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤回日期")),
                        (
                            "withdrawn_channel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "本人通过链接"),
                                    ("paper", "书面"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("form", "网站表单"),
                                ],
                                max_length=8,
                                verbose_name="撤回方式",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.consent",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.consenttext",
                                verbose_name="同意书文本",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NotableContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("visit", "走访"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("host", "返校接待"),
                                    ("event", "活动见面"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("who", models.CharField(max_length=60, verbose_name="联络人")),
                        ("text", models.CharField(max_length=300, verbose_name="内容")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="下次联络")),
                        ("noted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="log",
                                to="alumni.notableprofile",
                                verbose_name="优秀校友档案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联络记录",
                        "verbose_name_plural": "联络记录",
                        "ordering": ["-on", "-id"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_on__isnull", True), ("next_on__gt", models.F("on")), _connector="OR"
                                ),
                                name="next_contact_comes_later",
                                violation_error_message="下次联络的日期应在这次之后。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NotableProfileTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("enterprise", "创业兴业"),
                                    ("technology", "科技与技能"),
                                    ("public", "党政与公共服务"),
                                    ("grassroots", "扎根基层与乡村振兴"),
                                    ("education", "教育与文化"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "headline",
                            models.CharField(
                                help_text="例如：扎根湘西二十年的畜牧技术推广人。",
                                max_length=80,
                                verbose_name="一句话介绍",
                            ),
                        ),
                        (
                            "story",
                            models.TextField(
                                blank=True, help_text="写清时间、地点、做了什么、有什么成效。", verbose_name="事迹"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("submitted", "待审核"),
                                    ("returned", "已退回"),
                                    ("approved", "已入库"),
                                    ("published", "已公开"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核时间")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公开时间")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="建档学院",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.notableprofile",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="审核人",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="提交人",
                            ),
                        ),
                        (
                            "published_portrait",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.photo",
                                verbose_name="公开的照片",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProposalTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("mobile", "手机"),
                                    ("phone", "固定电话"),
                                    ("email", "邮箱"),
                                    ("wechat", "微信"),
                                    ("qq", "QQ"),
                                    ("address", "通信地址"),
                                    ("work", "工作单位和职务"),
                                    ("region", "所在地"),
                                    ("name", "姓名"),
                                ],
                                max_length=20,
                                verbose_name="项目",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提出时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待核对"),
                                    ("in_force", "已生效"),
                                    ("refused", "未采用"),
                                    ("objected", "有异议，已恢复"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("objection_until", models.DateTimeField(blank=True, null=True, verbose_name="异议期至")),
                        ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "alumnus",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="校友",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="核对人",
                            ),
                        ),
                        (
                            "link",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.personlink",
                                verbose_name="来自链接",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.proposal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PublicRequestTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("register", "登记校友信息"),
                                    ("update", "更新本人信息"),
                                    ("query", "查询本人信息"),
                                    ("withdraw", "撤回同意"),
                                    ("delete", "删除本人信息"),
                                    ("seek", "寻找同学"),
                                ],
                                max_length=8,
                                verbose_name="事项",
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="提交时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "待办理"), ("answered", "已办理"), ("refused", "未办理")],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="办理时间")),
                        ("outcome", models.CharField(blank=True, max_length=300, verbose_name="办理结果")),
                        (
                            "reply",
                            models.CharField(
                                blank=True,
                                choices=[("told", "已把联系方式告诉对方"), ("no_more", "请勿再转告")],
                                db_default="",
                                default="",
                                max_length=8,
                                verbose_name="被寻找人的答复",
                            ),
                        ),
                        (
                            "alumnus",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="核对到的校友",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="colleges.college",
                                verbose_name="办理学院",
                            ),
                        ),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="办理人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.publicrequest",
                            ),
                        ),
                        (
                            "relay",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.personlink",
                                verbose_name="转告链接",
                            ),
                        ),
                        (
                            "sought",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.alumnus",
                                verbose_name="被寻找的校友",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AchievementTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="月份")),
                        ("text", models.CharField(max_length=200, verbose_name="成就或荣誉")),
                        (
                            "source",
                            models.CharField(
                                help_text="证书、文件或报道，写明名称和出处。", max_length=200, verbose_name="来源"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.achievement",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.notableprofile",
                                verbose_name="优秀校友档案",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NotableContactTrailevent",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        (
                            "actor_id",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.comparison.Cast(
                                    django.db.models.fields.json.KeyTextTransform("user", "pgh_context"),
                                    models.BigIntegerField(),
                                ),
                                output_field=models.BigIntegerField(),
                                verbose_name="办理人编号",
                            ),
                        ),
                        (
                            "actor_name",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.fields.json.KeyTextTransform("who", "pgh_context"),
                                output_field=models.TextField(),
                                verbose_name="办理人",
                            ),
                        ),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(db_index=True, null=True)),
                        ("id", models.BigIntegerField()),
                        ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="日期")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("visit", "走访"),
                                    ("phone", "电话"),
                                    ("message", "微信或短信"),
                                    ("host", "返校接待"),
                                    ("event", "活动见面"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("who", models.CharField(max_length=60, verbose_name="联络人")),
                        ("text", models.CharField(max_length=300, verbose_name="内容")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="下次联络")),
                        ("noted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="登记时间")),
                        (
                            "noted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="登记人",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                related_query_name="event",
                                to="alumni.notablecontact",
                            ),
                        ),
                        (
                            "profile",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="alumni.notableprofile",
                                verbose_name="优秀校友档案",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnisettings",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnisettings",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnisettings",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnus",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnus",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="alumnus",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="education",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="education",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="education",
                    name="delete_delete",
                ),
                migrations.AddField(
                    model_name="alumnisettings",
                    name="answer_days",
                    field=models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="校友来件办理天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettings",
                    name="link_days",
                    field=models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="个人链接有效天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettings",
                    name="notable_months",
                    field=models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="优秀校友多少个月未联络算久未联络",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettings",
                    name="objection_days",
                    field=models.PositiveSmallIntegerField(
                        default=7,
                        help_text="本人通过链接改了电话或邮箱，原邮箱会收到通知，这些天内可以提出异议并恢复。",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="改动电话或邮箱的异议天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettingstrailevent",
                    name="answer_days",
                    field=models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="校友来件办理天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettingstrailevent",
                    name="link_days",
                    field=models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="个人链接有效天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettingstrailevent",
                    name="notable_months",
                    field=models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="优秀校友多少个月未联络算久未联络",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnisettingstrailevent",
                    name="objection_days",
                    field=models.PositiveSmallIntegerField(
                        default=7,
                        help_text="本人通过链接改了电话或邮箱，原邮箱会收到通知，这些天内可以提出异议并恢复。",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="改动电话或邮箱的异议天数",
                    ),
                ),
                migrations.AddField(
                    model_name="alumnus",
                    name="unsubscribed_on",
                    field=models.DateField(blank=True, editable=False, null=True, verbose_name="退订群发日期"),
                ),
                migrations.AddField(
                    model_name="alumnustrailevent",
                    name="unsubscribed_on",
                    field=models.DateField(blank=True, editable=False, null=True, verbose_name="退订群发日期"),
                ),
                migrations.AddField(
                    model_name="education",
                    name="written_major",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=60, verbose_name="原表专业"
                    ),
                ),
                migrations.AddField(
                    model_name="educationtrailevent",
                    name="written_major",
                    field=models.CharField(
                        blank=True, db_default="", default="", max_length=60, verbose_name="原表专业"
                    ),
                ),
                migrations.AddField(
                    model_name="rosterrow",
                    name="claim_id",
                    field=models.BigIntegerField(null=True, verbose_name="认领申请编号"),
                ),
                migrations.AlterField(
                    model_name="contact",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("mobile", "手机"),
                            ("phone", "固定电话"),
                            ("email", "邮箱"),
                            ("wechat", "微信"),
                            ("qq", "QQ"),
                            ("address", "通信地址"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                migrations.AlterField(
                    model_name="contacttrailevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("mobile", "手机"),
                            ("phone", "固定电话"),
                            ("email", "邮箱"),
                            ("wechat", "微信"),
                            ("qq", "QQ"),
                            ("address", "通信地址"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                migrations.AddIndex(
                    model_name="education",
                    index=models.Index(
                        models.Func(models.F("student_no"), models.Value("0"), function="ltrim"),
                        condition=models.Q(("student_no", ""), _negated=True),
                        name="education_by_bare_number",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("answer_days", "export_people", "id", "link_days", "notable_months", "objection_days", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (NEW."answer_days", NEW."export_people", NEW."id", NEW."link_days", NEW."notable_months", NEW."objection_days", NEW."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recent_months", NEW."upload_days"); RETURN NULL;',
                            hash="894339eba8e5446b255a2c0b3f93d197d1d257a3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5c95",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answer_days" IS DISTINCT FROM (NEW."answer_days") OR OLD."export_people" IS DISTINCT FROM (NEW."export_people") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."link_days" IS DISTINCT FROM (NEW."link_days") OR OLD."notable_months" IS DISTINCT FROM (NEW."notable_months") OR OLD."objection_days" IS DISTINCT FROM (NEW."objection_days") OR OLD."permission_days" IS DISTINCT FROM (NEW."permission_days") OR OLD."recent_months" IS DISTINCT FROM (NEW."recent_months") OR OLD."upload_days" IS DISTINCT FROM (NEW."upload_days"))',
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("answer_days", "export_people", "id", "link_days", "notable_months", "objection_days", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (NEW."answer_days", NEW."export_people", NEW."id", NEW."link_days", NEW."notable_months", NEW."objection_days", NEW."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recent_months", NEW."upload_days"); RETURN NULL;',
                            hash="c5a10f57bb247bdfb38d80afd983dedd87a620a8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_50436",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnisettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnisettingstrailevent" ("answer_days", "export_people", "id", "link_days", "notable_months", "objection_days", "permission_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recent_months", "upload_days") VALUES (OLD."answer_days", OLD."export_people", OLD."id", OLD."link_days", OLD."notable_months", OLD."objection_days", OLD."permission_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recent_months", OLD."upload_days"); RETURN NULL;',
                            hash="0e08d39aa848bda2cd66927707a446c3f660f40a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6964f",
                            table="alumni_alumnisettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state", "unsubscribed_on") VALUES (NEW."birth_date", NEW."created_at", NEW."do_not_contact", NEW."former_name", NEW."gender", NEW."id", NEW."name", NEW."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region", NEW."remark", NEW."state", NEW."unsubscribed_on"); RETURN NULL;',
                            hash="5d295ffa8ad8295d55619c638bbb92b27accbb95",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cffd7",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."do_not_contact" IS DISTINCT FROM (NEW."do_not_contact") OR OLD."former_name" IS DISTINCT FROM (NEW."former_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_pinyin" IS DISTINCT FROM (NEW."name_pinyin") OR OLD."region" IS DISTINCT FROM (NEW."region") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."unsubscribed_on" IS DISTINCT FROM (NEW."unsubscribed_on"))',
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state", "unsubscribed_on") VALUES (NEW."birth_date", NEW."created_at", NEW."do_not_contact", NEW."former_name", NEW."gender", NEW."id", NEW."name", NEW."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region", NEW."remark", NEW."state", NEW."unsubscribed_on"); RETURN NULL;',
                            hash="edb28481f9ddeaf309649e5bb2eb59c11de4bf9a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a0fb",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="alumnus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_alumnustrailevent" ("birth_date", "created_at", "do_not_contact", "former_name", "gender", "id", "name", "name_pinyin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "remark", "state", "unsubscribed_on") VALUES (OLD."birth_date", OLD."created_at", OLD."do_not_contact", OLD."former_name", OLD."gender", OLD."id", OLD."name", OLD."name_pinyin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region", OLD."remark", OLD."state", OLD."unsubscribed_on"); RETURN NULL;',
                            hash="6bc1d1124f35a67150d637884b1c7b17f3ac48fa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cc082",
                            table="alumni_alumnus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form", "written_major") VALUES (NEW."alumnus_id", NEW."class_group_id", NEW."college_id", NEW."duration", NEW."enrolled_year", NEW."graduated_year", NEW."id", NEW."level", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."state", NEW."student_no", NEW."study_form", NEW."written_major"); RETURN NULL;',
                            hash="7c2abff70fe7fe7b9bee042960373db3eb7abd45",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6f9b7",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."duration" IS DISTINCT FROM (NEW."duration") OR OLD."enrolled_year" IS DISTINCT FROM (NEW."enrolled_year") OR OLD."graduated_year" IS DISTINCT FROM (NEW."graduated_year") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."major_id" IS DISTINCT FROM (NEW."major_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."student_no" IS DISTINCT FROM (NEW."student_no") OR OLD."study_form" IS DISTINCT FROM (NEW."study_form") OR OLD."written_major" IS DISTINCT FROM (NEW."written_major"))',
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form", "written_major") VALUES (NEW."alumnus_id", NEW."class_group_id", NEW."college_id", NEW."duration", NEW."enrolled_year", NEW."graduated_year", NEW."id", NEW."level", NEW."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."state", NEW."student_no", NEW."study_form", NEW."written_major"); RETURN NULL;',
                            hash="75b190eeea96971daa3d329e58db6f39ffed7993",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a65ba",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="education",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_educationtrailevent" ("alumnus_id", "class_group_id", "college_id", "duration", "enrolled_year", "graduated_year", "id", "level", "major_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "state", "student_no", "study_form", "written_major") VALUES (OLD."alumnus_id", OLD."class_group_id", OLD."college_id", OLD."duration", OLD."enrolled_year", OLD."graduated_year", OLD."id", OLD."level", OLD."major_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."state", OLD."student_no", OLD."study_form", OLD."written_major"); RETURN NULL;',
                            hash="15d62e2046495212252b0d9ef27281fb7c91867f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_846f1",
                            table="alumni_education",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_consenttexttrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "valid_from", "version") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."text", NEW."valid_from", NEW."version"); RETURN NULL;',
                            hash="254a417ff312c704ada5471dcfbbc87f5e998a16",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad4c9",
                            table="alumni_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_consenttexttrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "valid_from", "version") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."text", NEW."valid_from", NEW."version"); RETURN NULL;',
                            hash="b15c9bf0795539b338ade5e6602b3bafa820fb94",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b7f79",
                            table="alumni_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_consenttexttrailevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "valid_from", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."text", OLD."valid_from", OLD."version"); RETURN NULL;',
                            hash="0e68c6a145d2526ff6783f848fe62ff7b377173a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8543",
                            table="alumni_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfupdaterule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_selfupdateruletrailevent" ("field", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy") VALUES (NEW."field", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."field", NEW."policy"); RETURN NULL;',
                            hash="d9c0d1c25a6d4c91017e3d75a387392b92a84bf0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e2a62",
                            table="alumni_selfupdaterule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfupdaterule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_selfupdateruletrailevent" ("field", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy") VALUES (NEW."field", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."field", NEW."policy"); RETURN NULL;',
                            hash="e69e9336c86ad8094d9b5b1d7852f28d660b65b5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_deeeb",
                            table="alumni_selfupdaterule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfupdaterule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_selfupdateruletrailevent" ("field", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy") VALUES (OLD."field", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."field", OLD."policy"); RETURN NULL;',
                            hash="1e5cbc26a8dbc326cc175617af059c093b04a06f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e9735",
                            table="alumni_selfupdaterule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_claimtrailevent" ("alumnus_id", "answered_for_id", "asked_at", "asked_by_id", "college_id", "decided_at", "decided_by_id", "education_id", "evidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "state", "upload_id") VALUES (NEW."alumnus_id", NEW."answered_for_id", NEW."asked_at", NEW."asked_by_id", NEW."college_id", NEW."decided_at", NEW."decided_by_id", NEW."education_id", NEW."evidence", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."row_id", NEW."state", NEW."upload_id"); RETURN NULL;',
                            hash="1d0f98e52f414a4fecde35726ad356398d4033ba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_22fa2",
                            table="alumni_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."answered_for_id" IS DISTINCT FROM (NEW."answered_for_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."education_id" IS DISTINCT FROM (NEW."education_id") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."row_id" IS DISTINCT FROM (NEW."row_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."upload_id" IS DISTINCT FROM (NEW."upload_id"))',
                            func='INSERT INTO "alumni_claimtrailevent" ("alumnus_id", "answered_for_id", "asked_at", "asked_by_id", "college_id", "decided_at", "decided_by_id", "education_id", "evidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "state", "upload_id") VALUES (NEW."alumnus_id", NEW."answered_for_id", NEW."asked_at", NEW."asked_by_id", NEW."college_id", NEW."decided_at", NEW."decided_by_id", NEW."education_id", NEW."evidence", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."row_id", NEW."state", NEW."upload_id"); RETURN NULL;',
                            hash="330101f68d2774dbd40e5442e1ad75cc088254d3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6b745",
                            table="alumni_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claim",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_claimtrailevent" ("alumnus_id", "answered_for_id", "asked_at", "asked_by_id", "college_id", "decided_at", "decided_by_id", "education_id", "evidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "row_id", "state", "upload_id") VALUES (OLD."alumnus_id", OLD."answered_for_id", OLD."asked_at", OLD."asked_by_id", OLD."college_id", OLD."decided_at", OLD."decided_by_id", OLD."education_id", OLD."evidence", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."row_id", OLD."state", OLD."upload_id"); RETURN NULL;',
                            hash="36b42228fee5010cbb4b9ce5c1be269ce6528bda",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4472",
                            table="alumni_claim",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="claimtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1594eea3df0babd873006ad36eef0a40dcfd5df6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07a50",
                            table="alumni_claimtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classlinktrailevent" ("class_group_id", "expires_at", "id", "issued_at", "issued_by_id", "most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "used_at") VALUES (NEW."class_group_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."most", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."used_at"); RETURN NULL;',
                            hash="8359f8fe56cfb0fd01558b07c68790f88fee778c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fdcd4",
                            table="alumni_classlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."most" IS DISTINCT FROM (NEW."most") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at"))',
                            func='INSERT INTO "alumni_classlinktrailevent" ("class_group_id", "expires_at", "id", "issued_at", "issued_by_id", "most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "used_at") VALUES (NEW."class_group_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."most", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."revoked_by_id", NEW."used_at"); RETURN NULL;',
                            hash="f3646afa5bd3ec856f8365ae860374bdaadf14de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_333d5",
                            table="alumni_classlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classlinktrailevent" ("class_group_id", "expires_at", "id", "issued_at", "issued_by_id", "most", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "revoked_by_id", "used_at") VALUES (OLD."class_group_id", OLD."expires_at", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."most", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."revoked_by_id", OLD."used_at"); RETURN NULL;',
                            hash="f7731130eafd1484e925635ca42eaf884a46a43f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6af9a",
                            table="alumni_classlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classlinktrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="447517ff0ab14c7c485096f1be24efaf178da4f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_88f55",
                            table="alumni_classlinktrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classregister",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classregistertrailevent" ("class_group_id", "frozen_on", "headcount", "headcount_source", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id") VALUES (NEW."class_group_id", NEW."frozen_on", NEW."headcount", NEW."headcount_source", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="6fb8d615c9925e1b075cdd806c129dff9b2e8746",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_053e7",
                            table="alumni_classregister",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classregister",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."frozen_on" IS DISTINCT FROM (NEW."frozen_on") OR OLD."headcount" IS DISTINCT FROM (NEW."headcount") OR OLD."headcount_source" IS DISTINCT FROM (NEW."headcount_source") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id"))',
                            func='INSERT INTO "alumni_classregistertrailevent" ("class_group_id", "frozen_on", "headcount", "headcount_source", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id") VALUES (NEW."class_group_id", NEW."frozen_on", NEW."headcount", NEW."headcount_source", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="d055344b2cc62cab1c4b2fdffcd8a264409405b4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_69a95",
                            table="alumni_classregister",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classregister",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_classregistertrailevent" ("class_group_id", "frozen_on", "headcount", "headcount_source", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "reviewed_at", "reviewed_by_id", "state", "submitted_at", "submitted_by_id") VALUES (OLD."class_group_id", OLD."frozen_on", OLD."headcount", OLD."headcount_source", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."reviewed_at", OLD."reviewed_by_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="f9fbf7bb499209025cf6b0f093843afabd0bec97",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ee8f4",
                            table="alumni_classregister",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="classregistertrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e1d41b9a529166611550b4447f10311c17caaa95",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7320c",
                            table="alumni_classregistertrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_consenttrailevent" ("alumnus_id", "channel", "given_on", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "text_id", "withdrawn_channel", "withdrawn_on") VALUES (NEW."alumnus_id", NEW."channel", NEW."given_on", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."text_id", NEW."withdrawn_channel", NEW."withdrawn_on"); RETURN NULL;',
                            hash="52269617c3cbb01a5fa229e734b986ca96c0a51e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_812de",
                            table="alumni_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_consenttrailevent" ("alumnus_id", "channel", "given_on", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "text_id", "withdrawn_channel", "withdrawn_on") VALUES (NEW."alumnus_id", NEW."channel", NEW."given_on", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."recorded_by_id", NEW."text_id", NEW."withdrawn_channel", NEW."withdrawn_on"); RETURN NULL;',
                            hash="dc6747277035e68b581c724b5baaea1f838fc8e1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6d7f6",
                            table="alumni_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_consenttrailevent" ("alumnus_id", "channel", "given_on", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_by_id", "text_id", "withdrawn_channel", "withdrawn_on") VALUES (OLD."alumnus_id", OLD."channel", OLD."given_on", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."recorded_by_id", OLD."text_id", OLD."withdrawn_channel", OLD."withdrawn_on"); RETURN NULL;',
                            hash="7065f4f4c364426f67d9b9db7ef62a4089311879",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5be07",
                            table="alumni_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttexttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="820e99740c66f108a73229f7f0277114f71054f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8de94",
                            table="alumni_consenttexttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="01de3e80b9034aefec4e36df22e238e901a13996",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3c2e0",
                            table="alumni_consenttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duplicatepair",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_duplicatepairtrailevent" ("first_id", "found_at", "id", "is_sure", "judged_at", "judged_by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "second_id", "verdict") VALUES (NEW."first_id", NEW."found_at", NEW."id", NEW."is_sure", NEW."judged_at", NEW."judged_by_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rules", NEW."second_id", NEW."verdict"); RETURN NULL;',
                            hash="a0b32d6152281f5b731c3feaee22251cfe30c87f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3b3c",
                            table="alumni_duplicatepair",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duplicatepair",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_duplicatepairtrailevent" ("first_id", "found_at", "id", "is_sure", "judged_at", "judged_by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "second_id", "verdict") VALUES (NEW."first_id", NEW."found_at", NEW."id", NEW."is_sure", NEW."judged_at", NEW."judged_by_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rules", NEW."second_id", NEW."verdict"); RETURN NULL;',
                            hash="8492c19b1115c2348dddbf41f81dd9d0787404cd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_acc87",
                            table="alumni_duplicatepair",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duplicatepair",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_duplicatepairtrailevent" ("first_id", "found_at", "id", "is_sure", "judged_at", "judged_by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "second_id", "verdict") VALUES (OLD."first_id", OLD."found_at", OLD."id", OLD."is_sure", OLD."judged_at", OLD."judged_by_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rules", OLD."second_id", OLD."verdict"); RETURN NULL;',
                            hash="33f6bdd4fa1e45eaf80074dbcaa0f9c98a79d389",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6852a",
                            table="alumni_duplicatepair",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duplicatepairtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9486285ebdec53fe02749812b993b78f5a0e76d9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b32f6",
                            table="alumni_duplicatepairtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="erasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (NEW."alumnus_id", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."identity", NEW."number", NEW."numbers", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."remark", NEW."state"); RETURN NULL;',
                            hash="b401dc2a90d3390e578281747894b1466da04e15",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5c425",
                            table="alumni_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="erasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (NEW."alumnus_id", NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."identity", NEW."number", NEW."numbers", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."remark", NEW."state"); RETURN NULL;',
                            hash="aa53ca325e277b6247201f8c3af219f11f015f2a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fced8",
                            table="alumni_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="erasure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_erasuretrailevent" ("alumnus_id", "asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "identity", "number", "numbers", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "remark", "state") VALUES (OLD."alumnus_id", OLD."asked_at", OLD."asked_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."identity", OLD."number", OLD."numbers", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."remark", OLD."state"); RETURN NULL;',
                            hash="c49e2ce142e0cfa964c2a511ac5a05941e748934",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a046c",
                            table="alumni_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="erasuretrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d411f00d302bab04b1ec673b8e2565fdf853192b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_82d14",
                            table="alumni_erasuretrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_mergetrailevent" ("gone_id", "gone_name", "id", "kept_id", "left_after_undo", "merged_at", "merged_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "undone_at", "undone_by_id") VALUES (NEW."gone_id", NEW."gone_name", NEW."id", NEW."kept_id", NEW."left_after_undo", NEW."merged_at", NEW."merged_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rules", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="1d1c5a19bc1a20f7508869da67878a65ccf37573",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e5bd2",
                            table="alumni_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."gone_id" IS DISTINCT FROM (NEW."gone_id") OR OLD."gone_name" IS DISTINCT FROM (NEW."gone_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kept_id" IS DISTINCT FROM (NEW."kept_id") OR OLD."left_after_undo" IS DISTINCT FROM (NEW."left_after_undo") OR OLD."merged_at" IS DISTINCT FROM (NEW."merged_at") OR OLD."merged_by_id" IS DISTINCT FROM (NEW."merged_by_id") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."undone_at" IS DISTINCT FROM (NEW."undone_at") OR OLD."undone_by_id" IS DISTINCT FROM (NEW."undone_by_id"))',
                            func='INSERT INTO "alumni_mergetrailevent" ("gone_id", "gone_name", "id", "kept_id", "left_after_undo", "merged_at", "merged_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "undone_at", "undone_by_id") VALUES (NEW."gone_id", NEW."gone_name", NEW."id", NEW."kept_id", NEW."left_after_undo", NEW."merged_at", NEW."merged_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rules", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="f6a982e0152827df5a93fea6865ace9b3655aa08",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ca82a",
                            table="alumni_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="merge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_mergetrailevent" ("gone_id", "gone_name", "id", "kept_id", "left_after_undo", "merged_at", "merged_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules", "undone_at", "undone_by_id") VALUES (OLD."gone_id", OLD."gone_name", OLD."id", OLD."kept_id", OLD."left_after_undo", OLD."merged_at", OLD."merged_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rules", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                            hash="03ff397d4f59032d620e4e817ef0b5becd6c2c0a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f5c2e",
                            table="alumni_merge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mergetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e436a0b879e9cea5bb4d8805bb4da93af839db3c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fd99c",
                            table="alumni_mergetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_messagetrailevent" ("body", "college_id", "described", "id", "kind", "left_out", "made_at", "made_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reasons", "site", "subject") VALUES (NEW."body", NEW."college_id", NEW."described", NEW."id", NEW."kind", NEW."left_out", NEW."made_at", NEW."made_by_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."query", NEW."reasons", NEW."site", NEW."subject"); RETURN NULL;',
                            hash="1847260e2c99396823bd72d746b8e6b954a1c767",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b0757",
                            table="alumni_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."described" IS DISTINCT FROM (NEW."described") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."left_out" IS DISTINCT FROM (NEW."left_out") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."query" IS DISTINCT FROM (NEW."query") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."site" IS DISTINCT FROM (NEW."site") OR OLD."subject" IS DISTINCT FROM (NEW."subject"))',
                            func='INSERT INTO "alumni_messagetrailevent" ("body", "college_id", "described", "id", "kind", "left_out", "made_at", "made_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reasons", "site", "subject") VALUES (NEW."body", NEW."college_id", NEW."described", NEW."id", NEW."kind", NEW."left_out", NEW."made_at", NEW."made_by_id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."query", NEW."reasons", NEW."site", NEW."subject"); RETURN NULL;',
                            hash="6ee24a8007b6040c2b43613400bbece01e7bdcff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_392d2",
                            table="alumni_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_messagetrailevent" ("body", "college_id", "described", "id", "kind", "left_out", "made_at", "made_by_id", "people", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "query", "reasons", "site", "subject") VALUES (OLD."body", OLD."college_id", OLD."described", OLD."id", OLD."kind", OLD."left_out", OLD."made_at", OLD."made_by_id", OLD."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."query", OLD."reasons", OLD."site", OLD."subject"); RETURN NULL;',
                            hash="fb3c373874eefbfa646eec0cbd500a49adff8fa1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_510f5",
                            table="alumni_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="messagetrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fc6401e1f2c9b56d7d911d9f2cbae8c09ffd7b9b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e623b",
                            table="alumni_messagetrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notablecontacttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d8fe4115f4b8cbed5c582e7c3abe9ec99c02d463",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7fe1a",
                            table="alumni_notablecontacttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notablecontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_notablecontacttrailevent" ("id", "next_on", "noted_at", "noted_by_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "text", "way", "who") VALUES (NEW."id", NEW."next_on", NEW."noted_at", NEW."noted_by_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."profile_id", NEW."text", NEW."way", NEW."who"); RETURN NULL;',
                            hash="60ffedabdace522d6c21bae3fa33a62fcdcd33d4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_de34d",
                            table="alumni_notablecontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notablecontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_notablecontacttrailevent" ("id", "next_on", "noted_at", "noted_by_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "text", "way", "who") VALUES (NEW."id", NEW."next_on", NEW."noted_at", NEW."noted_by_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."profile_id", NEW."text", NEW."way", NEW."who"); RETURN NULL;',
                            hash="35f16eb3b593e73af147a427d8d44f63dd2c0168",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_40533",
                            table="alumni_notablecontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notablecontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_notablecontacttrailevent" ("id", "next_on", "noted_at", "noted_by_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "text", "way", "who") VALUES (OLD."id", OLD."next_on", OLD."noted_at", OLD."noted_by_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."profile_id", OLD."text", OLD."way", OLD."who"); RETURN NULL;',
                            hash="32653d1321f034373ac2fbf9d27fd8d444a0e481",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aada6",
                            table="alumni_notablecontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievementtrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fb23cb7c376f9a9cf42b9adfc99a6206ee94ca2d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_32402",
                            table="alumni_achievementtrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_achievementtrailevent" ("id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "source", "text", "year") VALUES (NEW."id", NEW."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."profile_id", NEW."source", NEW."text", NEW."year"); RETURN NULL;',
                            hash="9efaabb31e42417219799b7cbd8acd3db80b8319",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a1a3f",
                            table="alumni_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "alumni_achievementtrailevent" ("id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "source", "text", "year") VALUES (NEW."id", NEW."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."profile_id", NEW."source", NEW."text", NEW."year"); RETURN NULL;',
                            hash="7e1f58597260a20d7fabcdc364c903492ea634fc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6bef7",
                            table="alumni_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_achievementtrailevent" ("id", "month", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "source", "text", "year") VALUES (OLD."id", OLD."month", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."profile_id", OLD."source", OLD."text", OLD."year"); RETURN NULL;',
                            hash="7ab6dda641f0350085a04f3e00c9de28bd70c981",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17a7f",
                            table="alumni_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_personlinktrailevent" ("alumnus_id", "channel", "college_id", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "revoked_by_id", "used_at") VALUES (NEW."alumnus_id", NEW."channel", NEW."college_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."revoked_at", NEW."revoked_by_id", NEW."used_at"); RETURN NULL;',
                            hash="ad37c0140899fe4b75aca24b77216be8e21e144a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6490b",
                            table="alumni_personlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."revoked_by_id" IS DISTINCT FROM (NEW."revoked_by_id") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at"))',
                            func='INSERT INTO "alumni_personlinktrailevent" ("alumnus_id", "channel", "college_id", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "revoked_by_id", "used_at") VALUES (NEW."alumnus_id", NEW."channel", NEW."college_id", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."revoked_at", NEW."revoked_by_id", NEW."used_at"); RETURN NULL;',
                            hash="09fa12f830d9482e6294f29027dd0f3c66fced28",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67a00",
                            table="alumni_personlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_personlinktrailevent" ("alumnus_id", "channel", "college_id", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "revoked_at", "revoked_by_id", "used_at") VALUES (OLD."alumnus_id", OLD."channel", OLD."college_id", OLD."expires_at", OLD."id", OLD."issued_at", OLD."issued_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."revoked_at", OLD."revoked_by_id", OLD."used_at"); RETURN NULL;',
                            hash="5ac0da4918663674d36b7270927a30bf145332d2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_612d5",
                            table="alumni_personlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personlinktrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a78e7dfe665abb89329ab12c3005ad1c32580ca5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f2088",
                            table="alumni_personlinktrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="photo",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_phototrailevent" ("alumnus_id", "caption", "class_group_id", "height", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "sha256", "size", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."alumnus_id", NEW."caption", NEW."class_group_id", NEW."height", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."replaced_on", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="4f482a039d143212d77603afdef710f68f309aab",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e775",
                            table="alumni_photo",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="photo",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."caption" IS DISTINCT FROM (NEW."caption") OR OLD."class_group_id" IS DISTINCT FROM (NEW."class_group_id") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."replaced_on" IS DISTINCT FROM (NEW."replaced_on") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."uploaded_at" IS DISTINCT FROM (NEW."uploaded_at") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                            func='INSERT INTO "alumni_phototrailevent" ("alumnus_id", "caption", "class_group_id", "height", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "sha256", "size", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."alumnus_id", NEW."caption", NEW."class_group_id", NEW."height", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."replaced_on", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="26d251835c3ebaff4e391f55abcb8532a55b58bc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f829a",
                            table="alumni_photo",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="photo",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_phototrailevent" ("alumnus_id", "caption", "class_group_id", "height", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaced_on", "sha256", "size", "uploaded_at", "uploaded_by_id", "width") VALUES (OLD."alumnus_id", OLD."caption", OLD."class_group_id", OLD."height", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."replaced_on", OLD."sha256", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id", OLD."width"); RETURN NULL;',
                            hash="5f02aa4ba93e0433989a6d85b31aa1b9d21d2c51",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_045e2",
                            table="alumni_photo",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notableprofiletrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="df6e09b9fe617216e3317052854feac813b078af",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2c815",
                            table="alumni_notableprofiletrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notableprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_notableprofiletrailevent" ("alumnus_id", "category", "college_id", "headline", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_portrait_id", "remark", "reviewed_at", "reviewed_by_id", "state", "story", "submitted_at", "submitted_by_id") VALUES (NEW."alumnus_id", NEW."category", NEW."college_id", NEW."headline", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_portrait_id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."story", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="c964356376fe62bf2239be5f8eba169c1130721a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1e029",
                            table="alumni_notableprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notableprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."headline" IS DISTINCT FROM (NEW."headline") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_portrait_id" IS DISTINCT FROM (NEW."published_portrait_id") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."story" IS DISTINCT FROM (NEW."story") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id"))',
                            func='INSERT INTO "alumni_notableprofiletrailevent" ("alumnus_id", "category", "college_id", "headline", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_portrait_id", "remark", "reviewed_at", "reviewed_by_id", "state", "story", "submitted_at", "submitted_by_id") VALUES (NEW."alumnus_id", NEW."category", NEW."college_id", NEW."headline", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_portrait_id", NEW."remark", NEW."reviewed_at", NEW."reviewed_by_id", NEW."state", NEW."story", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="8867c4c0c37e482302b52483913741f8d3f7e61c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_27930",
                            table="alumni_notableprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="notableprofile",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_notableprofiletrailevent" ("alumnus_id", "category", "college_id", "headline", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_portrait_id", "remark", "reviewed_at", "reviewed_by_id", "state", "story", "submitted_at", "submitted_by_id") VALUES (OLD."alumnus_id", OLD."category", OLD."college_id", OLD."headline", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_portrait_id", OLD."remark", OLD."reviewed_at", OLD."reviewed_by_id", OLD."state", OLD."story", OLD."submitted_at", OLD."submitted_by_id"); RETURN NULL;',
                            hash="6c0ffd238f7a36354fa9295ee6e8d7a94592cedb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d042d",
                            table="alumni_notableprofile",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="phototrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="973b047f36ce4b00824f5503def37e4d71af9e1d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4307b",
                            table="alumni_phototrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_proposaltrailevent" ("alumnus_id", "at", "decided_at", "decided_by_id", "field", "id", "link_id", "objection_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."alumnus_id", NEW."at", NEW."decided_at", NEW."decided_by_id", NEW."field", NEW."id", NEW."link_id", NEW."objection_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="0f5a962ec5d56e888020fc44d44ee7de2ec85f26",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8ea6",
                            table="alumni_proposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."link_id" IS DISTINCT FROM (NEW."link_id") OR OLD."objection_until" IS DISTINCT FROM (NEW."objection_until") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "alumni_proposaltrailevent" ("alumnus_id", "at", "decided_at", "decided_by_id", "field", "id", "link_id", "objection_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."alumnus_id", NEW."at", NEW."decided_at", NEW."decided_by_id", NEW."field", NEW."id", NEW."link_id", NEW."objection_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="6c576cda3a39c5a7c2791f93900e138f6f00df77",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_43bc7",
                            table="alumni_proposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_proposaltrailevent" ("alumnus_id", "at", "decided_at", "decided_by_id", "field", "id", "link_id", "objection_until", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (OLD."alumnus_id", OLD."at", OLD."decided_at", OLD."decided_by_id", OLD."field", OLD."id", OLD."link_id", OLD."objection_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."state"); RETURN NULL;',
                            hash="729a4b390bc40f68f46ac7a8d735e22deb7a3e36",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d1f8f",
                            table="alumni_proposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="proposaltrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1475b02ffe5f734c50b5bdd5a55e05da137db4e7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cd608",
                            table="alumni_proposaltrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_publicrequesttrailevent" ("alumnus_id", "at", "college_id", "handled_at", "handled_by_id", "id", "kind", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relay_id", "reply", "sought_id", "state") VALUES (NEW."alumnus_id", NEW."at", NEW."college_id", NEW."handled_at", NEW."handled_by_id", NEW."id", NEW."kind", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."relay_id", NEW."reply", NEW."sought_id", NEW."state"); RETURN NULL;',
                            hash="2d6f94ed36005d24989ac4810bbc937fd3932d73",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_052d7",
                            table="alumni_publicrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."alumnus_id" IS DISTINCT FROM (NEW."alumnus_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."college_id" IS DISTINCT FROM (NEW."college_id") OR OLD."handled_at" IS DISTINCT FROM (NEW."handled_at") OR OLD."handled_by_id" IS DISTINCT FROM (NEW."handled_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."relay_id" IS DISTINCT FROM (NEW."relay_id") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."sought_id" IS DISTINCT FROM (NEW."sought_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                            func='INSERT INTO "alumni_publicrequesttrailevent" ("alumnus_id", "at", "college_id", "handled_at", "handled_by_id", "id", "kind", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relay_id", "reply", "sought_id", "state") VALUES (NEW."alumnus_id", NEW."at", NEW."college_id", NEW."handled_at", NEW."handled_by_id", NEW."id", NEW."kind", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."relay_id", NEW."reply", NEW."sought_id", NEW."state"); RETURN NULL;',
                            hash="705f1a65b3cf87b657547a2e3eec3ef2de9d3aa7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9a7de",
                            table="alumni_publicrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "alumni_publicrequesttrailevent" ("alumnus_id", "at", "college_id", "handled_at", "handled_by_id", "id", "kind", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relay_id", "reply", "sought_id", "state") VALUES (OLD."alumnus_id", OLD."at", OLD."college_id", OLD."handled_at", OLD."handled_by_id", OLD."id", OLD."kind", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."relay_id", OLD."reply", OLD."sought_id", OLD."state"); RETURN NULL;',
                            hash="1309a7bc1b2eccb768f72413308344b26469d1e3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_58078",
                            table="alumni_publicrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="publicrequesttrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="46cbd20a097c67652024ea145747a34fa2564bad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a38e5",
                            table="alumni_publicrequesttrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="selfupdateruletrailevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="793dfbf8fe785eed94c71792a53cdb02b1d28077",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63056",
                            table="alumni_selfupdateruletrailevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
