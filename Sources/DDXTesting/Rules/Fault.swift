internal import DDXCore

/// One thing that a module does not hold to.
struct Fault {
  let check: ConformanceCheck
  /// What makes it the same fault in another profile.
  let key: String
  /// It in words.
  let words: String

  init(_ check: ConformanceCheck, _ words: String, key: String? = nil) {
    self.check = check
    self.key = key ?? words
    self.words = words
  }

  func isSame(as other: Fault) -> Bool { check == other.check && key == other.key }
}

/// The faults that were found, each once, with the first profile that shows it.
struct FaultList {
  private struct Entry {
    let fault: Fault
    let profile: String?
    var count: Int
  }

  /// More reasons than this say no more.
  private static let limit = 8

  private var entries: [ConformanceCheck: [Entry]] = [:]

  /// Whether a check has failed.
  func has(_ check: ConformanceCheck) -> Bool { entries[check] != nil }

  /// Notes a fault of the module itself, or one that a profile shows.
  mutating func add(_ fault: Fault, shownBy profile: String? = nil) {
    entries[fault.check, default: []].append(Entry(fault: fault, profile: profile, count: 1))
  }

  /// Counts a fault that is known already; false where it is new.
  mutating func counts(_ fault: Fault) -> Bool {
    guard let index = entries[fault.check]?.firstIndex(where: { $0.fault.isSame(as: fault) })
    else { return false }
    entries[fault.check]?[index].count += 1
    return true
  }

  /// Why a check failed, or nil.
  func reasons(for check: ConformanceCheck) -> [String]? {
    guard let entries = entries[check] else { return nil }
    let more = entries.count - Self.limit
    return entries.prefix(Self.limit).map(words) + (more > 0 ? ["and \(more) more"] : [])
  }

  private func words(_ entry: Entry) -> String {
    guard let profile = entry.profile else { return entry.fault.words }
    let more = entry.count > 1 ? "; and \(entry.count - 1) more" : ""
    return "\(entry.fault.words) (\(profile)\(more))"
  }
}
