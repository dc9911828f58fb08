/// How a page of text is laid out.
public struct PageStyle: Hashable, Sendable {
  /// The widest line, 60 … 120 columns.
  public let width: Int
  /// Whether the page goes to a terminal that shows colour.
  public let isColoured: Bool
  /// Whether the page may hold more than ASCII.
  public let isUnicode: Bool

  /// Creates a style; a width beyond its bounds is taken for the nearest one.
  public init(width: Int = 80, isColoured: Bool = false, isUnicode: Bool = true) {
    self.width = min(max(width, 60), 120)
    self.isColoured = isColoured
    self.isUnicode = isUnicode
  }

  /// What stands between two pages.
  public var separator: String {
    String(repeating: isUnicode ? "─" : "-", count: width)
  }

  /// A paragraph as wide as a page; its lines after the first stand under the end of `lead`.
  public func paragraph(_ words: String, lead: String) -> String {
    var page = TextPage(self)
    page.paragraph(words, lead: lead)
    return page.text
  }

  /// The same with the 100 columns that wide tables need, or more.
  var wide: PageStyle {
    PageStyle(width: max(width, 100), isColoured: isColoured, isUnicode: isUnicode)
  }

  /// The style of a page that goes to a file: 80 columns without colour.
  public static let plain = PageStyle()
}
