#if Serve

import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import Hummingbird

/// What is kept on request: only with `--store`.
extension Site {
  func addStore(to forms: RouterGroup<ClinicContext>) {
    guard let store else { return }
    forms.post("/keep") { _, context in
      let (visit, _, standing) = try await context.requireStanding()
      guard let person = await visit.person else {
        return await answer(try await keptPage(visit, store, Self.nobody), visit)
      }
      let (profile, ranking) = (standing.profile, try await clinic.desk.certain(standing.kept))
      try await store.keep(
        profile.id, document: ProfileWriter(vocabulary: clinic.vocabulary).text(profile),
        Store.KeptRanking(
          profile: profile.digest, edition: clinic.rules.name, rules: ranking.rules.digest,
          engine: Engine.version, json: JSONReport(glossary: clinic.glossary).text(ranking)),
        by: person)
      await visit.say("The patient is kept.")
      return redirect(to: "/kept")
    }
    forms.post("/person") { _, context in
      let visit = try context.requireVisit()
      guard let person = context.form["person"], person.count <= 40 else {
        return await answer(try await keptPage(visit, store, Self.nobody), visit)
      }
      await visit.call(person)
      return redirect(to: "/kept")
    }
    forms.get("/kept") { _, context in
      let visit = try context.requireVisit()
      return await answer(try await keptPage(visit, store), visit)
    }
    forms.post("/kept/:number") { _, context in
      let visit = try context.requireVisit()
      guard let person = await visit.person else {
        return await answer(try await keptPage(visit, store, Self.nobody), visit)
      }
      guard let number = context.parameters.get("number").flatMap({ Int64($0) }) else {
        throw Refusal.notFound
      }
      switch context.form["do"] {
      case "open": return try await open(number, by: person, store, visit)
      case "export":
        guard let entry = try await store.entry(number, for: .exported, by: person) else {
          throw Refusal.notFound
        }
        return attachment(entry.document, type: "application/xml", name: "\(entry.name).xml")
      case "delete":
        guard context.form["sure"] == "yes" else {
          return await answer(
            try await keptPage(
              visit, store,
              [PageFault(field: nil, text: "To delete it, tick \"I am sure\".")]), visit)
        }
        try await store.delete(number, by: person)
        await visit.say("The profile and its rankings are deleted.")
        return redirect(to: "/kept")
      default: throw Refusal.notFound
      }
    }
  }

  private static let nobody = [
    PageFault(field: "person", text: "First say who you are: it is recorded who opens what.")
  ]

  private func open(
    _ number: Int64, by person: String, _ store: Store, _ visit: Visit
  ) async throws -> Response {
    guard let entry = try await store.entry(number, for: .opened, by: person) else {
      throw Refusal.notFound
    }
    let workup: Workup
    do {
      let file = DocumentFile(name: entry.name, bytes: Array(entry.document.utf8))
      workup = try Workup(clinic, clinic.reader.profile(file).value)
    } catch {
      // A vocabulary may have changed since.
      throw Refusal(
        status: .conflict, title: "This profile can no longer be read",
        advice: "Export it; `ddx validate` says what is wrong with it.")
    }
    await visit.take(workup, saying: "The profile was opened.")
    return redirect(to: .questions)
  }

  private func keptPage(
    _ visit: Visit, _ store: Store, _ faults: [PageFault] = []
  ) async throws -> Page {
    let entries = try await store.entries()
    var values: [String: Any] = [
      "hasEntries": !entries.isEmpty,
      "entries": entries.map { entry in
        [
          "address": "/kept/\(entry.number)", "name": entry.name, "time": entry.time,
          "keeper": entry.keeper, "digest": String(entry.digest.prefix(12)),
          "token": visit.formToken.text,
        ]
      },
    ]
    let acts = try await store.acts()
    values["hasActs"] = !acts.isEmpty
    values["acts"] = acts.map {
      "\($0.time): \($0.person) \($0.kind) \($0.name) (\($0.digest.prefix(12)))"
    }
    values["person"] = await visit.person
    if let workup = await visit.workup, workup.standing != nil {
      values["inWork"] = ["title": clinic.title(of: workup), "token": visit.formToken.text]
    }
    return Page(
      title: "Kept patients", template: "kept", values: values, faults: faults, hasGlance: false)
  }
}

#endif
