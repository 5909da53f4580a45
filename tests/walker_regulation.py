"""The regulation in the walker's world: an invented text in force, and interpretations, one for the staff only."""

from datetime import date

from planning.regulation_text import split
from planning.services.regulation import interpret_article, load_text
from tests.walker_cast import ROLES

TEXT = "示例办法\n第一章 开头\n第一条 先写第一条。\n第二条 再写第二条。"
#: nobody who has not signed in may read it, in whatever page
INTERNAL = "秘密解释鼣"


class Regulation:
    def _regulation(self):
        office = self.users["office"]
        words = {"name": "示例办法", "document": "", "is_trial": True, "effective_on": date(2021, 3, 1)}
        text = load_text(split(TEXT), **words, actor=office)
        said = {"article": 2, "document": "", "given_on": date(2021, 4, 1), "actor": office}
        interpret_article(text="公开的解释。", is_public=True, **said)
        internal = interpret_article(text=INTERNAL, is_public=False, **said)
        self.secrets[INTERNAL] = set(ROLES) - {"anonymous"}
        for key in self.colleges:
            self.objects[key] |= {"regulation_text": text.pk, "interpretation": internal.pk, "article_number": 2}
