package import DDXCore
package import DDXRanking

/// Policies over the same virtual patients.
package struct Simulation: Sendable {
  /// The world that the patients come from.
  package let world: World
  /// The policies; the others are compared with the first.
  package let policies: [any Policy]
  /// What a treatment is worth.
  package let utilities: Utility<SourceID>

  /// Patients are worked off in pieces of this number, whose sums are added up in order, so that the
  /// number of tasks changes no digit.
  static let piece = 128

  /// Prepares a simulation; there is one policy at least.
  package init(world: World, policies: [any Policy], utilities: Utility<SourceID>) {
    self.world = world
    self.policies = policies
    self.utilities = utilities
  }

  /// Follows every policy in each of the first patients of the world.
  ///
  /// - Parameters:
  ///   - patients: The number of patients.
  ///   - jobs: How many tasks work at once.
  /// - Returns: What was measured, policy by policy.
  /// - Throws: `RankingError` when a patient can't be ranked.
  package func run(patients: Int, jobs: Int) async throws -> [PolicyTally] {
    var pieces = stride(from: 0, to: patients, by: Self.piece).makeIterator()
    var sums = policies.map { _ in PolicyTally() }
    try await OrderedRun(jobs: jobs).run {
      pieces.next()
    } work: { first in
      try follow(first..<min(first + Self.piece, patients))
    } take: { tallies in
      for policy in sums.indices { sums[policy].add(tallies[policy]) }
      return true
    }
    return sums
  }

  /// Follows every policy in some patients, by their numbers.
  func follow(_ numbers: Range<Int>) throws(RankingError) -> [PolicyTally] {
    var tallies = policies.map { _ in PolicyTally() }
    for number in numbers {
      let desk = Desk(world.patient(number), of: world)
      var reference: PatientOutcome?
      for (place, policy) in policies.enumerated() {
        let (outcome, first, last) = try Encounter(desk: desk).run(policy)
        tallies[place].add(outcome, against: reference ?? outcome, utilities)
        tallies[place].add(first: first, last: last, of: desk.patient)
        reference = reference ?? outcome
      }
    }
    return tallies
  }
}
