internal import DDXCore

/// An attribute of a profile, as a question and as a value of FHIR.
struct ProfileField {
  /// What its values are.
  enum Kind {
    /// One of these words.
    case word([String])
    /// Some of these words.
    case words([String])
    /// `yes` or `no`.
    case flag
    /// A whole number.
    case whole
    /// A number between 0 and 1.
    case probability
    /// A pain score from 0 to 10.
    case score
    /// A number of a unit of UCUM.
    case amount(unit: String)
    /// A length of time.
    case duration
    /// A day, or a month.
    case day
    /// A time of the day.
    case time
    /// How much of the pain was taken away, in the words of a profile.
    case relief
    /// Any text.
    case text
  }

  /// The name of the attribute.
  let name: String
  /// What its values are.
  let kind: Kind
  /// The question.
  let question: String

  /// What the system of its words is called.
  let list: String

  init(_ name: String, _ kind: Kind, _ question: String, list: String? = nil) {
    self.name = name
    self.kind = kind
    self.question = question
    if case .flag = kind { self.list = "yes-no" } else { self.list = list ?? name }
  }

  /// The system of its words.
  var system: String { FHIRNames.own(list) }

  /// The words it can have, or nil where it has none.
  var words: [String]? {
    switch kind {
    case .word(let words), .words(let words): words
    case .flag: ["yes", "no"]
    default: nil
    }
  }
}

extension ProfileField.Kind {
  /// One of the cases of a type.
  static func word<Word: CaseIterable & RawRepresentable<String>>(
    of type: Word.Type
  ) -> Self { .word(Word.allCases.map(\.rawValue)) }

  /// Some of the cases of a type.
  static func words<Word: CaseIterable & RawRepresentable<String>>(
    of type: Word.Type
  ) -> Self { .words(Word.allCases.map(\.rawValue)) }
}
