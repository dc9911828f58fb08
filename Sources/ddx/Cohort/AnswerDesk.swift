import ArgumentParser

/// Puts the answers of a run in order and writes them.
struct AnswerDesk {
  /// The tally so far.
  var tally: Tally
  /// Where in the input to continue.
  private(set) var position: FeedPosition
  /// Whether it begins at the beginning.
  let isNew: Bool
  private let inputs: InputPaths
  private let form: AnswerForm
  private let file: AnswerFile?
  private var ids = ProfileIDs()
  /// The ids that the journal does not know yet.
  private var newIDs: [Journal.ID] = []
  private var progress: Progress
  private var marked = ContinuousClock.now
  private var fault: AnswerFile.Fault?
  private var stop: RunStop?
  /// Whether there may be several answers.
  private var isSequence: Bool

  /// Begins a run, or continues where a journal ends.
  init(inputs: InputPaths, form: AnswerForm, file: AnswerFile?, resumed: [Journal.Entry]) {
    self.inputs = inputs
    self.form = form
    self.file = file
    position = resumed.last?.position ?? FeedPosition()
    tally = resumed.last?.tally ?? Tally()
    progress = Progress(of: inputs.paths.count, isAnswering: file == nil)
    isNew = resumed.isEmpty
    isSequence = inputs.isSequence
    for id in resumed.flatMap(\.ids) { _ = ids.earlier(id.key, at: id.place) }
  }

  /// Whether more answers can be handed out.
  var goesOn: Bool { fault == nil && stop == nil }

  /// Writes the text before the first answer.
  mutating func open(_ console: inout Console) {
    if isNew { write(form.opening, &console) }
  }

  /// Writes an answer and its messages.
  mutating func take(_ outcome: ProfileOutcome, _ console: inout Console) {
    if let stop = outcome.stop {
      self.stop = stop
      return
    }
    let input = outcome.input
    var talk = outcome.talk
    if let id = outcome.id {
      let place = ProfileIDs.Place(path: input.path, line: input.line)
      let key = ProfileIDs.key(of: id)
      if let other = ids.earlier(key, at: place) {
        talk +=
          "\(words(place)): warning: the profile has the same id as that in \(words(other))\n"
      } else if file != nil {
        newIDs.append(Journal.ID(key: key, place: place))
      }
    }
    if !talk.isEmpty {
      progress.erase(&console)
      console.talk(talk)
    }
    if let text = outcome.text {
      if outcome.answer != nil, tally.answered > 0 { write(form.separator, &console) }
      write(text, &console)
    }
    tally.add(outcome.answer)
    position = input.next
    isSequence = isSequence || input.isPart
    progress.show(tally.count, files: position.paths, share: input.share, &console)
  }

  /// Writes down between two portions how far the run has come, but not all the time.
  mutating func rest() {
    if ContinuousClock.now - marked > .seconds(1) { mark() }
  }

  /// Ends the run: the file gets its name, or what was done so far is kept.
  ///
  /// - Throws: The exit code if the run was stopped or its answers can't be written.
  mutating func close(_ console: inout Console, _ done: String) throws -> Tally {
    progress.erase(&console)
    console.flush()
    let isStopped = Interruption.isAsked
    if let stop {
      file?.discard()
      throw stop.error
    }
    do throws(AnswerFile.Fault) {
      if let fault { throw fault }
      if isStopped { mark() } else { try file?.finish() }
      if let fault { throw fault }
    } catch {
      console.talk(error.message)
      throw ExitCode.badOutput
    }
    if isStopped {
      console.talk(
        "ddx: stopped after \(tally.count) profiles"
          + (file == nil ? "" : "; the same command with `--resume` continues") + "\n")
      throw ExitCode(Interruption.exitCode)
    }
    if isSequence { tally.tell(done, &console) }
    return tally
  }

  private mutating func write(_ text: String, _ console: inout Console) {
    guard let file else { return console.answer(text) }
    guard fault == nil else { return }
    do { try file.append(text) } catch { fault = error }
  }

  private mutating func mark() {
    guard let file, fault == nil else { return }
    do { try file.mark(position, tally, newIDs) } catch { fault = error }
    newIDs = []
    marked = .now
  }

  /// A place as messages name it.
  private func words(_ place: ProfileIDs.Place) -> String {
    let path = inputs.paths[place.path]
    return (path == "-" ? "<stdin>" : path) + (place.line > 0 ? ":\(place.line)" : "")
  }
}
