internal import DDXCore

/// Reads what came of a block: relief as a number, a range, from scores, or of back and leg apart.
struct ReliefDecoder {
  let attributes: BlockAttributes
  let agents: [DiagnosticBlock.Agent]
  /// The first and the last day on which it can have been given.
  let days: (first: CalendarDate, last: CalendarDate)?
  let subject: BlockSubject

  /// The recorded relief.
  struct Outcome {
    var range: ReliefRange?
    var back: ReliefRange?
    var leg: ReliefRange?
    var painBefore: Double?
    var scores: [PainScore] = []
    var duration: ClinicalDuration?
  }

  /// The attributes of relief.
  static let attributes = ["relief", "relief-duration", "relief-back", "relief-leg"]

  /// Whether an element says anything of the relief.
  static func hasRelief(_ reader: ElementReader) -> Bool {
    ["relief", "relief-back", "relief-leg"].contains(where: reader.has)
      || reader.child("score") != nil
  }

  /// How many points of a hundred a stated relief may lie off the one from the scores.
  private static let rounding = 10.0

  func decode() -> Outcome {
    var outcome = Outcome()
    outcome.back = range("relief-back")
    outcome.leg = range("relief-leg")
    outcome.painBefore = attributes.number("pain-before", in: .painScore)
    outcome.scores = scores
    outcome.duration = duration
    let stated = range("relief")
    let scored = scored(outcome.scores, before: outcome.painBefore)
    if let stated, let scored, Self.isApart(stated, scored) || isAgainst(stated, outcome) {
      attributes.warning(.reliefAgainstScores, "relief")
    }
    let parts = parts(outcome)
    let hasBoth = outcome.back != nil && outcome.leg != nil
    if let stated, let parts, hasBoth, Self.isApart(stated, parts) {
      attributes.error(.reliefAgainstParts, "relief")
    }
    outcome.range = stated ?? scored ?? parts
    if outcome.painBefore == 0, outcome.scores.isEmpty, let range = outcome.range,
      range.high > .zero
    {
      attributes.error(.painlessBefore, "pain-before")
    }
    if let range = outcome.range, range.high == .zero, let duration = outcome.duration,
      duration > .zero
    {
      attributes.warning(.durationOfNoRelief, "relief-duration")
    }
    return outcome
  }

  private func range(_ name: String) -> ReliefRange? {
    let reader = attributes.reader(of: name)
    guard let text = reader.string(name) else { return nil }
    if DecimalText.value(text) != nil {
      return reader.number(name, in: .percent).flatMap { try? Relief(percent: $0) }.map {
        ReliefRange($0)
      }
    }
    let range = ReliefRange(text)
    if range == nil { reader.error(.profile(.notRelief(found: text)), name) }
    return range
  }

  /// The relief of the whole pain lies between that of its parts.
  private func parts(_ outcome: Outcome) -> ReliefRange? {
    guard let back = outcome.back, let leg = outcome.leg else {
      return outcome.back ?? outcome.leg
    }
    return back.spanning(leg)
  }

  private var scores: [PainScore] {
    let reader =
      attributes.own.child("score") == nil ? attributes.session ?? attributes.own : attributes.own
    var scores: [PainScore] = []
    for child in reader.children("score") {
      let after = child.required("after") == nil ? nil : child.duration("after")
      let pain = child.requiredNumber("pain", in: .painScore)
      guard let after, let pain else { continue }
      if scores.contains(where: { $0.after == after }) {
        child.error(.profile(.scoreTwice), "after")
      }
      if let elapsed, after > elapsed { child.error(.profile(.scoreLater), "after") }
      scores.append(PainScore(after: after, pain: pain))
    }
    return scores.sorted { $0.after < $1.after }
  }

  private func scored(_ scores: [PainScore], before: Double?) -> ReliefRange? {
    guard !scores.isEmpty else { return nil }
    guard let before else {
      attributes.own.warning(.profile(.noPainBefore))
      return nil
    }
    guard before > 0 else {
      attributes.error(.painlessBefore, "pain-before")
      return nil
    }
    let best = scores.bestRelief(before: before, within: DiagnosticBlock.window(of: agents))
    if best == nil { attributes.own.warning(.profile(.scoresTooLate)) }
    return best?.relief
  }

  /// Whether some relief was stated, though no score of the time when the agent worked is below the
  /// pain before.
  private func isAgainst(_ stated: ReliefRange, _ outcome: Outcome) -> Bool {
    guard let before = outcome.painBefore, stated.low > .zero else { return false }
    let window = DiagnosticBlock.window(of: agents)
    return outcome.scores.filter { $0.after <= window }.allSatisfy { $0.pain >= before }
  }

  /// Whether two reliefs differ by more than rounding.
  static func isApart(_ stated: ReliefRange, _ scored: ReliefRange) -> Bool {
    scored.low.percent > stated.high.percent + rounding
      || scored.high.percent < stated.low.percent - rounding
  }

  /// For how long, at most as long as the block lies back.
  private var duration: ClinicalDuration? {
    let reader = attributes.reader(of: "relief-duration")
    guard let duration = reader.duration("relief-duration") else { return nil }
    guard let elapsed, duration > elapsed else { return duration }
    // Durations are round numbers: a month for four weeks is no mistake.
    if duration.hours > elapsed.hours * 1.1 + 24 {
      reader.warning(.profile(.reliefLongerThanSince), "relief-duration")
    }
    return elapsed
  }

  /// The longest time that can have gone by since the block: to the end of the profile's day.
  private var elapsed: ClinicalDuration? {
    guard let days, let today = subject.profileDate else { return nil }
    return ClinicalDuration(hours: Double(days.first.days(until: today) + 1) * 24)
  }
}
