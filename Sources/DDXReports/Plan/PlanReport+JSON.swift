import DDXCore
public import DDXRanking

extension PlanReport {
  /// The plan as `ddx.plan/1`; `Documentation/plan.schema.json` describes it.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - isOneLine: Whether it is one of several, each on a line.
  /// - Returns: The document, ended by a line feed.
  public func json(_ plan: Plan, isOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOneLine ? .compact : .pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.origin(profile: plan.profile, rules: plan.rules)
      writer.key("safety")
      JSONReport(glossary: glossary).write(plan.safety, to: &writer)
      writer.key("conditional")
      writer.value(plan.safety.isConditional)
      writer.key("depth")
      writer.value(plan.depth)
      writer.field("objective", plan.objective.rawValue)
      writer.field("value", plan.value)
      writer.field("expectedInjections", plan.expectedInjections)
      writer.field("probabilityConfirmed", plan.probabilityConfirmed.value)
      writer.key("visited")
      writer.value(plan.visited)
      writer.key("step")
      write(plan.root, to: &writer)
    }
    return writer.text
  }

  /// Every step has every key; those that do not apply are null.
  private func write(_ step: Plan.Step, to writer: inout JSONWriter) {
    var option: Recommendation.Option?
    var branches: [Plan.Branch] = []
    if case .procedure(let chosen, let following) = step {
      option = chosen
      branches = following
    }
    writer.object { writer in
      writer.field("kind", step.kind)
      writer.field("source", step.source?.name)
      writer.field("pathway", step.pathway)
      writer.field("procedure", option?.procedure.name)
      writer.key("site")
      if let option {
        writer.inline {
          $0.field("side", option.side.rawValue)
          $0.key("levels")
          $0.strings(option.levels.map(\.rawValue))
        }
      } else {
        writer.null()
      }
      writer.field("agent", option?.agent?.rawValue)
      writer.field("earliest", option?.earliest?.description)
      writer.field("information", option?.information)
      writer.field("burden", option?.burden)
      writer.field("value", option?.value)
      writer.key("discuss")
      writer.strings(option?.discuss.map(\.id) ?? [])
      writer.key("branches")
      writer.array(branches) { writer, branch in
        writer.object { writer in
          writer.field("band", branch.bands.map(\.rawValue).joined(separator: "+"))
          writer.field("probability", branch.probability.value)
          writer.key("leading")
          writer.inline {
            $0.field("source", branch.leading.source.name)
            $0.field("posttest", branch.leading.posttest.value)
          }
          writer.key("step")
          write(branch.step, to: &writer)
        }
      }
    }
  }
}

extension Plan.Step {
  /// The kind of step, as JSON names it.
  var kind: String {
    switch self {
    case .procedure: "procedure"
    case .confirmed: "confirmed"
    case .relieved: "relieved"
    case .investigate: "investigate"
    case .stop: "stop"
    case .observe: "observe"
    case .horizon: "horizon"
    }
  }

  /// The source it is about, if any.
  var source: SourceID? {
    switch self {
    case .procedure(let option, _): option.target
    case .confirmed(let source, _), .relieved(let source): source
    case .investigate, .stop, .observe, .horizon: nil
    }
  }

  /// The pathway it leads to, if any.
  var pathway: String? {
    if case .confirmed(_, let pathway) = self { pathway } else { nil }
  }
}
