"""The first version of what people are asked, purpose by purpose (个人信息保护法 14–15, 17, 23, 25)."""

from datetime import date

from django.db import migrations

IN_FORCE = date(2025, 8, 1)
HOW_TO_WITHDRAW = (
    "四、怎样撤回：您可以随时撤回，不需要理由。打电话、发微信或邮件给所在学院的校友联络员或校友会办公室，或在学校校友网站填写“撤回同意”，都可以。"
    "撤回当天起停止使用；撤回以前已经印出或发出的，学校不能收回，但不再加印、再发。不同意或者撤回，不影响您作为校友得到的其他服务。"
)
TEXTS = {
    "public_page": (
        "湖南生物机电职业技术学院拟在学校校友网站上介绍您。\n\n"
        "一、公开什么：您的姓名、毕业学院和年份、专业、一句话介绍、事迹、主要成就和荣誉，以及您认可的一张照片。不公开电话、微信、邮箱、住址和出生日期。\n"
        "二、给谁看：任何访问网站的人都能看到，搜索网站也可能收录。\n"
        "三、多久：自公开之日起，到您撤回同意或学校撤下页面为止；学校每年与您核对一次内容。\n" + HOW_TO_WITHDRAW
    ),
    "classmates": (
        "所在学院拟把您列入发给同班同学的班级通讯录。\n\n"
        "一、提供什么：您的姓名、班级、所在城市、工作单位和职务，以及您留下的手机号或其他联系方式。您可以只同意其中几项，请在说明里写明。\n"
        "二、给谁看：同一班级、同样列入通讯录的同学，以及该班的班主任（辅导员）和班级联络员。学院会提醒收到的人不得外传。\n"
        "三、多久：每次编印通讯录前以当时的登记为准，到您撤回同意为止。\n" + HOW_TO_WITHDRAW
    ),
    "regional_list": (
        "学校拟把您列入您所在地区的地方校友名单，用于地方校友会的联络和活动通知。\n\n"
        "一、提供什么：您的姓名、毕业学院和年份、所在城市、工作单位和职务，以及一种您指定的联系方式。\n"
        "二、给谁看：该地区校友会（筹备组）的负责人和联络员，仅用于组织校友活动，不得转给他人或用于商业宣传。\n"
        "三、多久：到您撤回同意、离开该地区并告诉我们，或该名单停止使用为止。\n" + HOW_TO_WITHDRAW
    ),
    "yearbook": (
        "学校拟把您的事迹收入《优秀校友风采录》。\n\n"
        "一、刊登什么：您的姓名、毕业学院和年份、专业、工作单位和职务、事迹、主要成就和荣誉，以及您认可的照片。付印前把清样给您看过。不刊登联系方式。\n"
        "二、给谁看：印刷本赠送校友、来宾和在校学生，并在学校陈列；另有约定的，以约定为准。\n"
        "三、多久：印刷本长期流传；您撤回以后，学校在再次编印时不再收入。\n" + HOW_TO_WITHDRAW
    ),
    "employer": (
        "学校拟把您的情况提供给用人单位或校企合作单位，用于招聘、引才或项目合作。\n\n"
        "一、提供什么：您的姓名、毕业学院和年份、专业、工作经历和一种您指定的联系方式。每次提供以前，学校会告诉您单位的名称和用途。\n"
        "二、给谁看：告诉过您的那一家单位，该单位只能用于所说的用途。\n"
        "三、多久：到您撤回同意为止；单位已经收到的信息由该单位依法处理，学校可以协助您要求其删除。\n" + HOW_TO_WITHDRAW
    ),
}


def add_texts(apps, schema_editor):
    texts = apps.get_model("alumni", "ConsentText").objects
    for purpose, text in TEXTS.items():
        texts.get_or_create(purpose=purpose, version=1, defaults={"text": text, "valid_from": IN_FORCE})


class Migration(migrations.Migration):
    dependencies = [("alumni", "0012_self_update_rules")]
    operations = [migrations.RunPython(add_texts, migrations.RunPython.noop)]
