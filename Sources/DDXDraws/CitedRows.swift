package import DDXCore

/// The rows of one document as random variables.
///
/// A number is as sure as its own interval says, else as the number of patients of its row, else as that of
/// its citation. What is assumed is as sure as 30 patients would make it.
package struct CitedRows: Sendable {
  /// The source whose rows they are; nil for a protocol or a study.
  private let source: SourceID?
  private let patients: [CitationID: Int]

  /// The rows of a table.
  package init(_ table: EvidenceTable) {
    self.init(of: table.source, table.citations)
  }

  /// The rows of a document with these citations.
  package init(of source: SourceID?, _ citations: [Citation]) {
    self.source = source
    patients = Dictionary(
      citations.compactMap { citation in
        switch citation.status {
        case .assumed, .recollection: nil
        case .verified, .secondary, .derived, .derivedUnverified, .fitted:
          citation.sampleSize.map { (citation.id, $0) }
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The number of patients of a row, or of its citation; nil where there is none.
  private func patients(_ row: Int?, _ citation: CitationID?) -> Int? {
    row ?? citation.flatMap { patients[$0] }
  }

  /// The number of patients that a number rests on.
  private func size(_ measured: Measured, _ patients: Int?) -> Double {
    measured.isAssumed
      ? ParameterDraw.assumedSize
      : measured.effectiveSize ?? patients.map(Double.init) ?? ParameterDraw.assumedSize
  }

  /// What numbers of a row are about.
  private func id(
    _ row: String, _ numbers: [Measured], patients: Int?, citation: CitationID?, suspect: String?
  ) -> QuantityID {
    let isAssumed = numbers.allSatisfy { $0.isAssumed || ($0.low == nil && patients == nil) }
    return QuantityID(
      row, of: source, suspect: suspect, citation: citation,
      patients: isAssumed ? nil : patients, isAssumed: isAssumed)
  }

  /// A proportion.
  package func proportion(
    _ row: String, _ measured: Measured, citation: CitationID?, suspect: String? = nil
  ) -> ProportionQuantity {
    let patients = patients(nil, citation)
    return ProportionQuantity(
      id(row, [measured], patients: patients, citation: citation, suspect: suspect),
      mean: measured.value, size: size(measured, patients))
  }

  /// A proportion without an interval.
  package func proportion(
    _ row: String, _ value: Double, citation: CitationID?, suspect: String? = nil
  ) -> ProportionQuantity {
    proportion(row, Measured(value), citation: citation, suspect: suspect)
  }

  /// Proportions that sum to 1.
  package func composition(
    _ row: String, _ values: [Double], patients size: Int? = nil, citation: CitationID?,
    suspect: String? = nil
  ) -> CompositionQuantity {
    let patients = patients(size, citation)
    return CompositionQuantity(
      id(
        row, values.map { Measured($0) }, patients: patients, citation: citation, suspect: suspect),
      values, size: patients.map(Double.init) ?? ParameterDraw.assumedSize)
  }

  /// An accuracy.
  package func accuracy(
    _ row: String, _ published: PublishedAccuracy, citation: CitationID?, suspect: String? = nil
  ) -> AccuracyQuantity {
    let patients = patients(published.sampleSize, citation)
    let numbers = [
      published.sensitivity, published.specificity, published.positiveRatio,
      published.negativeRatio,
    ].compactMap(\.self)
    return AccuracyQuantity(
      id(row, numbers, patients: patients, citation: citation, suspect: suspect), published,
      size: { size($0, patients) })
  }

  /// The accuracy of a finding that stands alone.
  package func accuracy(_ row: FindingEvidence, suspect: String? = nil) -> AccuracyQuantity {
    accuracy(row.code.name, row.published, citation: row.citation, suspect: suspect)
  }
}
