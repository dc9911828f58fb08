import Mustache

/// A page as its template asks for it.
///
/// Each part of a page answers to the names of its template; a name that is not there shows nothing.
struct PageView: MustacheParent {
  let page: ReportPage
  let style: String

  func child(named name: String) -> Any? {
    switch name {
    case "title": page.title
    case "subtitle": page.subtitle
    case "style": style
    case "sections": page.sections
    case "hasSections": page.sections.count > 3
    case "closing": TextReport.closing
    default: nil
    }
  }
}

extension ReportPage {
  /// The page as a template asks for its sections.
  package var view: Any { PageView(page: self, style: "") }
}

extension PageSection: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "heading": heading
    case "tone": tone.rawValue
    case "sheet": isOwnSheet
    case "parts": parts
    default: nil
    }
  }
}

extension PagePart: MustacheParent {
  func child(named name: String) -> Any? {
    switch (name, self) {
    case ("heading", .heading(let text)), ("paragraph", .paragraph(let text)),
      ("remark", .remark(let text)), ("remark", .legend(let text)), ("warning", .warning(let text)),
      ("command", .command(let text)):
      text
    case ("items", .list(let items)): items
    case ("list", .list): true
    case ("facts", .facts(let facts)): facts
    case ("definitions", .facts): true
    case ("table", .table(let table)): table
    case ("hasBars", .bars): true
    case ("bars", .bars(let bars)): bars
    case ("tree", .tree): true
    case ("branches", .tree(let branches)): branches
    case ("flow", .flow(let picture)): picture
    case ("chart", .chart(let picture)): picture
    default: nil
    }
  }
}

extension PageItem: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "details": details
    case "hasDetails": !details.isEmpty
    case "mark": mark?.rawValue
    case "markWords": mark?.words
    default: nil
    }
  }
}

extension PageItem.Mark {
  /// What the mark says, for those who do not see it.
  var words: String {
    switch self {
    case .done: "met: "
    case .open: "missing: "
    case .failed: "against: "
    }
  }
}

extension PageFact: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "term": term
    case "texts": texts
    default: nil
    }
  }
}

extension PageBranch: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "label": label
    case "probability": probability
    case "details": details
    case "hasBars": !bars.isEmpty
    case "bars": bars
    case "hasBranches": !branches.isEmpty
    case "branches": branches
    default: nil
    }
  }
}

extension PageBar: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "name": self.name
    case "value": value
    case "strip": strip
    default: nil
    }
  }
}
