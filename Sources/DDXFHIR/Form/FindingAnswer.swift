/// The answers to the question whether a finding is there, and what a profile says for each.
enum FindingAnswer: String, CaseIterable {
  case present
  case absent
  /// Nobody knows: it says nothing, and is not asked again.
  case unknown
  /// It is there with the probability that is given beside.
  case uncertain

  /// What a profile writes; nil where it writes a probability.
  var state: String? {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .unknown: "not-known"
    case .uncertain: nil
    }
  }

  /// The answer that a profile's state is.
  init?(state: String?) {
    guard let answer = Self.allCases.first(where: { $0.state == state }) else { return nil }
    self = answer
  }

  /// The words of the answers, in order.
  static let field = ProfileField(
    "state", .word(allCases.map(\.rawValue)), "")
}
