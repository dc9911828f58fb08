/// One thing that is wrong with a document, or worth knowing, as data.
///
/// ``DiagnosticRenderer`` puts it into words.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Comparable, Sendable {
    /// Worth knowing.
    case note
    /// Probably a mistake; the document is read all the same.
    case warning
    /// The document is refused.
    case error

    /// Orders from note to error.
    public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }
    private var weight: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  /// How much it matters.
  public let severity: Severity
  /// What it is.
  public let fault: Fault
  /// The document.
  public let file: String
  /// The line, from 1, where it has one.
  public let line: Int?
  /// The character on the line, from 1, where it is known.
  public let column: Int?
  /// The text of the line.
  public let excerpt: String?
  /// Whether the document holds a patient's values.
  public let isPrivate: Bool

  /// Creates a diagnostic.
  public init(
    severity: Severity = .error, fault: Fault, file: String, line: Int? = nil,
    column: Int? = nil, excerpt: String? = nil, isPrivate: Bool = false
  ) {
    self.severity = severity
    self.fault = fault
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.isPrivate = isPrivate
  }

  /// The stable id, such as `DDX0007`; it never gets another meaning.
  public var id: String {
    let digits = String(fault.number)
    return "DDX" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// All that is wrong with one document.
public struct DocumentFaults: Error, Hashable, Sendable {
  /// The errors, with the warnings and notes found beside them, in the order of the document.
  public let diagnostics: [Diagnostic]

  /// Creates an error from what was found.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One fault of a whole file.
  init(_ file: String, _ fault: Fault) {
    self.init([Diagnostic(fault: fault, file: file, isPrivate: true)])
  }
}

/// A value read from a document, with what is worth knowing of it.
public struct Decoded<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Warnings and notes, in the order of the document.
  public let notes: [Diagnostic]

  /// Creates a decoded value.
  public init(_ value: Value, notes: [Diagnostic] = []) {
    self.value = value
    self.notes = notes
  }
}
