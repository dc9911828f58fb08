#if Serve

import DDXCore
import DDXDialogue
import DDXRanking
import DDXReports
import Hummingbird

/// The dialogue: one question at a time, the one most worth asking.
extension Site {
  func addQuestions(to forms: RouterGroup<ClinicContext>) {
    forms.get("/ask") { request, context in
      let (visit, workup) = try await context.requireWorkup()
      let question = workup.standing.map(\.question) ?? workup.openingQuestion
      switch question?.topic {
      case .redFlags: return redirect(to: .redFlags)
      case .age: return redirect(to: .patient)
      default:
        let asksWhy = Form(query: request.uri.query)["why"] != nil
        let sentences = asksWhy ? try reasons(question, workup) : []
        return await answer(
          try questionPage(question, workup, visit, reasons: sentences), visit)
      }
    }
    forms.post("/ask") { _, context in
      let (visit, workup) = try await context.requireWorkup()
      let form = context.form
      if form["do"] == "back" {
        let said = workup.state.previous == nil ? nil : "The last answer was taken back."
        _ = await visit.apply(.back, saying: said)
        return redirect(to: .questions)
      }
      guard let question = workup.standing.map(\.question) ?? workup.openingQuestion,
        form["question"] == question.topic.name
      else {
        await visit.say("That question has already been answered.")
        return redirect(to: .questions)
      }
      let given: Answer?
      do throws(AnswerFault) {
        if form["do"] == "skip" { given = .notKnown } else { given = try question.answer(form) }
      } catch {
        return await answer(
          try questionPage(question, workup, visit, sent: form, error: error.message), visit)
      }
      guard let given else {
        return await answer(
          try questionPage(
            question, workup, visit, sent: form, error: "choose an answer, or Not known"),
          visit)
      }
      if let fault = await visit.apply(.answer(given, to: question)) {
        return await answer(
          try questionPage(question, workup, visit, sent: form, error: fault.message), visit)
      }
      return redirect(to: .questions)
    }
  }

  private func reasons(_ question: Question?, _ workup: Workup) throws -> [String] {
    guard let question else { return [] }
    let outcomes = try clinic.interview.outcomes(of: question, in: workup.state).map {
      (answer: $0.answer, ranking: try clinic.ranker.rank($0.profile))
    }
    return InterviewPage(glossary: clinic.glossary, rules: clinic.rules)
      .reasons(for: question, now: workup.standing?.ranking, outcomes: outcomes)
      .map { reason in reason.answer.map { "\($0.capitalisedFirst): \(reason.text)" } ?? reason.text
      }
  }

  private func questionPage(
    _ question: Question?, _ workup: Workup, _ visit: Visit, sent: Form? = nil,
    error: String? = nil,
    reasons: [String] = []
  ) throws -> Page {
    var values: [String: Any] = [:]
    values["canGoBack"] = workup.state.previous != nil
    if let standing = workup.standing {
      values.merge(clinic.known(standing)) { $1 }
    }
    guard let question else {
      if workup.state.previous != nil { values["back"] = ["token": visit.formToken.text] }
      if let standing = workup.standing {
        clinic.desk.prepare(standing.kept)
        values["ending"] =
          InterviewPage(glossary: clinic.glossary, rules: clinic.rules)
          .ending(standing.ranking, after: workup.state.count).trimmed
      }
      return Page(
        title: "No more questions", template: "asked", values: values, step: .questions)
    }
    let fields = question.fields(sent: sent, error: error)
    values["question"] = question.topic.name
    values["fields"] = fields.views
    values["canSkip"] = question.canBeSkipped
    if case .finding = question.kind { values["canSkip"] = false }
    if !reasons.isEmpty {
      values["hasReasons"] = true
      values["reasons"] = reasons
    } else {
      values["canAskWhy"] = true
    }
    return Page(
      title: question.text, template: "question", values: values, step: .questions,
      faults: fields.faults)
  }
}

extension Question.Topic {
  /// A name of it that a form carries, so that an answer is taken for its own question only.
  var name: String { "\(self)" }
}

extension Question {
  /// What asks for its answer.
  fileprivate func fields(sent: Form?, error: String?) -> [Field] {
    switch kind {
    case .checklist: []
    case .number:
      [Field("answer", "Answer", .number, value: sent?["answer"], error: error)]
    case .choice(let choices):
      [
        Field(
          "answer", "Answer",
          .radios(
            choices.map { choice in
              Field.Choice(
                choice.word,
                choice.word.replacing("-", with: " ").capitalisedFirst
                  + (choice.text.map { ": \($0)" } ?? ""))
            }),
          value: sent?["answer"], error: error)
      ]
    case .duration:
      [
        Field(
          "answer", "Answer", .text, hint: "Such as 3 years, 6 months or 10 weeks.",
          value: sent?["answer"], error: error)
      ]
    case .finding(let form): FindingFields.fields(form, sent: sent, error: error)
    }
  }

  /// What a form answers; nil where it answers nothing.
  ///
  /// - Throws: `AnswerFault` where it is no answer to the question.
  fileprivate func answer(_ form: Form) throws(AnswerFault) -> Answer? {
    if case .finding = kind { return FindingFields.answer(form) }
    guard let text = form["answer"] else { return nil }
    return try answer(text)
  }
}

#endif
