public import DDXComparison
import DDXCore

extension SavedFault {
  /// The fault in words, lower case and without a full stop; where a key is at fault it comes first.
  public var message: String { key.map { "`\($0)` \(words.message)" } ?? words.message }

  /// The remedy.
  public var help: String? { words.help }

  private var words: (message: String, help: String?) {
    let again = "`ddx rank PROFILE --format json` writes a ranking that can be compared"
    return switch kind {
    case .empty: ("there is no ranking in this file", again)
    case .notJSON: ("this is not a JSON object", again)
    case .malformed: ("this is not well-formed JSON", again)
    case .truncated:
      (
        "the file ends in the middle of the ranking that begins here",
        "its end may have been lost: rank the profile again"
      )
    case .unknownForm: ("this is not a ranking by ddx", again)
    case .otherForm(let form): ("`\(form)` is not a ranking", again)
    case .laterForm(let form):
      (
        "the form `\(form)` is newer than `\(SavedRankings.schema)`, which this ddx reads",
        "compare with the version of ddx that wrote it, or a later one"
      )
    case .missing: ("is missing", again)
    case .type(let expected), .value(let expected): ("must be \(expected)", again)
    case .repeated(let line):
      (
        "this profile was already ranked on line \(line)",
        "keep the rankings of each edition in a file of their own"
      )
    }
  }
}

extension SavedRanking.Document {
  /// The id with the edition, such as `ddx@2026.1`.
  var fullName: String { edition.map { "\(id)@\($0)" } ?? id }

  /// As much of the digest as tells documents apart.
  var shortDigest: String { String(digest.prefix(12)) }
}

extension SavedComparison.Cause {
  /// What kind of thing differs, in one word.
  var kind: String {
    switch self {
    case .profile: "profile"
    case .rules: "protocol"
    case .module: "module"
    case .evidence: "evidence"
    case .engine: "engine"
    }
  }

  /// What differs, as a sentence names it.
  var noun: String {
    switch self {
    case .profile: "the document of the profile"
    case .rules: "the protocol"
    case .module(let id, _, _): "the module `\(id)`"
    case .evidence(let id, _, _): "the evidence of `\(id)`"
    case .engine: "the version of ddx"
    }
  }

  /// Both sides, each with what tells it apart.
  var words: String {
    switch self {
    case .profile(let left, let right), .rules(let left, let right):
      "\(left.fullName) (\(left.shortDigest)) → \(right.fullName) (\(right.shortDigest))"
        + (left.fullName == right.fullName ? ", the same name and another text" : "")
    case .module(let id, let left, let right):
      "\(id): \(Self.words(left)) → \(Self.words(right))"
    case .evidence(let id, let left, let right):
      "\(id): \(left.edition ?? "-") (\(left.shortDigest)) → "
        + "\(right.edition ?? "-") (\(right.shortDigest))"
        + (left.edition == right.edition ? ", the same edition with another text" : "")
    case .engine(let left, let right): "\(left) → \(right)"
    }
  }

  private static func words(_ module: SavedRanking.Module?) -> String {
    module.map { "\($0.version), contract \($0.contract)" } ?? "not there"
  }
}

/// What saved rankings tell of the cause of a change.
struct SavedConclusion {
  /// The cause, as far as it can be told, in sentences.
  let words: String
  /// The command that tells more, if any.
  let command: String?

  init(_ words: String, command: String? = nil) {
    self.words = words
    self.command = command
  }

  /// The conclusion where only one thing differs.
  static func only(_ cause: SavedComparison.Cause) -> Self {
    let only = "Only \(cause.noun) differs, so it is the cause"
    guard case .rules(let left, let right) = cause else {
      return Self("\(only), not the protocol.")
    }
    return Self("\(only). Which of its edits did what:", command: command(left, right))
  }

  /// The conclusion where several things differ.
  static func several(_ causes: [SavedComparison.Cause]) -> Self {
    let apart = "Several things differ, and saved rankings can't tell their effects apart."
    for case .rules(let left, let right) in causes {
      return Self(
        """
        \(apart) The command below holds the profile, the modules and ddx itself fixed, and \
        attributes the rest to the edits of the protocol, including the evidence editions it names:
        """, command: command(left, right))
    }
    return Self(
      "\(apart) The protocol is the same. Rank the profile again, changing one of them at a time."
    )
  }

  /// The conclusion where something changed and nothing differs.
  static func unexplained(_ subject: String) -> Self {
    Self(
      """
      All documents and versions are the same, and yet \(subject) differ: they were not made by the \
      same program, whatever its version says, or a file was edited by hand.
      """)
  }

  private static func command(
    _ left: SavedRanking.Document, _ right: SavedRanking.Document
  ) -> String {
    // Two texts of one edition have to be given as files.
    left.fullName == right.fullName
      ? "ddx compare OLD.xml NEW.xml PROFILE"
      : "ddx compare \(left.fullName) \(right.fullName) PROFILE"
  }
}

extension TextPage {
  /// Adds a conclusion with its command.
  mutating func write(_ conclusion: SavedConclusion) {
    paragraph(conclusion.words)
    if let command = conclusion.command { line("  \(command)") }
  }
}

extension JSONWriter {
  /// Writes a conclusion, as members of an object.
  mutating func write(_ conclusion: SavedConclusion) {
    field("conclusion", conclusion.words)
    field("command", conclusion.command)
  }
}
