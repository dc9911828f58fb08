import DDXCore

/// One finding as the world draws it: how it hangs on its node, and how a clinic writes it down.
struct WorldSign: Sendable {
  let code: FindingCode
  /// P(present | node on).
  let whenOn: Double
  /// P(present | node off).
  let whenOff: Double
  /// P(it shows where the source is), where its row says so.
  let shows: Double?
  private let hasSide: Bool
  private let levelKind: LevelKind?
  private let isContralateral: Bool

  init(_ code: FindingCode, _ tie: EvidenceFamily.Tie, _ definition: FindingDefinition?) {
    self.code = code
    whenOn = tie.whenOn
    whenOff = tie.whenOff
    shows = tie.shows
    hasSide = definition.map { $0.side != .none } ?? false
    levelKind = definition.flatMap { $0.level == .none ? nil : $0.levelKind }
    isContralateral = definition?.isContralateral ?? false
  }

  /// Whether it is written down with a side.
  var isSided: Bool { hasSide }

  /// Whether it is written down with such a level.
  func names(_ level: Level) -> Bool { levelKind.map { level.fits($0) } ?? false }

  /// What is written down where it was found, or looked for, at a place of the source.
  func finding(_ isPresent: Bool, at place: Site? = nil, grade: String? = nil) -> Finding {
    let side = place?.side ?? .unspecified
    return Finding(
      code: code, state: isPresent ? .present : .absent,
      side: hasSide ? (isContralateral ? side.opposite : side) : .unspecified,
      level: place?.level.flatMap { names($0) ? $0 : nil }, grade: grade,
      isContralateral: isContralateral)
  }
}
