internal import DDXCore

extension FindingDefinition {
  /// Where it comes from, in words.
  var kindWords: String {
    switch kind {
    case .history: "history"
    case .examination: "examination"
    case .imaging: "imaging"
    case .laboratory: "laboratory"
    case .questionnaire: "questionnaire"
    case .redFlag: "red flag"
    }
  }

  /// How else a record of it may say it, where it is a red flag.
  var courseWords: String? {
    kind == .redFlag ? "course new, changing or unchanged" : nil
  }

  /// What else a record of it may say, such as `side, level L4-5, grade 1-5 (from 3 on present)`.
  var placeWords: [String] {
    var words: [String] = []
    if side != .none { words.append(side == .required ? "a side is needed" : "side") }
    if level != .none {
      words.append("\(levelKind.words) such as \(levelKind.example)")
    }
    if !grades.isEmpty {
      words.append(
        "grade \(grades.joined(separator: ", "))"
          + (presentFrom.map { " (present from \($0) on)" } ?? ""))
    }
    return words
  }

  /// The line that records it in a profile.
  var profileLine: String { line(state: "present") }

  /// The line that records it as `present` or `absent`.
  func line(state: String) -> String {
    var line = "<finding code=\"\(code)\" state=\"\(state)\""
    if side == .required { line += " side=\"left\"" }
    if level == .required { line += " level=\"\(levelKind.example)\"" }
    return line + "/>"
  }
}

extension Vocabulary {
  /// What a finding means for the diseases, as a clause, or nil where that is not stated.
  func effectWords(of finding: FindingDefinition) -> String? {
    switch finding.effect {
    case .proof(let id): "proves \(title(of: id)): no injection until it has been dealt with"
    case .points(let ids):
      "points to \(ids.map { title(of: $0) }.joined(separator: ", ")); "
        + (finding.asksForCheck ? "a cheap test comes first" : "it proves none by itself")
    case .ordinary: "does not point to any serious disease or mimic"
    case nil: nil
    }
  }

  /// A disease in words.
  func title(of disease: DiseaseID) -> String { self.disease(disease)?.title ?? disease.name }
}

extension LevelKind {
  /// What a record of it names.
  fileprivate var words: String {
    switch self {
    case .joint: "level"
    case .root: "root"
    case .vertebra: "vertebra"
    }
  }

  /// A level of the kind.
  fileprivate var example: String { self == .joint ? "L4-5" : "L5" }
}
