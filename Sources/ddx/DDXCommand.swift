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
        0    done
        1    a number outside its bounds in `ddx check`, a failed check in
             `ddx modules check`, a change in `ddx compare --exit-code`
        2    a document could not be used
        3    a red flag stops a profile, with `--fail-on stop`
        64   the command line is wrong
        70   a fault of ddx itself
        71   the system allows too few open files
        74   the answer could not be written
        130  stopped by Ctrl-C
        141  whoever read the answer stopped reading

      Environment:
        COLUMNS          the width of a page; else that of the terminal, else 80
        LC_ALL, LANG     pages are ASCII where the locale is not UTF-8
        NO_COLOR         no colour
        DDX_PLUGIN_PATH  programs, or folders of them, that take part as modules

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
        ddx rank --module piriformis.xml patient.xml
        ddx diff asra-consensus@2020 asipp@2020

      `-V` prints the version; `ddx --generate-completion-script bash` (zsh, fish) the completions.
      """,
    version: Engine.version,
    subcommands: [
      Rank.self, Explain.self, Report.self, PlanCommand.self, WhatIf.self, Compare.self,
      Check.self, Validate.self, Modules.self, Findings.self, Ask.self, New.self, Score.self,
      Fit.self, Simulate.self, Protocols.self, Diff.self, Export.self, FHIR.self,
    ])
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
  /// A fault of ours, such as a shipped document that can't be read.
  static let ourFault = ExitCode(70)
}
