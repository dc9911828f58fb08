#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// One finding, with everything that its record may say.
extension Site {
  func addFinding(to forms: RouterGroup<ClinicContext>) {
    forms.get("/findings/:code") { _, context in
      let (visit, workup) = try await context.requireWorkup()
      return await answer(try findingPage(try definition(context), workup, visit), visit)
    }
    forms.post("/findings/:code") { _, context in
      let (visit, workup, profile) = try await context.requireProfile()
      let finding = try definition(context)
      let form = context.form
      let address = "/findings/\(finding.code)"
      if let place = form["remove"].flatMap({ Int($0) }) {
        let isThere = records(of: finding.code, in: profile).contains {
          $0.place == place && $0.text == form["was"]
        }
        guard isThere else {
          return await answer(
            try findingPage(finding, workup, visit, others: [Self.changedMeanwhile]), visit)
        }
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

  /// A number alone would mean another record once one before it was taken out.
  private static let changedMeanwhile = PageFault(
    field: nil, text: "What is recorded has changed since that page was shown. Look at it again.")

  /// What is recorded of a finding, each with its number, which is below 0 for what nobody knows.
  private func records(
    of code: FindingCode, in profile: ClinicalProfile
  ) -> [(place: Int, text: String)] {
    if profile.notKnown.contains(code) { return [(-1, "Not known")] }
    return profile.findings.filter { $0.code == code }.enumerated().map {
      ($0.offset, clinic.glossary.sentence($0.element).capitalisedFirst)
    }
  }

  private func definition(_ context: ClinicContext) throws -> FindingDefinition {
    guard let code = context.parameters.get("code"),
      let finding = clinic.finding(named: code)
    else { throw Refusal.notFound }
    return finding
  }

  private func findingPage(
    _ finding: FindingDefinition, _ workup: Workup, _ visit: Visit, _ sent: Form? = nil,
    _ error: String? = nil, others: [PageFault] = []
  ) throws -> Page {
    guard let question = clinic.interview.question(about: finding.code, in: workup.state),
      case .finding(let form) = question.kind
    else { throw Refusal.notFound }
    let fields = FindingFields.fields(
      form, sent: sent, isRedFlag: finding.kind == .redFlag, error: error)
    let records = workup.profile.map { self.records(of: finding.code, in: $0) } ?? []
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
      values["records"] = records.map { record in
        [
          "text": record.text, "place": "\(record.place)", "token": visit.formToken.text,
          "address": "/findings/\(finding.code)",
        ]
      }
    }
    return Page(
      title: finding.question, template: "finding", values: values, step: .findings,
      faults: fields.faults + others)
  }
}

#endif
