import DDXCore
import DDXDocuments
import DDXRanking
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Everything that a profile says is accounted for.
@Suite struct `The ledger` {
  @Test func `knows every element and attribute of the schema, and no other`() throws {
    let schema = try #require(Shipped.schema(of: .profile))
    let paths = try SchemaPaths(schema).all
    let known = Set(LedgerItem.schemaPaths.keys)
    #expect(paths.subtracting(known) == [], "in the schema, not in the ledger")
    #expect(known.subtracting(paths) == [], "in the ledger, not in the schema")
  }

  @Test func `has a path for every item`() {
    let reached = Set(LedgerItem.schemaPaths.values)
    #expect(Set(LedgerItem.allCases).subtracting(reached) == [])
  }

  /// A document for each path of the schema, and what its entry must say.
  @Test(arguments: LedgerItem.schemaPaths.filter { $0.value != .container }.keys.sorted())
  func `answers for each attribute that a profile sets`(path: String) throws {
    let item = try #require(LedgerItem.schemaPaths[path])
    let sample = try #require(Samples.all[path], "write a sample for \(path)")
    let without = try entries(of: sample.without).filter { $0.item == item }
    let with = try entries(of: sample.with).filter { $0.item == item }
    #expect(with.contains { $0.value == sample.value }, "\(with.map(\.value))")
    #expect(with != without || sample.isRequired)
  }

  private func entries(of text: String) throws -> [LedgerEntry] {
    let profile = try HouseClinic.reader.get().profile(
      DocumentFile(name: "sample.xml", bytes: Array(text.utf8))
    ).value
    return try HouseClinic.rank(profile).ledger
  }

  @Test func `says that an absent finding has no course, and that a late score gives no relief`()
    throws
  {
    let findings = #"<finding code="redflag.fever" state="absent" course="new"/>"#
    let absent = try entries(of: Samples.document(findings: findings))
    #expect(absent.first { $0.item == .course }?.reason == .courseOfAbsent)
    let scored = try entries(
      of: Samples.document(
        blocks: """
          <block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5"
            agent="lidocaine" pain-before="8">
            <score after="PT1H" pain="2"/><score after="P2D" pain="8"/></block>
          """)
    ).filter { $0.item == .score }
    #expect(scored.map(\.reason) == [.block, .scoreTooLate])
  }

