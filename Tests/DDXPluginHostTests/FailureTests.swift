import DDXCore
import DDXPluginHost
import Foundation
import Testing

/// Every way in which a program may fail: the run goes on, is told why, and nothing is left.
@Suite struct `A program that fails` {
  /// Limits for what would otherwise take as long as it likes.
  static let quick = ProgramLimits(
    describing: .seconds(20), assessing: .milliseconds(700), ending: .milliseconds(200))

  /// A failure, and what is said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let script: @Sendable () throws -> Script
    let sentence: String
    let limits: ProgramLimits

    init(
      _ name: String, _ script: @autoclosure @escaping @Sendable () throws -> Script,
      _ sentence: String, limits: ProgramLimits = Run.limits
    ) {
      testDescription = name
      self.script = script
      self.sentence = sentence
      self.limits = limits
    }
  }

  static let starts = [
    Case(
      "crashes", try Script("#!/bin/sh\necho 'no luck' >&2\nexit 3\n"),
      "the program ended with status 3 and no answer to `describe`; its last output: no luck"),
    Case(
      "is killed", try Script("#!/bin/sh\nkill -SEGV $$\n"),
      "the program was ended by signal 11 (Segmentation fault) before it answered `describe`"),
    Case(
      "hangs", try Script(first: "sleep 60"),
      "the program gave no answer to `describe` within 1500 ms",
      limits: ProgramLimits(describing: .milliseconds(1500))),
    Case(
      "ends without an answer", try Script(describe: "exit 0"),
      "the program ended with status 0 and no answer to `describe`"),
    Case(
      "closes its input", try Script(first: "exec <&-; exec >&-; sleep 60"),
      "the program closed its input or its output before it answered `describe`"),
    Case(
      "talks of something else", try Script(first: "echo hello"),
      "the program's answer to `describe` is not JSON at column 1: no value begins here"),
    Case(
      "floods", try Script(first: "head -c 2097152 /dev/zero | tr '\\0' a"),
      "the program wrote more than 1048576 bytes on one line in answer to `describe`"),
    Case(
      "wants a newer contract",
      try Script(
        describe: Script.description((#""contract":"1.0""#, #""contract":"1.7","new":1"#))),
      "the program was written for contract 1.7, and this host has 1.0; use a newer ddx"),
    Case(
      "wants an older contract",
      try Script(describe: Script.description((#""contract":"1.0""#, #""contract":"0.9""#))),
      "the program was written for contract 0.9, which this host with 1.0 no longer has; use a newer program"
    ),
    Case(
      "refuses", try Script(describe: Script.answer(#""error":"no licence""#)),
      "the program says: no licence"),
  ]

  @Test(arguments: starts) func `at the start is reported`(example: Case) async throws {
    let script = try example.script()
    let modules = await ProgramModules.start(
      [script.path], vocabulary: Run.vocabulary, limits: example.limits)
    #expect(modules.starts[0].failure?.description == example.sentence)
    #expect(modules.starts[0].failure?.isBadPath == false)
    #expect(!script.isRunning)
    await modules.stop()
  }

  static let answers = [
    Case(
      "crashes in the middle of a line",
      try Script(assess: #"printf '{"id":'; echo 'a'"'"'s gone' >&2; exit 9"#),
      "the program ended with status 9 and no answer to `assess`; its last output: a's gone"),
    Case(
      "hangs in the middle of a line", try Script(assess: #"printf '{"id":'; sleep 60"#),
      "the program gave no answer to `assess` within 700 ms", limits: quick),
    Case(
      "hangs and ignores what asks it to end",
      try Script(first: "trap '' TERM", assess: "while :; do sleep 1; done"),
      "the program gave no answer to `assess` within 700 ms", limits: quick),
    Case(
      "leaves a child that holds the pipe",
      try Script(assess: #"sleep 60 & echo $! >> "$here/pids"; exit 4"#),
      "the program ended with status 4 and no answer to `assess`"),
    Case(
      "hangs with a child", try Script(assess: #"sleep 60 & echo $! >> "$here/pids"; wait"#),
      "the program gave no answer to `assess` within 700 ms", limits: quick),
    Case(
      "answers out of order", try Script(assess: "id=7; " + Script.assessment()),
      "the program was asked `assess` as number 2 and answered number 7"),
    Case(
      "answers twice",
      try Script(
        describe: Script.description() + "; " + Script.description()),
      "the program was asked `assess` as number 2 and answered number 1"),
    Case(
      "answers without a number", try Script(assess: "echo '{}'"),
      "the program was asked `assess` as number 2 and answered without a number"),
    Case(
      "answers what is not JSON", try Script(assess: #"echo '{"id":2,"share":NaN}'"#),
      "the program's answer to `assess` is not JSON at column 17: no value begins here"),
    Case(
      "answers with a list", try Script(assess: "echo '[]'"),
      "in the program's answer to `assess`, the answer must be an object"),
    Case(
      "writes 50 MB on a line",
      try Script(assess: "head -c 2097152 /dev/zero | tr '\\0' a"),
      "the program wrote more than 1048576 bytes on one line in answer to `assess`"),
    Case(
      "closes its input",
      try Script(describe: Script.description() + "; exec <&-; sleep 600"),
      "the program closed its input or its output before it answered `assess`"),
    Case(
      "complains without end", try Script(assess: "while :; do echo oh dear >&2; done"),
      "the program gave no answer to `assess` within 700 ms; its last output: "
        + "oh dear | oh dear | oh dear | oh dear | oh dear", limits: quick),
  ]

  @Test(arguments: answers) func `in an answer fails at once ever after`(
    example: Case
  ) async throws {
    let script = try example.script()
    let sound = try Script()
    let modules = await ProgramModules.start(
      [script.path], vocabulary: Run.vocabulary, limits: example.limits)
    // With more time: it has nothing to do with the failure of the other.
    let others = await ProgramModules.start(
      [sound.path], vocabulary: Run.vocabulary, limits: Run.limits)
    let failure = try Run.failure(of: modules.starts[0].source)
    #expect(failure.description == example.sentence)
    let next = try Run.failure(of: modules.starts[0].source, Run.profile(age: 70))
    #expect(next == failure)
    _ = try Run.assessment(others.starts[0].source)
    await modules.stop()
    await others.stop()
    #expect(!script.isRunning)
    #expect(!sound.isRunning)
  }

  @Test func `is not hindered by what it complains of between answers`() async throws {
    let script = try Script(
      assess: "head -c 200000 /dev/zero | tr '\\0' '\\n' >&2; " + Script.assessment())
    try await Run.program(script) { start in
      for age in 40..<45 { _ = try Run.assessment(start.source, Run.profile(age: age)) }
    }
  }

  @Test func `does not keep the run from ending`() async throws {
    let stubborn = try Script(
      describe: Script.description()
        + #"; trap '' TERM; (trap '' TERM; sleep 60) & echo $! >> "$here/pids"; "#
        + "while :; do sleep 1; done")
    // It would go on for ever: that this returns is what is asked.
    try await Run.program(stubborn, limits: Self.quick) { #expect($0.source != nil) }
    #expect(!stubborn.isRunning)
  }

  @Test func `shows the last that it complained of, and no more`() async throws {
    let script = try Script(
      first: #"for n in 1 2 3 4 5 6 7; do printf 'line %s \033[31m\n\n' $n >&2; done; exit 1"#)
    try await Run.program(script) { start in
      #expect(
        start.failure?.complaints
          == ["line 3 [31m", "line 4 [31m", "line 5 [31m", "line 6 [31m", "line 7 [31m"])
    }
    let long = try Script(first: "head -c 5000 /dev/zero | tr '\\0' b >&2; exit 1")
    try await Run.program(long) { start in
      #expect(start.failure?.complaints.map(\.count) == [501])
    }
  }
}

@Suite struct `A path` {
  private func failure(_ script: Script, at path: String? = nil) async throws -> ProgramFailure {
    let modules = await ProgramModules.start(
      [path ?? script.path], vocabulary: Run.vocabulary, limits: Run.limits)
    await modules.stop()
    // The folder of the script goes with it.
    withExtendedLifetime(script) {}
    return try #require(modules.starts.first?.failure)
  }

  @Test func `that leads to no program is distinguished from a program that fails`() async throws {
    let plain = try Script("#!/bin/sh\n", mode: 0o644)
    let absent = try await failure(plain, at: plain.path + "s")
    #expect(absent.isBadPath)
    #expect(absent.description == "there is no such file")
    let folder = try await failure(plain, at: plain.folder.path())
    #expect(folder.isBadPath)
    #expect(folder.description == "this is a folder, and no program")
    let closed = try await failure(plain)
    #expect(closed.isBadPath)
    #expect(closed.description == "the file may not be executed; allow it with `chmod +x`")
  }

  @Test func `of a script must be one that the system can run`() async throws {
    let bare = try await failure(try Script("print('hello')\n"))
    #expect(!bare.isBadPath)
    #expect(bare.description.hasPrefix("the system can't run the file; begin a script with"))
    let lost = try await failure(try Script("#!/no/such/interpreter\n"))
    #expect(
      lost.description == "the interpreter that the first line of the file names is missing")
  }
}
