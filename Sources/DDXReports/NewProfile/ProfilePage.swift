internal import DDXCore

/// The lines of a profile to fill in.
struct ProfilePage {
  private(set) var text = ""

  /// The widest line.
  private static let width = 100

  mutating func line(_ line: String = "") { text += line + "\n" }

  /// Adds words as a comment.
  mutating func comment(_ words: String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    let words = Self.speakable(words)
    if words.count <= Self.width - indent - "<!--  -->".count {
      line("\(margin)<!-- \(words) -->")
      return
    }
    line("\(margin)<!--")
    for part in TextPage.wrapped(words, to: Self.width - indent - 2) {
      line("\(margin)  \(part)")
    }
    line("\(margin)-->")
  }

  /// Adds a line of the profile within a comment of its own.
  mutating func commentedOut(_ element: String, indent: Int) {
    line(String(repeating: " ", count: indent) + "<!-- \(element) -->")
  }

  /// Adds what a finding asks, with what else its line may say.
  mutating func question(_ finding: FindingDefinition, note: String?) {
    let more =
      finding.placeWords.isEmpty ? nil : "(\(finding.placeWords.joined(separator: "; ")))"
    let words = [finding.question, note, more].compactMap { $0 }
    comment(words.joined(separator: " "), indent: 4)
  }

  /// Adds what stands before the patient.
  mutating func opening(rules: String, day: CalendarDate, isExample: Bool) {
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    comment(
      """
      A clinical profile to fill in, with every finding that \(rules) has numbers for. Anything not \
      recorded is unknown, never absent, so a line counts only once its comment marks are removed. \
      Each line records one finding: state="present" for yes, state="absent" for no, or \
      probability="0.7" in place of the state. For any other finding, `ddx findings WORD...` prints \
      the line. `ddx validate FILE` checks the profile, and `ddx ask FILE` asks for what is missing.
      """, indent: 0)
    line("<profile xmlns=\"urn:ddx:profile:1\" id=\"patient\" date=\"\(day)\">")
    comment(
      "Above: the id names the profile in output; never use the name of a person. The date is the "
        + "day that the profile describes"
        + (isExample ? ", here an example to change: intervals are counted from it." : "."),
      indent: 2)
  }

  /// Adds the patient and the pain.
  mutating func patient(age: Int?) {
    line()
    comment(
      (age == nil ? "The age is an example to change. " : "")
        + "Also sex=\"female\" or \"male\", bmi=\"27\", pregnant=\"no\".", indent: 2)
    line("  <patient age=\"\(age ?? Self.exampleAge)\"/>")
    comment(
      """
      Also side="right", "left", "bilateral" or "midline"; duration="P36M" for 36 months, with \
      Y, M, W or D; intensity="7" of 10; setting="pain-clinic", "spine-clinic", "primary-care", \
      "emergency" or "other".
      """, indent: 2)
    line("  <pain/>")
  }

  /// Adds how red flags are filled in.
  mutating func redFlags() {
    comment(
      """
      Red flags, each with a line for no and a line for yes. Until those to ask every patient have \
      an answer, the safety verdict stays open. Also course="new", "changing", "unchanged" or \
      "resolved".
      """, indent: 4)
  }

  /// Adds the blocks, with one as an example, and what comes after them.
  mutating func blocks(procedure: ProcedureDefinition?, day: CalendarDate) {
    line()
    comment(
      """
      Test injections, one line each. Also volume, steroid, relief-duration="PT2H", \
      vascular-uptake="seen" or "not-seen", sedation, diary, complication; Documentation/Documents.md \
      has them all.
      """, indent: 2)
    line("  <blocks>")
    if let procedure {
      let side = procedure.side == .none ? "" : " side=\"right\""
      let levels =
        procedure.levels.map { " levels=\"\($0 == .joint ? "L4-5 L5-S1" : "L5")\"" } ?? ""
      commentedOut(
        "<block procedure=\"\(procedure.id)\" date=\"\(day)\"\(side)\(levels)",
        "agent=\"lidocaine\" "
          + "guidance=\"fluoroscopy\" contrast=\"live\" relief=\"35\"/>")
    }
    line("  </blocks>")
    comment("Medication and allergies.", indent: 2)
    for drug in Medication.DrugClass.allCases {
      commentedOut("<medication class=\"\(drug.rawValue)\"/>", indent: 2)
    }
    for substance in Allergy.Substance.allCases {
      commentedOut("<allergy to=\"\(substance.rawValue)\"/>", indent: 2)
    }
  }

  private mutating func commentedOut(_ start: String, _ rest: String) {
    line("    <!-- \(start)")
    line("         \(rest) -->")
  }

  private static let exampleAge = 50

  /// A day before every injection that anybody will record: left as it is, it is noticed with the
  /// first of them.
  static let exampleDay = CalendarDate("2000-01-01") ?? .epoch

  /// The words without two hyphens in a row, which XML does not allow in a comment.
  private static func speakable(_ words: String) -> String {
    words.reduce(into: "") { text, character in
      if character == "-", text.last == "-" { text += " " }
      text.append(character)
    }
  }
}
