import Testing

@testable import DDXReports

@Suite struct `What documents say` {
  @Test func `can't end an attribute, even with an accent over the quote`() {
    #expect(
      StrictHTML.escaped("x\"\u{301} onload='a'<b>&")
        == "x&quot;\u{301} onload=&#39;a&#39;&lt;b&gt;&amp;")
  }

  @Test func `can't turn the direction of writing round`() {
    #expect(StrictHTML.escaped("a\u{202E}b\u{2066}c\u{7}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    #expect(MarkdownText.escaped("a\u{202E}b") == "a\u{FFFD}b")
    #expect(StrictHTML.escaped("\u{5E9}\u{5DC}\u{5D5}\u{5DD}") == "\u{5E9}\u{5DC}\u{5D5}\u{5DD}")
  }

  @Test func `keeps a number and its percent sign on one line`() {
    #expect(StrictHTML.escaped("at 67 % now") == "at 67\u{A0}% now")
  }

  @Test func `is no markup in Markdown`() {
    #expect(
      MarkdownText.escaped("<script> [a](b) *c* `d` | e\nf")
        == "\\<script\\> \\[a\\](b) \\*c\\* \\`d\\` \\| e f")
    #expect(MarkdownText.paragraph("- a") == "\\- a")
    #expect(MarkdownText.paragraph("1. a") == "1\\. a")
    #expect(MarkdownText.paragraph("2026-05-10") == "2026-05-10")
  }
}
