#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// Who the patient is, and what has to be known before an injection.
extension Site {
  func addPatient(to forms: RouterGroup<ClinicContext>) {
    forms.get("/patient") { _, context in
      let (visit, workup) = try await context.requireWorkup()
      return await answer(patientPage(PatientForm(workup).fields), visit)
    }
    forms.post("/patient") { _, context in
      let (visit, workup) = try await context.requireWorkup()
      let form = PatientForm(context.form)
      let base = clinic.interview.profile(of: workup.state, age: form.age)
      guard let base, let profile = form.profile(from: base) else {
        return await answer(patientPage(form.fields), visit)
      }
      let change = Workup.Change.record(profile, settling: [.age, .sex, .side, .duration])
      if let fault = await visit.apply(change, saying: "The patient is recorded.") {
        let words = PageFault(field: nil, text: fault.message.capitalisedFirst)
        return await answer(patientPage(form.fields, [words]), visit)
      }
      return redirect(to: .questions)
    }
  }

  private func patientPage(_ groups: [PatientForm.Group], _ more: [PageFault] = []) -> Page {
    Page(
      title: "Patient", template: "form",
      values: [
        "address": "/patient", "send": "Save and go on",
        "lead": "Only the age is needed. An empty field means not known, never no.",
        "groups": groups.map { ["title": $0.title, "fields": $0.fields.views] as [String: Any] },
      ], step: .patient, faults: groups.flatMap(\.fields).faults + more)
  }
}

#endif
