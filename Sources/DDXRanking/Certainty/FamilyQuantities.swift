import DDXCore
import DDXDraws

/// The numbers of a family of findings as random variables.
final class FamilyQuantities: Sendable {
  /// The family as it is cited.
  let family: EvidenceFamily
  /// The codes whose ties are drawn, in order.
  let codes: [FindingCode]
  private let statements: [StatementQuantity]
  private let group: GroupTies?
  private let shows: (code: Int, quantity: ProportionQuantity)?
  /// How each code depends on the node, as cited.
  private let cited: [EvidenceFamily.Tie]

  /// The numbers that one statement is drawn from.
  private struct StatementQuantity {
    let accuracy: AccuracyQuantity
    let cap: RatioCap?
    /// The code whose tie carries the rate over to the node; nil where the rate is the node's own.
    let member: Int?
    let ageing: AgeingQuantity?
    let population: CompositionQuantity?
  }

  /// What ties the recorded findings of a group to it.
  private struct GroupTies {
    let study: AccuracyQuantity
    let members: [(code: Int, accuracy: AccuracyQuantity, shows: ProportionQuantity?)]
  }

  /// Takes a family of which some findings were recorded, with the rows of each source.
  init(_ family: EvidenceFamily, recorded: Set<FindingCode>, rows: [SourceID: CitedRows]) {
    self.family = family
    let carried = family.statements.compactMap { family.member(of: $0) }
    let codes = recorded.union(carried).filter { family.ties[$0] != nil }.sorted()
    self.codes = codes
    cited = codes.compactMap { family.ties[$0] }
    statements = family.statements.map { statement in
      let rows = rows[statement.source] ?? CitedRows(of: statement.source, [])
      return StatementQuantity(
        accuracy: rows.accuracy(statement.row, suspect: statement.suspect),
        cap: statement.row.evidence.cap,
        member: family.member(of: statement).flatMap { codes.firstIndex(of: $0) },
        ageing: statement.ageing.isEmpty
          ? nil : rows.ageing(statement.row.evidence, suspect: statement.suspect),
        population: statement.population.map { rows.population($0) })
    }
    group = family.group.flatMap { group in
      guard let owner = family.statements.first(where: { $0.row.isComposite(of: group) }),
        let rows = rows[owner.source]
      else { return nil }
      let quantities = rows.group(group, suspect: owner.suspect)
      return GroupTies(
        study: quantities.study,
        members: zip(group.members, quantities.members).compactMap { member, accuracy in
          guard let code = codes.firstIndex(of: member.code) else { return nil }
          let shows = member.shows.map {
            rows.shows(member.code, $0, citation: member.citation, suspect: owner.suspect)
          }
          return (code, accuracy, shows)
        })
    }
    shows =
      family.group != nil
      ? nil
      : family.statements.last { $0.row.evidence.shows != nil }.flatMap { statement in
        let row = statement.row.evidence
        guard let value = row.shows, let code = codes.firstIndex(of: row.code) else { return nil }
        return rows[statement.source].map {
          (code, $0.shows(row.code, value, citation: row.citation, suspect: statement.suspect))
        }
      }
  }

  /// All of them.
  var all: [any CitedQuantity] {
    var all: [any CitedQuantity] = []
    for statement in statements {
      all.append(statement.accuracy)
      if let ageing = statement.ageing { all.append(ageing.proportion) }
      if let population = statement.population { all.append(population) }
    }
    if let group {
      all.append(group.study)
      for member in group.members {
        all.append(member.accuracy)
        if let shows = member.shows { all.append(shows) }
      }
    }
    if let shows { all.append(shows.quantity) }
    return all
  }

  /// The family in a draw.
  func family(in draw: ParameterDraw) -> EvidenceFamily {
    var drawn = family
    let numbers = numbers(in: draw)
    for (code, tie) in zip(codes, numbers.ties) { drawn.restate(code, tie) }
    for index in family.statements.indices {
      var statement = family.statements[index]
      statement.rate = numbers.rates[index]
      statement.falsePositiveRate = numbers.falsePositives[index]
      statement.ageing = numbers.ageing[index] ?? statement.ageing
      statement.population = numbers.populations[index] ?? statement.population
      drawn.restate(index, statement)
    }
    return drawn
  }

