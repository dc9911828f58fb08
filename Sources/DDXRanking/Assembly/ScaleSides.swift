import DDXCore

/// The evidence of the sides of a scale's findings, such as pain into the left leg.
///
/// If one side hurts, findings on the other say nothing about the pain in question, and findings on
/// the painful side count like findings without a side. Otherwise the side where the pain goes
/// farthest gives the place of the source that goes there most, without changing the effect of the
/// distance: every other source goes there as often as that one does over all its places.
struct ScaleSides {
  /// The findings about the pain in question.
  let findings: [Finding]
  /// The findings on the side that does not hurt.
  let elsewhere: [Finding]
  /// The side of the pain is known and adds nothing.
  private let isOneSided: Bool

  init(_ recorded: [Finding], painSide: Side) {
    isOneSided = painSide == .left || painSide == .right
    let other = isOneSided ? painSide.opposite : nil
    findings = recorded.filter { $0.concernedSide != other }
    elsewhere = recorded.filter { $0.concernedSide == other }
  }

  /// P(what goes so far shows where it was recorded | each site of a source), or nil where no side says
  /// anything; where nothing was found, P(it would have been seen).
  func chances(of source: PlacedSource, reach: (Finding) -> Int?) -> [Double]? {
    guard let (sign, isAbsent) = telling(reach) else { return nil }
    let map = SignMap(source: source)
    return source.sites.map { site in
      let chance = map.chance(of: sign, at: site)
      return isAbsent ? 1 - chance : chance
    }
  }

  /// What says on which side it goes farthest, and whether nothing was found; nil where no side says
  /// anything.
  func telling(_ reach: (Finding) -> Int?) -> (sign: RecordedSign, isAbsent: Bool)? {
    guard !isOneSided, findings.contains(where: { $0.concernedSide != .unspecified }),
      findings.allSatisfy({ $0.state == .present || $0.state == .absent })
    else { return nil }
    let present = findings.filter { $0.state == .present }
    let farthest = present.compactMap(reach).max()
    let telling = present.isEmpty ? findings : present.filter { reach($0) == farthest }
    guard telling.allSatisfy({ $0.concernedSide != .unspecified }) else { return nil }
    return (RecordedSign(tie: .itself, findings: telling), present.isEmpty)
  }
}
