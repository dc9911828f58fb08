import DDXCore
import DDXDialogue
import DDXDocuments
import Testing

/// What a page does beside answering questions.
@Suite struct `A conversation about a profile that somebody changes` {
  @Test func `asks nothing twice, including questions nobody could answer`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust", "sij.distraction"])
    let (state, _) = try Clinic.talk(["?2", "58", "?", "right", "?", "?", "?"], interview)
    let profile = try #require(interview.profile(of: state))
    let changed = state.going(onWith: profile.with(age: 70))
    #expect(changed.count == state.count && changed.previous == nil)
    #expect(try interview.question(in: changed)?.code == "sij.distraction")
    #expect(interview.profile(of: changed)?.patient.age == 70)
    #expect(interview.profile(of: changed)?.notKnown == profile.notKnown)
  }

  @Test func `treats findings from a form like answered questions`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust"])
    let (state, _) = try Clinic.talk(["none"], interview)
    let profile = try #require(interview.profile(of: state, age: 58))
    let settled = state.going(onWith: profile, settling: [.age, .sex, .side, .duration])
    #expect(settled.count == 4)
    #expect(try interview.question(in: settled)?.topic == .scale("pain.distance"))
  }

  @Test func `asks how a sign has developed that was recorded on a form`() throws {
    let interview = try Clinic.interview()
    let (state, _) = try Clinic.talk(Clinic.basics, interview)
    let code: FindingCode = "redflag.urinary-incontinence"
    let before = try #require(interview.profile(of: state))
    let present = Answer.finding(FindingAnswer(state: .present))
    let profile = interview.recording(
      present, of: code, in: interview.forgetting(code, in: before))
    let changed = state.going(onWith: profile, settling: [.redFlags])
    let question = try #require(try interview.question(in: changed))
    #expect(question.topic == .course(code))
    let next = try interview.state(after: question, answered: .word("unchanged"), in: changed)
    let finding = interview.profile(of: next)?.findings.first { $0.code == code }
    #expect(finding?.course == .unchanged)
  }

  @Test func `replaces a finding recorded at the same place`() throws {
    let interview = try Clinic.interview()
    let (state, _) = try Clinic.talk(Clinic.basics, interview)
    var profile = try #require(interview.profile(of: state))
    let code: FindingCode = "sij.thigh-thrust"
    func record(_ state: FindingState, _ side: Side) {
      profile = interview.recording(
        .finding(FindingAnswer(state: state, side: side)), of: code, in: profile)
    }
    record(.present, .left)
    record(.present, .right)
    record(.absent, .left)
    let records = profile.findings.filter { $0.code == code }
    #expect(records.map(\.side) == [.right, .left])
    #expect(records.map(\.state) == [.present, .absent])
    profile = interview.forgetting(code, at: 0, in: profile)
    #expect(profile.findings.filter { $0.code == code }.map(\.side) == [.left])
    profile = interview.recording(.notKnown, of: code, in: profile)
    #expect(!profile.isRecorded(code) && profile.notKnown == [code])
    #expect(interview.forgetting(code, in: profile).notKnown.isEmpty)
  }

  @Test func `holds a changed profile against the rules of profiles`() throws {
    let interview = try Clinic.interview()
    let (state, _) = try Clinic.talk(Clinic.basics, interview)
    let profile = try #require(interview.profile(of: state))
    #expect(try interview.read(profile).value.patient == profile.patient)
    // The pain goes no farther than the buttock, which the whole of it contradicts.
    let broken = interview.recording(
      .finding(FindingAnswer(state: .absent)), of: "pain.leg",
      in: interview.recording(
        .finding(FindingAnswer(state: .present, side: .right)), of: "pain.below-knee",
        in: interview.forgetting("pain.leg", in: profile)))
    #expect(throws: AnswerFault.self) { try interview.read(broken) }
  }

  @Test(arguments: [
    ("patient-7", true), ("a", true), ("A.b_c-1", true), ("7", false), ("", false), ("é", false),
    ("a b", false), ("-a", false),
  ])
  func `has a name that a profile may have`(name: String, isName: Bool) {
    #expect(InterviewState.isName(name) == isName)
  }
}
