import DDXCore

/// Writes what a program is told: what its descriptor asks for, and never who the patient is.
struct RequestWriter {
  let description: ProgramDescription

  /// The line that asks a program for its descriptor.
  static func describe(id: Int) -> String {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.field("request", "describe")
      writer.key("id")
      writer.value(id)
      writer.field("contract", ContractVersion.current.description)
    }
    return writer.text
  }

  /// The line that asks for an assessment, from the body that ``body(_:under:)`` writes.
  static func assess(id: Int, body: String) -> String {
    "{\"request\":\"assess\",\"id\":\(id),\(body.dropFirst())"
  }

  /// What is asked, without the number of the request: equal bodies have equal answers.
  func body(_ profile: ClinicalProfile, under rules: ClinicalProtocol) -> String {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.key("profile")
      writer.object { writer in
        writer.key("age")
        writer.value(profile.patient.age)
        if let setting = profile.pain.setting { writer.field("setting", setting.rawValue) }
        writer.field("side", profile.pain.side.rawValue)
        writer.key("findings")
        writer.array(profile.findings.filter { description.names[$0.code] != nil }) {
          write($1, to: &$0)
        }
        writer.key("blocks")
        writer.array(
          profile.blocks.filter { description.procedures.contains($0.procedure) }
        ) { write($1, on: profile.date, to: &$0) }
      }
      writer.key("protocol")
      writer.object { writer in
        for key in description.protocolKeys {
          key.write(rules, for: description.descriptor.id, to: &writer)
        }
      }
    }
    return writer.text
  }

  private func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("code", description.names[finding.code])
      switch finding.state {
      case .present: writer.field("state", "present")
      case .absent: writer.field("state", "absent")
      case .uncertain(let probability):
        writer.field("state", "uncertain")
        writer.field("probability", probability.value)
      }
      if finding.side != .unspecified { writer.field("side", finding.side.rawValue) }
      if let level = finding.level { writer.field("level", level.rawValue) }
      if let grade = finding.grade { writer.field("grade", grade) }
      if let course = finding.course { writer.field("course", course.rawValue) }
    }
  }
}
