internal import DDXCore
internal import DDXDocuments

/// One worked example of a module's page: a patient, and what the page says of the answer.
///
/// ```assessment
/// patient: age=58 pain=left pain.groin=present@left
/// share: 0.148
/// site left: 0.80
/// pain.groin: sensitivity 0.549, specificity 0.747
/// hip.limp: noted
/// ```
struct WorkedExample {
  /// What the page says of the answer.
  enum Claim {
    /// The share.
    case share(StatedNumber)
    /// The share of a site, by its name.
    case site(String, StatedNumber)
    /// The accuracy used for a finding that stands alone, or for a group.
    case accuracy(String, sensitivity: StatedNumber, specificity: StatedNumber?)
    /// A finding is weighed on this scale.
    case graded(String)
    /// A finding that is read without a number.
    case noted(FindingCode)
    /// The source does not apply, for this reason.
    case notApplicable(String)
  }

  let profile: ClinicalProfile
  let claims: [(line: Int, claim: Claim)]
}

/// A line of an example, with the indented ones after it.
struct ExampleLine {
  /// The number of the line on the page, from 1.
  let number: Int
  let key: String
  let value: String
}

/// What is wrong with an example, and in which line of the page.
struct ExampleFault: Error {
  let line: Int
  let words: String
}

extension WorkedExample {
  /// Reads the lines of an example.
  init(_ lines: [ExampleLine], at line: Int, vocabulary: Vocabulary) throws(ExampleFault) {
    guard let first = lines.first, first.key == "patient" else {
      throw ExampleFault(line: line, words: "an example begins with `patient: age=…`")
    }
    profile = try Self.profile(first, vocabulary: vocabulary)
    var claims: [(line: Int, claim: Claim)] = []
    for line in lines.dropFirst() { claims.append((line.number, try Self.claim(line))) }
    guard !claims.isEmpty else {
      throw ExampleFault(line: line, words: "the example says nothing of the answer")
    }
    self.claims = claims
  }

  private static func profile(
    _ line: ExampleLine, vocabulary: Vocabulary
  ) throws(ExampleFault) -> ClinicalProfile {
    var side = Side.unspecified
    var settings: [String] = []
    for word in line.value.split(separator: " ").map(String.init) {
      guard word.hasPrefix("pain=") else {
        settings.append(word)
        continue
      }
      guard let named = Side(rawValue: String(word.dropFirst("pain=".count))) else {
        throw ExampleFault(line: line.number, words: "`\(word)` names no side")
      }
      side = named
    }
    guard settings.contains(where: { $0.hasPrefix("age=") }) else {
      throw ExampleFault(line: line.number, words: "the patient has no `age=`")
    }
    let unaged = ClinicalProfile(
      id: "example", date: CalendarDate(year: 2026, month: 5, day: 10), patient: Patient(age: 50),
      pain: Pain(side: side, setting: .painClinic))
    do {
      return try ProfileEditor(vocabulary: vocabulary).edit(unaged, with: settings).profile
    } catch {
      let words = error.faults.map { "`\($0.setting)`: \($0.fault.message)" }
      throw ExampleFault(line: line.number, words: words.joined(separator: "; "))
    }
  }

  private static func claim(_ line: ExampleLine) throws(ExampleFault) -> Claim {
    func number(_ text: some StringProtocol) throws(ExampleFault) -> StatedNumber {
      if let number = StatedNumber(text) { return number }
      throw ExampleFault(
        line: line.number, words: "`\(text)` must be a number with two decimals or more")
    }
    if line.key == "share" { return .share(try number(line.value)) }
    if line.key == "not applicable" { return .notApplicable(line.value) }
    if line.key.hasPrefix("site ") {
      return .site(String(line.key.dropFirst("site ".count)), try number(line.value))
    }
    if line.value == "noted" { return .noted(FindingCode(line.key)) }
    if line.value == "graded" { return .graded(line.key) }
    let words = line.value.split { $0 == " " || $0 == "," }
    if words.count == 2, words[0] == "sensitivity" {
      return .accuracy(line.key, sensitivity: try number(words[1]), specificity: nil)
    }
    guard words.count == 4, words[0] == "sensitivity", words[2] == "specificity" else {
      throw ExampleFault(
        line: line.number,
        words:
          "after `\(line.key):` comes `noted`, `graded`, `sensitivity …`, or `sensitivity …, specificity …`"
      )
    }
    return .accuracy(
      line.key, sensitivity: try number(words[1]), specificity: try number(words[3]))
  }
}
