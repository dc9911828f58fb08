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
  let house: [Double]
  private(set) var entries: [String: Entry] = [:]
  private var familyOfCode: [FindingCode: String] = [:]

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
    var families: [String: EvidenceFamily] = [:]
    for table in all {
      for group in table.groups {
        for member in group.members {
          if let first = familyOfCode[member.code] {
            throw .twoGroups(member.code, first: first, second: group.id)
          }
          familyOfCode[member.code] = group.id
        }
        var family = EvidenceFamily(group: group)
        family.state(
          group.composite, of: nil, source: table.source,
          population: table.population(of: group.composite))
        families[group.id] = family
      }
    }
    for table in all {
      for row in table.findings {
        let key = familyOfCode[row.code] ?? row.code.name
        familyOfCode[row.code] = key
        families[key, default: EvidenceFamily(finding: row.code)].state(
          row, of: row.code, source: table.source, population: table.population(of: row))
      }
    }
    for (key, family) in families {
      entries[key] = Entry(family: family, background: background(of: family))
    }
  }

  /// Every finding with an accuracy, in order.
  var codes: [FindingCode] { familyOfCode.keys.sorted() }

  /// The family of a finding: the shipped one, or nil where no table knows the code.
  func entry(for code: FindingCode) -> Entry? {
    familyOfCode[code].flatMap { entries[$0] }
  }

  /// Fits the background of a family in its studies' own mixes.
  func background(of family: EvidenceFamily) -> Background {
    var rates = [Double?](repeating: nil, count: sources.count)
    for statement in family.statements {
      if let index = sources.firstIndex(of: statement.source) {
        rates[index] = statement.rate
      }
    }
    let statements = family.statements.compactMap { statement -> Background.Statement? in
      guard let rate = statement.falsePositiveRate else { return nil }
      let cause = sources.firstIndex(of: statement.source) ?? sources.count - 1
      let size = Double(statement.sampleSize ?? Self.assumedSampleSize)
      return Background.Statement(
        cause: cause, falsePositiveRate: rate, weight: size / (rate * (1 - rate)),
        mix: mix(of: statement.population))
    }
    return Background(rates: rates, statements: statements)
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

extension EvidenceTable {
  /// The mix of sources that a row was measured in; nil is the house mix.
  func population(of row: FindingEvidence) -> StudyPopulation? {
    row.population.flatMap { id in populations.first { $0.id == id } }
  }
}
