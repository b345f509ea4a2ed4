"""Every coded problem: its severity, its message and what to do, in English and Chinese.

Codes are stable: never rename one, never use one again for something else. Append yours under your room's heading.
Messages hold `{names}` that `baoyan.errors.problem` fills in; both languages name the same ones. docs/errors.md is held
to this list by a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from baoyan.model.problem import Severity

_INFO, _WARNING, _ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem. `en`, `zh`: the message; `hint_en`, `hint_zh`: what to do next."""

    code: str
    severity: Severity
    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""


_FILES = (
    Code(
        "input-not-found",
        _ERROR,
        "there is no file or folder {name}",
        "没有这个文件或文件夹：{name}",
        "Check the path; put it in quotes if it holds spaces.",
        "请核对路径；路径里有空格时请加引号。",
    ),
    Code(
        "input-empty",
        _ERROR,
        "there is no page to read in {name}",
        "{name} 里没有可读的版面",
        "Give a folder of page PDFs, one PDF, or a ZIP of them.",
        "请给出存放各版 PDF 的文件夹、一个 PDF 或 ZIP 压缩包。",
    ),
    Code(
        "input-unreadable",
        _ERROR,
        "none of the pages in {name} could be read",
        "{name} 里的版面全都无法读取",
        "The problems listed above say why, file by file.",
        "上面列出的问题逐个文件说明了原因。",
    ),
    Code(
        "file-skipped",
        _INFO,
        "{name} is no page and was left out",
        "{name} 不是版面文件，已略过",
        "Nothing to do if it does not belong to the issue.",
        "如果它不属于本期，不必处理。",
    ),
    Code(
        "file-empty",
        _ERROR,
        "{name} holds 0 bytes",
        "{name} 是空文件（0 字节）",
        "Copy or export the file again; the transfer was probably cut off.",
        "请重新复制或导出该文件，可能是传输中断。",
    ),
    Code(
        "file-not-pdf",
        _ERROR,
        "{name} is no PDF, whatever its name: it holds {kind}",
        "{name} 不是 PDF：内容是 {kind}",
        "Export the page as a PDF again; renaming a file does not turn it into one.",
        "请重新导出为 PDF；改扩展名并不能转换格式。",
    ),
    Code(
        "file-damaged",
        _ERROR,
        "{name} is a damaged or cut-off PDF ({detail})",
        "{name} 是损坏或不完整的 PDF（{detail}）",
        "Copy or export the file again and compare its size with the original.",
        "请重新复制或导出，并与原文件比较大小。",
    ),
    Code(
        "file-repaired",
        _WARNING,
        "{name} is cut off; what is left of it ({pages} pages) was read",
        "{name} 不完整，已读出残存的 {pages} 版",
        "Copy or export the file again, then read the issue once more.",
        "请重新复制或导出该文件，再读一次。",
    ),
    Code(
        "file-locked",
        _ERROR,
        "{name} is protected by a password",
        "{name} 设有密码",
        "Save a copy without the password and read that.",
        "请另存一份不带密码的副本再读。",
    ),
    Code(
        "file-unreadable",
        _ERROR,
        "{name} cannot be opened: {detail}",
        "{name} 无法打开：{detail}",
        "Check who may read the file and whether its disk is connected.",
        "请检查文件权限和所在磁盘。",
    ),
    Code(
        "file-too-big",
        _ERROR,
        "{name} holds {size} MB, more than the limit of {limit} MB",
        "{name} 有 {size} MB，超过上限 {limit} MB",
        "Split it, or raise BAOYAN_MAX_FILE_MB.",
        "请拆分文件，或调高 BAOYAN_MAX_FILE_MB。",
    ),
    Code(
        "file-scan",
        _ERROR,
        "{name} is a picture of a page; reading pictures needs an engine that is not installed",
        "{name} 是版面图片；识别图片需要另外的引擎，目前没有安装",
        "Give the press PDF of this page if there is one.",
        "如有该版的付印 PDF，请改用它。",
    ),
    Code(
        "zip-damaged",
        _ERROR,
        "the ZIP {name} is damaged ({detail})",
        "压缩包 {name} 已损坏（{detail}）",
        "Pack or copy it again.",
        "请重新打包或复制。",
    ),
    Code(
        "zip-locked",
        _ERROR,
        "{name} in the ZIP is protected by a password",
        "压缩包里的 {name} 设有密码",
        "Pack the files again without a password.",
        "请不设密码重新打包。",
    ),
    Code(
        "zip-unsafe",
        _ERROR,
        "the ZIP names a file outside itself ({name}); it was left out",
        "压缩包里的 {name} 指向包外，已略过",
        "Pack the files again from inside their folder; be careful with the sender.",
        "请进入文件夹重新打包，并留意来源是否可信。",
    ),
    Code(
        "zip-bomb",
        _ERROR,
        "{name} in the ZIP unpacks to more than {limit} MB; it was left out",
        "压缩包里的 {name} 解压后超过 {limit} MB，已略过",
        "Send the pages as they are, or raise BAOYAN_MAX_FILE_MB.",
        "请直接提供版面文件，或调高 BAOYAN_MAX_FILE_MB。",
    ),
    Code(
        "zip-nested",
        _WARNING,
        "the ZIP holds another archive ({name}), which was left out",
        "压缩包里还有压缩包 {name}，已略过",
        "Unpack it first.",
        "请先解压。",
    ),
)

