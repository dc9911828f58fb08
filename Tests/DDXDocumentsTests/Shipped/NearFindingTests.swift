import DDXCore
import DDXDocuments
import Testing

@Suite struct `A code that the vocabulary lacks` {
  private let vocabulary: Vocabulary
  init() throws { vocabulary = try Shipped.vocabulary() }

  private func near(_ code: String) -> [String] {
    vocabulary.findings(near: code).candidates.map(\.code.name)
  }

  @Test(arguments: [
    ("sij.thigh-trust", "sij.thigh-thrust"), ("joint.thigh-thrust", "sij.thigh-thrust"),
    ("pain.hip", "pain.hip-region"), ("pain.grain", "pain.groin"), ("pain.sciatica", "pain.leg"),
    ("root.lasegue", "root.slr"), ("facet.kemps", "facet.extension-rotation"),
    ("sij.patrick-test", "sij.faber"), ("mri.modic-type-1", "mri.modic-1"),
    ("exam.trochanter-tender", "gtps.trochanter-tenderness"),
    ("mri.spondylodiscitis", "mri.discitis"),
    ("history.rhizotomy-failed", "history.medial-branch-ablation-failed"),
    ("facet.tenderness", "facet.paraspinal-tenderness"), ("onset.lifting", "history.onset-lifting"),
    ("mri.normal", "mri.normal-unspecified"), ("root.footdrop", "redflag.foot-drop"),
    ("sij.provocation-positive", "sij.tests-positive-unspecified"),
    ("redflag.weight-lost", "redflag.weight-loss"), ("redflag.cancer", "redflag.cancer-history"),
    ("mri.stenosis", "mri.central-stenosis"), ("ct.facet-degeneration", "ct.facet-arthropathy"),
    ("hip.osteoarthritis", "history.hip-osteoarthritis"), ("hip.fadir-positive", "hip.fadir"),
    ("questionnaire.phq9", "questionnaire.phq9-10"), ("pain.lowback", "pain.low-back"),
    ("onset.childbirth", "history.onset-post-partum"), ("skin.rash", "skin.dermatomal-vesicles"),
    ("pain.tailbone", "pain.coccyx"), ("pain.back-of-thigh", "pain.posterior-thigh"),
    ("pain.stooping", "pain.flexion"), ("pain.worse-sitting", "pain.sitting"),
    ("pain.chair-rise", "pain.rise-from-sitting"), ("pain.turning-over", "pain.turning-in-bed"),
    ("pain.neurogenic-claudication", "pain.claudication"), ("pain.radiation-foot", "pain.foot"),
    ("facet.joint-tenderness", "facet.paraspinal-tenderness"), ("sij.p4-test", "sij.thigh-thrust"),
    ("sij.fortin-finger", "pain.one-finger"), ("hip.arthrosis", "history.hip-osteoarthritis"),
    ("hip.ir-limited", "hip.decreased-internal-rotation"),
    ("hip.trendelenberg", "hip.trendelenburg"),
    ("hip.abduction-weak", "hip.abductor-weakness"), ("root.contralateral-slr", "root.crossed-slr"),
    ("root.ehl-weakness", "root.great-toe-weakness"), ("root.motor-deficit", "root.motor-weakness"),
    ("root.sensory-deficit", "root.sensory-loss"), ("root.babinski", "exam.babinski"),
    ("mri.black-disc", "mri.disc-degeneration"), ("mri.modic-type-2", "mri.modic-2"),
    ("mri.disk-herniation", "mri.disc-herniation"), ("mri.listhesis", "mri.spondylolisthesis"),
    ("mri.root-impingement", "mri.nerve-root-compression"),
    ("mri.avn", "mri.hip-avascular-necrosis"),
    ("mri.foraminal-narrowing", "mri.foraminal-stenosis"),
    ("mri.facet-fluid", "mri.facet-effusion"),
    ("mri.epidural-abcess", "mri.epidural-abscess"),
    ("mri.hip-arthritis", "mri.hip-osteoarthritis"),
    ("ct.spondylolysis", "ct.pars-defect"), ("xray.hip-oa", "xray.hip-osteoarthritis"),
    ("radiograph.hip-osteoarthritis", "xray.hip-osteoarthritis"), ("lab.hlab27", "lab.hla-b27"),
    ("lab.crp-elevated", "lab.crp-raised"), ("blood.crp-raised", "lab.crp-raised"),
    ("redflag.saddle-numbness", "redflag.saddle-anaesthesia"), ("redflag.hiv", "history.hiv"),
    ("redflag.iv-drugs", "redflag.intravenous-drug-use"), ("redflag.aaa", "redflag.known-aneurysm"),
    ("redflag.erectile-dysfunction", "redflag.sexual-dysfunction"),
    ("footdrop", "redflag.foot-drop"),
    ("history.spinal-fusion", "history.lumbar-fusion"), ("history.thr", "history.hip-replacement"),
    ("history.weight-loss", "redflag.weight-loss"), ("exam.slr", "root.slr"),
    ("leg.pain", "pain.leg"),
  ])
  func `gets the intended finding as a suggestion`(code: String, meant: String) {
    #expect(near(code).first == meant, "\(near(code))")
  }

