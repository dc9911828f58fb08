import DDXCore
import DDXRanking

extension CheckReport {
  /// The tables as `ddx.check/1`.
  public func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("protocol", rules)
      writer.key("quantities")
      writer.array(results) { writer, result in
        writer.inline {
          $0.field("id", result.check.id)
          $0.field("text", result.check.text)
          $0.field("procedure", (result.procedure ?? result.check.procedure)?.name)
          $0.field("low", result.check.low)
          $0.field("high", result.check.high)
          $0.field("implied", result.implied)
          $0.field("verdict", result.verdict.rawValue)
          $0.field("detail", result.fall.map(glossary.words))
          $0.field("citation", result.check.citation.name)
        }
      }
      writer.key("evidence")
      writer.array(evidence) { writer, check in
        writer.object { writer in
          writer.field("source", check.source.name)
          writer.field("code", check.subject.code?.name)
          writer.field("group", check.subject.group)
          writer.field("citation", check.citation.name)
          writer.field("unit", check.unit?.rawValue)
          writer.key("numbers")
          writer.array(check.items) { writer, item in
            writer.inline {
              $0.field("quantity", item.quantity.rawValue)
              $0.field("published", item.published.value)
              $0.field("low", item.published.low)
              $0.field("high", item.published.high)
              $0.field("implied", item.implied)
              $0.field("verdict", item.verdict.rawValue)
              $0.field("obstacle", item.obstacle?.rawValue)
            }
          }
          writer.key("explanations")
          writer.strings(check.explanations.map(glossary.words))
          writer.key("unexplained")
          writer.value(check.isUnexplained)
        }
      }
      writer.key("fault")
      writer.value(hasFault)
      writer.field("closing", closing)
    }
    return writer.text
  }
}

extension EvidenceCheck.Subject {
  /// The finding, where it is one.
  var code: FindingCode? { if case .finding(let code) = self { code } else { nil } }

  /// The group, where it is one.
  var group: String? { if case .group(let id) = self { id } else { nil } }
}
