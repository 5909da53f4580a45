"""Lines among the people of a table that are no people: totals, footnotes, groups, instructions, examples."""

import re

from alumni.rosters.cells import PLAIN_NAME, as_text
from alumni.rosters.cells_surnames import begins_like_a_name
from alumni.rosters.headers import is_certain_header, recognise

TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总人数|人数合计)|^共?\s*\d+\s*人$")
FOOTNOTE = re.compile(
    r"^(?:注|备\s*注|说\s*明|填\s*表|填\s*报|制\s*表|审\s*核|经办|负责人|联系人|\S{0,8}(?:签字|签名|签章|盖章)|单位\s*[（(]|盖\s*章|日\s*期|打印|第\s*\d+\s*页|以上|以下|"
    r"[※★*＊◆●]|温馨提示|提示|要求|\d+[、.．]\s*\D)"
)
COUNTED = re.compile(r"(?:应到|实到|全班|总数|其中|共有?|合计|总计|小计|男生?|女生?)[^\d]{0,6}\d+\s*[人名].*")
GROUP = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九十\d]{1,3}|本)(?:小?组|寝室|宿舍|排|列|桌|批次?|页|部分|号桌)"
    r"|男(?:生|同学)?|女(?:生|同学)?|(?:任课)?(?:老师|教师)|学生|同学|校友|班委(?:会)?(?:成员)?|班干部?|其他(?:同学)?|其它|嘉宾|领导"
    r"|(?:已|未|没)(?:联系|就业|落实|毕业|到|参加).{0,6}|(?:在|外).{0,4}(?:省|市|地|国)(?:内|外)?"
)
DAY = re.compile(r"(?:19|20)\d{2}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?")
INSTRUCTION = re.compile(
    r"必填|选填|可不填|可选|填写|请填|请输入|请选择|(?:例|如|例如|示例|样例|格式)[:：]|^(?:如|例).{2,}|^\d{1,2}位|^文本$|^下拉"
)
EXAMPLES = frozenset(("例", "例：", "例:", "例1", "示例", "样例", "举例", "例如", "范例", "填写示例", "示例行", "示范"))
IN_BRACKETS = re.compile(r"[（(【\[].*[）)】\]]")
MARKED_NAME = re.compile(r"(?:[*★※]+|\d{1,3}\s*[、.．])\s*[\u3400-\u9fff·]{2,4}")


def is_total(texts):
    return (
        bool(TOTAL.match(texts[0]))
        or len(texts) <= 4
        and any(TOTAL.match(text) or COUNTED.fullmatch(text) for text in texts)
    )


def is_group(texts):
    """第二组, 男生（5人）, 2024年5月1日: a line of one cell that parts or dates the people."""
    if len(texts) != 1:
        return False
    bare = re.sub(r"[（(【\[].*$|[:：].*$", "", texts[0]).strip()
    return not bare or bool(GROUP.fullmatch(bare) or DAY.fullmatch(texts[0]))


def is_instruction(texts, name):
    """（必填） （选填） below the header, or the row that is marked 例."""
    if texts[0] in EXAMPLES:
        return True
    if len(texts) < 2 or not (INSTRUCTION.search(name) or IN_BRACKETS.fullmatch(name)):
        return False
    return all(INSTRUCTION.search(text) or IN_BRACKETS.fullmatch(text) for text in texts)


def is_name_with_mark(text, row_has_more):
    """★李娜 and 1.李娜 are names, ★请勿外传 and 1.请核对 are notes."""
    if not MARKED_NAME.fullmatch(text):
        return False
    return row_has_more or not text[0].isdigit() or begins_like_a_name(text.lstrip("0123456789、.． "))


def card_name(row):
    """(column, name) where 姓名 is followed by a name and the next word is a heading again: a form for one person."""
    texts = [(at, text) for at, cell in enumerate(row) if (text := as_text(cell))]
    for (_, label), (at, name), after in zip(texts, texts[1:], [*texts[2:], None], strict=False):
        if not is_certain_header(label) or recognise(label).field != "name":
            continue
        told = after is None or is_certain_header(after[1]) or recognise(after[1]).reason
        if told and PLAIN_NAME.fullmatch(name) and begins_like_a_name(name) and not is_certain_header(name):
            return at, name
    return None


def holds_names(cells):
    """Most of a column's cells look like names of people."""
    texts = [text for cell in cells if (text := as_text(cell))]
    names = sum(bool(PLAIN_NAME.fullmatch(text)) and begins_like_a_name(text) for text in texts)
    return names * 2 > len(texts)


def says_something(cell):
    """A number without a heading is a line's own number."""
    text = as_text(cell)
    return bool(text) and not (text.isdigit() and len(text) <= 4)