  @Test func `is never answered with a finding of another kind`() {
    for topic in ["pain", "redflag", "questionnaire", "lab", "sij"] {
      for ending in ["hip", "high", "zone", "fever", "stenosis", "thigh-thrust", "oedema"] {
        let kinds = Set(
          vocabulary.findings.filter { $0.code.name.hasPrefix("\(topic).") }.map(\.kind))
        for code in near("\(topic).\(ending)") {
          let kind = vocabulary.finding(FindingCode(code))?.kind
          #expect(kind.map(kinds.contains) == true, "\(topic).\(ending): \(code)")
        }
      }
    }
  }

  @Test(arguments: [
    "lab.crp-above-10", "hip.aduction-pain", "mri.hip-pain", "pain.walking-uphill-fast",
    "history.epidural-steroid-unknown", "mri.high-intensity-zone-of-hip", "pain",
    "lab.crp-above-1000", "redflag.", "",
  ])
  func `gets no answer that says what the writer did not`(code: String) {
    #expect(near(code) == [])
  }

  @Test(arguments: [
    ("redflag.cauda-equina", "redflag.saddle-anaesthesia"),
    ("redflag.incontinence", "redflag.urinary-incontinence"),
    ("redflag.incontinence", "redflag.bowel-incontinence"),
    ("redflag.steroids", "redflag.prolonged-steroids"), ("mri.stenosis", "mri.foraminal-stenosis"),
    ("pain.bending", "pain.flexion"), ("pain.bending", "pain.extension"),
    ("hip.flexion", "hip.decreased-flexion"), ("lab.crp", "lab.crp-raised"),
    ("history.radiofrequency", "history.medial-branch-ablation-failed"),
    ("mri.tumour", "mri.sacral-tumour"), ("questionnaire.nrs", "questionnaire.nrs-worst"),
    ("exam.schober", "exam.schober-reduced"),
  ])
  func `that is ambiguous gets more specific suggestions`(code: String, one: String) {
    let near = vocabulary.findings(near: code)
    #expect(near.narrower.map(\.code.name).contains(one), "\(near)")
    #expect(!near.candidates.contains { $0.code.name == one })
  }

  @Test(arguments: [
    ("facet.tenderness", "facet"), ("hip.flexion", "hip"), ("cluneal.tenderness", "cluneal"),
    ("coccyx.tender", "coccyx"), ("gtps.tenderness", "gtps"), ("sij.provocation-positive", "sij"),
    ("disc.flexion-pain", "disc"), ("piriformis.tenderness", "piriformis"),
  ])
  func `is never answered with a finding of another part of the body`(code: String, topic: String) {
    let near = vocabulary.findings(near: code)
    let codes = (near.candidates + near.narrower).map(\.code.name)
    #expect(!codes.isEmpty)
    #expect(codes.allSatisfy { $0.hasPrefix("\(topic).") }, "\(codes)")
  }

  @Test func `gets the nearest procedure as a suggestion`() {
    for (id, meant) in [
      ("facet-injection", "facet-joint-injection"), ("sij-injection", "sacroiliac-joint-injection"),
      ("mbb", "medial-branch-block"), ("snrb", "transforaminal-block"),
      ("hip-injection", "hip-joint-injection"), ("medial-branch-blok", "medial-branch-block"),
    ] {
      #expect(vocabulary.procedures(near: id).first == meant, "\(id)")
    }
  }

  @Test func `gets the attribute to use instead`() {
    #expect(vocabulary.findings(near: "pain.groin-left").attributes == [.side])
    #expect(vocabulary.findings(near: "mri.disc-herniation-l5-s1").attributes == [.level])
    #expect(near("mri.disc-herniation-l5-s1").first == "mri.disc-herniation")
    #expect(vocabulary.findings(near: "pain.no-groin").attributes == [.state])
    #expect(vocabulary.findings(near: "root.slr-positive").attributes == [.state])
    #expect(near("mri.pfirrmann-4").first == "mri.disc-degeneration")
    #expect(vocabulary.findings(near: "mri.pfirrmann-4").attributes == [.grade])
  }

