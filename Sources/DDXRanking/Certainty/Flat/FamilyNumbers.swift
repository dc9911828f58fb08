import DDXCore
import DDXInference

/// The numbers of one family of findings in a draw, in the order of its statements and codes.
struct FamilyNumbers: Sendable {
  /// P(on | only the source of a statement), statement by statement.
  var rates: [Double]
  /// 1 - specificity, statement by statement; nil where none was published.
  var falsePositives: [Double?]
  /// How often people have it without pain, statement by statement; nil where that is not drawn.
  var ageing: [[AgeingRate]?]
  /// The mix of a statement's study, where it has its own.
  var populations: [StudyPopulation?]
  /// How each recorded code depends on the node.
  var ties: [EvidenceFamily.Tie]
  /// r₀.
  var background = 0.0
  /// The share of the parts of a source that state nothing of the finding, for each share of what is left of it.
  var silent = 0.0

  /// The rate of a statement by its place, or that of a source that states nothing.
  func rate(_ statement: Int?) -> Double { statement.map { rates[$0] } ?? background }
}

/// The numbers of one scale in a draw.
struct ScaleNumbers: Sendable {
  /// P(value | only the source of a statement), statement by statement.
  var rates: [[Double]]
  /// P(value) where a source states none.
  var background: [Double]

  /// The distribution of a statement by its place, or that of a source that states nothing.
  func rates(_ statement: Int?) -> [Double] { statement.map { rates[$0] } ?? background }
}

extension EvidenceFamily {
  /// The place of the statement that says how often a source, at this site, shows the finding.
  func place(of source: SourceID, at site: Site) -> Int? {
    let named = site.suspect.flatMap { suspect in
      statements.firstIndex { $0.source == source && $0.suspect == suspect }
    }
    return named ?? statements.firstIndex { $0.source == source && $0.suspect == nil }
  }

  /// The place of what is stated of the whole source, or of the first of its suspects.
  func lead(of source: SourceID) -> Int? {
    place(of: source, at: .unspecified) ?? statements.firstIndex { $0.source == source }
  }
}

extension GradedFamily {
  /// The place of the statement that says how a scale is distributed for a source at this site.
  func place(of source: SourceID, at site: Site) -> Int? {
    let named = site.suspect.flatMap { suspect in
      statements.firstIndex { $0.source == source && $0.suspect == suspect }
    }
    return named ?? statements.firstIndex { $0.source == source && $0.suspect == nil }
  }
}
