"""The twenty sections of GB/T 4754, and what people write for them."""

import re
from functools import lru_cache

SECTIONS = {
    "A": "农、林、牧、渔业",
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "J": "金融业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业",
    "N": "水利、环境和公共设施管理业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业",
    "S": "公共管理、社会保障和社会组织",
    "T": "国际组织",
}

# A longer word is taken out of the text before a shorter one is looked for: 汽车维修 is no 汽车, 农业机械 no 农业.
_WORDS = {
    "A": "农业 林业 牧业 渔业 农林牧渔 种植 种养 养殖 畜牧 水产 农场 苗木 花卉",
    "B": "采矿 矿业 煤矿 采掘",
    "C": "制造 机械 农业机械 农机制造 电子厂 汽车 汽车制造 化工 食品加工 加工 饲料 饲料加工 机电 装备 模具 工厂",
    "D": "电力 供电 热力 燃气 自来水 供水 发电",
    "E": "建筑 施工 土木 装修 装饰 工程建设",
    "F": "批发 零售 贸易 商贸 超市 农资销售 汽车销售",
    "G": "交通 运输 物流 快递 仓储 邮政 航空 铁路",
    "H": "住宿 餐饮 酒店 宾馆 饭店",
    "I": "互联网 软件 信息技术 计算机 通信 电信 网络",
    "J": "金融 银行 证券 保险 信贷",
    "K": "房地产 物业 房产",
    "L": "租赁 商务 广告 咨询 法律 律师 会计 人力资源 劳务派遣 旅行社",
    "M": "科研 科学研究 研究院 研究所 检测 勘察 工程设计 技术服务 农技推广 农业科研 兽医",
    "N": "水利 环保 环境 公共设施 景区 市政",
    "O": "居民服务 家政 汽车维修 汽修 维修 修理 美容 美发 宠物 宠物医院",
    "P": "教育 学校 培训 幼教 高校",
    "Q": "卫生 医院 医疗 诊所 社会工作 养老 护理",
    "R": "文化 体育 娱乐 传媒 新闻 出版 影视",
    "S": "公共管理 公务员 政府 机关 党政 社会保障 社会组织 事业单位 机关事业单位 村委 居委 部队 公安 农业农村局",
    "T": "国际组织",
}
_LETTERS = {word: letter for letter, words in _WORDS.items() for word in words.split()}
_BY_LENGTH = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


def choices() -> list[tuple[str, str]]:
    return list(SECTIONS.items())


@lru_cache(maxsize=5_000)
def find_section(text: str) -> str:
    """The letter of the section, "" where the text says nothing certain or speaks of two sections."""
    text = re.sub(r"[\s、，,/／]", "", text or "")
    if text.upper() in ("IT", "IT业", "IT行业"):
        return "I"
    return _by_name(text) or _by_words(text)


def _by_name(text: str) -> str:
    if text.upper() in SECTIONS:
        return text.upper()
    without_letter = re.sub(r"^[A-Ta-t][.\-:：]?(?=[\u4e00-\u9fff])", "", text)
    found = [letter for letter, name in SECTIONS.items() if name.replace("、", "").startswith(without_letter)]
    return found[0] if len(found) == 1 and len(without_letter) >= 2 else ""


def _by_words(text: str) -> str:
    found = {_LETTERS[word] for word in _BY_LENGTH.findall(text)}
    return found.pop() if len(found) == 1 else ""
