import DDXCore
import DDXRanking

extension JSONReport {
  /// Writes how the cited numbers were drawn, and what hangs on which of them; null where they were not.
  func write(_ certainty: Certainty?, to writer: inout JSONWriter) {
    guard let certainty else { return writer.null() }
    writer.object { writer in
      writer.key("draws")
      writer.value(certainty.draws.count)
      writer.key("seed")
      writer.value(String(certainty.draws.seed))
      writer.key("stepDraws")
      writer.value(certainty.step?.draws ?? 0)
      writer.key("deciding")
      writer.array(certainty.deciding) { writer, row in
        writer.inline { writer in
          writer.field("source", row.source?.name)
          writer.field("suspect", row.suspect)
          writer.field("row", row.row)
          writer.field("citation", row.citation?.name)
          writer.key("patients")
          if let patients = row.patients { writer.value(patients) } else { writer.null() }
          writer.key("assumed")
          writer.value(row.isAssumed)
          writer.field("part", row.part.value)
          writer.field("text", glossary.words(row))
        }
      }
    }
  }
}
