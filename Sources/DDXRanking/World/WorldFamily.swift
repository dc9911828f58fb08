import DDXCore
import DDXInference

/// A family of findings as the world draws it: from the same numbers, and with the same independence,
/// as the likelihood of a profile has.
struct WorldFamily: Sendable {
  /// The kind of a node.
  enum Manner: Sendable {
    /// The patient; nothing says where.
    case somewhere
    /// The patient; where it is on, it shows at a place of this source.
    case shown(source: Int)
    /// Each of these places.
    case counted([Site])
    /// A finding with ordered values.
    case graded(GradedFamily, background: [Double])
  }

  let key: String
  /// The findings, in order of their codes.
  let signs: [WorldSign]
  let manner: Manner
  /// What turns it on, where that does not depend on age.
  let rates: FamilyRates?
  private let family: EvidenceFamily?

  /// Whether how often people have it without pain depends on their age.
  var isAgeing: Bool { rates == nil && family != nil }

  /// A family of the model, for sources that may hurt at any of their places.
  init(
    _ entry: EvidenceModel.Entry, key: String, model: EvidenceModel, sources: [PlacedSource],
    vocabulary: Vocabulary
  ) {
    self.key = key
    let family = entry.family
    self.family = family
    signs = family.ties.keys.sorted().filter { code in
      model.scale(for: code) == nil && model.entry(for: code)?.family.id == family.id
    }.compactMap { code in
      family.ties[code].map { WorldSign(code, $0, vocabulary.finding(code)) }
    }
    manner = Self.manner(of: family, signs: signs, sources)
    let isAgeing = !family.statements.allSatisfy(\.ageing.isEmpty)
    rates =
      isAgeing
      ? nil
      : FamilyRates(
        sources.map { $0.rates(of: family, background: entry.background.rate) },
        background: entry.background.rate, of: sources, isCounted: family.isCounted)
  }

  /// A finding with ordered values.
  init(_ scale: GradedFamily, model: EvidenceModel, vocabulary: Vocabulary) {
    key = scale.scale.scale
    family = nil
    rates = nil
    signs = scale.scale.codes.map { WorldSign($0, .itself, vocabulary.finding($0)) }
    manner = .graded(scale, background: model.background(of: scale))
  }

  /// What turns it on with a background.
  func rates(of sources: [PlacedSource], background: Double) -> FamilyRates? {
    family.map { family in
      FamilyRates(
        sources.map { $0.rates(of: family, background: background) }, background: background,
        of: sources, isCounted: family.isCounted)
    }
  }

  private static func manner(
    of family: EvidenceFamily, signs: [WorldSign], _ sources: [PlacedSource]
  ) -> Manner {
    switch family.unit {
    case nil: return .somewhere
    case .patient:
      let use = ShownPlaces(family: family, background: 0.5, findings: [])
      return use.placing(sources).first.map { .shown(source: $0) } ?? .somewhere
    case .side, .level:
      let readers = sources.filter { $0.id != .other && family.statement(of: $0.id) != nil }
      let sites = readers.max { $0.sites.count < $1.sites.count }?.sites.map(\.site) ?? []
      let levels = Level.allCases.filter { level in
        sites.contains { $0.level == level } && signs.allSatisfy { $0.names(level) }
      }
      let isSided =
        family.unit == .side && sites.contains { $0.side == .left }
        && signs.allSatisfy(\.isSided)
      let sides: [Side] = isSided ? [.left, .right] : [.unspecified]
      let places = sides.flatMap { side in
        levels.isEmpty || family.unit == .side
          ? [Site(side: side)] : levels.map { Site(side: side, level: $0) }
      }
      return .counted(places)
    }
  }
}

extension EvidenceFamily {
  /// Whether its accuracies count sides or levels, each of which is a node.
  fileprivate var isCounted: Bool { unit == .side || unit == .level }
}
