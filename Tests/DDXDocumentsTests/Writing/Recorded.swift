import DDXCore

/// What a profile says, apart from where its document says it.
struct Recorded: Hashable, CustomStringConvertible {
  let description: String

  init(_ profile: ClinicalProfile) {
    let blocks = profile.blocks.enumerated().map { index, block in
      // A session is the blocks that share a reading; its number says nothing.
      let mates = profile.blocks.filter { block.session != nil && $0.session == block.session }
      return Self.text(block).replacing(/session: (nil|Optional\(\d+\))/, with: "")
        + mates.map(\.procedure.name).sorted().joined(separator: "+")
    }
    description =
      ([
        profile.id, Self.text(profile.date), Self.text(profile.patient), Self.text(profile.pain),
        Self.text(profile.medications), Self.text(profile.allergies),
        Self.text(profile.otherPains),
      ] + profile.findings.map(Self.text) + blocks.sorted()).joined(separator: "\n")
  }

  private static func text<Value>(_ value: Value) -> String {
    String(reflecting: value).replacing(/line: \d+/, with: "")
  }
}
