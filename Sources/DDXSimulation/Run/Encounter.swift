import DDXCore
import DDXRanking

/// One patient under one policy, from the first visit to the end.
struct Encounter {
  let desk: Desk
  /// No patient is given more injections: two into each source and one that told nothing are fewer.
  static let most = 12

  /// Follows the policy.
  ///
  /// - Returns: What became of the patient, and the probabilities at the first and the last decision.
  func run(_ policy: any Policy) throws(RankingError)
    -> (outcome: PatientOutcome, first: [Standing], last: [Standing])
  {
    let (world, patient) = (desk.world, desk.patient)
    var care = policy.care(for: patient, at: desk)
    var profile = desk.profile
    var outcome = PatientOutcome()
    outcome.disease = world.seriousDisease(of: patient)
    outcome.hasOther = patient.hurts(.other)
    var first: [Standing]?
    while true {
      let step = try care.next(profile)
      first = first ?? care.standings
      switch step {
      case .ask(let codes):
        outcome.questions += codes.count
        profile = World.profile(
          profile, with: codes.flatMap { world.answer(of: patient, to: $0) })
        continue
      case .inject(let injection, let day):
        if outcome.injections < Self.most,
          let block = world.block(
            injection, in: patient, knownAs: profile, on: Self.day(after: profile, day))
        {
          outcome.injections += 1
          outcome.burden += world.burden(of: injection.procedure)
          profile = World.profile(profile, with: block)
          continue
        }
        outcome.ending = .observe
      case .treat(let source, let blocks):
        outcome.treated = source
        outcome.isRight =
          patient.hurts(source)
          && (blocks.last.map { world.coverage(of: source, in: patient, by: $0) } ?? 1) >= 0.5
      case .end(let ending): outcome.ending = ending
      }
      return (outcome, first ?? [], care.standings)
    }
  }

  /// The day of the next injection: two weeks after the last, or later where a protocol asks for it.
  private static func day(after profile: ClinicalProfile, _ earliest: CalendarDate?)
    -> CalendarDate
  {
    let last = profile.blocks.map(\.date).max()
    let usual = last.flatMap { $0.adding(days: 14) } ?? profile.date ?? World.firstDay
    return max(usual, earliest ?? usual)
  }
}
