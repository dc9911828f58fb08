/// The objects of an answer, each with the keys that it may have.
///
/// The published schema defines the same objects under the same names; a test compares them.
enum AnswerShape: String, CaseIterable {
  case descriptionAnswer, descriptor, vocabulary, finding, procedure, citation
  case assessmentAnswer, assessment, share, term, site, evidence, cap, group, composite, study
  case member, coverage, pathway, success, note

  /// The keys.
  var keys: [String] { Self.table[self] ?? [] }

  private static let table = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.list) })

  private var list: [String] {
    switch self {
    case .descriptionAnswer: ["id", "descriptor", "error"]
    case .descriptor:
      [
        "id", "name", "version", "contract", "evidence", "findings", "procedures", "protocol",
        "vocabulary", "citations",
      ]
    case .vocabulary: ["findings", "procedures"]
    case .finding:
      [
        "code", "kind", "group", "title", "question", "cost", "side", "level", "levelKind",
        "contralateral", "grades", "given",
      ]
    case .procedure: ["id", "title", "approach", "side", "levels", "risk"]
    case .citation: ["id", "status", "text", "n", "referenceStandard", "doi", "pmid"]
    case .assessmentAnswer: ["id", "assessment", "notApplicable", "error"]
    case .assessment:
      ["share", "sites", "evidence", "groups", "coverage", "pathways", "notes"]
    case .share: ["value", "terms"]
    case .term: ["text", "value", "citations"]
    case .site: ["side", "level", "share"]
    case .evidence: ["code", "side", "level"] + Self.weighed
    case .cap: ["lrPositive", "lrNegative", "citation"]
    case .group: ["id", "title", "composite", "study", "members"]
    case .composite: Self.weighed
    case .study: Self.accuracy
    case .member: ["code", "citation"] + Self.accuracy
    case .coverage:
      ["procedure", "fraction", "offered", "matchesSide", "matchesLevel", "citation"]
    case .pathway: ["id", "when", "title", "citation", "successes"]
    case .success: ["blocks", "relief", "value", "citation", "text"]
    case .note: ["code", "text"]
    }
  }

  /// The numbers of an accuracy, of which two are given, and how many patients they are from.
  private static let accuracy = ["sensitivity", "specificity", "lrPositive", "lrNegative", "n"]

  private static let weighed = accuracy + ["cap", "citation", "imperfectReference", "note"]
}
