import DDXCore

/// The answers of all modules; `other` comes last, less what added modules take over.
struct ModuleAnswers: Sendable {
  /// The most modules beyond those of the protocol that take part in one ranking: each doubles the
  /// joint states.
  static let mostAdded = 8

  /// A source that could not be assessed.
  struct Unassessed: Sendable {
    let source: SourceID
    let isFailure: Bool
    let reason: String
  }

  private(set) var sources: [NetworkAssembler.Source] = []
  private(set) var unassessed: [Unassessed] = []
  private(set) var notes: [RankingNote] = []
  /// The suspects of `other` that an assessed module with the same id replaces.
  private(set) var takenOver: Set<String> = []

  /// Asks every module.
  ///
  /// A document that says what its accuracies count also hears what the recorded findings imply;
  /// others are given the profile as it was recorded, so that published editions answer as they did.
  init(
    profile: ClinicalProfile, expanded: ClinicalProfile, rules: ClinicalProtocol,
    registry: Registry, other: DeclaredSource, vocabulary: Vocabulary
  ) throws(RankingError) {
    var added: [(id: SourceID, share: Double)] = []
    for module in registry.modules {
      let id = module.source.descriptor.id
      let isAdded = rules.evidenceEditions[id] == nil
      if isAdded, vocabulary.disease(DiseaseID(id.name))?.class == .serious {
        // What ends the search for a source of pain must not become one.
        unassessed.append(
          Unassessed(
            source: id, isFailure: true,
            reason: "its id is that of a serious disease, for which the safety checks must be heard"
          ))
        continue
      }
      do {
        let heard =
          module.table.flatMap { table in
            table.saysUnits ? expanded.countedOnce(by: table.weighed, vocabulary) : nil
          } ?? profile
        switch try module.source.assess(heard, under: rules) {
        case .notApplicable(let reason):
          unassessed.append(Unassessed(source: id, isFailure: false, reason: reason))
        case .assessed(let assessment):
          if isAdded, added.count == Self.mostAdded {
            unassessed.append(
              Unassessed(
                source: id, isFailure: true,
                reason: "no more than \(Self.mostAdded) modules can be added to a protocol"))
            continue
          }
          sources.append(
            .init(
              id: id, share: assessment.share.value, assessment: assessment,
              isRead: !isAdded && module.isDeclared))
          if isAdded {
            added.append((id, assessment.share.value))
            takenOver.insert(id.name)
          }
          add(assessment.notes, of: id, to: profile)
          continue
        }
      } catch {
        unassessed.append(
          Unassessed(source: id, isFailure: true, reason: String(describing: error)))
      }
      if !isAdded, let (share, _) = try? module.table?.share.share(for: profile) {
        sources.append(.init(id: id, share: share.value, assessment: nil))
      }
    }
    let heard = other.table.saysUnits ? expanded : profile
    guard case .assessed(let elsewhere)? = try? other.assess(heard, under: rules) else {
      throw .noShareForOther
    }
    takenOver.formIntersection(other.table.suspects.map(\.id))
    add(elsewhere.notes, of: .other, to: profile)
    let asked = added.reduce(0) { $0 + $1.share }
    let available = max(0, elsewhere.share.value - rules.otherFloor)
    if asked > available + 1e-12 {
      notes.append(.addedShares(asked: asked, available: available))
    }
    sources.append(
      .init(
        id: .other, share: max(elsewhere.share.value - asked, rules.otherFloor),
        assessment: elsewhere.without(takenOver), isRead: true,
        leaves: other.table.pointers(onlyTo: takenOver),
        parts: added))
  }

  private mutating func add(
    _ remarks: [AssessmentNote], of source: SourceID, to profile: ClinicalProfile
  ) {
    notes += remarks.compactMap { remark in
      guard let code = remark.code else { return .remark(remark.text, source: source) }
      // Of what was only implied nothing is said: it was not recorded.
      guard let finding = profile.findings.first(where: { $0.code == code }) else { return nil }
      return .noted(finding, reason: remark.text, source: source)
    }
  }
}

extension EvidenceTable {
  /// The findings that point to these suspects and to no other.
  func pointers(onlyTo ids: Set<String>) -> Set<FindingCode> {
    guard !ids.isEmpty else { return [] }
    func pointers(_ isMeant: (Suspect) -> Bool) -> Set<FindingCode> {
      Set(suspects.filter(isMeant).flatMap(\.pointers))
    }
    return pointers { ids.contains($0.id) }.subtracting(pointers { !ids.contains($0.id) })
  }
}

extension SourceAssessment {
  /// The same assessment without suspects that modules replace.
  fileprivate func without(_ suspects: Set<String>) -> SourceAssessment {
    guard !suspects.isEmpty else { return self }
    func isLeft(_ suspect: String?) -> Bool { suspect.map { !suspects.contains($0) } ?? true }
    let sites = sites.filter { isLeft($0.site.suspect) }
    let total = sites.reduce(0) { $0 + $1.share }
    return SourceAssessment(
      share: share, shareTerms: shareTerms,
      sites: sites.map { SiteShare(site: $0.site, share: total > 0 ? $0.share / total : 0) },
      evidence: evidence.filter { isLeft($0.suspect) },
      coverage: coverage.filter { isLeft($0.suspect) }, pathways: pathways, notes: notes,
      shows: shows)
  }
}
