import DDXCore
import DDXDocuments
import Testing

@Suite struct `A profile that contradicts itself on safety` {
  private func faults(_ findings: String = "", blocks: String = "") throws -> [String] {
    let reader = try Samples.reader()
    return Samples.faults { () throws(DocumentFaults) in
      try reader.profile(Samples.profile(findings: findings, blocks: blocks))
    }.filter { $0.severity == .error }.map(\.id)
  }

  private func finding(_ code: String, _ rest: String) -> String {
    #"<finding code="\#(code)" \#(rest)/>"# + "\n"
  }

  @Test func `a whole is not absent where a part of it is present`() throws {
    let breast = finding("history.cancer-breast", #"state="present""#)
    let denied = finding("redflag.cancer-history", #"state="absent""#)
    #expect(try faults(breast + denied) == ["DDX0183"])
    #expect(try faults(denied + breast) == ["DDX0183"])
    let weak = #"state="present" side="right" level="L5" grade="#
    let severe = finding("redflag.severe-weakness", #"state="absent""#)
    #expect(try faults(finding("root.motor-weakness", weak + #""1""#) + severe) == ["DDX0183"])
    #expect(try faults(finding("root.motor-weakness", weak + #""4""#) + severe).isEmpty)
    #expect(try faults(finding("history.cancer-breast", #"state="absent""#) + denied).isEmpty)
  }

  @Test func `one finding has one course`() throws {
    func drop(_ course: String) -> String {
      finding("redflag.foot-drop", #"state="present" course="\#(course)""#)
    }
    #expect(try faults(drop("resolved") + drop("new")) == ["DDX0047"])
    #expect(try faults(drop("new") + drop("new")).isEmpty)
  }

  @Test func `no complication of a session is lost`() throws {
    func session(_ own: String) -> String {
      #"""
      <session date="2026-03-02" relief="50" agent="lidocaine" complication="redflag.fever">
      <block procedure="sacroiliac-joint-injection" side="right" complication="\#(own)"/></session>
      """#
    }
    #expect(try faults(blocks: session("redflag.foot-drop")) == ["DDX0184"])
    #expect(try faults(blocks: session("redflag.fever")).isEmpty)
  }
}
