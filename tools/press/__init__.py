"""Press: a generator of newspaper pages whose truth is known to the glyph.

It typesets invented issues (and the sample papers under `sample/`) as small PDFs with embedded subset fonts and writes
beside them a `truth.json`: every article with its roles, paragraphs, lines, boxes, jumps and teasers. Layouts are drawn
by seed, far and wide, so that a reader of pages can be tested, measured and trained on pages that it has never seen.
"""
