extension ValueFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .outOfRange(let attribute, let found, let range):
      Words(
        "`\(attribute)` must be \(range.words)\(values.found(found))",
        help: range.help(found: found, values))
    case .notNumber(let attribute, let found, let range):
      Words(
        "`\(attribute)` must be a number\(values.found(found))",
        help: values.areShown
          ? WrittenNumber(found)?.help(in: range.low...range.high) ?? Self.digits : Self.digits)
    case .notWhole(let attribute, let found):
      Words("`\(attribute)` must be a whole number\(values.found(found))")
    case .unknownWord(let attribute, let found, let allowed, let near):
      Words(
        "`\(attribute)` must be \(allowed.count == 1 ? "" : "one of ")"
          + "\(ValueWords.list(allowed, joinedBy: "or"))\(values.found(found))",
        help: ValueWords.near(near) ?? Self.rightWay(of: attribute))
    case .notDuration(let attribute, let found):
      Words(
        "`\(attribute)` must be a duration\(values.found(found))",
        help: "write it as in ISO 8601: `PT2H` for 2 hours, `P3D` for 3 days, `P6M` for 6 months")
    case .notDate(let attribute, let found):
      Words(
        "`\(attribute)` must be a date\(values.found(found))",
        help: "write it as YYYY-MM-DD")
    case .notName(let subject, let found):
      Words(
        found.isEmpty
          ? "`\(subject)` is empty"
          : "`\(subject)` is not a valid name\(values.found(found))",
        help: found.isEmpty
          ? nil : "use letters, digits, hyphens and points, beginning with a letter")
    }
  }

  /// How numbers are written.
  private static let digits = "write digits with a decimal point, and no unit"

  /// How something is written that is often tried as another value of an attribute.
  private static func rightWay(of attribute: String) -> String? {
    switch attribute {
    case "agent", "agents":
      "write a steroid as `steroid=\"yes\"`, an anaesthetic that is not listed as "
        + "`local-anaesthetic`, and lignocaine as `lidocaine`"
    case "level", "levels":
      "write the joint or disc L4-5 and the root L5; the foramen L5-S1 holds the root L5, and the "
        + "medial branches L3 and L4 supply the joint L4-5"
    default: nil
    }
  }
}

extension NumberRange {
  /// The range in words.
  fileprivate var words: String {
    let (from, to) = (Self.digits(low), Self.digits(high))
    switch (high.isInfinite, includesLow, includesHigh) {
    case (true, true, _): return "\(from) or more"
    case (true, false, _): return "above \(from)"
    case (false, true, true): return "between \(from) and \(to)"
    case (false, false, true): return "above \(from) and at most \(to)"
    case (false, true, false): return "at least \(from) and below \(to)"
    case (false, false, false): return "above \(from) and below \(to)"
    }
  }

  /// The help for a percentage in place of a probability.
  fileprivate func help(found: String, _ values: ValueWords) -> String? {
    guard high == 1, let value = Double(found), value > 1, value <= 100 else { return nil }
    return values.areShown
      ? WrittenNumber("\(value) %")?.help(in: 0...1)
      : "write a percentage as a fraction of 1"
  }

  /// The number without a zero fraction.
  private static func digits(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
