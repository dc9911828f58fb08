#if Serve

import DDXCore
import DDXDialogue
import DDXDocuments
import DDXReports

/// The form of a test injection: what it holds, and what is wrong with it.
struct BlockForm {
  /// A time after an injection at which the pain is asked for.
  private typealias Time = (name: String, label: String)

  /// The times at which it is asked for of every injection.
  private static let usualTimes: [Time] = [
    ("PT15M", "15 min"), ("PT30M", "30 min"), ("PT1H", "1 h"), ("PT2H", "2 h"), ("PT3H", "3 h"),
    ("PT4H", "4 h"), ("PT6H", "6 h"), ("PT8H", "8 h"), ("P1D", "1 day"),
  ]

  let procedure: ProcedureDefinition
  private var values: [String: [String]]
  private var errors: [String: String] = [:]

  /// A form that holds nothing yet.
  init(_ procedure: ProcedureDefinition, on date: CalendarDate?) {
    self.procedure = procedure
    values = ["date": date.map { ["\($0)"] } ?? []]
  }

  /// What is recorded.
  init(_ procedure: ProcedureDefinition, _ block: DiagnosticBlock) {
    self.procedure = procedure
    values = [
      "date": [block.when], "time": block.time.map { ["\($0)"] } ?? [],
      "side": block.side == .unspecified ? [] : [block.side.rawValue],
      "levels": block.levels.map(\.rawValue),
      "agent": block.agents.map(\.rawValue), "volume": Self.number(block.volume),
      "steroid": block.steroid.map { [$0 ? "yes" : "no"] } ?? [],
      "guidance": Self.word(block.guidance), "contrast": Self.word(block.contrast),
      "vascular-uptake": Self.word(block.vascularUptake), "sedation": Self.word(block.sedation),
      "diary": Self.word(block.diary), "movements": Self.word(block.movements),
      "pain-before": Self.number(block.painBefore),
      "relief-duration": block.reliefDuration.map { [$0.spoken] } ?? [],
      "relief": Self.relief(block.statedRelief), "relief-back": Self.relief(block.reliefBack),
      "relief-leg": Self.relief(block.reliefLeg),
    ]
    for score in block.scores {
      let usual = Self.usualTimes.first { ClinicalDuration($0.name) == score.after }
      let name = usual?.name ?? DocumentText.duration(score.after)
      values["score-\(name)"] = Self.number(score.pain)
    }
  }

  /// Creates a form from the submitted values.
  init(_ procedure: ProcedureDefinition, _ form: Form) {
    self.procedure = procedure
    values = [:]
    for name in Set(form.fields.map(\.name)) {
      values[name] = form.all(name).map(\.trimmed).filter { !$0.isEmpty }
    }
  }

  private static func word(_ word: (some RawRepresentable<String>)?) -> [String] {
    word.map { [$0.rawValue] } ?? []
  }

  private static func number(_ value: Double?) -> [String] {
    value.map { [DocumentText.number($0)] } ?? []
  }

  private static func relief(_ range: ReliefRange?) -> [String] {
    range.map { [DocumentText.relief($0)] } ?? []
  }

  /// The usual times, and those at which the form holds a score beside them, in order.
  private var times: [Time] {
    let others = values.keys.filter { $0.hasPrefix("score-") }.compactMap { key -> Time? in
      let name = String(key.dropFirst("score-".count))
      guard let after = ClinicalDuration(name),
        !Self.usualTimes.contains(where: { ClinicalDuration($0.name) == after })
      else { return nil }
      return (name: name, label: after.spoken)
    }
    return (Self.usualTimes + others).sorted {
      (ClinicalDuration($0.name) ?? .zero, $0.name) < (ClinicalDuration($1.name) ?? .zero, $1.name)
    }
  }

  private func value(_ name: String) -> String? { values[name]?.last }

