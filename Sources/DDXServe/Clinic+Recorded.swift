#if Serve

import DDXCore
import DDXDocuments
import DDXReports

extension Clinic {
  /// What is known and worth knowing, for the foot of a page.
  func known(_ standing: Workup.Standing) -> [String: Any] {
    let recorded = recorded(standing.profile)
    let notes = standing.notes.map {
      DiagnosticRenderer().message(for: $0).capitalisedFirst + "."
    }
    return [
      "hasRecorded": !recorded.isEmpty, "recorded": recorded, "hasNotes": !notes.isEmpty,
      "notes": notes,
    ]
  }

  /// What is recorded, each with the way to change it.
  private func recorded(_ profile: ClinicalProfile) -> [[String: Any]] {
    var codes: [FindingCode] = []
    for finding in profile.findings where finding.origin == nil && !codes.contains(finding.code) {
      codes.append(finding.code)
    }
    return codes.map { code in
      [
        "text": profile.findings.filter { $0.code == code && $0.origin == nil }
          .map { glossary.sentence($0) }.joined(separator: "; ").capitalisedFirst,
        "address": "/findings/\(code)",
      ]
    }
      + profile.notKnown.map { code in
        [
          "text": "\(glossary.title(of: code).capitalisedFirst): not known",
          "address": "/findings/\(code)",
        ]
      }
  }
}

#endif