  @Test func `gives the place of a finding, also behind one that is not known`() throws {
    let known = #"""
      <finding code="pain.buttock" state="present" side="left"/>
      <finding code="mri.modic-1" state="present" level="L4-5"/>
      <finding code="mri.modic-1" state="absent" level="L5-S1"/>
      """#
    func paths(_ findings: String) throws -> [String] {
      try entries(of: Samples.document(findings: findings)).filter { $0.item == .finding }
        .map(\.path)
    }
    #expect(try paths(known) == (1...3).map { "findings/finding[\($0)]" })
    let places = try paths(#"<finding code="pain.midline" state="not-known"/>"# + known)
    #expect(
      places == [
        "findings/finding[@code='pain.buttock']", "findings/finding[@code='mri.modic-1'][1]",
        "findings/finding[@code='mri.modic-1'][2]", "findings/finding[@code='pain.midline']",
      ])
  }

  @Test func `a fusion to the sacrum changes the shares as the fusion that it is`() throws {
    let profile = try HouseClinic.profile([.present("history.fusion-to-sacrum")])
    let ledger = try HouseClinic.ranker("ddx@2026.2").rank(profile).ledger
    let entry = ledger.first { $0.value == "history.fusion-to-sacrum present" }
    #expect(entry?.use == .number && entry?.reason == .share)
  }

  @Test func `says why something has no effect`() throws {
    let text = Samples.document(
      patient: #"age="50" sex="male" bmi="31""#,
      rest: """
        <medication class="opioid" name="oxycodone"/><allergy to="latex"/>
        <allergy to="antibiotic"/>
        """)
    let silent = try entries(of: text).filter { $0.use == .none }
    #expect(
      silent.map(\.reason) == [
        .nothingCounted, .noCoefficient, .noCoefficient, .drugWithoutRule, .drugName,
        .allergyWithoutRule, .allergyWithoutRule,
      ])
  }
}

/// A document with one attribute, and the same without it.
private struct Sample {
  let with: String
  let without: String
  let value: String
  var isRequired = false
}

private enum Samples {
  static func document(
    id: String = "s", patient: String = #"age="50""#, pain: String = "", otherPain: String = "",
    findings: String = "", blocks: String = "", rest: String = ""
  ) -> String {
    """
    <profile xmlns="urn:ddx:profile:1" id="\(id)" date="2026-05-10"><patient \(patient)/>\
    <pain \(pain)/>\(otherPain)<findings>\(findings)</findings><blocks>\(blocks)</blocks>\(rest)</profile>
    """
  }

  static let all: [String: Sample] = {
    var all: [String: Sample] = [:]
    func add(
      _ path: String, _ value: String, isRequired: Bool = false,
      _ make: (String) -> String
    ) {
      let name = path.split(separator: "@").last.map(String.init) ?? ""
      all["profile/\(path)"] = Sample(
        with: make("\(name)=\"\(value.xml)\""), without: make(""), value: value.ledger,
        isRequired: isRequired)
    }
    all["profile/@id"] = Sample(
      with: document(id: "other-name"), without: document(), value: "other-name")
    all["profile/@date"] = Sample(
      with: document(), without: document().replacing(" date=\"2026-05-10\"", with: ""),
      value: "2026-05-10")
    all["profile/patient/@age"] = Sample(
      with: document(patient: #"age="61""#), without: document(), value: "61")
    add("patient/@sex", "female") { document(patient: "age=\"50\" \($0)") }
    add("patient/@bmi", "31") { document(patient: "age=\"50\" \($0)") }
    add("patient/@pregnant", "no") { document(patient: "age=\"50\" \($0)") }
    add("pain/@duration", "P30D") { document(pain: $0) }
    add("pain/@intensity", "7") { document(pain: $0) }
    add("pain/@side", "right") { document(pain: $0) }
    add("pain/@setting", "primary-care") { document(pain: $0) }

    for (name, value) in [
      ("code", "pain.groin"), ("side", "left"), ("duration", "P90D"), ("intensity", "4"),
    ] {
      add("other-pain/@\(name)", value) { document(otherPain: "<other-pain \($0)/>") }
    }

    let finding = #"<finding code="mri.disc-degeneration" state="present" "#
    all["profile/findings/finding"] = Sample(
      with: document(findings: finding + "/>"), without: document(),
      value: "mri.disc-degeneration present")
    all["profile/findings/finding/@code"] = all["profile/findings/finding"]
    all["profile/findings/finding/@state"] = Sample(
      with: document(findings: #"<finding code="pain.midline" state="absent"/>"#),
      without: document(findings: #"<finding code="pain.midline" state="present"/>"#),
      value: "pain.midline absent")
    all["profile/findings/finding/@probability"] = Sample(
      with: document(findings: #"<finding code="pain.midline" probability="0.4"/>"#),
      without: document(findings: #"<finding code="pain.midline" state="present"/>"#),
      value: "pain.midline 0.4")
    add("findings/finding/@side", "left") {
      document(findings: "<finding code=\"sij.thigh-thrust\" state=\"present\" \($0)/>")
    }
    add("findings/finding/@level", "L4-5") { document(findings: "\(finding)\($0)/>") }
    add("findings/finding/@grade", "4") { document(findings: "\(finding)\($0)/>") }
    add("findings/finding/@course", "unchanged") {
      document(findings: "<finding code=\"redflag.weight-loss\" state=\"present\" \($0)/>")
    }

    addBlocks(to: &all)
    add("medication/@class", "opioid", isRequired: true) { _ in
      document(rest: "<medication class=\"opioid\"/>")
    }
    all["profile/medication"] = all["profile/medication/@class"]
    add("medication/@name", "oxycodone") { document(rest: "<medication class=\"opioid\" \($0)/>") }
    add("allergy/@to", "latex", isRequired: true) { _ in
      document(rest: "<allergy to=\"latex\"/>")
    }
    all["profile/allergy"] = all["profile/allergy/@to"]
    return all
  }()

  private static func addBlocks(to all: inout [String: Sample]) {
    let procedure = #"procedure="medial-branch-block""#
    let day = #"date="2026-03-02""#
    let technique = [
      "agent": "lidocaine", "volume": "0.5", "steroid": "yes", "guidance": "ct",
      "contrast": "spot", "vascular-uptake": "not-seen", "complication": "redflag.fever",
    ]
    let result = [
      "time": "09:30", "pain-before": "7", "relief": "60", "relief-back": "70",
      "relief-leg": "20", "relief-duration": "PT3H", "movements": "same", "sedation": "opioid",
      "diary": "recall",
    ]
    func block(_ more: String, _ inner: String = "") -> String {
      let base = more.contains("side=") ? "" : #" side="right""#
      let levels = more.contains("nerves=") || more.contains("levels=") ? "" : #" levels="L4-5""#
      return document(blocks: "<block \(procedure) \(day)\(base)\(levels) \(more)>\(inner)</block>")
    }
    func session(_ more: String, _ part: String = "", _ inner: String = "") -> String {
      document(
        blocks: """
          <session \(day) \(more)>\(inner)<block \(procedure) side="right" levels="L4-5" \(part)/>\
          <block procedure="sacroiliac-joint-injection" side="right"/></session>
          """)
    }
    for (name, value) in technique.merging(result, uniquingKeysWith: { first, _ in first }) {
      let attribute = "\(name)=\"\(value)\""
      all["profile/blocks/block/@\(name)"] = Sample(
        with: block(attribute), without: block(""), value: value)
      all["profile/blocks/session/@\(name)"] = Sample(
        with: session(attribute), without: session(""), value: value)
      if technique[name] != nil {
        all["profile/blocks/session/block/@\(name)"] = Sample(
          with: session("", attribute), without: session(""), value: value)
      }
    }
    let score = #"<score after="PT1H" pain="2"/>"#
    for path in ["score", "score/@after", "score/@pain"] {
      all["profile/blocks/block/\(path)"] = Sample(
        with: block(#"pain-before="8""#, score), without: block(#"pain-before="8""#),
        value: "2 after PT1H")
      all["profile/blocks/session/\(path)"] = Sample(
        with: session(#"pain-before="8""#, "", score), without: session(#"pain-before="8""#),
        value: "2 after PT1H")
    }
    for (path, make) in [
      ("block", { block($0) }), ("session/block", { session("", $0) }),
    ] as [(String, (String) -> String)] {
      let simple = path == "block"
      all["profile/blocks/\(path)"] = Sample(
        with: make(""), without: document(), value: "medial-branch-block")
      all["profile/blocks/\(path)/@procedure"] = all["profile/blocks/\(path)"]
      all["profile/blocks/\(path)/@side"] = Sample(
        with: simple ? block(#"side="left""#) : session(""), without: document(),
        value: simple ? "left" : "right")
      all["profile/blocks/\(path)/@levels"] = Sample(
        with: simple ? block(#"levels="L3-4""#) : session(""), without: document(),
        value: simple ? "L3-4" : "L4-5")
      all["profile/blocks/\(path)/@nerves"] = Sample(
        with: simple
          ? block(#"nerves="L3 L4""#)
          : session("").replacing(#"levels="L4-5""#, with: #"nerves="L3 L4""#),
        without: document(), value: "L4-5")
    }
    all["profile/blocks/block/@date"] = Sample(
      with: block(""), without: document(), value: "2026-03-02")
    all["profile/blocks/session/@date"] = Sample(
      with: session(""), without: document(), value: "2026-03-02")
    all["profile/blocks/session"] = Sample(with: session(""), without: block(""), value: "1")
    let second =
      #"<block procedure="hip-joint-injection" date="2026-03-02" side="right" "#
    let first =
      #"<block procedure="medial-branch-block" date="2026-03-02" side="right" levels="L4-5" "#
    all["profile/blocks/block/@reading"] = Sample(
      with: document(
        blocks: "\(first)reading=\"own\" relief=\"20\"/>\(second)reading=\"own\" relief=\"10\"/>"),
      without: block(""), value: "own")
    let provocation = [
      "concordant": "yes", "pain": "8", "pressure": "20", "control-disc": "painless",
    ]
    for (name, value) in provocation {
      func discogram(_ more: String) -> String {
        document(
          blocks: """
            <block procedure="provocation-discography" \(day) levels="L4-5" \(more)/>
            """)
      }
      all["profile/blocks/block/@\(name)"] = Sample(
        with: discogram("\(name)=\"\(value)\""), without: discogram(""), value: value)
    }
  }
}

extension String {
  fileprivate var xml: String { replacing("<", with: "&lt;") }
  /// The value as the ledger writes it.
  fileprivate var ledger: String { self }
}

/// The paths of elements and attributes that a schema allows.
private struct SchemaPaths {
  let all: Set<String>

  init(_ text: String) throws {
    let root = try SchemaNode.root(of: text)
    var paths: Set<String> = []
    func named(_ kind: String, _ name: String) -> SchemaNode? {
      root.children.first { $0.name == kind && $0.attributes["name"] == name }
    }
    func walk(_ node: SchemaNode, at path: String) {
      for child in node.children {
        switch child.name {
        case "element":
          guard let name = child.attributes["name"] else { continue }
          let place = path.isEmpty ? name : "\(path)/\(name)"
          paths.insert(place)
          if let type = child.attributes["type"].flatMap({ named("complexType", $0) }) {
            walk(type, at: place)
          }
          walk(child, at: place)
        case "attribute":
          if let name = child.attributes["name"] { paths.insert("\(path)/@\(name)") }
        case "attributeGroup":
          if let group = child.attributes["ref"].flatMap({ named("attributeGroup", $0) }) {
            walk(group, at: path)
          }
        case "complexType", "sequence", "choice": walk(child, at: path)
        default: break
        }
      }
    }
    walk(
      SchemaNode(name: "schema", children: root.children.filter { $0.name == "element" }), at: "")
    all = paths
  }
}

private struct SchemaNode {
  let name: String
  var attributes: [String: String] = [:]
  var children: [SchemaNode] = []

  static func root(of text: String) throws -> SchemaNode {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    return try #require(reader.stack.first?.children.first)
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var stack = [SchemaNode(name: "")]

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let name = element.split(separator: ":").last.map(String.init) ?? element
      stack.append(SchemaNode(name: name, attributes: attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      let node = stack.removeLast()
      stack[stack.count - 1].children.append(node)
    }
  }
}
