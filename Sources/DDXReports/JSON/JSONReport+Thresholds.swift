import DDXCore
import DDXRanking

extension JSONReport {
  /// How far one utility can be moved before the step changes.
  func write(_ threshold: Recommendation.Threshold, to writer: inout JSONWriter) {
    writer.object { writer in
      let (utility, pathway): (String, String?) =
        switch threshold.utility {
        case .harm: ("harm", nil)
        case .burden: ("burden", nil)
        case .benefit(let pathway, _): ("benefit", pathway)
        }
      writer.field("utility", utility)
      writer.field("pathway", pathway)
      writer.field("value", threshold.value)
      writer.field("low", threshold.plausible.lowerBound)
      writer.field("high", threshold.plausible.upperBound)
      writer.field("citation", threshold.citation.name)
      writer.key("below")
      write(threshold.below, to: &writer)
      writer.key("above")
      write(threshold.above, to: &writer)
    }
  }

  private func write(_ change: Recommendation.Threshold.Change?, to writer: inout JSONWriter) {
    guard let change else { return writer.null() }
    writer.object { writer in
      writer.field("value", change.value)
      writer.key("next")
      write(change.next, to: &writer)
    }
  }
}
