import DDXCore
import DDXInference

/// A single finding, or a group of findings, with the statements of all sources about it.
///
/// One family is one node for each place at which it was counted. If a source states alone a finding
/// that another source has in a group, it acts through that group: its rate for the finding is
/// carried over to the hidden node by r_G = (r_m - d) / (a - d).
struct EvidenceFamily: Sendable {
  /// How a member depends on the hidden node.
  struct Tie: Equatable, Sendable {
    /// P(present | node on).
    let whenOn: Double
    /// P(present | node off).
    let whenOff: Double
    /// Whether the published numbers left [0, 1] and were held inside.
    let isClamped: Bool
    /// P(it shows where the source is), where its row says so.
    var shows: Double?

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

    /// The rate of the hidden node from that of the member: r_G = (r_m - d) / (a - d).
    func carriedOver(_ rate: Double) -> Double {
      min(max((rate - whenOff) / (whenOn - whenOff), 0.0001), 0.9999)
    }
  }

  /// The row that a statement comes from.
  indirect enum Row: Equatable, Sendable {
    /// A finding that stands alone.
    case finding(FindingEvidence)
    /// The whole of a group.
    case composite(GroupEvidence)
    /// One finding of a group, for the family of another group.
    case member(GroupEvidence, index: Int)

    /// The row as one of a finding.
    var evidence: FindingEvidence {
      switch self {
      case .finding(let row): return row
      case .composite(let group): return group.composite
      case .member(let group, let index):
        let member = group.members[index]
        return FindingEvidence(
          code: member.code, published: member.published, citation: member.citation)
      }
    }

    /// The finding; nil for the whole of a group.
    var code: FindingCode? { if case .composite = self { nil } else { evidence.code } }
  }

  /// The statement of one source, or of one suspect of `other`.
  struct Statement: Equatable, Sendable {
    let source: SourceID
    let suspect: String?
    let row: Row
    /// P(on | only this source).
    var rate: Double
    /// 1 - specificity; nil where none was published, or the rate was carried over to a group.
    var falsePositiveRate: Double?
    /// How often people of an age have it without pain.
    var ageing: [AgeingRate]
    var population: StudyPopulation?
    let sampleSize: Int?
    let citation: CitationID
    let unit: AccuracyUnit?

    /// Whether two statements say the same, whatever row they come from.
    static func == (left: Self, right: Self) -> Bool {
      left.source == right.source && left.suspect == right.suspect && left.rate == right.rate
        && left.falsePositiveRate == right.falsePositiveRate && left.ageing == right.ageing
        && left.population == right.population && left.sampleSize == right.sampleSize
        && left.citation == right.citation && left.unit == right.unit
    }
  }

  /// The code of the finding, or the id of the group.
  let id: String
  /// The group, where it is one.
  let group: GroupEvidence?
  /// How each code of the family depends on its node.
  private(set) var ties: [FindingCode: Tie]
  /// The statements, by id of source, then of suspect.
  private(set) var statements: [Statement]
  /// The rates of the sources that state any.
  private(set) var rates: [SourceID: Rates] = [:]

  /// P(on | only this source): as a whole, and for its suspects.
  struct Rates: Equatable, Sendable {
    fileprivate(set) var general: Double?
    fileprivate(set) var named: [String: Double] = [:]
    /// The statement about the whole source, or about the first of its suspects.
    fileprivate(set) var lead: Statement?
  }

  init(finding: FindingCode) {
    id = finding.name
    group = nil
    ties = [finding: .itself]
    statements = []
  }

  init(group: GroupEvidence) {
    id = group.id
    self.group = group
    var ties: [FindingCode: Tie] = [:]
    for member in group.members {
      guard let own = member.published.accuracy, let study = group.study.accuracy else { continue }
      ties[member.code] = Tie(member: own, study: study)
      ties[member.code]?.shows = member.shows
    }
    self.ties = ties
    statements = []
  }

  /// The unit in which its accuracies were counted; nil if no document says so.
  var unit: AccuracyUnit? { group?.composite.unit ?? statements.compactMap(\.unit).first }

  /// Adds or replaces the statement of a source, or of a suspect.
  mutating func state(
    _ stated: Row, source: SourceID, suspect: String? = nil, population: StudyPopulation?
  ) {
    let (row, code) = (stated.evidence, stated.code)
    let statement: Statement
    if group != nil, let code, let tie = ties[code] {
      statement = Statement(
        source: source, suspect: suspect, row: stated, rate: tie.carriedOver(row.rate),
        falsePositiveRate: nil, ageing: [], population: nil, sampleSize: nil,
        citation: row.citation, unit: nil)
    } else {
      statement = Statement(
        source: source, suspect: suspect, row: stated, rate: row.rate,
        falsePositiveRate: row.accuracy?.falsePositiveRate, ageing: row.ageing,
        population: population, sampleSize: row.published.sampleSize, citation: row.citation,
        unit: row.unit)
      if group == nil, let code, let shows = row.shows { ties[code]?.shows = shows }
    }
    statements.removeAll { $0.source == source && $0.suspect == suspect }
    let position = statements.firstIndex { statement.precedes($0) } ?? statements.endIndex
    statements.insert(statement, at: position)
    read(statement)
    let own = statements.filter { $0.source == source }
    rates[source]?.lead = own.first { $0.suspect == nil } ?? own.first
  }

  /// Takes other numbers for how a finding depends on the node.
  mutating func restate(_ code: FindingCode, _ tie: Tie) { ties[code] = tie }

  /// Takes other numbers for a statement, by its place.
  mutating func restate(_ index: Int, _ statement: Statement) {
    statements[index] = statement
    read(statement)
    if rates[statement.source]?.lead?.suspect == statement.suspect {
      rates[statement.source]?.lead = statement
    }
  }

  private mutating func read(_ statement: Statement) {
    if let suspect = statement.suspect {
      rates[statement.source, default: Rates()].named[suspect] = statement.rate
    } else {
      rates[statement.source, default: Rates()].general = statement.rate
    }
  }

  /// Removes the statement of a source.
  mutating func withdraw(_ source: SourceID) {
    statements.removeAll { $0.source == source }
    rates[source] = nil
  }

  /// The statement of a source, or of the first of its suspects.
  func statement(of source: SourceID) -> Statement? { rates[source]?.lead }

  /// P(on | only this source, at this site), or nil where nothing is stated.
  func rate(of source: SourceID, at site: Site) -> Double? {
    guard let rates = rates[source] else { return nil }
    return site.suspect.flatMap { rates.named[$0] } ?? rates.general
  }
}

extension EvidenceFamily.Statement {
  /// 1 - specificity at an age, or how often people of that age have it without pain.
  func falsePositiveRate(atAge age: Double) -> Double? {
    falsePositiveRate.map { max($0, ageing.rate(atAge: age) ?? 0) }
  }

  /// The order of statements: by source, then suspect, none first.
  fileprivate func precedes(_ other: Self) -> Bool {
    if source != other.source { return source < other.source }
    guard let suspect = other.suspect else { return false }
    return self.suspect.map { $0 < suspect } ?? true
  }
}