_ISSUE = (
    Code(
        "page-missing",
        _WARNING,
        "missing among the files: page {labels}",
        "文件中缺第 {labels} 版",
        "Add it and read the issue again.",
        "请补上后重读。",
    ),
    Code(
        "page-duplicate",
        _WARNING,
        "{name} is the same file as {other}; it was read once",
        "{name} 与 {other} 是同一个文件，只读了一次",
        "Was another page meant? Replace the copy by the right page.",
        "是否放错了版面？请用正确的版面替换。",
    ),
    Code(
        "page-same-text",
        _WARNING,
        "page {label} has the same text as page {other}; it was left out",
        "第 {label} 版与第 {other} 版文字相同，已略去",
        "Was another page meant? Replace the copy by the right page.",
        "是否放错了版面？请用正确的版面替换。",
    ),
    Code(
        "page-label-twice",
        _WARNING,
        "{name} and {other} both call themselves page {label}; both were read",
        "{name} 和 {other} 的版次都是 {label}，两个都读了",
        "Keep the right one and remove the other.",
        "请只保留正确的一个。",
    ),
    Code(
        "issues-mixed",
        _ERROR,
        "files of {count} issues are mixed here: {dates}; all were read as one",
        "这里混有 {count} 期的文件：{dates}；已全部当作一期读取",
        "Put each issue into a folder of its own and read them one by one.",
        "请每期单独放一个文件夹，分别读取。",
    ),
    Code(
        "pages-too-many",
        _ERROR,
        "there are {count} pages; only the first {limit} were read",
        "共有 {count} 版，只读了前 {limit} 版",
        "Raise BAOYAN_MAX_PAGES if this is one issue.",
        "如果确是一期，请调高 BAOYAN_MAX_PAGES。",
    ),
    Code(
        "page-order-guessed",
        _INFO,
        "the file names do not number the pages; they were put in the order of their names",
        "文件名里看不出版次，已按文件名排序",
        "Name the files by page: 01.pdf, 02.pdf, ...",
        "请按版次命名：01.pdf、02.pdf……",
    ),
    Code(
        "page-trim-found",
        _INFO,
        "the trimmed page was found by its printed crop marks ({width} x {height} mm)",
        "按裁切线找到成品版面（{width}×{height} 毫米）",
        "Export with a TrimBox to be sure.",
        "导出时写入 TrimBox（裁切框）更可靠。",
    ),
    Code(
        "spread-cut",
        _INFO,
        "a sheet of {name} holds two pages and was cut in the middle",
        "{name} 的一张含两个版，已从中间分开",
        "Nothing to do if the two pages follow one another rightly.",
        "如果两版的先后正确，不必处理。",
    ),
    Code(
        "spread-kept",
        _INFO,
        "text runs over the middle of a wide sheet of {name}; it was read as one page",
        "{name} 的一张宽幅版面中缝有文字，已作为一个版读取",
        "Nothing to do if the sheet is one picture or one article.",
        "如果整张是一篇或一幅，不必处理。",
    ),
    Code(
        "page-too-large",
        _ERROR,
        "the page measures {width} x {height} mm, beyond the limit of {limit} mm",
        "版面尺寸为 {width}×{height} 毫米，超过上限 {limit} 毫米",
        "Check the scale of the export.",
        "请检查导出比例。",
    ),
    Code(
        "page-box-strange",
        _WARNING,
        "the page's boxes contradict one another; the whole sheet was read",
        "版面的裁切框互相矛盾，已读整张",
        "Look at the page with `baoyan draw`.",
        "请用 `baoyan draw` 查看该版。",
    ),
)

