import DDXCore
import DDXRanking

extension RankingNote {
  /// Whether the note bears on the whole ranking, rather than on one finding.
  var isWarning: Bool {
    switch self {
    case .notChronic, .painless, .setting, .young, .sixLumbarVertebrae, .multipleSourcesLowered,
      .addedShares, .conflict:
      true
    case .noted, .unread, .elsewhere, .remark: false
    }
  }

  /// The kind of note, as JSON names it.
  var kind: String {
    switch self {
    case .notChronic: "notChronic"
    case .painless: "painless"
    case .setting: "setting"
    case .young: "young"
    case .sixLumbarVertebrae: "sixLumbarVertebrae"
    case .multipleSourcesLowered: "multipleSourcesLowered"
    case .addedShares: "addedShares"
    case .conflict: "conflict"
    case .noted: "noted"
    case .unread: "unread"
    case .elsewhere: "elsewhere"
    case .remark: "remark"
    }
  }

  /// The finding it is about.
  var finding: Finding? {
    switch self {
    case .noted(let finding, _, _), .unread(let finding), .elsewhere(let finding, _): finding
    case .notChronic, .painless, .setting, .young, .sixLumbarVertebrae, .multipleSourcesLowered,
      .addedShares, .conflict,
      .remark:
      nil
    }
  }

  /// The source it is about.
  var source: SourceID? {
    switch self {
    case .noted(_, _, let source), .elsewhere(_, let source), .remark(_, let source): source
    case .notChronic, .painless, .setting, .young, .sixLumbarVertebrae, .multipleSourcesLowered,
      .addedShares, .conflict,
      .unread:
      nil
    }
  }
}

extension Glossary {
  /// A note in words, without the finding it is about.
  func text(of note: RankingNote) -> String {
    switch note {
    case .notChronic(let duration):
      """
      The pain is not chronic: \(duration.words) (chronic from 3 months). The numbers come from \
      patients with chronic pain, and acute pain mostly resolves by itself.
      """
    case .painless:
      "The pain is recorded as 0 of 10: there is nothing for a block to relieve."
    case .setting(let setting):
      """
      The pretest probabilities come from referral pain clinics; this patient is seen \
      \(setting.words), where they may not hold.
      """
    case .young(let age):
      """
      The patient is \(age), but the numbers come from adults. How well they apply below the age of \
      18 is not known.
      """
    case .sixLumbarVertebrae:
      """
      A sixth lumbar vertebra is recorded, but the numbers assume five. L6-S1 is read as L5-S1, \
      L5-6 as L4-5, the root L6 as L5 or S1. Count the levels on the image before any injection.
      """
    case .multipleSourcesLowered(let requested, let used):
      """
      The protocol assumes that two or more sources hurt in \(percent(requested)) of patients. The \
      shares of the sources allow at most \(percent(used)), which is used instead.
      """
    case .addedShares(let asked, let available):
      """
      The added modules claim a share of \(percent(asked)), but only \(percent(available)) is \
      available for pain without a module. The other sources are therefore less likely here than \
      the protocol assumes.
      """
    case .conflict(let nats):
      """
      The findings do not fit together well: in combination they are \
      \(multiple(exponential(nats))) times less likely than if they were unrelated. Check them \
      before relying on the order.
      """
    case .noted(_, let reason, let source): "\(title(of: source)): \(reason)"
    case .unread: "No source uses it."
    case .elsewhere(_, let source):
      "\(title(of: source)): recorded on a side or at a level where this source has no site."
    case .remark(let text, let source): "\(title(of: source)): \(text)"
    }
  }

  private func percent(_ value: Double) -> String { "\(fixed(value * 100, 1)) %" }
}

extension Pain.Setting {
  /// Where, as the end of "seen ...".
  var words: String {
    switch self {
    case .painClinic: "in a pain clinic"
    case .spineClinic: "in a spine clinic"
    case .primaryCare: "in primary care"
    case .emergency: "in an emergency department"
    case .other: "elsewhere"
    }
  }
}
