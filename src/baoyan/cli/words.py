"""What the command line says, in English and Chinese, and which of them this run speaks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "zh")

_current = ["en"]

WORDS: dict[str, tuple[str, str]] = {
    "app": (
        "Baoyan: printed newspaper pages in, a digital edition out.",
        "报眼：读入报纸版面，生成数字报。",
    ),
    "read": (
        "Read the pages of one issue and write its digital edition.",
        "读取一期报纸的各版，写出数字版。",
    ),
    "read.more": (
        "PATH is a folder of page PDFs or pictures (JPEG, PNG, TIFF, ...), one PDF of many pages, a ZIP, or several page "
        "files. "
        "Exit code 0: clean; 1: written, with problems; 3: no page found; 4: no page could be read.",
        "PATH 可以是存放各版 PDF 或图片（JPEG、PNG、TIFF 等）的文件夹、含多版的一个 PDF、ZIP 压缩包，或若干版面文件。"
        "退出码 0：无问题；1：已写出但有问题；3：没有找到版面；4：版面全都无法读取。",
    ),
    "read.out": ("Where to write the edition; - is standard output.", "数字版写到哪里；- 表示标准输出。"),
    "read.json": ("Print progress and result as lines of JSON.", "以逐行 JSON 输出进度和结果。"),
    "read.quiet": ("Print nothing but errors.", "只输出错误。"),
    "read.jobs": (
        "How many processes read pages (default: one per processor; 0: this process only, without limits).",
        "用几个进程读版面（默认每个处理器一个；0 表示只用本进程且不设限）。",
    ),
    "read.cache": ("Where results of pages are kept for the next run.", "各版结果的缓存位置，供下次使用。"),
    "read.engine": (
        "The installed reading engine to use (default: what fits each page).",
        "使用哪个已安装的识读引擎（默认按版面选择）。",
    ),
    "read.recogniser": (
        "Who reads the lines of scans: ppocr, or tesseract:MODEL where it is installed (tesseract:frk for Fraktur).",
        "用什么识别扫描版面的文字：ppocr，或 tesseract:模型（须已安装；tesseract:frk 用于德文花体字）。",
    ),
    "read.no-cache": ("Keep nothing and use nothing kept.", "不使用也不留存缓存。"),
    "site": ("Write the digital paper as a web site of static files.", "把数字版写成静态网站（数字报）。"),
    "site.more": (
        "EDITION is a file that `baoyan read` wrote, or a folder of such files. The site's folder may hold other issues "
        "already: they stay, and the new ones are added. Open index.html in it, or put the folder on any web server. "
        "Exit code 0: clean; 1: written, but some pages have no picture.",
        "EDITION 是 `baoyan read` 写出的数字版文件，或存放这些文件的文件夹。网站文件夹里已有的各期会保留，新的一期加进去。"
        "直接打开其中的 index.html，或把文件夹放到任何网站服务器上即可。退出码 0：无问题；1：已写出，但有的版没有版面图。",
    ),
    "site.out": ("The site's folder.", "网站文件夹。"),
    "site.archive": (
        "A folder of editions, each beside its page files.",
        "存放各期数字版的文件夹，版面文件在数字版旁边。",
    ),
    "site.pages": (
        "Where the page files lie (default: where the edition was read from, else beside it).",
        "版面文件在哪里（默认为读取时的位置，其次为数字版旁边）。",
    ),
    "site.paper": (
        "The paper's name in addresses (default: its title in Latin letters).",
        "报纸在网址中的名称（默认用报名拼音）。",
    ),
    "site.base-url": (
        "The address of the site's root, for feeds, maps and links from elsewhere.",
        "网站根地址，用于订阅、站点地图和外部链接。",
    ),
    "site.language": ("Language of the site's own words (default: the paper's).", "网站界面的语言（默认随报纸）。"),
    "site.words": ("A JSON file of phrases that replace the site's own.", "替换界面用语的 JSON 文件。"),
    "site.theme": ("A style sheet of the paper's own.", "报纸自己的样式表。"),
    "site.sounds": (
        "How words are said when they are read aloud: a JSON object from word to spelling.",
        "朗读时的读音表：从词到读法的 JSON 对象。",
    ),
    "site.pdf": ("Whether pages and issues can be downloaded as PDF.", "是否提供单版和整期 PDF 下载。"),
    "site.jobs": (
        "How many processes make pictures (default: one per processor).",
        "用几个进程生成图片（默认每个处理器一个）。",
    ),
    "site-done": (
        "issues: {issues} · files written: {written}, removed: {removed} · open {file}",
        "共 {issues} 期 · 写出 {written} 个文件，移除 {removed} 个 · 打开 {file}",
    ),
    "site-pictures": ("making pictures", "生成图片"),
    "site-pages": ("writing pages", "写网页"),
    "draw": ("Draw what the machine sees on a page.", "画出机器在一个版上看到的内容。"),
    "draw.more": (
        "PAGE is a PDF or a picture. It is read by itself: what only the whole issue tells, such as a running head that other pages "
        "share, can look different in the edition.",
        "PAGE 是一个 PDF 或图片。这一版单独识读：要对照全期才能确定的内容（例如各版共有的版头），可能与数字版略有不同。",
    ),
    "draw.out": ("The picture to write.", "要写出的图片。"),
    "draw.dpi": ("Dots per inch of the picture.", "图片的分辨率（dpi）。"),
    "draw.page": ("Which page of the file, from 1.", "文件中的第几版，从 1 起。"),
    "text": ("Print the text of an edition, article by article.", "逐篇输出数字版的文字。"),
    "text.more": (
        "PATH is an edition file that `baoyan read` wrote, or pages as `baoyan read` takes them.",
        "PATH 可以是 `baoyan read` 写出的数字版文件，也可以像 `baoyan read` 那样给出版面文件。",
    ),
    "facts": ("Print the facts of the masthead and of each page.", "输出报头和各版的信息。"),
    "facts.more": (
        "PATH is an edition file that `baoyan read` wrote, or pages as `baoyan read` takes them.",
        "PATH 可以是 `baoyan read` 写出的数字版文件，也可以像 `baoyan read` 那样给出版面文件。",
    ),
    "demo": ("Read the sample issue, build its site and show it.", "读取样报，生成数字报网站并展示。"),
    "demo.out": ("The folder to write.", "要写入的文件夹。"),
    "demo.serve": ("Whether to show the result at a local address.", "是否在本机地址上展示结果。"),
    "problems": ("Explain a problem's code, or list all codes.", "解释问题编号，或列出全部编号。"),
    "completion": ("Print the completion script of a shell.", "输出命令行补全脚本。"),
    "completion.more": (
        'bash: eval "$(baoyan completion bash)" in ~/.bashrc. zsh: eval "$(baoyan completion zsh)" in ~/.zshrc, '
        "after compinit. fish: baoyan completion fish > ~/.config/fish/completions/baoyan.fish",
        'bash：在 ~/.bashrc 中加入 eval "$(baoyan completion bash)"；'
        'zsh：在 ~/.zshrc 的 compinit 之后加入 eval "$(baoyan completion zsh)"；'
        "fish：baoyan completion fish > ~/.config/fish/completions/baoyan.fish",
    ),
    "version": ("Print the version.", "输出版本号。"),
    "lang": ("Language of messages (default: that of the system).", "界面语言（默认随系统）。"),
    "debug": ("Show where in the program an error arose.", "显示出错的程序位置。"),
    "help": ("Show this and exit.", "显示本说明。"),
    "opening": ("looking at files", "查看文件"),
    "reading": ("reading pages", "读取版面"),
    "recognising": ("recognising characters", "识别文字"),
    "joining": ("joining the issue", "合成全期"),
    "pages": ("pages", "版"),
    "articles": ("articles", "篇稿件"),
    "doubts": ("doubts", "处存疑"),
    "problems-found": ("problems", "问题"),
    "problem-count": ("problems", "个问题"),
    "written": ("written to", "已写入"),
    "stdout": ("standard output", "标准输出"),
    "not-written": (
        "not written: what {file} held was left as it is",
        "未写入：{file} 原有内容保持不变",
    ),
    "doubt": ("doubt", "存疑"),
    "doubt.flow-unsure": ("the text after this column may be another", "这一栏之后的文字可能属于另一篇"),
    "doubt.heading-none": ("no heading was found for this text", "没有找到这段文字的标题"),
    "doubt.heading-unsure": ("this heading may be that of another text", "这个标题可能属于另一篇"),
    "doubt.text-unsure": ("characters of this line are not sure", "这一行有字不能确定"),
    "doubt.turn-open": (
        "the other part of this text, named by a label, was not found",
        "版面提示转版，但没有找到另一部分",
    ),
    "doubt.turn-unmarked": (
        "joined over the page's end by what it says: no label says so",
        "依据文意跨版接续，版面上没有转版提示",
    ),
    "untitled": ("untitled", "无题"),
    "more-doubts": ("and {count} more doubts", "另有 {count} 处存疑"),
    "out-folder": ("it is a folder", "这是文件夹"),
    "out-in-file": ("{file} is a file, not a folder", "{file} 是文件，不是文件夹"),
    "out-page": ("it is one of the pages to read", "它是要读取的版面文件之一"),
    "out-foreign": ("a file that is no edition stands there", "那里已有文件，且不是数字版"),
    "page": ("page {number}", "第 {number} 版"),
    "whole-issue": ("issue", "全期"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("note", "提示"),
    "more": ("{count} more notes; see the edition", "另有 {count} 条提示，见数字版文件"),
    "interrupted": (
        "stopped; the same command goes on from here",
        "已停止；再次运行同一命令会从这里继续",
    ),
    "usage-error": ("wrong usage", "用法有误"),
    "colon": (": ", "："),
    "usage": ("Usage", "用法"),
    "help-options": ("Options", "选项"),
    "help-commands": ("Commands", "命令"),
    "help-positional arguments": ("Arguments", "参数"),
    "help-[OPTIONS]": ("[OPTIONS]", "[选项]"),
    "help-COMMAND": ("COMMAND", "命令"),
    "help-[ARGS]...": ("[ARGS]...", "[参数]..."),
    "see-help": ("`{command} --help` explains.", "详见 `{command} --help`。"),
    "hint": ("what to do", "怎么办"),
    "severity": ("severity", "程度"),
    "serving": ("the sample issue is at {address} (stop with Ctrl-C)", "样报展示在 {address}（按 Ctrl-C 结束）"),
    "demo-done": ("open {file} in a browser", "请用浏览器打开 {file}"),
    "fact": ("fact", "项目"),
    "value": ("value", "内容"),
    "from": ("read from, or doubted", "出处或疑点"),
}
"""Each phrase by its name: English, Chinese."""


def t(name: str, **values: object) -> str:
    """The phrase called `name` in this run's language."""
    return WORDS[name][LANGUAGES.index(_current[0])].format_map(values)


def speak(lang: str) -> None:
    """Choose this run's language: "en" or "zh"."""
    _current[0] = lang


def language() -> str:
    """This run's language."""
    return _current[0]


def language_of(arguments: Sequence[str], environ: Mapping[str, str] | None = None) -> str:
    """The language asked for: --lang, else $BAOYAN_LANG, else the system's locale, else English."""
    env = os.environ if environ is None else environ
    for place, word in enumerate(arguments):
        if word == "--lang" and place + 1 < len(arguments):
            return _known(arguments[place + 1])
        if word.startswith("--lang="):
            return _known(word[7:])
    names = ("BAOYAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return _known(next((env[n] for n in names if env.get(n)), "en"))


def _known(tag: str) -> str:
    return "zh" if tag.lower().startswith("zh") else "en"
