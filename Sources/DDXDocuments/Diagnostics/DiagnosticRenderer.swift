internal import DDXMarkup

/// Puts diagnostics into words: all wording of faults is here and in its extensions.
///
/// Of a profile it shows no value and no line unless it is asked to: a patient's data is not for
/// a log.
public struct DiagnosticRenderer: Sendable {
  /// Whether the values of a profile are shown.
  public let showValues: Bool

  /// Creates a renderer.
  public init(showValues: Bool = false) { self.showValues = showValues }

  /// All diagnostics of a document, each with what helps.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// One diagnostic: what and where, the line of the document, and what helps.
  public func render(_ diagnostic: Diagnostic) -> String {
    let words = words(for: diagnostic)
    var lines = [
      "\(location(diagnostic)): \(diagnostic.severity.rawValue): \(words.message) [\(diagnostic.id)]"
    ]
    lines += excerpt(diagnostic)
    if let help = words.help { lines.append("   help: \(help)") }
    return lines.joined(separator: "\n")
  }

  /// The message, in one line without its place.
  public func message(for diagnostic: Diagnostic) -> String { words(for: diagnostic).message }

  /// The help, in one line; nil if there is none.
  public func help(for diagnostic: Diagnostic) -> String? { words(for: diagnostic).help }

  private func words(for diagnostic: Diagnostic) -> Words {
    let values = ValueWords(areShown: showValues || !diagnostic.isPrivate)
    return switch diagnostic.fault {
    case .file(let fault): fault.words
    case .markup(let fault): fault.words(values)
    case .shape(let fault): fault.words(values)
    case .value(let fault): fault.words(values)
    case .reference(let fault): fault.words(values)
    case .profile(let fault): fault.words(values)
    case .evidence(let fault): fault.words(values)
    case .protocol(let fault): fault.words
    case .cases(let fault): fault.words
    case .cohort(let fault): fault.words(values)
    case .fhir(let fault): fault.words(values)
    case .vocabulary(let fault): fault.words
    }
  }

  private func location(_ diagnostic: Diagnostic) -> String {
    let place = [diagnostic.line, diagnostic.column].compactMap { $0 }.map { ":\($0)" }
    return Self.onOneLine(diagnostic.file) + place.joined()
  }

  /// The name of a file on one line: a line feed in it would let it forge a message.
  package static func onOneLine(_ file: String) -> String {
    String(file.map { $0.isNewline ? "\u{FFFD}" as Character : $0 })
  }

  /// The line of the document with a mark beneath it.
  private func excerpt(_ diagnostic: Diagnostic) -> [String] {
    guard showValues || !diagnostic.isPrivate, let text = diagnostic.excerpt,
      let line = diagnostic.line
    else { return [] }
    let number = String(line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count))
    // A line of a whole file would bury the message.
    let (shown, column) = Self.window(text, column: diagnostic.column ?? 1)
    var lines = ["\(margin)\(number) | \(shown)"]
    if diagnostic.column != nil {
      let pad = shown.prefix(column - 1).map { $0 == "\t" ? $0 : " " as Character }
      lines.append(String(repeating: " ", count: max(5, number.count)) + " | \(String(pad))^")
    }
    return lines
  }

  /// At most 160 characters of a line, with the column among them.
  private static func window(_ text: String, column: Int) -> (String, Int) {
    let width = 160
    guard text.count > width else { return (text, column) }
    let start = max(0, min(column - 1 - width / 2, text.count - width))
    return (String(text.dropFirst(start).prefix(width)), column - start)
  }
}

/// A message, and what helps.
struct Words {
  /// What is wrong: lower case, without a full stop.
  let message: String
  /// What to do.
  let help: String?

  /// Creates words.
  init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// How values of a document appear in messages.
struct ValueWords {
  /// Whether it may be shown.
  let areShown: Bool

  /// The text in quotes, or what to say in its place.
  func quoted(_ text: String, or words: String) -> String {
    guard areShown else { return words }
    let short = text.count > 60 ? String(text.prefix(60)) + "…" : text
    return "`\(short)`"
  }

  /// The name of an element in quotes, where it is one of ours or may be shown; a name that nobody
  /// but the document knows may be a patient's.
  func named(_ element: String) -> String {
    SchemaOutline.elements.contains(element) ? "`\(element)`" : quoted(element, or: "this element")
  }

  /// `, found` and the text, or nothing.
  func found(_ text: String) -> String {
    areShown ? ", found \(quoted(text, or: ""))" : ""
  }

  /// `did you mean`, or nil if nothing is similar.
  static func near(_ names: [String]) -> String? {
    names.isEmpty ? nil : "did you mean \(list(names, joinedBy: "or"))?"
  }

  /// The names in quotes, joined by commas and a word.
  static func list(_ names: [String], joinedBy word: String) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
