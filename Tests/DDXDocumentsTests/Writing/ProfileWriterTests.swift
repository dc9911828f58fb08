import DDXCore
import DDXDocuments
import Foundation
import Testing

@Suite struct `A profile that is written` {
  private static let samples: [String] = {
    let folder = "\(repository)/Profiles/patients"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)" }
  }()

  private func written(_ profile: ClinicalProfile) throws -> (text: String, back: ClinicalProfile) {
    let reader = try Samples.reader()
    let text = ProfileWriter(vocabulary: reader.vocabulary).text(profile)
    return (text, try reader.profile(Samples.file(text)).value)
  }

  private func check(_ profile: ClinicalProfile) throws {
    let (text, back) = try written(profile)
    #expect(Recorded(back) == Recorded(profile), "\(text)")
    // Once written, a document stays as it is.
    #expect(try written(back).text == text)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `has samples to compare with`() { #expect(Self.samples.count > 30) }

  @Test(arguments: samples) func `reads back as it was`(path: String) throws {
    try check(try Samples.reader().profile(DocumentFile.read(path: path)).value)
  }

  @Test func `reads back as it was, in the cases of every edition`() throws {
    let reader = try Samples.reader()
    var count = 0
    for edition in Shipped.protocols {
      guard let file = Shipped.cases(of: edition.name) else { continue }
      for item in try reader.cases(file).value.cases {
        try check(item.profile)
        count += 1
      }
    }
    #expect(count > 20)
  }

  @Test(arguments: Everything.documents) func `keeps everything`(document: DocumentFile) throws {
    try check(try Samples.reader().profile(document).value)
  }

  @Test func `keeps every attribute that the schema knows`() throws {
    let schema = try #require(Shipped.schema(of: .profile))
    let names = Set(schema.matches(of: /<xs:attribute name="([a-z\-]+)"/).map { String($0.1) })
    let reader = try Samples.reader()
    let texts = try Everything.documents.map {
      ProfileWriter(vocabulary: reader.vocabulary).text(try reader.profile($0).value)
    }
    // The nerves of a branch block are kept as the joints that they numb.
    let missing = names.subtracting(["nerves"]).filter { name in
      !texts.contains { $0.contains(" \(name)=\"") }
    }
    #expect(names.count > 40 && missing.isEmpty, "\(missing.sorted())")
  }

  @Test func `omits findings that are only implied`() throws {
    let reader = try Samples.reader()
    let profile = try reader.profile(
      Samples.profile(findings: #"<finding code="pain.foot" state="present"/>"#)
    ).value
    let expanded = profile.expanded(by: reader.vocabulary)
    #expect(expanded.findings.count > 1)
    #expect(Recorded(try written(expanded).back) == Recorded(profile))
  }

  @Test(arguments: ["a & b", "\"quoted\"", "<tag>", "naproxène 500 mg"])
  func `can name a drug with any character`(name: String) throws {
    let profile = ClinicalProfile(
      id: "sample", patient: Patient(age: 50), medications: [.init(drugClass: .nsaid, name: name)])
    #expect(try written(profile).back.medications.first?.name == name)
  }

  @Test(arguments: ["85", "0", "100", "71.5", ">= 80", "> 80", "<= 30", "< 50", "50-75", "worse"])
  func `keeps every form of relief`(relief: String) throws {
    let text = relief.replacing("<", with: "&lt;")
    let blocks =
      #"<block procedure="hip-joint-injection" side="right" date="2026-04-01" relief="\#(text)"/>"#
    let profile = try Samples.reader().profile(Samples.profile(blocks: blocks)).value
    let (page, back) = try written(profile)
    #expect(back.blocks.first?.reliefRange == profile.blocks.first?.reliefRange)
    #expect(page.contains(" relief=\"\(text.replacing(">", with: "&gt;"))\""))
  }

  @Test(arguments: [
    ("P36M", "P36M"), ("P2W", "P2W"), ("P10D", "P10D"), ("PT2H", "PT2H"), ("PT30M", "PT30M"),
    ("P1Y6M", "P18M"), ("PT1H30M", "PT90M"), ("PT0.5S", "PT0.5S"), ("P1DT2H", "PT26H"),
  ]) func `says a length of time in whole units where one fits`(
    said: String, written: String
  ) throws {
    let profile = try Samples.reader().profile(
      Samples.profile(pain: "<pain duration=\"\(said)\"/>")
    ).value
    let (page, back) = try self.written(profile)
    #expect(back.pain.duration == profile.pain.duration)
    if said != "PT0.5S" { #expect(page.contains("duration=\"\(written)\"")) }
  }

  @Test func `writes small numbers without an exponent`() throws {
    let profile = try Samples.reader().profile(
      Samples.profile(findings: #"<finding code="pain.groin" probability="0.0000123"/>"#)
    ).value
    let (page, back) = try written(profile)
    #expect(page.contains("probability=\"0.0000123\""))
    #expect(back.findings.first?.state == profile.findings.first?.state)
  }
}
