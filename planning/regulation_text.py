"""Reading the official text of the regulation as the office has it: pasted, or a plain text file; into chapters and articles.

Tolerated: full-width spaces and digits, markdown signs, a heading on its own line or running into its text, a table of
contents, a title and a preamble before the first chapter, a signature after the last article, hard line breaks.
"""

import hashlib
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from common.formats import article

MOST_BYTES = 300 * 1024
MOST_ARTICLES = 99
MOST_PROBLEMS = 8
LONGEST_CHAPTER_TITLE = 60
LONGEST_TITLE = 120
LONGEST_SIGNATURE = 40

EMPTY = "没有内容，请粘贴办法全文，或选择文本文件。"
TOO_MANY = f"条文超过 {MOST_ARTICLES} 条，不能收入，请核对是不是同一份办法。"
TOO_LARGE = "超过 300 KB，不像是一份办法的文本，请核对选的文件。"
WORD = (
    "这是 Word、PDF 或压缩文件，不是文本文件。请打开它，把全文复制后粘贴到下面的文本框，或另存为纯文本（.txt）再上传。"
)
NOT_TEXT = "这不是文本文件。请上传 .txt 文件，或把全文复制后粘贴到文本框。"
UNREADABLE = "文件里的文字读不出来，可能是别的编码。请用记事本打开，另存为 UTF-8 编码后再上传，或直接粘贴全文。"
NO_CHAPTER = "没有找到“第一章”这样的章标题。请核对文本是否完整，章标题应单独一行，写成“第一章 总则”。"
NO_ARTICLE = "没有找到“第一条”这样的条文。请核对文本是否完整，每条应另起一行，写成“第一条”加条文。"

OTHER_FILES = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
LINE_BREAK = re.compile(r"\r\n?|[\n\v\f\u0085\u2028\u2029]")
UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
MARKDOWN = re.compile(r"^(?:[#>]+\s*)+|\*\*|__")
BLANK = re.compile(r"[\s\u3000\xa0]+")

NUMBER = r"(?P<number>[0-9０-９]{1,4}|[零〇一二三四五六七八九十百]{1,8}(?:\s[零〇一二三四五六七八九十百])*)"
CHAPTER = re.compile(rf"第\s*{NUMBER}\s*章(?P<sign>[\s:：、]*)(?P<rest>.*)")
ARTICLE = re.compile(rf"第\s*{NUMBER}\s*条(?P<sign>[\s:：]*)(?P<rest>.*)")
#: what follows "第三条" where a sentence speaks of article 3 and does not begin it
SPEAKS_OF = re.compile(r"规定|所称|所列|所述|的|中的|中，|[、和或至及与]\s*第|第[^条章]{1,4}[款项]|[款项，,。；）)》”]")
BETWEEN = re.compile(r"^之[一二三四五六七八九十]")
RUNNING_IN = re.compile(rf"(?<=\s){ARTICLE.pattern}")
NEXT_HEADING = re.compile(r"(?<=[。；])\s*(?=第\s*[0-9０-９零〇一二三四五六七八九十百]+\s*[章条]\s)")
PAGE_NUMBER = re.compile(r"[.…·\s]{2,}\d+$")
ENDS_A_PARAGRAPH = re.compile(r"[。；：！？.;:!?…][”’）)》]*$")
ITEM = re.compile(r"^(?:[（(][0-9０-９一二三四五六七八九十]+[）)]|[0-9０-９]+[.、．）)]|[一二三四五六七八九十]+、)")
ANNEX = re.compile(r"^附\s*件")

DIGITS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0}


@dataclass
class ReadArticle:
    """`line` is where it begins, counted from 1; `body` has one line for each paragraph."""

    number: int
    line: int
    lines: list = field(default_factory=list)

    @property
    def label(self):
        return article_label(self.number)

    @property
    def body(self):
        return "\n".join(_paragraphs(self.lines))


@dataclass
class ReadChapter:
    number: int
    line: int
    title: str = ""
    articles: list = field(default_factory=list)

    @property
    def label(self):
        return chapter_label(self.number)


@dataclass(frozen=True)
class ReadText:
    """`title` is the first line before the chapters; `left_out` are lines of no article: preamble, signature, annexes."""

    title: str
    chapters: tuple
    left_out: tuple

    @property
    def articles(self):
        return [each for chapter in self.chapters for each in chapter.articles]

    @property
    def sha256(self):
        """Of what is kept, so that blanks and signs around it make no other text."""
        told = [f"{each.number} {each.title}\n{a.number} {a.body}" for each in self.chapters for a in each.articles]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


def article_label(number):
    return article(number) if 0 < number <= MOST_ARTICLES else f"第{number}条"


