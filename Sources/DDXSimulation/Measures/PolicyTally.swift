package import DDXCore
import DDXRanking

/// What was measured of one policy over the patients of a cohort.
package struct PolicyTally: Sendable {
  /// The mean of each measure.
  package private(set) var means: [Measure: Tally]
  /// The mean of what it has more than the policy it is compared with, patient by patient.
  package private(set) var differences: [Measure: Tally]
  /// The treatments by source.
  package private(set) var treated: [SourceID: Int] = [:]
  /// The patients with a serious disease.
  package private(set) var diseased = 0
  /// How the probabilities of the first decision agree with what hurts, source by source; empty for a
  /// policy that works none out.
  package private(set) var first: [SourceID: Calibration] = [:]
  /// How those of the last decision do.
  package private(set) var last: [SourceID: Calibration] = [:]

  init() {
    means = Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, Tally()) })
    differences = means
  }

  /// Adds one patient, and what became of the same patient under the policy to compare with.
  mutating func add(
    _ outcome: PatientOutcome, against other: PatientOutcome, _ utilities: Utility<SourceID>
  ) {
    for measure in Measure.allCases {
      let value = measure.value(of: outcome, utilities)
      means[measure]?.add(value)
      differences[measure]?.add(value - measure.value(of: other, utilities))
    }
    if let source = outcome.treated { treated[source, default: 0] += 1 }
    if outcome.disease != nil { diseased += 1 }
  }

  /// Adds the probabilities by which the policy decided first and last.
  mutating func add(first: [Standing], last: [Standing], of patient: VirtualPatient) {
    for standing in first {
      self.first[standing.source, default: Calibration()].add(
        standing.posttest.value, patient.hurts(standing.source))
    }
    for standing in last {
      self.last[standing.source, default: Calibration()].add(
        standing.posttest.value, patient.hurts(standing.source))
    }
  }

  /// Adds the patients of another tally of the same policy.
  mutating func add(_ other: PolicyTally) {
    for measure in Measure.allCases {
      if let own = other.means[measure] { means[measure]?.add(own) }
      if let own = other.differences[measure] { differences[measure]?.add(own) }
    }
    treated.merge(other.treated, uniquingKeysWith: +)
    diseased += other.diseased
    for (source, own) in other.first { first[source, default: Calibration()].add(own) }
    for (source, own) in other.last { last[source, default: Calibration()].add(own) }
  }

  /// The mean of a measure.
  package subscript(measure: Measure) -> Tally { means[measure] ?? Tally() }
}

extension [SourceID: Calibration] {
  /// The predictions of all sources together.
  package var together: Calibration {
    keys.sorted().reduce(into: Calibration()) { all, source in
      if let own = self[source] { all.add(own) }
    }
  }
}
