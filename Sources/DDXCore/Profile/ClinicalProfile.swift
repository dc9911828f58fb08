/// One patient, as described by a document.
///
/// Nothing in it identifies a person.
public struct ClinicalProfile: Sendable {
  /// The name of the document in output.
  public let id: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The date of the profile.
  public let date: CalendarDate?
  /// Age and build.
  public let patient: Patient
  /// The pain itself.
  public let pain: Pain
  /// The recorded findings, in the order of the document.
  public let findings: [Finding]
  /// The test injections, in the order of the document.
  public let blocks: [DiagnosticBlock]
  /// Current medication.
  public let medications: [Medication]
  /// Known allergies.
  public let allergies: [Allergy]
  /// Other pains of the patient, which the profile does not ask about.
  public let otherPains: [OtherPain]
  /// The findings that were asked about but that nobody could answer: they give no evidence, and are
  /// not asked again.
  public let notKnown: [FindingCode]

  /// Creates a profile.
  public init(
    id: String, digest: String = "", date: CalendarDate? = nil, patient: Patient,
    pain: Pain = Pain(), findings: [Finding] = [], blocks: [DiagnosticBlock] = [],
    medications: [Medication] = [], allergies: [Allergy] = [], otherPains: [OtherPain] = [],
    notKnown: [FindingCode] = []
  ) {
    self.id = id
    self.digest = digest
    self.date = date
    self.patient = patient
    self.pain = pain
    self.findings = findings
    self.blocks = blocks
    self.medications = medications
    self.allergies = allergies
    self.otherPains = otherPains
    self.notKnown = notKnown
  }

  /// Whether a finding is recorded as present or more probable than not, at any side or level.
  public func isPresent(_ code: FindingCode) -> Bool {
    findings.contains { $0.code == code && $0.state.probability.value > 0.5 }
  }

  /// Whether a finding is recorded at all.
  public func isRecorded(_ code: FindingCode) -> Bool {
    findings.contains { $0.code == code }
  }
}

/// Age and build of the patient.
public struct Patient: Hashable, Sendable {
  /// Sex, as recorded.
  ///
  /// It moves no number.
  public enum Sex: String, CaseIterable, Sendable {
    /// Female.
    case female
    /// Male.
    case male
    /// Neither.
    case other
    /// Not said.
    case unspecified
  }

  /// The ages that a profile may have, in years.
  public static let ages = 12...110

  /// The age in years beyond which a pregnancy is so rare that a mistake is likelier; assumed.
  public static let oldestPregnancy = 55

  /// Age in years, within ``ages``.
  public let age: Int
  /// Sex.
  public let sex: Sex
  /// Body-mass index in kg/m².
  ///
  /// It moves no number.
  public let bodyMassIndex: Double?
  /// Whether the patient is pregnant, if recorded.
  public let isPregnant: Bool?

  /// Creates a patient.
  public init(
    age: Int, sex: Sex = .unspecified, bodyMassIndex: Double? = nil, isPregnant: Bool? = nil
  ) {
    self.age = age
    self.sex = sex
    self.bodyMassIndex = bodyMassIndex
    self.isPregnant = isPregnant
  }
}

/// The pain itself.
public struct Pain: Hashable, Sendable {
  /// Where the patient is seen; shares come from referral pain clinics.
  public enum Setting: String, CaseIterable, Sendable {
    /// A pain clinic.
    case painClinic = "pain-clinic"
    /// A spine clinic.
    case spineClinic = "spine-clinic"
    /// Primary care.
    case primaryCare = "primary-care"
    /// An emergency department.
    case emergency
    /// Elsewhere.
    case other
  }

  /// For how long.
  public let duration: ClinicalDuration?
  /// How strong, 0 … 10.
  public let intensity: Double?
  /// The place of the pain.
  public let side: Side
  /// The kind of clinic.
  public let setting: Setting?

  /// Whether it is recorded as 0 of 10.
  public var isAbsent: Bool { intensity == 0 }

  /// Creates a pain; anything not recorded is nil or unspecified.
  public init(
    duration: ClinicalDuration? = nil, intensity: Double? = nil, side: Side = .unspecified,
    setting: Setting? = nil
  ) {
    self.duration = duration
    self.intensity = intensity
    self.side = side
    self.setting = setting
  }
}

/// A drug the patient takes.
public struct Medication: Hashable, Sendable {
  /// The class of a drug.
  public enum DrugClass: String, CaseIterable, Sendable {
    /// Vitamin K antagonists, direct oral anticoagulants, heparins.
    case anticoagulant
    /// Clopidogrel and the like.
    case antiplatelet
    /// Non-steroidal anti-inflammatory drugs.
    case nsaid
    /// Opioids.
    case opioid
    /// Systemic corticosteroids.
    case corticosteroid
    /// Immunosuppressants.
    case immunosuppressant
    /// Anything else.
    case other
  }

  /// The class.
  public let drugClass: DrugClass
  /// The name, as recorded.
  public let name: String?

  /// Creates a medication.
  public init(drugClass: DrugClass, name: String? = nil) {
    self.drugClass = drugClass
    self.name = name
  }
}

/// A known allergy.
public struct Allergy: Hashable, Sendable {
  /// What to.
  public enum Substance: String, CaseIterable, Sendable {
    /// A local anaesthetic.
    case localAnaesthetic = "local-anaesthetic"
    /// Contrast medium.
    case contrastMedium = "contrast-medium"
    /// A corticosteroid.
    case corticosteroid
    /// An antibiotic.
    case antibiotic
    /// Latex.
    case latex
    /// Anything else.
    case other
  }

  /// What to.
  public let substance: Substance

  /// Creates an allergy.
  public init(to substance: Substance) { self.substance = substance }
}

extension Pain {
  /// Whether a block on a side may have reached the source of the pain.
  ///
  /// Pain in the midline has no side: joints and roots of either may be its source.
  package func mayComeFrom(_ blocked: Side) -> Bool {
    side == .midline || blocked.concerns(side)
  }

  /// The side of a needle that follows an injection: of both sides only the one that hurts.
  package func needleSide(after injected: Side) -> Side {
    injected == .bilateral && (side == .left || side == .right) ? side : injected
  }
}