  @Test func `is not looked for if it is too long for a name`() {
    let long = String(repeating: "-groin", count: 20)
    #expect(near("pain.groin-groin").first == "pain.groin")
    #expect(near("pain.groin\(long)") == [])
    #expect(vocabulary.procedures(near: "medial-branch-medial").first == "medial-branch-block")
    #expect(vocabulary.procedures(near: "medial-branch\(long)") == [])
  }

  @Test func `is answered with titles`() throws {
    let reader = try Samples.reader()
    let text = Samples.faults { () throws(DocumentFaults) in
      try reader.profile(
        Samples.profile(findings: #"<finding code="pain.groin-left" state="present"/>"#))
    }.text
    #expect(
      text.contains("did you mean `pain.groin` (groin pain)? Give the side as `side=\"…\"`."))
  }

  @Test func `is answered as often as it stands there, and only the first five are`() throws {
    let reader = try Samples.reader()
    func hints(_ codes: [String]) -> [Bool] {
      let findings = codes.map { #"<finding code="\#($0)" state="present"/>"# }
      return Samples.faults { () throws(DocumentFaults) in
        try reader.profile(Samples.profile(findings: findings.joined(separator: "\n")))
      }.map { DiagnosticRenderer().help(for: $0)?.contains("did you mean") == true }
    }
    let codes = [
      "pain.grain", "sij.thigh-trust", "root.footdrop", "pain.tailbone", "hip.arthrosis",
      "lab.hlab27",
    ]
    let five = [true, true, true, true, true, false]
    #expect(hints(codes) == five)
    #expect(hints(codes + codes) == five + five)
    // What was found for one document changes nothing for the next.
    #expect(hints(Array(codes.reversed())) == five)
    #expect(hints(codes) == five)
  }

  @Test func `finds a finding again after a slip of the pen`() {
    for finding in vocabulary.findings.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
      var letters = Array(finding.code.name)
      guard letters.count > 12, let last = letters.indices.last else { continue }
      // Two letters in the middle of the last word change places.
      let word = letters.split { $0 == "-" || $0 == "." }.last ?? []
      guard word.count > 6, word.allSatisfy(\.isLetter) else { continue }
      letters.swapAt(last - 3, last - 2)
      let slip = String(letters)
      guard slip != finding.code.name, vocabulary.finding(FindingCode(slip)) == nil else {
        continue
      }
      #expect(near(slip).contains(finding.code.name), "\(slip): \(near(slip))")
    }
  }
}

@Suite struct `A search of the vocabulary` {
  private func first(_ words: String) throws -> [String] {
    FindingSearch(try Shipped.vocabulary()).findings(matching: words).prefix(3).map(\.code.name)
  }

  @Test func `finds nothing by a text that is too long`() throws {
    #expect(try first(String(repeating: "groin pain ", count: 3)) == first("groin pain"))
    #expect(try first(String(repeating: "groin pain ", count: 30)) == [])
  }

  @Test(arguments: [
    ("hip pain", "pain.hip-region"), ("Lasegue", "root.slr"),
    ("slipped disc", "mri.disc-herniation"),
    ("blisters", "skin.dermatomal-vesicles"), ("shopping cart", "pain.relief-leaning-on-trolley"),
    ("centralization", "disc.centralisation"), ("no red flags", "redflag.none-present"),
    ("oswestry", "questionnaire.oswestry-40"), ("trochantr tender", "gtps.trochanter-tenderness"),
    ("sij.p4", "sij.thigh-thrust"), ("cofing", "pain.cough-sneeze"), ("ischias", "pain.leg"),
    ("scaitica", "pain.leg"), ("hip arthritis", "history.hip-osteoarthritis"),
    ("arthritis of the hip", "history.hip-osteoarthritis"), ("tail bone", "pain.coccyx"),
    ("lost weight", "redflag.weight-loss"), ("cancer", "redflag.cancer-history"),
    ("back pain", "pain.low-back"), ("bladder problems", "redflag.urinary-retention"),
    ("cant pee", "redflag.urinary-retention"), ("stooping", "pain.flexion"),
    ("stairs", "pain.stairs"), ("leseague", "root.slr"), ("spinal fusion", "history.lumbar-fusion"),
    ("ankylosing", "redflag.known-spondyloarthritis"), ("smoker", "history.smoking"),
    ("narrow canal", "mri.central-stenosis"), ("car crash", "history.onset-traffic-collision"),
  ])
  func `finds the everyday word`(words: String, code: String) throws {
    let found = try first(words)
    #expect(found.first == code, "\(found)")
  }

  @Test func `asks for every word`() throws {
    #expect(try first("hip xyzzy").isEmpty)
    #expect(try first("").isEmpty)
  }
}
