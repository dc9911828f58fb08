import DDXCore
import DDXInference

/// A finding with ordered values, with how it is distributed for every source that says so.
struct GradedFamily: Sendable {
  /// The statement of one source, or of one suspect of `other`.
  struct Statement: Equatable, Sendable {
    let source: SourceID
    let suspect: String?
    let row: GradedEvidence
    /// P(value | only this source).
    fileprivate(set) var distribution: [Double]
    /// P(value | not this source); nil where no study says so.
    fileprivate(set) var elsewhere: [Double]?
  }

  /// The scale, as the first source states it.
  let scale: GradedEvidence
  private(set) var statements: [Statement] = []
  private var rates: [SourceID: Rates] = [:]

  /// P(value | only this source): as a whole, and for its suspects.
  private struct Rates {
    var general: [Double]?
    var named: [String: [Double]] = [:]
  }

  init(scale: GradedEvidence) { self.scale = scale }

  /// Adds or replaces the statement of a source, or of a suspect.
  mutating func state(_ row: GradedEvidence, source: SourceID, suspect: String?) {
    guard row.values.map(\.id) == scale.values.map(\.id) else { return }
    statements.removeAll { $0.source == source && $0.suspect == suspect }
    let elsewhere = row.values.compactMap(\.background)
    statements.append(
      Statement(
        source: source, suspect: suspect, row: row, distribution: row.values.map(\.rate),
        elsewhere: elsewhere.count == row.values.count ? elsewhere : nil))
    read(statements.count - 1)
  }

  /// Takes other numbers for a statement, by its place.
  mutating func restate(_ index: Int, _ distribution: [Double], elsewhere: [Double]?) {
    statements[index].distribution = distribution
    statements[index].elsewhere = elsewhere
    read(index)
  }

  private mutating func read(_ index: Int) {
    let statement = statements[index]
    if let suspect = statement.suspect {
      rates[statement.source, default: Rates()].named[suspect] = statement.distribution
    } else {
      rates[statement.source, default: Rates()].general = statement.distribution
    }
  }

  /// P(value | only this source, at this site), or nil where nothing is stated.
  func distribution(of source: SourceID, at site: Site) -> [Double]? {
    guard let rates = rates[source] else { return nil }
    return site.suspect.flatMap { rates.named[$0] } ?? rates.general
  }

  func statement(of source: SourceID) -> Statement? {
    statements.first { $0.source == source }
  }

  /// The distribution of a source that states none: what studies say of people without theirs, else
  /// the mean of what is stated, weighted by how often each source hurts.
  func background(weight: (SourceID, String?) -> Double) -> [Double] {
    let elsewhere = statements.compactMap(\.elsewhere)
    if !elsewhere.isEmpty {
      return scale.values.indices.map { value in
        elsewhere.reduce(0) { $0 + $1[value] } / Double(elsewhere.count)
      }
    }
    let weights = statements.map { weight($0.source, $0.suspect) }
    let total = weights.reduce(0, +)
    return scale.values.indices.map { value in
      zip(statements, weights).reduce(0) { sum, entry in
        sum + entry.1 * entry.0.distribution[value]
      } / total
    }
  }

  /// The likelihood of what was recorded for each value, with one record left out where asked.
  ///
  /// A finding of the scale that is present says "at least its value", and an absent one "below
  /// it". Where both are recorded the farthest that is present counts: pain in the foot without
  /// pain in the calf is pain as far as the foot.
  func likelihoods(_ findings: [Finding], leavingOut omitted: Int? = nil) -> [Double] {
    let records = findings.enumerated().filter { $0.offset != omitted }.map(\.element)
    let reach = records.compactMap { finding in
      finding.state == .present ? place(of: finding) : nil
    }.max()
    return scale.values.indices.map { value in
      records.reduce(1.0) { product, finding in
        if scale.isOfGrades, let grade = finding.grade {
          return product * (scale.values[value].id == grade ? 1 : 0)
        }
        guard let least = place(of: finding) else { return product }
        let p = finding.state.probability.value
        if p == 0, let reach, reach >= least { return product }
        return product * (value >= least ? p : 1 - p)
      }
    }
  }

  /// The least value that a finding says when it is present.
  func place(of finding: Finding) -> Int? {
    scale.isOfGrades
      ? scale.presentFrom : scale.values.firstIndex { $0.codes.contains(finding.code) }
  }
}
