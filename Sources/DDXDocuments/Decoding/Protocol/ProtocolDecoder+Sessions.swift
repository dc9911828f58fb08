internal import DDXCore

extension ProtocolDecoder {
  /// Reports limits that allow fewer sessions than a criterion needs blocks.
  func checkSessions(
    _ root: ElementReader, _ criteria: [Criterion], _ nextStep: NextStepRules?
  ) {
    for reader in root.child("next")?.children("limit") ?? [] {
      let names = (reader.string("procedures") ?? "").split(separator: " ")
      let counted = Set(names.map { ProcedureID(String($0)) })
      guard
        let limit = nextStep?.limits.first(where: {
          Set($0.procedures) == counted && "\($0.withinDays)" == reader.string("within")
        })
      else { continue }
      for criterion in criteria
      where counted.isSuperset(of: criterion.procedures)
        && limit.sessions < Self.blocks(of: criterion, within: limit.withinDays)
      {
        reader.error(
          .protocol(
            .tooFewSessions(
              source: criterion.source.name, needed: criterion.blocks, allowed: limit.sessions)),
          "sessions")
      }
    }
  }

  /// How many blocks of a criterion fall within so many days when they follow at its interval.
  private static func blocks(of criterion: Criterion, within days: Int) -> Int {
    guard criterion.intervalDays > 0 else { return criterion.blocks }
    return min(criterion.blocks, max(0, days - 1) / criterion.intervalDays + 1)
  }
}
