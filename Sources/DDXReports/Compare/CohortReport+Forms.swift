import DDXComparison
import DDXCore
import DDXRanking

extension CohortReport {
  /// How many patients change in which way.
  var counts: [(name: String, count: Int)] {
    [
      ("another first place", summary.firstPlacesChanged),
      ("another next step", summary.stepsChanged),
      ("another agent", summary.agentsChanged),
      ("another order", summary.ordersChanged),
      ("a probability by \(fixed(threshold * 100, 1)) points or more", summary.moved),
    ]
  }

  /// The transitions of the first place.
  var firstPlaces: [String] {
    summary.firstPlaces.cells.map { cell in
      "\(String(cell.count).aligned(to: 6))  \(change(cell.left, cell.right))"
    }
  }

  /// The transitions of the next step.
  var steps: [(count: String, words: String)] {
    summary.steps.cells.map { cell in
      let words = (glossary.words(cell.left.step), glossary.words(cell.right.step))
      return (
        String(cell.count), cell.left == cell.right ? words.0 : "\(words.0) → \(words.1)"
      )
    }
  }

  func change(_ left: SourceID, _ right: SourceID) -> String {
    let words = [left, right].map { glossary.title(of: $0).lowercasedFirst }
    return left == right ? words[0] : "\(words[0]) → \(words[1])"
  }

  /// The cohort as `ddx.compare-cohort/1`.
  ///
  /// - Parameter isOneLine: Whether it is one of several, each on a line.
  /// - Returns: The document.
  public func json(isOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOneLine ? .compact : .pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("left", left)
      writer.field("right", right)
      writer.field("threshold", threshold)
      for (name, value) in [
        ("patients", summary.patients), ("failed", failures),
        ("firstPlacesChanged", summary.firstPlacesChanged),
        ("nextStepsChanged", summary.stepsChanged), ("agentsChanged", summary.agentsChanged),
        ("ordersChanged", summary.ordersChanged), ("moved", summary.moved),
      ] {
        writer.key(named: name)
        writer.value(value)
      }
      writer.key("firstPlaces")
      writer.array(summary.firstPlaces.cells) { writer, cell in
        writer.inline {
          $0.field("left", cell.left.name)
          $0.field("right", cell.right.name)
          $0.key("count")
          $0.value(cell.count)
        }
      }
      writer.key("nextSteps")
      writer.array(summary.steps.cells) { writer, cell in
        writer.inline {
          $0.field("left", glossary.words(cell.left.step))
          $0.field("right", glossary.words(cell.right.step))
          $0.key("count")
          $0.value(cell.count)
        }
      }
      writer.key("mostAffected")
      writer.array(summary.mostAffected) { writer, one in
        writer.inline {
          $0.field("profile", one.profile)
          $0.field("totalChange", one.totalChange)
          $0.field("firstLeft", one.firstLeft.name)
          $0.field("firstRight", one.firstRight.name)
        }
      }
      writer.key("edits")
      writer.array(summary.effects) { writer, effect in
        writer.inline {
          $0.field("id", edits[effect.edit].id)
          $0.key("patients")
          $0.value(effect.patients)
          $0.field("meanAbsolute", effect.meanAbsolute)
        }
      }
      writer.field("closing", closing)
      writer.field("meanRankBiasedOverlap", summary.meanOverlap)
      writer.field("persistence", RankBiasedOverlap.usualPersistence)
      writer.field("meanKendallTauB", summary.meanTau)
    }
    return writer.text
  }

  /// The cohort as a Markdown page.
  public func markdown() -> String {
    var lines = ["# \(counted(summary.patients, "patient")): \(left) and \(right)", ""]
    if failures > 0 { lines += ["\(counted(failures, "profile")) could not be compared.", ""] }
    lines += ["| patients with | count |", "|---|---:|"]
    lines += counts.map { "| \($0.name) | \($0.count) |" }
    lines += ["", "| first place | count |", "|---|---:|"]
    lines += summary.firstPlaces.cells.map { "| \(change($0.left, $0.right)) | \($0.count) |" }
    lines += ["", "| next step | count |", "|---|---:|"]
    lines += steps.map { "| \($0.words) | \($0.count) |" }
    lines += ["", "| most affected | points |", "|---|---:|"]
    lines += summary.mostAffected.map { "| \($0.profile) | \(fixed($0.totalChange * 100, 1)) |" }
    lines += ["", "| edit | patients | mean absolute points |", "|---|---:|---:|"]
    lines += summary.effects.map {
      "| `\(edits[$0.edit].id)` | \($0.patients) | \(fixed($0.meanAbsolute * 100, 2)) |"
    }
    lines += ["", closing]
    return lines.joined(separator: "\n") + "\n"
  }
}
