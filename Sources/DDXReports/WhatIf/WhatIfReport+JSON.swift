import DDXCore
import DDXRanking

extension WhatIfReport {
  /// The comparison as `ddx.what-if/1`; `Documentation/what-if.schema.json` describes it.
  ///
  /// - Parameter isOneLine: Whether it is one of several, each on a line.
  /// - Returns: The document, ended by a line feed.
  public func json(isOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOneLine ? .compact : .pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.origin(profile: before.profile, rules: before.rules)
      writer.key("changes")
      writer.array(changes) { writer, change in
        writer.inline {
          $0.field("set", change.setting)
          $0.field("text", glossary.words(change))
        }
      }
      writer.key("before")
      write(before, to: &writer)
      writer.key("after")
      write(after, to: &writer)
      writer.key("candidates")
      writer.array(rows) { writer, row in
        writer.object { writer in
          writer.field("source", row.source.name)
          writer.field("title", row.title)
          writer.key("before")
          write(row.before, to: &writer)
          writer.key("after")
          write(row.after, to: &writer)
          writer.field("points", row.change)
        }
      }
      writer.field("closing", closing)
    }
    return writer.text
  }

  private func write(_ candidate: Candidate?, to writer: inout JSONWriter) {
    guard let candidate else { return writer.null() }
    writer.inline {
      $0.key("rank")
      $0.value(candidate.rank)
      $0.field("posttest", candidate.posttest.value)
    }
  }

  private func write(_ ranking: Ranking, to writer: inout JSONWriter) {
    let recommendation = ranking.recommendation
    writer.object { writer in
      writer.field("safety", ranking.safety.verdict.rawValue)
      writer.field("urgency", ranking.safety.urgency?.rawValue)
      writer.field("first", ranking.candidates.first?.source.name)
      writer.field("kind", (Precedence(ranking)?.kind ?? recommendation?.kind)?.rawValue)
      writer.field("procedure", recommendation?.option?.procedure.name)
      writer.field("pathway", recommendation?.pathway?.id)
      writer.field("value", recommendation?.option?.value)
      writer.field("text", glossary.nextStep(of: ranking))
      writer.field("logEvidence", ranking.logEvidence)
    }
  }
}
