import DDXCore
import DDXDocuments
import DDXRanking

/// The cases of an edition, run under it.
struct CaseRun {
  /// The cases, and the document they were read from.
  private let cases: ProtocolCases
  private let file: DocumentFile

  /// The cases of the edition in a document: those beside it, else the shipped ones; nil where
  /// there are none.
  ///
  /// - Throws: `DocumentFaults` when they can't be read, or are those of another edition.
  init?(beside path: String, of name: String, _ reader: DocumentReader) throws(DocumentFaults) {
    guard let file = try Self.document(beside: path, of: name) else { return nil }
    let cases = try reader.cases(file).value
    guard cases.protocolName == name else {
      throw DocumentFaults([
        Diagnostic(
          fault: .cases(.otherProtocol(name: cases.protocolName, expected: name)),
          file: file.name, line: 1)
      ])
    }
    self.cases = cases
    self.file = file
  }

  private static func document(
    beside path: String, of name: String
  ) throws(DocumentFaults) -> DocumentFile? {
    if path != "-", path.hasSuffix(".xml") {
      let beside = String(path.dropLast(".xml".count)) + ".cases.xml"
      if InputPaths.isFile(beside) { return try DocumentFile.read(path: beside) }
    }
    return Shipped.cases(of: name)
  }

  /// How many cases there are.
  var count: Int { cases.cases.count }

  /// The cases that come out otherwise than they say.
  func failures(under ranker: Ranker) -> [Diagnostic] {
    cases.cases.compactMap { item in
      let misses: [String]
      do {
        misses = item.expectation.misses(in: CaseOutcome(try ranker.rank(item.profile)))
      } catch {
        misses = ["it can't be ranked"]
      }
      guard !misses.isEmpty else { return nil }
      return Diagnostic(
        fault: .cases(.failed(id: item.id, misses: misses)), file: file.name, line: item.line)
    }
  }
}

extension CaseOutcome {
  /// What a ranking came to.
  init(_ ranking: Ranking) {
    let recommendation = ranking.recommendation
    self.init(
      criteria: Dictionary(
        (recommendation?.criteria ?? []).map {
          ($0.criterion.source, .init(state: $0.state.name, isClosed: $0.isClosed))
        }, uniquingKeysWith: { first, _ in first }),
      recommendation: recommendation?.kind.rawValue,
      procedure: recommendation?.option?.procedure,
      refused: recommendation?.refused.map(\.procedure) ?? [],
      sources: ranking.candidates.map { ($0.source, $0.posttest.value) })
  }
}

extension CriterionStatus.State {
  /// The state as the cases of an edition name it.
  fileprivate var name: String {
    switch self {
    case .notBegun: "not-begun"
    case .indeterminate: "indeterminate"
    case .begun: "begun"
    case .met: "met"
    case .failedConfirmation: "failed"
    case .negative: "negative"
    }
  }
}
