import DDXCore

/// Which findings of the world are written down, and how often.
struct WorldRecords: Sendable {
  /// How often one finding is written down.
  struct Rate: Sendable {
    let rate: Double
    /// What decides: the finding itself, or the row whose findings are recorded together.
    let key: UInt64
  }

  /// The rate of each sign of each family; nil where a clinic writes its parts down instead.
  let families: [[Rate?]]
  /// Warning signs that no source causes: no patient in this world has one.
  let absent: [(code: FindingCode, rate: Rate)]

  init(_ rates: RecordingRates, families: [WorldFamily], vocabulary: Vocabulary) {
    func rate(_ definition: FindingDefinition) -> Rate {
      let key = SeededGenerator.key("record " + definition.code.name)
      guard let row = rates.row(for: definition) else {
        return Rate(rate: rates.otherwise, key: key)
      }
      return Rate(
        rate: rates.rows[row].rate,
        key: rates.rows[row].isTogether ? SeededGenerator.key("record row \(row)") : key)
    }
    let wholes = Set(vocabulary.findings.flatMap(\.wholes))
    // A set, what follows by a rule, and a vague word that no row names are written down by their parts.
    func isWritten(_ definition: FindingDefinition) -> Bool {
      guard definition.rule == nil, definition.members.isEmpty else { return false }
      return !wholes.contains(definition.code) || rates.row(for: definition) != nil
    }
    self.families = families.map { family in
      family.signs.map { sign in
        vocabulary.finding(sign.code).flatMap { isWritten($0) ? rate($0) : nil }
      }
    }
    let drawn = Set(families.flatMap { $0.signs.map(\.code) })
    absent = vocabulary.findings.filter { definition in
      definition.kind == .redFlag && !drawn.contains(definition.code) && isWritten(definition)
    }.map { ($0.code, rate($0)) }
  }
}
