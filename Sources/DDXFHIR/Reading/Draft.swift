internal import DDXCore
internal import DDXDocuments

/// Where something stands in a file of FHIR.
struct Origin {
  /// The path, such as `Bundle.entry[3].resource`.
  let path: String
  /// The byte at which it begins, from 0.
  let offset: Int
  /// The type of the resource, or `item`.
  let resource: String
}

/// What keeps a file from being read at all, and the byte where it stands.
struct Refusal: Error {
  let fault: FHIRFault
  let offset: Int
}

/// What was read of a file, on its way to be a profile.
struct Draft {
  /// An element of the profile, and where it was read.
  struct Part {
    var element: DocumentElement
    let origin: Origin
    /// When it was so, in seconds; nil where that was not said.
    var time: Double?
    /// What whoever reads it should know; nil where nothing is.
    var remark: FHIRReason?
  }

  /// A value of the patient or the pain, and where it was read.
  struct Value {
    let element: String
    let attribute: String
    let text: String
    let origin: Origin
    /// When it was so, in seconds; nil for what is of now.
    var time: Double?
    /// What whoever reads it should know; nil where nothing is.
    var remark: FHIRReason?
  }

  /// What became of something, and where it stands.
  struct Entry {
    let outcome: FHIREntry.Outcome
    let origin: Origin
    let subject: String
    let reason: FHIRReason?
  }

  /// The name of the profile, where it is one of ours.
  var id: String?
  /// Where that name stands; nil where there is none.
  var idOrigin: Origin?
  /// The day of the profile.
  var date: CalendarDate?
  /// Values of the patient and the pain; of one attribute the newest is read.
  var values: [Value] = []
  /// The findings; of one code, side and level the newest is read.
  var findings: [Part] = []
  /// The blocks: those of one session have one number in `session`.
  var blocks: [Part] = []
  /// Drugs, allergies and other pains.
  var others: [Part] = []
  /// What became of all that is not read as it is, in order.
  var entries: [Entry] = []
  /// What is worth knowing of the whole.
  var warnings: [Refusal] = []

  /// Notes what became of something that is not read as it is.
  mutating func note(
    _ outcome: FHIREntry.Outcome, _ origin: Origin, _ reason: FHIRReason, subject: String = ""
  ) {
    entries.append(Entry(outcome: outcome, origin: origin, subject: subject, reason: reason))
  }

  /// Whether something speaks of the day of the profile; where it does not, it is noted why.
  ///
  /// When it was so is nil where that was not said, and the days for which it speaks of now are nil for
  /// what does not age.
  mutating func isOfNow(
    _ time: FHIRTime?, for days: Int?, _ origin: Origin, subject: String
  ) -> Bool {
    guard let date else {
      // Nothing tells how old it is; what has no time either is of the same day.
      if days == nil || time == nil { return true }
      note(.suggested, origin, .noDay, subject: subject)
      return false
    }
    if let time, time.first > date {
      note(.notRead, origin, .later, subject: subject)
      return false
    }
    guard let days else { return true }
    guard let time else {
      note(.suggested, origin, .noTime, subject: subject)
      return false
    }
    guard time.last.days(until: date) > days else { return true }
    note(.suggested, origin, .old(days: days), subject: subject)
    return false
  }

  /// Adds a value of the patient or the pain, or notes why not.
  ///
  /// Without an age there is no profile: one without a time is read, and counts less than any other.
  mutating func add(_ value: Value, at time: FHIRTime?) {
    var value = value
    if value.attribute == "age", time == nil, date != nil {
      value.time = -Double.infinity
      value.remark = .noTime
    } else {
      let days = AgeOfData.days(ofAttribute: value.attribute)
      guard isOfNow(time, for: days, value.origin, subject: value.attribute) else { return }
      value.time = time?.seconds
    }
    values.append(value)
  }

  /// The most bytes of a text as a document writes it: a tag may have 16 KiB.
  private static let longest = 15_000

  /// As much of a text as a document keeps.
  private static func kept(_ text: String) -> Substring.UnicodeScalarView {
    var size = 0
    let end = text.unicodeScalars.firstIndex { scalar in
      size += ["<", ">", "&", "\""].contains(scalar) ? 6 : scalar.utf8.count
      return size > longest
    }
    return text.unicodeScalars[..<(end ?? text.endIndex)]
  }

  /// Whether a text is longer than a document keeps.
  static func isCut(_ text: String) -> Bool { kept(text).endIndex != text.endIndex }

  /// Text that a document can hold: what XML does not allow becomes a space, and spaces become one.
  static func plain(_ text: String) -> String {
    let allowed = String(
      String.UnicodeScalarView(
        kept(text).map { scalar in
          let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          return isControl || (0xFFFE...0xFFFF).contains(scalar.value) ? " " : scalar
        }))
    return allowed.split(separator: " ").joined(separator: " ")
  }
}
