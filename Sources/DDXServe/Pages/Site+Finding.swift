#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// One finding, with everything that its record may say.
extension Site {
  func addFinding(to forms: RouterGroup<ClinicContext>) {
    forms.get("/findings/:code") { _, context in
      let visit = try context.requireVisit()
      guard let workup = await visit.workup else { return redirect(to: "/") }
      return await answer(try findingPage(try definition(context), workup, visit), visit)
    }
    forms.post("/findings/:code") { _, context in
      let visit = try context.requireVisit()
      guard let workup = await visit.workup else { return redirect(to: "/") }
      guard let profile = workup.profile else { return redirect(to: .patient) }
      let finding = try definition(context)
      let form = context.form
      let address = "/findings/\(finding.code)"
      if let place = form["remove"].flatMap({ Int($0) }) {
        let left = clinic.interview.forgetting(
          finding.code, at: place < 0 ? nil : place, in: profile)
        let fault = await visit.apply(.record(left), saying: "The record was removed.")
        guard let fault else { return redirect(to: address) }
        return await answer(try findingPage(finding, workup, visit, form, fault.message), visit)
      }
      guard let given = FindingFields.answer(form) else {
        return await answer(
          try findingPage(finding, workup, visit, form, "choose Yes, No or Not known"), visit)
      }
      let changed = clinic.interview.recording(
        given, of: finding.code, in: profile,
        course: form["course"].flatMap(Finding.Course.init))
      if let fault = await record(given, of: finding.code, as: changed, visit) {
        return await answer(
          try findingPage(finding, workup, visit, form, fault.message), visit)
      }
      return redirect(to: address)
    }
  }

  /// Records a profile with an answer in it, once that is held against what its record may say.
  private func record(
    _ given: Answer, of code: FindingCode, as changed: ClinicalProfile, _ visit: Visit
  ) async -> WorkupFault? {
    guard let workup = await visit.workup else { return nil }
    do {
      try clinic.interview.question(about: code, in: workup.state)?.check(given)
    } catch {
      return .answer(error)
    }
    return await visit.apply(.record(changed), saying: "The finding is recorded.")
  }

  private func definition(_ context: ClinicContext) throws -> FindingDefinition {
    guard let code = context.parameters.get("code"),
      let finding = clinic.finding(named: code)
    else { throw Refusal.notFound }
    return finding
  }

  private func findingPage(
    _ finding: FindingDefinition, _ workup: Workup, _ visit: Visit, _ sent: Form? = nil,
    _ error: String? = nil
  ) throws -> Page {
    guard let question = clinic.interview.question(about: finding.code, in: workup.state),
      case .finding(let form) = question.kind
    else { throw Refusal.notFound }
    let fields = FindingFields.fields(
      form, sent: sent, isRedFlag: finding.kind == .redFlag, error: error)
    let records = workup.profile?.findings.filter { $0.code == finding.code } ?? []
    var values: [String: Any] = [
      "group": finding.group.capitalisedFirst,
      "groupAddress": FindingQuery(words: nil, group: finding.group).address,
      "code": finding.code.name,
    ]
    if workup.profile != nil {
      values["record"] =
        [
          "address": "/findings/\(finding.code)", "token": visit.formToken.text,
          "fields": fields.views,
          "groupAddress": FindingQuery(words: nil, group: finding.group).address,
        ] as [String: Any]
    }
    if !records.isEmpty {
      values["hasRecords"] = true
      values["records"] = records.enumerated().map { index, record in
        [
          "text": clinic.glossary.sentence(record).capitalisedFirst, "place": "\(index)",
          "token": visit.formToken.text, "address": "/findings/\(finding.code)",
        ]
      }
    }
    if workup.profile?.notKnown.contains(finding.code) == true {
      values["hasRecords"] = true
      values["records"] = [
        [
          "text": "Not known", "place": "-1", "token": visit.formToken.text,
          "address": "/findings/\(finding.code)",
        ]
      ]
    }
    return Page(
      title: finding.question, template: "finding", values: values, step: .findings,
      faults: fields.faults)
  }
}

#endif
