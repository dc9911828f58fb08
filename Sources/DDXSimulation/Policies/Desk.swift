package import DDXCore
package import DDXRanking

/// What several policies need of one patient, worked out once for all of them.
package final class Desk {
  /// The world that the patient comes from.
  package let world: World
  /// The patient.
  package let patient: VirtualPatient
  /// The profile before anything is asked.
  package let profile: ClinicalProfile
  /// The same with what its findings imply, for fixed orders, which ask nothing.
  private(set) lazy var expanded = world.expanded(profile)
  private var opened: [String: Consultation] = [:]
  private var advised: [String: Advice] = [:]
  private var gated: [String: SafetyVerdict] = [:]

  /// Opens the file of a patient.
  package init(_ patient: VirtualPatient, of world: World) {
    self.world = world
    self.patient = patient
    profile = world.profile(of: patient)
  }

  /// What the findings say before anything is asked.
  ///
  /// - Throws: `RankingError` when no ranking can be made.
  func opening(under ranker: Ranker) throws(RankingError) -> Consultation {
    let name = ranker.protocolInForce.name
    if let known = opened[name] { return known }
    let consultation = try Consultation(profile, under: ranker)
    opened[name] = consultation
    return consultation
  }

  /// The safety verdict of an edition before anything is asked or injected.
  ///
  /// - Throws: `RankingError` when no ranking can be made.
  func safety(under ranker: Ranker) throws(RankingError) -> SafetyVerdict {
    let name = ranker.protocolInForce.name
    if let known = gated[name] { return known }
    let safety = try opening(under: ranker).safety(of: profile)
    gated[name] = safety
    return safety
  }

  /// What an edition advises before anything is asked or injected.
  ///
  /// - Throws: `RankingError` when no ranking can be made.
  func firstAdvice(under ranker: Ranker, asks: Bool) throws(RankingError) -> Advice {
    let name = ranker.protocolInForce.name + (asks ? " asking" : "")
    if let known = advised[name] { return known }
    let advice = try opening(under: ranker).advice(on: profile, asks: asks)
    advised[name] = advice
    return advice
  }
}

/// The consultations of one patient under one edition, as findings and blocks are added.
struct Consulting {
  private let ranker: Ranker
  private let desk: Desk
  private var current: (findings: Int, consultation: Consultation)?

  init(_ ranker: Ranker, at desk: Desk) {
    self.ranker = ranker
    self.desk = desk
  }

  /// What the edition advises, with questions first where it asks and they are wanted.
  mutating func advice(on profile: ClinicalProfile, asks: Bool = false) throws(RankingError)
    -> Advice
  {
    if profile.findings.count == desk.profile.findings.count {
      guard !profile.blocks.isEmpty else {
        return try desk.firstAdvice(under: ranker, asks: asks)
      }
      return try desk.opening(under: ranker).advice(on: profile, asks: asks)
    }
    if let current, current.findings == profile.findings.count {
      return try current.consultation.advice(on: profile, asks: asks)
    }
    let consultation = try Consultation(profile, under: ranker)
    current = (profile.findings.count, consultation)
    return try consultation.advice(on: profile, asks: asks)
  }
}
