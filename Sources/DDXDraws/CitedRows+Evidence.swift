package import DDXCore

extension CitedRows {
  /// The accuracies of a group.
  ///
  /// A member that is as accurate as the whole of its study is that whole, and the whole of the study is the
  /// composite where both are one number: then they are one random variable.
  package func group(_ group: GroupEvidence, suspect: String? = nil) -> GroupQuantities {
    let composite = accuracy(
      group.id, group.composite.published, citation: group.composite.citation, suspect: suspect)
    let study =
      group.study.accuracy == group.composite.published.accuracy
      ? composite
      : accuracy(
        "\(group.id) study", group.study, citation: group.composite.citation, suspect: suspect)
    return GroupQuantities(
      composite: composite, study: study,
      members: group.members.map { member in
        member.published.accuracy == group.study.accuracy
          ? study
          : accuracy(
            "\(group.id) \(member.code)", member.published, citation: member.citation,
            suspect: suspect)
      })
  }

  /// The distribution of a finding with ordered values.
  package func graded(_ row: GradedEvidence, suspect: String? = nil) -> CompositionQuantity {
    composition(
      row.scale, row.values.map(\.rate), patients: row.sampleSize, citation: row.citation,
      suspect: suspect)
  }

  /// The distribution of a finding with ordered values where the source does not hurt; nil where none was
  /// published.
  package func background(_ row: GradedEvidence, suspect: String? = nil) -> CompositionQuantity? {
    let values = row.values.compactMap(\.background)
    guard values.count == row.values.count else { return nil }
    return composition(
      "\(row.scale) elsewhere", values, patients: row.sampleSize, citation: row.citation,
      suspect: suspect)
  }

  /// How often people have a finding without pain: the row of the middle age, with which the others move.
  package func ageing(_ row: FindingEvidence, suspect: String? = nil) -> AgeingQuantity? {
    guard !row.ageing.isEmpty else { return nil }
    let middle = row.ageing[row.ageing.count / 2]
    return AgeingQuantity(
      proportion(
        "\(row.code) without pain", middle.value, citation: middle.citation, suspect: suspect))
  }

  /// The share of a source, or of a suspect, in a setting: that of the age nearest to 50, with which those
  /// of the other ages move.
  package func share(
    _ terms: ShareTerms, in setting: Pain.Setting? = nil, suspect: String? = nil
  ) -> ShareQuantity? {
    let anchors = terms.anchors.filter { $0.setting == setting }
    guard let middle = anchors.min(by: { abs($0.age - 50) < abs($1.age - 50) }) else { return nil }
    let row = setting.map { "share \($0.rawValue)" } ?? "share"
    return ShareQuantity(
      proportion(row, middle.value, citation: middle.citation, suspect: suspect),
      largest: anchors.map(\.value.value).max() ?? middle.value.value)
  }

  /// The share once a finding is present.
  package func share(
    after term: ShareTerms.After, suspect: String? = nil
  ) -> ProportionQuantity {
    proportion(
      "share after \(term.finding)", term.value, citation: term.citation, suspect: suspect)
  }

  /// How often signs show on the side of the source, and at its level.
  package func shows(
    _ terms: SiteTerms.Shows
  ) -> (side: ProportionQuantity, level: ProportionQuantity) {
    (
      proportion("shows on the side", terms.side, citation: terms.citation),
      proportion("shows at the level", terms.level, citation: terms.citation)
    )
  }

  /// How often one sign shows where the source is.
  package func shows(
    _ code: FindingCode, _ value: Double, citation: CitationID, suspect: String? = nil
  ) -> ProportionQuantity {
    proportion("\(code) shows", value, citation: citation, suspect: suspect)
  }

  /// The sides of a source, in the order of all sides.
  package func sides(_ row: SiteTerms.SideRow, citation: CitationID?) -> CompositionQuantity {
    composition(
      "sides \(row.pain.rawValue)", Side.allCases.map { row.sides[$0] ?? 0 }, citation: citation)
  }

  /// The levels of a source.
  package func levels(_ terms: SiteTerms) -> CompositionQuantity {
    composition("levels", terms.levels.map(\.share), citation: terms.levelsCitation)
  }

  /// The mix of sources in a study.
  package func population(_ population: StudyPopulation) -> CompositionQuantity {
    composition(
      "population \(population.id)", population.members.map(\.proportion),
      citation: population.citation)
  }

  /// How often a pathway succeeds.
  package func success(_ success: Pathway.Success, of pathway: Pathway) -> ProportionQuantity {
    proportion(
      "\(pathway.id) after \(success.blocks) blocks at \(success.relief)", success.value,
      citation: success.citation)
  }

  /// What a procedure covers, and what it covers at other levels.
  package func coverage(
    _ term: CoverageTerm, suspect: String? = nil
  ) -> (fraction: ProportionQuantity, otherLevels: ProportionQuantity) {
    (
      proportion(
        "covered by \(term.procedure)", term.fraction, citation: term.citation, suspect: suspect),
      proportion(
        "spread of \(term.procedure)", term.otherLevels, citation: term.citation, suspect: suspect)
    )
  }
}

/// The accuracies of a group of findings as random variables.
package struct GroupQuantities: Sendable {
  /// How the whole group speaks.
  package let composite: AccuracyQuantity
  /// The composite in the members' own study.
  package let study: AccuracyQuantity
  /// The members, in order.
  package let members: [AccuracyQuantity]
}

/// The share of a source as a random variable: a factor on the shares of all ages.
package struct ShareQuantity: Sendable {
  /// The share that is drawn.
  package let share: ProportionQuantity
  private let most: Double

  init(_ share: ProportionQuantity, largest: Double) {
    self.share = share
    // No share passes 0.95.
    most = max(0.95 / largest, 1)
  }

  /// The factor in a draw, above 0.
  package func factor(in draw: ParameterDraw) -> Double {
    min(share.value(in: draw) / share.mean, most)
  }
}

/// How often people have a finding without pain, as a random variable: a factor on the odds at all ages.
package struct AgeingQuantity: Sendable {
  /// The proportion that is drawn.
  package let proportion: ProportionQuantity

  init(_ proportion: ProportionQuantity) { self.proportion = proportion }

  /// The factor on the odds in a draw, above 0.
  package func factor(in draw: ParameterDraw) -> Double {
    let (drawn, stated) = (proportion.value(in: draw), proportion.mean)
    return stated > 0 && stated < 1 ? drawn / (1 - drawn) / (stated / (1 - stated)) : 1
  }

  /// A proportion whose odds were changed by a factor.
  package static func applying(_ factor: Double, to value: Double) -> Double {
    value * factor / (1 - value + value * factor)
  }
}
