internal import DDXCore

extension NearFindings {
  /// `did you mean`, each finding with what it says, and how the rest is written; nil where nothing
  /// is near.
  var help: String? {
    guard !candidates.isEmpty else { return nil }
    let names = candidates.map { "`\($0.code)` (\($0.title))" }
    let list =
      names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])"
    return (["did you mean \(list)?"] + attributes.map(\.help)).joined(separator: " ")
  }
}

extension NearFindings.Attribute {
  /// How an attribute says what was written into the code.
  fileprivate var help: String {
    switch self {
    case .side: "The side is written `side=\"…\"`."
    case .level: "The level is written `level=\"…\"`."
    case .state: "Whether it is there is written `state=\"present\"` or `state=\"absent\"`."
    case .grade: "The grade is written `grade=\"…\"`."
    }
  }
}
