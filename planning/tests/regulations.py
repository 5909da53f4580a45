"""An invented regulation for the tests: loaded, interpreted, and its page."""

from datetime import date, timedelta

from django.utils import timezone

from planning.regulation_text import split
from planning.services.regulation import interpret_article, load_text

TEXT = """示例办法（试行）
第一章 开头
第一条 为了示例，先写第一条。
第二条 示例由示例室办理。
第二章 结尾
第三条 本办法自发布之日起施行。
"""
TODAY = timezone.localdate()
HOME = "/regulation/"


def loaded(actor, text=TEXT, *, on=date(2021, 3, 1), name="示例办法", trial=True):
    return load_text(split(text), name=name, document="", is_trial=trial, effective_on=on, actor=actor)


def given(actor, text="示例的解释。", *, article=2, days=10, public=True):
    facts = {"article": article, "text": text, "document": "", "given_on": TODAY - timedelta(days=days)}
    return interpret_article(**facts, is_public=public, actor=actor)


def page(client, url=HOME):
    return client.get(url).content.decode()
