internal import DDXCore

/// A finding counts once, for what its row says, within the row's cap and its group's study.
///
/// That a sensitivity lies strictly between 0 and 1 is held by ``TestAccuracy`` itself.
struct AccuracyRule: AssessmentRule {
  /// The evidence table, where the host can read it: its caps bind what a module answers.
  let table: EvidenceTable?

  func faults(in assessment: SourceAssessment, of profile: ClinicalProfile) -> [Fault] {
    let records = assessment.evidence.map {
      Record(code: $0.finding.code, site: Site(side: $0.finding.side, level: $0.finding.level))
    }
    return repeated(records).map {
      Fault(.accuracy, "`\($0.code)` is weighed twice", key: "twice \($0.code)")
    } + assessment.evidence.flatMap { faults(of: $0) }
  }

  private struct Record: Hashable {
    let code: FindingCode
    let site: Site
  }

  private func faults(of observed: ObservedEvidence) -> [Fault] {
    let code = observed.finding.code
    switch observed.worth {
    case .finding(let row):
      guard row.code == code else {
        return [Fault(.accuracy, "`\(code)` is weighed by the row of `\(row.code)`")]
      }
      let stated = table?.findings.first { $0.code == code }
      return faults(of: row, named: code.name, caps: [row.cap, stated?.cap])
    case .member(let group, let index):
      guard group.members.indices.contains(index) else {
        return [Fault(.accuracy, "`\(code)` is weighed as a member that `\(group.id)` has not")]
      }
      let member = group.members[index]
      guard member.code == code else {
        return [Fault(.accuracy, "`\(code)` is weighed as `\(member.code)` of `\(group.id)`")]
      }
      let stated = table?.groups.first { $0.id == group.id }
      return faults(
        of: group.composite, named: group.id, caps: [group.composite.cap, stated?.composite.cap])
        + group.members.compactMap { fault(of: $0, in: group) }
        + intervals(of: member.published, named: code.name)
    case .graded(let row):
      return row.codes.contains(code)
        ? []
        : [Fault(.accuracy, "`\(code)` is weighed on the scale `\(row.scale)`, which has it not")]
    }
  }

  private func faults(
    of row: FindingEvidence, named name: String, caps: [RatioCap?]
  ) -> [Fault] {
    let faults = intervals(of: row.published, named: name)
    guard let used = row.accuracy else { return faults }
    let isHeld = caps.compactMap { $0 }.allSatisfy { cap in
      let held = used.capped(cap)
      return isClose(held.positiveRatio, used.positiveRatio)
        && isClose(held.negativeRatio, used.negativeRatio)
    }
    if isHeld { return faults }
    let ratios = "LR+ \(short(used.positiveRatio)) and LR- \(short(used.negativeRatio))"
    return faults + [Fault(.accuracy, "`\(name)` is used with \(ratios), beyond its cap")]
  }

  /// A member can't say more than the study of its group, of which it is a part.
  ///
  /// With a = P(member | group) and d = P(member | not the group), both must be probabilities.
  private func fault(of member: GroupEvidence.Member, in group: GroupEvidence) -> Fault? {
    guard let part = member.published.accuracy, let whole = group.study.accuracy else {
      return Fault(.accuracy, "`\(member.code)` or its group `\(group.id)` has no specificity")
    }
    let slope =
      (part.sensitivity - part.falsePositiveRate) / (whole.sensitivity - whole.falsePositiveRate)
    let off = part.falsePositiveRate - whole.falsePositiveRate * slope
    let range = -1e-9...1 + 1e-9
    if range.contains(off), range.contains(off + slope) { return nil }
    return Fault(.accuracy, "`\(member.code)` says more than the study of its group `\(group.id)`")
  }

  private func intervals(of published: PublishedAccuracy, named name: String) -> [Fault] {
    let numbers = [
      published.sensitivity, published.specificity, published.positiveRatio,
      published.negativeRatio,
    ]
    return numbers.compactMap { $0 }.filter { !$0.isWithinInterval }.map {
      Fault(.accuracy, "`\(name)`: \($0.value) lies outside its own interval")
    }
  }

  private func isClose(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= 1e-9 * max(abs(left), abs(right))
  }

  private func short(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
