#if Serve

import DDXComparison
import DDXCore
import DDXDocuments
import DDXFHIR
import DDXRanking
import DDXReports
import Hummingbird

/// The report, its other readers, the plan, and what is taken home.
extension Site {
  func addReports(to forms: RouterGroup<ClinicContext>) {
    forms.get("/report") { request, context in
      let (visit, _, standing) = try await context.requireStanding()
      let audience = Audience(
        rawValue: Form(query: request.uri.query)["audience"] ?? "")
      return await answer(try await reportPage(standing, for: audience ?? .physician), visit)
    }
    forms.get("/plan") { _, context in
      let (visit, _, standing) = try await context.requireStanding()
      let plan = try clinic.ranker.plan(standing.profile, depth: 2)
      let page = RankingPage(glossary: clinic.glossary, rules: clinic.rules, plan: plan)
        .planPage(standing.ranking)
      return await answer(
        Page(
          title: "Plan", template: "report", values: ["report": page.view], step: .plan,
          tellsVerdict: true), visit)
    }
    forms.get("/download.xml") { _, context in
      try await download(context, type: "application/xml", ending: "xml") {
        ProfileWriter(vocabulary: clinic.vocabulary).text($0.profile)
      }
    }
    forms.get("/download.json") { _, context in
      try await download(context, type: "application/json", ending: "json") {
        JSONReport(glossary: clinic.glossary).text(try await clinic.desk.certain($0.kept))
      }
    }
    forms.get("/download.fhir.json") { _, context in
      try await download(context, type: "application/fhir+json", ending: "fhir.json") {
        let notes = clinic.glossary.notes(on: $0.ranking.recommendation)
        return FHIRWriter(vocabulary: clinic.vocabulary).bundle(
          $0.profile, answer: FHIRAnswer($0.ranking, notes: notes))
      }
    }
  }

  /// For whom a report is.
  private enum Audience: String, CaseIterable {
    case physician, patient, referrer

    /// Its name.
    var title: String {
      switch self {
      case .physician: "Report"
      case .patient: "Page for the patient"
      case .referrer: "Letter"
      }
    }
  }

  private func reportPage(
    _ standing: Workup.Standing, for audience: Audience
  ) async throws -> Page {
    let profile = standing.profile
    let ranking =
      audience == .patient ? standing.ranking : try await clinic.desk.certain(standing.kept)
    let page: ReportPage
    switch audience {
    case .physician:
      page = RankingPage(
        glossary: clinic.glossary, rules: clinic.rules,
        plan: try clinic.ranker.plan(profile, depth: 2)
      ).page(
        ranking, of: profile,
        changes: try await clinic.desk.changes(standing.kept))
    case .patient:
      page = PatientReport(glossary: clinic.glossary, rules: clinic.rules)
        .page(ranking, of: profile)
    case .referrer:
      page = ReferralLetter(glossary: clinic.glossary).page(
        ranking, of: profile,
        changes: try await clinic.desk.changes(standing.kept))
    }
    return Page(
      title: audience.title, template: "report",
      values: [
        "report": page.view, "hasAudiences": true,
        "audiences": Audience.allCases.map { other in
          [
            "title": other.title, "current": other == audience,
            "address": "/report?audience=\(other.rawValue)",
          ] as [String: Any]
        },
      ], step: .report, tellsVerdict: audience == .physician, hasGlance: false)
  }

  private func download(
    _ context: ClinicContext, type: String, ending: String,
    _ text: (Workup.Standing) async throws -> String
  ) async throws -> Response {
    let standing = try await context.requireStanding().standing
    return attachment(
      try await text(standing), type: type, name: "\(standing.profile.id).\(ending)")
  }

  /// A file for the browser to keep.
  ///
  /// - Parameters:
  ///   - text: What is in it.
  ///   - type: What it is.
  ///   - name: Its name, made of that of a profile, in which no sign needs escaping.
  /// - Returns: The answer.
  func attachment(_ text: String, type: String, name: String) -> Response {
    // A header is ASCII; a name may have other letters.
    let plain = String(name.map { $0.isASCII ? $0 : "-" })
    return Response(
      status: .ok,
      headers: [
        .contentType: "\(type); charset=utf-8",
        .contentDisposition: "attachment; filename=\"\(plain)\"",
      ], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

#endif
