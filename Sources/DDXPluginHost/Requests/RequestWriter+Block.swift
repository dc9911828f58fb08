import DDXCore

extension RequestWriter {
  /// Writes a block; its day is told as a number of days before the profile's, never as a date.
  func write(_ block: DiagnosticBlock, on date: CalendarDate?, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("procedure", block.procedure.name)
      if let date {
        writer.key("daysBefore")
        writer.value(block.date.days(until: date))
      }
      if block.side != .unspecified { writer.field("side", block.side.rawValue) }
      if !block.levels.isEmpty {
        writer.key("levels")
        writer.strings(block.levels.map(\.rawValue))
      }
      if let agent = block.agent { writer.field("agent", agent.rawValue) }
      if let volume = block.volume { writer.field("volume", volume) }
      if let steroid = block.steroid {
        writer.key("steroid")
        writer.value(steroid)
      }
      writeOutcome(of: block, to: &writer)
      if let guidance = block.guidance { writer.field("guidance", guidance.rawValue) }
      if let contrast = block.contrast { writer.field("contrast", contrast.rawValue) }
      if let uptake = block.vascularUptake { writer.field("vascularUptake", uptake.rawValue) }
      if let sedation = block.sedation { writer.field("sedation", sedation.rawValue) }
      if let diary = block.diary { writer.field("diary", diary.rawValue) }
    }
  }

  private func writeOutcome(of block: DiagnosticBlock, to writer: inout JSONWriter) {
    if let relief = block.relief { writer.field("relief", relief.percent) }
    if let duration = block.reliefDuration { writer.field("reliefHours", duration.hours) }
    if let movements = block.movements { writer.field("movements", movements.rawValue) }
    // A complication is a finding, and told only where the descriptor asks for it.
    if let complication = block.complication.flatMap({ description.names[$0] }) {
      writer.field("complication", complication)
    }
    guard let provocation = block.provocation else { return }
    writer.key("provocation")
    writer.object { writer in
      if let isConcordant = provocation.isConcordant {
        writer.key("concordant")
        writer.value(isConcordant)
      }
      if let pain = provocation.pain { writer.field("pain", pain) }
      if let pressure = provocation.pressure { writer.field("pressure", pressure) }
      if let control = provocation.controlDisc {
        writer.field("controlDisc", control.rawValue)
      }
    }
  }
}