_PAGE = (
    Code(
        "page-damaged",
        _ERROR,
        "the page cannot be read ({detail})",
        "该版无法读取（{detail}）",
        "Export this page again; the other pages were read.",
        "请重新导出这一版；其余各版已读。",
    ),
    Code(
        "page-timeout",
        _ERROR,
        "the page was given up after {seconds} seconds",
        "该版读了 {seconds} 秒仍未完成，已放弃",
        "Export the page again; if it is sound, raise BAOYAN_PAGE_SECONDS.",
        "请重新导出；如版面无误，可调高 BAOYAN_PAGE_SECONDS。",
    ),
    Code(
        "page-memory",
        _ERROR,
        "the page needed more than {limit} MB of memory and was given up",
        "该版所需内存超过 {limit} MB，已放弃",
        "Export the page again; if it is sound, raise BAOYAN_PAGE_MB.",
        "请重新导出；如版面无误，可调高 BAOYAN_PAGE_MB。",
    ),
    Code(
        "page-crash",
        _ERROR,
        "the page made the reader crash ({detail}); the other pages were read",
        "该版使读取程序崩溃（{detail}），其余各版已读",
        "Export the page again, and report it with the file.",
        "请重新导出，并连同文件一起反馈。",
    ),
    Code(
        "page-failed",
        _ERROR,
        "the page could not be read because of a mistake in Baoyan ({detail})",
        "因报眼自身的错误，该版未能读取（{detail}）",
        "Please report it with the page; the other pages were read.",
        "请连同该版一起反馈；其余各版已读。",
    ),
    Code(
        "page-too-complex",
        _ERROR,
        "the page holds more than {limit} {what} and was given up",
        "该版的{what}超过 {limit} 个，已放弃",
        "Export the page again; a press page holds some ten thousand characters.",
        "请重新导出；一个版通常只有一万字左右。",
    ),
    Code(
        "page-no-text",
        _WARNING,
        "the page has no text layer: it is a scan or its text was turned into outlines",
        "该版没有文字层：是扫描件，或文字已转曲",
        "Export it with text if you can.",
        "如有可能，请导出带文字的 PDF。",
    ),
    Code(
        "page-text-unnamed",
        _WARNING,
        "{share} of the page's characters have no name in the file: its fonts do not say what their glyphs mean",
        "该版 {share} 的字符在文件中没有编码：字体未说明字形对应的文字",
        "Export the page again with fonts that keep their Unicode mapping.",
        "请用保留 Unicode 映射的字体重新导出该版。",
    ),
    Code(
        "issue-join-failed",
        _ERROR,
        "the articles could not be joined over the pages because of a mistake in Baoyan ({detail})",
        "因报眼自身的错误，未能把各版稿件连接起来（{detail}）",
        "The pages' own articles are in the edition; please report it.",
        "各版稿件仍已写入；请反馈此问题。",
    ),
)

