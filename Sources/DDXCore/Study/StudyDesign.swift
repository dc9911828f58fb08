/// The assumptions of a simulation that are not in the editions: the patients, what is recorded, the
/// value of treatments, and the orders of injection that are compared.
public struct StudyDesign: Sendable {
  /// The id, such as `pain-clinic`.
  public let id: String
  /// The edition, such as `2026.2`.
  public let edition: String
  /// The SHA-256 of the document, in hexadecimal.
  public let digest: String
  /// The study in words.
  public let title: String
  /// Its purpose, in a sentence or two.
  public let summary: String
  /// The citations, in the order of the document.
  public let citations: [Citation]
  /// The patients.
  public let patients: StudyPatients
  /// The rates at which findings are recorded before anything is asked.
  public let records: RecordingRates
  /// The value of treating each source, and the cost of an injection; a source that is not listed has
  /// no successful treatment.
  public let utilities: Utility<SourceID>
  /// Orders of injection that look at no probability.
  public let orders: [InjectionOrder]

  /// The name with the edition, such as `pain-clinic@2026.2`.
  public var name: String { "\(id)@\(edition)" }

  /// Creates a design.
  public init(
    id: String, edition: String, digest: String = "", title: String, summary: String = "",
    citations: [Citation] = [], patients: StudyPatients, records: RecordingRates,
    utilities: Utility<SourceID>, orders: [InjectionOrder] = []
  ) {
    self.id = id
    self.edition = edition
    self.digest = digest
    self.title = title
    self.summary = summary
    self.citations = citations
    self.patients = patients
    self.records = records
    self.utilities = utilities
    self.orders = orders
  }
}
