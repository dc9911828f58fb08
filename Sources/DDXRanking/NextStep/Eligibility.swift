import DDXCore

/// Which procedures may be done, under contraindications, limits and criteria.
struct Eligibility {
  let rules: ClinicalProtocol
  let next: NextStepRules
  let profile: ClinicalProfile
  /// The profile with what its findings imply, by which contraindications hold.
  let implied: ClinicalProfile
  let criteria: [CriterionStatus]

  /// Why a procedure is refused, or nil if it is allowed.
  func refusal(
    of procedure: ProcedureID, target: SourceID, posttest: Probability
  ) -> Recommendation.Refusal? {
    for contraindication in holding(for: procedure) where contraindication.verdict == .exclude {
      return .contraindication(id: contraindication.id, advice: contraindication.advice)
    }
    if profile.pain.isAbsent { return .painless }
    if let status = criteria.first(where: {
      $0.criterion.procedures.contains(procedure) && $0.isClosed
    }) {
      return .criterion(
        status.state, rule: status.criterion.text, citation: status.criterion.citation)
    }
    if let status = criteria.first(where: {
      $0.criterion.procedures.contains(procedure) && $0.state == .met
    }) {
      return .criterionMet(status.criterion.source)
    }
    for limit in next.limits where limit.procedures.contains(procedure) {
      let used = sessions(under: limit)
      if used >= limit.sessions {
        return .sessions(used: used, allowed: limit.sessions, withinDays: limit.withinDays)
      }
    }
    if let burden = burden(of: procedure), burden.needsCriterion,
      !rules.criteria.contains(where: { $0.procedures.contains(procedure) })
    {
      return .changesNothing
    }
    // Under net benefit what a criterion counts is worth little by itself where it is improbable.
    let isWeighed =
      next.objective == .netBenefit
      && criteria.contains {
        $0.criterion.source == target && $0.criterion.procedures.contains(procedure)
      }
    if !isWeighed, let burden = burden(of: procedure), posttest.value < burden.leastProbability {
      return .improbable(
        posttest: posttest, least: Probability(clamping: burden.leastProbability))
    }
    return nil
  }

  /// The contraindications of a procedure that hold for this patient.
  func holding(for procedure: ProcedureID) -> [Contraindication] {
    rules.contraindications.filter { contraindication in
      (contraindication.procedures.isEmpty || contraindication.procedures.contains(procedure))
        && contraindication.triggers.contains(where: implied.shows)
    }
  }

  /// The burden of a procedure, or nil if the protocol has none.
  func burden(of procedure: ProcedureID) -> NextStepRules.Burden? {
    next.burdens.first { $0.procedure == procedure }
  }

  /// The first day on which an interval allows a procedure, if that is after the profile's date.
  func earliest(for procedure: ProcedureID) -> CalendarDate? {
    guard let today = profile.date, let last = profile.blocks.map(\.lastDate).max() else {
      return nil
    }
    var days = next.intervalDays
    var from = last
    for status in criteria where status.criterion.procedures.contains(procedure) {
      let same = profile.blocks.last { status.criterion.procedures.contains($0.procedure) }
      if let same, status.criterion.intervalDays > days {
        days = status.criterion.intervalDays
        from = same.lastDate
      }
    }
    guard days > 0, let day = from.adding(days: days), day > today else { return nil }
    return day
  }

  private func sessions(under limit: NextStepRules.Limit) -> Int {
    guard let today = profile.date else { return 0 }
    let days = profile.blocks.filter {
      limit.procedures.contains($0.procedure) && $0.lastDate.days(until: today) <= limit.withinDays
    }.map(\.date)
    return Set(days).count
  }
}
