import Mustache

/// The templates within the binary.
///
/// Names begin with a point: without it the library looks for a missing name further out, and would
/// show what belongs elsewhere.
struct PageTemplates {
  /// The style of every page.
  let style: String
  private let library: MustacheLibrary

  /// Reads the templates.
  ///
  /// - Throws: What the parser says of a template that is not well formed.
  init() throws {
    MustacheContentTypes.register(StrictHTML(), named: StrictHTML.name)
    var library = MustacheLibrary()
    var style = ""
    for (path, text) in EmbeddedDocuments.all {
      let file = path.split(separator: "/").last ?? ""
      if file == "page.css" { style = text.description }
      guard file.hasSuffix(".mustache") else { continue }
      // A part that is called from another begins anew with the escaping of the library.
      try library.register(
        "{{%CONTENT_TYPE:\(StrictHTML.name)}}" + text.description,
        named: String(file.dropLast(".mustache".count)))
    }
    self.library = library
    self.style = style
  }

  /// A page as HTML.
  ///
  /// - Returns: The document; empty where there is no template `page`.
  func html(_ page: ReportPage) -> String {
    library.render(PageView(page: page, style: style), withTemplate: "page") ?? ""
  }
}

extension ReportPage {
  /// The page as one file of HTML that asks for no other and needs no script.
  ///
  /// - Throws: What the parser says of a shipped template that is not well formed.
  public func html() throws -> String { try PageTemplates().html(self) }
}
