internal import DDXCore
internal import DDXMarkup

/// Makes a profile from its document.
struct ProfileDecoder {
  let names: VocabularyNames

  /// The profile, or nil where the log says why not; within another document it may go by a name
  /// given there.
  func decode(
    _ root: Element, _ log: FaultLog, digest: String, named name: String? = nil
  ) -> ClinicalProfile? {
    let reader = ElementReader(root, log)
    let id = name == nil || reader.has("id") ? reader.required("id") : name
    let date = reader.date("date")
    let patient = reader.child("patient").flatMap(patient)
    let pain = reader.child("pain").map(pain) ?? Pain()
    let findings =
      reader.child("findings").map { FindingsDecoder(names: names, patient: patient).decode($0) }
      ?? (findings: [], notKnown: [])
    let subject = BlockSubject(profileDate: date, pain: pain, age: patient?.age)
    let blocks = blocks(reader, of: subject)
    if let date, !Self.years.contains(date.year) { reader.error(.profile(.dateFarOff), "date") }
    if let patient { check(reader, patient, pain) }
    let medications = medications(reader.children("medication"))
    let allergies = reader.children("allergy").compactMap {
      $0.requiredWord("to", as: Allergy.Substance.self).map(Allergy.init)
    }
    let otherPains = reader.children("other-pain").map(otherPain)
    guard let id, let patient else { return nil }
    return ClinicalProfile(
      id: id, digest: digest, date: date, patient: patient, pain: pain,
      findings: findings.findings, blocks: blocks, medications: medications,
      allergies: allergies, otherPains: otherPains, notKnown: findings.notKnown)
  }

  private func blocks(_ reader: ElementReader, of subject: BlockSubject) -> [DiagnosticBlock] {
    guard let section = reader.child("blocks") else { return [] }
    if section.child("block") != nil || section.child("session") != nil, !reader.has("date") {
      reader.error(.profile(.noDate), "date")
    }
    return BlocksDecoder(decoder: BlockDecoder(names: names, subject: subject)).decode(section)
  }

  /// Checks for impossible patients.
  private func check(_ reader: ElementReader, _ patient: Patient, _ pain: Pain) {
    if patient.isPregnant == true, let element = reader.child("patient") {
      if patient.sex == .male {
        element.error(.profile(.pregnantMale), "pregnant")
      } else if patient.age > Patient.oldestPregnancy {
        element.warning(.profile(.pregnantAtAge), "pregnant")
      }
    }
    guard let duration = pain.duration, let element = reader.child("pain") else { return }
    if duration.hours > Double(patient.age + 1) * 365.25 * 24 {
      element.error(.profile(.painLongerThanLife), "duration")
    } else if duration == .zero {
      element.warning(.profile(.noTime), "duration")
    }
  }

  /// The years of which a profile may speak: nothing here reads the clock, and outside of them a slip
  /// of the pen is certain.
  private static let years = 1950...2100

  private func patient(_ reader: ElementReader) -> Patient? {
    let age = reader.requiredInteger(
      "age",
      in: NumberRange(
        Double(Patient.ages.lowerBound), Double(Patient.ages.upperBound)))
    let sex = reader.word("sex", as: Patient.Sex.self)
    let bodyMassIndex = reader.number("bmi", in: NumberRange(10, 90))
    let isPregnant = reader.flag("pregnant")
    guard let age else { return nil }
    return Patient(
      age: age, sex: sex ?? .unspecified, bodyMassIndex: bodyMassIndex, isPregnant: isPregnant)
  }

  private func pain(_ reader: ElementReader) -> Pain {
    Pain(
      duration: reader.duration("duration"),
      intensity: reader.number("intensity", in: .painScore),
      side: reader.word("side", as: Side.self) ?? .unspecified,
      setting: reader.word("setting", as: Pain.Setting.self))
  }

  private func otherPain(_ reader: ElementReader) -> OtherPain {
    OtherPain(
      code: reader.has("code") ? names.finding(reader, "code")?.code : nil,
      side: reader.word("side", as: Side.self) ?? .unspecified,
      duration: reader.duration("duration"),
      intensity: reader.number("intensity", in: .painScore))
  }

  private func medications(_ readers: [ElementReader]) -> [Medication] {
    let read = readers.compactMap { reader in
      reader.requiredWord("class", as: Medication.DrugClass.self).map { drugClass in
        let name = reader.string("name")
        let named = drugClass == .other ? name.flatMap(DrugNames.gravestClass) : nil
        if let name, let named {
          reader.warning(.profile(.drugOfOtherClass(name, readAs: named)), "class")
        }
        return (reader: reader, drug: Medication(drugClass: named ?? drugClass, name: name))
      }
    }
    // A mixture is recorded once for each of its classes.
    var recorded: [String: Set<Medication.DrugClass>] = [:]
    for (_, drug) in read { recorded[drug.name ?? "", default: []].insert(drug.drugClass) }
    for (reader, drug) in read {
      guard let name = drug.name, let own = recorded[name] else { continue }
      if DrugNames.classes(in: name).contains(where: { $0.thinsBlood && !own.contains($0) }) {
        reader.warning(.profile(.drugOfOtherClass(name, readAs: nil)), "name")
      }
    }
    return read.map(\.drug)
  }
}
