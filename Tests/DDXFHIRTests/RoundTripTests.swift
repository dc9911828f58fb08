import DDXCore
import DDXDocuments
import DDXFHIR
import ProfileSamples
import Testing

@Suite struct `A profile that goes out and comes in` {
  /// Both ways out, read back; nothing of it may be lost, and nothing left over.
  private func check(_ profile: ClinicalProfile) throws {
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    let expected = try Clinic.recorded(profile)
    for text in [writer.response(profile), writer.bundle(profile)] {
      let back = try Clinic.read(text)
      #expect(try Clinic.recorded(back.profile) == expected)
      #expect(back.left.isEmpty && back.notes.isEmpty, "\(back.left)")
      #expect(back.list(.read).count >= profile.findings.count)
    }
  }

  @Test func `has samples to compare with`() { #expect(Clinic.patients.count > 30) }

  @Test(arguments: Clinic.patients) func `is what it was`(path: String) throws {
    try check(try Clinic.documents().profile(DocumentFile.read(path: path)).value)
  }

  @Test func `is what it was, in the cases of every edition`() throws {
    let reader = try Clinic.documents()
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

  @Test func `keeps values that no sample has`() throws {
    try check(try Clinic.profile(FullProfile.text))
  }

  @Test func `needs neither a day nor anything but the age`() throws {
    try check(
      try Clinic.profile(
        #"<profile xmlns="urn:ddx:profile:1" id="a.b-7"><patient age="58"/></profile>"#))
  }

  @Test(arguments: ["85", "0", "100", "71.5", ">= 80", "> 80", "<= 30", "< 50", "50-75", "worse"])
  func `keeps every form of relief`(relief: String) throws {
    let text = relief.replacing("<", with: "&lt;")
    try check(
      try Clinic.profile(
        """
        <profile xmlns="urn:ddx:profile:1" id="sample" date="2026-05-10"><patient age="58"/>
        <blocks><block procedure="hip-joint-injection" side="right" date="2026-04-01"
        relief="\(text)" relief-back="\(text)"/></blocks></profile>
        """))
  }

  @Test(arguments: ["a & b", "\"quoted\"", "<tag>", "naproxène 500 mg", "back\\slash", "🦴"])
  func `can name a drug with any character`(name: String) throws {
    try check(
      ClinicalProfile(
        id: "sample", patient: Patient(age: 50), medications: [.init(drugClass: .nsaid, name: name)]
      ))
  }

  @Test(arguments: ["müller", "_1", String(repeating: "a", count: 150)])
  func `keeps its name`(id: String) throws {
    try check(
      try Clinic.profile(
        #"<profile xmlns="urn:ddx:profile:1" id="\#(id)"><patient age="58"/></profile>"#))
  }

  @Test(arguments: ["two words", "1a", "a:b", "a\\u0007", ""])
  func `says so where its name can't be one`(id: String) throws {
    let named = Clinic.bundle([]).replacing(
      #""type":"collection""#,
      with: #""type":"collection","identifier":{"system":"urn:ddx:fhir:profile","value":"\#(id)"}"#)
    let found = try Clinic.read(named)
    #expect(found.profile.id == "imported" && found.left == ["not-read Bundle id noName"])
    #expect(try Clinic.read(named, id: "given").left.isEmpty)
  }

  @Test func `keeps the whole name of a drug, or says that it was cut`() throws {
    func profile(_ length: Int, _ letter: String = "a") -> ClinicalProfile {
      ClinicalProfile(
        id: "sample", patient: Patient(age: 50),
        medications: [.init(drugClass: .nsaid, name: String(repeating: letter, count: length))])
    }
    try check(profile(300))
    try check(profile(15_000))
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    for text in [writer.response(profile(20_000)), writer.bundle(profile(20_000))] {
      let back = try Clinic.read(text)
      #expect(back.profile.medications.first?.name?.count == 15_000)
      #expect(back.list(.read).contains { $0.reason == .cut })
    }
    let widest = writer.bundle(profile(20_000, "\""))
    #expect(try Clinic.read(widest).profile.medications.first?.name?.count == 2_500)
  }

  @Test func `is the same text every time`() throws {
    let path = try #require(Clinic.patients.first)
    let profile = try Clinic.documents().profile(DocumentFile.read(path: path)).value
    let writer = FHIRWriter(vocabulary: try Clinic.vocabulary())
    #expect(writer.bundle(profile) == writer.bundle(profile))
    #expect(writer.response(profile) == writer.response(profile))
  }
}
