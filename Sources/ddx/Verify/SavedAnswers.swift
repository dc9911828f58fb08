import DDXComparison
import DDXCore
import DDXRanking
import DDXReports
import Synchronization

/// Saved rankings, to be held against rankings that are made again.
final class SavedAnswers: Sendable {
  /// The file, as messages name it.
  let file: String
  /// The rankings.
  let entries: [SavedRankings.Entry]
  private let bytes: [UInt8]
  private let byDigest: [String: [Int]]
  private let byName: [String: [Int]]
  private let outcome = Mutex(Outcome())

  /// What came of those that were held against others.
  struct Outcome {
    /// The places of the saved rankings that were made again.
    var made: Set<Int> = []
    /// How many came out otherwise.
    var different = 0
    /// How many profiles have no saved ranking.
    var missing = 0
  }

  init(_ saved: SavedRankings, bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    entries = saved.entries
    byDigest = Dictionary(grouping: entries.indices) { saved.entries[$0].ranking.profile.digest }
    byName = Dictionary(grouping: entries.indices) { saved.entries[$0].ranking.profile.id }
  }

  /// The one edition that all were made under, or nil where there are several.
  var edition: String? {
    let names = Set(entries.map(\.ranking.rules).map { "\($0.id)@\($0.edition ?? "")" })
    return names.count == 1 ? names.first : nil
  }

  /// What came of it so far.
  var soFar: Outcome { outcome.withLock { $0 } }

  /// Makes the ranking of a profile again, and says whether it is the one that was saved.
  ///
  /// - Throws: `RankingError` where it can't be ranked.
  func verify(
    _ profile: ClinicalProfile, under ranker: Ranker, _ glossary: Glossary
  ) throws(RankingError) -> VerificationReport {
    guard let place = place(of: profile) else {
      outcome.withLock { $0.missing += 1 }
      return .missing
    }
    let entry = entries[place]
    let ranking = try ranker.rank(profile, draws: entry.draws)
    let difference = firstDifference(from: ranking, at: place, glossary)
    outcome.withLock {
      $0.made.insert(place)
      $0.different += difference == nil ? 0 : 1
    }
    guard let difference else { return .same }
    let made = SavedRanking(ranking, engine: Engine.version)
    return .different(SavedComparison(entry.ranking, made), byte: difference + 1)
  }

  /// The saved ranking of a profile: of the same document, or else of the same name.
  private func place(of profile: ClinicalProfile) -> Int? {
    let same = byDigest[profile.digest] ?? []
    if let place = same.first(where: { entries[$0].ranking.profile.id == profile.id }) {
      return place
    }
    return same.first ?? byName[profile.id]?.first
  }

  /// The first byte that is another, on one line or on many; nil where all are the same.
  private func firstDifference(
    from ranking: Ranking, at place: Int, _ glossary: Glossary
  ) -> Int? {
    let saved = answer(at: place)
    let isOneLine = !saved.contains(UInt8(ascii: "\n"))
    var made = Array(JSONReport(glossary: glossary, isOneLine: isOneLine).text(ranking).utf8)
    made.removeLast()
    if saved.elementsEqual(made) { return nil }
    return zip(saved, made).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(saved.count, made.count)
  }

  /// The ranking as it was saved, without the record around it.
  private func answer(at place: Int) -> ArraySlice<UInt8> {
    let whole = bytes[entries[place].bytes]
    guard whole.starts(with: Array(#"{"schema":"ddx.record/"#.utf8)) else { return whole }
    // Within a text the quotation marks of a key would stand behind a backslash.
    guard let start = whole.firstRange(of: Array(#","answer":"#.utf8))?.upperBound,
      let end = whole[start...].firstRange(of: Array(#","messages":"#.utf8))?.lowerBound
    else { return whole }
    return whole[start..<end]
  }
}
