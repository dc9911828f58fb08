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
  /// The modules of this program that are not used.
  let idle: [SourceID]
  /// Reads profiles, with the findings and procedures in use.
  let reader: DocumentReader

  /// The findings and procedures in use.
  var vocabulary: Vocabulary { reader.vocabulary }

  /// The sources that hurt at no level by their documents; what a program assesses is not known.
  var sourcesWithoutLevels: Set<SourceID> {
    Set(
      modules.filter { $0.table?.sites.levels.isEmpty == true }.map(\.source.descriptor.id))
  }

  /// The words for the ids in a ranking.
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
  /// No policy has this name; there are these, and editions.
  case unknownPolicy(String, others: [String])
  /// No study of this name is shipped; these are.
  case unknownStudy(String, shipped: [String])
  /// The protocol names no evidence edition for `other`.
  case noEditionOfOther(rules: String, at: DocumentLocation? = nil)

  /// The error in words.
  var message: String {
    switch self {
    case .unknownProtocol(let name, _): "no protocol edition `\(name)`"
    case .unknownEvidence(let source, let edition, _, _):
      "no evidence edition\(edition.map { " `\($0)`" } ?? "") for `\(source)`"
    case .unknownSource(let source, _, _): "no module for `\(source)`"
    case .unknownModule(let name, _): "no module `\(name)`"
    case .unknownPolicy(let name, _): "no policy `\(name)`"
    case .unknownStudy(let name, _): "no study `\(name)`"
    case .noEditionOfOther(let rules, _): "`\(rules)` names no evidence edition for `other`"
    }
  }

  /// The remedy.
  var help: String? {
    switch self {
    case .unknownProtocol(let name, let shipped):
      Self.meant(name, among: shipped)
        ?? "`ddx protocols` lists the editions; the name of a file ends in .xml"
    case .unknownEvidence(_, let edition, let shipped, _):
      Self.meant(edition ?? "", among: shipped) ?? "there is \(Self.list(shipped))"
    case .unknownSource(let source, let sources, _):
      (Self.meant(source.name, among: sources.map(\.name))
        ?? "there is \(Self.list(sources.map(\.name)))")
        + "; add a module of your own with `--module` or `--plugin`"
    case .unknownModule(let name, let ids):
      Self.meant(name, among: ids.map(\.name))
        ?? "there is \(Self.list(ids.map(\.name))); give a file with its path, such as ./\(name).xml"
    case .unknownPolicy(let name, let others):
      Self.meant(name, among: others)
        ?? "there is an edition such as ddx@2026.2, also with :ask or :no-ask, and \(Self.list(others))"
    case .unknownStudy(let name, let shipped):
      Self.meant(name, among: shipped) ?? "there is \(Self.list(shipped))"
    case .noEditionOfOther: "add `<evidence source=\"other\" edition=\"...\"/>` to `uses`"
    }
  }

  /// The error in full: where it is, what it is, and what to do about it.
  var text: String {
    "\(place): error: \(message)\n" + (help.map { "   help: \($0)\n" } ?? "")
  }

  /// Whether the command line is at fault, and no document.
  var isOfUsage: Bool {
    switch self {
    case .unknownProtocol, .unknownModule, .unknownPolicy, .unknownStudy: true
    case .unknownEvidence, .unknownSource, .noEditionOfOther: false
    }
  }

  /// The names that may be meant: those near, and for an id without an edition all of its own.
  private static func meant(_ name: String, among names: [String]) -> String? {
    let editions = names.filter { $0.hasPrefix("\(name)@") }
    let near = editions.isEmpty ? NearNames.near(name, among: names) : editions
    return near.isEmpty ? nil : "did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
  }

  /// The place of the error, as messages begin: in a document, or the program.
  var place: String {
    switch self {
    case .unknownEvidence(_, _, _, let location?), .unknownSource(_, _, let location?),
      .noEditionOfOther(_, let location?):
      "\(location.file):\(location.line)"
    default: "ddx"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
