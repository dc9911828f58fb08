internal import DDXCore

/// What an order is of, by its words: no code of others tells one of these blocks from another.
enum InjectionWords {
  /// Words of which one must be there before anything is a needle.
  private static let acts: Set<String> = [
    "ablation", "block", "blocks", "denervation", "discogram", "discography", "infiltration",
    "injection", "injections", "neurotomy", "rhizotomy",
  ]

  /// Words that name a treatment by needle, and no block.
  private static let treatments: Set<String> = [
    "ablation", "denervation", "neurotomy", "rhizotomy",
  ]

  /// Words of which one must be there before a needle is one that ddx is about.
  private static let places: Set<String> = [
    "caudal", "cluneal", "coccygeal", "coccyx", "disc", "discogram", "discography", "epidural",
    "facet", "hip", "interlaminar", "lumbar", "medial", "nerve", "piriformis", "sacral",
    "sacroiliac", "spinal", "spine", "transforaminal", "trochanteric", "zygapophyseal",
    "zygapophysial",
  ]

  /// Words of other parts of the body: an injection there is none of these, unless the low back is named too.
  private static let elsewhere: Set<String> = [
    "ankle", "brachial", "cervical", "elbow", "genicular", "intercostal", "knee", "occipital",
    "shoulder", "stellate", "thoracic", "trigeminal", "wrist",
  ]

  /// Words of the low back.
  private static let lowBack: Set<String> = ["lumbar", "lumbosacral", "sacral", "sacroiliac"]

  /// The procedures by words that must all be there; the first that fits is meant.
  private static let procedures: [(words: Set<String>, procedure: String)] = [
    (["medial", "branch"], "medial-branch-block"),
    (["lateral", "branch"], "sacral-lateral-branch-block"),
    (["sacroiliac"], "sacroiliac-joint-injection"),
    (["transforaminal"], "transforaminal-block"),
    (["nerve", "root"], "transforaminal-block"),
    (["interlaminar"], "interlaminar-epidural"),
    (["caudal"], "caudal-epidural"),
    (["discography"], "provocation-discography"),
    (["discogram"], "provocation-discography"),
    (["trochanteric"], "trochanteric-injection"),
    (["piriformis"], "piriformis-injection"),
    (["middle", "cluneal"], "middle-cluneal-nerve-block"),
    (["cluneal"], "cluneal-nerve-block"),
    (["coccygeal"], "coccygeal-injection"),
    (["coccyx"], "coccygeal-injection"),
    (["hip", "joint"], "hip-joint-injection"),
  ]

  /// What texts name.
  ///
  /// - Returns: Nil where they name no injection that ddx is about; else the name of the procedure,
  ///   or nil within where they leave it open, as "facet joint injection" does: it may be into the
  ///   joint or at its nerves.
  static func procedure(in texts: [String]) -> String?? {
    let sets = texts.map { Set($0.lowercased().split { !$0.isLetter }.map(String.init)) }
    let all = sets.reduce(into: Set()) { $0.formUnion($1) }
    guard !all.isDisjoint(with: acts) else { return nil }
    let isOpen = sets.contains(where: isList)
    let words = sets.filter { !isList($0) }.reduce(into: Set()) { $0.formUnion($1) }
    guard words.isDisjoint(with: elsewhere) || !words.isDisjoint(with: lowBack) else { return nil }
    guard !words.isDisjoint(with: places) else { return isOpen ? .some(nil) : nil }
    guard all.isDisjoint(with: treatments) else { return .some(nil) }
    return .some(procedures.first { $0.words.isSubset(of: words) }?.procedure)
  }

  /// Whether words name the hip as one of several joints, as the code of any large joint does: they leave
  /// open which.
  private static func isList(_ words: Set<String>) -> Bool {
    words.contains("hip") && !words.isDisjoint(with: elsewhere) && words.isDisjoint(with: lowBack)
  }
}
