import DDXCore
import DDXInference

/// Gathers what the sources of a run state of what was recorded, family by family.
///
/// A finding belongs to one family, whoever states it: the shipped one where a shipped table knows
/// it, or else the first that a source added to the protocol brings.
struct FamilyList {
  private var model: EvidenceModel
  /// The age in years, at which some backgrounds hold.
  let age: Double
  /// The place of the pain.
  let painSide: Side
  /// The findings that a source left to another, by the source that left them.
  private let left: [(source: SourceID, findings: Set<FindingCode>)]
  /// The families of what was recorded, by key.
  private(set) var families: [String: EvidenceFamily] = [:]
  /// The scales of what was recorded, by key.
  private(set) var scales: [String: GradedFamily] = [:]
  /// What was recorded, by key of family or scale.
  private(set) var findings: [String: [Finding]] = [:]
  /// The keys of what was recorded, in order.
  private var keys: [String] = []
  /// Whether backgrounds are fitted anew, where those of the model hold no more.
  private var isRestated = false
  private var keyOfCode: [FindingCode: String] = [:]
  /// The families that a source left to another.
  private var withdrawn: Set<String> = []

  /// The findings that some source weighs.
  private let weighed: Set<FindingCode>

  init(
    model: EvidenceModel, age: Double, painSide: Side, sources: [NetworkAssembler.Source]
  ) {
    self.model = model
    self.age = age
    self.painSide = painSide
    weighed = Set(sources.flatMap { $0.assessment?.evidence.map(\.finding.code) ?? [] })
    left = sources.compactMap { $0.leaves.isEmpty ? nil : ($0.id, $0.leaves) }
    // Groups first: a source that states one of their findings alone speaks through them.
    for source in sources { add(source) { $0.isMember } }
    for source in sources { add(source) { !$0.isMember } }
    keys = findings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The same records with other numbers, whose backgrounds are fitted anew.
  func restated(
    _ families: [String: EvidenceFamily], _ scales: [String: GradedFamily], in model: EvidenceModel
  ) -> FamilyList {
    var list = self
    list.families = families
    list.scales = scales
    list.model = model
    list.isRestated = true
    return list
  }

  /// Adds the statements of a source about some of the findings.
  private mutating func add(
    _ source: NetworkAssembler.Source, where isMeant: (ObservedEvidence.Worth) -> Bool
  ) {
    for observed in source.assessment?.evidence ?? [] where isMeant(observed.worth) {
      let code = observed.finding.code
      guard !source.leaves.contains(code) else { continue }
      // What a weighed finding implies is one fact with it, and must not count again.
      if let origin = observed.finding.origin, weighed.contains(origin) { continue }
      if source.isOutspoken(observed) { continue }
      let key: String
      if case .graded(let row) = observed.worth {
        key = row.scale
        if scales[key] == nil { scales[key] = model.scales[key] ?? GradedFamily(scale: row) }
        // What a shipped table states the model has read already.
        if !source.isRead {
          scales[key]?.state(row, source: source.id, suspect: observed.suspect)
        }
      } else if let scale = model.scale(for: code)?.scale.scale {
        // A finding with a place on a scale speaks through the scale only.
        guard scales[scale] != nil || model.scales[scale] != nil else { continue }
        scales[scale] = scales[scale] ?? model.scales[scale]
        key = scale
      } else {
        key = family(for: observed)
        if !isRead(observed, key, source) { state(observed, key, source.id) }
      }
      if findings[key]?.contains(where: { $0.isSameEntry(as: observed.finding) }) != true {
        findings[key, default: []].append(observed.finding)
      }
    }
  }

  /// Whether the shipped family says already what a source states of a finding.
  ///
  /// What it states alone and another has in a group is carried over to the group: that depends on
  /// which findings were recorded.
  private func isRead(
    _ observed: ObservedEvidence, _ key: String, _ source: NetworkAssembler.Source
  ) -> Bool {
    guard source.isRead, !withdrawn.contains(key) else { return false }
    guard let group = families[key]?.group else { return true }
    if case .member(let own, _) = observed.worth { return own.id == group.id }
    return false
  }

  private mutating func state(_ observed: ObservedEvidence, _ key: String, _ source: SourceID) {
    switch observed.worth {
    case .finding(let row):
      families[key]?.state(
        .finding(row), source: source, suspect: observed.suspect,
        population: observed.population)
    case .member(let group, let index):
      if families[key]?.group?.id == group.id {
        families[key]?.state(
          .composite(group), source: source, suspect: observed.suspect,
          population: observed.population)
      } else if families[key]?.statements.contains(where: {
        $0.source == source && $0.suspect == observed.suspect
      }) == false {
        families[key]?.state(
          .member(group, index: index), source: source, suspect: observed.suspect,
          population: nil)
      }
    case .graded: break
    }
  }

  /// The nodes of what was gathered, in order, and the findings that speak of no site.
  func nodes(_ sources: [PlacedSource])
    -> (nodes: [RecordedNode], elsewhere: [(finding: Finding, source: SourceID)])
  {
    var nodes: [RecordedNode] = []
    var elsewhere: [(finding: Finding, source: SourceID)] = []
    for key in keys {
      let recorded = findings[key] ?? []
      if let scale = scales[key] {
        let use = RecordedScale(
          family: scale, background: model.background(of: scale), recorded: recorded,
          painSide: painSide)
        nodes += use.nodes(sources)
        elsewhere += use.elsewhere(sources)
        continue
      }
      guard let family = families[key] else { continue }
      let background = background(of: family, key).rate
      switch family.unit {
      case nil:
        let use = FamilyUse(family: family, background: background, findings: recorded)
        let own = use.nodes(sources)
        elsewhere += use.elsewhere(sources, heardBy: own)
        nodes += own
      case .patient:
        let use = ShownPlaces(family: family, background: background, findings: recorded)
        let read = ReadLevels(recorded, at: use.placing(sources).flatMap { sources[$0].sites })
        let shown = ShownPlaces(family: family, background: background, findings: read.findings)
        if let node = shown.node(sources) { nodes.append(read.restored(node)) }
      case .side, .level:
        let readers = sources.filter { $0.id != .other && family.statement(of: $0.id) != nil }
        let read = ReadLevels(recorded, at: readers.flatMap(\.sites))
        let span = Self.span(of: family, recorded, sources)
        let use = CountedPlaces(
          family: family, background: background, findings: read.findings, sides: span.sides,
          levels: span.levels)
        nodes += use.nodes(sources).map(read.restored)
      }
    }
    return (nodes, elsewhere)
  }

  /// How many sides and levels a finding without one may mean.
  static func span(
    of family: EvidenceFamily, _ recorded: [Finding], _ sources: [PlacedSource]
  ) -> (sides: Int, levels: Int) {
    let readers = sources.filter { $0.id != .other && family.statement(of: $0.id) != nil }
    let sites = readers.max { $0.sites.count < $1.sites.count }?.sites.map(\.site) ?? []
    let levels = max(Set(sites.compactMap(\.level)).count, 1)
    let hasSides = sites.contains { $0.side == .left }
    if family.unit == .side { return (hasSides ? 2 : 1, 1) }
    let saysSide = recorded.contains { $0.side != .unspecified }
    return (hasSides && saysSide ? 2 : 1, levels)
  }

  private func background(of family: EvidenceFamily, _ key: String) -> Background {
    guard !isRestated, let entry = model.entries[key],
      entry.family.statements == family.statements
    else {
      return model.background(of: family, age: age)
    }
    return model.background(of: entry, age: age)
  }

  /// The family of a finding, which is there from now on.
  private mutating func family(for observed: ObservedEvidence) -> String {
    let code = observed.finding.code
    if let key = keyOfCode[code] { return key }
    let family = shipped(for: code) ?? EvidenceFamily(of: observed.worth)
    if families[family.id] == nil { families[family.id] = family }
    for code in family.ties.keys where keyOfCode[code] == nil { keyOfCode[code] = family.id }
    return family.id
  }

  /// The shipped family of a finding, or nil where none is left that states it.
  private mutating func shipped(for code: FindingCode) -> EvidenceFamily? {
    guard var family = model.entry(for: code)?.family else { return nil }
    for (source, findings) in left where findings.contains(code) {
      withdrawn.insert(family.id)
      family.withdraw(source)
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
    case .graded(let row): self.init(finding: FindingCode(row.scale))
    }
  }
}

extension ObservedEvidence.Worth {
  /// Whether the finding is one of a group.
  var isMember: Bool { if case .member = self { true } else { false } }
}

extension NetworkAssembler.Source {
  /// Whether a sign that was recorded as present says more than what a set says of the whole.
  ///
  /// "No neurological deficit" beside a weakness leaves the other signs absent; it can't say that no
  /// signs fit one root.
  fileprivate func isOutspoken(_ observed: ObservedEvidence) -> Bool {
    guard case .member(let group, let index) = observed.worth,
      observed.finding.state == .absent, let origin = observed.finding.origin,
      group.members[index].published.accuracy == group.study.accuracy,
      !group.members.contains(where: { $0.code == origin })
    else { return false }
    return assessment?.evidence.contains { other in
      guard case .member(let own, _) = other.worth else { return false }
      return own.id == group.id && other.finding.state == .present && other.finding.origin == nil
    } == true
  }
}
