import DDXDialogue

/// A line of a conversation: a command, or else an answer.
enum ConversationLine: Equatable {
  case answer(String)
  case back
  case skip
  case save(String?)
  case rank
  case why
  case help
  case quit
  case empty

  /// Reads a line; a word that answers the question is an answer, whatever it is else.
  init(_ line: String, to question: Question?) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    if case .choice(let choices)? = question?.kind, choices.map(\.word).contains(words.first ?? "")
    {
      self = .answer(line)
      return
    }
    switch (words.first?.lowercased(), words.count) {
    case (nil, _): self = .empty
    case ("back", 1), ("undo", 1): self = .back
    case ("skip", 1): self = .skip
    case ("save", 1): self = .save(nil)
    case ("save", _): self = .save(words.dropFirst().joined(separator: " "))
    case ("rank", 1): self = .rank
    case ("why", 1): self = .why
    case ("help", 1): self = .help
    case ("quit", 1), ("q", 1): self = .quit
    default: self = .answer(line)
    }
  }

  /// The help on the commands.
  static let commands = """
       back, undo  take back the last answer
       skip, ?     not known; it is not asked again
       rank        show the ranking so far
       why         show why this is asked, and what each answer would change
       save FILE   write the profile so far; with -o, save alone writes there
       quit        end; with -o, the profile so far is written first

    """
}

extension Console {
  /// A line of the standard input after a prompt, or nil at its end; what comes through a pipe is
  /// shown as if it had been typed.
  static func line(after prompt: String, _ console: inout Console) -> String? {
    console.answer(prompt)
    console.flush()
    let line = readLine()
    if !readsTerminal { console.answer((line ?? "") + "\n") }
    return line
  }
}
