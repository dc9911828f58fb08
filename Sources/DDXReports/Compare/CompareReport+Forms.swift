import DDXComparison
import DDXCore
import DDXRanking

extension Ranking.DocumentReference {
  /// The id with the edition, such as `ddx@2026.1`.
  var fullName: String { edition.map { "\(id)@\($0)" } ?? id }
}

extension CompareReport {
  /// The comparison as `ddx.compare/1`.
  ///
  /// - Parameter isOneLine: Whether it is one of several, each on a line.
  /// - Returns: The document.
  public func json(isOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOneLine ? .compact : .pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("profile", comparison.left.profile.id)
      writer.key("left")
      write(comparison.left, to: &writer)
      writer.key("right")
      write(comparison.right, to: &writer)
      let sheet = sheet
      sheet.writeChanges(to: &writer)
      writer.key("attribution")
      write(comparison.attribution, to: &writer)
      writer.key("safetyFlip")
      write(comparison.safetyFlip, to: &writer) { $0.word }
      writer.key("firstPlaceFlip")
      write(comparison.firstPlaceFlip, to: &writer) { $0.name }
      writer.key("nextStepFlip")
      write(comparison.stepFlip, to: &writer) { glossary.words($0) }
      writer.key("agentFlip")
      write(comparison.agentFlip, to: &writer) { $0?.rawValue }
      writer.key("detailsFlip")
      write(comparison.detailsFlip, to: &writer) { words($0) }
      sheet.writeEnd(to: &writer)
    }
    return writer.text
  }

  private func write(_ ranking: Ranking, to writer: inout JSONWriter) {
    writer.inline {
      $0.field("protocol", ranking.rules.fullName)
      $0.field("sha256", ranking.rules.digest)
      $0.write(ranking.decision)
    }
  }

  private func write(_ attribution: Attribution?, to writer: inout JSONWriter) {
    guard let attribution else { return writer.null() }
    writer.object { writer in
      writer.key("exact")
      writer.value(attribution.method == .exact)
      writer.key("edits")
      writer.array(attribution.shares) { writer, share in
        writer.object { writer in
          writer.field("id", edits[share.edit].id)
          writer.key("differences")
          writer.array(edits[share.edit].active) { $0.write($1, glossary) }
          writer.key("shares")
          writer.inline { writer in
            for (source, amount) in zip(attribution.sources, share.amounts) {
              writer.key(named: source.name)
              writer.value(amount)
            }
          }
          writer.key("standardErrors")
          if let errors = share.standardErrors { writer.numbers(errors) } else { writer.null() }
        }
      }
      writer.key("inactive")
      writer.strings(attribution.inactive.map { edits[$0].id })
    }
  }

  private func write<Answer>(
    _ flip: FlipSet<Answer>?, to writer: inout JSONWriter, words: (Answer) -> String?
  ) {
    guard let flip else { return writer.null() }
    writer.object { writer in
      writer.key("edits")
      write(flip.changing?.edits, to: &writer)
      writer.field("answer", flip.changing.flatMap { words($0.answer) })
      writer.key("completing")
      write(flip.completing?.edits, to: &writer)
      writer.key("isComplete")
      if case .complete = flip.search { writer.value(true) } else { writer.value(false) }
    }
  }

  private func write(_ edits: [Int]?, to writer: inout JSONWriter) {
    guard let edits else { return writer.null() }
    writer.strings(edits.map { self.edits[$0].id })
  }
}

extension JSONWriter {
  /// Writes a difference of two editions.
  mutating func write(_ difference: ProtocolDifference, _ glossary: Glossary) {
    inline {
      $0.field("key", difference.key)
      $0.field("words", EditionKeys(glossary: glossary).words(difference.key))
      $0.field("left", difference.left)
      $0.field("right", difference.right)
      $0.field("leftAt", difference.leftLocation.map { "\($0.file):\($0.line)" })
      $0.field("rightAt", difference.rightLocation.map { "\($0.file):\($0.line)" })
    }
  }
}
