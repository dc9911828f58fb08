public import DDXCore

extension FindingsReport {
  /// Findings as JSON, every one of them.
  public func json(_ found: [FindingDefinition]) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("vocabulary", vocabulary.edition)
      writer.key("findings")
      writer.array(found) { writer, finding in write(finding, &writer) }
    }
    return writer.text
  }

  private func write(_ finding: FindingDefinition, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("code", finding.code.name)
      writer.field("title", finding.title)
      writer.field("question", finding.question)
      writer.field("kind", finding.kind.rawValue)
      writer.field("group", finding.group)
      writer.field("cost", finding.cost.rawValue)
      writer.key("names")
      writer.strings(finding.names)
      writer.key("earlierCodes")
      writer.strings(finding.aliases.map(\.name))
      writer.field("side", finding.side.rawValue)
      writer.field("level", finding.level.rawValue)
      writer.field("levelKind", finding.level == .none ? nil : finding.levelKind.rawValue)
      writer.key("grades")
      writer.strings(finding.grades)
      writer.field("presentFrom", finding.presentFrom)
      writer.key("partOf")
      writer.strings(finding.wholes.map(\.name))
      writer.key("members")
      writer.array(finding.members) { writer, member in
        writer.inline {
          $0.field("code", member.code.name)
          $0.field("state", member.isPresent ? "present" : "absent")
        }
      }
      writer.field("effect", finding.effect?.word)
      writer.key("diseases")
      writer.strings(finding.effect?.diseases.map(\.name) ?? [])
      writer.key("checkFirst")
      writer.value(finding.asksForCheck)
      writer.field("line", finding.profileLine)
    }
  }
}

extension FindingEffect {
  /// The effect as documents write it.
  fileprivate var word: String {
    switch self {
    case .proof: "proof"
    case .points: "points"
    case .ordinary: "ordinary"
    }
  }
}
