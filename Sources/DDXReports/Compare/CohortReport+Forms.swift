import DDXComparison
import DDXCore
import DDXRanking

extension CohortReport {
  /// The cohort as `ddx.compare-cohort/1`.
  ///
  /// - Parameter isOneLine: Whether it is one of several, each on a line.
  /// - Returns: The document.
  public func json(isOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOneLine ? .compact : .pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("left", names.left)
      writer.field("right", names.right)
      writer.field("threshold", sheet.threshold)
      writer.key("patients")
      writer.value(summary.patients)
      writer.key("failed")
      writer.value(failures)
      sheet.writeChanges(to: &writer)
      writer.key("edits")
      writer.array(summary.effects) { writer, effect in
        writer.object {
          $0.field("id", edits[effect.edit].id)
          $0.key("patients")
          $0.value(effect.patients)
          $0.key("nextSteps")
          $0.value(effect.steps)
          $0.key("safetyVerdicts")
          $0.value(effect.safety)
          $0.key("nextStepDetails")
          $0.value(effect.details)
          $0.field("meanAbsolute", effect.meanAbsolute)
          $0.key("differences")
          $0.array(edits[effect.edit].active) { $0.write($1, sheet.glossary) }
        }
      }
      sheet.writeEnd(to: &writer)
    }
    return writer.text
  }
}
