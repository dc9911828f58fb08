internal import DDXCore
internal import DDXMarkup

/// Makes an evidence table from its document; each section has a file of its own.
struct EvidenceDecoder {
  let names: VocabularyNames
  let citations: CitationIndex
  /// The populations that rows may name.
  let populations: [StudyPopulation]

  /// The table, or nil with the reason in the log.
  static func decode(
    _ root: Element, _ log: FaultLog, names: VocabularyNames, digest: String
  ) -> EvidenceTable? {
    let reader = ElementReader(root, log)
    let source = reader.required("source").map { SourceID($0) }
    let edition = reader.required("edition")
    let status = reader.requiredWord("status", as: EditionStatus.self)
    let citations = CitationIndex(reader, status: status)
    let own =
      reader.child("vocabulary").map { VocabularyDecoder.additions($0, to: names.vocabulary) }
      ?? .empty
    let decoder = EvidenceDecoder(
      names: VocabularyNames(vocabulary: names.vocabulary.adding(own)), citations: citations,
      populations: populations(reader, citations: citations))

    let share = decoder.share(reader)
    let sites = reader.child("sites").map(decoder.sites) ?? SiteTerms()
    var rows = FindingRows()
    let findings = (reader.child("findings")?.children("finding") ?? [])
      .compactMap { decoder.finding($0, &rows) }
    let graded = (reader.child("findings")?.children("graded") ?? []).compactMap(decoder.graded)
    var groupIDs = FirstLines()
    let groups = (reader.child("groups")?.children("group") ?? [])
      .compactMap { decoder.group($0, &rows, &groupIDs) }
    let noted = (reader.child("noted")?.children("finding") ?? [])
      .compactMap { decoder.noted($0, &rows) }
    let coverage = decoder.coverage(reader)
    let pathways = decoder.pathways(reader)
    let suspects = decoder.suspects(reader, source: source, &groupIDs)
    citations.reportUnused()

    guard let source, let edition, let status, let share else { return nil }
    return EvidenceTable(
      source: source, edition: edition, digest: digest, status: status,
      title: reader.text(of: "title"), summary: reader.text(of: "summary"),
      citations: citations.citations, vocabulary: own, populations: decoder.populations,
      share: share, sites: sites, findings: findings, groups: groups,
      graded: graded, noted: noted, coverage: coverage, pathways: pathways, suspects: suspects)
  }

  private static func populations(
    _ root: ElementReader, citations: CitationIndex
  ) -> [StudyPopulation] {
    var ids = FirstLines()
    return (root.child("populations")?.children("population") ?? []).compactMap { reader in
      let id = reader.required("id")
      let isNew = id.map { ids.isNew($0, .population, reader, "id") } ?? false
      let isExclusive = reader.required("exclusive") == nil ? nil : reader.flag("exclusive")
      let citation = citations.required(reader)
      var sources = FirstLines()
      let members: [StudyPopulation.Member] = reader.children("member").compactMap { member in
        let source = member.required("source")
        let isNew = source.map { sources.isNew($0, .source, member, "source") } ?? false
        let proportion = member.requiredNumber("proportion", in: .share)
        guard let source, isNew, let proportion else { return nil }
        return .init(source: SourceID(source), proportion: proportion)
      }
      guard let id, isNew, let isExclusive, let citation else { return nil }
      return StudyPopulation(
        id: id, isExclusive: isExclusive, members: members, citation: citation)
    }
  }
}

/// The rows of a table by finding: a finding that had two would count twice.
struct FindingRows {
  private var lines: [FindingCode: Int] = [:]

  init() {}

  /// Notes the row of a finding; a second one is an error.
  mutating func add(_ code: FindingCode, _ reader: ElementReader) {
    if let line = lines[code] {
      reader.error(.evidence(.findingTwice(code: code.name, line: line)), "code")
    } else {
      lines[code] = reader.line
    }
  }
}
