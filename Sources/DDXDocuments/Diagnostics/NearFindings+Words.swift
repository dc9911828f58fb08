internal import DDXCore

extension NearFindings {
  /// `did you mean`, each finding with what it says, which are more exact, and how the rest is
  /// written; nil where nothing is near.
  var help: String? {
    var sentences: [String] = []
    if !candidates.isEmpty { sentences.append("did you mean \(Self.list(candidates))?") }
    if !narrower.isEmpty {
      let list = Self.list(narrower)
      sentences.append(
        candidates.isEmpty ? "do you mean \(list)?" : "More specific: \(list).")
    }
    return sentences.isEmpty ? nil : (sentences + attributes.map(\.help)).joined(separator: " ")
  }

  private static func list(_ findings: [Candidate]) -> String {
    let names = findings.map { "`\($0.code)` (\($0.title))" }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or \(last)"
  }
}

extension NearFindings.Attribute {
  /// How an attribute says what was written into the code.
  fileprivate var help: String {
    switch self {
    case .side: "Give the side as `side=\"…\"`."
    case .level: "Give the level as `level=\"…\"`."
    case .state: "Give the state as `state=\"present\"` or `state=\"absent\"`."
    case .grade: "Give the grade as `grade=\"…\"`."
    }
  }
}
