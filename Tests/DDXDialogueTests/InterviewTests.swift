import DDXCore
import DDXDialogue
import DDXDocuments
import Testing

@Suite struct `A conversation` {
  @Test func `asks about red flags first, then the patient, then what is worth asking`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust", "facet.extension-rotation"])
    var topics: [Question.Topic] = []
    var state = InterviewState(id: "sample")
    for line in Clinic.basics + ["y", "n"] {
      let question = try #require(try interview.question(in: state))
      topics.append(question.topic)
      state = try interview.state(after: question, answered: question.answer(line), in: state)
    }
    #expect(
      topics == [
        .redFlags, .age, .sex, .side, .duration, .scale("pain.distance"),
        .finding("sij.thigh-thrust"), .finding("facet.extension-rotation"),
      ])
    #expect(try interview.question(in: state) == nil)
  }

  @Test func `makes the profile from the answers`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust"])
    let (state, _) = try Clinic.talk(Clinic.basics + ["y"], interview)
    let profile = try #require(interview.profile(of: state))
    #expect(profile.patient == Patient(age: 58, sex: .female))
    #expect(profile.pain == Pain(duration: ClinicalDuration("P36M"), side: .right))
    #expect(profile.isPresent("pain.buttock") && profile.isRecorded("pain.leg"))
    #expect(!profile.isPresent("pain.leg") && !profile.isPresent("redflag.fever"))
    #expect(profile.isRecorded("redflag.saddle-anaesthesia"))
    let thrust = profile.findings.first { $0.code == "sij.thigh-thrust" }
    #expect(thrust?.state == .present && thrust?.side == .right)
  }

  @Test func `records no state for an unknown answer, and asks only once`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust", "sij.distraction"])
    let (state, next) = try Clinic.talk(["?2", "58", "?", "?", "?", "?", "?"], interview)
    #expect(next?.code == "sij.distraction")
    let profile = try #require(interview.profile(of: state))
    #expect(profile.pain == Pain() && profile.patient.sex == .unspecified)
    #expect(
      !profile.isRecorded("sij.thigh-thrust") && !profile.isRecorded("redflag.urinary-retention"))
    #expect(profile.isRecorded("redflag.saddle-anaesthesia"))
    #expect(state.notKnown == ["sij.thigh-thrust", "redflag.urinary-retention"])
  }

  @Test func `asks how a sign has developed that counts only where it is new`() throws {
    let interview = try Clinic.interview()
    let first = try #require(try interview.question(in: InterviewState(id: "sample")))
    guard case .checklist(let items) = first.kind else {
      Issue.record("no checklist")
      return
    }
    let place = try #require(items.firstIndex { $0.code == "redflag.urinary-incontinence" })
    let (_, next) = try Clinic.talk(["\(place + 1)"], interview)
    #expect(next?.topic == .course("redflag.urinary-incontinence") && next?.isOfSafety == true)
    let (state, after) = try Clinic.talk(["\(place + 1)", "unchanged", "58"], interview)
    #expect(after?.topic == .sex)
    let flag = interview.profile(of: state)?.findings.first {
      $0.code == "redflag.urinary-incontinence"
    }
    #expect(flag?.state == .present && flag?.course == .unchanged)
  }

  @Test func `ends with the age where a warning sign stops`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust"])
    let first = try #require(try interview.question(in: InterviewState(id: "sample")))
    guard case .checklist(let items) = first.kind else {
      Issue.record("no checklist")
      return
    }
    let place = try #require(items.firstIndex { $0.code == "redflag.fever" })
    let (_, age) = try Clinic.talk(["\(place + 1)"], interview)
    #expect(age?.topic == .age)
    #expect(try Clinic.talk(["\(place + 1)", "58"], interview).next == nil)
  }

  @Test func `takes the last answer back`() throws {
    let interview = try Clinic.interview()
    let (state, _) = try Clinic.talk(["none", "58"], interview)
    let back = try #require(state.previous)
    #expect(try interview.question(in: back)?.topic == .age)
    #expect(interview.profile(of: back) == nil)
    #expect(InterviewState(id: "sample").previous == nil)
  }

  @Test func `asks for no more than it may, beyond the red flags`() throws {
    let codes = try Clinic.reader().vocabulary.findings.filter {
      $0.side != .required && $0.level != .required && $0.code.name.hasPrefix("hip.")
    }.map(\.code)
    let interview = try Clinic.interview(asking: codes)
    let lines = Clinic.basics + Array(repeating: "?", count: Interview.limit - 5)
    let (state, next) = try Clinic.talk(lines, interview)
    #expect(codes.count > 20 && next == nil && state.count == Interview.limit)
  }

  @Test func `continues from a profile without asking what it already records`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust"])
    let file = try DocumentFile.read(path: "\(repository)/Profiles/patients/failed-block.xml")
    let profile = try Clinic.reader().profile(file).value
    let (state, next) = try Clinic.talk([], interview, from: InterviewState(profile))
    #expect(next?.topic == .scale("pain.distance") || next == nil)
    let same = try #require(interview.profile(of: state))
    #expect(same.findings == profile.findings && same.blocks == profile.blocks)
    #expect(same.patient == profile.patient && same.pain == profile.pain && same.id == profile.id)
  }

  @Test func `refuses what contradicts an earlier answer`() throws {
    let interview = try Clinic.interview(asking: ["pain.foot"])
    let asked = ["none", "58", "female", "right", "3 years", "thigh"]
    let (state, next) = try Clinic.talk(asked, interview)
    let question = try #require(next)
    #expect(throws: AnswerFault.self) {
      try interview.state(after: question, answered: question.answer("y"), in: state)
    }
    _ = try interview.state(after: question, answered: question.answer("n"), in: state)
  }

  @Test func `says what each answer to a finding would make of the profile`() throws {
    let interview = try Clinic.interview(asking: ["sij.thigh-thrust"])
    let (state, next) = try Clinic.talk(Clinic.basics, interview)
    let outcomes = interview.outcomes(of: try #require(next), in: state)
    #expect(outcomes.map(\.answer) == ["no", "yes"])
    #expect(outcomes.map { $0.profile.isPresent("sij.thigh-thrust") } == [false, true])
    let age = try #require(try interview.question(in: Clinic.talk(["none"], interview).state))
    #expect(interview.outcomes(of: age, in: state).isEmpty)
  }
}

/// The top of the repository.
private let repository = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(3)
  return "/" + parts.joined(separator: "/")
}()
