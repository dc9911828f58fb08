import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// A protocol with everything it uses: the vocabulary, the modules with their evidence, and what
/// is known of pain from elsewhere.
struct Setup {
  let rules: ClinicalProtocol
  let modules: [LoadedModule]
  let other: EvidenceTable
  let ranker: Ranker
  /// The modules of this program that take no part.
  let idle: [SourceID]
  /// Reads profiles, with the findings and procedures in use.
  let reader: DocumentReader

  /// The findings and procedures in use.
  var vocabulary: Vocabulary { reader.vocabulary }

  /// The words for what a ranking names.
  var glossary: Glossary {
    Glossary(vocabulary: vocabulary, modules: modules, other: other, rules: rules)
  }

  /// Loads what a protocol uses.
  ///
  /// - Throws: ``SetupError``, `DocumentFaults` or `RegistryError`.
  init(_ rules: ClinicalProtocol, _ set: ModuleSet) throws {
    self.rules = rules
    reader = set.reader
    modules = try set.modules(under: rules)
    other = try set.other(under: rules)
    idle = set.idle(under: rules)
    ranker = try Ranker(
      rules: rules, vocabulary: set.reader.vocabulary, modules: modules, other: other)
  }

  /// Loads a protocol and the modules, or says why not and ends the program.
  static func load(
    _ option: ProtocolOption, _ modules: ModuleOptions, _ console: inout Console,
    _ diagnostics: DiagnosticRenderer
  ) async throws -> Setup {
    let set = try await ModuleSet.load(modules, &console, diagnostics)
    do {
      let edition = try set.reader.resolved(
        option.edition.document(), parents: option.edition.parents
      ).value
      try set.check(edition)
      return try Setup(edition.rules, set)
    } catch {
      throw console.refusal(
        of: error, isOurs: !option.edition.isFile && !modules.isUsed, diagnostics)
    }
  }

  /// The profile in a file, or on standard input for `-`.
  ///
  /// - Throws: `DocumentFaults` with everything that is wrong.
  func profile(at path: String) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    try reader.profile(DocumentFile.read(path: path))
  }
}

/// Why a protocol can't be put to use.
enum SetupError: Error {
  /// No protocol of this name is shipped; these are.
  case unknownProtocol(String, shipped: [String])
  /// The evidence edition that the protocol names is not shipped; these are.
  case unknownEvidence(
    SourceID, edition: String?, shipped: [String], at: DocumentLocation? = nil)
  /// The protocol names evidence of a source that no module assesses; there are these.
  case unknownSource(SourceID, sources: [SourceID], at: DocumentLocation?)
  /// No module has this id; there are these.
  case unknownModule(String, ids: [SourceID])
  /// The protocol names no edition for what no module assesses.
  case noEditionOfOther(rules: String)

  /// The error in words.
  var message: String {
    switch self {
    case .unknownProtocol(let name, let shipped):
      "no protocol `\(name)` is shipped; there is \(Self.list(shipped))"
    case .unknownEvidence(let source, let edition, let shipped, _):
      "no evidence\(edition.map { " `\($0)`" } ?? "") is shipped for `\(source)`; "
        + "there is \(Self.list(shipped))"
    case .unknownSource(let source, let sources, _):
      "no module assesses `\(source)`; there are \(Self.list(sources.map(\.name))). "
        + "A module from outside is added with `--module` or `--plugin`"
    case .unknownModule(let name, let ids):
      "no module has the id `\(name)`; there are \(Self.list(ids.map(\.name))). "
        + "A file is named with its path, such as ./\(name).xml"
    case .noEditionOfOther(let rules): "`\(rules)` names no evidence edition for `other`"
    }
  }

  /// Where the error stands, as messages begin: a place in a document, or the program.
  var place: String {
    switch self {
    case .unknownEvidence(_, _, _, let location?), .unknownSource(_, _, let location?):
      "\(location.file):\(location.line)"
    default: "ddx"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
