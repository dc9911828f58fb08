public import DDXCore

/// One thing that is asked, in words, with the kind of answer it takes.
public struct Question: Hashable, Sendable {
  /// Its subject.
  public enum Topic: Hashable, Sendable {
    /// The strong signs that must be asked of everybody.
    case redFlags
    /// How a red flag that is there has developed.
    case course(FindingCode)
    /// The age.
    case age
    /// The sex.
    case sex
    /// The side of the pain.
    case side
    /// For how long it has hurt.
    case duration
    /// The value on a scale over several findings, such as how far down the pain goes.
    case scale(String)
    /// One finding.
    case finding(FindingCode)

    /// Whether it is about red flags.
    var isOfSafety: Bool {
      switch self {
      case .redFlags, .course: true
      default: false
      }
    }
  }

  /// What kind of answer it takes.
  public enum Kind: Hashable, Sendable {
    /// Which of these are there; each has its own answer.
    case checklist([Item])
    /// A whole number.
    case number(ClosedRange<Int>)
    /// One of these words.
    case choice([Choice])
    /// A length of time.
    case duration
    /// Whether a finding is there, with what else its record may say.
    case finding(FindingForm)
  }

  /// A line of a checklist.
  public struct Item: Hashable, Sendable {
    /// The finding.
    public let code: FindingCode
    /// What to ask; yes means present.
    public let text: String
  }

  /// A word to choose.
  public struct Choice: Hashable, Sendable {
    /// The word, such as `buttock`.
    public let word: String
    /// What it says, as a question that it answers with yes; nil where the word says it.
    public let text: String?

    init(_ word: String, _ text: String? = nil) {
      self.word = word
      self.text = text
    }
  }

  /// What the record of a finding may say beside its state.
  public struct FindingForm: Hashable, Sendable {
    /// Whether a side may or must be given.
    public let side: FindingDefinition.Place
    /// The side that is meant where none is given; nil where there is none.
    public let usualSide: Side?
    /// What its level names; nil where it has none.
    public let level: LevelKind?
    /// Whether the level must be given.
    public let isLevelNeeded: Bool
    /// The grades it may carry, the least first.
    public let grades: [String]
    /// The grade from which it counts as present, where not every grade does.
    public let presentFrom: String?
  }

  /// Its subject.
  public let topic: Topic
  /// What to ask, in plain words.
  public let text: String
  /// The kind of answer.
  public let kind: Kind
  /// What it is expected to tell about which sources hurt, in bits; nil for what is asked of all.
  public let value: Double?

  /// The finding that it asks for, where it is one.
  public var code: FindingCode? {
    switch topic {
    case .finding(let code), .course(let code): code
    default: nil
    }
  }

  /// Whether it is one of the questions on red flags, which are asked whatever they cost.
  public var isOfSafety: Bool { topic.isOfSafety }

  /// Whether the conversation can go on without an answer.
  public var canBeSkipped: Bool { topic != .age }

  init(_ topic: Topic, _ text: String, _ kind: Kind, value: Double? = nil) {
    self.topic = topic
    self.text = text
    self.kind = kind
    self.value = value
  }
}
