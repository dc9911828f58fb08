internal import DDXCore

/// The citations of one document, and which of them something names.
final class CitationIndex {
  /// The citations, in the order of the document.
  let citations: [Citation]
  private let readers: [ElementReader]
  private let ids: Set<String>
  private var used: Set<String> = []

  /// Reads the citations of an evidence table or a protocol.
  init(_ root: ElementReader, status: EditionStatus?) {
    readers = root.child("citations")?.children("citation") ?? []
    var lines = FirstLines()
    citations = readers.compactMap { reader in
      let id = reader.required("id")
      let checked = reader.requiredWord("status", as: Citation.Status.self)
      let size = reader.integer("n", in: NumberRange(1, 1e9))
      guard let id, lines.isNew(id, .citation, reader, "id"), let checked else { return nil }
      if checked == .recollection, status == .published || status == .retired {
        reader.error(.evidence(.recollection(id: id)), "status")
      }
      return Citation(
        id: CitationID(id), status: checked, sampleSize: size,
        referenceStandard: reader.string("reference-standard"), doi: reader.string("doi"),
        pubMedID: reader.string("pmid"), text: reader.text)
    }
    ids = Set(readers.compactMap { $0.string("id") })
  }

  /// The citation that an element must name.
  func required(_ reader: ElementReader) -> CitationID? {
    reader.required("citation") == nil ? nil : optional(reader)
  }

  /// The citation that an element names, or nil.
  func optional(_ reader: ElementReader) -> CitationID? {
    guard let id = reader.string("citation") else { return nil }
    guard ids.contains(id) else {
      reader.error(
        .reference(.undefinedCitation(id: id, near: NearNames.near(id, among: ids))), "citation")
      return nil
    }
    used.insert(id)
    return CitationID(id)
  }

  /// Warns of citations that nothing names: no attribute, and no text or comment as `[Lord1995]`.
  func reportUnused() {
    for reader in readers {
      guard let id = reader.string("id"), !used.contains(id), !reader.log.mentions("[\(id)]")
      else { continue }
      reader.warning(.reference(.unusedCitation(id: id)), "id")
    }
  }
}
