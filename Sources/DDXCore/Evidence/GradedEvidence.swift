/// How a finding with ordered values is distributed when only one source hurts.
public struct GradedEvidence: Hashable, Sendable {
  /// One value of the scale.
  public struct Value: Hashable, Sendable {
    /// Its name on the scale.
    public let id: String
    /// The findings that say "at least this value".
    public let codes: [FindingCode]
    /// P(this value | only the source hurts); those of all values sum to 1.
    public let rate: Double
    /// P(this value) where the source does not hurt; nil where no study says so.
    public let background: Double?

    /// Creates a value.
    public init(id: String, codes: [FindingCode], rate: Double, background: Double? = nil) {
      self.id = id
      self.codes = codes
      self.rate = rate
      self.background = background
    }
  }

  /// The scale, such as `pain.distance`; for the grades of a finding its code.
  public let scale: String
  /// The scale in words.
  public let title: String
  /// The values, the least first.
  public let values: [Value]
  /// For the grades of a finding, the place of the grade from which it counts as present.
  public let presentFrom: Int?
  /// What its study counted.
  public let unit: AccuracyUnit?
  /// The number of patients, where known.
  public let sampleSize: Int?
  /// The citation.
  public let citation: CitationID

  /// Creates a row; the rates are normalised.
  public init(
    scale: String, title: String, values: [Value], presentFrom: Int? = nil,
    unit: AccuracyUnit? = nil, sampleSize: Int? = nil, citation: CitationID
  ) {
    let total = values.reduce(0) { $0 + $1.rate }
    let elsewhere = values.compactMap(\.background)
    let sum = elsewhere.count == values.count ? elsewhere.reduce(0, +) : 0
    self.scale = scale
    self.title = title
    self.values = values.map { value in
      Value(
        id: value.id, codes: value.codes, rate: value.rate / total,
        background: sum > 0 ? value.background.map { $0 / sum } : nil)
    }
    self.presentFrom = presentFrom
    self.unit = unit
    self.sampleSize = sampleSize
    self.citation = citation
  }

  /// Whether it is the grades of one finding.
  public var isOfGrades: Bool { presentFrom != nil }

  /// The findings that it reads.
  public var codes: [FindingCode] { isOfGrades ? [FindingCode(scale)] : values.flatMap(\.codes) }
}
