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
        "code": finding.code.name, "question": finding.question,
        "address": "/findings/\(finding.code)",
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
          "legend": finding.question,
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

  /// The profile with what was sent of the findings that were shown, and how many that changed.
  func profile(_ profile: ClinicalProfile, with form: Form) -> (ClinicalProfile, Int) {
    var changed = profile
    var count = 0
    for name in form.all("shown") {
      guard let finding = clinic.finding(named: name),
        let before = Self.word(of: finding, in: profile)
      else { continue }
      let after = form["finding:\(name)"] ?? ""
      guard after != before else { continue }
      count += 1
      changed = clinic.interview.forgetting(finding.code, in: changed)
      let state: FindingState? = after == "yes" ? .present : after == "no" ? .absent : nil
      if let state {
        let side = Self.usualSide(of: finding, in: profile)
        changed = clinic.interview.recording(
          .finding(FindingAnswer(state: state, side: side)), of: finding.code, in: changed)
      } else if after == "unknown" {
        changed = clinic.interview.recording(.notKnown, of: finding.code, in: changed)
      }
    }
    return (changed, count)
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
