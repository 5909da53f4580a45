"""One cell, one value: names, student numbers, and the other texts of a person. Each answers (value, problem)."""

import datetime
import re
import unicodedata
from functools import lru_cache

from alumni.rosters.cells_identity import (
    SHORTEST,
    has_identity_number,
    is_identity_number,
    without_identity_numbers,
)
from alumni.rosters.cells_surnames import COMPOUND, SINGLE, begins_like_a_name
from alumni.rosters.years import BLANK, EPOCH, SERIALS
from common.spreadsheets import CellError

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
NAME = re.compile(rf"[{HAN}]+(?:·[{HAN}]+)*|[^\W\d_]+(?:[ .'’·-]+[^\W\d_]+)*\.?")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}·])\s+(?=[{HAN}·])")
BETWEEN_DOTS = re.compile(r"\s*[·•．‧・∙⋅\u2027.。]\s*")
DOTS = re.compile(rf"(?<=[{HAN}])\s*[•．‧・∙⋅\u2027.。]\s*(?=[{HAN}])")
NAME_REMARK = re.compile(r"\s*[（(【\[]([^（）()【】\[\]]*)[）)】\]]\s*$")
NOBODY = "姓名 无 暂无 无名 测试 测试人员 某某 某某某 张某某 李某某 学生 校友 空 未知 不详 同上 示例 样例 待定 待补 空缺 名字 本人"
GROUPS = "男生 女生 男同学 女同学 老师 教师 任课教师 任课老师 班主任 辅导员 以上 以下 合计 总计 小计"
PLACEHOLDERS = frozenset([*NOBODY.split(), *GROUPS.split(), *(f"第{number}组" for number in "一二三四五六七八九十")])
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
SPACES = re.compile(r"[ \t\u00a0\u3000\u2000-\u200a]+")
NUMBERING = re.compile(rf"\d{{1,3}}\s*[.、．\s]\s*(?=[{HAN}])")
REMARK_FIRST = re.compile(rf"[（(【\[]([^（）()【】\[\]]{{1,10}})[）)】\]]\s*(?=[{HAN}]{{2}})")
OF_PERSONS = (
    "男 女 班长 副班长 团支书 书记 学委 学习委员 生活委员 组织委员 宣传委员 体育委员 文艺委员 劳动委员 纪检委员 组长 "
    "舍长 室长 联络员 校友 已故 留级 转入 转出 退学 休学 参军"
)
TITLES = frozenset(OF_PERSONS.split())
WRITTEN_ON = [
    word for word in (*TITLES, "老师", "班主任", "辅导员") if len(word) > 1 and word != "参军"
]  # 张参军 is a name
JOINED = "|".join(sorted(WRITTEN_ON, key=len, reverse=True))
TITLE_JOINED = re.compile(rf"(?P<first>{JOINED})?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?P<last>{JOINED})?")
ADDRESSED = ["同学", "先生", "女士", "院长", "校长", "主任", "教授", "经理", "师傅", "总"]
ONLY_SURNAME = re.compile(rf"(?P<surname>[\u4e00-\u9fff]{{1,2}})(?:{JOINED}|{'|'.join(ADDRESSED)})")
PERHAPS_TITLE = frozenset([*ADDRESSED, *(word[-2:] for word in WRITTEN_ON), *(word[:2] for word in WRITTEN_ON)])
CLOSING = re.compile(rf"(?<=[{HAN}])[.。,，、;；:：!！]+$")
HONORIFIC = re.compile(r"(?<=..)(?:先生|女士|同学|校友)$")
NO_NAME = re.compile(r"[\u4e00-\u9fff]{1,2}(?:[xX×＊*]{1,2}|某{1,2})")
NO_PERSON = re.compile(
    r".{2,}(?:办公室|学院|学校|公司|集团|中心|总机|热线|服务台|教务处|学生处|招生办|保卫处|医务室|图书馆)"
)
WITHOUT_WORK = (
    "待业 待业中 待就业 暂待业 暂时待业 无业 失业 未就业 暂未就业 未工作 暂无工作 没有工作 没工作 无工作 无工作单位 无单位 暂无单位 "
    "求职中"
)
NO_JOB = frozenset(WITHOUT_WORK.split())
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}")
STUDENT_NO = re.compile(r"[0-9A-Z][0-9A-Z-]{0,31}")
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)", re.IGNORECASE)
AS_TEXT = "请在原表中把这一列设为“文本”格式，重新填写后再上传。"
FIRST_BIRTH = 1880  # the first students of 1903
LONGEST = {"employer": 200, "postal_address": 200, "position": 100, "industry": 100, "remark": 500}
PLACED_BY = frozenset(("class_name", "major", "college", "head_teacher"))
IDENTITY_AS_STUDENT_NO = "这一格像身份证号，系统不保存。请改填学号，没有就留空。"
GENDERS = {"男": "男", "女": "女", "男性": "男", "女性": "女", "男生": "男", "女生": "女", "m": "男", "f": "女"}
GENDERS |= {"male": "男", "female": "女", "先生": "男", "女士": "女"}


