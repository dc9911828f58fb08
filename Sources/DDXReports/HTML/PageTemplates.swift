package import DDXCore
internal import Mustache

/// The templates within the binary.
///
/// Names begin with a point: without it the library looks for a missing name further out, and would
/// show what belongs elsewhere.
package struct PageTemplates: Sendable {
  /// The style of every page.
  package let style: String
  /// The style of a picture that stands alone.
  private let chartStyle: String
  private let library: MustacheLibrary

  /// Reads the templates, and those of pages that are made of the parts of a report.
  ///
  /// - Parameter more: Further templates, and style.
  /// - Throws: What the parser says of a template that is not well formed.
  package init(adding more: [EmbeddedDocument] = []) throws {
    MustacheContentTypes.register(StrictHTML(), named: StrictHTML.name)
    var library = MustacheLibrary()
    var style = ""
    var chartStyle = ""
    for document in EmbeddedDocuments.all + more {
      let file = document.path.split(separator: "/").last ?? ""
      if file == "chart.css" {
        chartStyle = document.text.description
      } else if file.hasSuffix(".css") {
        style += document.text.description
      }
      guard file.hasSuffix(".mustache") else { continue }
      // A part that is called from another begins anew with the escaping of the library.
      try library.register(
        "{{%CONTENT_TYPE:\(StrictHTML.name)}}" + document.text.description,
        named: String(file.dropLast(".mustache".count)))
    }
    self.library = library
    self.style = style + chartStyle
    self.chartStyle = chartStyle
  }

  /// A page as HTML.
  ///
  /// - Returns: The document; empty where there is no template `page`.
  func html(_ page: ReportPage) -> String {
    html(PageView(page: page, style: style), template: "page")
  }

  /// What a template makes of values.
  ///
  /// - Parameters:
  ///   - values: A dictionary, or what else answers to the names of the template.
  ///   - name: The name of the template.
  /// - Returns: The document; empty where there is no such template.
  package func html(_ values: Any, template name: String) -> String {
    library.render(values, withTemplate: name) ?? ""
  }
}

extension PageTemplates {
  /// A picture as a file of SVG.
  ///
  /// - Returns: The document; empty where there is no template `chart`.
  func svg(_ picture: ChartPicture) -> String {
    var alone = picture
    alone.style = chartStyle
    return library.render(alone, withTemplate: "chart") ?? ""
  }
}

extension ReportPage {
  /// The page as one file of HTML that asks for no other and needs no script.
  ///
  /// - Throws: What the parser says of a shipped template that is not well formed.
  public func html() throws -> String { try PageTemplates().html(self) }
}
