import DDXCore
import DDXRanking

/// Where a source hurts most probably: one site, or the several that nothing distinguishes.
struct SiteSummary {
  /// The sites in words, such as `right L4-5/L5-S1`; empty where all sites are alike, and for
  /// `other`, whose suspects are named apart.
  let words: String
  /// The probability that the source hurts at one of them.
  let probability: Probability

  init(of candidate: Candidate) {
    let best = candidate.sites.first?.posttest.value ?? 0
    let tied = candidate.sites.filter { best - $0.posttest.value <= 1e-9 }
    probability = Probability(clamping: tied.reduce(0) { $0 + $1.posttest.value })
    guard tied.count < candidate.sites.count || candidate.sites.count == 1,
      candidate.source != .other
    else {
      words = ""
      return
    }
    var sides: [Side] = []
    var levels: [Level] = []
    for site in tied.map(\.site).sorted() {
      if site.side != .unspecified, !sides.contains(site.side) { sides.append(site.side) }
      if let level = site.level, !levels.contains(level) { levels.append(level) }
    }
    words = [sides.map(\.rawValue), levels.map(\.rawValue)].filter { !$0.isEmpty }
      .map { $0.joined(separator: "/") }.joined(separator: " ")
  }
}
