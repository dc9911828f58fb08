import DDXCore
import DDXDocuments

/// A patient of a pair, as a cell of the page says it, made a profile.
struct PairPatient {
  struct Unreadable: Error {
    let item: String
  }

  private var age = "50"
  private var attributes = ""
  private var findings: [(code: String, element: String)] = []
  private var blocks: [String] = []
  private var tail = ""

  /// The blocks by their names, with the places that they have unless stated.
  private static let procedures: [Substring: (procedure: String, levels: String?)] = [
    "mbb": ("medial-branch-block", "L4-5 L5-S1"),
    "sij": ("sacroiliac-joint-injection", nil),
    "hip": ("hip-joint-injection", nil),
    "root": ("transforaminal-block", "L5"),
  ]

  /// Reads a cell.
  init(_ cell: Substring) throws {
    for item in cell.split(separator: ", ") where item != "-" {
      let words = item.split(separator: " ")
      guard let first = words.first else { continue }
      switch (first, words.dropFirst().first) {
      case ("age", let years?): age = String(years)
      case ("pregnant", let state?): attributes = " sex=\"female\" pregnant=\"\(state)\""
      case ("takes", let drug?): tail += "<medication class=\"\(drug)\"/>"
      case ("allergic", let substance?): tail += "<allergy to=\"\(substance)\"/>"
      case ("no", let finding?): try add(finding, "absent")
      case (let block, let relief?):
        guard let kind = Self.procedures[block] else { throw Unreadable(item: String(item)) }
        add(kind, relief: relief, words.dropFirst(2))
      default: try add(first, "present")
      }
    }
  }

  /// Adds `code@place:course`.
  private mutating func add(_ text: Substring, _ state: String) throws {
    let parts = text.split(separator: ":")
    let places = parts[0].split(separator: "@")
    guard places[0].contains(".") else { throw Unreadable(item: String(text)) }
    var element = "<finding code=\"\(places[0])\" state=\"\(state)\""
    for place in places.dropFirst() {
      element += Side(rawValue: String(place)) == nil ? " level=\"\(place)\"" : " side=\"\(place)\""
    }
    if parts.count > 1 { element += " course=\"\(parts[1])\"" }
    findings.append((String(places[0]), element + "/>"))
  }

  private mutating func add(
    _ kind: (procedure: String, levels: String?), relief: Substring,
    _ settings: ArraySlice<Substring>
  ) {
    var values = [
      "procedure": kind.procedure, "date": blocks.isEmpty ? "2026-03-02" : "2026-04-10",
      "side": "right", "agent": blocks.isEmpty ? "lidocaine" : "bupivacaine",
      "guidance": "fluoroscopy", "contrast": "live", "vascular-uptake": "not-seen",
      "sedation": "none", "diary": "hourly", "relief": String(relief),
    ]
    values["levels"] = kind.levels
    for setting in settings {
      let pair = setting.split(separator: "=").map(String.init)
      let name = pair[0] == "uptake" ? "vascular-uptake" : pair[0]
      values[name] = pair[1] == "unrecorded" ? nil : pair[1]
    }
    let written = values.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value)\"" }.joined()
    blocks.append("<block\(written)/>")
  }

  /// The profile, in which every warning sign that must be asked for is absent unless it is told.
  func profile(_ reader: DocumentReader, asked: [FindingCode]) throws -> ClinicalProfile {
    let told = Set(findings.map(\.code))
    let absent = asked.map(\.name).filter { !told.contains($0) }.map {
      "<finding code=\"\($0)\" state=\"absent\"/>"
    }
    let text = """
      <profile xmlns="urn:ddx:profile:1" id="p" date="2026-05-10">
      <patient age="\(age)"\(attributes)/>
      <pain side="right" setting="pain-clinic" duration="P24M"/>
      <findings>\((findings.map(\.element) + absent).joined())</findings>
      \(blocks.isEmpty ? "" : "<blocks>\(blocks.joined())</blocks>")\(tail)</profile>
      """
    return try reader.profile(DocumentFile(name: "pair.xml", bytes: Array(text.utf8))).value
  }
}
