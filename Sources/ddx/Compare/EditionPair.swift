import ArgumentParser
import DDXComparison
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// Two editions with all that comparing patients under them takes.
struct EditionPair: Sendable {
  /// Compares patients.
  let comparer: EditionComparer
  /// The words for what rankings under either name.
  let glossary: Glossary
  private let reader: DocumentReader

  /// The edits between the editions.
  var edits: [ProtocolEdit] { comparer.space.edits }
  /// The names of the editions.
  var names: (left: String, right: String) {
    (comparer.space.left.name, comparer.space.right.name)
  }

  private init(
    _ left: ResolvedProtocol, _ right: ResolvedProtocol, _ set: ModuleSet
  ) throws {
    let space = DocumentEditions(differences: EditionDifferences(from: left, to: right))
    comparer = try EditionComparer(space) { try Setup($0, set).ranker }
    glossary = try Setup(left.rules, set).glossary.adding(Setup(right.rules, set).glossary)
    reader = set.reader
  }

  /// A profile.
  ///
  /// - Throws: `DocumentFaults` with everything that is wrong.
  func profile(_ part: ProfilePart) throws(DocumentFaults) -> Decoded<ClinicalProfile> {
    try reader.profile(part)
  }

  /// Loads editions, each of the later ones in a pair with the first, or says why not and ends the
  /// program.
  static func load(
    _ names: [String], _ modules: ModuleOptions, _ console: inout Console,
    _ diagnostics: DiagnosticRenderer
  ) async throws -> [EditionPair] {
    var isOurs = !modules.isUsed
    let set = try await ModuleSet.load(modules, &console, diagnostics)
    do {
      var editions: [ResolvedProtocol] = []
      for name in names {
        let option = try ProtocolOption.parse(["--protocol", name])
        isOurs = !option.edition.isFile && !modules.isUsed
        let edition = try set.reader.resolved(
          option.edition.document(), parents: option.edition.parents
        ).value
        try set.check(edition)
        editions.append(edition)
      }
      guard let first = editions.first else { return [] }
      for other in editions.dropFirst()
      where other.rules.name == first.rules.name && other.rules.digest != first.rules.digest {
        console.talk(
          "ddx: warning: two different documents are named `\(first.rules.name)`; "
            + "give one of them another edition\n")
      }
      return try editions.dropFirst().map { try EditionPair(first, $0, set) }
    } catch {
      throw console.refusal(of: error, isOurs: isOurs, diagnostics)
    }
  }
}