def cell_error(cell):
    """A sentence for a cell that shows #N/A and the like, "" otherwise."""
    if isinstance(cell, CellError):
        return cell.problem
    if isinstance(cell, str) and cell.startswith("#") and SPREADSHEET_ERROR.fullmatch(cell.strip()):
        return CellError(cell.strip()).problem
    return ""


def as_text(cell):
    """What the cell shows, without control characters and stray spaces; line breaks become one space."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, CellError):
        return "" if cell.code in ("#NOVALUE", "#LINES") else cell.code
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return repr(cell)


@lru_cache(maxsize=50_000)
def _clean(text):
    if text.isprintable() and "  " not in text and text.isalnum():
        return text
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n")))
    return SPACES.sub(" ", re.sub(r"\s*\n+\s*", " ", text)).strip()


def read_name(cell):
    """(name, what stood in brackets behind it, problem)."""
    if type(cell) is str and PLAIN_NAME.fullmatch(cell) and _is_plainly_a_name(cell):
        return cell, "", ""
    return _read_name(cell)


def _is_plainly_a_name(text):
    return (
        text not in PLACEHOLDERS
        and text[-1] not in "某总"
        and text[-2:] not in PERHAPS_TITLE
        and text[:2] not in PERHAPS_TITLE
    )


@lru_cache(maxsize=20_000)
def _read_name(cell):
    if problem := cell_error(cell):
        return "", "", problem
    text = as_text(cell)
    if not text:
        return "", "", "没有姓名。请在原表中补上姓名后再上传；不是人员的行请删去。"
    if not isinstance(cell, str):
        return "", "", f"“{text[:20]}”不是姓名。请在原表中改正后再上传。"
    if "<" in text or ">" in text or text.startswith(("=", "+", "-", "@")):
        return "", "", "姓名里有网页代码或公式，没有读取。请在原表中只填姓名。"
    text, remarks = _take_remarks(NUMBERING.sub("", text, count=1) if text[0].isdigit() else text)
    if len(text.split()) > 1 and _is_two_names(text):
        return (
            "",
            "",
            f"“{without_identity_numbers(text)[:20]}”看不出是一个人还是两个人。一行只填一人，姓名中间不留空格。",
        )
    name, title = _without_title(HONORIFIC.sub("", _one_spelling(text)))
    remarks = "；".join(filter(None, (remarks, title)))
    return ("", "", problem) if (problem := _name_problem(name)) else (name, without_identity_numbers(remarks), "")


def _take_remarks(text):
    """What stands in brackets before or behind a name, and 女 or 班长 behind a space, are no part of it."""
    text, remarks = text.strip("*＊★☆※ "), []
    if match := NAME_REMARK.search(text):
        text, remarks = text[: match.start()], [match[1].strip()]
    if match := REMARK_FIRST.match(text):
        text, remarks = text[match.end() :], [match[1].strip(), *remarks]
    name, _, last = text.rstrip().rpartition(" ")
    if len(name) > 1 and last in TITLES:
        text, remarks = name, [last, *remarks]
    return text, "；".join(remarks)


def _without_title(name):
    """班长王小明, 王晓明已故, 王小明老师: the name, and what was written on to it."""
    match = TITLE_JOINED.fullmatch(name) if len(name) > 3 else None
    if not match or not (match["first"] or match["last"]) or not begins_like_a_name(match["name"]):
        return name, ""
    return match["name"], "；".join(filter(None, (match["first"], match["last"])))


def _is_two_names(text):
    """王小明 李小红; but 王 小明, 欧阳 娜娜 and 买买提 · 艾力 are one person's."""
    words = BETWEEN_DOTS.sub("·", text).split()
    return (
        len(words) > 1
        and all(len(word) > 1 and re.fullmatch(f"[{HAN}]+", word) for word in words)
        and words[0] not in COMPOUND
        and (sum(map(len, words)) > 4 or all(map(begins_like_a_name, words)))
    )


def _one_spelling(text):
    text = DOTS.sub("·", CLOSING.sub("", text.strip("*＊★☆※ ")))
    text = BETWEEN_HAN.sub("", text)
    if LATIN.search(unicodedata.normalize("NFKC", text)) and not re.search(f"[{HAN}]", text):
        text = unicodedata.normalize("NFKC", text)
    return text


