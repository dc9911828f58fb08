import DDXComparison
import DDXCore
import DDXRanking

extension SavedCohortReport {
  /// The comparison as `ddx.compare-saved-cohort/1`.
  public func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("left", files.left)
      writer.field("right", files.right)
      writer.field("threshold", sheet.threshold)
      writer.key("patients")
      writer.value(cohort.summary.patients)
      for (name, rankings) in [
        ("leftOnly", pairs.leftOnly), ("rightOnly", pairs.rightOnly),
        ("otherDocument", pairs.changed.map(\.left)),
      ] {
        writer.key(named: name)
        writer.strings(rankings.map(\.profile.id))
      }
      writer.key("differences")
      writer.array(cohort.differences) { writer, difference in
        writer.inline {
          $0.write(difference.cause)
          $0.key("patients")
          $0.value(difference.patients)
          $0.key("changed")
          $0.value(difference.changed)
          $0.key("alone")
          $0.value(difference.alone)
        }
      }
      writer.key("unexplained")
      writer.strings(cohort.unexplained)
      writer.write(conclusion)
      sheet.writeChanges(to: &writer)
      sheet.writeEnd(to: &writer)
    }
    return writer.text
  }

  /// The rows of ``CompareTable``.
  public func csv() -> String {
    cohort.comparisons.map { pair, movements in
      CompareTable.text(
        movements, profile: pair.left.profile.id, names: sheet.names,
        left: pair.left.decision, right: pair.right.decision, glossary: sheet.glossary)
    }.joined()
  }
}
