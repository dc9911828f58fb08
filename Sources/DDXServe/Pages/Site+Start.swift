#if Serve

import DDXCore
import DDXDialogue
import DDXDocuments
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
      case .success(let workup):
        await visit.take(workup, saying: "The profile was read.")
        return redirect(to: workup.standing?.question?.topic == .redFlags ? .redFlags : .questions)
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

  /// A patient from the bytes of a profile.
  private func opened(_ bytes: [UInt8]) -> Result<Workup, PageFaults> {
    func refused(_ words: [String]) -> Result<Workup, PageFaults> {
      .failure(PageFaults(faults: words.map { PageFault(field: "field-file", text: $0) }))
    }
    guard !bytes.isEmpty else { return refused(["Choose the file of a profile."]) }
    let profile: ClinicalProfile
    do {
      profile = try clinic.reader.profile(DocumentFile(name: "the profile", bytes: bytes)).value
    } catch {
      let renderer = DiagnosticRenderer()
      return refused(
        error.diagnostics.filter { $0.severity == .error }.map { fault in
          let place = fault.line.map { "Line \($0): " } ?? ""
          let help = renderer.help(for: fault).map { " (\($0))" } ?? ""
          return (place + renderer.message(for: fault) + help).capitalisedFirst
        })
    }
    do {
      return .success(try Workup(clinic, profile))
    } catch {
      return refused([error.message.capitalisedFirst])
    }
  }
}

/// What is wrong with a form.
struct PageFaults: Error {
  /// Each fault with its field.
  let faults: [PageFault]
}

#endif
