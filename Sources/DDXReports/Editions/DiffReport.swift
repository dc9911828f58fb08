public import DDXCore

/// In what two protocol editions differ, with the place of every difference.
public struct DiffReport: Sendable {
  /// The name of the JSON form.
  public static let schema = "ddx.diff/1"

  private let left: ClinicalProtocol
  private let right: ClinicalProtocol
  private let differences: [ProtocolDifference]
  private let edits: [ProtocolEdit]
  private let keys: EditionKeys
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - left: The edition that is changed.
  ///   - right: The edition that it becomes.
  ///   - differences: Everything that differs, in the order it is shown.
  ///   - edits: The smallest sets of differences that can be applied alone.
  ///   - glossary: The words for the keys.
  ///   - style: How the page is laid out.
  public init(
    left: ClinicalProtocol, right: ClinicalProtocol, differences: [ProtocolDifference],
    edits: [ProtocolEdit], glossary: Glossary, style: PageStyle = .plain
  ) {
    self.left = left
    self.right = right
    self.differences = differences
    self.edits = edits
    keys = EditionKeys(glossary: glossary)
    self.style = style
  }

  /// The edits by number, then what moves no result; at most 100 columns wide.
  public func text() -> String {
    var page = TextPage(style)
    guard !differences.isEmpty else {
      page.line("There are no differences between \(left.name) and \(right.name).")
      return page.text
    }
    let inert = differences.filter(\.isInert)
    page.line("- \(left.name)", .bold)
    page.line("+ \(right.name)", .bold)
    page.line()
    let count = counted(differences.count, "difference")
    page.line(
      """
      \(count): \(differences.count - inert.count) in \(counted(edits.count, "edit")), \
      \(inert.count) without effect
      """)
    if !edits.isEmpty {
      page.heading("Edits: the smallest changes that each give a valid edition")
    }
    for (index, edit) in edits.enumerated() {
      write(edit, number: index + 1, to: &page)
    }
    if !inert.isEmpty { page.heading("Differences without effect on results") }
    for difference in inert {
      page.paragraph(difference.key, lead: "  ~  ")
      write(difference, to: &page)
    }
    return page.text
  }

  private func write(_ edit: ProtocolEdit, number: Int, to page: inout TextPage) {
    let active = edit.differences.filter { !$0.isInert }
    let lead = "\(number)".aligned(to: 3) + "  "
    if active.count == 1, let only = active.first, only.key == edit.id {
      page.paragraph(edit.id, lead: lead)
      write(only, to: &page)
    } else {
      page.paragraph(edit.id, lead: lead)
      for difference in active {
        page.paragraph(difference.key, lead: "     ")
        write(difference, to: &page)
      }
    }
    let companions = edit.differences.filter(\.isInert).map(\.key)
    if !companions.isEmpty {
      page.paragraph("together with " + listed(companions), lead: "     ", .faint)
    }
  }

  private func write(_ difference: ProtocolDifference, to page: inout TextPage) {
    let words = keys.words(difference.key)
    if words != difference.key { page.paragraph(words, lead: "     ", .faint) }
    write(difference.left, at: difference.leftLocation, lead: "     - ", .red, to: &page)
    write(difference.right, at: difference.rightLocation, lead: "     + ", .green, to: &page)
  }

  private func write(
    _ value: String?, at location: DocumentLocation?, lead: String, _ ink: TextPage.Ink,
    to page: inout TextPage
  ) {
    let words = [value ?? "nothing", location.map { "(\($0.words))" }].compactMap { $0 }
    page.paragraph(words.joined(separator: " "), lead: lead, ink)
  }

  /// The differences as `ddx.diff/1`.
  public func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.key("left")
      write(left, to: &writer)
      writer.key("right")
      write(right, to: &writer)
      writer.key("differences")
      writer.array(differences) { writer, difference in
        writer.object { writer in
          writer.field("key", difference.key)
          writer.field("words", keys.words(difference.key))
          writer.field("left", difference.left)
          writer.field("right", difference.right)
          writer.key("leftLocation")
          write(difference.leftLocation, to: &writer)
          writer.key("rightLocation")
          write(difference.rightLocation, to: &writer)
          writer.key("inert")
          writer.value(difference.isInert)
          writer.key("edits")
          writer.wholeNumbers(
            edits.indices.filter { edits[$0].differences.contains(difference) }.map { $0 + 1 })
        }
      }
      writer.key("edits")
      writer.array(edits.enumerated()) { writer, entry in
        writer.object {
          $0.key("number")
          $0.value(entry.offset + 1)
          $0.field("id", entry.element.id)
        }
      }
    }
    return writer.text
  }

  private func write(_ rules: ClinicalProtocol, to writer: inout JSONWriter) {
    writer.inline {
      $0.field("name", rules.name)
      $0.field("sha256", rules.digest)
    }
  }

  private func write(_ location: DocumentLocation?, to writer: inout JSONWriter) {
    guard let location else { return writer.null() }
    writer.inline {
      $0.field("file", location.file)
      $0.key("line")
      $0.value(location.line)
    }
  }
}
