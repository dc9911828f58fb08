public import DDXMarkup

/// The faults that a document can have.
///
/// The cases carry values; the words are elsewhere. Each case has a number that is never given to another.
public enum Fault: Hashable, Sendable {
  /// The file can't be read.
  case file(FileFault)
  /// The bytes are not XML that is accepted.
  case markup(MarkupFault)
  /// The elements and attributes are not those of the kind.
  case shape(ShapeFault)
  /// A value is not of its form.
  case value(ValueFault)
  /// A name means nothing.
  case reference(ReferenceFault)
  /// A rule of profiles is broken.
  case profile(ProfileFault)
  /// A rule of evidence tables is broken.
  case evidence(EvidenceFault)
  /// A rule of protocols is broken.
  case `protocol`(ProtocolFault)
  /// A rule of cases is broken.
  case cases(CasesFault)
  /// A cohort is not one around its profiles.
  case cohort(CohortFault)
  /// A file can't be read as FHIR.
  case fhir(FHIRFault)
  /// A rule of vocabularies is broken.
  case vocabulary(VocabularyFault)

  /// The number, which never changes.
  public var number: Int {
    switch self {
    case .file(let fault): fault.number
    case .markup(let fault): fault.number
    case .shape(let fault): fault.number
    case .value(let fault): fault.number
    case .reference(let fault): fault.number
    case .profile(let fault): fault.number
    case .evidence(let fault): fault.number
    case .protocol(let fault): fault.number
    case .cases(let fault): fault.number
    case .cohort(let fault): fault.number
    case .fhir(let fault): fault.number
    case .vocabulary(let fault): fault.number
    }
  }
}

/// Why a file can't be read.
public enum FileFault: Hashable, Sendable {
  /// The file does not exist.
  case missing
  /// It is a directory.
  case isDirectory
  /// The system does not allow it.
  case notPermitted
  /// The system gives another reason.
  case unreadable(reason: String)
  /// It has more bytes than a document can have.
  case tooLarge(limit: Int)
  /// It has no bytes.
  case empty
  /// A pipe or a device to which nobody writes.
  case silent(seconds: Int)

  var number: Int {
    switch self {
    case .missing: 1
    case .isDirectory: 2
    case .notPermitted: 3
    case .unreadable: 4
    case .tooLarge: 5
    case .empty: 6
    case .silent: 190
    }
  }
}
