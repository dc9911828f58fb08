#if Serve

import DDXCore
import DDXDialogue
import DDXReports

extension Clinic {
  /// A patient as the pages name it.
  func title(of workup: Workup) -> String {
    guard let profile = workup.profile else { return workup.state.id }
    return "\(profile.id): \(glossary.words(profile.patient, with: profile.pain))"
  }

  /// The signs that must be asked of everybody, each once.
  var signs: [FindingDefinition] {
    var codes: [FindingCode] = []
    for sign in rules.safety.strongSigns where sign.mustBeAsked && !codes.contains(sign.finding) {
      codes.append(sign.finding)
    }
    return codes.compactMap(vocabulary.finding)
  }

  /// What a red flag says before the age is known, and with it the verdict; nil where none is there.
  func firstSign(in workup: Workup) -> String? {
    let present = workup.state.entries.flatMap { entry -> [FindingCode] in
      if case .checked(let present, _) = entry.answer { Array(present) } else { [] }
    }
    guard let sign = rules.safety.strongSigns.first(where: { present.contains($0.finding) }) else {
      return nil
    }
    return "\(glossary.title(of: sign.finding).capitalisedFirst): it may be \(sign.suspicion). "
      + "No injection until this is settled. The age completes the verdict."
  }
}

#endif
