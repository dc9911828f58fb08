#if Serve

import DDXCore
import DDXDialogue
import DDXReports

/// Findings one below the other, each with its answer.
struct FindingRows {
  private let clinic: Clinic

  init(_ clinic: Clinic) { self.clinic = clinic }

  /// The rows as their template asks for them.
  func rows(
    of findings: some Sequence<FindingDefinition>, in profile: ClinicalProfile?
  ) -> [[String: Any]] {
    findings.map { finding in
      var row: [String: Any] = [
        "question": finding.question, "address": "/findings/\(finding.code)",
        "more": finding.side != .none || finding.level != .none || !finding.grades.isEmpty,
      ]
      let records = profile?.findings.filter { $0.code == finding.code && $0.origin == nil } ?? []
      if !records.isEmpty {
        row["now"] =
          records.map { clinic.glossary.sentence($0) }.joined(separator: "; ")
          .capitalisedFirst
      }
      guard profile != nil, let word = Self.word(of: finding, in: profile) else { return row }
      let choices: [(value: String, label: String)] = [
        ("yes", "Yes"), ("no", "No"), ("unknown", "Not known"), ("", "Not recorded"),
      ]
      row["answers"] =
        [
          "legend": finding.question, "wasName": "was:\(finding.code)", "was": word,
          "options": choices.map { choice in
            [
              "name": "finding:\(finding.code)", "value": choice.value, "label": choice.label,
              "chosen": choice.value == word,
            ] as [String: Any]
          },
        ] as [String: Any]
      return row
    }
  }

  /// What came of rows that were sent.
  struct Outcome {
    /// The profile with what was changed.
    var profile: ClinicalProfile
    /// How many findings were changed.
    var changed = 0
    /// How many were not, as something else was recorded of them since the rows were shown.
    var left = 0

    /// What is said of it on the next page.
    var notice: String {
      let words = changed == 1 ? "1 finding is recorded." : "\(changed) findings are recorded."
      guard left > 0 else { return words }
      return "\(words) Since that page was shown something else was recorded of \(left) more; "
        + "look at them again."
    }
  }

  /// The profile with what was changed on the rows: each says what stood there when it was shown.
  func outcome(of form: Form, on profile: ClinicalProfile) -> Outcome {
    var outcome = Outcome(profile: profile)
    for (name, before) in form.fields where name.hasPrefix("was:") {
      let code = String(name.dropFirst("was:".count))
      guard let finding = clinic.finding(named: code),
        let after = form.all("finding:\(code)").last, after != before
      else { continue }
      guard Self.word(of: finding, in: profile) == before else {
        outcome.left += 1
        continue
      }
      outcome.changed += 1
      var changed = outcome.profile
      changed = clinic.interview.forgetting(finding.code, in: changed)
      let state: FindingState? = after == "yes" ? .present : after == "no" ? .absent : nil
      if let state {
        let side = Self.usualSide(of: finding, in: profile)
        changed = clinic.interview.recording(
          .finding(FindingAnswer(state: state, side: side)), of: finding.code, in: changed)
      } else if after == "unknown" {
        changed = clinic.interview.recording(.notKnown, of: finding.code, in: changed)
      }
      outcome.profile = changed
    }
    return outcome
  }

  /// What is recorded, as the row has it; nil where a row can't say it.
  private static func word(of finding: FindingDefinition, in profile: ClinicalProfile?) -> String? {
    guard finding.level != .required,
      finding.side != .required || usualSide(of: finding, in: profile) != .unspecified
    else { return nil }
    let records = profile?.findings.filter { $0.code == finding.code && $0.origin == nil } ?? []
    guard records.count < 2 else { return nil }
    switch records.first?.state {
    case .present: return "yes"
    case .absent: return "no"
    case .uncertain: return nil
    case nil: return profile?.notKnown.contains(finding.code) == true ? "unknown" : ""
    }
  }

  /// The side that is meant where none is given.
  private static func usualSide(
    of finding: FindingDefinition, in profile: ClinicalProfile?
  ) -> Side {
    guard finding.side != .none, let side = profile?.pain.side, side == .left || side == .right
    else { return .unspecified }
    return finding.isContralateral ? side.opposite : side
  }
}

#endif
