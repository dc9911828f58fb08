import DDXCore
import DDXSimulation

extension SimulationReport {
  /// One row for each policy and measure [RFC4180].
  package func csv() -> String {
    var text = CSVReport.row([
      "study", "world", "patients", "seed", "policy", "measure", "mean", "low", "high",
      "difference", "difference-low", "difference-high",
    ])
    for entry in result.entries {
      for measure in Measure.allCases {
        let tally = entry.tally[measure]
        let interval = tally.interval(measure)
        let difference = entry.tally.differences[measure] ?? Tally()
        text += CSVReport.row([
          result.study.name, result.world, String(result.patients), String(result.seed),
          entry.name, measure.rawValue, tally.mean.description, interval.lowerBound.description,
          interval.upperBound.description, difference.mean.description,
          difference.interval.lowerBound.description, difference.interval.upperBound.description,
        ])
      }
    }
    return text
  }

  /// The result for programs, as `Documentation/simulate.schema.json` says.
  package func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.key("study")
      writer.inline {
        $0.field("id", result.study.id)
        $0.field("edition", result.study.edition)
        $0.field("sha256", result.study.digest)
      }
      writer.field("world", result.world)
      writer.key("patients")
      writer.value(result.patients)
      writer.field("seed", String(result.seed))
      writer.key("age")
      if let age = result.age { writer.value(age) } else { writer.null() }
      writer.key("utilities")
      writer.object { writer in
        writer.field("harm", result.utilities.harm.value)
        writer.field("burden", result.utilities.burden.value)
        writer.key("success")
        writer.inline { writer in
          for benefit in result.utilities.benefits {
            writer.key(named: benefit.treatment.name)
            writer.value(benefit.value.value)
          }
        }
      }
      writer.key("policies")
      writer.array(result.entries) { write($1, to: &$0) }
    }
    return writer.text
  }

  private func write(_ entry: SimulationResult.Entry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", entry.name)
      writer.field("title", entry.title)
      writer.key("measures")
      writer.object { writer in
        for measure in Measure.allCases {
          let tally = entry.tally[measure]
          let interval = tally.interval(measure)
          writer.key(named: measure.rawValue)
          writer.inline { writer in
            writer.field("mean", tally.mean)
            writer.key("interval")
            writer.numbers([interval.lowerBound, interval.upperBound])
            writer.key("difference")
            guard entry.name != reference, let difference = entry.tally.differences[measure]
            else { return writer.null() }
            writer.inline {
              $0.field("mean", difference.mean)
              $0.key("interval")
              $0.numbers([difference.interval.lowerBound, difference.interval.upperBound])
            }
          }
        }
      }
      writer.key("treated")
      writer.inline { writer in
        for (source, count) in entry.tally.treated.sorted(by: { $0.key < $1.key }) {
          writer.key(named: source.name)
          writer.value(count)
        }
      }
      writer.key("calibration")
      guard entry.tally.first.together.count > 0 else { return writer.null() }
      writer.object { writer in
        writer.key("first")
        write(entry.tally.first, to: &writer)
        writer.key("last")
        write(entry.tally.last, to: &writer)
      }
    }
  }

  private func write(_ sources: [SourceID: Calibration], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("all")
      write(sources.together, to: &writer)
      for source in sources.keys.sorted() {
        writer.key(named: source.name)
        write(sources[source] ?? Calibration(), to: &writer)
      }
    }
  }

  private func write(_ calibration: Calibration, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("brier", calibration.brier)
      writer.field("logScore", calibration.logScore)
      writer.field("prevalence", calibration.prevalence)
      writer.key("tenths")
      writer.array(calibration.tenths) { writer, bin in
        writer.inline { writer in
          writer.key("count")
          writer.value(bin.count)
          writer.field("predicted", bin.predicted)
          writer.field("observed", bin.observed)
          writer.key("interval")
          writer.numbers([bin.interval.lowerBound, bin.interval.upperBound])
          writer.key("isWithin")
          writer.value(bin.isWithin)
        }
      }
      writer.key("decisionCurve")
      writer.array(Self.thresholds) { writer, threshold in
        writer.inline { writer in
          writer.field("threshold", Double(threshold) / 100)
          writer.field("netBenefit", calibration.netBenefit(atHundredth: threshold))
          writer.field("ofAll", calibration.netBenefitOfAll(atHundredth: threshold))
        }
      }
    }
  }

  /// The thresholds of the decision curve, in hundredths.
  static let thresholds = Array(stride(from: 5, through: 95, by: 5))
}
