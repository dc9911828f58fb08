import DDXCore

extension EditionsReport {
  /// The editions as `ddx.protocols/1`, each in full.
  public func json(_ sheets: [EditionSheet]) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.field("schema", Self.schema)
      writer.key("protocols")
      writer.array(sheets) { writer, sheet in
        writer.object { write(sheet, to: &$0) }
      }
    }
    return writer.text
  }

  private func write(_ sheet: EditionSheet, to writer: inout JSONWriter) {
    let rules = sheet.rules
    writer.field("name", rules.name)
    writer.field("title", rules.title)
    writer.field("status", rules.status.rawValue)
    writer.field("summary", rules.summary)
    writer.field("file", sheet.file)
    writer.field("sha256", rules.digest)
    writer.key("lineage")
    writer.array(rules.lineage) { writer, ancestor in
      writer.inline {
        $0.field("name", ancestor.name)
        $0.field("sha256", ancestor.digest)
      }
    }
    writer.field("observes", rules.response?.observation.name)
    writer.key("criteria")
    writer.array(rules.criteria) { writer, criterion in
      writer.object { write(criterion, to: &$0) }
    }
    writer.key("next")
    if let next = rules.nextStep {
      writer.object { write(next, to: &$0) }
    } else {
      writer.null()
    }
    writer.key("overrides")
    writer.array(sheet.overrides) { writer, override in
      writer.object { write(override, to: &$0) }
    }
    writer.key("citations")
    writer.array(rules.citations) { writer, citation in
      writer.inline {
        $0.field("id", citation.id.name)
        $0.field("status", citation.status.rawValue)
        $0.key("own")
        $0.value(sheet.ownCitations.contains(citation.id))
        $0.field("text", citation.text)
      }
    }
  }

  private func write(_ criterion: Criterion, to writer: inout JSONWriter) {
    writer.field("source", criterion.source.name)
    writer.key("procedures")
    writer.strings(criterion.procedures.map(\.name))
    writer.key("blocks")
    writer.value(criterion.blocks)
    writer.field("relief", criterion.relief.percent)
    writer.key("agents")
    writer.strings(criterion.agents.map(\.rawValue))
    writer.key("differentAgents")
    writer.value(criterion.needsDifferentAgents)
    writer.key("order")
    writer.value(criterion.needsOrder)
    writer.key("movements")
    writer.value(criterion.needsMovements)
    writer.key("imaging")
    writer.value(criterion.needsImaging)
    writer.field("uptake", criterion.uptake.rawValue)
    writer.key("intervalDays")
    writer.value(criterion.intervalDays)
    writer.key("withinDays")
    if let days = criterion.withinDays { writer.value(days) } else { writer.null() }
    writer.field("afterNegative", criterion.afterNegative.rawValue)
    writer.field("prolonged", criterion.prolonged.rawValue)
    writer.field("prolongedFromHours", criterion.prolongedFrom.hours)
    writer.field("citation", criterion.citation.name)
    writer.field("text", criterion.text)
  }

  private func write(_ next: NextStepRules, to writer: inout JSONWriter) {
    writer.field("lambda", next.lambda.value)
    writer.key("intervalDays")
    writer.value(next.intervalDays)
    writer.field("floor", next.floor?.value)
    writer.field("citation", next.citation.name)
    writer.key("burdens")
    writer.array(next.burdens) { writer, burden in
      writer.inline {
        $0.field("procedure", burden.procedure.name)
        $0.field("value", burden.value.value)
        $0.key("levels")
        $0.value(burden.levels)
        $0.field("leastProbability", burden.leastProbability)
        $0.key("needsCriterion")
        $0.value(burden.needsCriterion)
        $0.field("citation", burden.citation.name)
      }
    }
    writer.key("limits")
    writer.array(next.limits) { writer, limit in
      writer.object {
        $0.key("procedures")
        $0.strings(limit.procedures.map(\.name))
        $0.key("sessions")
        $0.value(limit.sessions)
        $0.key("withinDays")
        $0.value(limit.withinDays)
        $0.field("citation", limit.citation.name)
      }
    }
  }

  private func write(_ override: ProtocolOverride, to writer: inout JSONWriter) {
    writer.field("key", override.key)
    writer.key("removes")
    writer.value(override.isRemoval)
    writer.key("states")
    writer.array(override.states) { writer, statement in
      writer.inline {
        $0.field("key", statement.key)
        $0.field("value", statement.value)
      }
    }
    writer.field("reason", override.reason)
    writer.field("file", override.location.file)
    writer.key("line")
    writer.value(override.location.line)
  }
}

extension ResponseModel.Observation {
  /// How finely relief is distinguished, as documents name it.
  fileprivate var name: String {
    switch self {
    case .bands: "bands"
    case .atLeast(let percent): fixed(percent, 0)
    }
  }
}
