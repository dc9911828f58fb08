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
  /// The day of the profile.
  var date: CalendarDate?
  /// Values of the patient and the pain, each with its attribute; the newest is read.
  var values: [(element: String, attribute: String, value: String, origin: Origin, time: Double?)] =
    []
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

  /// Text that a document can hold: what XML does not allow becomes a space, and spaces become one.
  static func plain(_ text: String) -> String {
    let allowed = String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(200).map { scalar in
          let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          return isControl || (0xFFFE...0xFFFF).contains(scalar.value) ? " " : scalar
        }))
    return allowed.split(separator: " ").joined(separator: " ")
  }
}
