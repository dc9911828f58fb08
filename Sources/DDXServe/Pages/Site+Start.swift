#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// The start: a new patient, or a profile that is there already.
extension Site {
  func addStart(
    to forms: RouterGroup<ClinicContext>, _ files: RouterGroup<ClinicContext>
  ) {
    forms.get("/") { _, context in
      let visit = try context.requireVisit()
      return await answer(await startPage(visit), visit)
    }
    forms.post("/session") { _, context in
      let visit = try context.requireVisit()
      let workup = Workup(clinic, id: "patient", date: today())
      await visit.take(workup)
      return redirect(to: .redFlags)
    }
    files.post("/profile") { _, context in
      let visit = try context.requireVisit()
      switch opened(context.form.file ?? []) {
      case .success(.workup(let workup)):
        await visit.take(workup, saying: "The profile was read.")
        return redirect(to: .questions)
      case .success(.chart(let chart)):
        await visit.offer(chart)
        return redirect(to: "/import")
      case .failure(let error):
        return await answer(await startPage(visit, error.faults), visit)
      }
    }
    forms.post("/end") { _, context in
      let visit = try context.requireVisit()
      await visit.take(nil, saying: "The patient was forgotten.")
      return redirect(to: "/")
    }
  }

  private func startPage(_ visit: Visit, _ faults: [PageFault] = []) async -> Page {
    var values: [String: Any] = [
      "edition": clinic.rules.name, "minutes": Int(options.idle.components.seconds / 60),
      "size": FormGuard.fileSize >> 20, "keeps": store != nil,
    ]
    if let workup = await visit.workup {
      var inWork = ["title": clinic.title(of: workup), "token": visit.formToken.text]
      inWork["address"] = workup.profile == nil ? nil : "/download.xml"
      values["inWork"] = inWork
    }
    return Page(
      title: "Sources of chronic low back pain", template: "start", values: values,
      faults: faults, hasGlance: false)
  }
}

/// What is wrong with a form.
struct PageFaults: Error {
  /// Each fault with its field.
  let faults: [PageFault]
}

#endif