_COMMAND = (
    Code(
        "cache-unusable",
        _INFO,
        "the cache folder {name} cannot be used ({detail}); nothing was kept for the next run",
        "缓存文件夹 {name} 无法使用（{detail}），本次结果未留存",
        "Name another with --cache, or use --no-cache.",
        "请用 --cache 另行指定，或使用 --no-cache。",
    ),
    Code(
        "output-unwritable",
        _ERROR,
        "{name} cannot be written: {detail}",
        "无法写入 {name}：{detail}",
        "Check the folder and the free space; an older file there is untouched.",
        "请检查文件夹和剩余空间；原有文件未被改动。",
    ),
    Code(
        "edition-unreadable",
        _ERROR,
        "{name} is not an edition that can be read: {detail}",
        "{name} 不是可读的数字版文件：{detail}",
        "Make one with `baoyan read`.",
        "请用 `baoyan read` 重新生成。",
    ),
    Code(
        "sample-missing",
        _ERROR,
        "the sample issue is not here (looked in {name})",
        "找不到样报（查找位置：{name}）",
        "Run `baoyan demo` from a checkout or an installed wheel.",
        "请在源码目录或完整安装后运行 `baoyan demo`。",
    ),
    Code(
        "code-unknown",
        _ERROR,
        "there is no problem code {name}",
        "没有编号为 {name} 的问题",
        "`baoyan problems` lists them all.",
        "`baoyan problems` 列出全部编号。",
    ),
    Code(
        "setting-wrong",
        _ERROR,
        "the setting {name} is {value}, which is not {wanted}",
        "设置 {name} 的值 {value} 不合要求（应为 {wanted}）",
        "Correct it or remove it from the environment.",
        "请改正，或从环境变量中删除。",
    ),
    Code(
        "internal",
        _ERROR,
        "a mistake in Baoyan: {detail}",
        "报眼自身出错：{detail}",
        "Please report it with the command and the output of --debug.",
        "请附上命令和 --debug 的输出反馈。",
    ),
)

_EDITION = (
    Code(
        "edition-duplicate-id",
        _ERROR,
        "{count} articles share the id {name}",
        "有 {count} 篇稿件的编号同为 {name}",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-duplicate-page",
        _ERROR,
        "{count} pages share the number {name}",
        "有 {count} 个版的序号同为 {name}",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-unknown-page",
        _ERROR,
        "article {name} stands on page {number}, which the edition does not have",
        "稿件 {name} 位于第 {number} 版，而数字版里没有这一版",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-dangling-link",
        _ERROR,
        "{name} points at the article {target}, which is not in the edition",
        "{name} 指向稿件 {target}，而数字版里没有这篇",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-one-way-link",
        _ERROR,
        "{name} is joined to {target}, which is not joined to it",
        "稿件 {name} 与 {target} 相接，而对方没有相应的记录",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-region-off-page",
        _WARNING,
        "article {name} covers an area that is empty or leaves the page",
        "稿件 {name} 的版面区域为空或超出版面",
        "Look at the page with `baoyan draw`.",
        "请用 `baoyan draw` 查看该版。",
    ),
    Code(
        "edition-empty-article",
        _WARNING,
        "article {name} has neither headline, text nor picture",
        "稿件 {name} 没有标题、正文和图片",
        "Look at the page with `baoyan draw`.",
        "请用 `baoyan draw` 查看该版。",
    ),
    Code(
        "edition-unreadable-characters",
        _WARNING,
        "{count} characters of article {name} could not be read ({some})",
        "稿件 {name} 有 {count} 个字符未能识读（{some}）",
        "Look at the page with `baoyan draw`; export it again with Unicode mapping if you can.",
        "请用 `baoyan draw` 查看该版；如有可能，请带 Unicode 映射重新导出。",
    ),
    Code(
        "edition-text-not-nfc",
        _WARNING,
        "{key} of article {name} is not in Unicode normal form C",
        "稿件 {name} 的 {key} 不是 Unicode 规范形式 C",
        "Read the pages again; if it stays, report it with the pages.",
        "请重读各版；若仍如此，请连同版面反馈。",
    ),
    Code(
        "edition-blank-page",
        _INFO,
        "no article was found on page {name}",
        "第 {name} 版没有找到稿件",
        "Look at the page with `baoyan draw`: it may be one advertisement, or blank.",
        "请用 `baoyan draw` 查看该版：可能是整版广告或空白版。",
    ),
    Code(
        "correction-not-applied",
        _WARNING,
        "the correction {act} of {name} found nothing to correct",
        "对 {name} 的订正 {act} 没有找到对象",
        "The page may have been read anew; make the correction again or take it back.",
        "该版可能已重读；请重新订正或撤回。",
    ),
)

