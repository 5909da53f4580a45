"""What tests of notable alumni share: the words of 王伟's file, what he won, and the pages."""

from django.urls import reverse

WORDS = {
    "category": "technology",
    "headline": "扎根湘西二十年的畜牧技术推广人",
    "story": "2018年起在湘西推广山羊良种。",
}
WON = {"year": 2020, "month": 5, "text": "省科技进步三等奖", "source": "湘科奖字〔2020〕12号"}


def url(name, *args, door="college:alumni"):
    return reverse(f"{door}:{name}", args=args)
