import DDXComparison
import DDXCore
import DDXRanking
import Testing

@Suite struct `A file of saved rankings` {
  /// A ranking as JSON, with some texts in it replaced.
  func json(_ replaced: [String: String] = [:]) -> String {
    var text = """
      {"schema": "ddx.ranking/1", "engine": "0.1.0", "later": {"key": [1, "}"]},
       "profile": {"id": "ann", "sha256": "aa"},
       "protocol": {"id": "asipp", "edition": "2020", "sha256": "bb"},
       "modules": [{"id": "hip-joint", "version": "1.0.0", "contract": "1.0",
         "evidence": "2026.1", "sha256": "cc"}],
       "safety": {"verdict": "discuss", "urgency": null},
       "candidates": [{"id": "hip-joint", "posttest": 0.7}, {"id": "other", "posttest": 0.4}],
       "recommendation": {"kind": "procedure", "procedure": "hip-joint-injection",
         "target": "hip-joint", "pathway": null, "agent": "lidocaine",
         "site": {"side": "left", "levels": []}, "earliest": "2026-05-10"}}
      """
    for (old, new) in replaced { text = text.split(separator: old).joined(separator: new) }
    return text
  }

  func read(_ text: String) -> SavedRankings { SavedRankings(Array(text.utf8)) }

  /// The only fault of a ranking with some texts replaced.
  func fault(_ replaced: [String: String]) -> SavedFault? {
    let saved = read(json(replaced))
    return saved.faults.count == 1 && saved.entries.isEmpty ? saved.faults[0] : nil
  }

  @Test func `holds one ranking over many lines`() throws {
    let saved = read(json())
    #expect(saved.faults.isEmpty)
    let ranking = try #require(saved.entries.first?.ranking)
    #expect(ranking.engine == "0.1.0")
    #expect(ranking.profile == .init(id: "ann", digest: "aa"))
    #expect(ranking.rules == .init(id: "asipp", edition: "2020", digest: "bb"))
    #expect(ranking.modules.map(\.evidence.edition) == ["2026.1"])
    #expect(ranking.decision.standings.map(\.posttest.value) == [0.7, 0.4])
    #expect(
      ranking.decision.step
        == .init(kind: .procedure, procedure: "hip-joint-injection", target: "hip-joint"))
    #expect(ranking.decision.agent == .lidocaine)
    #expect(ranking.decision.safety == .init(verdict: .discuss))
    #expect(
      ranking.decision.details
        == .init(side: .left, levels: [], earliest: CalendarDate("2026-05-10")))
  }

  @Test func `or many, one after the other, each located by its line`() {
    let three = ["ann", "ben", "eve"].map { json(["\"ann\"": "\"\($0)\""]) }
    let saved = read("\u{FEFF}" + three.joined(separator: "\n") + "\n")
    #expect(saved.entries.map(\.ranking.profile.id) == ["ann", "ben", "eve"])
    #expect(saved.entries.map(\.line) == [1, 11, 21])
  }

  @Test func `a protocol without rules for a next step has none`() {
    let text = json().split(separator: ",\n \"recommendation\"").first.map(String.init) ?? ""
    let saved = read(text + ",\"recommendation\": null}")
    #expect(saved.entries.map(\.ranking.decision.step) == [nil])
    #expect(read(text + "}").faults.map(\.key) == ["recommendation"])
  }

  @Test(arguments: [
    (["\"engine\"": "\"motor\""], SavedFault.Kind.missing, "engine"),
    (["\"posttest\": 0.4": "\"p\": 0.4"], .missing, "candidates[1].posttest"),
    (["\"agent\"": "\"agents\""], .missing, "recommendation.agent"),
    (["0.4": "\"0.4\""], .type("a number"), "candidates[1].posttest"),
    (["0.4": "4"], .value("a probability, from 0 to 1"), "candidates[1].posttest"),
    (["\"aa\"": "12"], .type("a text"), "profile.sha256"),
    (
      ["\"ann\"": "\"a\\u001b[2J\""], .value("a name of 1 to 200 bytes that can be shown"),
      "profile.id"
    ),
    (["\"other\"": "\"hip-joint\""], .value("a list of different sources"), "candidates"),
  ]) func `a key that is missing or wrong is named`(
    replaced: [String: String], kind: SavedFault.Kind, key: String
  ) {
    #expect(fault(replaced)?.kind == kind)
    #expect(fault(replaced)?.key == key)
  }

  @Test func `another form or a later version is reported`() {
    #expect(fault(["ranking/1": "ranking/2"])?.kind == .laterForm("ddx.ranking/2"))
    #expect(fault(["ranking/1": "plan/1"])?.kind == .otherForm("ddx.plan/1"))
    #expect(fault(["ddx.ranking/1": "Jane Doe, 1961"])?.kind == .unknownForm)
    #expect(fault(["\"schema\"": "\"name\""])?.kind == .unknownForm)
  }

  @Test func `invalid or truncated JSON is reported with its line`() {
    #expect(read("").faults.map(\.kind) == [.empty])
    #expect(read("\n<xml/>").faults == read("\nx").faults)
    #expect(read("\n<xml/>").faults.map(\.line) == [2])
    #expect(read("{\"schema\": oops}").faults.map(\.kind) == [.malformed])
    #expect(read(json() + "\n{\"schema\":\n").faults.map(\.kind) == [.truncated])
    #expect(read(String(repeating: "{\"a\":", count: 5000)).faults.map(\.kind) == [.truncated])
    let deep = String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000)
    #expect(read(deep).faults.map(\.kind) == [.malformed])
  }

  @Test func `one bad ranking does not keep the others from being read, but many do`() {
    let ben = json(["\"ann\"": "\"ben\""])
    let saved = read(json() + "{}" + json() + ben)
    #expect(saved.entries.map(\.ranking.profile.id) == ["ann", "ben"])
    #expect(saved.faults.map(\.kind) == [.unknownForm, .repeated(line: 1)])
    #expect(!saved.isCutShort)
    let hundred = read(String(repeating: "{}", count: 100) + json())
    #expect(hundred.isCutShort && hundred.faults.count == 20)
  }
}

