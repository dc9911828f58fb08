package import DDXCore

/// What a random variable is about: one row of a document and where it was read.
package struct QuantityID: Hashable, Sendable {
  /// The source whose document it is; nil for a protocol or a study.
  package let source: SourceID?
  /// The suspect of `other` that it is about, if it is about one.
  package let suspect: String?
  /// The row, such as `sij.provocation` or `share`.
  package let row: String
  /// Where the number was read; nil where none of its own is stated.
  package let citation: CitationID?
  /// The number of patients that stand behind it, where one is known.
  package let patients: Int?
  /// Whether neither patients nor an interval stand behind it.
  package let isAssumed: Bool
  /// What its chance follows from.
  let key: UInt64

  /// Names a quantity.
  package init(
    _ row: String, of source: SourceID?, suspect: String? = nil, citation: CitationID?,
    patients: Int? = nil, isAssumed: Bool = false
  ) {
    self.source = source
    self.suspect = suspect
    self.row = row
    self.citation = citation
    self.patients = patients
    self.isAssumed = isAssumed
    let names = [citation?.name ?? "", source?.name ?? "", suspect ?? "", row]
    key = SeededGenerator.key(names.joined(separator: "\n"))
  }
}
