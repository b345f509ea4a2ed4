"""The JSON Schema of the edition file, generated from the types so that the two cannot part."""

from __future__ import annotations

from typing import Any

import msgspec

from baoyan.model.edition import FORMAT, Edition

FIELDS: dict[str, str] = {
    "Edition.issue": "The masthead's facts.",
    "Edition.pages": "The printed pages in order.",
    "Edition.articles": "Articles, page by page in reading order. A jumped article is two entries, linked both ways.",
    "Edition.teasers": "Lines that point to an article inside (导读).",
    "Edition.furniture": "Text of the make-up (版面零件): in no article.",
    "Edition.problems": "What is wrong with the issue; see errors.md.",
    "Edition.format": "Always baoyan-edition/1.",
    "IssueFacts.title": "The paper's title (报名).",
    "IssueFacts.title_latin": "The title in Latin letters (pinyin or English).",
    "IssueFacts.date": "Date of issue, YYYY-MM-DD.",
    "IssueFacts.weekday": "Weekday as printed (星期一).",
    "IssueFacts.lunar_date": "Lunar date as printed (农历).",
    "IssueFacts.issue_number": "Number of the issue in its year (期号).",
    "IssueFacts.cumulative_number": "Number counted from the first issue (总期号).",
    "IssueFacts.page_count": "Number of pages as printed (本期16版).",
    "IssueFacts.licence": "Permit: 准印证号 or CN serial number (国内统一连续出版物号).",
    "IssueFacts.issn": "ISSN.",
    "IssueFacts.postal_code": "Postal distribution code (邮发代号).",
    "IssueFacts.price": "Price as printed.",
    "IssueFacts.publisher": "Publisher (主管/主办/出版).",
    "IssueFacts.volume": "Volume, in papers that count them.",
    "IssueFacts.website": "The digital paper's address.",
    "IssueFacts.distribution": "How it is handed out (内部资料 免费交流).",
    "IssueFacts.language": "BCP 47 tag: zh-Hans, zh-Hant, en, de.",
    "Page.number": "Place in the issue, from 1.",
    "Page.label": "The page's name as printed: 01, A6 (版次).",
    "Page.section": "Section name (版名).",
    "Page.width": "Width of the trimmed page, points.",
    "Page.height": "Height of the trimmed page, points.",
    "Page.editors": "Editors named on the page (责任编辑, 版式 ...).",
    "Page.text_origin": "Where its characters came from.",
    "Page.quality": "How well it was read, 0 to 1.",
    "Page.sha256": "Hash of the page's file.",
    "Page.source": "Name of the page's file.",
    "Page.trim": "Where the trimmed page lies on its sheet, [x, y, width, height].",
    "Page.received": "Of a scan set straight: where an even grid of points over the page lies on the page as received.",
    "Person.role": "reporter 记者, correspondent 通讯员, photographer 摄影, writer, editor 责编, ...",
    "Person.name": "The name.",
    "Person.organisation": "The organisation printed with it.",
    "Article.id": "Stable within the issue.",
    "Article.kind": "What it is.",
    "Article.page": "The page it stands on (place in the issue).",
    "Article.column_title": "Column title (栏目).",
    "Article.kicker": "Kicker (引题, 肩题): the line above the headline.",
    "Article.headline": "Headline (主题); lines joined, the space between its clauses kept.",
    "Article.deck": "Deck (副题): the line below the headline.",
    "Article.dateline": "Dateline (电头: 本报讯).",
    "Article.source": "Source line (来源).",
    "Article.byline": "Byline (署名) as printed.",
    "Article.bylines": "The byline parsed.",
    "Article.body": "The text.",
    "Article.pictures": "Pictures with captions.",
    "Article.regions": "What it covers of the page.",
    "Article.continued_to": "Where it goes on (下转第2版).",
    "Article.continued_from": "Where it comes from (上接第1版).",
    "Article.confidence": "Chance that the article is right as a whole, 0 to 1.",
    "Article.doubts": "Decisions that an editor should look at.",
    "Article.head_spans": "Where headline, kicker, deck, byline ... stand on the page.",
    "Article.language": "BCP 47 tag where it is known.",
    "Article.direction": "horizontal-lr or vertical-rl.",
    "Article.group": "The heading that briefs share.",
    "Part.type": "What the part is.",
    "Part.text": "Its text: Unicode NFC, as a reader would type it.",
    "Part.spans": "Where it stands: one span for each column it runs through.",
    "Part.rows": "A table's rows of cells.",
    "Part.fragment": "start or end: half of a paragraph that a page turn cut.",
    "Part.style": "verse, question, answer, list_item where the print sets it so.",
    "Span.page": "The page (place in the issue).",
    "Span.polygon": "Corner points [[x, y], ...].",
    "Span.lines": "The printed lines.",
    "SpanLine.text": "The line as printed.",
    "SpanLine.box": "[x, y, width, height].",
    "SpanLine.origin": "Where its characters came from.",
    "SpanLine.confidence": "How surely they were read, 0 to 1.",
    "SpanLine.unsure": "One digit for each character, 0 (sure) to 9 (a guess), as ALTO's CC; absent where all are sure.",
    "SpanLine.seen": "What was recognised, character for character, where language decided otherwise; absent where it did not.",
    "ArticlePicture.page": "The page (place in the issue).",
    "ArticlePicture.box": "[x, y, width, height].",
    "ArticlePicture.caption": "Caption (图说).",
    "ArticlePicture.credit": "Credit (摄影署名).",
    "ArticlePicture.file": "The picture's file beside the edition, where it was cut out.",
    "ArticlePicture.caption_spans": "Where the caption stands.",
    "Region.page": "The page (place in the issue).",
    "Region.polygon": "Corner points [[x, y], ...].",
    "Link.page": "The other page (place in the issue); null when it is not here.",
    "Link.article": "The other article's id; null when it was not found.",
    "Link.text": "The turn label as printed.",
    "Doubt.code": "What is doubted; see errors.md.",
    "Doubt.message": "The doubt in words.",
    "Doubt.page": "The page (place in the issue).",
    "Doubt.box": "[x, y, width, height].",
    "HeadSpan.role": "headline, kicker, deck, byline, column_title, source, dateline.",
    "HeadSpan.span": "Where it stands.",
    "Teaser.text": "The teaser as printed.",
    "Teaser.on_page": "The page it stands on.",
    "Teaser.label": "The page it names, as printed.",
    "Teaser.page": "That page's place in the issue.",
    "Teaser.article": "The article it announces.",
    "Teaser.box": "[x, y, width, height].",
    "Furniture.page": "The page (place in the issue).",
    "Furniture.text": "The line as printed.",
    "Furniture.box": "[x, y, width, height].",
    "Furniture.kind": "What it is: title, date, folio, page_number, section, editors, ...",
    "Problem.code": "Stable code; see errors.md.",
    "Problem.severity": "info, warning or error.",
    "Problem.message": "What is wrong, in words.",
    "Problem.page": "The page (place in the issue), where it is one page's.",
    "Problem.hint": "What to do next.",
}
"""What each key means: Type.key to a sentence. In the schema as `description`, and in docs/formats.md."""


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of `baoyan-edition/1`, with a description for every key."""
    whole: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Edition)))
    for name, definition in whole["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            value["description"] = FIELDS[f"{name}.{key}"]
    edition = whole["$defs"]["Edition"]
    edition["properties"]["format"] = {"const": FORMAT, "description": FIELDS["Edition.format"]}
    edition["required"] = ["format", "issue", "pages", "articles", "teasers", "furniture", "problems"]
    heading = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "A newspaper issue as a digital edition. Coordinates: points of the page, origin top left.",
    }
    return {**heading, **whole}
