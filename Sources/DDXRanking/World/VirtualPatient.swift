package import DDXCore

/// A patient of a simulated world, with what really hurts.
package struct VirtualPatient: Sendable {
  /// Its number in the cohort, from 0.
  package let number: Int
  /// Age in years.
  package let age: Int
  /// The side of the pain.
  package let side: Side
  /// The sources that hurt, each with its place.
  package let truth: [Painful]
  /// Whether a placebo works in this patient.
  package let hasPlaceboTrait: Bool

  /// A source that hurts.
  package struct Painful: Hashable, Sendable {
    /// The source.
    package let source: SourceID
    /// Where; for `other` which suspect.
    package let site: Site

    /// The place of the source in the world.
    let index: Int
  }

  /// The stratum it belongs to.
  let stratum: Int
  /// The seed of everything about it.
  let seed: UInt64

  /// Whether a source hurts.
  package func hurts(_ source: SourceID) -> Bool { truth.contains { $0.source == source } }

  /// The suspect of `other` that is present, if any.
  package var suspect: String? { truth.first { $0.source == .other }?.site.suspect }

  /// The generator of one thing about the patient.
  func generator(of thing: String, _ occurrence: Int = 0) -> SeededGenerator {
    SeededGenerator(seed: seed, SeededGenerator.key(thing), UInt64(occurrence))
  }
}
