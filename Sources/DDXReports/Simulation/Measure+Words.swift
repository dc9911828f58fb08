import DDXSimulation

extension Measure {
  /// What was done, and what was not.
  static let course: [Measure] = [.injections, .questions, .burden, .lookedInto, .inVain]
  /// Measures of the result.
  static let results: [Measure] = [.right, .wrong, .missed, .unanswered, .netBenefit]
  /// What policies are compared by.
  static let compared: [Measure] = [.injections, .right, .wrong, .missed, .netBenefit]

  /// The heading of its column.
  var title: String {
    switch self {
    case .injections: "injections"
    case .questions: "questions"
    case .burden: "burden"
    case .right: "right"
    case .wrong: "wrong"
    case .missed: "missed"
    case .lookedInto: "looked into"
    case .inVain: "in vain"
    case .unanswered: "unanswered"
    case .netBenefit: "net benefit"
    }
  }

  /// What it is, in words.
  var meaning: String {
    switch self {
    case .injections: "the number of injections"
    case .questions: "the number of free questions that were asked"
    case .burden: "the burden of the injections; a guided hip injection is 1"
    case .right: "the treated source hurts, at the treated place"
    case .wrong: "the treated source does not hurt, or not at the treated place"
    case .missed: "a serious disease was present and was not investigated"
    case .lookedInto: "stopped, or investigated for another source, before any treatment"
    case .inVain: "the same, although no other source was present"
    case .unanswered: "neither treated nor investigated"
    case .netBenefit:
      "success of the right treatment, less the harm of a wrong one, less the burden"
    }
  }

  /// Its decimals in a table.
  var decimals: Int {
    switch self {
    case .injections, .questions, .burden: 2
    case .right, .wrong, .missed, .lookedInto, .inVain, .unanswered, .netBenefit: 3
    }
  }
}

extension Tally {
  /// The mean with half its interval, such as `1.99 ±0.02`.
  func words(_ measure: Measure) -> String {
    "\(fixed(mean, measure.decimals)) ±\(fixed(half, measure.decimals))"
  }

  /// A difference with its sign and half its interval; `~` before it where the interval holds 0.
  func signed(_ measure: Measure) -> String {
    let sign = mean < 0 ? "-" : "+"
    let size = fixed(abs(mean), measure.decimals)
    let mark = interval.contains(0) ? "~" : ""
    return "\(mark)\(sign)\(size) ±\(fixed(half, measure.decimals))"
  }

  /// Half the interval of the mean.
  private var half: Double { (interval.upperBound - interval.lowerBound) / 2 }
}

extension Tally {
  /// The 95 % interval of the mean of a measure.
  func interval(_ measure: Measure) -> ClosedRange<Double> {
    measure.isProportion ? proportionInterval : interval
  }
}
