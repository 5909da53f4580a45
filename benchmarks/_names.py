"""The characters of given names, those that sound the same, and those that look alike."""

from collections import defaultdict

import _people  # noqa: F401  Django is set up by it

from alumni.pinyin import read_name

MEN = (
    "伟勇军强磊杰涛超明鹏飞辉波斌浩刚平峰建华文志国俊海林龙宇鑫亮健凯旭东春毅宁祥忠新晨博阳瑞晓永成光智荣胜江康程瀚帆铭豪"
    "立兴振泽洪浪敬钢良庆卫彬松维世安轩梓子嘉天思家一家正德才贵福生根宏雄钦"
)
WOMEN = (
    "芳娜敏静丽艳娟霞秀英玲燕红梅琴雪萍洁婷慧莉佳倩颖琳兰玉珍云凤菊香月桂春华怡欣雨思梦晓文小美蓉蕾莎露薇瑶璐珊妮媛淑雅诗"
    "琪晴彤涵梓可馨依语嘉宁曼紫丹黎冰青秋双惠爱群巧翠荷莲"
)
MORE = "玮威薇为维军君俊骏钧芳方坊杰洁捷涛韬滔建健剑辉晖挥慧惠卉丽莉立利力励娟鹃静靖婧敬燕艳彦雁萍平苹英颖莹盈霞侠玲铃灵林琳霖"
SHAPES = [
    "晨震", "宇字", "涛滔", "倩清", "佳住", "辉挥", "杨扬", "玲铃", "敏繁", "勇男", "明朋", "海梅", "波坡", "浩洁", "磊蕾", "婷停",
    "燕雁", "琳淋", "萍苹", "芳芬", "丽而", "娜那", "军车", "超起", "志忠", "思恩", "晓哓", "瑶摇", "艳绝", "伟佛", "静净", "兰三",
    "刚钢", "峰锋", "斌彬", "强弦", "霞露", "颖颍", "陈阵", "刘到", "张弛", "李季", "王玉", "赵越", "周同", "徐除", "孙孔", "胡湖",
]  # fmt: skip


def alike():
    """`({sign: those that sound the same}, {sign: those that look alike})`."""
    sounds, shapes = defaultdict(str), defaultdict(str)
    for sign in dict.fromkeys(MEN + WOMEN + MORE):
        sounds[read_name("王" + sign)] += sign
    by_sound = {sign: group.replace(sign, "") for group in sounds.values() for sign in group}
    for one, other in SHAPES:
        shapes[one] += other
        shapes[other] += one
    return by_sound, shapes
