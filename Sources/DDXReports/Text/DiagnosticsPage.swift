/// One kind of message about documents, with an example.
public struct MessageEntry: Sendable {
  let id: String
  let severity: String
  let message: String
  let meaning: String
  let help: String?

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - id: The number, such as `DDX0007`.
  ///   - severity: How much it matters, in one word.
  ///   - message: The message with the values of an example.
  ///   - meaning: What it means, in a sentence or two.
  ///   - help: What to do, where the message says so.
  public init(id: String, severity: String, message: String, meaning: String, help: String?) {
    self.id = id
    self.severity = severity
    self.message = message
    self.meaning = meaning
    self.help = help
  }
}

/// The messages about documents by their numbers: a list of all, or one in full.
public struct DiagnosticsPage: Sendable {
  private let entries: [MessageEntry]
  private let style: PageStyle

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - entries: All kinds of message, in order of their numbers.
  ///   - style: How the page is laid out.
  public init(_ entries: [MessageEntry], style: PageStyle = .plain) {
    self.entries = entries
    self.style = style
  }

  /// Every number with an example of its message.
  public func index() -> String {
    var page = TextPage(style)
    page.paragraph("Messages about documents, each with an example", .bold)
    page.line()
    for entry in entries {
      page.paragraph(
        entry.message, lead: "  \(entry.id)  " + entry.severity.padded(to: 9))
    }
    page.line()
    page.paragraph("`ddx explain DDX0012` explains one of them and says what to do.")
    return page.text
  }

  /// One number: an example, what it means, and what to do.
  public func text(of entry: MessageEntry) -> String {
    var page = TextPage(style)
    page.paragraph("\(entry.id), \(entry.severity)", .bold)
    page.line()
    page.paragraph(entry.message, lead: "  such as  ")
    page.paragraph(entry.meaning, lead: "  means    ")
    if let help = entry.help { page.paragraph(help, lead: "  do       ") }
    return page.text
  }

  /// All of them as a page of the documentation.
  public func markdown() -> String {
    let rows = entries.map { entry in
      let cells = [entry.id, entry.severity, entry.message, entry.meaning, entry.help ?? ""]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    return """
      # Messages about documents

      Every message about a document ends in a number, which keeps its meaning for ever. The messages
      below show the values of an example; values of a profile are shown only with `--show-values`.
      `ddx explain DDX0012` prints one entry.

      | number | severity | message, such as | what it means | what to do |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}
