import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// One document, or one profile of a cohort, with all that is to be said of it.
struct DocumentCheck: Sendable {
  /// The document as read.
  let input: ProfileInput
  /// The kind of a valid document, such as `protocol, 2 cases`; nil if it is invalid.
  let kind: String?
  /// The text for standard error.
  let talk: String

  /// Whether it can be used.
  var isRight: Bool { kind != nil }

  /// Checks a document.
  ///
  /// - Parameters:
  ///   - input: The document.
  ///   - set: The modules, whose findings and procedures it may name.
  ///   - diagnostics: What words its faults.
  init(_ input: ProfileInput, _ set: ModuleSet, _ diagnostics: DiagnosticRenderer) {
    self.input = input
    var notes: [Diagnostic] = []
    var kind: String?
    var words = ""
    do {
      let part = try input.part.get()
      if input.isPart {
        notes = try set.reader.profile(part).notes
        kind = DocumentKind.profile.rawValue
      } else {
        (kind, notes) = try Self.kind(of: part.file, set)
      }
    } catch let faults as DocumentFaults {
      notes = faults.diagnostics
    } catch let error as SetupError {
      words = error.text
    } catch let error as RegistryError {
      words = "\(input.file): error: \(error.message)\n"
    } catch {
      words = "\(input.file): error: it could not be checked\n"
    }
    self.kind = kind
    talk = (notes.isEmpty ? "" : diagnostics.render(notes) + "\n") + words
  }

  /// The kind of a document, with the messages about it.
  private static func kind(
    of document: DocumentFile, _ set: ModuleSet
  ) throws -> (String, [Diagnostic]) {
    let beside = EditionParents(beside: document.name)
    let parents: (String) -> DocumentFile? = { beside.document(named: $0) }
    let kind = try set.reader.validate(document, parents: parents)
    guard kind.value == .protocol else { return (kind.value.rawValue, kind.notes) }
    let edition = try set.reader.resolved(document, parents: parents).value
    try set.check(edition)
    let cases = try cases(of: edition.rules, at: document.name, set)
    return (kind.value.rawValue + cases, kind.notes)
  }

  /// Runs the cases of an edition.
  ///
  /// - Returns: How many came out, in words; nothing where there are none.
  /// - Throws: `DocumentFaults` with the cases that do not come out as they say.
  private static func cases(
    of rules: ClinicalProtocol, at path: String, _ set: ModuleSet
  ) throws -> String {
    guard let run = try CaseRun(beside: path, of: rules.name, set.reader) else { return "" }
    let failures = run.failures(under: try Setup(rules, set).ranker)
    guard failures.isEmpty else { throw DocumentFaults(failures) }
    return run.count == 1 ? ", 1 case" : ", \(run.count) cases"
  }
}
