#if Serve

import DDXCore
import DDXDialogue
import DDXReports

/// The fields of one finding, and the answer that they hold.
enum FindingFields {
  /// The fields.
  ///
  /// - Parameters:
  ///   - form: What the record may say.
  ///   - sent: What was sent; nil for a form that was not.
  ///   - isRedFlag: Whether its course is asked for.
  ///   - error: What is wrong with the answer.
  /// - Returns: The fields, the answer first.
  static func fields(
    _ form: Question.FindingForm, sent: Form?, isRedFlag: Bool = false, error: String? = nil
  ) -> [Field] {
    var fields = [
      Field(
        "answer", "Answer",
        .radios([.init("yes", "Yes"), .init("no", "No"), .init("unknown", "Not known")]),
        value: sent?["answer"], error: error)
    ]
    if form.side != .none {
      let sides: [Field.Choice] = [
        .init("left"), .init("right"), .init("bilateral", "both"), .init("midline"),
      ]
      let none: [Field.Choice] = form.side == .required ? [] : [.init("", "Not said")]
      fields.append(
        Field(
          "side", "Side", .radios(sides.capitalised + none),
          value: sent.map { $0["side"] ?? "" } ?? form.usualSide?.rawValue))
    }
    if let kind = form.level {
      let levels = Level.allCases.filter { $0.fits(kind) }.map { Field.Choice($0.rawValue) }
      fields.append(
        Field("level", "Level", .list([.init("", "Not said")] + levels), value: sent?["level"]))
    }
    if !form.grades.isEmpty {
      fields.append(
        Field(
          "grade", "Grade",
          .list([.init("", "Not said")] + form.grades.map { Field.Choice($0) }),
          hint: form.presentFrom.map { "It counts as present from \($0) on." },
          value: sent?["grade"]))
    }
    if isRedFlag {
      fields.append(
        Field(
          "course", "How it has developed",
          .list(
            [.init("", "Not said")]
              + Finding.Course.allCases.map { .init($0.rawValue, $0.rawValue.capitalisedFirst) }),
          value: sent?["course"]))
    }
    return fields
  }

  /// The answer that was sent; nil where there is none.
  static func answer(_ sent: Form) -> Answer? {
    let state: FindingState
    switch sent["answer"] {
    case "yes": state = .present
    case "no": state = .absent
    case "unknown": return .notKnown
    default: return nil
    }
    return .finding(
      FindingAnswer(
        state: state, side: sent["side"].flatMap(Side.init) ?? .unspecified,
        level: sent["level"].flatMap(Level.init), grade: sent["grade"]))
  }
}

#endif
