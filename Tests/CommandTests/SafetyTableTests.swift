import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Documentation/Safety.md: what each warning sign does to the verdict, alone, and how many ordinary
/// patients are held up.
///
/// Both are printed by the command itself and compared with the page; `make golden` writes them anew.
@Suite struct `The safety page` {
  static let page = Shell.root.appending(path: "Documentation/Safety.md")

  @Test func `has a verdict for every warning sign, proof and complication`() throws {
    let signs = try Signs.shipped()
    let verdicts = try Verdicts(of: signs.flatMap(\.profiles))
    let lines =
      [
        "| finding | says | present | P = 0.5 | other side | unchanged | resolved | day 7 | day 40 |",
        "|---|---|---|---|---|---|---|---|---|",
      ]
      + signs.map { sign in
        let cells = Sign.Manner.allCases.map { verdicts.words("\(sign.code)_\($0.rawValue)") }
        return "| `\(sign.code)` | \(sign.effect) | " + cells.joined(separator: " | ") + " |"
      }
    try compare(lines, with: "verdicts")
  }

  @Test func `lists the ordinary images, laboratory results and red flags`() throws {
    let ordinary = try Signs.definitions().filter { $0.ordinary }.map { "`\($0.code)`" }
    try compare([ordinary.joined(separator: ", ") + "."], with: "ordinary")
  }

  @Test func `stops no more than one ordinary patient in twenty`() throws {
    let generated = try Verdicts(of: try OrdinaryPatients.generated(200))
    let samples = try Verdicts(folder: "Profiles/patients")
    let lines = [
      "| patients | clear | discuss | notAssessed | check | stop |",
      "|---|---:|---:|---:|---:|---:|",
      "| the samples of Profiles/patients | \(samples.counts) |",
      "| 200 ordinary ones, generated | \(generated.counts) |",
    ]
    try compare(lines, with: "ordinary-patients")
    #expect(generated.share(of: "stop") <= 0.05)
  }

  /// Compares lines with the part of the page between two comments, or writes them there.
  private func compare(_ lines: [String], with part: String) throws {
    let text = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let (begin, end) = ("<!-- \(part): begin -->\n", "<!-- \(part): end -->")
    let start = try #require(text.range(of: begin)?.upperBound)
    let stop = try #require(text.range(of: end)?.lowerBound)
    let written = lines.joined(separator: "\n") + "\n"
    if `Golden commands`.isUpdating {
      let updated = text[..<start] + written + text[stop...]
      if updated != text { try Data(updated.utf8).write(to: Self.page) }
      return
    }
    #expect(String(text[start..<stop]) == written, "`make golden` writes the table anew")
  }
}

/// A finding with what it says of serious disease.
private struct Sign {
  enum Manner: String, CaseIterable {
    case present, possible, side, unchanged, resolved, day7, day40
  }

  let code: String
  let effect: String
  let hasSide: Bool
  let ordinary: Bool

  /// The profiles of the table, by name; one that can't be written is left out.
  var profiles: [(name: String, text: String)] {
    Manner.allCases.compactMap { manner in
      text(manner).map { ("\(code)_\(manner.rawValue)", $0) }
    }
  }

