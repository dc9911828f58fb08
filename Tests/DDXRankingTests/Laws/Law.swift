import DDXCore
import DDXRanking
import Foundation
import Testing

/// Something that must hold for every patient, tried on patients drawn at random.
struct Law {
  /// `DDX_SEED` draws others, and `DDX_LAWS` more of them.
  static let seed = environment("DDX_SEED") ?? 1
  static let count = Int(environment("DDX_LAWS") ?? 40)

  /// Tries the law, and brings a patient for whom it does not hold down to what matters.
  ///
  /// - Parameters:
  ///   - patients: Who is drawn.
  ///   - part: What part of the usual number is enough, where trying one takes long.
  ///   - fault: What is wrong with a patient; nil where the law holds.
  /// - Throws: What ranking throws.
  static func holds(
    for patients: LawProfiles, part: Double = 1,
    _ fault: (ClinicalProfile) throws -> String?
  ) throws {
    var patients = patients
    for number in 0..<max(1, Int(Double(count) * part)) {
      guard try holds(for: patients.next(), number, fault) else { return }
    }
  }

  /// Tries the law on one patient, by its number among those drawn; whether it holds.
  static func holds(
    for patient: ClinicalProfile, _ number: Int, _ fault: (ClinicalProfile) throws -> String?
  ) throws -> Bool {
    guard let found = try fault(patient) else { return true }
    let (least, words) = try reduced(patient, found, fault)
    Issue.record("seed \(seed), patient \(number): \(words)\n\(description(of: least))")
    return false
  }

  /// The smallest patient for whom the law does not hold, taking one thing away at a time.
  private static func reduced(
    _ patient: ClinicalProfile, _ words: String, _ fault: (ClinicalProfile) throws -> String?
  ) throws -> (ClinicalProfile, String) {
    var (least, words) = (patient, words)
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in smaller(than: least) {
        guard let found = try fault(candidate) else { continue }
        (least, words, isSmaller) = (candidate, found, true)
        break
      }
    }
    return (least, words)
  }

  private static func smaller(than patient: ClinicalProfile) -> [ClinicalProfile] {
    patient.findings.indices.map { place in
      var findings = patient.findings
      findings.remove(at: place)
      return patient.with(findings: findings)
    }
      + patient.blocks.indices.map { place in
        var blocks = patient.blocks
        blocks.remove(at: place)
        return patient.with(blocks: blocks)
      } + (patient.patient.age == 50 ? [] : [patient.with(age: 50)])
  }

  private static func description(of patient: ClinicalProfile) -> String {
    (["age \(patient.patient.age), pain \(patient.pain.side)"]
      + patient.findings.map {
        "\($0.code) \($0.state) \($0.side) \($0.level?.rawValue ?? "")"
      }
      + patient.blocks.map {
        "\($0.procedure) \($0.date) \($0.side) \($0.levels.map(\.rawValue)) \($0.agents) "
          + "\($0.reliefRange.map { "\($0)" } ?? "-") \($0.vascularUptake.map { "\($0)" } ?? "-")"
      }).joined(separator: "\n")
  }

  private static func environment(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}
