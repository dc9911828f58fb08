#if Serve

import DDXCore
import DDXDialogue
import DDXReports
import Hummingbird

/// Every finding of the vocabulary: by its group, or by words.
extension Site {
  func addFindings(to forms: RouterGroup<ClinicContext>) {
    forms.get("/findings") { request, context in
      let (visit, workup) = try await context.requireWorkup()
      workup.standing.map { clinic.desk.prepare($0.kept) }
      let query = FindingQuery(
        words: Form(query: request.uri.query)["words"],
        group: Form(query: request.uri.query)["group"])
      return await answer(findingsPage(query, workup, token: visit.formToken.text), visit)
    }
    forms.post("/findings") { _, context in
      let (visit, workup, profile) = try await context.requireProfile()
      let form = context.form
      let query = FindingQuery(words: form["words"], group: form["group"])
      let outcome = FindingRows(clinic).outcome(of: form, on: profile)
      if let fault = await visit.apply(.record(outcome.profile), saying: outcome.notice) {
        return await answer(
          findingsPage(query, workup, token: visit.formToken.text, fault), visit)
      }
      return redirect(to: query.address)
    }
    addFinding(to: forms)
  }

  private func findingsPage(
    _ query: FindingQuery, _ workup: Workup, token: String, _ fault: WorkupFault? = nil
  ) -> Page {
    var values: [String: Any] = ["words": query.words ?? "", "length": FindingQuery.length]
    let found = query.found(in: clinic)
    if let found {
      values["found"] =
        [
          "heading": query.group?.capitalisedFirst
            ?? (found.count == 1 ? "1 finding" : "\(found.count) findings"),
          "group": query.group ?? "", "words": query.words ?? "", "token": token,
          "rows": FindingRows(clinic).rows(
            of: found.prefix(FindingQuery.limit), in: workup.profile),
          "isEmpty": found.isEmpty, "isCut": found.count > FindingQuery.limit,
          "canSave": workup.profile != nil && !found.isEmpty,
        ] as [String: Any]
    }
    values["groups"] = clinic.vocabulary.groups.map { group in
      [
        "name": group.name.capitalisedFirst, "count": group.count,
        "address": FindingQuery(words: nil, group: group.name).address,
      ] as [String: Any]
    }
    if let standing = workup.standing { values.merge(clinic.known(standing)) { $1 } }
    return Page(
      title: "Findings", template: "findings", values: values,
      step: .findings,
      faults: fault.map { [PageFault(field: nil, text: $0.message.capitalisedFirst)] } ?? [])
  }
}

/// What is looked for.
struct FindingQuery {
  /// The most findings that are shown.
  static let limit = 100

  /// The most letters that are looked for: every word is held against every finding, and a thousand
  /// words took a minute.
  static let length = 80

  /// Words that stand in it.
  let words: String?
  /// The group that it belongs to.
  let group: String?

  /// The findings, the best first; none for more than is looked for, nil where nothing is.
  func found(in clinic: Clinic) -> [FindingDefinition]? {
    if let group, !group.isEmpty { return clinic.vocabulary.findings.filter { $0.group == group } }
    guard let words, !words.trimmed.isEmpty else { return nil }
    guard words.utf16.count <= Self.length else { return [] }
    return clinic.search.findings(matching: words)
  }

  /// The page that shows them.
  var address: String {
    if let group, !group.isEmpty { return "/findings?group=\(Self.encoded(group))" }
    if let words, !words.isEmpty { return "/findings?words=\(Self.encoded(words))" }
    return "/findings"
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII, character.isLetter || character.isNumber { return String(character) }
      return "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}

#endif
