import DDXCore
public import DDXRanking

extension PlanReport {
  /// The plan as a flowchart that Mermaid draws [https://mermaid.js.org/syntax/flowchart.html].
  ///
  /// Injections are rectangles, ends are rounded, and every label is quoted, so that no word in it
  /// is read as syntax.
  public func mermaid(_ plan: Plan) -> String {
    var chart = Chart(text: "flowchart TD\n")
    let rules = plan.rules.edition.map { "\(plan.rules.id)@\($0)" } ?? plan.rules.id
    chart.text += "  start([\(Chart.quoted("\(plan.profile.id), \(rules)"))])\n"
    var last = "start"
    if plan.safety.verdict != .clear {
      chart.text += "  safety{{\(Chart.quoted(plan.safety.gate))}}\n  start --> safety\n"
      last = "safety"
    }
    draw(plan.root, from: last, label: nil, in: &chart)
    chart.text += "  closing[/\(Chart.quoted(TextReport.closing))/]\n"
    return chart.text
  }

  private struct Chart {
    var text: String
    var nodes = 0

    /// A label: a quote or a number sign in it would end it or begin an entity.
    static func quoted(_ words: String) -> String {
      var label = ""
      for character in words {
        switch character {
        case "\"": label += "#quot;"
        case "#": label += "#35;"
        case "<": label += "#lt;"
        case ">": label += "#gt;"
        case "\n": label += " "
        default: label.append(character)
        }
      }
      return "\"\(label)\""
    }
  }

  private func draw(_ step: Plan.Step, from parent: String, label: String?, in chart: inout Chart) {
    chart.nodes += 1
    let node = "n\(chart.nodes)"
    let arrow = label.map { "-->|\(Chart.quoted($0))|" } ?? "-->"
    guard case .procedure(let option, let branches) = step else {
      chart.text += "  \(node)(\(Chart.quoted(glossary.words(step))))\n"
      chart.text += "  \(parent) \(arrow) \(node)\n"
      return
    }
    chart.text += "  \(node)[\(Chart.quoted(glossary.words(option)))]\n"
    chart.text += "  \(parent) \(arrow) \(node)\n"
    for branch in branches {
      let result = glossary.result(branch.bands, of: branches)
      draw(
        branch.step, from: node,
        label: "\(result), \(branch.probability.percent); \(glossary.words(leading: branch))",
        in: &chart)
    }
  }
}
