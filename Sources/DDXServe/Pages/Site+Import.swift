#if Serve

import DDXCore
import DDXFHIR
import DDXReports
import Hummingbird

/// A chart of FHIR that was opened: what would be imported, before it is.
extension Site {
  func addImport(to forms: RouterGroup<ClinicContext>) {
    forms.get("/import") { _, context in
      let visit = try context.requireVisit()
      guard let chart = await visit.chart else { return redirect(to: "/") }
      return await answer(importPage(chart), visit)
    }
    forms.post("/import") { _, context in
      let visit = try context.requireVisit()
      guard let chart = await visit.chart else { return redirect(to: "/") }
      guard context.form["do"] == "take" else {
        await visit.offer(nil)
        await visit.say("Nothing was imported from the file.")
        return redirect(to: "/")
      }
      switch taken(chart.profile) {
      case .success(let workup):
        await visit.take(workup, saying: "The chart was imported.")
        return redirect(to: .questions)
      case .failure(let error):
        return await answer(
          importPage(chart, error.faults.map { PageFault(field: nil, text: $0.text) }), visit)
      }
    }
  }

  private func importPage(_ chart: FHIRImport, _ faults: [PageFault] = []) -> Page {
    let lists: [(FHIREntry.Outcome, String, String)] = [
      (.suggested, "To be confirmed", "It may be so: ask, and record it on the pages that follow."),
      (.notRead, "Left out", "None of this is in the profile. Left out does not mean absent."),
      (.read, "Imported", "This is in the profile."),
    ]
    let notes = words(of: chart.notes)
    return Page(
      title: "What the file says", template: "import",
      values: [
        "hasNotes": !notes.isEmpty, "notes": notes,
        "lists": lists.map { outcome, title, meaning in
          let entries = chart.list(outcome)
          return [
            "title": "\(title): \(entries.count)", "meaning": meaning, "isThere": !entries.isEmpty,
            "entries": entries.map(view),
          ] as [String: Any]
        },
      ], faults: faults, hasGlance: false)
  }

  private func view(_ entry: FHIREntry) -> [String: Any] {
    let kind = entry.resource == "item" ? "Answer" : entry.resource
    var view: [String: Any] = ["place": "\(kind), line \(entry.line)"]
    view["subject"] =
      clinic.finding(named: entry.subject)?.title.capitalisedFirst
      ?? (entry.subject.isEmpty ? entry.path : entry.subject.capitalisedFirst)
    view["reason"] = entry.reason?.words
    return view
  }
}

#endif