def _name_problem(name):
    shown = without_identity_numbers(name)[:20]
    if not name or name in PLACEHOLDERS or re.fullmatch(r"[-—/\\.。?？*×xX]+", name):
        return f"“{shown}”不是真实姓名。请填写姓名，或删去这一行。"
    if len(name) > 40:
        return "姓名超过 40 个字。请在原表中只填姓名。"
    if re.search(r"\d", unicodedata.normalize("NFKC", name)):
        return f"姓名“{shown}”里有数字。请在原表中改正后再上传。"
    if not NAME.fullmatch(name):
        return f"姓名“{shown}”里有不该出现的符号。请在原表中只填姓名。"
    if len(name) == 1:
        return f"姓名“{shown}”只有一个字。请在原表中补全后再上传。"
    if NO_NAME.fullmatch(name):
        return f"“{shown}”不是全名。请在原表中补全姓名后再上传。"
    if (match := ONLY_SURNAME.fullmatch(name)) and (match["surname"] in COMPOUND or match["surname"] in SINGLE):
        return f"“{shown}”只有姓和称呼，不是全名。请在原表中补全姓名后再上传。"
    if NO_PERSON.fullmatch(name):
        return f"“{shown}”像是单位或部门，不是姓名。不是人员的行请在原表中删去。"
    return ""


def read_student_no(cell):
    if cell is None:
        return "", ""
    if type(cell) is str and cell.isascii() and cell.isdigit() and 4 <= len(cell) <= 17 and len(cell) != SHORTEST:
        return cell, ""
    return _read_student_no(cell)


@lru_cache(maxsize=20_000)
def _read_student_no(cell):
    if problem := cell_error(cell):
        return "", problem
    if isinstance(cell, bool | datetime.date):
        return "", "学号变成了日期或其他内容。" + AS_TEXT
    if isinstance(cell, int | float):
        return _number_as_student_no(cell)
    text = unicodedata.normalize("NFKC", as_text(cell)).strip("='`‘’\"")
    text = re.sub(r"\.0+$", "", re.sub(r"\s+", "", text)).upper()
    text = re.sub(r"[—–−_]", "-", text)
    if text.lower() in BLANK:
        return "", ""
    if SCIENTIFIC.fullmatch(text):
        return "", f"学号被 Excel 改成了科学计数法“{text[:20]}”，原来的数字已丢失。" + AS_TEXT
    if is_identity_number(text):
        return "", IDENTITY_AS_STUDENT_NO
    if not STUDENT_NO.fullmatch(text) or not re.search(r"\d", text):
        return "", f"“{text[:20]}”不是学号。学号只有数字、字母和短横线，请改正，没有就留空。"
    return text, ""


def _number_as_student_no(cell):
    if not abs(cell) < 10**15:  # so written, a NaN is refused too
        return "", "学号超过 15 位又存成了数字，末尾几位已被 Excel 改成 0。" + AS_TEXT
    if cell != int(cell) or cell <= 0:
        return "", f"“{cell}”不是学号。" + AS_TEXT
    if is_identity_number(str(int(cell))):
        return "", IDENTITY_AS_STUDENT_NO
    if cell >= 10**10 and cell % 10**6 == 0:
        return "", f"学号“{int(cell)}”末尾全是 0，可能被 Excel 改写过。" + AS_TEXT
    return str(int(cell)), ""


def read_text(cell, field):
    if problem := cell_error(cell):
        return "", problem
    if isinstance(cell, bool | datetime.date) and field != "remark":  # a day beside a remark is one
        return "", f"这一格被 Excel 改成了日期或其他内容“{as_text(cell)}”，原来写的已看不出。" + AS_TEXT
    text = as_text(cell)
    if text.lower() in BLANK or not (text[0].isalnum() or any(map(str.isalnum, text))):
        return "", ""
    if len(text) >= SHORTEST:
        if field in PLACED_BY and has_identity_number(text):
            return "", "这一格像身份证号，系统不保存。请改填应有的内容，没有就留空。"
        text = without_identity_numbers(text)
    longest = LONGEST.get(field, 60)
    if len(text) > longest:
        return "", f"内容有 {len(text)} 个字，最多 {longest} 个。请在原表中缩短后再上传。"
    return text, ""


def read_gender(text):
    value = GENDERS.get(text.lower())
    return (value, "") if value else ("", f"性别“{text[:10]}”没有读出来，这一格未导入。请填“男”或“女”。")


def read_email(text):
    text = unicodedata.normalize("NFKC", text).replace(" ", "").rstrip(".;,")
    if EMAIL.fullmatch(text) and len(text) <= 254:
        return text, ""
    return "", f"邮箱“{text[:30]}”写法不对，这一格未导入。"


def read_date(cell):
    """A day, or None with a sentence; a month alone is no day and stays out."""
    if isinstance(cell, datetime.date):
        return cell, ""
    if isinstance(cell, int) and cell in SERIALS:
        return EPOCH + datetime.timedelta(days=cell), ""
    digits = re.findall(r"\d+", unicodedata.normalize("NFKC", as_text(cell)))
    if len(digits) == 1 and len(digits[0]) == 8:
        digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
    try:
        day = datetime.date(*(int(each) for each in digits[:3]))
    except (ValueError, TypeError, OverflowError):
        day = None
    if day is None or day.year < FIRST_BIRTH:  # 96年1月2日 is not the year 96
        return None, f"出生日期“{as_text(cell)[:20]}”没有读出年月日，这一格未导入。请写成 1996-01-02 这样的日期。"
    return day, ""
