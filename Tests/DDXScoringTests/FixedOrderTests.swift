import DDXCore
import DDXScoring
import Testing

@Suite struct `A fixed order` {
  private func order(_ id: String) throws -> FixedOrder {
    try #require(FixedOrder.published.first { $0.id == id })
  }

  private func sources(
    _ id: String, _ present: [FindingCode] = [], failed: Set<SourceID> = []
  ) throws -> [SourceID] {
    let profile = ClinicalProfile(
      id: "a", patient: Patient(age: 50),
      findings: present.map { Finding(code: $0, state: .present) })
    return try order(id).sources(for: profile, failed: failed)
  }

  @Test func `begins with the first source whose signs are there`() throws {
    #expect(try sources("facet-first").first == "facet-joint")
    #expect(try sources("facet-first")[1] == "sacroiliac-joint")
    #expect(try sources("facet-first", ["pain.leg"])[1] == "nerve-root")
    #expect(try sources("clinical-tree").first == "facet-joint")
    #expect(try sources("clinical-tree", ["disc.centralisation"]).first == "intervertebral-disc")
    #expect(
      try sources("clinical-tree", ["disc.centralisation", "sij.three-positive-tests"])[1]
        == "sacroiliac-joint")
    #expect(try sources("clinical-tree", ["root.slr"]).first == "facet-joint")
    #expect(try sources("clinical-tree", ["root.slr", "pain.dermatomal"]).first == "nerve-root")
    #expect(try sources("hip-first", ["pain.groin"]).first == "hip-joint")
  }

  @Test func `leaves what a block did not confirm for the end`() throws {
    let order = try sources("facet-first", failed: ["facet-joint"])
    #expect(order.first == "sacroiliac-joint" && order.last == "facet-joint")
    #expect(Set(order) == Set(try sources("facet-first")))
  }

  @Test func `names each source once, whatever is present`() throws {
    for order in FixedOrder.published {
      let found = try sources(order.id, ["pain.leg", "pain.groin", "disc.centralisation"])
      #expect(Set(found).count == found.count && !order.title.isEmpty)
    }
  }
}
