import DDXCore
import DDXInference

/// Evaluates the rows of the evidence tables in the populations of their studies.
struct EvidenceChecker {
  let model: EvidenceModel

  /// The rows of a table: its findings, then each group with its members; then those of its suspects.
  func checks(of table: EvidenceTable) -> [EvidenceCheck] {
    EvidenceRows.of(table).flatMap { part in
      var checks = part.findings.compactMap { check($0, in: part) }
      for group in part.groups {
        if let check = check(group, in: part) { checks.append(check) }
        checks += group.members.compactMap { check($0, of: group, in: part) }
      }
      return checks
    }
  }

  private func check(_ row: FindingEvidence, in part: EvidenceRows) -> EvidenceCheck? {
    guard let entry = model.entry(for: row.code), let tie = entry.family.ties[row.code] else {
      return nil
    }
    var explanations = explanations(of: row)
    // A finding that another source has in a group speaks through it, whatever its specificity.
    if let group = entry.family.group {
      explanations.append(.group(group.id, group.composite.citation))
    }
    return EvidenceCheck(
      source: part.source, suspect: part.suspect, subject: .finding(row.code),
      citation: row.citation, unit: entry.family.unit,
      items: items(
        row.published, isCapped: row.isHeld,
        implied: implied(
          entry, tie, of: part, in: part.population(of: row), isRate: row.accuracy == nil)),
      explanations: explanations)
  }

  private func check(_ group: GroupEvidence, in part: EvidenceRows) -> EvidenceCheck? {
    guard let entry = model.entries[group.id] else { return nil }
    let row = group.composite
    return EvidenceCheck(
      source: part.source, suspect: part.suspect, subject: .group(group.id),
      citation: row.citation, unit: entry.family.unit,
      items: items(
        row.published, isCapped: row.isHeld,
        implied: implied(
          entry, .itself, of: part, in: part.population(of: row), isRate: row.accuracy == nil)),
      explanations: explanations(of: row))
  }

  private func check(
    _ member: GroupEvidence.Member, of group: GroupEvidence, in part: EvidenceRows
  ) -> EvidenceCheck? {
    guard let entry = model.entry(for: member.code), let tie = entry.family.ties[member.code] else {
      return nil
    }
    let isStudy =
      group.composite.accuracy == group.study.accuracy && entry.family.id == group.id
    return EvidenceCheck(
      source: part.source, suspect: part.suspect, subject: .finding(member.code),
      citation: member.citation, unit: entry.family.unit,
      items: items(
        member.published, isCapped: false, isBounded: !isStudy,
        implied: implied(entry, tie, of: part, in: part.population(of: group.composite))),
      explanations: isStudy
        ? [] : [.group(entry.family.id, entry.family.group?.composite.citation ?? member.citation)])
  }

  /// P(present | source) and P(present | not the source) in a mix; nil where the mix holds no
  /// other source.
  ///
  /// A rate comes from a series of patients in whom the source was proven, and is held against
  /// P(present | only the source).
  private func implied(
    _ entry: EvidenceModel.Entry, _ tie: EvidenceFamily.Tie, of part: EvidenceRows,
    in population: StudyPopulation?, isRate: Bool = false
  ) -> (present: Double, absent: Double)? {
    guard model.sources.contains(part.source) else { return nil }
    let rates = model.rates(of: entry.family)
    let background = entry.background.rate
    let question = model.study(
      of: part.source, suspect: part.suspect, family: entry.family, falsePositiveRate: 0,
      weight: 1, population: population)
    let own =
      entry.family.rate(of: part.source, at: Site(suspect: part.suspect)) ?? background
    let chances = [
      isRate ? own : question.predictedPresent(own, rates: rates, background: background),
      question.predicted(rates: rates, background: background),
    ].map { tie.whenOn * $0 + tie.whenOff * (1 - $0) }
    guard chances.allSatisfy({ $0.isFinite && $0 > 0 && $0 < 1 }) else { return nil }
    return (chances[0], chances[1])
  }

  private func items(
    _ published: PublishedAccuracy, isCapped: Bool, isBounded: Bool = false,
    implied: (present: Double, absent: Double)?
  ) -> [EvidenceCheck.Item] {
    let (present, absent) = (implied?.present, implied?.absent)
    func both(_ formula: (Double, Double) -> Double) -> Double? {
      implied.map { formula($0.present, $0.absent) }
    }
    let all: [(EvidenceCheck.Quantity, Measured?, Double?)] = [
      (.sensitivity, published.sensitivity, present),
      (.specificity, published.specificity, absent.map { 1 - $0 }),
      (.positiveRatio, published.positiveRatio, both { $0 / $1 }),
      (.negativeRatio, published.negativeRatio, both { (1 - $0) / (1 - $1) }),
    ]
    return all.compactMap { quantity, measured, implied in
      guard let measured else { return nil }
      let obstacle: EvidenceCheck.Obstacle? =
        if implied == nil { .noOtherSource } else if isCapped {
          .capped
        } else if measured
          .hasInterval
        { nil } else { isBounded ? .bounded : .noInterval }
      let isInside =
        implied.map { (measured.low ?? $0) <= $0 && $0 <= (measured.high ?? $0) } ?? false
      return EvidenceCheck.Item(
        quantity: quantity, published: measured, implied: implied,
        verdict: obstacle != nil ? .notComparable : isInside ? .inside : .outside,
        obstacle: obstacle)
    }
  }

  private func explanations(of row: FindingEvidence) -> [EvidenceCheck.Explanation] {
    var explanations: [EvidenceCheck.Explanation] = []
    if row.isHeld { explanations.append(.cap(row.capCitation)) }
    if row.hasImperfectReference { explanations.append(.imperfectReference) }
    if let note = row.note { explanations.append(.note(note)) }
    return explanations
  }
}

extension Measured {
  fileprivate var hasInterval: Bool { low != nil && high != nil }
}

extension FindingEvidence {
  /// Whether the cap moves the published accuracy.
  fileprivate var isHeld: Bool { accuracy != published.accuracy }
}

extension Ranker {
  /// Every row of every evidence table in use beside what the network implies for it.
  public func evidenceChecks() -> [EvidenceCheck] {
    let checker = EvidenceChecker(model: maker.assembler.model)
    let tables = maker.registry.modules.compactMap { module in
      rules.evidenceEditions[module.source.descriptor.id] == nil ? nil : module.table
    }
    return (tables + [maker.other.table]).flatMap(checker.checks)
  }
}
