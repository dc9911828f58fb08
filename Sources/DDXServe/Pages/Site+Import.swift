#if Serve

import DDXCore
import DDXFHIR
import DDXReports
import Hummingbird

/// A chart of FHIR that was opened: what was read of it, before it is taken.
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
        await visit.say("Nothing was taken of the file.")
        return redirect(to: "/")
      }
      switch taken(chart.profile) {
      case .success(let workup):
        await visit.offer(nil)
        await visit.take(workup, saying: "What was read is the patient now.")
        return redirect(to: firstStep(of: workup))
      case .failure(let error):
        return await answer(importPage(chart, error.faults), visit)
      }
    }
  }

  private func importPage(_ chart: FHIRImport, _ faults: [PageFault] = []) -> Page {
    let lists: [(FHIREntry.Outcome, String, String)] = [
      (.suggested, "To be confirmed", "It may be so: ask, and record it on the pages that follow."),
      (.notRead, "Left out", "None of this is known to ddx; left out does not mean absent."),
      (.read, "Read", "It stands in the profile."),
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
    var view: [String: Any] = ["place": "\(entry.resource), line \(entry.line)"]
    view["subject"] =
      clinic.finding(named: entry.subject)?.title.capitalisedFirst
      ?? (entry.subject.isEmpty ? entry.path : entry.subject.capitalisedFirst)
    view["reason"] = entry.reason?.words
    return view
  }
}

#endif