def chapter_label(number):
    return article_label(number).replace("条", "章")


# --- bytes to text ---------------------------------------------------------------------------------------------------


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, GB18030 or UTF-16; refused with a sentence what is none."""
    if not content.strip():
        raise ValidationError(EMPTY)
    if len(content) > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    if content.startswith(OTHER_FILES):
        raise ValidationError(WORD)
    text = next((text for text in _read_as(content, _encodings(content)) if text is not None), None)
    if text is None:
        raise ValidationError(NOT_TEXT if b"\0" in content else UNREADABLE)
    if CONTROL.search(text):
        raise ValidationError(NOT_TEXT)
    return text


def _encodings(content):
    if content.startswith(BOM_UTF8):
        return ["utf-8-sig"]
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ["utf-16"]
    return ["utf-16-le", "utf-16-be"] if b"\0" in content else ["utf-8", "gb18030"]


def _read_as(content, encodings):
    """What no text of ours lacks tells an encoding that merely happens to fit (Big5 read as GB18030) from the right one."""
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield text if encoding.startswith("utf-8") or "第" in text else None


# --- text to chapters and articles -----------------------------------------------------------------------------------


def split(text: str) -> ReadText:
    """Chapters with their articles; a ValidationError with one sentence for each thing that is wrong with them."""
    if not text.strip():
        raise ValidationError(EMPTY)
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES * 2:
        raise ValidationError(TOO_LARGE)
    if CONTROL.search(LINE_BREAK.sub("\n", text)):
        raise ValidationError(NOT_TEXT)
    reader = _Reader()
    for line, words in _lines(text):
        reader.take(line, words)
    return reader.result()


def _lines(text):
    """`(number of the line, what stands in it)` without blank lines; several headings in one line stand apart."""
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        tidy = BLANK.sub(" ", MARKDOWN.sub("", UNSEEN.sub("", line).strip(" \t\u3000"))).strip()
        for part in NEXT_HEADING.split(tidy):
            if part.strip():
                yield number, part.strip()


def number_of(words):
    """十二 → 12, ３ → 3, 一百零五 → 105."""
    words = re.sub(r"\s", "", words)
    if words.isdecimal():
        return int(words)
    total, digit = 0, 0
    for sign in words:
        if sign in "十百":
            total, digit = total + (digit or 1) * (10 if sign == "十" else 100), 0
        else:
            digit = DIGITS[sign]
    return total + digit


class _Reader:
    """Goes through the lines once; what is wrong is collected, so that it can be mended in one go."""

    def __init__(self):
        self.before, self.chapters, self.problems, self.homeless = [], [], [], []
        self.article_lines, self.last = {}, 0

    @property
    def chapter(self):
        return self.chapters[-1] if self.chapters else None

    @property
    def article(self):
        return self.chapter.articles[-1] if self.chapter and self.chapter.articles else None

    def take(self, line, words):
        heading, beginning = CHAPTER.match(words), ARTICLE.match(words)
        if heading and self._is_heading(heading):
            self._open_chapter(line, number_of(heading["number"]), heading["rest"].strip())
        elif beginning and self._begins_article(beginning):
            self._open_article(line, number_of(beginning["number"]), beginning["rest"].strip())
        elif self.article:
            self.article.lines.append(words)
        elif self.chapter and not self.chapter.title:
            self.chapter.title = words
        elif self.chapter:
            self.problems.append(f"第 {line} 行不在任何一条里：“{words[:20]}”。请核对它属于哪一条。")
        else:
            self.before.append(words)

    def _is_heading(self, found):
        """A chapter's heading is short and no sentence; an article may run into it."""
        title = RUNNING_IN.split(found["rest"], maxsplit=1)[0].strip()
        return (
            len(title) <= LONGEST_CHAPTER_TITLE
            and not re.search(r"[。；，]", title)
            and bool(found["sign"] or not SPEAKS_OF.match(title))
        )

    @staticmethod
    def _begins_article(found):
        rest = found["rest"]
        return bool(found["sign"]) or not rest or bool(BETWEEN.match(rest)) or not SPEAKS_OF.match(rest)

    def _open_chapter(self, line, number, title):
        running_in = RUNNING_IN.search(f" {title}")
        words = title[: running_in.start() - 1].strip() if running_in else title
        if number == 1 and self.chapters and not self.last:
            self.chapters, self.problems = [], []  # what stood before was the table of contents
        self._check_chapter(line, number)
        self.chapters.append(ReadChapter(number, line, PAGE_NUMBER.sub("", words).strip()))
        if running_in:
            self.take(line, title[running_in.start() - 1 :].strip())

    def _check_chapter(self, line, number):
        last, label = self.chapter.number if self.chapter else 0, chapter_label(number)
        earlier = next((chapter for chapter in self.chapters if chapter.number == number), None)
        if earlier:
            self.problems.append(f"第 {line} 行又出现{label}（第 {earlier.line} 行已有）。请改正章的序号。")
        elif number != last + 1:
            missing = chapter_label(last + 1)
            self.problems.append(f"第 {line} 行是{label}，前面缺{missing}。请补全，或改正章的序号。")

    def _open_article(self, line, number, rest):
        label = article_label(number)
        if BETWEEN.match(rest):
            self.problems.append(f"第 {line} 行的“{label}{rest[:2]}”不能收入：条号应是连续的整数，请按顺序重新编号。")
            return
        self._check_article(line, number, label)
        begun = ReadArticle(number, line, [rest] if rest else [])
        if self.chapter is None:
            self.homeless.append(begun)
            self.problems.append(f"第 {line} 行的{label}前面没有章标题。请在它前面加上“第一章 总则”这样的一行。")
        else:
            self.chapter.articles.append(begun)

    def _check_article(self, line, number, label):
        if number in self.article_lines:
            earlier = self.article_lines[number]
            self.problems.append(f"第 {line} 行又出现{label}（第 {earlier} 行已有）。请删去多余的一处，或改正条号。")
        elif number < self.last:
            self.problems.append(f"第 {line} 行的{label}排在{article_label(self.last)}后面。请按条号顺序排好。")
        elif number != self.last + 1:
            self.problems.append(
                f"第 {line} 行是{label}，前面缺{_range(self.last + 1, number - 1)}。请补全，或改正条号。"
            )
        self.article_lines.setdefault(number, line)
        self.last = max(self.last, number)

    # --- what came of it ---

    def result(self):
        if not self.chapters and not self.homeless:
            raise ValidationError(NO_CHAPTER)
        if not self.chapters:
            self.problems.insert(0, NO_CHAPTER)
        elif not self.article_lines:
            raise ValidationError(NO_ARTICLE)
        tail = self._signature()
        self._check_whole()
        if self.last > MOST_ARTICLES:
            self.problems = [TOO_MANY]
        if self.problems:
            raise ValidationError(_told(self.problems))
        title = self.before[0] if self.before and len(self.before[0]) <= LONGEST_TITLE else ""
        left_out = [words for words in self.before if words != title]
        return ReadText(title, tuple(self.chapters), (*left_out, *tail))

    def _check_whole(self):
        for chapter in self.chapters:
            if not chapter.title:
                self.problems.append(
                    f"第 {chapter.line} 行的{chapter.label}没有章名。请在同一行写上，例如“第一章 总则”。"
                )
            if len(chapter.title) > LONGEST_CHAPTER_TITLE:
                self.problems.append(
                    f"第 {chapter.line} 行的{chapter.label}章名太长，最多 {LONGEST_CHAPTER_TITLE} 字。"
                )
            if not chapter.articles:
                self.problems.append(f"第 {chapter.line} 行的{chapter.label}下面没有条文。请补全，或删去这一章。")
            empty = [each for each in chapter.articles if not each.lines]
            self.problems += [f"第 {each.line} 行的{each.label}没有内容。请补上条文。" for each in empty]

    def _signature(self):
        """Take off the last article who signed and when, and annexes: short lines that are no sentence."""
        if not self.article:
            return []
        lines = self.article.lines
        annex = next((at for at, words in enumerate(lines) if at and ANNEX.match(words)), len(lines))
        end = annex
        while end > 1 and len(lines[end - 1]) <= LONGEST_SIGNATURE and not _is_sentence(lines[end - 1]):
            end -= 1
        if end == 1 and lines and not ENDS_A_PARAGRAPH.search(lines[0]):
            end = annex  # the article itself has no stop at its end: its next lines may be its own
        tail, self.article.lines = lines[end:], lines[:end]
        return tail


def _is_sentence(words):
    return bool(ENDS_A_PARAGRAPH.search(words) or ITEM.match(words))


def _paragraphs(lines):
    """Lines that were broken in the middle of a sentence are one paragraph again; items stay apart."""
    paragraphs = []
    for words in lines:
        if paragraphs and not ENDS_A_PARAGRAPH.search(paragraphs[-1]) and not ITEM.match(words):
            paragraphs[-1] += words
        else:
            paragraphs.append(words)
    return paragraphs


def _range(first, last):
    return article_label(first) if first == last else f"{article_label(first)}至{article_label(last)}"


def _told(problems):
    rest = len(problems) - MOST_PROBLEMS
    return problems[:MOST_PROBLEMS] + ([f"另有 {rest} 处类似的问题，改好以上各处再看。"] if rest > 0 else [])
