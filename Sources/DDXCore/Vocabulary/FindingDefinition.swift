/// The definition of a finding, and how to ask about it.
///
/// It never changes, and is a class only so that a vocabulary of a thousand lends it without
/// copying its fields.
public final class FindingDefinition: Sendable {
  /// Where a finding comes from.
  public enum Kind: String, CaseIterable, Sendable {
    /// Reported by the patient.
    case history
    /// Found by examining.
    case examination
    /// Seen on an image.
    case imaging
    /// Measured in a laboratory, or by electrodiagnosis.
    case laboratory
    /// Answered on a form.
    case questionnaire
    /// A sign of something serious.
    case redFlag = "red-flag"
  }

  /// The cost of finding out.
  public enum Cost: String, CaseIterable, Comparable, Sendable {
    /// Asked or examined.
    case free
    /// A form or a blood test.
    case low
    /// A radiograph.
    case moderate
    /// Cross-sectional or nuclear imaging.
    case high

    /// Orders from free to high.
    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }
    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Whether a side or a level is part of the finding.
  public enum Place: String, CaseIterable, Sendable {
    /// It has none.
    case none
    /// It may be given.
    case optional
    /// It must be given.
    case required
  }

  /// The code, such as `sij.thigh-thrust`.
  public let code: FindingCode
  /// Earlier codes of the same finding.
  public let aliases: [FindingCode]
  /// Everyday names and eponyms under which it is looked for.
  public let names: [String]
  /// Its origin.
  public let kind: Kind
  /// Words under which a reader looks for it.
  public let group: String
  /// A noun phrase.
  public let title: String
  /// What to ask, in plain words; yes means present.
  public let question: String
  /// The cost of finding out.
  public let cost: Cost
  /// Whether it has a side.
  public let side: Place
  /// Whether it has a level.
  public let level: Place
  /// What its level names.
  public let levelKind: LevelKind
  /// Whether a sign on one side speaks for the other.
  public let isContralateral: Bool
  /// The grades it may have, from the least to the greatest; empty if none.
  public let grades: [String]
  /// The grade from which it counts as present, or nil where every grade does.
  public let presentFrom: String?
  /// The findings present whenever this one is, such as leg pain for pain below the knee.
  public let wholes: [FindingCode]
  /// The level of its wholes, if it has no level of its own.
  public let levelOfWholes: Level?
  /// Its members when recorded as present; empty unless it is a set.
  public let members: [SetMember]
  /// The rule by which it follows from other findings, if any.
  public let rule: DerivedRule?
  /// The pathways that it forbids when present.
  public let bars: [PathwayBar]
  /// Findings that conflict with it when present.
  public let conflicts: [FindingConflict]
  /// The sex of those who can have it, if only one can.
  public let sex: Patient.Sex?
  /// The age in years beyond which it is very rare, if any.
  public let latestAge: Int?
  /// Its meaning for the diseases of the vocabulary, if stated.
  public let effect: FindingEffect?
  /// Whether it alone requires the cheap test of the disease it points to, before any injection.
  public let asksForCheck: Bool
  /// The class of drugs that a patient who has it is on: whoever takes one has it.
  public let drugClass: Medication.DrugClass?
  /// The finding without which it is not worth asking for, if any.
  public let given: FindingCode?
  /// Whether the side of the pain, once recorded, answers it.
  public let isAnsweredBySide: Bool
  /// Its codes in other systems, or those of similar findings.
  public let codings: [FindingCoding]

  /// Creates a definition.
  public init(
    code: FindingCode, aliases: [FindingCode] = [], names: [String] = [], kind: Kind,
    group: String, title: String, question: String, cost: Cost = .free, side: Place = .none,
    level: Place = .none, levelKind: LevelKind = .joint, isContralateral: Bool = false,
    grades: [String] = [], presentFrom: String? = nil, wholes: [FindingCode] = [],
    members: [SetMember] = [], effect: FindingEffect? = nil, asksForCheck: Bool = false,
    drugClass: Medication.DrugClass? = nil, given: FindingCode? = nil,
    isAnsweredBySide: Bool = false,
    codings: [FindingCoding] = [], rule: DerivedRule? = nil,
    bars: [PathwayBar] = [], conflicts: [FindingConflict] = [], sex: Patient.Sex? = nil,
    latestAge: Int? = nil, levelOfWholes: Level? = nil
  ) {
    self.code = code
    self.aliases = aliases
    self.names = names
    self.kind = kind
    self.group = group
    self.title = title
    self.question = question
    self.cost = cost
    self.side = side
    self.level = level
    self.levelKind = levelKind
    self.isContralateral = isContralateral
    self.grades = grades
    self.presentFrom = presentFrom
    self.wholes = wholes
    self.members = members
    self.rule = rule
    self.bars = bars
    self.conflicts = conflicts
    self.sex = sex
    self.latestAge = latestAge
    self.levelOfWholes = levelOfWholes
    self.effect = effect
    self.asksForCheck = asksForCheck
    self.drugClass = drugClass
    self.given = given
    self.isAnsweredBySide = isAnsweredBySide
    self.codings = codings
  }

  /// Whether a grade counts as present, or nil where the finding has no such grade.
  public func isPresent(at grade: String) -> Bool? {
    guard let index = grades.firstIndex(of: grade) else { return nil }
    guard let first = presentFrom.flatMap({ grades.firstIndex(of: $0) }) else { return true }
    return index >= first
  }

  /// Whether both have grades, and not the same ones: then the other is some grades of it.
  public func isGraded(otherThan whole: FindingDefinition) -> Bool {
    !grades.isEmpty && !whole.grades.isEmpty && grades != whole.grades
  }

  /// Whether one of its wholes is present when it is present at a grade.
  public func implies(_ whole: FindingDefinition, at grade: String?) -> Bool {
    wholes.contains(whole.code)
      && (!isGraded(otherThan: whole) || grade.flatMap(whole.isPresent(at:)) == true)
  }

  /// Whether it is of a kind that must state what it says of the diseases: an image, a laboratory
  /// result or a red flag.
  public var mustStateEffect: Bool {
    kind == .imaging || kind == .laboratory || kind == .redFlag
  }
}
