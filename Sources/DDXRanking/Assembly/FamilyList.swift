import DDXCore
import DDXInference

/// Gathers what the sources of a run state of what was recorded, family by family.
///
/// A finding belongs to one family, whoever states it: the shipped one where a shipped table knows
/// it, or else the first that a source added to the protocol brings.
struct FamilyList {
  private let model: EvidenceModel
  /// The findings that a source left to another, by the source that left them.
  private let left: [(source: SourceID, findings: Set<FindingCode>)]
  private var families: [String: EvidenceFamily] = [:]
  private var findings: [String: [Finding]] = [:]
  private var keyOfCode: [FindingCode: String] = [:]

  init(model: EvidenceModel, sources: [NetworkAssembler.Source]) {
    self.model = model
    left = sources.compactMap { $0.leaves.isEmpty ? nil : ($0.id, $0.leaves) }
  }

  /// Adds what a source states of some of the findings.
  mutating func add(
    _ source: NetworkAssembler.Source, where isMeant: (ObservedEvidence.Worth) -> Bool
  ) {
    for observed in source.assessment?.evidence ?? [] where isMeant(observed.worth) {
      guard !source.leaves.contains(observed.finding.code) else { continue }
      let key = key(for: observed)
      switch observed.worth {
      case .finding(let row):
        families[key]?.state(
          row, of: row.code, source: source.id, population: observed.population)
      case .member(let group, _):
        families[key]?.state(
          group.composite, of: nil, source: source.id, population: observed.population)
      }
      if findings[key]?.contains(where: { $0.isSameEntry(as: observed.finding) }) != true {
        findings[key, default: []].append(observed.finding)
      }
    }
  }

  /// What was gathered, in order, each family with its background.
  var uses: [FamilyUse] {
    families.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { key in
      guard let family = families[key] else { return nil }
      let background =
        model.entries[key]
        .flatMap { $0.family.statements == family.statements ? $0.background : nil }
        ?? model.background(of: family)
      return FamilyUse(
        family: family, background: background.rate, findings: findings[key] ?? [])
    }
  }

  /// The family of a finding, which is there from now on.
  private mutating func key(for observed: ObservedEvidence) -> String {
    let code = observed.finding.code
    if let key = keyOfCode[code] { return key }
    let family = shipped(for: code) ?? EvidenceFamily(of: observed.worth)
    if families[family.id] == nil { families[family.id] = family }
    for code in family.ties.keys where keyOfCode[code] == nil { keyOfCode[code] = family.id }
    return family.id
  }

  /// The shipped family of a finding, or nil where none is left that states it.
  private func shipped(for code: FindingCode) -> EvidenceFamily? {
    guard var family = model.entry(for: code)?.family else { return nil }
    for (source, findings) in left where findings.contains(code) {
      family.statements.removeAll { $0.source == source }
    }
    return family.statements.isEmpty ? nil : family
  }
}

extension EvidenceFamily {
  /// The family that a source brings.
  fileprivate init(of worth: ObservedEvidence.Worth) {
    switch worth {
    case .finding(let row): self.init(finding: row.code)
    case .member(let group, _): self.init(group: group)
    }
  }
}

extension ObservedEvidence.Worth {
  /// Whether the finding is one of a group.
  var isMember: Bool { if case .member = self { true } else { false } }
}
