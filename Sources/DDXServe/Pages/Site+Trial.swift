#if Serve

import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports
import Hummingbird

/// What would follow if one thing were otherwise; nothing of it is recorded.
extension Site {
  func addTrial(to forms: RouterGroup<ClinicContext>) {
    forms.get("/what-if") { _, context in
      let (visit, workup, standing) = try await context.requireStanding()
      return await answer(try trialPage(standing, workup.trial), visit)
    }
    forms.post("/what-if") { _, context in
      let (visit, _, standing) = try await context.requireStanding()
      let settings = Self.settings(context.form, of: standing.profile)
      if let faults = faults(of: settings, on: standing.profile) {
        return await answer(try trialPage(standing, [], faults), visit)
      }
      _ = await visit.apply(.trial(settings))
      return redirect(to: .trial)
    }
  }

  private func faults(of settings: [String], on profile: ClinicalProfile) -> [PageFault]? {
    do {
      _ = try ProfileEditor(vocabulary: clinic.vocabulary).edit(profile, with: settings)
      return nil
    } catch {
      return error.faults.map { PageFault(field: nil, text: $0.fault.message.capitalisedFirst) }
    }
  }

  /// What a form asks to try, in the words of `ddx what-if`.
  private static func settings(_ form: Form, of profile: ClinicalProfile) -> [String] {
    var settings: [String] = []
    if let age = form["age"] { settings.append("age=\(age)") }
    if let place = form["finding"].flatMap({ Int($0) }), profile.findings.indices.contains(place) {
      let finding = profile.findings[place]
      let side = finding.side == .unspecified ? "" : "@\(finding.side.rawValue)"
      let level = finding.level.map { "@\($0.rawValue)" } ?? ""
      let opposite = finding.state == .present ? "absent" : "present"
      let state = form["state"] == "unrecorded" ? "unrecorded" : opposite
      settings.append("\(finding.code)=\(state)\(side)\(level)")
    }
    if let block = form["block"], let relief = form["relief"] {
      settings.append("block.\(block).relief=\(relief)")
    }
    return settings
  }

  private func trialPage(
    _ standing: Workup.Standing, _ settings: [String], _ faults: [PageFault] = []
  ) throws -> Page {
    let profile = standing.profile
    let findings = profile.findings.enumerated().filter { $0.element.origin == nil }.map {
      Field.Choice("\($0.offset)", clinic.glossary.sentence($0.element).capitalisedFirst)
    }
    var fields = [Field("age", "Another age", .number)]
    if !findings.isEmpty {
      fields += [
        Field("finding", "A finding", .list([.init("", "None")] + findings)),
        Field(
          "state", "What if it were",
          .radios([
            .init("opposite", "The opposite"), .init("unrecorded", "Not recorded"),
          ]), value: "opposite"),
      ]
    }
    if !profile.blocks.isEmpty {
      fields += [
        Field(
          "block", "A test injection",
          .list(
            [.init("", "None")]
              + profile.blocks.enumerated().map {
                .init(
                  "\($0.offset + 1)", "\($0.element.when): \(clinic.glossary.words($0.element))")
              })),
        Field("relief", "Another relief in per cent", .text),
      ]
    }
    var values: [String: Any] = [
      "address": "/what-if", "send": "Show what would follow",
      "lead": "Try one change or several at once. Nothing is recorded.",
      "groups": [["title": "Change", "fields": fields.views] as [String: Any]],
    ]
    if !settings.isEmpty,
      let edited = try? ProfileEditor(vocabulary: clinic.vocabulary).edit(profile, with: settings)
    {
      values["report"] =
        WhatIfReport(
          before: standing.ranking, after: try clinic.ranker.rank(edited.profile),
          changes: edited.changes, glossary: clinic.glossary
        ).page().view
    }
    return Page(
      title: "What if", template: "trial", values: values, step: .trial, faults: faults,
      hasGlance: settings.isEmpty)
  }
}

#endif
