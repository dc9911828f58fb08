import ArgumentParser
import DDXCore
import DDXDocuments
import DDXRanking
import DDXReports

/// `ddx new`: a profile to fill in.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a profile to fill in, with every finding that the edition has numbers for.",
    discussion: """
      Nothing is recorded yet: each finding is a comment below its question. Uncomment the lines that \
      apply. An existing file is never overwritten.

      Examples:
        ddx new > patient.xml
        ddx new --age 58 --date 2026-05-10 -o patient.xml
      """)

  @Option(parsing: .unconditional, help: "The age in years, 12 to 110.")
  var age: Int?

  @Option(
    help: ArgumentHelp("The date of the profile.", valueName: "yyyy-mm-dd"),
    transform: day)
  var date: CalendarDate?

  @Option(
    name: [.customShort("o"), .customLong("output")], help: "The file to write.",
    transform: OutputFile.name)
  var output: String?

  @OptionGroup var rules: ProtocolOption

  @OptionGroup var modules: ModuleOptions

  /// The day that an option names.
  static func day(_ text: String) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
      throw ValidationError("write a date as 2026-05-10")
    }
    return day
  }

  func validate() throws {
    guard age.map(Patient.ages.contains) ?? true else {
      throw ValidationError(
        "--age must be from \(Patient.ages.lowerBound) to \(Patient.ages.upperBound)")
    }
  }

  func run() async throws {
    var console = Console()
    let setup = try await Setup.load(rules, modules, &console, DiagnosticRenderer())
    let page = NewProfile(
      vocabulary: setup.vocabulary, rules: setup.rules,
      tables: setup.modules.compactMap(\.table))
    try console.answer(page.text(age: age, date: date), to: output)
    console.flush()
  }
}
