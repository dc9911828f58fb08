#if Serve

import DDXCore
import DDXDialogue
import DDXDocuments
import DDXReports

/// The form of a patient: what it holds, and what is wrong with it.
struct PatientForm {
  /// Fields under one heading.
  struct Group {
    let title: String
    let fields: [Field]
  }

  private let values: [String: [String]]
  private let isSent: Bool

  /// What is recorded.
  init(_ workup: Workup) {
    isSent = false
    var values: [String: [String]] = ["id": [workup.state.id]]
    let date = workup.profile == nil ? workup.state.date : workup.profile?.date
    values["date"] = date.map { ["\($0)"] }
    if let profile = workup.profile {
      values["age"] = ["\(profile.patient.age)"]
      values["sex"] =
        profile.patient.sex == .unspecified ? [] : [profile.patient.sex.rawValue]
      values["bmi"] = profile.patient.bodyMassIndex.map { [Self.short($0)] }
      values["pregnant"] = profile.patient.isPregnant.map { [$0 ? "yes" : "no"] }
      values["side"] = profile.pain.side == .unspecified ? [] : [profile.pain.side.rawValue]
      values["duration"] = profile.pain.duration.map { [$0.spoken] }
      values["intensity"] = profile.pain.intensity.map { [Self.short($0)] }
      values["setting"] = profile.pain.setting.map { [$0.rawValue] }
      values["medication"] = profile.medications.map(\.drugClass.rawValue)
      values["allergy"] = profile.allergies.map(\.substance.rawValue)
    }
    self.values = values
  }

  /// Creates a form from the submitted values.
  init(_ form: Form) {
    isSent = true
    var values: [String: [String]] = [:]
    for name in Set(form.fields.map(\.name)) {
      values[name] = form.all(name).map(\.trimmed).filter { !$0.isEmpty }
    }
    self.values = values
  }

  /// The age, where it is one.
  var age: Int? {
    value("age").flatMap { Int($0) }.flatMap { Patient.ages.contains($0) ? $0 : nil }
  }

  private func value(_ name: String) -> String? { values[name]?.last }

  private static func short(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  /// A number in a range, nil where there is none, or a fault.
  private func number(
    _ name: String, in range: ClosedRange<Double>
  ) -> (value: Double?, error: String?) {
    guard let text = value(name) else { return (nil, nil) }
    guard let number = DecimalText.value(text.replacing(",", with: ".")), range.contains(number)
    else {
      let ends = [range.lowerBound, range.upperBound].map(Self.short)
      return (nil, "write a number from \(ends[0]) to \(ends[1])")
    }
    return (number, nil)
  }

  private var duration: (value: ClinicalDuration?, error: String?) {
    guard let text = value("duration") else { return (nil, nil) }
    guard
      let duration = ClinicalDuration(
        spoken: text.split(whereSeparator: \.isWhitespace).map(String.init))
    else { return (nil, "write it as 3 years, 6 months or 10 weeks") }
    return (duration, nil)
  }

  private var day: (value: CalendarDate?, error: String?) {
    guard let text = value("date") else { return (nil, nil) }
    guard let day = CalendarDate(text) else { return (nil, "write it as 2026-05-10") }
    return (day, nil)
  }

  /// The profile that the form makes of another; nil where something is wrong.
  func profile(from base: ClinicalProfile) -> ClinicalProfile? {
    guard fields.flatMap(\.fields).faults.isEmpty, let age, let id = value("id") else { return nil }
    return ClinicalProfile(
      id: id, date: day.value,
      patient: Patient(
        age: age, sex: value("sex").flatMap(Patient.Sex.init) ?? .unspecified,
        bodyMassIndex: number("bmi", in: 10...90).value,
        isPregnant: value("pregnant").map { $0 == "yes" }),
      pain: Pain(
        duration: duration.value, intensity: number("intensity", in: 0...10).value,
        side: value("side").flatMap(Side.init) ?? .unspecified,
        setting: value("setting").flatMap(Pain.Setting.init)),
      findings: base.findings, blocks: base.blocks,
      medications: medications(beside: base.medications),
      allergies: (values["allergy"] ?? []).compactMap(Allergy.Substance.init).map(Allergy.init),
      otherPains: base.otherPains, notKnown: base.notKnown)
  }

  /// What takes a choice back: a browser can't empty what was chosen.
  private static let notKnown = Field.Choice("", "not known")

  /// The drugs that were chosen; those with a name keep it.
  private func medications(beside known: [Medication]) -> [Medication] {
    (values["medication"] ?? []).compactMap(Medication.DrugClass.init).flatMap { drugClass in
      let named = known.filter { $0.drugClass == drugClass }
      return named.isEmpty ? [Medication(drugClass: drugClass)] : named
    }
  }

  /// The fields with what they hold and what is wrong.
  var fields: [Group] {
    let isAgeWrong = isSent && age == nil
    let isNameWrong = isSent && !InterviewState.isName(value("id") ?? "")
    return [
      Group(
        title: "Who",
        fields: [
          Field(
            "id", "Name of the profile", .text,
            hint: "A number of your own, such as patient-7: never a name or a date of birth.",
            value: value("id"),
            error: isNameWrong
              ? "begin with a letter from a to z; then such letters, figures, points and dashes"
              : nil),
          Field("date", "Day of the visit", .day, value: value("date"), error: day.error),
          Field(
            "age", "Age in years", .number, value: value("age"),
            error: isAgeWrong
              ? "write a whole number from \(Patient.ages.lowerBound) to \(Patient.ages.upperBound)"
              : nil),
          Field(
            "sex", "Sex",
            .radios(
              [.init("female"), .init("male"), .init("other"), Self.notKnown].capitalised),
            value: value("sex") ?? ""),
          Field(
            "pregnant", "Pregnant",
            .radios([.init("yes"), .init("no"), Self.notKnown].capitalised),
            value: value("pregnant") ?? ""),
          Field(
            "bmi", "Body-mass index in kg/m²", .number, value: value("bmi"),
            error: number("bmi", in: 10...90).error),
        ]),
      Group(
        title: "The pain",
        fields: [
          Field(
            "side", "Side of the pain",
            .radios(
              [
                .init("left"), .init("right"), .init("bilateral", "both"), .init("midline"),
                Self.notKnown,
              ].capitalised),
            value: value("side") ?? ""),
          Field(
            "duration", "For how long", .text, hint: "Such as 3 years, 6 months or 10 weeks.",
            value: value("duration"), error: duration.error),
          Field(
            "intensity", "How strong, 0 to 10", .number, value: value("intensity"),
            error: number("intensity", in: 0...10).error),
          Field(
            "setting", "Where the patient is seen",
            .list(
              [.init("", "Not said")]
                + Pain.Setting.allCases.map {
                  .init($0.rawValue, $0.rawValue.replacing("-", with: " ").capitalisedFirst)
                }), value: value("setting")),
        ]),
      Group(
        title: "Before an injection",
        fields: [
          Field(
            "medication", "The patient takes",
            .checks(Medication.DrugClass.allCases.map { .init($0.rawValue, $0.words) }),
            values: values["medication"] ?? []),
          Field(
            "allergy", "Allergic to",
            .checks(Allergy.Substance.allCases.map { .init($0.rawValue, $0.words) }),
            values: values["allergy"] ?? []),
        ]),
    ]
  }
}

extension [Field.Choice] {
  /// The same, each with a capital.
  var capitalised: Self { map { Field.Choice($0.value, $0.label.capitalisedFirst) } }
}

#endif
