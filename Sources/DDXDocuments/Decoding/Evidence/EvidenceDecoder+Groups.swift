internal import DDXCore

extension EvidenceDecoder {
  /// Findings that are not independent.
  func group(
    _ reader: ElementReader, _ rows: inout FindingRows, _ ids: inout FirstLines
  ) -> GroupEvidence? {
    let id = reader.required("id")
    let isNew = id.map { ids.isNew($0, .group, reader, "id") } ?? false
    // The composite is no finding of the vocabulary; it bears the name of its group.
    let composite = reader.child("composite").flatMap {
      evidence($0, code: FindingCode(id ?? ""))
    }
    let study = reader.child("study")
    let published = study.map { AccuracyDecoder(reader: $0).decode() } ?? composite?.published
    // A member without a citation was read where its group was.
    let citation = study.flatMap(citations.required) ?? composite?.citation
    let members = reader.children("member").compactMap { member($0, citation, &rows) }
    guard let id, isNew, let composite, let published else { return nil }
    return GroupEvidence(
      id: id, title: reader.text(of: "title"), composite: composite, study: published,
      members: members)
  }

  private func member(
    _ reader: ElementReader, _ citation: CitationID?, _ rows: inout FindingRows
  ) -> GroupEvidence.Member? {
    let code = names.finding(reader, "code")?.code
    if let code { rows.add(code, reader) }
    let published = AccuracyDecoder(reader: reader).decode()
    let own = citations.optional(reader)
    let shows = reader.number("shows", in: .probability)
    guard let code, let published, let citation = own ?? citation else { return nil }
    return .init(code: code, published: published, citation: citation, shows: shows)
  }
}
