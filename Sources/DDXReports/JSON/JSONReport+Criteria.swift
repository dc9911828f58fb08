import DDXCore
import DDXRanking

extension JSONReport {
  /// Writes where each criterion of the protocol stands.
  func writeCriteria(of ranking: Ranking, to writer: inout JSONWriter) {
    writer.array(ranking.recommendation?.criteria ?? []) { writer, status in
      writer.object { writer in
        writer.field("source", status.criterion.source.name)
        writer.field("state", status.word)
        writer.key("closed")
        writer.value(status.isClosed)
        writer.key("positive")
        writer.value(status.positives.count)
        writer.key("needed")
        writer.value(status.criterion.blocks)
        let missing = glossary.missing(of: status)
        writer.field("missing", missing.isEmpty ? nil : missing)
        writer.key("why")
        writer.strings(glossary.why(status))
        writer.field("rule", status.criterion.text)
        writer.field("citation", status.criterion.citation.name)
      }
    }
  }
}