  /// The numbers of the family in a draw, but for the background.
  func numbers(in draw: ParameterDraw) -> FamilyNumbers {
    var numbers = FamilyNumbers(
      rates: [Double](repeating: 0, count: statements.count),
      falsePositives: [Double?](repeating: nil, count: statements.count),
      ageing: [[AgeingRate]?](repeating: nil, count: statements.count),
      populations: [StudyPopulation?](repeating: nil, count: statements.count), ties: ties(in: draw)
    )
    for index in statements.indices {
      var (rate, specificity) = statements[index].accuracy.values(in: draw)
      if let cap = statements[index].cap, let own = specificity,
        let held = try? TestAccuracy(sensitivity: rate, specificity: own).capped(cap)
      {
        (rate, specificity) = (held.sensitivity, held.specificity)
      }
      if let member = statements[index].member {
        numbers.rates[index] = numbers.ties[member].carriedOver(rate)
      } else {
        numbers.rates[index] = rate
        numbers.falsePositives[index] = specificity.map { 1 - $0 }
      }
      if let factor = statements[index].ageing?.factor(in: draw) {
        numbers.ageing[index] = family.statements[index].ageing.map {
          AgeingRate(
            age: $0.age, value: AgeingQuantity.applying(factor, to: $0.value),
            citation: $0.citation)
        }
      }
      if let mix = statements[index].population?.values(in: draw) {
        numbers.populations[index] = family.statements[index].population?.with(mix)
      }
    }
    return numbers
  }

  /// How each code depends on the node in a draw.
  private func ties(in draw: ParameterDraw) -> [EvidenceFamily.Tie] {
    var ties = cited
    if let shows { ties[shows.code].shows = shows.quantity.value(in: draw) }
    guard let members = group?.members, let study = group?.study.test(in: draw) else { return ties }
    for index in members.indices {
      guard let own = members[index].accuracy.test(in: draw) else { continue }
      let code = members[index].code
      ties[code] = EvidenceFamily.Tie(member: own, study: study)
      ties[code].shows = members[index].shows?.value(in: draw)
    }
    return ties
  }
}

/// The distributions of a scale as random variables.
final class ScaleQuantities: Sendable {
  /// The scale as it is cited.
  let family: GradedFamily
  private let statements: [(rates: CompositionQuantity, elsewhere: CompositionQuantity?)]

  /// Takes a scale, with the rows of each source.
  init(_ family: GradedFamily, rows: [SourceID: CitedRows]) {
    self.family = family
    statements = family.statements.map { statement in
      let rows = rows[statement.source] ?? CitedRows(of: statement.source, [])
      return (
        rows.graded(statement.row, suspect: statement.suspect),
        rows.background(statement.row, suspect: statement.suspect)
      )
    }
  }

  /// All of them.
  var all: [any CitedQuantity] {
    statements.flatMap { [$0.rates] + ($0.elsewhere.map { [$0] } ?? []) }
  }

  /// P(value | only the source) of each statement in a draw, and P(value) where it does not hurt of those that say
  /// so.
  func rates(in draw: ParameterDraw) -> (rates: [[Double]], elsewhere: [[Double]]) {
    (
      statements.map { $0.rates.values(in: draw) },
      statements.compactMap { $0.elsewhere?.values(in: draw) }
    )
  }

  /// The scale in a draw.
  func family(in draw: ParameterDraw) -> GradedFamily {
    var drawn = family
    for (index, quantity) in statements.enumerated() {
      drawn.restate(
        index, quantity.rates.values(in: draw), elsewhere: quantity.elsewhere?.values(in: draw))
    }
    return drawn
  }
}

extension CitedRows {
  /// The accuracy behind what a source states of a family.
  fileprivate func accuracy(_ row: EvidenceFamily.Row, suspect: String?) -> AccuracyQuantity {
    switch row {
    case .finding(let row): accuracy(row, suspect: suspect)
    case .composite(let group): self.group(group, suspect: suspect).composite
    case .member(let group, let index): self.group(group, suspect: suspect).members[index]
    }
  }
}

extension AccuracyQuantity {
  /// The accuracy in a draw; nil where only a rate was published.
  fileprivate func test(in draw: ParameterDraw) -> TestAccuracy? {
    let (sensitivity, specificity) = values(in: draw)
    return specificity.flatMap { try? TestAccuracy(sensitivity: sensitivity, specificity: $0) }
  }
}

extension EvidenceFamily {
  /// The finding whose tie carried a statement over to the node, if one did.
  fileprivate func member(of statement: Statement) -> FindingCode? {
    guard group != nil, let code = statement.row.code, ties[code] != nil else { return nil }
    return code
  }
}

extension EvidenceFamily.Row {
  fileprivate func isComposite(of group: GroupEvidence) -> Bool {
    if case .composite(let own) = self { own.id == group.id } else { false }
  }
}

extension StudyPopulation {
  /// The same population in other proportions.
  fileprivate func with(_ proportions: [Double]) -> StudyPopulation {
    StudyPopulation(
      id: id, isExclusive: isExclusive,
      members: zip(members, proportions).map { .init(source: $0.source, proportion: $1) },
      citation: citation)
  }
}
