import DDXCore
import DDXDocuments
import DDXScoring
import Testing

@Suite struct `A fixed order` {
  private let vocabulary: Vocabulary
  private let study: StudyDesign

  init() throws {
    vocabulary = try Shipped.vocabulary()
    let file = try #require(Shipped.studies.first { $0.name == "pain-clinic@2026.2" }?.file)
    study = try DocumentReader(vocabulary: vocabulary).study(file).value
  }

  private func sources(
    _ id: String, _ present: [FindingCode] = [], failed: Set<SourceID> = []
  ) throws -> [SourceID] {
    let profile = ClinicalProfile(
      id: "a", patient: Patient(age: 50),
      findings: present.map { Finding(code: $0, state: .present) })
    let order = try #require(study.orders.first { $0.id == id })
    return order.sources(for: profile.expanded(by: vocabulary), failed: failed)
  }

  @Test func `begins with the first source whose signs are there`() throws {
    #expect(
      try sources("facet-first") == [
        "facet-joint", "sacroiliac-joint", "intervertebral-disc", "nerve-root",
      ])
    #expect(try sources("facet-first", ["pain.foot"])[1] == "nerve-root")
    #expect(try sources("pain-mapping").first == "nerve-root")
    #expect(try sources("by-signs").first == "facet-joint")
    #expect(try sources("by-signs", ["disc.centralisation"]).first == "intervertebral-disc")
    #expect(try sources("by-signs", ["root.slr"]).first == "facet-joint")
    #expect(try sources("by-signs", ["root.slr", "pain.dermatomal"]).first == "nerve-root")
    #expect(try sources("hip-first", ["pain.groin"]).first == "hip-joint")
  }

  @Test func `counts three provocation tests whether they are recorded alone or as a set`() throws {
    let three: [FindingCode] = ["sij.thigh-thrust", "sij.distraction", "sij.compression"]
    #expect(try sources("by-signs", Array(three.prefix(2))).first == "facet-joint")
    #expect(try sources("by-signs", three).first == "sacroiliac-joint")
    #expect(try sources("by-signs", ["sij.three-positive-tests"]).first == "sacroiliac-joint")
    #expect(
      try sources("by-signs", three + ["disc.centralisation"]).first == "intervertebral-disc")
  }

  @Test func `leaves what a block did not confirm for the end`() throws {
    let order = try sources("facet-first", failed: ["facet-joint"])
    #expect(order.first == "sacroiliac-joint" && order.last == "facet-joint")
    #expect(Set(order) == Set(try sources("facet-first")))
  }

  @Test func `names each source once, whatever is present`() throws {
    for order in study.orders {
      let found = try sources(order.id, ["pain.leg", "pain.groin", "disc.centralisation"])
      #expect(Set(found).count == found.count && !order.title.isEmpty)
    }
  }
}
