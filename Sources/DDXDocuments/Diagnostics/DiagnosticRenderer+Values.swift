extension ValueFault {
  /// The fault in words.
  func words(_ values: ValueWords) -> Words {
    switch self {
    case .outOfRange(let attribute, let found, let range):
      Words(
        "`\(attribute)` must be \(range.words)\(values.found(found))",
        help: range.help(found: found, values))
    case .notNumber(let attribute, let found):
      Words(
        "`\(attribute)` must be a number\(values.found(found))",
        help: "write digits with a decimal point, and no unit")
    case .notWhole(let attribute, let found):
      Words("`\(attribute)` must be a whole number\(values.found(found))")
    case .unknownWord(let attribute, let found, let allowed, let near):
      Words(
        "`\(attribute)` must be \(allowed.count == 1 ? "" : "one of ")"
          + "\(ValueWords.list(allowed, joinedBy: "or"))\(values.found(found))",
        help: ValueWords.near(near) ?? Self.rightWay(of: attribute))
    case .notDuration(let attribute, let found):
      Words(
        "`\(attribute)` must be a length of time\(values.found(found))",
        help: "as ISO 8601 writes it: P, years Y, months M, weeks W, days D, "
          + "then T, hours H, minutes M")
    case .notDate(let attribute, let found):
      Words(
        "`\(attribute)` must be a day of the calendar\(values.found(found))",
        help: "write year, month and day as YYYY-MM-DD")
    case .notName(let subject, let found):
      Words(
        found.isEmpty
          ? "`\(subject)` is empty"
          : "`\(subject)` can't be written so\(values.found(found))",
        help: found.isEmpty
          ? nil : "letters, digits, hyphens and points, and a letter first")
    }
  }

  /// How something is written that is often tried as another value of an attribute.
  private static func rightWay(of attribute: String) -> String? {
    switch attribute {
    case "agent", "agents":
      "a steroid is no agent: it is written `steroid=\"yes\"`; an anaesthetic that is not listed is "
        + "`local-anaesthetic`, and lignocaine is `lidocaine`"
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

  /// What helps where a percentage stands for a probability.
  fileprivate func help(found: String, _ values: ValueWords) -> String? {
    guard high == 1, let value = Double(found), value > 1, value <= 100 else { return nil }
    return values.areShown
      ? "write \(Self.digits(value)) % as `\(Self.digits(value / 100))`"
      : "write a percentage as a fraction of 1"
  }

  /// The number without the fraction that is none.
  private static func digits(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
