internal import DDXCore

/// The levels of a block, from `levels` or from the nerves of a branch block.
struct BlockLevels {
  /// The joints that are fully blocked, or the levels as recorded.
  let levels: [Level]

  init(_ reader: ElementReader) {
    let named = reader.words("levels", as: Level.self)
    if Set(named).count < named.count { reader.error(.profile(.levelTwice), "levels") }
    let nerves = reader.words("nerves", as: Nerve.self)
    guard !nerves.isEmpty else {
      levels = named
      return
    }
    if Set(nerves).count < nerves.count { reader.error(.profile(.nerveTwice), "nerves") }
    if !named.isEmpty { reader.error(.profile(.levelsAndNerves), "nerves") }
    let joints = Nerve.joints(of: nerves)
    if joints.isEmpty {
      reader.error(.profile(.noJoint), "nerves")
    } else if let alone = Nerve.idle(among: nerves) {
      reader.warning(.profile(.nerveAlone(alone.rawValue)), "nerves")
    }
    levels = joints
  }
}

/// A medial branch, or at L5 the dorsal ramus, by its number.
///
/// Each facet joint is innervated by two: that of its own upper vertebra and the one above
/// [Bogduk1983].
package enum Nerve: String, CaseIterable {
  /// The way in to them, as the vocabulary calls it.
  package static let approach = "medial-branch"

  case t11 = "T11"
  case t12 = "T12"
  case l1 = "L1"
  case l2 = "L2"
  case l3 = "L3"
  case l4 = "L4"
  case l5 = "L5"

  /// The joints in order, each with its two nerves.
  private static let supply: [(joint: Level, nerves: (Nerve, Nerve))] = [
    (.t12L1, (.t11, .t12)), (.l1L2, (.t12, .l1)), (.l2L3, (.l1, .l2)), (.l3L4, (.l2, .l3)),
    (.l4L5, (.l3, .l4)), (.l5S1, (.l4, .l5)),
  ]

  /// The joints whose two nerves are among those given.
  static func joints(of nerves: [Nerve]) -> [Level] {
    supply.filter { nerves.contains($0.nerves.0) && nerves.contains($0.nerves.1) }.map(\.joint)
  }

  /// The first nerve without a neighbour: it numbs no joint whole.
  static func idle(among nerves: [Nerve]) -> Nerve? {
    let used = supply.filter { nerves.contains($0.nerves.0) && nerves.contains($0.nerves.1) }
      .flatMap { [$0.nerves.0, $0.nerves.1] }
    return nerves.first { !used.contains($0) }
  }
}
