internal import DDXCore

extension ProtocolDecoder {
  /// A number of the response model in 0 … 1; `assumed` names those without a source.
  func parameter(_ reader: ElementReader, _ name: String) -> Measured? {
    guard reader.required(name) != nil else { return nil }
    let assumed = (reader.string("assumed") ?? "").split(separator: " ")
    return reader.measured(
      name, low: "\(name)-low", high: "\(name)-high", in: .probability,
      isAssumed: assumed.contains { $0 == name })
  }

  /// The findings that an element lists, by their codes.
  func findings(_ reader: ElementReader) -> [FindingCode] {
    reader.requiredChildren("finding").compactMap { names.finding($0, "code")?.code }
  }

  func confounders(_ reader: ElementReader) -> ResponseModel.Confounders? {
    let sedation = parameter(reader, "sedation-placebo")
    let opioid = parameter(reader, "opioid")
    let volume = parameter(reader, "large-volume")
    let diary = parameter(reader, "no-diary")
    let citation = citations.required(reader)
    guard let sedation, let opioid, let volume, let diary, let citation else { return nil }
    return .init(
      sedationPlacebo: sedation, opioid: opioid, largeVolume: volume, noDiary: diary,
      citation: citation)
  }

  func order(_ reader: ElementReader) -> ResponseModel.Order? {
    let concordant = parameter(reader, "concordant")
    let otherwise = parameter(reader, "otherwise")
    let prolonged = reader.required("prolonged") == nil ? nil : reader.duration("prolonged")
    let citation = citations.required(reader)
    guard let concordant, let otherwise, let prolonged, let citation else { return nil }
    return .init(
      concordant: concordant, otherwise: otherwise, prolonged: prolonged, citation: citation)
  }

  func addedCoverage(_ reader: ElementReader) -> ResponseModel.AddedCoverage? {
    let procedure = names.procedure(reader, "procedure")
    let source = reader.required("source")
    let fraction = parameter(reader, "fraction")
    let match = reader.word("match", as: AddedMatch.self) ?? .side
    let citation = citations.required(reader)
    let findings = findings(reader)
    guard let procedure, let source, let fraction, let citation else { return nil }
    return .init(
      procedure: procedure.id, source: SourceID(source), fraction: fraction,
      matchesLevel: match == .sideAndLevel, findings: findings, citation: citation)
  }

  /// What must agree between a block and a site that it covers besides.
  private enum AddedMatch: String, CaseIterable {
    case side
    case sideAndLevel = "side level"
  }

  func sensitisation(_ reader: ElementReader) -> ResponseModel.Sensitisation? {
    let effect = parameter(reader, "effect")
    let citation = citations.required(reader)
    let findings = findings(reader)
    guard let effect, let citation else { return nil }
    return .init(effect: effect, findings: findings, citation: citation)
  }
}
