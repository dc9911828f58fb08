import ArgumentParser
import DDXCore
import DDXReports

/// What is wrong with a command line, in the form of every other message; and how the command is
/// used, where its form is at fault and not a name in it.
struct UsageMessage {
  private let lines: [String]
  private let help: String?
  private let command: any ParsableCommand.Type
  private let name: String
  private let isOfForm: Bool

  /// Words an error.
  ///
  /// - Parameters:
  ///   - error: What parsing the arguments, or looking at what they name, has thrown.
  ///   - arguments: The arguments, without the name of the program.
  init(_ error: any Error, arguments: [String]) {
    var (command, names): (any ParsableCommand.Type, [String]) = (DDXCommand.self, ["ddx"])
    var rest = arguments[...]
    while let next = rest.first, let found = command.subcommand(named: next) {
      command = found
      names.append(next)
      rest = rest.dropFirst()
    }
    self.command = command
    name = names.joined(separator: " ")
    isOfForm = !(error is UsageError)
    if let error = error as? UsageError {
      (lines, help) = ([error.message], error.help)
    } else if let word = rest.first, let help = command.help(forUnknown: word) {
      (lines, self.help) = (["no command `\(word)`"], help)
    } else {
      (lines, help) = Self.words(DDXCommand.message(for: error))
    }
  }

  /// The message, ended by a line feed.
  var text: String {
    let message =
      lines.map { "\(name): error: \($0)\n" }.joined()
      + (help.map { "   help: \($0)\n" } ?? "")
    guard isOfForm else { return message }
    let usage = DDXCommand.usageString(for: command)
    return message + Console.style().paragraph(usage, lead: "usage: ")
      + "   `\(name) --help` shows all options\n"
  }

  /// A message of the parser, and what it advises, in the form of ours.
  private static func words(_ message: String) -> (lines: [String], help: String?) {
    let text = message.replacing(/'([^'\n]*)'/) { "`\($0.1)`" }
    for advice in ["Did you mean ", "Please provide "] {
      guard let range = text.firstRange(of: ". \(advice)") else { continue }
      let help = text[text.index(range.lowerBound, offsetBy: 2)...]
      return ([sentence(text[..<range.lowerBound])], sentence(help))
    }
    return (text.split(separator: "\n").map(sentence), nil)
  }

  /// A sentence in lower case without its full stop.
  private static func sentence(_ text: Substring) -> String {
    let text = text.hasSuffix(".") ? text.dropLast() : text
    let isName = text.dropFirst().first?.isUppercase == true
    return isName ? String(text) : text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension ParsableCommand {
  /// The command of this name among its own.
  fileprivate static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0._commandName == name }
  }

  /// What helps where a word is none of its commands; nil where it may be an argument.
  fileprivate static func help(forUnknown word: String) -> String? {
    let names = configuration.subcommands.map { $0._commandName }
    guard !names.isEmpty, !word.hasPrefix("-") else { return nil }
    let near = NearNames.near(word, among: names)
    if let first = near.first {
      return "did you mean `\(first)`?" + near.dropFirst().map { " or `\($0)`?" }.joined()
    }
    return configuration.defaultSubcommand == nil ? "`ddx --help` lists the commands" : nil
  }
}
