internal import DDXCore
internal import DDXDocuments
internal import DDXFHIR

/// The chart of a request, read as a profile.
struct ChartReading {
  /// The profile, and what became of all that was sent.
  let found: FHIRImport
  /// Whether a low back pain is among the problems that are there.
  let hasBackPain: Bool
  /// What was not sent, or could not be told.
  let missing: [ChartKey]
  /// What goes on on a page that was not sent.
  let incomplete: [ChartKey]

  /// Reads a chart on a day.
  ///
  /// - Throws: ``CDSFault`` where it is of another patient, lacks the age, or can't be read.
  init(
    _ request: CDSRequest, of bytes: [UInt8], on day: CalendarDate?, _ documents: DocumentReader
  ) throws(CDSFault) {
    let parts = request.chart
    let patients = parts[.patient]?.resources ?? []
    guard patients.contains(where: { $0.text("resourceType") == "Patient" }) else { throw .noAge }
    for patient in patients {
      if let id = patient.text("id"), id != request.patient { throw .otherPatient }
    }
    let entries = ChartKey.allCases.flatMap { parts[$0]?.entries ?? [] }
    let procedures = entries.count {
      $0.object("resource")?.text("resourceType") == "Procedure"
    }
    guard procedures <= Self.mostProcedures else {
      throw .unreadable(["more than \(Self.mostProcedures) procedures were sent"])
    }
    do throws(DocumentFaults) {
      found = try FHIRReader(documents: documents).read(
        Chart.bundle(entries), of: bytes, name: "the chart", date: day, id: "chart")
    } catch {
      throw Self.fault(error)
    }
    hasBackPain = entries.compactMap { $0.object("resource") }.contains(where: Chart.isLowBackPain)
    missing = ChartKey.allCases.filter { key in
      if case .entries? = parts[key] { false } else { true }
    }
    incomplete = ChartKey.allCases.filter { key in
      if case .entries(_, isWhole: false)? = parts[key] { true } else { false }
    }
  }

  /// Twice the procedures that are asked for; of blocks a profile allows fewer.
  private static let mostProcedures = 200

  private static func fault(_ faults: DocumentFaults) -> CDSFault {
    let kinds = faults.diagnostics.map(\.fault)
    if kinds.contains(.fhir(.noAge)) { return .noAge }
    if kinds.contains(.fhir(.severalPatients)) || kinds.contains(.fhir(.otherSubject)) {
      return .otherPatient
    }
    let renderer = DiagnosticRenderer()
    return .unreadable(faults.diagnostics.map(renderer.message))
  }

  /// Whether it says more of the pain than that it is there: answers to our form, or test injections.
  var hasHistory: Bool {
    !found.profile.blocks.isEmpty || found.list(.read).contains { $0.resource == "item" }
  }

  /// What stands in the chart and may be a warning sign, but must be confirmed: findings by their
  /// codes, and how many syndromes.
  func unconfirmedSigns(_ vocabulary: Vocabulary) -> (findings: [FindingDefinition], syndromes: Int)
  {
    // What is only old may as well have been denied; that it is not recorded is told elsewhere.
    let suggested = found.list(.suggested).filter { entry in
      [.broader, .notConfirmed, .notActive, .syndrome].contains(entry.reason)
    }
    let codes = Set(suggested.map(\.subject))
    let recorded = Set(found.profile.findings.map(\.code))
    return (
      vocabulary.findings.filter {
        $0.kind == .redFlag && codes.contains($0.code.name) && !recorded.contains($0.code)
      }, suggested.count { $0.reason == .syndrome }
    )
  }

  /// The classes of drugs that thin the blood of which one is paused, planned or not surely taken, and
  /// none surely.
  var possibleThinners: [Medication.DrugClass] {
    let reasons = Set(found.list(.suggested).compactMap(\.reason))
    let taken = Set(found.profile.medications.map(\.drugClass))
    return Medication.DrugClass.allCases.filter {
      reasons.contains(.mayThinBlood($0)) && !taken.contains($0)
    }
  }

  /// How many drugs were not read as taken, but for those that are named or counted elsewhere.
  var drugsNotUsed: Int {
    (found.list(.suggested) + found.list(.notRead)).count { entry in
      guard entry.subject == "medication" || Self.drugTypes.contains(entry.resource) else {
        return false
      }
      switch entry.reason {
      case .drugNotClassed?, .mayThinBlood?: return false
      default: return true
      }
    }
  }

  /// The resources that name a drug of a patient.
  private static let drugTypes: Set<String> = [
    "MedicationRequest", "MedicationStatement", "MedicationDispense", "MedicationAdministration",
  ]

  /// Whether a problem says that the patient may be pregnant, and nothing that she is.
  var mayBePregnant: Bool {
    found.profile.patient.isPregnant != true
      && found.list(.suggested).contains { $0.reason == .pregnancy }
  }

  /// How many drugs are of no class that is known.
  var drugsNotClassed: Int { found.list(.suggested).count { $0.reason == .drugNotClassed } }
}
