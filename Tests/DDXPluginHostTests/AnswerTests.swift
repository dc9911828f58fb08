import DDXCore
import DDXPluginHost
import Testing

/// What a program may not answer, and what it is told.
@Suite struct `An answer` {
  /// A change to the sound answer of the tests, and what is said of it.
  struct Change: CustomTestStringConvertible, Sendable {
    let old: String
    let new: String
    let sentence: String

    var testDescription: String { new }

    init(_ old: String, _ new: String, _ sentence: String) {
      self.old = old
      self.new = new
      self.sentence = sentence
    }
  }

  static let descriptions = [
    Change(
      #""id":"cluneal-nerve","#, #""id":"other","#,
      "`descriptor.id` is `other`, which stands for what no module assesses"),
    Change(#""id":"cluneal-nerve","#, #""id":"","#, "`descriptor.id` is empty"),
    Change(
      #""id":"cluneal-nerve","#, #""id":"Nervus clunium","#,
      "`descriptor.id` is `Nervus clunium`, but an id begins with a letter and goes on with "
        + "letters, digits, `-`, `_` and `.`"),
    Change(#""version":"1.0.0","#, "", "`descriptor.version` is missing"),
    Change(
      #""contract":"1.0""#, #""contract":"one""#,
      "`descriptor.contract` must be a version such as `1.0`"),
    Change(
      #""findings":["cluneal.tinel","#, #""findings":["cluneal.tinnel","#,
      "`descriptor.findings[0]` names the finding `cluneal.tinnel`, which no vocabulary defines; "
        + "did you mean `cluneal.tinel`?"),
    Change(
      #""findings":["cluneal.tinel","#, #""findings":["sij.thigh-thrust","#,
      "`descriptor.findings[1]` has `sij.thigh-thrust` twice"),
    Change(
      #""procedures":["cluneal-nerve-block"]"#, #""procedures":["facet-block"]"#,
      "`descriptor.procedures[0]` names the procedure `facet-block`, which no vocabulary defines"),
    Change(
      #""protocol":["edition"]"#, #""protocol":["editon"]"#,
      "`descriptor.protocol[0]` can't be `editon`; did you mean `edition`?"),
    Change(
      #""protocol":["edition"]"#, #""protocol":["burden"]"#,
      "`descriptor.protocol[0]` can't be `burden`; it is one of `id`, `edition`, `status`, "
        + "`multipleSources`, `response.threshold`, `response.prolongedHours`, "
        + "`criterion.blocks`, `criterion.relief`"),
    Change(
      #""kind":"examination""#, #""kind":"exam""#,
      "`descriptor.vocabulary.findings[0].kind` can't be `exam`; did you mean `examination`?"),
    Change(
      #""status":"verified""#, #""status":"recollection""#,
      "`descriptor.citations[0].status` cites `Study2001`, a recollection; read the source, "
        + "or say `assumed`"),
    Change(
      #""citations":[{"#, #""citation":[{"#,
      "`descriptor.citation` is no key of the contract; did you mean `citations`?"),
    Change(
      #""name":"Superior"#, #""name":"\u001b[31mSuperior"#,
      "`descriptor.name` holds a line break or another control character"),
    Change(
      #""name":"Superior"#, #""name":"\#(String(repeating: "long ", count: 20))Superior"#,
      "`descriptor.name` has more than 60 characters"),
  ]

  @Test(arguments: descriptions) func `to describe must follow the contract`(
    change: Change
  ) async throws {
    let script = try Script(describe: Script.description((change.old, change.new)))
    try await Run.program(script) { start in
      let failure = try #require(start.failure)
      #expect(failure.description == "in the program's answer to `describe`, " + change.sentence)
    }
  }

  static let assessments = [
    Change(
      #""share":{"value":0.02,"#, #""share":{"value":1.5,"#,
      "`assessment.share.value` must be above 0 and at most 1, found 1.5"),
    Change(
      #""share":{"value":0.02,"#, #""share":{"value":0.03,"#,
      "the last term of `assessment.share.terms` must be the share 0.03, found 0.02"),
    Change(
      #""citations":["guess"]"#, #""citations":[]"#,
      "`assessment.share.terms[0]` cites nothing; every number has a citation"),
    Change(
      #""share":0.5}]"#, #""share":0.4}]"#,
      "the shares of `assessment.sites` must sum to 1, found 0.9"),
    Change(
      #""side":"left""#, #""side":"right""#, "`assessment.sites` has `right` twice"),
    Change(
      #""side":"left","share":0.5},"#,
      #""level":"L4-5","share":0.25},{"level":"L5","share":0.25},"#,
      "`assessment.sites` has joints and roots among its levels; keep to one kind"),
    Change(
      #""side":"left","#, #""side":"lft","#,
      "`assessment.sites[0].side` can't be `lft`; did you mean `left`?"),
    Change(
      #""sensitivity":0.7"#, #""sensitivity":1"#,
      "`assessment.evidence[0].sensitivity` must be above 0 and below 1, found 1.0"),
    Change(
      #""sensitivity":0.7"#, #""sensitivity":"0.7""#,
      "`assessment.evidence[0].sensitivity` must be a number"),
    Change(
      #""sensitivity":0.7"#, #""sensitvity":0.7"#,
      "`assessment.evidence[0].sensitvity` is no key of the contract; "
        + "did you mean `sensitivity`?"),
    Change(
      #""sensitivity":0.7"#, #""sensitivity":0.7,"lrPositive":3"#,
      "`assessment.evidence[0]` gives an accuracy by `sensitivity`, `specificity`, `lrPositive`, "
        + "where exactly two of `sensitivity`, `specificity`, `lrPositive` and `lrNegative` do"),
    Change(
      #""sensitivity":0.7,"specificity":0.8"#, #""lrPositive":3,"lrNegative":1.2"#,
      "`assessment.evidence[0]` has the ratios 3.0 and 1.2, which no test can have: they lie on the "
        + "same side of 1, or the wrong way round"),
    Change(
      #""sensitivity":0.7,"#,
      #""cap":{"lrPositive":0.5,"lrNegative":0.1,"citation":"guess"},"sensitivity":0.7,"#,
      "`assessment.evidence[0].cap` has the ratios 0.5 and 0.1, which no test can have: they lie on "
        + "the same side of 1, or the wrong way round"),
    Change(
      #""citation":"Study2001""#, #""citation":"Study2002""#,
      "`assessment.evidence[0].citation` cites `Study2002`, which the descriptor's `citations` "
        + "do not define; did you mean `Study2001`?"),
    Change(
      #""citation":"Study2001""#, #""note":"x""#,
      "`assessment.evidence[0].citation` is missing"),
    Change(
      #""code":"cluneal.tinel""#, #""code":"sij.thigh-thrust""#,
      "`assessment.evidence[0]` speaks of `sij.thigh-thrust`, which the request does not record "
        + "there"),
    Change(
      #""code":"cluneal.tinel""#, #""code":"cluneal.tinel","side":"left""#,
      "`assessment.evidence[0]` speaks of `cluneal.tinel`, which the request does not record there"
    ),
    Change(
      #""code":"cluneal.tinel""#, #""code":"pain.midline""#,
      "`assessment.evidence[0].code` names `pain.midline`, which the descriptor's `findings` "
        + "do not list"),
    Change(
      #""code":"cluneal.tinel""#, #""code":"cluneal.press""#,
      "`assessment.evidence[0].code` names the finding `cluneal.press`, "
        + "which no vocabulary defines"),
    Change(
      #""fraction":0.9"#, #""fraction":-0.1"#,
      "`assessment.coverage[0].fraction` must be between 0 and 1, found -0.1"),
    Change(
      #""offered":true,"#, "", "`assessment.coverage[0].offered` is missing"),
    Change(
      #""procedure":"cluneal-nerve-block""#, #""procedure":"medial-branch-block""#,
      "`assessment.coverage[0].procedure` names `medial-branch-block`, which the descriptor's "
        + "`procedures` do not list"),
    Change(
      #""assessment":{"#, #""notApplicable":"no","assessment":{"#,
      "the answer must have exactly one of `assessment`, `notApplicable`, `error`"),
    Change(
      #""notes":["#, #""notes":[7,"#, "`assessment.notes[0]` must be an object"),
  ]

  @Test(arguments: assessments) func `to assess must follow the contract`(
    change: Change
  ) async throws {
    let script = try Script(assess: Script.assessment((change.old, change.new)))
    try await Run.program(script) { start in
      let failure = try Run.failure(of: start.source)
      #expect(failure.description == "in the program's answer to `assess`, " + change.sentence)
      let next = try Run.failure(of: start.source, Run.profile(age: 60))
      #expect(next == failure)
      // The program is in step, so it goes on being asked.
      #expect(script.lines(of: "asked").count == 2)
    }
  }

  @Test func `may have keys of the program's own`() async throws {
    let script = try Script(
      describe: Script.description((#""name":"#, #""x-model":{"a":[1]},"name":"#)),
      assess: Script.assessment((#""fraction":"#, #""x-why":"said so","fraction":"#)))
    try await Run.program(script) { start in _ = try Run.assessment(start.source) }
  }

  @Test func `without sites is of one place`() async throws {
    let script = try Script(
      assess: Script.assessment(
        (#""sites":[{"side":"left","share":0.5},{"side":"right","share":0.5}],"#, "")))
    try await Run.program(script) { start in
      let sites = try Run.assessment(start.source).sites
      #expect(sites == [SiteShare(site: .unspecified, share: 1)])
    }
  }

  @Test func `weighs a group of findings by its recorded members`() async throws {
    let evidence = #"""
      "evidence":[{"code":"cluneal.tinel","sensitivity":0.7,"specificity":0.8,
      "citation":"Study2001","n":48}],
      """#
    let groups = #"""
      "groups":[{"id":"cluneal.signs","title":"signs",
      "composite":{"lrPositive":20,"lrNegative":0.5,"citation":"Study2001",
      "cap":{"lrPositive":5,"lrNegative":0.15,"citation":"guess"}},
      "members":[{"code":"sij.p4","sensitivity":0.6,"specificity":0.7},
      {"code":"cluneal.tinel","sensitivity":0.5,"specificity":0.9,"citation":"guess"}]}],
      """#
    let script = try Script(assess: Script.assessment((evidence, groups)))
    try await Run.program(script) { start in
      let evidence = try Run.assessment(start.source).evidence
      #expect(evidence.map(\.finding.code) == ["cluneal.tinel"])
      guard case .member(let group, let index)? = evidence.first?.worth else {
        Issue.record("the finding is one of a group")
        return
      }
      #expect(index == 1)
      #expect(group.members.map(\.code) == ["sij.thigh-thrust", "cluneal.tinel"])
      #expect(group.members.map(\.citation) == ["Study2001", "guess"])
      #expect(abs((group.composite.accuracy?.positiveRatio ?? 0) - 5) < 1e-9)
      #expect(group.members[1].published.sensitivity?.isAssumed == true)
    }
  }

  @Test func `names what follows`() async throws {
    let pathways = #"""
      "pathways":[{"id":"release","when":"confirmed","title":"surgical release",
      "citation":"Study2001","successes":[{"blocks":2,"relief":80,"value":0.6,
      "citation":"Study2001","text":"half the pain after a year"}]}],"notes":
      """#
    let script = try Script(assess: Script.assessment((#""notes":"#, pathways)))
    try await Run.program(script) { start in
      let pathway = try #require(try Run.assessment(start.source).pathways.first)
      #expect(pathway.condition == .confirmed)
      #expect(pathway.successes.map(\.value.value) == [0.6])
    }
  }
}
