import DDXCore
import DDXInference

/// A finding that stands alone, or a group of findings, with what every source states of it.
///
/// One family is one noisy-OR node for each place it was recorded at. A source that states a
/// finding alone which another source has in a group speaks through that group: its rate for the
/// finding is carried over to the hidden node by r_G = (r_m - d) / (a - d).
struct EvidenceFamily: Sendable {
  /// How a member depends on the hidden node.
  struct Tie: Equatable, Sendable {
    /// P(present | node on).
    let whenOn: Double
    /// P(present | node off).
    let whenOff: Double
    /// Whether the published numbers left [0, 1] and were held inside.
    let isClamped: Bool

    static let itself = Tie(whenOn: 1, whenOff: 0, isClamped: false)

    init(whenOn: Double, whenOff: Double, isClamped: Bool) {
      self.whenOn = whenOn
      self.whenOff = whenOff
      self.isClamped = isClamped
    }

    /// a - d = (s_m - fp_m) / (s_G - fp_G); d = fp_m - fp_G (a - d).
    init(member: TestAccuracy, study: TestAccuracy) {
      let slope =
        (member.sensitivity - member.falsePositiveRate)
        / (study.sensitivity - study.falsePositiveRate)
      let off = member.falsePositiveRate - study.falsePositiveRate * slope
      let range = 0.0001...0.9999
      func held(_ value: Double) -> Double {
        min(max(value, range.lowerBound), range.upperBound)
      }
      self.init(
        whenOn: held(off + slope), whenOff: held(off),
        isClamped: !range.contains(off) || !range.contains(off + slope))
    }
  }

  /// What one source states.
  struct Statement: Equatable, Sendable {
    let source: SourceID
    /// P(on | only this source).
    let rate: Double
    /// 1 - specificity and the study's mix; nil where the rate was carried over to a group.
    let falsePositiveRate: Double?
    let population: StudyPopulation?
    let sampleSize: Int?
    let citation: CitationID
  }

  /// The code of the finding, or the id of the group.
  let id: String
  /// The group, where it is one.
  let group: GroupEvidence?
  /// How each code of the family depends on its node.
  let ties: [FindingCode: Tie]
  /// What the sources state, by id of source.
  var statements: [Statement]

  init(finding: FindingCode) {
    id = finding.name
    group = nil
    ties = [finding: .itself]
    statements = []
  }

  init(group: GroupEvidence) {
    id = group.id
    self.group = group
    ties = Dictionary(
      group.members.map {
        ($0.code, Tie(member: $0.published.accuracy, study: group.study.accuracy))
      }, uniquingKeysWith: { first, _ in first })
    statements = []
  }

  /// Adds or replaces what a source states.
  mutating func state(
    _ row: FindingEvidence, of code: FindingCode?, source: SourceID,
    population: StudyPopulation?
  ) {
    let statement: Statement
    if group != nil, let code, let tie = ties[code] {
      let rate = (row.accuracy.sensitivity - tie.whenOff) / (tie.whenOn - tie.whenOff)
      statement = Statement(
        source: source, rate: min(max(rate, 0.0001), 0.9999), falsePositiveRate: nil,
        population: nil, sampleSize: nil, citation: row.citation)
    } else {
      statement = Statement(
        source: source, rate: row.accuracy.sensitivity,
        falsePositiveRate: row.accuracy.falsePositiveRate, population: population,
        sampleSize: row.published.sampleSize, citation: row.citation)
    }
    statements.removeAll { $0.source == source }
    let position = statements.firstIndex { source < $0.source } ?? statements.endIndex
    statements.insert(statement, at: position)
  }

  func statement(of source: SourceID) -> Statement? {
    statements.first { $0.source == source }
  }
}
