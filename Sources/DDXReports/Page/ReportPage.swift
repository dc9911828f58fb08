/// A report as a document: one value, from which HTML, Markdown and plain text are written.
///
/// Its texts are as they were recorded; each form escapes them in its own way.
public struct ReportPage: Sendable {
  /// The heading of the whole.
  let title: String
  /// What stands beneath it: whose report it is, and under which rules.
  let subtitle: String
  /// The sections, in the order of reading.
  let sections: [PageSection]
}

/// A part of a page with a heading of its own.
struct PageSection: Sendable {
  /// How it is set apart.
  enum Tone: String, Sendable {
    /// Like the text around it.
    case plain
    /// Nothing speaks against going on.
    case clear
    /// Something comes first.
    case caution
    /// Nothing is injected.
    case alarm
    /// What a reader in a hurry reads.
    case key
  }

  /// The name by which the page leads to it.
  let id: String
  /// The heading.
  let heading: String
  /// How it is set apart.
  var tone: Tone = .plain
  /// Whether print begins a new sheet with it.
  var isOwnSheet = false
  /// What is in it.
  let parts: [PagePart]
}

/// A piece of a section.
enum PagePart: Sendable {
  /// A heading within the section.
  case heading(String)
  /// A paragraph.
  case paragraph(String)
  /// A paragraph for those who want to know more.
  case remark(String)
  /// What the marks of a picture mean; of no use where there are no pictures.
  case legend(String)
  /// What must be read before anything is done.
  case warning(String)
  /// A list; each item with what belongs to it.
  case list([PageItem])
  /// Terms, each with what is said of it.
  case facts([PageFact])
  /// A table.
  case table(PageTable)
  /// Named probabilities with their bars.
  case bars([PageBar])
  /// What follows from what, as a tree.
  case tree([PageBranch])
  /// A picture that a table tells as well.
  case flow(FlowPicture)
  /// A picture in two dimensions that a table tells as well.
  case chart(ChartPicture)
  /// A line to copy into a shell.
  case command(String)
}

/// An item of a list.
struct PageItem: Sendable {
  /// Whether something asked for is there.
  enum Mark: String, Sendable {
    /// It is.
    case done
    /// It is not yet.
    case open
    /// It speaks against.
    case failed
  }

  /// The item.
  let text: String
  /// What belongs to it.
  var details: [String] = []
  /// Whether it is there, in a list of what is asked for.
  var mark: Mark?
}

/// A term and what is said of it.
struct PageFact: Sendable {
  /// The term.
  let term: String
  /// What is said of it, a paragraph each.
  let texts: [String]

  init(_ term: String, _ texts: [String]) {
    self.term = term
    self.texts = texts
  }

  init(_ term: String, _ text: String) { self.init(term, [text]) }
}

/// One outcome with what follows it.
struct PageBranch: Sendable {
  /// What happens.
  let label: String
  /// How probable that is.
  var probability: String?
  /// What is known then.
  var details: [String] = []
  /// The probabilities then, where they are drawn.
  var bars: [PageBar] = []
  /// What follows then.
  var branches: [PageBranch] = []
}

/// A named probability with its strip.
struct PageBar: Sendable {
  let name: String
  let value: String
  let strip: Strip
}
