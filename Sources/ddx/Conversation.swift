import ArgumentParser
import DDXComparison
import DDXCore
import DDXDialogue
import DDXDocuments
import DDXRanking
import DDXReports

/// A conversation over the standard streams, one line an answer.
struct Conversation {
  private let setup: Setup
  private let interview: Interview
  private let page: InterviewPage
  private let report: TextReport
  private let output: String?
  private var state: InterviewState
  /// The files that this conversation wrote, which it may write again.
  private var written: Set<String> = []

  init(setup: Setup, start: ClinicalProfile?, output: String?, style: PageStyle) {
    self.setup = setup
    self.output = output
    interview = Interview(
      reader: setup.reader, rules: setup.rules, tables: setup.modules.compactMap(\.table),
      source: setup.ranker)
    page = InterviewPage(glossary: setup.glossary, rules: setup.rules, style: style)
    report = TextReport(glossary: setup.glossary, style: style)
    state = start.map { InterviewState($0) } ?? InterviewState(id: Self.id(of: output))
  }

  /// Asks until nothing more is asked, the input ends, or the reader quits; then saves.
  ///
  /// - Throws: `RankingError` where what is known can't be ranked, or the exit code where the profile
  ///   could not be saved.
  mutating func run(_ console: inout Console) throws {
    console.answer(page.opening)
    var count = -1
    talk: while true {
      let question = try interview.question(in: state)
      // A question stands until another answer was given, or one was taken back.
      if state.entries.count != count {
        count = state.entries.count
        if let question {
          console.answer(page.text(question, after: state.count))
        } else {
          try end(&console)
        }
      }
      let line = Console.line(after: "> ", &console)
      switch line.map({ ConversationLine($0, to: question) }) {
      case nil, .quit: break talk
      case .empty: continue
      case .back: back(&console)
      case .skip: take("?", to: question, &console)
      case .rank: try rank(&console)
      case .why: try why(question, &console)
      case .save(let path): save(to: path ?? output, &console)
      case .help: console.answer(ConversationLine.commands)
      case .answer(let text): take(text, to: question, &console)
      }
    }
    if let output, !save(to: output, &console) { throw ExitCode.badInput }
    console.flush()
  }

  private mutating func take(
    _ text: String, to question: Question?, _ console: inout Console
  ) {
    guard let question else {
      console.answer("   There are no more questions: back, rank, save FILE or quit.\n")
      return
    }
    do {
      state = try interview.state(
        after: question, answered: question.answer(text), in: state)
    } catch {
      console.answer("   \(error.message)\n")
    }
  }

  private mutating func back(_ console: inout Console) {
    if let previous = state.previous {
      state = previous
    } else {
      console.answer("   This is the first question.\n")
    }
  }

  private func rank(_ console: inout Console) throws {
    guard let profile = interview.profile(of: state) else {
      console.answer("   A ranking needs the age of the patient.\n")
      return
    }
    let ranking = try setup.ranker.rank(profile, draws: .usual, jobs: Console.processors)
    console.answer("\n" + (try rankingPage(of: profile, ranking)))
  }

  /// The page of a ranking, as `ddx rank` prints it.
  private func rankingPage(
    of profile: ClinicalProfile, _ ranking: Ranking
  ) throws(RankingError) -> String {
    report.text(
      ranking,
      changes: try setup.ranker.smallestChanges(
        of: profile, ranked: ranking, jobs: Console.processors))
  }

  private func why(_ question: Question?, _ console: inout Console) throws {
    guard let question else { return console.answer("   There are no more questions.\n") }
    let now = try interview.profile(of: state).map { try setup.ranker.rank($0) }
    let outcomes = try interview.outcomes(of: question, in: state).map {
      (answer: $0.answer, ranking: try setup.ranker.rank($0.profile))
    }
    console.answer(page.why(question, now: now, outcomes: outcomes))
  }

  /// Says why there are no more questions, and what follows.
  private func end(_ console: inout Console) throws {
    guard let profile = interview.profile(of: state) else { return }
    let ranking = try setup.ranker.rank(profile, draws: .usual, jobs: Console.processors)
    console.answer(
      page.ending(ranking, after: state.count) + "\n" + (try rankingPage(of: profile, ranking)))
  }

  /// Whether the profile was saved.
  @discardableResult
  private mutating func save(to path: String?, _ console: inout Console) -> Bool {
    guard let path else {
      console.answer("   Name the file: save FILE.\n")
      return false
    }
    guard let profile = interview.profile(of: state) else {
      console.talk("ddx: error: nothing was saved, as a profile needs an age\n")
      return false
    }
    do {
      try OutputFile(path: path).write(
        ProfileWriter(vocabulary: setup.vocabulary).text(profile),
        isReplacing: written.contains(path))
      written.insert(path)
      console.answer("   saved: \(path)\n")
      return true
    } catch {
      console.talk(error.message)
      return false
    }
  }

  /// The name of a file as the name of a profile, or `patient` where it would be none.
  private static func id(of path: String?) -> String {
    let file = path?.split(separator: "/").last.map(String.init) ?? ""
    let name = file.hasSuffix(".xml") ? String(file.dropLast(4)) : file
    return InterviewState.isName(name) ? name : "patient"
  }
}
