#if Serve

import DDXCore
import DDXReports
import Hummingbird

/// The pages of a clinic: which address leads to which, and what each has in common.
struct Site: Sendable {
  /// The port that is listened on.
  let port = ListeningPort()
  let clinic: Clinic
  let options: ServeOptions
  let visits: Visits
  /// What is kept; nil for nothing.
  let store: Store?
  /// What the first address must hold.
  let startKey = Token()
  let today: @Sendable () -> CalendarDate?
  /// The time, in seconds since 1970.
  let clock: @Sendable () -> Double
  private let templates: PageTemplates

  /// Creates the pages.
  ///
  /// - Parameters:
  ///   - clinic: The edition with everything it uses.
  ///   - options: How the pages are served.
  ///   - store: What is kept; nil for nothing.
  ///   - today: The day, for profiles that are begun.
  ///   - now: The time, for visits that nobody goes on with.
  ///   - clock: The time in seconds since 1970, for the tokens of health records.
  /// - Throws: What the parser says of a shipped template that is not well formed.
  init(
    _ clinic: Clinic, _ options: ServeOptions, store: Store? = nil,
    today: @escaping @Sendable () -> CalendarDate? = { .today },
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    clock: @escaping @Sendable () -> Double = { .secondsSince1970 }
  ) throws {
    self.clinic = clinic
    self.options = options
    self.store = store
    self.today = today
    self.clock = clock
    visits = Visits(limit: options.visits, idle: options.idle, now: now)
    templates = try PageTemplates(adding: EmbeddedDocuments.all)
  }

  /// What answers every request.
  ///
  /// - Parameter log: Where requests are told.
  /// - Returns: The router.
  func router(log: @escaping @Sendable (String) -> Void) -> Router<ClinicContext> {
    let router = Router(context: ClinicContext.self)
    router.add(middleware: AccessLog(tell: log))
    if let cds = options.cds { router.add(middleware: CrossOrigin(origins: cds.origins)) }
    router.add(
      middleware: ErrorPages { refusal, request in
        guard options.cds != nil, Self.isCDS(request) else { return errorPage(refusal) }
        // A fault inside is reported with nothing of this machine, and has no page to go back to.
        let words =
          refusal.status.code >= 500 ? refusal.title : "\(refusal.title): \(refusal.advice)"
        return Self.outcome(refusal.code, words, refusal.status)
      })
    router.add(middleware: HostGuard(port: port, allowed: options.allowedHosts))
    addOpenPages(to: router)
    if let cds = options.cds { addCDS(to: router, cds, log: log) }
    let inside = router.group().add(middleware: VisitGuard(visits: visits, port: port))
    let files = inside.group().add(middleware: FormGuard(limit: FormGuard.fileSize))
    let forms = inside.group().add(middleware: FormGuard(limit: FormGuard.formSize))
    addStart(to: forms, files)
    addImport(to: forms)
    addRedFlags(to: forms)
    addPatient(to: forms)
    addQuestions(to: forms)
    addFindings(to: forms)
    addBlocks(to: forms)
    addReports(to: forms)
    addTrial(to: forms)
    addStore(to: forms)
    return router
  }

  /// The style of every page.
  var style: String { templates.style }

  /// A page as it is sent to a visit.
  func answer(_ page: Page, _ visit: Visit) async -> Response {
    let workup = await visit.workup
    var values = page.values
    values["token"] = visit.formToken.text
    values["said"] = await visit.takeNotice()
    values["keeps"] = store != nil
    if let workup {
      values["patient"] = clinic.title(of: workup)
      values["hasSteps"] = true
      values["steps"] = Step.allCases.map { step in
        [
          "address": step.rawValue, "title": step.title, "current": step == page.step,
        ] as [String: Any]
      }
      if let standing = workup.standing {
        let ranking = RankingPage(glossary: clinic.glossary, rules: clinic.rules)
        let alarm = page.tellsVerdict ? nil : ranking.alarm(standing.ranking)
        values["alarm"] = alarm?.view
        if page.hasGlance {
          // A verdict that the page tells is not told twice.
          let glance = ranking.glance(
            standing.ranking, tellsVerdict: !page.tellsVerdict && alarm == nil)
          values["glance"] = glance.view
        }
      } else if let sign = clinic.firstSign(in: workup) {
        values["sign"] = sign
      }
    }
    return response(page, values)
  }

  /// A page that says why there is none.
  private func errorPage(_ refusal: Refusal) -> Response {
    response(
      Page(
        title: refusal.title, template: "refusal", values: ["advice": refusal.advice],
        status: refusal.status), [:])
  }

  private func response(_ page: Page, _ more: [String: Any]) -> Response {
    var values = page.values.merging(more) { $1 }
    values["title"] = page.title
    if !page.faults.isEmpty {
      values["wrong"] = true
      values["faults"] = page.faults.map(\.view)
    }
    let html = templates.html(values, template: page.template)
    return Response(
      status: page.faults.isEmpty ? page.status : .unprocessableContent,
      headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html)))
  }

  /// What sends the browser to another page, which it asks for with GET.
  func redirect(to address: String) -> Response { .redirect(to: address, type: .normal) }

  /// What sends the browser to one of the steps.
  func redirect(to step: Step) -> Response { redirect(to: step.rawValue) }
}

#endif