  /// What it sets, in the words of `ddx what-if`, of the block that is added last or of another.
  ///
  /// - Parameter place: The number of the block from 1; nil for one that is added.
  /// - Returns: The settings, in the order in which they are made.
  func settings(place: Int?) -> [String] {
    // A relief that is stated takes the place of what it would be read from, so it comes first.
    let names = [
      "time", "levels", "nerves", "agent", "volume", "steroid", "relief", "relief-back",
      "relief-leg",
      "pain-before", "relief-duration", "movements", "guidance", "contrast", "vascular-uptake",
      "sedation", "diary",
    ].filter { isAsked($0) && !($0 == "levels" && values["nerves"]?.isEmpty == false) }
    let block = place.map { "block.\($0)" } ?? "block"
    let side = procedure.side == .none ? nil : value("side")
    var settings: [String] = []
    if place == nil {
      // What tells an injection from others of its day is said at once.
      let sided = side.map { [",side=\($0)"] } ?? []
      let more = Self.placing.filter(names.contains).compactMap { name in
        text(of: name).map { ",\(name)=\($0)" }
      }
      settings.append(
        "\(Self.adding)\(procedure.id),date=\(value("date") ?? "")" + (sided + more).joined())
    } else {
      settings.append("\(block).date=\(value("date") ?? "")")
      if procedure.side != .none {
        settings.append("\(block).side=\(side ?? "unrecorded")")
      }
    }
    for name in names where place != nil || (value(name) != nil && !Self.placing.contains(name)) {
      // What has only one of two names is not taken away by the other.
      if name == "nerves", value(name) == nil { continue }
      settings.append("\(block).\(name)=\(text(of: name) ?? "unrecorded")")
    }
    let scores = times.compactMap { time in
      value("score-\(time.name)").map { "\(time.name):\($0)" }
    }
    if !scores.isEmpty { settings.append("\(block).scores=\(scores.joined(separator: " "))") }
    return settings
  }

  /// What a field holds, as settings write it.
  private func text(of name: String) -> String? {
    switch name {
    case "levels", "nerves", "agent":
      guard let words = values[name], !words.isEmpty else { return nil }
      return words.joined(separator: " ")
    case "relief-duration":
      guard let text = value(name) else { return nil }
      let duration = ClinicalDuration(
        spoken: text.split(whereSeparator: \.isWhitespace).map(String.init))
      return duration.map(DocumentText.duration) ?? text
    default: return value(name)
    }
  }

  private func isAsked(_ name: String) -> Bool {
    switch name {
    case "levels": procedure.levels != nil
    case "nerves": procedure.approach == Nerve.approach
    default: true
    }
  }

  /// Takes what is wrong with the settings to the fields.
  ///
  /// - Returns: What belongs to no field.
  mutating func take(_ faults: EditFaults) -> [PageFault] {
    // Where the injection can't be added, what was to be set of it says nothing.
    let whole = faults.faults.first { $0.setting.hasPrefix(Self.adding) }
    var others: [PageFault] = []
    for fault in whole.map({ [$0] }) ?? faults.faults {
      let (name, words) = (Self.field(of: fault), Self.words(fault.fault))
      if fields.contains(where: { $0.fields.contains { $0.name == name } }) {
        errors[name] = words
      } else {
        others.append(PageFault(field: nil, text: words.capitalisedFirst))
      }
    }
    return others
  }

  /// How the setting begins that adds an injection, with its day, its side and where it was.
  private static let adding = "block+="

  /// What is said with it, where it is known.
  private static let placing = ["time", "levels", "nerves"]

  private static func field(of fault: LocatedEditFault) -> String {
    guard fault.setting.hasPrefix(adding) else {
      return fault.setting.prefix { $0 != "=" }.split(separator: ".").last.map(String.init) ?? ""
    }
    switch fault.fault {
    case .notTime: return "time"
    case .placeMissing(let place), .noPlace(let place): return place
    case .unknownWord(_, let name, _, _): return name == "side" ? name : "levels"
    case .wordTwice, .levelKind: return "levels"
    case .noJoint: return "nerves"
    default: return "date"
    }
  }

  /// What is wrong, as a form asks for it and not a setting.
  private static func words(_ fault: EditFault) -> String {
    switch fault {
    case .blockLacks, .notDate: "write it as 2026-03-02, or 2026-03 where only the month is known"
    case .noProfileDate: "first enter the day of the visit, on the page Patient"
    case .blockLater: "it is later than the day of the visit"
    case .sameBlock: "this injection is already recorded for that day; for a repeat, enter its time"
    case .sameDay: "another injection was given on that day; say at what time this one was"
    case .notDuration: "write it as 30 minutes, 6 hours or 3 days"
    default: fault.message
    }
  }

