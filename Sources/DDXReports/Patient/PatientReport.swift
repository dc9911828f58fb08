public import DDXCore
public import DDXRanking

/// A ranking as a talk that a patient can have with the doctor, in plain words.
public struct PatientReport: Sendable {
  let glossary: Glossary
  let rules: ClinicalProtocol
  let plain: PlainWords
  private let style: PageStyle

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - glossary: The words for the ids in the ranking.
  ///   - rules: The protocol that it was made under.
  ///   - style: How the page is laid out.
  public init(glossary: Glossary, rules: ClinicalProtocol, style: PageStyle = .plain) {
    self.glossary = glossary
    self.rules = rules
    self.plain = PlainWords(glossary: glossary)
    self.style = style
  }

  /// The talk.
  ///
  /// - Parameters:
  ///   - ranking: The ranking of the profile.
  ///   - profile: The profile itself, as a ranking does not hold what is recorded of sensitisation.
  /// - Returns: The text, ended by a line feed.
  public func text(_ ranking: Ranking, of profile: ClinicalProfile) -> String {
    var page = TextPage(style)
    page.line("\(Self.title) (\(profile.id))", .bold)
    talk(ranking, of: profile).write(to: &page)
    page.line()
    page.paragraph(Self.caution)
    page.line()
    page.paragraph(TextReport.closing, .faint)
    return page.text
  }

  /// The title of the talk.
  static let title = "Talking with your doctor about your back pain"

  /// The caution below the talk.
  static let caution = """
    This page helps you and your doctor to talk. The numbers come from studies of other people and \
    may be wrong for you. Do not start or stop a medicine because of it.
    """

  /// The talk itself.
  func talk(_ ranking: Ranking, of profile: ClinicalProfile) -> TalkPage {
    var page = TalkPage()
    let isStopped = ranking.safety.verdict == .stop
    writeDanger(ranking.safety, to: &page)
    writeTests(ranking, to: &page)
    if !isStopped { writeRepeats(ranking, to: &page) }
    writeSources(ranking, to: &page)
    writeSensitisation(of: profile, to: &page)
    if !isStopped { writeQuestions(ranking, to: &page) }
    return page
  }

  /// Danger first: what was recorded, and what to look out for.
  private func writeDanger(_ safety: SafetyVerdict, to page: inout TalkPage) {
    switch safety.verdict {
    case .stop:
      let isUrgent = safety.urgency == .urgent
      page.alarm(
        isUrgent
          ? "GO TO AN EMERGENCY DEPARTMENT TODAY" : "SEE YOUR DOCTOR FIRST, BEFORE ANY INJECTION",
        isUrgent: true)
      page.say(
        isUrgent
          ? """
          Your record has signs that can mean a serious illness. Do not wait for your next \
          appointment. Go to an emergency department today and show this page.
          """
          : """
          Your record has signs that must be looked into first. Ask for an appointment within the \
          next few days.
          """)
      page.say("What was recorded:")
      for sign in safety.reasons.flatMap(\.signs).withoutRepeats { page.item(plain.words(sign)) }
      page.say("For the doctor:")
      for advice in safety.reasons.map({ "\($0.suspicion): \($0.advice)" }).withoutRepeats {
        page.item(advice.capitalisedFirst)
      }
    case .check:
      page.alarm("A SIMPLE TEST COMES FIRST", isUrgent: false)
      page.say(
        safety.holdsNeedle
          ? """
          Something in your record should be checked before any needle is used. Most people turn \
          out to have nothing serious. Ask for it soon.
          """
          : "Something in your record should be checked first. Ask your doctor for it.")
      for check in safety.checks.map({ $0.check ?? $0.advice }).withoutRepeats {
        page.item(check.capitalisedFirst)
      }
      for advice in toTalkAbout(safety) {
        page.say("Talk about this before any injection: \(advice).")
      }
    case .discuss, .notAssessed, .clear:
      if !safety.reasons.isEmpty { page.gap() }
      for advice in toTalkAbout(safety) {
        page.say("Talk about this before any injection: \(advice).")
      }
    }
    writeWeakSigns(safety, to: &page)
    // Signs that were found are shown above; these are the ones to look out for.
    let found = safety.reasons.flatMap(\.signs)
    let strong = rules.safety.strongSigns.filter {
      $0.mustBeAsked && $0.urgency == .urgent && !found.contains(.finding($0.finding))
    }
    guard !strong.isEmpty else { return }
    page.heading("Danger signs: go to an emergency department today if any answer is yes")
    for code in strong.map(\.finding).withoutRepeats { page.item(plain.question(of: code)) }
    if safety.isConditional {
      page.say(
        """
        Your record does not answer all of these questions. What follows applies only if every \
        answer is no.
        """)
    }
  }

  /// What to talk about before any injection; the weak signs have a heading of their own.
  private func toTalkAbout(_ safety: SafetyVerdict) -> [String] {
    safety.reasons.filter { $0.verdict == .discuss && $0.basis != .weakSigns }.map(\.advice)
      .withoutRepeats
  }

  /// Signs that are worth a question but, alone, seldom mean anything serious.
  private func writeWeakSigns(_ safety: SafetyVerdict, to page: inout TalkPage) {
    guard !safety.weakSigns.isEmpty else { return }
    page.heading("Worth a question to your doctor")
    page.say(
      """
      These are in your record. In most people they mean nothing serious, but a doctor should have \
      considered them. Ask whether they have been explained.
      """)
    for sign in safety.weakSigns {
      let asks = sign.isCourseAsked ? " If this is new or getting worse, say so today." : ""
      page.item(plain.words(.finding(sign.finding)) + asks)
    }
  }

  /// What else may hurt, in words and numbers.
  private func writeSources(_ ranking: Ranking, to page: inout TalkPage) {
    page.heading("Where the pain may come from")
    page.say(
      "More than one part can hurt at the same time, so the numbers add up to more than 100.")
    for candidate in ranking.candidates {
      page.item(
        "\(plain.source(candidate.source).capitalisedFirst): "
          + "\(plain.likelihood(candidate.posttest)), about \(candidate.posttest.percent)")
      for named in candidate.notableSuspects {
        page.detail("It could be \(named.suspect.title) (\(named.suspect.advice)).")
      }
    }
  }
}
