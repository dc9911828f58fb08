/// One kind of diagnostic, with an example and its meaning.
public struct DiagnosticEntry: Sendable {
  /// Its severity; the gravest if that depends on the place.
  public let severity: Diagnostic.Severity
  /// Its meaning and reason, in a sentence or two.
  public let meaning: String
  /// The example.
  public let fault: Fault

  init(_ fault: Fault, _ meaning: String) { self.init(fault, .error, meaning) }

  init(_ fault: Fault, _ severity: Diagnostic.Severity, _ meaning: String) {
    self.fault = fault
    self.severity = severity
    self.meaning = meaning
  }

  private var example: Diagnostic {
    Diagnostic(severity: severity, fault: fault, file: "")
  }

  /// Its stable id, such as `DDX0007`.
  public var id: String { example.id }

  /// Its message, with values of an example.
  public var message: String { DiagnosticRenderer(showValues: true).message(for: example) }

  /// What its message advises, with values of an example.
  public var help: String? { DiagnosticRenderer(showValues: true).help(for: example) }

  /// The entry of an id, however its letters are written.
  public static func entry(_ id: String) -> DiagnosticEntry? {
    all.first { $0.id == id.uppercased() }
  }

  /// Every kind of diagnostic, in order of its number.
  public static let all: [DiagnosticEntry] =
    (reading + shape + values + references + profile + blocks + relief + evidence + rules + cases
    + vocabulary + cohorts + fhir)
    .sorted { $0.id < $1.id }
}
