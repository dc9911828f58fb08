import DDXCore
import DDXRanking

extension EditionComparer {
  func firstPlaceFlip(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> FlipSet<SourceID>? {
    if left.first == right.first { return nil }
    let reads = PosttestReads(left: space.left, right: space.right, profile: profile)
    return try FlipSet.first(
      among: space.edits.split(by: reads.reads).active, from: left.first, to: right.first,
      limit: flipLimit
    ) { edits in
      try rankers.ranker(applying: edits).posttests(of: profile).first?.source ?? .other
    }
  }

  func stepFlip(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> FlipSet<Decision.Step?>? {
    if left.step == right.step { return nil }
    return try decisionFlip(profile, from: left.step, to: right.step, answer: \.step)
  }

  func agentFlip(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> FlipSet<DiagnosticBlock.Agent?>? {
    if left.step != right.step || left.agent == right.agent { return nil }
    return try decisionFlip(profile, from: left.agent, to: right.agent) { decision in
      // The agent of another step is no other agent for this one.
      decision.step == left.step ? decision.agent : left.agent
    }
  }

  func detailsFlip(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> FlipSet<Decision.Details?>? {
    guard Changes(left, right).details else { return nil }
    return try decisionFlip(profile, from: left.details, to: right.details) { decision in
      // The place of another step is no other place for this one.
      Changes(left, decision).details ? decision.details : left.details
    }
  }

  func safetyFlip(
    _ profile: ClinicalProfile, _ left: Decision, _ right: Decision
  ) throws -> FlipSet<Decision.Safety>? {
    if left.safety == right.safety { return nil }
    return try FlipSet.first(
      among: space.edits.indices.filter { space.edits[$0].touchesSafety }, from: left.safety,
      to: right.safety, limit: flipLimit
    ) { edits in
      try rankers.ranker(applying: edits).decision(for: profile).safety
    }
  }

  private func decisionFlip<Answer>(
    _ profile: ClinicalProfile, from left: Answer, to right: Answer,
    answer: (Decision) -> Answer
  ) throws -> FlipSet<Answer> {
    let reads = DecisionReads(left: space.left, right: space.right, profile: profile)
    return try FlipSet.first(
      among: space.edits.split(by: reads.reads).active, from: left, to: right, limit: flipLimit
    ) { edits in
      answer(try rankers.ranker(applying: edits).decision(for: profile))
    }
  }
}
