import DDXCore

/// Makes what a program says of itself from its answer to `describe`.
struct DescriptionDecoder {
  /// What documents may name.
  let vocabulary: Vocabulary
  /// The SHA-256 of the program's file.
  let digest: String

  /// What the answer says.
  ///
  /// - Throws: A reason where the program asks for another contract, refuses, or says something
  ///   that is not of the contract.
  func decode(_ answer: JSONValue) throws(ProgramFailure.Reason) -> ProgramDescription {
    // A newer contract may have keys that this one doesn't know, so its version is read first.
    if case .object(let object) = answer, case .object(let descriptor)? = object["descriptor"],
      case .text(let text)? = descriptor["contract"], let version = ContractVersion(text),
      !ContractVersion.current.accepts(version)
    {
      throw .contract(asked: version, host: .current)
    }
    let outcome: Result<ProgramDescription, ProgramFailure.Reason>
    do throws(AnswerFault) {
      let reader = try AnswerReader(answer, .descriptionAnswer)
      if let refusal = try reader.optionalText("error") {
        outcome = .failure(.refused(refusal))
      } else {
        outcome = .success(try reader.required("descriptor", description))
      }
    } catch {
      outcome = .failure(.answer(error))
    }
    return try outcome.get()
  }

  private func description(_ value: JSONValue) throws(AnswerFault) -> ProgramDescription {
    let reader = try AnswerReader(value, .descriptor)
    let id = try reader.name("id")
    if id == SourceID.other.name { throw AnswerFault(.reserved, at: "id") }
    let contract = try reader.required("contract", contract)
    let own = try reader.optional("vocabulary", own) ?? vocabulary(findings: [], procedures: [])
    let all = vocabulary.adding(own)
    for (index, finding) in own.findings.enumerated() {
      guard let given = finding.given, all.finding(given) == nil else { continue }
      throw AnswerFault(
        .unknownFinding(given.name, near: []), at: "vocabulary.findings[\(index)].given")
    }
    var names: [FindingCode: String] = [:]
    _ = try reader.list("findings") { value throws(AnswerFault) in
      let name = try AnswerReader.text(value)
      if names.updateValue(name, forKey: try Self.finding(value, in: all).code) != nil {
        throw AnswerFault(.twice(name))
      }
    }
    let procedures = try reader.list("procedures") { value throws(AnswerFault) in
      try Self.procedure(value, in: all)
    }
    let keys = try reader.list("protocol") { value throws(AnswerFault) in
      try AnswerReader.word(value, as: ProtocolKey.self)
    }
    try Self.distinct(procedures.map(\.name), at: "procedures")
    try Self.distinct(keys.map(\.rawValue), at: "protocol")
    let citations = try reader.list("citations", citation)
    try Self.distinct(citations.map(\.id.name), at: "citations")
    return ProgramDescription(
      descriptor: ModuleDescriptor(
        id: SourceID(id), name: try reader.words("name"), version: try reader.words("version"),
        contract: contract, evidenceEdition: try reader.words("evidence"),
        evidenceDigest: digest, findings: Array(names.keys)),
      names: names,
      procedures: procedures.sorted(), protocolKeys: keys, vocabulary: own,
      citations: citations)
  }

  private func contract(_ value: JSONValue) throws(AnswerFault) -> ContractVersion {
    let text = try AnswerReader.text(value)
    guard let version = ContractVersion(text) else {
      throw AnswerFault(.type("a version such as `\(ContractVersion.current)`"))
    }
    return version
  }

  private func citation(_ value: JSONValue) throws(AnswerFault) -> Citation {
    let reader = try AnswerReader(value, .citation)
    let id = try reader.name("id")
    let status = try reader.word("status", as: Citation.Status.self)
    if status == .recollection { throw AnswerFault(.recollection(id), at: "status") }
    return Citation(
      id: CitationID(id), status: status,
      sampleSize: try reader.optionalCount("n", in: .patients),
      referenceStandard: try reader.optionalText("referenceStandard"),
      doi: try reader.optionalText("doi"), pubMedID: try reader.optionalText("pmid"),
      text: try reader.text("text"))
  }

  /// Throws where a name stands twice.
  static func distinct(_ names: [String], at key: String) throws(AnswerFault) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw AnswerFault(.twice(name), at: key)
    }
  }
}

extension ContractVersion {
  /// Creates a version from `1.0`, or nil where the text is none.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]), major >= 0,
      minor >= 0
    else { return nil }
    self.init(major: major, minor: minor)
  }
}
