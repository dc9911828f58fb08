internal import DDXCore

extension ProfileWriter {
  /// The blocks; those of one session as a session, where its attributes can say it.
  func elements(_ blocks: [DiagnosticBlock]) -> [DocumentElement] {
    var written: Set<Int> = []
    var elements: [DocumentElement] = []
    for (index, block) in blocks.enumerated() where !written.contains(index) {
      let members = blocks.indices.filter {
        block.session != nil && blocks[$0].session == block.session
      }
      let session = members.map { blocks[$0] }
      if session.isOneReading {
        written.formUnion(members)
        elements.append(element(session: session))
      } else {
        elements.append(element(block, isOwn: isReadAlone(block, in: blocks)))
      }
    }
    return elements
  }

  /// Whether a block must say that its relief is its own, since another is of the same time.
  private func isReadAlone(_ block: DiagnosticBlock, in blocks: [DiagnosticBlock]) -> Bool {
    block.session == nil && block.isDayKnown
      && blocks.contains { $0 != block && $0.when == block.when && $0.time == block.time }
  }

  private func element(_ block: DiagnosticBlock, isOwn: Bool) -> DocumentElement {
    DocumentElement(
      "block",
      place(block) + technique(block) + result(block, beside: [block])
        + [("reading", isOwn ? "own" : nil)] + provocation(block.provocation),
      children: scores(block))
  }

  private func element(session blocks: [DiagnosticBlock]) -> DocumentElement {
    DocumentElement(
      "session", result(blocks[0], beside: blocks),
      children: scores(blocks[0])
        + blocks.map { DocumentElement("block", place($0) + technique($0)) })
  }

  private func scores(_ block: DiagnosticBlock) -> [DocumentElement] {
    block.scores.map { score in
      DocumentElement(
        "score",
        [("after", DocumentText.duration(score.after)), ("pain", DocumentText.number(score.pain))])
    }
  }

  private func place(_ block: DiagnosticBlock) -> [XMLPage.Attribute] {
    [
      ("procedure", block.procedure.name),
      ("side", side(block.side, of: vocabulary.procedure(block.procedure)?.side)),
      ("levels", DocumentText.list(block.levels)),
    ]
  }

  private func technique(_ block: DiagnosticBlock) -> [XMLPage.Attribute] {
    [
      ("agent", DocumentText.list(block.agents)), ("volume", block.volume.map(DocumentText.number)),
      ("steroid", block.steroid.map(DocumentText.flag)),
      ("guidance", block.guidance?.rawValue), ("contrast", block.contrast?.rawValue),
      ("vascular-uptake", block.vascularUptake?.rawValue),
      ("complication", block.complication?.name),
    ]
  }

  /// What came of a block and of those with the same reading; a relief that follows from scores or
  /// parts is left to follow.
  private func result(
    _ block: DiagnosticBlock, beside blocks: [DiagnosticBlock]
  ) -> [XMLPage.Attribute] {
    let follows = blocks.allSatisfy { $0.reliefRange == $0.reliefThatFollows }
    return [
      ("date", block.when), ("time", block.time?.description),
      ("pain-before", block.painBefore.map(DocumentText.number)),
      ("relief", follows ? nil : block.reliefRange.map(DocumentText.relief)),
      ("relief-back", block.reliefBack.map(DocumentText.relief)),
      ("relief-leg", block.reliefLeg.map(DocumentText.relief)),
      ("relief-duration", block.reliefDuration.map(DocumentText.duration)),
      ("movements", block.movements?.rawValue), ("sedation", block.sedation?.rawValue),
      ("diary", block.diary?.rawValue),
    ]
  }

  private func provocation(
    _ provocation: DiagnosticBlock.Provocation?
  ) -> [XMLPage.Attribute] {
    [
      ("concordant", provocation?.isConcordant.map(DocumentText.flag)),
      ("pain", provocation?.pain.map(DocumentText.number)),
      ("pressure", provocation?.pressure.map(DocumentText.number)),
      ("control-disc", provocation?.controlDisc?.rawValue),
    ]
  }
}

extension [DiagnosticBlock] {
  /// Whether a `session` can say what came of them: one day, one relief, and all else alike.
  fileprivate var isOneReading: Bool {
    guard let first else { return false }
    let isOneRelief =
      allSatisfy { $0.reliefRange == first.reliefRange }
      || allSatisfy { $0.reliefRange == $0.reliefThatFollows }
    return isOneRelief
      && allSatisfy { block in
        block.when == first.when && block.time == first.time
          && block.painBefore == first.painBefore && block.scores == first.scores
          && block.reliefBack == first.reliefBack && block.reliefLeg == first.reliefLeg
          && block.reliefDuration == first.reliefDuration && block.movements == first.movements
          && block.sedation == first.sedation && block.diary == first.diary
          && block.provocation == nil
      }
  }
}