_FACTS = (
    Code(
        "fact-title-missing",
        _WARNING,
        "the paper's title was not found",
        "没有找到报名",
        "It may be a picture; give it with a correction.",
        "报名可能是图片，请用订正补上。",
    ),
    Code(
        "fact-title-drawn",
        _INFO,
        "the paper's title is drawn, not set; {title} was found by its pinyin",
        "报名是图形而非文字，按拼音推定为{title}",
        "Compare it with the nameplate.",
        "请与报头核对。",
    ),
    Code(
        "fact-date-missing",
        _WARNING,
        "the issue's date was not found",
        "没有找到出版日期",
        "Check the masthead, or give the date with a correction.",
        "请核对报头，或用订正补上日期。",
    ),
    Code(
        "fact-weekday-wrong",
        _WARNING,
        "{printed} is printed, but {date} is a {right}",
        "印的是{printed}，而 {date} 是{right}",
        "One of the two is a misprint or was misread; check the masthead.",
        "两者必有一误（误印或误读），请核对报头。",
    ),
    Code(
        "fact-lunar-wrong",
        _WARNING,
        "the lunar day {printed} is printed, but {date} is {right}",
        "印的农历是{printed}，而 {date} 是{right}",
        "One of the two is a misprint or was misread; check the masthead.",
        "两者必有一误（误印或误读），请核对报头。",
    ),
    Code(
        "fact-page-count",
        _WARNING,
        "the masthead announces {printed} pages; {found} were found",
        "报头印的是 {printed} 版，实际找到 {found} 版",
        "Add the pages that are missing, or check whether a page is there twice.",
        "请补上缺少的版面，或检查是否有版面重复。",
    ),
    Code(
        "fact-page-date",
        _ERROR,
        "this page is dated {printed}, the issue {date}",
        "本版日期是 {printed}，而本期是 {date}",
        "Was a page of another issue put in? Replace it and read the issue again.",
        "是否混入了另一期的版面？请更换后重读。",
    ),
    Code(
        "fact-label-twice",
        _WARNING,
        "the pages at {places} all print the name {label}",
        "第 {places} 个版面印的都是 {label} 版",
        "Keep the right one; if both belong, correct the label.",
        "请只保留正确的一个；如都属于本期，请订正版次。",
    ),
    Code(
        "fact-label-missing",
        _WARNING,
        "the printed page names leave out {labels}",
        "印出的版次缺少 {labels}",
        "Add the pages that are missing and read the issue again.",
        "请补上缺少的版面后重读。",
    ),
)

CODES: dict[str, Code] = {c.code: c for c in (*_FILES, *_ISSUE, *_PAGE, *_COMMAND, *_EDITION, *_FACTS)}
"""Every code by its name."""
