package import DDXCore

/// The numbers of a protocol as random variables: how blocks respond, how many patients have several
/// sources, what treatments achieve.
///
/// Harm, burden and thresholds are judgements and stay.
package struct RulesQuantities: Sendable {
  private let rules: ClinicalProtocol
  /// The numbers, in the order in which they are taken.
  package let all: [ProportionQuantity]
  /// The plain accuracies of blocks, in order.
  package let accuracies: [AccuracyQuantity]

  /// Takes the rules of a protocol.
  package init(_ rules: ClinicalProtocol) {
    self.rules = rules
    let rows = CitedRows(of: nil, rules.citations)
    accuracies = rules.response?.accuracies.compactMap { rows.override($0) } ?? []
    var numbers = DrawnNumbers(rows: rows)
    _ = Self.rules(rules, &numbers, accuracies: nil)
    all = numbers.quantities
  }

  /// The rules in a draw.
  package func rules(in draw: ParameterDraw) -> ClinicalProtocol {
    var numbers = DrawnNumbers(all, draw: draw)
    return Self.rules(rules, &numbers, accuracies: accuracies.map { $0.accuracy(in: draw) })
  }

  private static func rules(
    _ rules: ClinicalProtocol, _ numbers: inout DrawnNumbers, accuracies: [PublishedAccuracy]?
  ) -> ClinicalProtocol {
    let multiple = numbers.next(
      CitedRows.multipleSources, rules.multipleSources, rules.multipleSourcesCitation)
    let response = rules.response.map { numbers.response($0, accuracies: accuracies) }
    let next = rules.nextStep.map { next in
      next.with(
        utility: next.utility.map { utility in
          Utility(
            harm: utility.harm, burden: utility.burden, citation: utility.citation,
            benefits: utility.benefits.map {
              .init(
                of: $0.treatment,
                value: numbers.next("benefit of \($0.treatment)", $0.value, $0.citation),
                citation: $0.citation)
            })
        })
    }
    return rules.with(response: response, multipleSources: multiple, nextStep: next)
  }
}

/// The numbers of some rules one after the other: first as they are cited, each with its quantity noted, and
/// then as often as wanted with the values of a draw, in the same order.
struct DrawnNumbers {
  private let rows: CitedRows?
  private let draw: ParameterDraw
  private(set) var quantities: [ProportionQuantity]
  private var place = 0

  /// Notes the quantities of these rows.
  init(rows: CitedRows) {
    self.rows = rows
    quantities = []
    draw = ParameterDraw(seed: 0, number: 0)
  }

  /// Takes the values of quantities in a draw.
  init(_ quantities: [ProportionQuantity], draw: ParameterDraw) {
    rows = nil
    self.quantities = quantities
    self.draw = draw
  }

  /// The next number.
  mutating func next(
    _ row: @autoclosure () -> String, _ measured: Measured, _ citation: CitationID
  ) -> Measured {
    if let rows {
      quantities.append(rows.proportion(row(), measured, citation: citation))
      return measured
    }
    place += 1
    return Measured(quantities[place - 1].value(in: draw))
  }
}

extension CitedRows {
  /// What the share of patients with several sources is called.
  static let multipleSources = "multiple sources"

  /// How many patients have several sources.
  package func multipleSources(_ rules: ClinicalProtocol) -> ProportionQuantity {
    proportion(
      Self.multipleSources, rules.multipleSources, citation: rules.multipleSourcesCitation)
  }

  /// The plain accuracy of a block.
  fileprivate func override(_ terms: ResponseModel.Accuracy) -> AccuracyQuantity? {
    guard
      let published = try? PublishedAccuracy(
        sensitivity: Measured(terms.accuracy.sensitivity),
        specificity: Measured(terms.accuracy.specificity))
    else { return nil }
    return accuracy("accuracy of \(terms.procedure)", published, citation: terms.citation)
  }
}

extension ParameterDraw {
  /// The rules with other numbers.
  package func rules(_ rules: ClinicalProtocol) -> ClinicalProtocol {
    RulesQuantities(rules).rules(in: self)
  }

  /// Utilities with other rates of success; harm and burden are judgements and stay.
  package func utilities(_ utilities: Utility<SourceID>) -> Utility<SourceID> {
    let rows = CitedRows(of: nil, [])
    return Utility(
      harm: utilities.harm, burden: utilities.burden, citation: utilities.citation,
      benefits: utilities.benefits.map {
        .init(
          of: $0.treatment,
          value: Measured(
            rows.proportion("success at \($0.treatment)", $0.value, citation: $0.citation)
              .value(in: self)), citation: $0.citation)
      })
  }
}
