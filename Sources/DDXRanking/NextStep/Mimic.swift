import DDXCore

/// A suspect of `other` that is more probable than all the others together, and has an injection of
/// its own.
struct Mimic: Hashable, Sendable {
  /// The suspect in words.
  let title: String
  /// The injection.
  let procedure: ProcedureID

  /// The suspect, or nil where its injection was given where it hurts: it has shown what it can.
  func notGiven(to profile: ClinicalProfile) -> Mimic? {
    let isGiven = profile.blocks.contains {
      $0.procedure == procedure && profile.pain.mayComeFrom($0.side)
    }
    return isGiven ? nil : self
  }
}

extension Candidate {
  /// The part of the source that each suspect is.
  var parts: [String: Double] {
    Dictionary(
      suspects.compactMap { named in
        named.posttest.map { ($0.value / max(posttest.value, 1e-12)) }.map {
          (named.suspect.id, $0)
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The suspect that makes up more than half of the source and offers an injection, if one does.
  var mimic: Mimic? {
    let parts = parts
    guard let named = suspects.first(where: { (parts[$0.suspect.id] ?? 0) > 0.5 }),
      let offer = named.suspect.offers.first
    else { return nil }
    return Mimic(title: named.suspect.title, procedure: offer.procedure)
  }
}
