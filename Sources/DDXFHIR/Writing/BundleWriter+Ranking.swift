internal import DDXCore
internal import DDXDocuments
internal import DDXRanking

extension BundleWriter {
  /// What ddx made of the resources of the profile: the ranking, what comes before it, the block that it
  /// proposes, and the report.
  func entries(of answer: FHIRAnswer, behind inputs: [Entry]) -> [Entry] {
    let ranking = answer.ranking
    let device = address(inputs.count)
    let assessment = address(inputs.count + 1)
    var resources = [
      self.device, riskAssessment(ranking, from: inputs, by: device),
    ]
    resources += ranking.safety.reasons.map { issue($0, by: device) }
    if let order = order(answer, of: inputs, since: assessment) { resources.append(order) }
    if let report = answer.report { resources.append(document(report, by: device)) }
    if let provenance = provenance(ranking, of: assessment, by: device) {
      resources.append(provenance)
    }
    return resources.enumerated().map {
      Entry(address: address(inputs.count + $0.offset), resource: $0.element)
    }
  }

  private var device: JSONValue {
    .object(
      ("resourceType", "Device"),
      (
        "deviceName",
        .array([.object(("name", "ddx"), ("type", "user-friendly-name"))])
      ),
      ("version", .array([.object(("value", .text(Engine.version)))])))
  }

  private func riskAssessment(
    _ ranking: Ranking, from inputs: [Entry], by device: String
  ) -> JSONValue {
    let edition = [ranking.rules.id, ranking.rules.edition].compactMap { $0 }.joined(separator: "@")
    return .object(
      ("resourceType", "RiskAssessment"), ("text", narrative(ranking, edition)),
      ("status", "final"), ("method", FHIRValue.concept(FHIRNames.own("protocol"), edition)),
      ("code", FHIRValue.concept(FHIRNames.own("document"), "pain-source-ranking")),
      ("subject", subject), ("occurrenceDateTime", day),
      ("condition", reference(inputs[1].address)), ("performer", reference(device)),
      ("basis", .list(inputs.dropFirst(2).map { reference($0.address) })),
      ("prediction", .list(ranking.candidates.map(prediction))),
      ("note", .array([.object(("text", .text(Self.note)))])))
  }

  private static let note = """
    Several sources may hurt at once, so the probabilities may add up to more than 100 %. Decision \
    support only: it does not replace the clinician's judgement.
    """

  /// A source, with a range of percent: of one number alone nobody could tell a fraction from a percentage.
  private func prediction(_ candidate: Candidate) -> JSONValue {
    let percent = Self.percent(candidate.posttest)
    return .object(
      (
        "extension",
        .array([
          .object(
            ("url", .text(FHIRNames.own("pretest"))),
            ("valueQuantity", Self.percent(candidate.pretest)))
        ])
      ),
      (
        "outcome",
        FHIRValue.concept(FHIRNames.own("source"), candidate.source.name, candidate.title)
      ),
      ("probabilityRange", .object(("low", percent), ("high", percent))),
      (
        "rationale",
        candidate.sites.first.map {
          .text("most probably \($0.site) (\(Self.rounded($0.posttest)) %)")
        }
      ))
  }

  private static func rounded(_ probability: Probability) -> String {
    DocumentText.number((probability.value * 1000).rounded() / 10)
  }

  private static func percent(_ probability: Probability) -> JSONValue {
    FHIRValue.quantity((probability.value * 10_000).rounded() / 100, "%")
  }

  private func narrative(_ ranking: Ranking, _ edition: String) -> JSONValue {
    let rows = ranking.candidates.map { candidate in
      "<li>\(Self.escaped(candidate.title)): \(Self.rounded(candidate.posttest)) %</li>"
    }.joined()
    let text = "<p>Sources of pain under \(Self.escaped(edition)):</p><ol>\(rows)</ol>"
    return .object(
      ("status", "generated"),
      ("div", .text("<div xmlns=\"http://www.w3.org/1999/xhtml\">\(text)</div>")))
  }

  private static func escaped(_ text: String) -> String {
    text.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] ?? String($0) }.joined()
  }

  /// What comes before any injection.
  private func issue(_ reason: SafetyVerdict.Reason, by device: String) -> JSONValue {
    let severity =
      switch reason.verdict {
      case .stop: "high"
      case .check, .notAssessed, .discuss: "moderate"
      case .clear: "low"
      }
    return .object(
      ("resourceType", "DetectedIssue"), ("status", "final"),
      ("code", .object(("text", .text(reason.suspicion)))), ("severity", .text(severity)),
      ("patient", subject), ("identifiedDateTime", day), ("author", reference(device)),
      ("detail", .text(reason.advice)),
      (
        "mitigation",
        .array([.object(("action", .object(("text", .text(reason.check ?? reason.advice)))))])
      ))
  }

  /// The block that is proposed; nil under a stop, or where the proposal hangs on what was not asked.
  private func order(
    _ answer: FHIRAnswer, of inputs: [Entry], since assessment: String
  ) -> JSONValue? {
    let ranking = answer.ranking
    guard ranking.safety.verdict != .stop, !ranking.safety.holdsNeedle,
      let recommendation = ranking.recommendation,
      answer.proposesConditionally || !recommendation.isConditional,
      recommendation.kind == .procedure, let option = recommendation.option
    else { return nil }
    let conditions = ranking.safety.notAsked.map { code in
      vocabulary.finding(code)?.title ?? code.description
    }
    let condition =
      conditions.isEmpty
      ? []
      : ["Only if these are absent, which is not recorded: \(conditions.joined(separator: ", "))."]
    let asked = ProposedProcedure(option, vocabulary)
    return .object(
      ("resourceType", "ServiceRequest"), ("status", "draft"), ("intent", "proposal"),
      ("code", asked.code), ("subject", subject), ("authoredOn", day),
      ("reasonReference", .array([reference(inputs[1].address)])),
      ("supportingInfo", .array([reference(assessment)])), ("bodySite", asked.bodySite),
      (
        "note",
        .array((condition + answer.notes + [Self.note]).map { .object(("text", .text($0))) })
      ))
  }

  /// The report as a document of the record.
  private func document(_ report: String, by device: String) -> JSONValue {
    .object(
      ("resourceType", "DocumentReference"), ("status", "current"),
      ("docStatus", "preliminary"),
      ("type", .object(("text", "Pain sources and next step"))), ("subject", subject),
      ("author", .array([reference(device)])),
      (
        "content",
        .array([
          .object(
            (
              "attachment",
              .object(
                ("contentType", "text/html"), ("language", "en"),
                ("data", .text(Base64.text(of: report.utf8))), ("title", "ddx report"),
                ("creation", day))
            ))
        ])
      ))
  }

  /// What the ranking was made of, by digest; nil where no day is known.
  private func provenance(
    _ ranking: Ranking, of assessment: String, by device: String
  ) -> JSONValue? {
    guard let date = profile["date"] else { return nil }
    let digests = [ranking.profile.digest, ranking.rules.digest] + ranking.modules.map(\.digest)
    return .object(
      ("resourceType", "Provenance"), ("target", .array([reference(assessment)])),
      ("recorded", .text("\(date)T00:00:00Z")),
      ("agent", .array([.object(("who", reference(device)))])),
      (
        "entity",
        .list(
          digests.filter { !$0.isEmpty }.map { digest in
            .object(
              ("role", "source"),
              (
                "what",
                .object(
                  (
                    "identifier",
                    .object(
                      ("system", "urn:ietf:rfc:3986"),
                      ("value", .text("urn:hash::sha256:\(digest)")))
                  ))
              ))
          })
      ))
  }
}
