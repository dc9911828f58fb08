internal import DDXCore
internal import DDXDocuments

extension BundleReader {
  mutating func procedure(_ resource: Resource) {
    let object = resource.object
    guard object.text("status") == "completed" else {
      draft.note(.notRead, resource.origin, .status)
      return
    }
    let words = object.codings("code")
    if let own = words.first(where: { $0.isOwn("procedure") }) {
      block(own, resource)
      return
    }
    if words.contains(where: KnownCodes.isSacroiliacInjection) {
      draft.note(.suggested, resource.origin, .injection, subject: "block")
      return
    }
    switch match(words) {
    case .failure(let error): draft.note(.notRead, resource.origin, error.reason)
    case .success(nil): draft.note(.notRead, resource.origin, .noCode)
    case .success(let match?):
      let code = match.finding.code.name
      guard match.relation == .equal || match.relation == .narrower else {
        draft.note(.suggested, resource.origin, .broader, subject: code)
        return
      }
      add(
        match.finding, isPresent: true, from: resource,
        at: object.time("performedDateTime", "performedPeriod"))
    }
  }

  /// A block by our own code.
  private mutating func block(_ word: CodedWord, _ resource: Resource) {
    let object = resource.object
    guard vocabulary.procedures.contains(where: { $0.id.name == word.code }) else {
      draft.note(.notRead, resource.origin, .noCode, subject: "block")
      return
    }
    var attributes: [DocumentElement.Attribute] = [.init("procedure", word.code)]
    let own = object.extensions(FHIRNames.own("block")).first
    for field in ProfileForm.technique + ProfileForm.occasion + ProfileForm.place(vocabulary) {
      let values = (own?.extensions(field.name) ?? []).compactMap { $0.choice("value") }
      guard !values.isEmpty, field.name != "procedure" else { continue }
      guard let text = AnswerText.text(values, of: field) else {
        draft.note(.notRead, resource.origin, .noAnswer, subject: "block")
        return
      }
      attributes.append(.init(field.name, text))
    }
    let performed =
      object.text("performedDateTime") ?? object.object("performedPeriod")?.text("start")
    if let performed, let time = FHIRTime(performed) {
      let day = time.first == time.last ? time.first.description : String(performed.prefix(7))
      attributes.append(.init("date", day))
      if let clock = time.clock, !attributes.contains(where: { $0.name == "time" }) {
        attributes.append(.init("time", clock.description))
      }
    }
    switch sites(object) {
    case .failure(let error):
      draft.note(.notRead, resource.origin, error.reason, subject: "block")
    case .success(let sites):
      for name in resource.names { blockNames[name] = draft.blocks.count }
      draft.blocks.append(
        .init(
          element: DocumentElement("block", attributes + sites), origin: resource.origin,
          time: nil))
    }
  }

  /// The side and the levels of a block.
  private func sites(_ object: JSONObject) -> Result<[DocumentElement.Attribute], FHIRReasonError> {
    var side: DocumentElement.Attribute?
    var levels: [String] = []
    for site in object.objects("bodySite") {
      switch SitePlace.attributes([site]) {
      case .failure(let error): return .failure(error)
      case .success(let place):
        if let named = place.first(where: { $0.name == "side" }) {
          if let side, side.value != named.value {
            return .failure(FHIRReasonError(reason: .severalPlaces))
          }
          side = named
        }
        levels += place.filter { $0.name == "level" }.map(\.value)
      }
    }
    let list =
      levels.isEmpty ? [] : [DocumentElement.Attribute("levels", levels.joined(separator: " "))]
    return .success((side.map { [$0] } ?? []) + list)
  }

  /// Keeps what came of a block, or of several that were read together.
  mutating func relief(_ resource: Resource) {
    let object = resource.object
    let places = object.objects("partOf").compactMap { $0.text("reference") }
      .map { blockNames[$0] }
    guard !places.isEmpty, !places.contains(nil) else {
      draft.note(.notRead, resource.origin, .noBlock, subject: "block")
      return
    }
    guard var results = components(object, "block", ProfileForm.result),
      let scores = scores(object)
    else {
      draft.note(.notRead, resource.origin, .noAnswer, subject: "block")
      return
    }
    if let value = object.choice("value") {
      guard let text = ReliefText.text(value.type, value.value) else {
        draft.note(.notRead, resource.origin, .otherUnit, subject: "block")
        return
      }
      results.append(.init("relief", text))
    }
    reliefs.append(
      BlockResult(
        blocks: Set(places.compactMap { $0 }).sorted(), attributes: results, scores: scores,
        origin: resource.origin))
  }

  /// Adds to each block what came of it; where two say otherwise, neither is believed.
  mutating func addReliefs() {
    var firsts: [Int: Int] = [:]
    var disputed: Set<Int> = []
    for (index, result) in reliefs.enumerated() {
      for block in result.blocks {
        if let first = firsts[block] {
          if !reliefs[first].saysTheSame(as: result) { disputed.insert(block) }
        } else {
          firsts[block] = index
        }
      }
    }
    for (index, result) in reliefs.enumerated() {
      let isFirst = result.blocks.allSatisfy { firsts[$0] == index }
      guard isFirst, disputed.isDisjoint(with: result.blocks) else {
        draft.note(.notRead, result.origin, .answeredTwice, subject: "block")
        continue
      }
      let session = "procedures-\(result.blocks.first ?? 0)"
      for place in result.blocks {
        draft.blocks[place].element.attributes += result.attributes
        draft.blocks[place].element.children += result.scores
        if result.blocks.count > 1 {
          draft.blocks[place].element.attributes.append(.init("session", session))
        }
      }
    }
  }

  /// The pain at times after a block, or nil where one of them can't be read.
  private func scores(_ object: JSONObject) -> [DocumentElement]? {
    var scores: [DocumentElement] = []
    let parts = object.objects("component").filter { part in
      part.codings("code").contains { $0.isOwn("block") && $0.code == "score" }
    }
    for part in parts {
      let after = part.extensions(FHIRNames.own("after")).first?.choice("value")
      guard let after, let pain = part.choice("value"),
        let time = AnswerText.text([after], of: ProfileForm.score[0]),
        let number = AnswerText.text([pain], of: ProfileForm.score[1])
      else { return nil }
      scores.append(
        DocumentElement("score", [.init("after", time), .init("pain", number)]))
    }
    return scores
  }
}

/// What an observation says of a block, or of several that were read together.
struct BlockResult {
  /// The places of the blocks in the draft, in order.
  let blocks: [Int]
  let attributes: [DocumentElement.Attribute]
  let scores: [DocumentElement]
  let origin: Origin

  /// Whether it says the same of the same blocks as another one.
  func saysTheSame(as other: BlockResult) -> Bool {
    blocks == other.blocks && Set(attributes) == Set(other.attributes)
      && Set(scores) == Set(other.scores)
  }
}
