import DDXCore
package import DDXSimulation

/// What policies come to in many worlds, whose numbers are drawn.
package struct SweepReport: Sendable {
  /// The name of the JSON form.
  package static let schema = "ddx.simulation-sweep/1"

  let sweep: SweepResult
  let result: SimulationResult
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - sweep: The results.
  ///   - result: The policies, and what they rest on; what was measured in it is not read.
  ///   - style: How the page is laid out; its tables need 100 columns.
  package init(_ sweep: SweepResult, of result: SimulationResult, style: PageStyle = .plain) {
    self.sweep = sweep
    self.result = result
    self.style = style.wide
  }

  /// The measures that are told.
  static let measures: [Measure] = [.injections, .right, .wrong, .netBenefit]

  /// The width of a column; only a net benefit has signs.
  private static func width(of measure: Measure) -> Int { measure == .netBenefit ? 21 : 20 }

  private var reference: String { result.entries.first?.name ?? "" }

  /// The tables in words, at most 100 columns wide.
  package func text() -> String {
    var page = TextPage(style)
    page.line(
      "\(counted(sweep.draws, "world")) drawn around \(result.world), "
        + "\(counted(sweep.patients, "patient")) each, seed \(result.seed)", .bold)
    page.heading("Average per patient over the worlds, with the range of 95 % of them")
    page.line(
      "  " + "policy".padded(to: 17)
        + Self.measures.map { $0.title.aligned(to: Self.width(of: $0)) }.joined(), .faint)
    for (index, entry) in result.entries.enumerated() {
      let cells = Self.measures.map { measure in
        let spread = sweep.spread(measure, of: index)
        let low = fixed(spread.range.lowerBound, 2)
        let high = fixed(spread.range.upperBound, 2)
        return "\(fixed(spread.mean, 2)) (\(low), \(high))".aligned(to: Self.width(of: measure))
      }
      page.line("  " + entry.name.padded(to: 17) + cells.joined())
    }
    guard result.entries.count > 1 else { return page.text }
    page.heading("In how many worlds \(reference) does better than each other policy")
    let comparisons = SweepResult.Comparison.allCases
    page.line(
      "  " + "policy".padded(to: 18) + comparisons.map { $0.title.aligned(to: 16) }.joined(), .faint
    )
    for (index, entry) in result.entries.enumerated().dropFirst() {
      let cells = comparisons.map {
        "\(fixed(sweep.share($0, over: index) * 100, 0)) %".aligned(to: 16)
      }
      page.line("  " + entry.name.padded(to: 18) + cells.joined())
    }
    page.line()
    page.paragraph(
      "In each world every number was drawn from its interval or its number of patients, or from 30 "
        + "patients where neither is stated. The policies still use the numbers as stated."
    )
    return page.text
  }

  /// One row for each policy and measure [RFC4180].
  package func csv() -> String {
    var text = CSVReport.row([
      "study", "world", "draws", "patients", "seed", "policy", "measure", "mean", "low", "high",
    ])
    for (index, entry) in result.entries.enumerated() {
      for measure in Measure.allCases {
        let spread = sweep.spread(measure, of: index)
        text += CSVReport.row([
          result.study.name, result.world, String(sweep.draws), String(sweep.patients),
          String(result.seed), entry.name, measure.rawValue, spread.mean.description,
          spread.range.lowerBound.description, spread.range.upperBound.description,
        ])
      }
    }
    return text
  }

  /// The result for programs, as `Documentation/simulate-sweep.schema.json` says.
  package func json() -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.field("study", result.study.name)
      writer.field("world", result.world)
      writer.key("draws")
      writer.value(sweep.draws)
      writer.key("patients")
      writer.value(sweep.patients)
      writer.field("seed", String(result.seed))
      writer.key("policies")
      writer.array(result.entries.enumerated()) { writer, item in
        writer.object { writer in
          writer.field("name", item.element.name)
          writer.key("measures")
          writer.object { write(item.offset, to: &$0) }
          writer.key("firstIsBetter")
          guard item.offset > 0 else { return writer.null() }
          writer.inline { writer in
            for comparison in SweepResult.Comparison.allCases {
              writer.key(named: comparison.rawValue)
              writer.value(sweep.share(comparison, over: item.offset))
            }
          }
        }
      }
    }
    return writer.text
  }

  private func write(_ policy: Int, to writer: inout JSONWriter) {
    for measure in Measure.allCases {
      let spread = sweep.spread(measure, of: policy)
      writer.key(named: measure.rawValue)
      writer.inline { writer in
        writer.field("mean", spread.mean)
        writer.key("range")
        writer.numbers([spread.range.lowerBound, spread.range.upperBound])
      }
    }
  }
}

extension SweepResult.Comparison {
  /// The heading of its column.
  fileprivate var title: String {
    switch self {
    case .fewerInjections: "fewer needles"
    case .fewerWrong: "fewer wrong"
    case .noFewerRight: "no fewer right"
    case .all: "all three"
    case .netBenefit: "more benefit"
    }
  }
}