  /// The fields, by their headings.
  var fields: [PatientForm.Group] {
    [
      PatientForm.Group(title: "Where and when", fields: place),
      .init(title: "What was injected, and how", fields: technique),
      .init(title: "What came of it", fields: result),
      .init(
        title: "The pain after it, 0 to 10",
        fields: [Field("pain-before", "Before", .number, values: values["pain-before"] ?? [])]
          .map(marked)
          + times.map { time in
            Field(
              "score-\(time.name)", time.label, .number,
              values: values["score-\(time.name)"] ?? [])
          }),
    ]
  }

  private var place: [Field] {
    var fields = [
      Field(
        "date", "Day", .text, hint: "Such as 2026-03-02, or 2026-03 where only the month is known.",
        value: value("date")),
      Field(
        "time", "Time", .text, hint: "Only where two were given on one day, such as 09:30.",
        value: value("time")),
    ]
    if procedure.side != .none {
      let sides: [Field.Choice] = [.init("left"), .init("right"), .init("bilateral", "both")]
      let more: [Field.Choice] =
        procedure.side == .required ? [] : [.init("midline", "Midline"), Self.notRecorded]
      fields.append(
        Field("side", "Side", .radios(sides.capitalised + more), value: value("side") ?? ""))
    }
    if let kind = procedure.levels {
      fields.append(
        Field(
          "levels", kind == .joint ? "Joints or discs" : "Roots",
          .checks(Level.allCases.filter { $0.fits(kind) }.map { .init($0.rawValue) }),
          values: values["levels"] ?? []))
    }
    if isAsked("nerves") {
      fields.append(
        Field(
          "nerves", "Or named as nerves",
          .checks(Nerve.allCases.map { .init($0.rawValue) }),
          hint: "A joint is numb when both of its nerves are: L4-5 needs L3 and L4.",
          values: values["nerves"] ?? []))
    }
    return fields.map(marked)
  }

  private var technique: [Field] {
    [
      Field(
        "agent", "Drugs",
        .checks(
          DiagnosticBlock.Agent.allCases.map {
            .init($0.rawValue, $0.rawValue.replacing("-", with: " "))
          }), values: values["agent"] ?? []),
      Field("volume", "Volume in mL at each place", .number, value: value("volume")),
      Field(
        "steroid", "A steroid was added", .radios(Self.yesNo + [Self.notRecorded]),
        value: value("steroid") ?? ""),
      list("guidance", "Guided by", DiagnosticBlock.Guidance.self),
      list("contrast", "Vascular uptake was looked for by", DiagnosticBlock.Contrast.self),
      list("vascular-uptake", "Vascular uptake", DiagnosticBlock.VascularUptake.self),
      list("sedation", "Sedation", DiagnosticBlock.Sedation.self),
    ].map(marked)
  }

  private var result: [Field] {
    [
      Field(
        "relief", "Relief in per cent", .text,
        hint: "A number, or what was written: 80, >=80, 50-79, worse. Empty where it follows from "
          + "the parts or scores below.",
        value: value("relief")),
      Field("relief-back", "Of that in the back", .number, value: value("relief-back")),
      Field("relief-leg", "Of that in the leg", .number, value: value("relief-leg")),
      Field(
        "relief-duration", "It lasted", .text, hint: "Such as 30 minutes, 6 hours or 3 days.",
        value: value("relief-duration")),
      list("movements", "Movements that hurt before", DiagnosticBlock.Movements.self),
      list("diary", "The relief was written down", DiagnosticBlock.Diary.self),
    ].map(marked)
  }

  private static let yesNo = [Field.Choice("yes", "Yes"), .init("no", "No")]
  /// What takes a choice back: a browser can't empty what was chosen.
  private static let notRecorded = Field.Choice("", "Not recorded")

  private func list<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ label: String, _ words: Word.Type
  ) -> Field {
    Field(
      name, label,
      .list(
        [Self.notRecorded]
          + words.allCases.map {
            .init($0.rawValue, $0.rawValue.replacing("-", with: " ").capitalisedFirst)
          }), value: value(name))
  }

  private func marked(_ field: Field) -> Field {
    var field = field
    field.error = errors[field.name]
    return field
  }
}

#endif
