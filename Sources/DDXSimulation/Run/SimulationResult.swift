package import DDXCore

/// What a simulation found, with all that it rests on.
package struct SimulationResult: Sendable {
  /// One policy with what was measured of it.
  package struct Entry: Sendable {
    /// Its name in tables.
    package let name: String
    /// Its name in words.
    package let title: String
    /// What was measured.
    package let tally: PolicyTally

    /// Creates an entry.
    package init(name: String, title: String, tally: PolicyTally) {
      self.name = name
      self.title = title
      self.tally = tally
    }
  }

  /// The design of the study.
  package let study: StudyDesign
  /// The edition that is the world, such as `ddx@2026.2`.
  package let world: String
  /// The number of patients.
  package let patients: Int
  /// What all chance followed from.
  package let seed: UInt64
  /// The age of all patients; nil where that of the study holds.
  package let age: Int?
  /// What a treatment was taken to be worth.
  package let utilities: Utility<SourceID>
  /// The policies; the others were compared with the first.
  package let entries: [Entry]

  /// Creates a result.
  package init(
    study: StudyDesign, world: String, patients: Int, seed: UInt64, age: Int?,
    utilities: Utility<SourceID>, entries: [Entry]
  ) {
    self.study = study
    self.world = world
    self.patients = patients
    self.seed = seed
    self.age = age
    self.utilities = utilities
    self.entries = entries
  }
}
