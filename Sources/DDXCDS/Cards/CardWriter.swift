internal import DDXCore
internal import DDXDocuments
internal import DDXFHIR
internal import DDXRanking
internal import DDXReports

/// Makes cards of a chart that was read and ranked.
struct CardWriter {
  let glossary: Glossary
  let rules: ClinicalProtocol
  let vocabulary: Vocabulary
  let chart: ChartReading
  let ranking: Ranking

  /// The cards on orders of injections; none where they are what ddx would do.
  func cards(on orders: [OrderedInjection]) -> [Card] {
    guard !orders.isEmpty else { return [] }
    let cards = safety(of: orders)
    if ranking.safety.holdsNeedle { return cards }
    if isThin { return cards + [questions] }
    return cards + orders.compactMap(comparison)
  }

  /// The card when a chart is opened; none where it says nothing of a low back pain that goes beyond
  /// the diagnosis.
  var overview: [Card] {
    guard chart.hasBackPain, chart.hasHistory else { return [] }
    if ranking.safety.holdsNeedle { return safety(of: []) }
    return [isThin ? questions : state]
  }

  /// Whether too little is known to say more than what to ask: signs were not asked for, or no finding
  /// and no block was weighed.
  var isThin: Bool {
    !ranking.safety.notAsked.isEmpty || ranking.candidates.allSatisfy(\.evidence.isEmpty)
  }

  private var state: Card {
    let line = BottomLine(ranking, glossary: glossary)
    return Card(
      indicator: .info, topic: .step,
      summary: "Low back pain, most likely: \(line.source.lowercasedFirst)",
      detail: ["Next step: \(line.step.lowercasedFirst)", line.safety].map(MarkdownText.escaped)
        + foot)
  }

  /// An order in words, such as `lumbar medial branch block, right`.
  func words(_ order: OrderedInjection) -> String {
    let title = order.procedure.map(glossary.title(of:)) ?? "the ordered injection"
    let place = (order.side.map { [$0.rawValue] } ?? []) + order.levels.map(\.rawValue)
    return title + (place.isEmpty ? "" : ", " + place.joined(separator: " "))
  }

  /// What takes orders back; nil where one has no id to name it by.
  func removal(of orders: [OrderedInjection]) -> [Card.Action]? {
    let ids = orders.compactMap(\.id)
    guard !orders.isEmpty, ids.count == orders.count else { return nil }
    return zip(ids, orders).map { id, order in
      .delete("ServiceRequest/\(id)", description: "Remove the order: \(words(order))")
    }
  }

  /// A list of Markdown.
  func list(_ items: [String]) -> String {
    items.map { "- " + MarkdownText.escaped($0) }.joined(separator: "\n")
  }

  /// What of the chart was not sent, is not certain or was left out, and what a card is not.
  var foot: [String] {
    var items: [String] = []
    if !chart.missing.isEmpty {
      items.append("Not sent, so not known: \(listed(chart.missing.map(\.title)))")
    }
    if !chart.incomplete.isEmpty {
      items.append("Sent in part only: \(listed(chart.incomplete.map(\.title)))")
    }
    items += anticoagulants
    let (suggested, left) = (chart.found.list(.suggested).count, chart.found.list(.notRead).count)
    if suggested > 0 {
      items.append("Must be confirmed before use: \(counted(suggested, "item")) in the chart")
    }
    if left > 0 { items.append("Left out: \(counted(left, "item")) in the chart") }
    return (items.isEmpty ? [] : [list(items)])
      + ["Decision support only; it does not replace the clinician's judgement."]
  }

  /// What the chart says about anticoagulants.
  ///
  /// It says that none is recorded only if the health record sent all its drugs, and each could be read.
  private var anticoagulants: [String] {
    var items = chart.possibleThinners.map {
      "The chart lists an \($0.rawValue) as paused, planned or unclear: is the patient taking it?"
    }
    if chart.drugsNotClassed > 0 {
      items.append(
        "\(counted(chart.drugsNotClassed, "drug")) of no known class: is one an anticoagulant "
          + "or an antiplatelet?")
    }
    if chart.drugsNotUsed > 0 {
      items.append(
        "\(counted(chart.drugsNotUsed, "drug")) in the chart could not be read as current: is the patient "
          + "taking an anticoagulant or an antiplatelet?")
    }
    let keys: [ChartKey] = [.medications, .statements]
    let isUnknown = keys.contains { chart.missing.contains($0) || chart.incomplete.contains($0) }
    let takesOne = chart.found.profile.medications.contains { $0.drugClass.thinsBlood }
    return items.isEmpty && !isUnknown && !takesOne
      ? ["No anticoagulant or antiplatelet drug is recorded"] : items
  }
}
