import DDXCore
import DDXInference

/// What all the tables together say of every finding, with the backgrounds fitted: made once for
/// the editions in use, never for a patient.
struct EvidenceModel: Sendable {
  /// A family with the rate of the sources that state nothing.
  struct Entry: Sendable {
    var family: EvidenceFamily
    var background: Background
  }

  /// The sources of the reference mix, `other` last.
  let sources: [SourceID]
  /// pᵢ of the reference mix: shares at the age of 50, nothing gone before.
  private(set) var house: [Double]
  /// The suspects in order of id, each with its share among what `other` is in the reference mix.
  private(set) var places: [(suspect: String, share: Double)]
  private(set) var entries: [String: Entry] = [:]
  /// The findings with ordered values, by scale.
  private(set) var scales: [String: GradedFamily] = [:]
  private var familyOfCode: [FindingCode: String] = [:]
  private var scaleOfCode: [FindingCode: String] = [:]

  /// The age whose shares make the reference mix.
  static let referenceAge = 50.0

  init(tables: [EvidenceTable], other: EvidenceTable, multipleSources: Double)
    throws(RegistryError)
  {
    let all = tables.sorted { $0.source < $1.source } + [other]
    sources = all.map(\.source)
    house =
      CausePrior(
        shares: all.map { $0.share.value(atAge: Self.referenceAge) }, multiple: multipleSources
      ).probabilities
    places = other.referencePlaces.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let rows = all.flatMap(EvidenceRows.of)
    addScales(rows)
    for (key, family) in try families(rows) {
      entries[key] = Entry(
        family: family, background: background(of: family, age: Self.referenceAge))
    }
  }

  private mutating func addScales(_ rows: [EvidenceRows]) {
    for part in rows {
      for row in part.graded {
        scales[row.scale, default: GradedFamily(scale: row)].state(
          row, source: part.source, suspect: part.suspect)
        for code in row.codes { scaleOfCode[code] = row.scale }
      }
    }
  }

  private mutating func families(_ rows: [EvidenceRows])
    throws(RegistryError) -> [String: EvidenceFamily]
  {
    var families: [String: EvidenceFamily] = [:]
    for part in rows {
      for group in part.groups {
        for member in group.members where scaleOfCode[member.code] == nil {
          guard let first = familyOfCode[member.code] else {
            familyOfCode[member.code] = group.id
            continue
          }
          // A suspect speaks through the group of a source, as a source does that has none.
          if part.suspect == nil { throw .twoGroups(member.code, first: first, second: group.id) }
        }
        var family = EvidenceFamily(group: group)
        family.state(
          .composite(group), source: part.source, suspect: part.suspect,
          population: part.population(of: group.composite))
        families[group.id] = family
      }
    }
    for part in rows {
      for group in part.groups {
        for (index, member) in group.members.enumerated() {
          guard let key = familyOfCode[member.code], key != group.id,
            families[key]?.statements.contains(where: {
              $0.source == part.source && $0.suspect == part.suspect
            }) == false
          else { continue }
          families[key]?.state(
            .member(group, index: index), source: part.source, suspect: part.suspect,
            population: nil)
        }
      }
      for row in part.findings where scaleOfCode[row.code] == nil {
        let key = familyOfCode[row.code] ?? row.code.name
        familyOfCode[row.code] = key
        families[key, default: EvidenceFamily(finding: row.code)].state(
          .finding(row), source: part.source, suspect: part.suspect,
          population: part.population(of: row))
      }
    }
    return families
  }

  /// Every finding with an accuracy, in order.
  var codes: [FindingCode] { (Array(familyOfCode.keys) + Array(scaleOfCode.keys)).sorted() }

  /// The family of a finding: the shipped one, or nil where no table knows the code.
  func entry(for code: FindingCode) -> Entry? {
    familyOfCode[code].flatMap { entries[$0] }
  }

  /// The scale on which a finding has a place, or nil where no table speaks of one.
  func scale(for code: FindingCode) -> GradedFamily? {
    scaleOfCode[code].flatMap { scales[$0] }
  }

