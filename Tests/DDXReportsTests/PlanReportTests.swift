import DDXCore
import Foundation
import JSONSchemas
import Testing

@testable import DDXRanking
@testable import DDXReports

@Suite struct `A plan report` {
  private func option(information: Double) -> Recommendation.Option {
    Recommendation.Option(
      procedure: "medial-branch-block", target: "sacroiliac-joint", suspect: nil, side: .right,
      levels: [.l4L5], agent: .lidocaine, information: information, burden: 1, value: 0.1,
      discuss: [], earliest: nil)
  }

  private func branch(_ bands: [ReliefBand], _ probability: Double, _ step: Plan.Step)
    -> Plan.Branch
  {
    Plan.Branch(
      bands: bands, probability: Probability(clamping: probability),
      leading: ("sacroiliac-joint", Probability(clamping: 0.62)), step: step)
  }

  private func plan(asked: [FindingCode] = ["redflag.saddle", "redflag.fever"]) throws -> Plan {
    let second = Plan.Step.procedure(
      option(information: 0.1),
      branches: [
        branch([.none, .partial], 0.4, .investigate), branch([.full], 0.6, .horizon),
      ])
    let root = Plan.Step.procedure(
      option(information: 0.25),
      branches: [
        branch([.none], 0.5, .observe), branch([.partial], 0.2, second),
        branch([.full], 0.3, .confirmed("sacroiliac-joint", pathway: "exercise \"and\" <belt>")),
      ])
    return try plan(root, findings: asked.map { Finding(code: $0, state: .absent) })
  }

  private func plan(
    _ root: Plan.Step, findings: [Finding], ranked: ProcedureID = "medial-branch-block",
    objective: Objective = .information, asksFirst: Bool = false
  ) throws -> Plan {
    let ranking = try Fixture.ranking(Fixture.profile(findings: findings))
    return Plan(
      profile: ranking.profile, rules: ranking.rules, safety: ranking.safety, depth: 2, root: root,
      ranked: .init(kind: .procedure, procedure: ranked, pathway: nil), asksFirst: asksFirst,
      objective: objective, value: 0.3, expectedInjections: 1.2,
      probabilityConfirmed: Probability(clamping: 0.3), visited: 7)
  }

  private func stopped() throws -> Plan {
    try plan(.stop, findings: [Finding(code: "redflag.saddle", state: .present, course: .new)])
  }

  @Test func `shows each outcome with probability, likeliest source and next step`() throws {
    let text = try PlanReport(glossary: Fixture.glossary()).text(plan())
    #expect(
      text.contains(
        """
          DO lumbar medial branch block, right L4-5, with lidocaine (0.25 bits)
          ├─ relief below 50 % (50 %): sacroiliac joint 62 % → no further injection
        """))
    #expect(text.contains("  │  └─ relief 80 % or more (60 %): sacroiliac joint 62 % → the plan"))
    #expect(text.contains("the sacroiliac joint\n       is confirmed"))
  }

  @Test func `states what the tree is worth`() throws {
    let text = try PlanReport(glossary: Fixture.glossary()).text(plan())
    for line in ["injections expected       1.20", "30 %", "0.300 bits"] {
      #expect(text.contains(line))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `of net benefit has no bits`() throws {
    let plan = try plan(
      .procedure(option(information: 0.25), branches: [branch([.full], 1, .observe)]),
      findings: [], objective: .netBenefit)
    let text = try PlanReport(glossary: Fixture.glossary()).text(plan)
    #expect(text.contains("net benefit") && text.contains("0.300"))
    #expect(!text.contains("bits"))
  }

  @Test func `mentions the questions of a ranking, and a different first step`() throws {
    let root = Plan.Step.procedure(option(information: 0.25), branches: [])
    func text(_ ranked: ProcedureID, asksFirst: Bool) throws -> String {
      let plan = try plan(root, findings: [], ranked: ranked, asksFirst: asksFirst)
      return try PlanReport(glossary: Fixture.glossary()).text(plan)
    }
    let same = try text("medial-branch-block", asksFirst: false)
    #expect(!same.contains("`ddx rank`"))
    #expect(try text("medial-branch-block", asksFirst: true).contains("First ask the questions of"))
    let other = try text("sacroiliac-joint-injection", asksFirst: false)
    #expect(other.contains("`ddx rank` proposes"))
  }

  @Test func `is conditional until every warning sign was asked for`() throws {
    let glossary = try Fixture.glossary()
    let open = try PlanReport(glossary: glossary).text(plan(asked: []))
    #expect(open.contains("Plan (only if the warning signs below are absent)"))
    #expect(open.contains("numbness of the saddle region"))
    #expect(try !PlanReport(glossary: glossary).text(plan()).contains("only if"))
  }

  @Test func `plans nothing under a stop`() throws {
    let text = try PlanReport(glossary: Fixture.glossary()).text(stopped())
    #expect(text.contains("STOP: URGENT"))
    #expect(text.contains("Plan: none, see the safety verdict"))
    #expect(!text.contains("DO "))
    #expect(!text.contains("injections expected"))
  }

  @Test func `has the keys that its schema describes, and no others`() throws {
    let schema = try Schema.shipped("plan")
    let report = try PlanReport(glossary: Fixture.glossary())
    for plan in [try plan(), try plan(asked: []), try stopped()] {
      let object = try JSONSerialization.jsonObject(with: Data(report.json(plan).utf8))
      #expect(schema.faults(in: object) == [])
    }
    let text = try report.json(plan()).replacing("\"visited\"", with: "\"seen\"")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(schema.faults(in: object).count == 2)
  }

  /// A declared node with a quoted label, in one of the shapes that are drawn.
  private static let node = #"""
    (\(\["[^"<>]*"\]\)|\["[^"<>]*"\]|\("[^"<>]*"\)|\{\{"[^"<>]*"\}\}|\[/"[^"<>]*"/\])
    """#
  /// An arrow between two nodes.
  private static let arrow = #"  [a-z]+[0-9]* -->(\|"[^"<>]*"\|)? [a-z]+[0-9]*"#

  @Test func `draws a flowchart whose every arrow joins two declared nodes`() throws {
    for plan in [try plan(), try plan(asked: []), try stopped()] {
      let text = try PlanReport(glossary: Fixture.glossary()).mermaid(plan)
      let lines = text.split(separator: "\n")
      #expect(lines.first == "flowchart TD")
      var declared: Set<Substring> = []
      for line in lines.dropFirst() {
        if line.contains("-->") {
          #expect(line.wholeMatch(of: try Regex(Self.arrow)) != nil, "\(line)")
          let ends = line.split(separator: " ").compactMap { declared.contains($0) ? $0 : nil }
          #expect(ends.count == 2, "\(line)")
        } else {
          #expect(line.wholeMatch(of: try Regex("  [a-z]+[0-9]*" + Self.node)) != nil, "\(line)")
          declared.insert(line.dropFirst(2).prefix { $0.isLetter || $0.isNumber })
        }
      }
    }
  }

  @Test func `a quote in a label does not end it`() throws {
    let text = try PlanReport(glossary: Fixture.glossary()).mermaid(plan())
    #expect(text.contains("exercise #quot;and#quot; #lt;belt#gt;"))
  }
}