  private func text(_ manner: Manner) -> String? {
    func finding(_ attributes: String) -> String {
      Clinic.profile(findings: "<finding code=\"\(code)\" \(attributes)/>", without: code)
    }
    func block(_ date: String) -> String {
      Clinic.profile(
        blocks: """
          <block procedure="transforaminal-block" date="\(date)" side="right" levels="L5" \
          agent="lidocaine" relief="20" complication="\(code)"/>
          """, without: code)
    }
    return switch manner {
    case .present: finding(#"state="present""#)
    case .possible: finding(#"probability="0.5""#)
    case .side: hasSide ? finding(#"state="present" side="left""#) : nil
    case .unchanged: finding(#"state="present" course="unchanged""#)
    case .resolved: finding(#"state="present" course="resolved""#)
    case .day7: block("2026-05-03")
    case .day40: block("2026-03-31")
    }
  }
}

private enum Signs {
  /// Every finding that proves or points to a serious disease.
  static func shipped() throws -> [Sign] {
    try definitions().filter { !$0.ordinary }
  }

  /// What the vocabulary says of images, laboratory results and red flags, and of everything else
  /// that proves or points to something serious.
  static func definitions() throws -> [Sign] {
    let folder = Shell.root.appending(path: "Profiles/vocabulary")
    let newest = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().last
    let reader = Reader()
    let parser = XMLParser(
      data: try Data(contentsOf: folder.appending(path: try #require(newest))))
    parser.delegate = reader
    #expect(parser.parse())
    return reader.findings.compactMap { attributes in
      guard let code = attributes["code"] else { return nil }
      let points = (attributes["points"] ?? "").split(separator: " ")
        .filter { reader.serious.contains(String($0)) }
      let stated = ["imaging", "laboratory", "red-flag"].contains(attributes["kind"] ?? "")
      var effect = ""
      if let proof = attributes["proof"] { effect = "proves \(proof)" }
      if !points.isEmpty { effect = "points to \(points.joined(separator: ", "))" }
      if attributes["alone"] == "check" { effect += "; check" }
      if effect.isEmpty, !stated { return nil }
      return Sign(
        code: code, effect: effect, hasSide: (attributes["side"] ?? "none") != "none",
        ordinary: effect.isEmpty)
    }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var findings: [[String: String]] = []
    var serious: Set<String> = []

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if element == "finding" { findings.append(attributes) }
      if element == "disease", attributes["class"] == "serious", let id = attributes["id"] {
        serious.insert(id)
      }
    }
  }
}

private enum Clinic {
  /// The signs that every patient is asked for.
  static let asked = [
    "saddle-anaesthesia", "urinary-retention", "urinary-incontinence", "bowel-incontinence",
    "bilateral-leg-symptoms", "progressive-motor-deficit", "foot-drop", "fever",
    "pulsatile-abdominal-mass", "tearing-pain",
  ].map { "redflag.\($0)" }

  /// The newest edition of the house protocol, such as `ddx@2026.2`.
  static func newestEdition() throws -> String {
    let folder = Shell.root.appending(path: "Profiles/protocols/ddx").path()
    let editions = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.contains("cases") && $0.hasSuffix(".xml") }.map { $0.dropLast(4) }
    return "ddx@\(try #require(editions.max()))"
  }

  /// A patient of 50 whose right side hurts and in whom what is asked for is absent.
  static func profile(findings: String = "", blocks: String = "", without code: String) -> String {
    let absent = asked.filter { $0 != code }
      .map { "<finding code=\"\($0)\" state=\"absent\"/>" }.joined()
    return """
      <profile xmlns="urn:ddx:profile:1" id="p" date="2026-05-10"><patient age="50"/>\
      <pain duration="P24M" intensity="6" side="right" setting="pain-clinic"/>\
      <findings>\(findings)\(absent)</findings><blocks>\(blocks)</blocks></profile>
      """
  }
}

/// The verdicts of the command on profiles, by name of the file.
private struct Verdicts {
  private let verdicts: [String: String]

  /// Ranks profiles that are written to files of their names.
  init(of profiles: [(name: String, text: String)]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ddx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for profile in profiles {
      let named = profile.text.replacing("id=\"p\"", with: "id=\"\(profile.name)\"")
      try Data(named.utf8).write(to: folder.appending(path: "\(profile.name).xml"))
    }
    try self.init(folder: folder.path())
  }

  /// Ranks the profiles of a folder.
  init(folder: String) throws {
    let edition = try Clinic.newestEdition()
    let result = try Shell.run("ddx rank '\(folder)' --protocol \(edition) --format csv")
    var verdicts: [String: String] = [:]
    let rows = result.stdout.split(separator: "\r\n")
    let safety = rows.first?.split(separator: ",").firstIndex(of: "safety")
    for row in rows.dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let safety, cells.count > safety + 1 else { continue }
      verdicts[String(cells[0])] = [cells[safety], cells[safety + 1]].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
    #expect(!verdicts.isEmpty, "\(result.stderr)")
    self.verdicts = verdicts
  }

  /// The verdict on a profile, or a dash where there is none.
  func words(_ name: String) -> String { verdicts[name] ?? "-" }

  /// How many have each verdict, from the mildest.
  var counts: String {
    ["clear", "discuss", "notAssessed", "check", "stop"].map { "\(count(of: $0))" }
      .joined(separator: " | ")
  }

  func share(of verdict: String) -> Double {
    Double(count(of: verdict)) / Double(max(1, verdicts.count))
  }

  private func count(of verdict: String) -> Int {
    verdicts.values.count { $0.split(separator: " ").first.map(String.init) == verdict }
  }
}

/// Patients as a clinic records them: half of the red flags asked, none present, and some thirty
/// everyday findings.
private enum OrdinaryPatients {
  static func generated(_ count: Int) throws -> [(name: String, text: String)] {
    var random = Generator(state: 2026)
    let definitions = try Signs.definitions()
    let flags = definitions.map(\.code).filter { $0.hasPrefix("redflag.") }
    return (1...count).map { index in
      let age = 25 + random.below(60)
      let asked = flags.filter { Clinic.asked.contains($0) || random.below(2) == 0 }
      let sex = random.below(2) == 0 ? "female" : "male"
      let side = ["left", "right", "bilateral", "midline"][random.below(4)]
      var findings = asked.map { "<finding code=\"\($0)\" state=\"absent\"/>" }
      for code in everyday where random.below(2) == 0 {
        let state = random.below(100) < 40 ? "present" : "absent"
        findings.append("<finding code=\"\(code)\" state=\"\(state)\"/>")
      }
      return (
        "ordinary-\(index)",
        """
        <profile xmlns="urn:ddx:profile:1" id="p" date="2026-05-10">\
        <patient age="\(age)" sex="\(sex)"/>\
        <pain duration="P\(6 + random.below(60))M" intensity="\(3 + random.below(6))" \
        side="\(side)" setting="pain-clinic"/><findings>\(findings.joined())</findings></profile>
        """
      )
    }
  }

  private static let everyday = [
    "pain.midline", "pain.below-knee", "pain.groin", "pain.sitting", "pain.standing",
    "pain.walking", "pain.relief-lying", "pain.turning-in-bed", "pain.stairs",
    "pain.rise-from-sitting",
    "pain.flexion", "pain.extension", "pain.cough-sneeze", "pain.paraspinal", "pain.buttock",
    "history.morning-stiffness", "sij.thigh-thrust", "sij.distraction", "sij.compression",
    "sij.gaenslen", "sij.sacral-thrust", "facet.extension-rotation", "root.slr",
    "root.sensory-loss", "root.motor-weakness", "root.reflex-loss",
    "hip.decreased-internal-rotation", "hip.log-roll", "disc.centralisation",
    "mri.disc-degeneration", "mri.modic-1", "mri.facet-arthropathy", "mri.disc-protrusion",
    "mri.annular-fissure", "lab.crp-normal",
  ]

  /// A small generator with a fixed sequence (SplitMix64).
  private struct Generator {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }
}
