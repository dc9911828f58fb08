/// Words of codes and titles that mean little, or that reverse the meaning of others.
enum LooseWords {
  /// Topics that say how a thing was found, and not what.
  static let open: Set<String> = ["pain", "history", "exam", "redflag"]

  /// Words that a title may hold though nobody wrote them, or that add nothing to a code.
  static let filler: Set<String> = [
    "of", "on", "the", "a", "an", "in", "with", "and", "or", "to", "at", "by", "for", "from", "is",
    "one", "around", "after", "over", "which", "ones", "what", "how", "far", "where", "kind",
    "type",
    "part", "as", "change", "changes", "dysfunction", "disturbance", "problem", "problems", "test",
    "tests", "sign", "signs", "pain", "region", "familiar", "joint",
    "unspecified", "not", "said", "place", "provokes", "present", "finding", "findings", "found",
    "clinical", "patient", "score", "symptoms", "symptom", "phenomenon", "new", "felt", "worse",
    "worsens", "aggravated", "that", "provoked", "known", "previous", "earlier", "history",
  ]
  /// Of these, what sets apart a thing of the past elsewhere than in the history.
  static let past: Set<String> = ["known", "previous", "earlier", "history"]
  /// Words that turn a finding round: one that nobody wrote makes it another.
  static let negations: Set<String> = [
    "none", "no", "without", "negative", "normal", "absent", "never",
  ]
  /// Words that say how it was, or what came of it: whoever wrote the rest alone left that open.
  static let outcomes: Set<String> = [
    "raised", "reduced", "decreased", "loss", "failed", "helped", "relief", "brief", "weak",
    "positive", "abnormal", "prolonged", "severe", "confirmed", "done", "repeated", "again",
  ]
  /// Words that go without saying, as every finding here is of pain in the low back.
  static let silent: Set<String> = [
    "spine", "spinal", "lumbar", "low", "back", "lower", "radiating", "radiates", "radiation",
    "referred",
  ]
}
