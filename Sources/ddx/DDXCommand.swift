import ArgumentParser
import DDXRanking

/// The command `ddx`.
struct DDXCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ddx",
    abstract: "Rank the sources of a patient's chronic low back pain.",
    discussion: """
      Decision support only: it does not replace the clinician's judgement.

      Exit codes:
        0    success
        1    `ddx check` found a number outside its bounds, `ddx modules check` a
        failed check, `ddx compare --exit-code` a change, or
        `ddx rank --verify` a different answer
        2    a document could not be used
        3    a red flag stops a profile, with `--fail-on stop`
        64   wrong command line
        69   `ddx serve` can't listen on its address
        70   internal error of ddx
        71   the system allows too few open files or threads, or too little stack
        74   the output could not be written
        130  interrupted by Ctrl-C
        141  the reader of the output closed the pipe

      Environment:
        COLUMNS          width of a page; by default that of the terminal, else 80
        LC_ALL, LANG     pages are ASCII unless the locale is UTF-8
        NO_COLOR         no colour
        DDX_PLUGIN_PATH  programs, or folders of programs, to use as modules

      Examples:
        ddx rank patient.xml
        ddx rank patient.xml --explain
        ddx rank cohort/ --format ndjson -o rankings.ndjson
        ddx report patient.xml -o report.html
        ddx explain patient.xml facet-joint
        ddx plan patient.xml --depth 2
        ddx what-if patient.xml --set sij.thigh-thrust=absent@right
        ddx compare asra-consensus@2020 asipp@2020 patient.xml
        ddx validate patient.xml
        ddx modules facet-joint
        ddx findings hip pain
        ddx ask -o patient.xml
        ddx new -o patient.xml
        ddx fhir import bundle.json -o patient.xml
        ddx serve
        ddx rank --module piriformis.xml patient.xml
        ddx diff asra-consensus@2020 asipp@2020

      `-V` prints the version; `ddx --generate-completion-script bash` (or zsh, fish) prints completions.
      """,
    version: Engine.version,
    subcommands: [
      Rank.self, Explain.self, Report.self, PlanCommand.self, WhatIf.self, Compare.self,
      Check.self, Validate.self, Modules.self, Findings.self, Ask.self, New.self,
    ] + serving + [
      Score.self, Fit.self, Simulate.self, Protocols.self, Diff.self, Export.self, FHIR.self,
    ])

  /// The pages of a clinic, where ddx was built with them.
  private static var serving: [any ParsableCommand.Type] {
    #if Serve
      [Serve.self]
    #else
      []
    #endif
  }
}

extension ExitCode {
  /// Something changed or lies outside what was published, where that is asked for.
  static let different = ExitCode(1)
  /// A document could not be used.
  static let badInput = ExitCode(2)
  /// A safety verdict says stop, and `--fail-on stop` was given.
  static let stop = ExitCode(3)
  /// An answer could not be written.
  static let badOutput = ExitCode(74)
  /// There is nothing to listen on.
  static let noAddress = ExitCode(69)
  /// A fault of ours, such as a shipped document that can't be read.
  static let ourFault = ExitCode(70)
}
