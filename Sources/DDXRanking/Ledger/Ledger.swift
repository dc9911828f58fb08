import DDXCore

/// Accounts for every entry of a profile.
///
/// Each ledger entry gives the effect of one element or attribute: it changed a probability, a rule
/// used it, or it had no effect, with the reason. It reads a ranking and recomputes nothing.
struct Ledger {
  let ranker: Ranker
  let profile: ClinicalProfile
  let candidates: [Candidate]
  let safety: SafetyVerdict
  let notes: [RankingNote]
  let blocks: [RecordedBlock]

  /// Every entry, in the order of the document.
  var entries: [LedgerEntry] {
    document + patient + pain + otherPains + profile.findings.indices.flatMap(finding) + notKnown
      + profile.blocks.indices.flatMap(block) + drugs
  }

  private var document: [LedgerEntry] {
    [LedgerEntry("@id", .id, profile.id, .name, .name)]
      + entry("@date", .date, profile.date?.description) { _ in
        profile.blocks.isEmpty ? (.none, .nothingCounted) : (.rule, .interval)
      }
  }

  private var patient: [LedgerEntry] {
    let person = profile.patient
    let triggers = triggers
    let sex = person.sex == .unspecified ? nil : person.sex.rawValue
    return [LedgerEntry("patient/@age", .age, "\(person.age)", .number, .share)]
      + entry("patient/@sex", .sex, sex) { _ in
        triggers.contains(.sex(person.sex)) ? (.rule, .safety) : (.none, .noCoefficient)
      }
      + entry("patient/@bmi", .bodyMassIndex, person.bodyMassIndex.map(\.written)) { _ in
        (.none, .noCoefficient)
      }
      + entry("patient/@pregnant", .pregnant, person.isPregnant.map { $0 ? "yes" : "no" }) { _ in
        triggers.contains(.pregnancy) ? (.rule, .contraindication) : (.none, .noCoefficient)
      }
  }

  private var pain: [LedgerEntry] {
    let pain = profile.pain
    let side = pain.side == .unspecified ? nil : pain.side.rawValue
    return entry("pain/@duration", .duration, pain.duration?.written) { _ in (.rule, .chronic) }
      + entry("pain/@intensity", .intensity, pain.intensity.map(\.written)) { _ in
        pain.isAbsent ? (.rule, .chronic) : (.none, .noCoefficient)
      }
      + entry("pain/@side", .painSide, side) { _ in (.number, .place) }
      + entry("pain/@setting", .setting, pain.setting?.rawValue) { _ in
        pain.setting == .painClinic ? (.number, .share) : (.rule, .setting)
      }
  }

  private var otherPains: [LedgerEntry] {
    profile.otherPains.enumerated().flatMap { index, pain in
      let said: [(String, String?)] = [
        ("code", pain.code?.name),
        ("side", pain.side == .unspecified ? nil : pain.side.rawValue),
        ("duration", pain.duration?.written), ("intensity", pain.intensity.map(\.written)),
      ]
      return said.flatMap { name, value in
        entry("other-pain[\(index + 1)]/@\(name)", .otherPain, value) { _ in (.none, .otherPain) }
      }
    }
  }

  private var notKnown: [LedgerEntry] {
    profile.notKnown.map { code in
      LedgerEntry(
        "findings/finding[@code='\(code)']", .finding, "\(code) not-known", .none, .notKnown,
        of: .finding(code))
    }
  }

  private var drugs: [LedgerEntry] {
    let triggers = triggers
    let brought = ranker.read.drugClasses
    return profile.medications.enumerated().flatMap { index, drug in
      let path = "medication[\(index + 1)]"
      let isRead =
        triggers.contains(.medication(drug.drugClass)) || brought.contains(drug.drugClass)
      return [
        LedgerEntry(
          "\(path)/@class", .drug, drug.drugClass.rawValue, isRead ? .rule : .none,
          isRead ? .safety : .drugWithoutRule)
      ] + entry("\(path)/@name", .drugName, drug.name) { _ in (.none, .drugName) }
    }
      + profile.allergies.enumerated().map { index, allergy in
        let isRead = triggers.contains(.allergy(allergy.substance))
        return LedgerEntry(
          "allergy[\(index + 1)]/@to", .allergy, allergy.substance.rawValue,
          isRead ? .rule : .none, isRead ? .contraindication : .allergyWithoutRule)
      }
  }

  /// Everything about a patient that a rule of safety, a contraindication or a pathway looks for.
  private var triggers: Set<ClinicalSign> { ranker.read.triggers }

  /// An entry for something that may not be recorded.
  func entry(
    _ path: String, _ item: LedgerItem, _ value: String?, of subject: LedgerEntry.Subject? = nil,
    _ account: (String) -> (LedgerEntry.Use, LedgerEntry.Reason)
  ) -> [LedgerEntry] {
    guard let value else { return [] }
    let (use, reason) = account(value)
    return [LedgerEntry(path, item, value, use, reason, of: subject)]
  }

  /// Whether a rule of safety, a contraindication or a pathway names a finding.
  func isRuled(_ code: FindingCode) -> Bool {
    triggers.contains(.finding(code)) || ranker.read.ruled.contains(code)
  }
}

extension Double {
  /// The number as documents write it.
  var written: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}

extension ClinicalDuration {
  /// The length as documents write it, in days or in hours.
  var written: String {
    let days = hours / 24
    return days >= 1 && days == days.rounded()
      ? "P\(days.written)D" : "PT\(hours.written)H"
  }
}

extension ReliefRange {
  /// The relief as documents write it.
  var written: String {
    if isWorse { return "worse" }
    return exact.map(\.percent.written) ?? "\(low.percent.written)-\(high.percent.written)"
  }
}
