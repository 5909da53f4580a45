"""docs/regulation.md says of every article what stands for it, and names nothing that does not exist."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (\d+) \|(.+)\|$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")
DONE = {"page": 1, "model": 2, "service": 3, "test": 4}  # column 0 says it in words


def articles():
    """`[(number, [words, page, model, service, test])]`"""
    text = (ROOT / "docs" / "regulation.md").read_text()
    return [(int(number), [cell.strip() for cell in cells.split("|")]) for number, cells in ROW.findall(text)]


def named(column):
    return [(number, name) for number, cells in articles() for name in NAMED.findall(cells[DONE[column]])]


def url_names(patterns=None, namespace=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from url_names(pattern.url_patterns, inner)
        elif pattern.name:
            yield namespace + pattern.name


def test_each_of_the_37_articles_stands_in_the_map_once_and_in_order():
    assert [number for number, _ in articles()] == list(range(1, 38))


@pytest.mark.parametrize(("number", "cells"), articles())
def test_an_article_says_what_is_done_or_that_it_is_not_yet(number, cells):
    words, *places = cells
    assert len(places) == len(DONE)
    nothing_to_do = words.endswith("—")
    assert any(places) or nothing_to_do or words.startswith("Not yet, with ")
    assert not NAMED.findall(words), "names stand in the columns where they are checked"


def test_every_page_of_the_map_is_an_address_of_the_site():
    assert [pair for pair in named("page") if pair[1] not in set(url_names())] == []


@pytest.mark.parametrize("column", ["model", "service"])
def test_every_model_and_service_of_the_map_is_in_the_code(column):
    assert named(column)
    for _, dotted in named(column):
        import_string(dotted)


def test_every_test_of_the_map_is_a_file():
    assert named("test")
    assert [pair for pair in named("test") if not (ROOT / pair[1]).is_file()] == []
