internal import DDXCore
internal import Synchronization
internal import SystemPackage

/// A program with which one can speak: a question at a time, from any thread.
final class Program: Sendable {
  private struct State {
    var dialogue: Dialogue
    var kept: KeptAnswers
    var asked = 0
    /// Why it answers nothing any more.
    var failure: ProgramFailure?
    /// The first failure to answer of the run.
    var firstFailure: ProgramFailure?

    /// The number of a new request.
    mutating func next() -> Int {
      asked += 1
      return asked
    }
  }

  /// The path as it was given.
  let path: String
  /// Its process.
  let process: ProgramProcess
  private let limits: ProgramLimits
  private let state: Mutex<State>

  private init(path: String, process: ProgramProcess, limits: ProgramLimits, state: State) {
    self.path = path
    self.process = process
    self.limits = limits
    self.state = Mutex(state)
  }

  /// Starts the program at a path.
  static func start(
    _ path: String, limits: ProgramLimits
  ) async throws(ProgramFailure.Reason) -> Program {
    if let obstacle = System.obstacle(to: path) { throw obstacle }
    System.ignoreClosedPipes()
    let pipes = [try System.pipe(), try System.pipe(), try System.pipe()]
    var dialogue = Dialogue(
      input: pipes[0].writing, output: pipes[1].reading, error: pipes[2].reading,
      lineLimit: limits.line)
    do throws(ProgramFailure.Reason) {
      let process = try await ProgramProcess.start(
        path, input: pipes[0].reading, output: pipes[1].writing, error: pipes[2].writing)
      return Program(
        path: path, process: process, limits: limits,
        state: State(dialogue: dialogue, kept: KeptAnswers(limit: limits.remembered)))
    } catch {
      dialogue.close()
      throw error
    }
  }

  /// The program's answer to `describe`.
  ///
  /// Its start may take a while, so it is waited for without holding a thread.
  func describe() async throws(ProgramFailure) -> JSONValue {
    let deadline = ContinuousClock.now + limits.describing
    state.withLock { $0.dialogue.say(RequestWriter.describe(id: $0.next())) }
    while true {
      let answer = try state.withLock { state throws(ProgramFailure) in
        try attempt(.describe, &state) { dialogue throws(ProgramFailure.Reason) in
          let line = try line(of: &dialogue, waiting: .zero)
          if line == nil, ContinuousClock.now >= deadline { throw .silent(limits.describing) }
          return line
        }
      }
      if let answer { return answer }
      if Task.isCancelled { throw giveUp(.stopped, .describe) }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// The program's answer to a request for an assessment, given its body.
  func assess(_ body: String) throws(ProgramFailure) -> JSONValue {
    try state.withLock { state throws(ProgramFailure) in
      if let failure = state.failure { throw failure }
      if let answer = state.kept[body] { return answer }
      state.dialogue.say(RequestWriter.assess(id: state.next(), body: body))
      let answer = try attempt(.assess, &state) { dialogue throws(ProgramFailure.Reason) in
        let deadline = ContinuousClock.now + limits.assessing
        while true {
          let left = min(deadline - ContinuousClock.now, Self.patience)
          if let line = try line(of: &dialogue, waiting: left) { return line }
          if ContinuousClock.now >= deadline { throw .silent(limits.assessing) }
        }
      }
      guard let answer else { throw fail(.stopped, .assess, &state) }
      state.kept.keep(answer, to: body)
      return answer
    }
  }

  /// The first failure to answer of the run.
  var firstFailure: ProgramFailure? { state.withLock { $0.firstFailure } }

  /// Notes a failure to answer that did not end the program.
  func note(_ failure: ProgramFailure) {
    state.withLock { $0.firstFailure = $0.firstFailure ?? failure }
  }

  /// Ends the program because of what it answered; every later question has this failure.
  func giveUp(_ reason: ProgramFailure.Reason, _ request: ProgramFailure.Request)
    -> ProgramFailure
  {
    state.withLock { fail(reason, request, &$0) }
  }

  /// Ends the program at the end of a run: closes its input, then asks, then kills.
  func stop() async {
    state.withLock { state in
      state.failure =
        state.failure
        ?? ProgramFailure(path: path, request: .assess, reason: .stopped, complaints: [])
      state.dialogue.close()
    }
    for step in [nil, process.ask, process.kill] {
      step?()
      let deadline = ContinuousClock.now + limits.ending
      while process.ending(within: .zero) == nil, ContinuousClock.now < deadline {
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    await process.wait()
  }
}

extension Program {
  /// How often it is looked whether the program still runs: what it started may hold its output
  /// open, so that its end does not show there.
  private static let patience = Duration.milliseconds(20)

  private func line(
    of dialogue: inout Dialogue, waiting time: Duration
  ) throws(ProgramFailure.Reason) -> [UInt8]? {
    if let line = try dialogue.answer(waiting: time) { return line }
    guard process.ending(within: .zero) != nil else { return nil }
    // It may have answered just before it ended.
    if let line = try dialogue.answer(waiting: .zero) { return line }
    throw .closed
  }

  /// Reads an answer, and ends the program where it has none.
  private func attempt(
    _ request: ProgramFailure.Request, _ state: inout State,
    _ read: (inout Dialogue) throws(ProgramFailure.Reason) -> [UInt8]?
  ) throws(ProgramFailure) -> JSONValue? {
    do throws(ProgramFailure.Reason) {
      guard let line = try read(&state.dialogue) else { return nil }
      return try Self.answer(line, to: state.asked)
    } catch {
      throw fail(error, request, &state)
    }
  }

  /// A line as the answer to a request.
  private static func answer(
    _ line: [UInt8], to number: Int
  ) throws(ProgramFailure.Reason) -> JSONValue {
    let value: JSONValue
    do throws(JSONParser.Fault) {
      value = try JSONParser.value(of: line)
    } catch {
      throw .notJSON(column: error.column, error.problem)
    }
    guard case .object(let object) = value else { throw .answer(AnswerFault(.type("an object"))) }
    guard case .number(let found)? = object["id"] else {
      throw .otherAnswer(asked: number, found: nil)
    }
    guard found == Double(number) else {
      throw .otherAnswer(asked: number, found: Int(exactly: found))
    }
    return value
  }

  private func fail(
    _ reason: ProgramFailure.Reason, _ request: ProgramFailure.Request, _ state: inout State
  ) -> ProgramFailure {
    var reason = reason
    if reason == .closed {
      switch process.ending(within: limits.ending) {
      case .status(let status): reason = .ended(status: status)
      case .signal(let signal): reason = .killed(signal: signal)
      case nil: break
      }
    }
    process.end(within: limits.ending)
    state.dialogue.takeComplaints(upTo: 16)
    state.dialogue.close()
    let failure = ProgramFailure(
      path: path, request: request, reason: reason, complaints: state.dialogue.complaints.lines)
    state.failure = failure
    state.firstFailure = state.firstFailure ?? failure
    return failure
  }
}