@Suite struct `Saved rankings of many patients` {
  func saved(
    _ id: String, digest: String? = nil, engine: String = "1", edition: String = "1",
    posttest: Double = 0.5
  ) throws -> SavedRanking {
    SavedRanking(
      engine: engine, profile: .init(id: id, digest: digest ?? id),
      rules: .init(id: "p", edition: edition, digest: edition), modules: [],
      decision: Decision(
        safety: .init(verdict: .clear),
        standings: [Standing(source: .other, posttest: try Probability(posttest))], step: nil,
        agent: nil))
  }

  @Test func `are paired by name and digest, and by digest where a file was renamed`() throws {
    let pairs = SavedPairs(
      [try saved("a"), try saved("b"), try saved("old", digest: "x"), try saved("c")],
      [try saved("new", digest: "x"), try saved("b"), try saved("a"), try saved("d")])
    #expect(pairs.pairs.map(\.left.profile.id) == ["a", "b", "old"])
    #expect(pairs.pairs.map(\.right.profile.id) == ["a", "b", "new"])
    #expect(pairs.leftOnly.map(\.profile.id) == ["c"])
    #expect(pairs.rightOnly.map(\.profile.id) == ["d"])
    #expect(pairs.changed.isEmpty)
  }

  @Test func `of one name and two documents are kept apart`() throws {
    let pairs = SavedPairs([try saved("a", digest: "x")], [try saved("a", digest: "y")])
    #expect(pairs.pairs.isEmpty && pairs.leftOnly.isEmpty && pairs.rightOnly.isEmpty)
    #expect(pairs.changed.map(\.isSameDocument) == [false])
  }

  @Test func `copies of one document are paired by name, and not where the names tell nothing`()
    throws
  {
    let (one, two) = (try saved("a", digest: "x"), try saved("b", digest: "x"))
    #expect(SavedPairs([one, two], [two, one]).pairs.map(\.right) == [one, two])
    let other = try saved("c", digest: "x")
    #expect(SavedPairs([one, two], [other]).pairs.isEmpty)
  }

  @Test func `count for how many each difference is the cause`() throws {
    let pairs = SavedPairs(
      [try saved("a"), try saved("b"), try saved("c"), try saved("d")],
      [
        try saved("a", edition: "2", posttest: 0.6),
        try saved("b", engine: "2", edition: "2", posttest: 0.6),
        try saved("c", edition: "2"), try saved("d", posttest: 0.6),
      ])
    let cohort = SavedCohort(pairs.pairs)
    #expect(cohort.summary.patients == 4 && cohort.summary.moved == 3)
    let rules = try #require(cohort.differences.first)
    #expect(cohort.differences.count == 2)
    #expect([rules.patients, rules.changed, rules.alone] == [3, 2, 1])
    #expect(cohort.mixed == 1)
    #expect(cohort.unexplained == ["d"])
  }
}
