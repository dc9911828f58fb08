public import DDXCore
public import DDXDocuments

/// Reads profiles from FHIR R4: answers to the form of ``FHIRWriter/questionnaire(groups:)``, or a bundle.
///
/// What is not there is unknown, never absent. A part that breaks a rule of profiles is left out and
/// listed; what could mix up patients refuses the file.
public struct FHIRReader: Sendable {
  /// The bytes that a file may have.
  public static let largest = 5 << 20

  /// What keeps a hostile file from taking time and memory.
  package static let limits = JSONParser.Limits(depth: 64, keys: 1000, values: 20_000)

  private let documents: DocumentReader

  /// Creates a reader.
  ///
  /// - Parameter documents: What reads the profile, with the vocabulary that it is named in.
  public init(documents: DocumentReader) { self.documents = documents }

  /// Reads a profile.
  ///
  /// - Parameters:
  ///   - bytes: A `Bundle` or a `QuestionnaireResponse` as JSON, of at most ``largest`` bytes.
  ///   - name: The name of the file in messages.
  ///   - date: The day of the profile; nil for the one that the file says.
  ///   - id: The name of the profile; nil for the one that ddx wrote into the file, or `imported`.
  /// - Returns: The profile, and what became of all that is in the file.
  /// - Throws: `DocumentFaults` where the file can't be read, is of several patients, or lacks the age.
  public func read(
    _ bytes: [UInt8], name: String, date: CalendarDate? = nil, id: String? = nil
  ) throws(DocumentFaults) -> FHIRImport {
    guard bytes.count <= Self.largest else {
      throw DocumentFaults([
        Diagnostic(
          fault: .file(.tooLarge(limit: Self.largest)), file: name, isPrivate: true)
      ])
    }
    var text = bytes
    // Some systems begin a text with the mark of UTF-8; spaces in its place keep all others in theirs.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if text.starts(with: mark) { text.replaceSubrange(0..<mark.count, with: "   ".utf8) }
    let root: JSONValue
    do throws(JSONParser.Fault) {
      root = try JSONParser.value(of: text, within: Self.limits)
    } catch {
      let (line, column) = LineIndex(bytes).place(of: error.column - 1)
      throw DocumentFaults([
        Diagnostic(
          fault: .fhir(.json(error.problem)), file: name, line: line, column: column,
          isPrivate: true)
      ])
    }
    return try read(root, of: bytes, name: name, date: date, id: id)
  }

  /// Reads a profile of a resource that stands in a larger text, or was put together of its parts.
  ///
  /// - Parameters:
  ///   - root: The resource, with the bytes of the text at which its objects were read.
  ///   - bytes: The text.
  ///   - name: The name of the text in messages.
  ///   - date: The day of the profile; nil for the one that the resource says.
  ///   - id: The name of the profile; nil for the one that ddx wrote into it, or `imported`.
  /// - Returns: The profile, and what became of all that is in the resource.
  /// - Throws: `DocumentFaults` where it can't be read, is of several patients, or lacks the age.
  package func read(
    _ root: JSONValue, of bytes: [UInt8], name: String, date: CalendarDate? = nil,
    id: String? = nil
  ) throws(DocumentFaults) -> FHIRImport {
    let places = LineIndex(bytes)
    func diagnostic(_ refusal: Refusal, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
      let (line, column) = places.place(of: refusal.offset)
      return Diagnostic(
        severity: severity, fault: .fhir(refusal.fault), file: name, line: line, column: column,
        isPrivate: true)
    }
    var draft = Draft()
    draft.date = date
    do throws(Refusal) {
      try Self.read(root, vocabulary: documents.vocabulary, into: &draft)
    } catch {
      throw DocumentFaults([diagnostic(error)])
    }
    let values = draft.newestValues()
    guard values.contains(where: { $0.element == "patient" && $0.attribute == "age" }) else {
      throw DocumentFaults([
        Diagnostic(
          fault: .fhir(draft.hasAgeOfOtherTime ? .noDay : .noAge), file: name, line: 1,
          isPrivate: true)
      ])
    }
    let parts = draft.newestFindings() + draft.blocks + draft.others.unlike
    let ownID = id == nil ? ownName(&draft) : nil
    let assembly = Assembly(
      id: id ?? ownID ?? "imported", date: draft.date, values: values, parts: parts)
    let checked = try ImportCheck(
      documents: documents, assembly: assembly, name: name, places: places
    ).run()
    draft.entries += checked.entries
    let entries = draft.entries.enumerated().sorted {
      ($0.element.origin.offset, $0.offset) < ($1.element.origin.offset, $1.offset)
    }.map(\.element)
    return FHIRImport(
      profile: checked.profile, document: checked.text,
      entries: entries.map { entry in
        FHIREntry(
          outcome: entry.outcome, path: entry.origin.path,
          line: places.place(of: entry.origin.offset).line, resource: entry.origin.resource,
          subject: entry.subject, reason: entry.reason)
      },
      notes: draft.warnings.map { diagnostic($0, .warning) } + checked.notes)
  }

  private static func read(
    _ root: JSONValue, vocabulary: Vocabulary, into draft: inout Draft
  ) throws(Refusal) {
    guard case .object(let object) = root, let type = object.text("resourceType") else {
      throw Refusal(fault: .noResource, offset: 0)
    }
    switch type {
    case "Bundle": try BundleReader.read(object, vocabulary: vocabulary, into: &draft)
    case "QuestionnaireResponse":
      try ResponseReader.read(
        object, at: type, isAlone: true, vocabulary: vocabulary, into: &draft)
    default: throw Refusal(fault: .otherResource, offset: 0)
    }
  }

  /// The name of the profile that the file says; nil where it says none, or notes that none can be so.
  private func ownName(_ draft: inout Draft) -> String? {
    guard let name = draft.id else { return nil }
    if isName(name) { return name }
    if let origin = draft.idOrigin { draft.note(.notRead, origin, .noName, subject: "id") }
    return nil
  }

  /// Whether a text can be the name of a profile: whether a document with it can be read.
  private func isName(_ text: String) -> Bool {
    let age = DocumentElement.Attribute("age", "\(Patient.ages.lowerBound)")
    let element = DocumentElement(
      "profile", [.init("id", text)], children: [DocumentElement("patient", [age])])
    let bytes = Array(ProfileWriter.text(element).text.utf8)
    let read = try? documents.profile(DocumentFile(name: "profile.xml", bytes: bytes))
    return read?.value.id == text
  }
}

extension Draft {
  /// Whether there is an age, and it is not that on the day of the profile.
  fileprivate var hasAgeOfOtherTime: Bool {
    let reasons: [FHIRReason] = [.later, .noDay, .old(days: AgeOfData.usual)]
    return entries.contains { $0.subject == "age" && $0.reason.map(reasons.contains) == true }
  }
}

extension [Draft.Part] {
  /// The parts without those that say what one of another type said before, as an order and a statement
  /// of one drug do.
  fileprivate var unlike: Self {
    var types: [DocumentElement: String] = [:]
    return filter { part in
      guard let type = types[part.element] else {
        types[part.element] = part.origin.resource
        return true
      }
      return type == part.origin.resource
    }
  }
}
