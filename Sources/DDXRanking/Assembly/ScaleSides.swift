import DDXCore

/// What the sides of a scale's findings say, such as that the pain goes into the left leg.
///
/// Where one side hurts, what is found on the other says nothing of the pain that is asked about, and what
/// is found on the painful one is read like a finding without a side. Otherwise the side where it goes
/// farthest tells the place of the source that goes there most, and takes nothing from what the distance says
/// of it: every other source goes there as often as that one does over all its places.
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
