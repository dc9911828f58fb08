import DDXCore
import DDXRanking

extension Certainty.SourceCertainty {
  /// The interval, such as `28 to 55 %`.
  var interval: String {
    let (least, most) = (low.percent, high.percent)
    if least == most { return most }
    return "\(least.hasSuffix(" %") ? String(least.dropLast(2)) : least) to \(most)"
  }
}

extension Certainty {
  /// What the intervals are, in a sentence.
  var meaning: String {
    "The interval covers 95 % of \(grouped(draws.count)) draws, in which the cited numbers vary within "
      + "the uncertainty of their studies."
  }
}

extension Glossary {
  /// How sure the first place and the step are, in one sentence; nil without draws.
  func howSure(_ ranking: Ranking) -> String? {
    guard let certainty = ranking.certainty, let first = ranking.candidates.first,
      let own = certainty.source(first.source)
    else { return nil }
    var sentence =
      "\(first.title) ranks first in \(own.first.percent) of \(grouped(certainty.draws.count)) draws "
      + "within the uncertainty of the studies"
    if let step = certainty.step {
      sentence += "; the next step stays the same in \(step.same.percent) of \(grouped(step.draws))"
    }
    return sentence + "."
  }

  /// What the order of the first two sources depends on most, in a sentence; nil where nothing stands
  /// out, or where neither the first place nor the step is in doubt.
  func whatDecides(_ ranking: Ranking) -> String? {
    guard let certainty = ranking.certainty, let row = certainty.deciding.first,
      row.part.value >= Self.standsOut, ranking.candidates.count > 1
    else { return nil }
    let first = certainty.source(ranking.candidates[0].source)?.first.value ?? 1
    guard min(first, certainty.step?.same.value ?? 1) < Self.beyondDoubt else { return nil }
    let titles = ranking.candidates.prefix(2).map(\.title.lowercasedFirst)
    return "The order of \(titles[0]) and \(titles[1]) depends most on \(words(row))."
  }

  /// A row of the evidence with what it rests on, such as `SI joint provocation tests for the sacroiliac
  /// joint (48 patients, Laslett2005S)`.
  func words(_ row: Certainty.DecidingRow) -> String {
    let patients = row.patients.map { "\(grouped($0)) patients" }
    let basis = [row.isAssumed ? "assumed" : patients, row.citation?.name].compactMap(\.self)
    return "\(subject(of: row))" + (basis.isEmpty ? "" : " (\(basis.joined(separator: ", ")))")
  }

  /// What a row is about.
  private func subject(of row: Certainty.DecidingRow) -> String {
    let owner =
      row.suspect.map { title(ofSuspect: $0) }
      ?? row.source.map { title(of: $0).lowercasedFirst }
    let parts = row.row.split(separator: " ").map(String.init)
    guard parts.first != "share" else {
      let after = parts.count > 2 ? " after \(title(of: FindingCode(parts[2])))" : ""
      return "the prevalence of \(owner ?? "other sources")\(after)"
    }
    // A finding of a group says enough without the name of the group.
    let isMember = parts.count == 2 && vocabulary.finding(FindingCode(parts[1])) != nil
    let words = (isMember ? Array(parts.dropFirst()) : parts).map { part in
      if let finding = vocabulary.finding(FindingCode(part)) { return "\"\(finding.title)\"" }
      return part.contains(".") ? title(ofGroup: part) : part
    }
    return words.joined(separator: " ") + (owner.map { " for \($0)" } ?? "")
  }

  /// The least proportion of the difference at which a row is named.
  private static let standsOut = 0.05
  /// The proportion of draws from which a first place or a step is beyond doubt.
  private static let beyondDoubt = 0.975
}

/// A whole number with its thousands apart, such as `1,000`.
private func grouped(_ number: Int) -> String {
  number < 1_000
    ? String(number)
    : "\(grouped(number / 1_000)),\(String(number % 1_000 + 1_000).dropFirst())"
}
