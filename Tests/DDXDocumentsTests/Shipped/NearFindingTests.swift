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
  ])
  func `is answered with what was meant`(code: String, meant: String) {
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

  @Test func `is told what an attribute says`() {
    #expect(vocabulary.findings(near: "pain.groin-left").attributes == [.side])
    #expect(vocabulary.findings(near: "mri.disc-herniation-l5-s1").attributes == [.level])
    #expect(near("mri.disc-herniation-l5-s1").first == "mri.disc-herniation")
    #expect(vocabulary.findings(near: "pain.no-groin").attributes == [.state])
  }

  @Test func `is answered with titles`() throws {
    let reader = try Samples.reader()
    let text = Samples.faults { () throws(DocumentFaults) in
      try reader.profile(
        Samples.profile(findings: #"<finding code="pain.groin-left" state="present"/>"#))
    }.text
    #expect(
      text.contains("did you mean `pain.groin` (groin pain)? The side is written `side=\"…\"`."))
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
    try Shipped.vocabulary().findings(matching: words).prefix(3).map(\.code.name)
  }

  @Test(arguments: [
    ("hip pain", "pain.hip-region"), ("Lasegue", "root.slr"),
    ("slipped disc", "mri.disc-herniation"),
    ("blisters", "skin.dermatomal-vesicles"), ("shopping cart", "pain.relief-leaning-on-trolley"),
    ("centralization", "disc.centralisation"), ("no red flags", "redflag.none-present"),
    ("oswestry", "questionnaire.oswestry-40"), ("trochantr tender", "gtps.trochanter-tenderness"),
    ("sij.p4", "sij.thigh-thrust"),
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