  /// The distribution of a scale for a source that states none.
  func background(of scale: GradedFamily) -> [Double] {
    scale.background { source, suspect in
      let weight = house[sources.firstIndex(of: source) ?? sources.count - 1]
      return suspect.map { weight * (share(of: $0) ?? 0.05) } ?? weight
    }
  }

  /// The background of an entry at an age in years.
  func background(of entry: Entry, age: Double) -> Background {
    let isAgeless = entry.family.statements.allSatisfy(\.ageing.isEmpty)
    return isAgeless ? entry.background : background(of: entry.family, age: age)
  }

  /// The share of a suspect among what `other` is in the reference mix.
  func share(of suspect: String) -> Double? {
    places.first { $0.suspect == suspect }?.share
  }

  /// The same model about another reference mix, with the shares of the suspects in order of id.
  func with(house: [Double], places shares: [Double]) -> EvidenceModel {
    var model = self
    model.house = house
    for place in shares.indices { model.places[place].share = shares[place] }
    return model
  }

  /// Fits the background of a family in its studies' own mixes, at an age in years.
  func background(of family: EvidenceFamily, age: Double) -> Background {
    let rates = rates(of: family)
    let statements = family.statements.compactMap { statement -> Background.Statement? in
      guard let rate = statement.falsePositiveRate(atAge: age) else { return nil }
      let size = Double(statement.sampleSize ?? Self.assumedSampleSize)
      return study(
        of: statement.source, suspect: statement.suspect, family: family,
        falsePositiveRate: rate, weight: size / (rate * (1 - rate)),
        population: statement.population)
    }
    return Background(rates: rates, statements: statements, house: house)
  }

  /// The statement of a study of a source, or of a suspect, in its own mix.
  func study(
    of source: SourceID, suspect: String?, family: EvidenceFamily, falsePositiveRate: Double,
    weight: Double, population: StudyPopulation?
  ) -> Background.Statement {
    let cause = sources.firstIndex(of: source) ?? sources.count - 1
    guard let suspect, let place = places.firstIndex(where: { $0.suspect == suspect }) else {
      return Background.Statement(
        cause: cause, falsePositiveRate: falsePositiveRate, weight: weight,
        mix: mix(of: population))
    }
    return Background.Statement(
      cause: cause, rates: rates(of: family, without: suspect),
      falsePositiveRate: falsePositiveRate, weight: weight, mix: mix(without: place, of: cause))
  }

  /// The house mix without a suspect: `other` is rarer, and counts among the rest.
  func mix(without place: Int, of cause: Int) -> Background.Mix {
    let share = places[place].share
    var mix = house
    mix[cause] = mix[cause] * (1 - share) / (1 - mix[cause] * share)
    return .independent(mix)
  }

  /// The rates of the sources, as far as they are stated; of `other` over its suspects.
  func rates(of family: EvidenceFamily, without omitted: String? = nil) -> [Background.Rate] {
    sources.map { source in
      guard source == .other, !places.isEmpty else {
        return Background.Rate(family.statement(of: source)?.rate)
      }
      let own = family.rates[source]
      let states = places.filter { $0.suspect != omitted }.map { place in
        (share: place.share, rate: own?.named[place.suspect] ?? own?.general)
      }
      let rest = 1 - places.map(\.share).sorted().reduce(0, +)
      return Background.Rate(states: states + [(share: rest, rate: own?.general)])
    }
  }

  /// The sample size of a study that does not say its own, assumed.
  static let assumedSampleSize = 30

  /// The mix of a study, or the house mix.
  func mix(of population: StudyPopulation?) -> Background.Mix {
    guard let population else { return .independent(house) }
    var proportions = [Double](repeating: 0, count: sources.count)
    for member in population.members {
      let index = sources.firstIndex(of: member.source) ?? sources.count - 1
      proportions[index] += member.proportion
    }
    if population.isExclusive { return .exclusive(proportions) }
    let total = proportions.reduce(0, +)
    return .independent(proportions.map { min($0 / total, 0.999) })
  }
}
