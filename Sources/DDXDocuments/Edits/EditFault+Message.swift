import DDXCore

extension LocatedEditFault {
  /// The fault in words, lower case and without a full stop.
  public var message: String { "--set \(setting): \(fault.message)" }
}

extension EditFault {
  /// The fault in words, without the setting it is in.
  public var message: String {
    switch self {
    case .noEqualsSign:
      """
      no `=`: write CODE=present|absent|unrecorded|0.7 with @side and @level, \
      block.N.relief=85, block+=PROCEDURE,date=… or age=70
      """
    case .unknownFinding(let code, let near):
      "no finding `\(code)`; " + (near.help ?? "`ddx findings WORD...` searches the vocabulary")
    case .unknownProcedure(let id, let allowed, let near):
      "no procedure `\(id)`" + Self.meant(near, or: allowed)
    case .unknownWord(let word, let name, let allowed, let near):
      "`\(word)` is not a valid \(name)" + Self.meant(near, or: allowed)
    case .notNumber(let text, let name, let low, let high):
      "\(name) must be a number between \(Self.short(low)) and \(Self.short(high)), found `\(text)`"
        + (WrittenNumber(text)?.help(in: low...high).map { "; \($0)" } ?? "")
    case .notWhole(let text, let name): "\(name) must be a whole number, found `\(text)`"
    case .notDuration(let text, let name):
      "\(name) must be a duration such as PT2H or P3D, found `\(text)`"
    case .notDate(let text, let name):
      "\(name) must be a day such as 2026-05-10, found `\(text)`"
    case .notTime(let text): "time must be a time of the day such as 09:30, found `\(text)`"
    case .wordTwice(let word): "`\(word)` is named twice"
    case .givenTwice(let name): "`\(name)` is given twice"
    case .noJoint:
      "these nerves supply no joint together: L4-5 is supplied by L3 and L4, L5-S1 by L4 and L5"
    case .sameBlock:
      """
      the profile already has that procedure at that place on that day; give a repeat its own date or \
      time, and several drugs in one syringe as agent=lidocaine bupivacaine
      """
    case .sameDay:
      "there is another block on that day; add time=09:30, or reading=own if its relief was assessed alone"
    case .noPlace(let part): "there is no \(part) here"
    case .placeMissing(let part): "the \(part) must be given"
    case .signWithoutMidline: Self.words(of: .signWithoutMidline)
    case .levelKind(let expected):
      expected == .joint
        ? "the level must be a joint or disc, such as L4-5"
        : "the level must be a nerve root, such as L5"
    case .severalPlaces(let count):
      "the finding is recorded at \(count) places; choose one with @side and @level"
    case .noBlock(let number, let count):
      count == 0
        ? "the profile has no block; add one with block+=PROCEDURE,date=…"
        : "no block `\(number)`; the profile has \(count), counted from 1"
    case .blockLacks(let name): "the block needs \(name)"
    case .blockLater: "the block is dated after the profile"
    case .blockBeforeBirth: "the block is earlier than the birth of the patient"
    case .noProfileDate: "a profile with blocks needs a `date`"
    }
  }

  /// The words for the same fault in a profile.
  private static func words(of fault: ProfileFault) -> String {
    let renderer = DiagnosticRenderer()
    let diagnostic = Diagnostic(fault: .profile(fault), file: "")
    return [renderer.message(for: diagnostic), renderer.help(for: diagnostic)]
      .compactMap { $0 }.joined(separator: "; ")
  }

  private static func meant(_ near: [String], or allowed: [String] = []) -> String {
    if !near.isEmpty { return "; perhaps \(list(near))" }
    return allowed.isEmpty
      ? "; `ddx modules ID` lists what a module uses" : "; there is \(list(allowed))"
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func short(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : value.description
  }
}
