"""What a column's heading says: which field it is, or why its values are not stored."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from alumni.rosters.cells_traditional import simplified

LABELS = {
    "name": "姓名",
    "student_no": "学号",
    "gender": "性别",
    "college": "分院",
    "major": "专业",
    "class_name": "班级",
    "enrolled": "入学年份",
    "graduated": "毕业年份",
    "study_years": "在校起止年份",
    "phone": "本人手机",
    "other_phone": "其他电话",
    "email": "邮箱",
    "wechat": "微信号",
    "qq": "QQ 号",
    "postal_address": "通信地址",
    "employer": "工作单位",
    "position": "职务",
    "industry": "行业",
    "province": "所在省",
    "city": "所在市",
    "place": "所在地区",
    "birth_date": "出生日期",
    "level": "层次",
    "study_form": "学习形式",
    "duration": "学制",
    "head_teacher": "班主任",
    "remark": "备注",
    "serial": "序号",
}

# In each line the surer word stands first: where two columns claim one field, it wins and the other fills its blanks.
SYNONYMS = {
    "name": (
        "姓名 学生姓名 校友姓名 毕业生姓名 学员姓名 本人姓名 同学姓名 中文姓名 真实姓名 名字 学生名字 学生 校友 同学 name studentname "
        "fullname"
    ),
    "student_no": "学号 学生学号 本人学号 学籍学号 学生编号 学员编号 studentno studentid studentnumber",
    "gender": "性别 男女 gender sex",
    "college": (
        "分院 二级学院 所属学院 所在学院 所属分院 所在分院 学院 学院名称 分院名称 院系 所在院系 院系名称 系部 系别 系 院部 "
        "教学单位 所属二级学院"
    ),
    "major": "专业 专业名称 所学专业 就读专业 毕业专业 在校专业 录取专业 major",
    "class_name": "班级 班级名称 所在班级 行政班 行政班级 毕业班级 在校班级 班别 班号 班 原班级 就读班级 所属班级 教学班 同学班级 class",
    "enrolled": "入学年份 入学年度 入学时间 入学日期 入学年月 入学年 入校时间 入校年份 入学 年级 所在年级 当前年级 级别 级",
    "graduated": "毕业年份 毕业年度 毕业时间 毕业日期 毕业年月 毕业年 毕业届别 毕业届 届别 届 届次 毕业 离校时间 毕业年届",
    "study_years": (
        "在校时间 就读时间 起止年份 在校年份 就读年份 在校起止年份 入学毕业年份 入学/毕业年份 "
        "学习时间 在校起止时间 就读起止年份"
    ),
    "phone": (
        "手机 手机号码 手机号 本人手机 本人手机号 本人手机号码 学生手机 学生手机号 手机1 移动电话 联系手机 手机电话 手机联系方式 "
        "联系手机号 联系手机号码 个人手机 个人手机号 手机(微信) 手机/微信 手机/电话 手机号(微信同号) "
        "联系电话 本人联系电话 本人电话 学生电话 学生联系电话 个人电话 个人联系电话 联系方式 本人联系方式 个人联系方式 学生联系方式 "
        "电话 电话号码 联系号码 联系电话1 电话1 联系方式1 现联系电话 现联系方式 联络电话 联络方式 联系电话/手机 电话/手机 电话(手机) "
        "tel mobile phone telephone "
        "cellphone mobilephone phonenumber"
    ),
    "other_phone": (
        "备用电话 备用手机 备用号码 备用联系方式 其他电话 其它电话 其他联系方式 其它联系方式 其他联系电话 第二联系电话 固定电话 "
        "固话 座机 座机号码 "
        "办公电话 单位电话 办公室电话 工作电话 单位联系电话 单位座机 备用联系电话"
    ),
    "email": "邮箱 电子邮箱 邮箱地址 电子邮件 邮件 email e-mail mail 电子信箱 邮件地址",
    "wechat": "微信 微信号 微信号码 微信账号 个人微信 本人微信",
    "qq": "qq qq号 qq号码 qq账号",
    "postal_address": "通信地址 通讯地址 邮寄地址 联系地址",
    "employer": (
        "工作单位 现工作单位 单位 单位名称 工作单位名称 所在单位 现单位 现所在单位 单位全称 工作单位全称 "
        "目前工作单位 当前工作单位 就业单位 "
        "就业单位名称 公司 公司名称 任职单位 企业名称 就职单位 签约单位 用人单位 去向单位 工作单位(全称) 现在单位 现就业单位 就业去向 "
        "工作单位及部门 单位及部门 company employer"
    ),
    "position": (
        "职务 职位 岗位 现任职务 现职务 工作岗位 担任职务 职务/职称 职务职称 职称/职务 岗位名称 职务名称 职业 职称 工作职务 工作职位 "
        "职位类别 工作职位类别 position jobtitle"
    ),
    "industry": "行业 所属行业 从事行业 单位行业 所在行业 行业类别 行业分类 单位所属行业 工作行业",
    "province": "所在省 所在省份 省份 省 工作省份 现居省份 工作所在省 所在地省 就业省份 单位所在省 单位所在省份",
    "city": (
        "所在市 所在城市 城市 市 工作城市 现居城市 工作所在市 地市 市州 所在市州 就业城市 单位所在市 单位所在城市 现居城市 现居住城市 "
        "所在的城市 现在城市 目前所在城市"
    ),
    "place": (
        "所在地 所在地区 工作地 工作地点 工作地区 现居地 现居住地 居住地 就业地 就业地区 单位所在地 "
        "所在省市 省市 工作所在地 地区 省/市 工作省市 现居省市 现居地省市 就业省市 省市区 现所在地 目前所在地 现在所在地"
    ),
    "birth_date": "出生日期 出生年月 出生年月日 生日 出生时间",
    "level": "层次 培养层次 学历层次 学历 办学层次",
    "study_form": "学习形式 办学形式 培养方式",
    "duration": "学制 修业年限 学习年限",
    "head_teacher": "班主任 辅导员 班主任姓名 辅导员姓名 班主任/辅导员 班主任(辅导员)",
    "remark": "备注 说明 其他 其它 附注 备注说明",
    "serial": "序号 编号 序 no 行号 号 no. 顺序号 顺序",
}
KNOWN = {word: (field, rank) for field, words in SYNONYMS.items() for rank, word in enumerate(words.split())}

NOT_STORED = (
    (r"身份证|证件(?!照)|证号$|id号|公民身份", "证件号码不保存"),
    (r"考生号|准考证|学籍号|高考", "考试和学籍注册号码不保存"),
    (r"民族|政治面貌|党员|团员|宗教|信仰", "民族、政治面貌等不保存"),
    (
        r"住址|家庭地址|家庭所在|户口|户籍|籍贯|生源|邮编|邮政编码|通讯地址|通信地址|邮寄地址|详细地址|联系地址",
        "住址和籍贯不保存",
    ),
    (r"银行|卡号|账号|开户|工资|薪资|薪酬|月薪|年薪|收入|贫困|资助|助学", "银行和收入信息不保存"),
    (r"健康|病史|身高|体重|血型|婚|残疾|体检|密码|照片|指纹", "与校友联络无关的个人信息不保存"),
)
OTHER_PEOPLE = re.compile(
    r"家长|父亲|母亲|父母|爸|妈|监护|紧急|亲属|家属|配偶|家庭电话|家庭联系|宅电|家庭成员|子女|儿子|女儿|兄弟|姐妹|(?:导师|老师|教师|领导|校长).*姓名|"
    r"(?:班主任|辅导员|导师|联络员|联系人|班长|单位联系|负责人|hr).*(?:电话|手机|方式|号码)|联系人"
)
IN_BRACKETS = re.compile(r"\((?:家长|父亲|母亲|监护人|紧急联系人)")
CONTACT_PERSON = re.compile(
    r"(?:校友|班级|本人)?联系人(?:姓名)?"
)  # of a company, or the person: only the liaison knows
OTHER_PEOPLE_REASON = "是他人的信息，不保存"
IGNORED = re.compile(
    r"(?:在校|校内|班[级内]|学生|社会|党内).{0,4}(?:职务|职位|岗位)|曾用名|英文名|拼音|单位(?:性质|地址|代码|类型|规模)|企业性质|社会信用|是否|签名|签字|成绩|填表|填报|制表|经办|审核|推荐人"
)
GUESSES = (
    (re.compile(r"手机|移动电话"), "phone", 80),
    (re.compile(r"(?:办公|单位|固定|座机|备用).*(?:电话|号码)|座机|固话"), "other_phone", 80),
    (re.compile(r"联系(?:电话|方式)|电话号码|^电话"), "phone", 90),
    (re.compile(r"单位.*职[务位]|职[务位].*单位|(?:工作|就业|任职|就职|现)单位"), "employer", 80),
    (re.compile(r"^(?:学生|校友|毕业生|学员).{0,4}姓名$|姓名$"), "name", 80),
    (re.compile(r"学号$"), "student_no", 80),
    (re.compile(r"(?:职务|职位|岗位)"), "position", 80),
    (re.compile(r"邮箱|e-?mail"), "email", 80),
    (re.compile(r"^入(?:学|校)"), "enrolled", 80),
    (re.compile(r"^毕业(?:年|时|日)"), "graduated", 80),
    (re.compile(r"班级"), "class_name", 80),
    (re.compile(r"专业(?:名称)?$"), "major", 80),
    (re.compile(r"性别$"), "gender", 80),
    (re.compile(r"微信号"), "wechat", 80),
    (re.compile(r"所在(?:地|省市|地区)$"), "place", 80),
)
BRACKETS = re.compile(r"[(\[【<{〔][^()\[\]【】<>{}〔〕]*[)\]】>}〕]")
NOISE = re.compile(r"[\s\u200b\ufeff*★☆※:：、。?？]+")
NUMBERED = re.compile(
    r"^(?:第?\d{1,2}[.、．)）题:：]|[qQ]\d{1,2}[.、:：_]?|[一二三四五六七八九十]{1,2}[、.．])\s*(?=[^\d\s])"
)
POLITE = re.compile(r"^(?:请问|请)?(?:填写|输入|选择)?(?:您|你)(?:现在|目前|当前)?的?(?=.)")
LATIN = re.compile(r"[a-z./&-]{2,}")
LONGEST = 40


class HeaderUse(NamedTuple):
    """`field` "" and a reason: dropped; "" and no reason: not recognised. A lower rank is surer."""

    field: str
    rank: int = 0
    reason: str = ""


UNKNOWN_HEADER = HeaderUse("")


@lru_cache(maxsize=20_000)
def normal_header(text):
    if text.isalpha() and text[0] not in "请您你" and max(text) < "\uf900":
        return simplified(text).lower()
    text = NUMBERED.sub("", simplified(unicodedata.normalize("NFKC", text)).strip())
    return POLITE.sub("", NOISE.sub("", text)).lower()


@lru_cache(maxsize=20_000)
def recognise(text):
    if len(text) > LONGEST * 2:
        return UNKNOWN_HEADER
    whole = normal_header(text)
    bare = BRACKETS.sub("", whole) or whole
    if found := KNOWN.get(whole) or (
        None if IN_BRACKETS.search(whole) else KNOWN.get(bare) or KNOWN.get(_chinese(bare))
    ):
        return HeaderUse(*found)
    for pattern, reason in NOT_STORED:
        if re.search(pattern, bare):
            return HeaderUse("", reason=reason)
    if OTHER_PEOPLE.search(whole):
        return HeaderUse("", reason=OTHER_PEOPLE_REASON)
    return _guess(bare)


def _chinese(bare):
    """单位company: what stands beside its translation."""
    return LATIN.sub("", bare)


def _guess(bare):
    if len(bare) > LONGEST or IGNORED.search(bare):
        return UNKNOWN_HEADER
    for pattern, field, rank in GUESSES:
        if pattern.search(bare):
            return HeaderUse(field, rank)
    return UNKNOWN_HEADER


def is_certain_header(text):
    """Exact words only: a data cell is never taken for a header by a guess."""
    whole = normal_header(text) if len(text) <= LONGEST else ""
    return whole in KNOWN or BRACKETS.sub("", whole) in KNOWN


def header_words(cells):
    """(fields named, cells that are known or not to be stored, cells in use) of a row that may be a header."""
    fields, known, used = set(), 0, 0
    for cell in cells:
        if cell is None:
            continue
        used += 1
        if not isinstance(cell, str) or len(re.findall(r"\d", cell)) > 3:
            return set(), 0, used
        use = recognise(cell) if cell.strip() else UNKNOWN_HEADER
        if use.field and is_certain_header(cell) or use.field in ("name", "phone", "employer"):
            fields.add(use.field)
        known += bool(use.field or use.reason)
    return fields, known, used


def _only_names(cells):
    """姓名 | 姓名 | 姓名: a plain list in several columns."""
    return all(recognise(cell).field in ("name", "serial") for cell in cells if cell is not None)


def is_header(cells):
    fields, known, used = header_words(cells)
    if "name" in fields:
        return len(fields) >= 2 or known == used and (used <= 2 or _only_names(cells))
    return len(fields) >= 4 and known * 10 >= used * 6
