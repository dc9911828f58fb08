internal import DDXCore

/// The attributes of a profile, by the element that has them.
enum ProfileForm {
  static let patient: [ProfileField] = [
    .init("age", .whole, "Age in years"),
    .init("sex", .word(of: Patient.Sex.self), "Sex"),
    .init("bmi", .amount(unit: "kg/m2"), "Body-mass index"),
    .init("pregnant", .flag, "Is the patient pregnant?"),
  ]

  static let pain: [ProfileField] = [
    .init("duration", .duration, "For how long has it hurt?"),
    .init("intensity", .score, "How strong is the pain, from 0 to 10?"),
    .init("side", .word(of: Side.self), "On which side?"),
    .init("setting", .word(of: Pain.Setting.self), "Where is the patient seen?"),
  ]

  static let otherPain: [ProfileField] = [
    .init("code", .text, "Where, by a code of the vocabulary such as pain.knee"),
    .init("side", .word(of: Side.self), "On which side?"),
    .init("duration", .duration, "For how long has it hurt?"),
    .init("intensity", .score, "How strong is the pain, from 0 to 10?"),
  ]

  static let medication: [ProfileField] = [
    .init("class", .word(of: Medication.DrugClass.self), "Class of the drug", list: "drug-class"),
    .init("name", .text, "Name of the drug"),
  ]

  static let allergy: [ProfileField] = [
    .init("to", .word(of: Allergy.Substance.self), "Allergic to what?", list: "substance")
  ]

  /// Where something was injected; the procedures are those of a vocabulary.
  static func place(_ vocabulary: Vocabulary) -> [ProfileField] {
    [
      .init("procedure", .word(vocabulary.procedures.map(\.id.name)), "What was injected?"),
      .init("side", .word(of: Side.self), "On which side?"),
      .init("levels", .words(of: Level.self), "At which levels, named as joints or roots?"),
      .init(
        "nerves", .words(["T11", "T12", "L1", "L2", "L3", "L4", "L5"]),
        "Or which medial branches, named as nerves?"),
    ]
  }

  /// When it was injected, and with which others.
  static let occasion: [ProfileField] = [
    .init("date", .day, "On which day, or in which month?"),
    .init("time", .time, "At what time?"),
    .init("session", .whole, "Blocks with one relief between them have one number here"),
    .init("reading", .word(["own"]), "Was its relief read before the next injection of the day?"),
  ]

  static let technique: [ProfileField] = [
    .init("agent", .words(of: DiagnosticBlock.Agent.self), "With which drugs?"),
    .init("volume", .amount(unit: "mL"), "How much at each site?"),
    .init("steroid", .flag, "Was a steroid added?"),
    .init("guidance", .word(of: DiagnosticBlock.Guidance.self), "How was the needle guided?"),
    .init(
      "contrast", .word(of: DiagnosticBlock.Contrast.self),
      "How was flow into a vessel looked for?"),
    .init(
      "vascular-uptake", .word(of: DiagnosticBlock.VascularUptake.self),
      "Was flow into a vessel seen?"),
    .init("complication", .text, "Complication, by a code of the vocabulary"),
  ]

  static let result: [ProfileField] = [
    .init("pain-before", .score, "How strong was the pain before, from 0 to 10?"),
    .init("relief", .relief, "Relief in percent: 85, 50-75, >= 80, positive, negative or worse"),
    .init("relief-back", .relief, "Relief of the pain in the back"),
    .init("relief-leg", .relief, "Relief of the pain in the leg"),
    .init("relief-duration", .duration, "How long did the relief last?"),
    .init(
      "movements", .word(of: DiagnosticBlock.Movements.self), "Could the patient do what hurt?"),
    .init("sedation", .word(of: DiagnosticBlock.Sedation.self), "Sedation"),
    .init("diary", .word(of: DiagnosticBlock.Diary.self), "How was the relief recorded?"),
    .init("concordant", .flag, "Discography: was the pain the familiar one?"),
    .init("pain", .score, "Discography: how strong was it, from 0 to 10?"),
    .init("pressure", .amount(unit: "[psi]"), "Discography: pressure above opening"),
    .init(
      "control-disc", .word(of: DiagnosticBlock.Provocation.ControlDisc.self),
      "Discography: the control disc"),
  ]

  static let score: [ProfileField] = [
    .init("after", .duration, "How long after the injection?"),
    .init("pain", .score, "How strong was the pain, from 0 to 10?"),
  ]

  /// All of a block.
  static func block(_ vocabulary: Vocabulary) -> [ProfileField] {
    place(vocabulary) + occasion + technique + result
  }

  /// The parts of a finding that have the same values in every one; its state and its grade do not
  /// stand here.
  static let probability = ProfileField(
    "probability", .probability, "How probable, from 0 to 1?")
  static let side = ProfileField("side", .word(of: Side.self), "On which side?")
  static let level = ProfileField("level", .word(of: Level.self), "At which level?")
  static let course = ProfileField("course", .word(of: Finding.Course.self), "How did it develop?")

  /// The grade of a finding.
  static func grade(_ definition: FindingDefinition) -> ProfileField {
    .init("grade", .word(definition.grades), "Of which grade?")
  }
}
