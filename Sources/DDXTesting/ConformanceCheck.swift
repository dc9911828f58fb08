/// One thing that every module holds to.
public enum ConformanceCheck: String, CaseIterable, Sendable {
  /// The evidence is read without a remark, and the source is made of it.
  case evidence
  /// One id, well formed, the same wherever it is asked for; a contract that the host accepts.
  case identity
  /// The same profile gives the same answer.
  case determinism
  /// Findings in another order give the same answer.
  case order
  /// Accuracies keep their caps, groups bound their members, and nothing is weighed twice.
  case accuracy
  /// Every number names a citation, and every citation named is defined.
  case citations
  /// A source that does not apply says why.
  case applicability
  /// The worked examples on the page are what the module answers.
  case examples
  /// What was not recorded gives no evidence, and what is absent does where its presence would.
  case absence
  /// A finding that the descriptor does not name changes nothing.
  case declaration
  /// The vocabulary has every finding that is named.
  case vocabulary
  /// The share lies strictly between 0 and 1 and is what its last term says.
  case share
  /// The shares of the sites lie between 0 and 1 and sum to 1.
  case sites
  /// Coverage lies between 0 and 1, of procedures that the vocabulary has.
  case coverage
  /// Success rates lie between 0 and 1.
  case pathways
  /// No profile makes it throw.
  case survival

  /// What is held to, as a sentence without its full stop.
  public var title: String {
    switch self {
    case .evidence: "its evidence can be read"
    case .identity: "it has one id that stays the same"
    case .determinism: "the same profile gives the same answer"
    case .order: "the order of the findings does not matter"
    case .accuracy: "accuracies are within their bounds"
    case .citations: "every number is cited"
    case .applicability: "it gives a reason when it does not apply"
    case .examples: "the worked examples on its page hold"
    case .absence: "what is not recorded does not count as absent"
    case .declaration: "it reads only the findings it declares"
    case .vocabulary: "the vocabulary has the findings it names"
    case .share: "its share lies between 0 and 1"
    case .sites: "its sites sum to 1"
    case .coverage: "coverage lies between 0 and 1 and names known procedures"
    case .pathways: "success rates lie between 0 and 1"
    case .survival: "it answers for every profile"
    }
  }
}
