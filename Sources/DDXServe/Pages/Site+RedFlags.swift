#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// The signs that are asked of everybody.
extension Site {
  func addRedFlags(to forms: RouterGroup<ClinicContext>) {
    forms.get("/red-flags") { _, context in
      let (visit, workup) = try await context.requireWorkup()
      return await answer(redFlagsPage(SignAnswers(workup, clinic.signs)), visit)
    }
    forms.post("/red-flags") { _, context in
      let (visit, _) = try await context.requireWorkup()
      let answers = SignAnswers(context.form, clinic.signs)
      guard answers.open.isEmpty else {
        return await answer(redFlagsPage(answers, isSent: true), visit)
      }
      if let fault = await visit.apply(.signs(answers), saying: "The warning signs are recorded.") {
        let words = PageFault(field: nil, text: fault.message.capitalisedFirst)
        return await answer(redFlagsPage(answers, faults: [words]), visit)
      }
      let workup = await visit.workup
      // Of a sign that is there it may matter whether it is new: that is asked at once.
      let asksMore = workup?.openingQuestion?.isOfSafety == true
      return redirect(to: workup?.standing == nil && !asksMore ? .patient : .questions)
    }
  }

  private func redFlagsPage(
    _ answers: SignAnswers, isSent: Bool = false, faults: [PageFault] = []
  ) -> Page {
    let signs = clinic.signs
    var groups: [(title: String, fields: [Field])] = []
    for sign in signs {
      let isMissing = isSent && answers.open.contains(sign.code)
      let field = Field(
        sign.code.name, sign.question,
        .radios([Field.Choice("yes", "Yes"), .init("no", "No"), .init("unknown", "Not known")]),
        value: answers.word(of: sign.code),
        error: isMissing ? "choose Yes, No or Not known" : nil)
      if groups.last?.title == sign.group {
        groups[groups.count - 1].fields.append(field)
      } else {
        groups.append((sign.group, [field]))
      }
    }
    return Page(
      title: "Warning signs", template: "red-flags",
      values: [
        "count": signs.count,
        "groups": groups.map { group -> [String: Any] in
          var view: [String: Any] = [
            "title": group.title.capitalisedFirst, "fields": group.fields.views,
          ]
          if group.fields.count > 1 {
            view["rest"] = [
              "name": "rest", "value": group.title,
              "label": "No to all signs above without an answer",
            ]
          }
          return view
        },
      ], step: .redFlags, faults: groups.flatMap(\.fields).faults + faults)
  }
}

/// What is said of the signs that everybody is asked for.
struct SignAnswers: Sendable {
  /// Those that are there.
  private(set) var present: Set<FindingCode> = []
  /// Those that are not.
  private(set) var absent: Set<FindingCode> = []
  /// Those of which nobody knows.
  private(set) var unknown: Set<FindingCode> = []
  /// Those of which nothing is said.
  private(set) var open: [FindingCode] = []

  /// What is recorded.
  init(_ workup: Workup, _ signs: [FindingDefinition]) {
    let profile = workup.profile
    for entry in workup.state.entries where profile == nil {
      guard case .checklist(let items) = entry.question.kind,
        case .checked(let there, let notKnown) = entry.answer
      else { continue }
      present = there
      unknown = notKnown
      absent = Set(items.map(\.code)).subtracting(there).subtracting(notKnown)
    }
    for sign in signs {
      if let finding = profile?.findings.first(where: { $0.code == sign.code }) {
        if finding.mayBePresent { present.insert(sign.code) } else { absent.insert(sign.code) }
      } else if profile?.notKnown.contains(sign.code) == true {
        unknown.insert(sign.code)
      }
    }
    open = signs.map(\.code).filter { word(of: $0) == nil }
  }

  /// What a form says; where it has nothing of a sign, what it says of its group.
  init(_ form: Form, _ signs: [FindingDefinition]) {
    let groups = form.all("rest")
    for sign in signs {
      switch form[sign.code.name] {
      case "yes": present.insert(sign.code)
      case "no": absent.insert(sign.code)
      case "unknown": unknown.insert(sign.code)
      default:
        if groups.contains(sign.group) {
          absent.insert(sign.code)
        } else if groups.contains("unknown") {
          unknown.insert(sign.code)
        } else {
          open.append(sign.code)
        }
      }
    }
  }

  /// What is said of a sign, as the form has it; nil for nothing.
  func word(of sign: FindingCode) -> String? {
    if present.contains(sign) { return "yes" }
    if absent.contains(sign) { return "no" }
    return unknown.contains(sign) ? "unknown" : nil
  }
}

#endif
