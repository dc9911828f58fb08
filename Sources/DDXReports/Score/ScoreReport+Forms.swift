internal import DDXCore
internal import DDXScoring

extension ScoreReport {
  /// The tables as `ddx.score/1`.
  public func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("protocol", sheet.rules)
      writer.field("study", sheet.study)
      writer.key("patients")
      writer.value(sheet.patients.count)
      writer.key("site")
      write(sheet.site, to: &writer)
      writer.key("ways")
      writer.array(sheet.rows) { writer, row in
        writer.object { writer in
          writer.field("id", row.id)
          writer.field("title", row.title)
          writer.field("citation", row.citation?.id.name)
          writer.field("status", row.citation?.status.rawValue)
          writer.key("first")
          write(row.first, to: &writer)
          writer.key("firstTwo")
          write(row.firstTwo, to: &writer)
          writer.key("step")
          write(row.step, to: &writer)
          writer.key("probabilities")
          write(row.probabilities, to: &writer)
        }
      }
      writer.field("closing", TextReport.closing)
    }
    return writer.text
  }

  /// A row for each patient [RFC4180].
  public func csv() -> String {
    let header = [
      "profile", "truth", "first", "rank", "posttest", "target", "stepRight", "siteRight",
    ]
    return ([header] + sheet.patients.map(fields)).map(CSVReport.row).joined()
  }

  private func fields(_ patient: ScoredPatient) -> [String] {
    let answer = patient.answers[0]
    let truth = patient.truth.sources.sorted()
    let rank = answer.order.firstIndex(where: patient.truth.sources.contains).map { $0 + 1 }
    let posttest = truth.compactMap { answer.probabilities[$0]?.value }.max()
    return [
      patient.id, truth.map(\.name).joined(separator: "+"), answer.order.first?.name ?? "",
      rank.map(String.init) ?? "", posttest?.description ?? "", answer.target?.name ?? "",
      "\(answer.isStepRight(patient.truth, injected: sheet.injected))",
      patient.isSiteRight.map(String.init) ?? "",
    ]
  }

  private func write(_ proportion: Proportion, to writer: inout JSONWriter) {
    writer.inline {
      $0.key("count")
      $0.value(proportion.count)
      $0.key("total")
      $0.value(proportion.total)
      $0.field("value", proportion.value)
      $0.field("low", proportion.wilson?.lowerBound)
      $0.field("high", proportion.wilson?.upperBound)
    }
  }

  private func write(_ score: ProbabilityScore?, to writer: inout JSONWriter) {
    guard let score else { return writer.null() }
    writer.object { writer in
      for (name, mean) in [("brier" as StaticString, score.brier), ("log", score.log)] {
        writer.key(name)
        writer.inline {
          $0.field("value", mean.value)
          $0.field("error", mean.error)
        }
      }
      writer.key("deciles")
      writer.array(score.deciles) { writer, decile in
        writer.inline {
          $0.field("low", decile.low)
          $0.field("mean", decile.mean)
          $0.key("observed")
          write(decile.observed, to: &$0)
        }
      }
    }
  }
}
