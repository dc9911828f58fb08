import DDXCore

/// Which keys of two editions the post-test probabilities of one profile may read, in any mixture
/// of the two.
///
/// The table errs on the side of reading: a key it does not know is read, and a value that is read
/// and makes no difference is read all the same. Modules read nothing of a protocol but the edition
/// of their evidence.
///
/// | key | read |
/// |---|---|
/// | `uses`, `prior` | always |
/// | `response` | only where a block with an outcome is recorded |
/// | `response/@observes` | only where a relief is recorded |
/// | `response/relief`, `delivery` | only for a block without a plain accuracy |
/// | `response/procedure`, `accuracy` | only for a block of that procedure |
/// | `response/provocation` | only where a discography is recorded |
/// | `response/confounders` | only where a block records what clouds it |
/// | `response/order` | only where two agents relieved and both durations are recorded |
/// | `response/added-coverage`, `sensitisation` | only where one of their findings is present |
/// | `criteria`, `next`, `contraindications`, `safety`, `checks` | never |
/// | words, citations, bounds, what is assumed | never |
struct PosttestReads {
  private let response: ResponseReads?

  init(left: ClinicalProtocol, right: ClinicalProtocol, profile: ClinicalProfile) {
    response = ResponseReads(
      responses: [left.response, right.response].compactMap(\.self), profile: profile)
  }

  /// Whether any key that an edit touches is read.
  func reads(_ edit: ProtocolEdit) -> Bool {
    edit.differences.contains { !$0.isInert && reads(DocumentKey($0.key)) }
  }

  /// Whether a key is read.
  func reads(_ key: DocumentKey) -> Bool {
    if key.isRemark { return false }
    return switch key.steps.first?.name {
    case "title", "summary", "citations", "criteria", "next", "contraindications", "safety",
      "checks":
      false
    case "response": response?.reads(key) ?? false
    case nil: !["id", "edition", "status", "extends"].contains(key.attribute)
    default: true
    }
  }
}

extension DocumentKey {
  /// Whether it says where a number comes from or how sure it is, and no number itself.
  var isRemark: Bool {
    guard let attribute else { return false }
    return ["citation", "assumed", "low", "high", "verified"].contains(attribute)
      || attribute.hasSuffix("-low") || attribute.hasSuffix("-high")
  }
}
