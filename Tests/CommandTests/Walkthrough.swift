/// A page that is followed step by step: the files it lists and the commands it types.
struct Walkthrough {
  /// A step of the page.
  enum Step {
    /// A block whose info string ends in a name is a file of that name.
    case write(name: String, lines: [String])
    /// A line after `$ ` in a `console` block is a command; what follows is what it prints.
    case run(String, expected: [String])
  }

  /// The steps under one heading.
  struct Section {
    var title: String
    var steps: [Step] = []
  }

  private(set) var sections = [Section(title: "")]
  /// The rows of the table that counts new files, changed files and lines by section.
  private(set) var rows: [(title: String, count: `Adding a module`.Count)] = []

  init(_ text: String) {
    var block: (info: [Substring], lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block {
          add(block.info, block.lines)
        }
        block = block == nil ? (line.dropFirst(3).split(separator: " "), []) : nil
      } else if block != nil {
        block?.lines.append(line)
      } else if line.hasPrefix("## ") {
        sections.append(Section(title: String(line.dropFirst(3))))
      } else if let row = Self.row(line) {
        rows.append(row)
      }
    }
  }

  private mutating func add(_ info: [Substring], _ lines: [String]) {
    let last = sections.count - 1
    if info.count == 2 {
      sections[last].steps.append(.write(name: String(info[1]), lines: lines))
    } else if info == ["console"] {
      for command in Self.commands(lines) {
        sections[last].steps.append(.run(command.text, expected: command.output))
      }
    }
  }

  private static func commands(
    _ lines: [String]
  ) -> [(text: String, output: [String])] {
    lines.reduce(into: []) { commands, line in
      if line.hasPrefix("$ ") {
        commands.append((String(line.dropFirst(2)), []))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output.append(line)
      }
    }
  }

  /// Reads `| [A program](#a-program) | for | 1 | 0 | 56 |`.
  private static func row(_ line: String) -> (title: String, count: `Adding a module`.Count)? {
    guard
      let match = line.wholeMatch(of: /\| \[(.+)\]\(.*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|/),
      let new = Int(match.2), let changed = Int(match.3), let lines = Int(match.4)
    else { return nil }
    return (String(match.1), .init(new: new, changed: changed, lines: lines))
  }

  /// The page with what its commands print now; what it leaves out with `...` stays left out.
  static func text(_ text: String, printing printed: [String: [String]]) -> String {
    `Commands in the documentation`.parts(of: text, isCommand: { printed[$0] != nil })
      .flatMap { part -> [String] in
        guard let command = part.command, let output = printed[command] else { return part.lines }
        let shown = Array(part.lines.dropFirst())
        let isRight = `Commands in the documentation`.matches(shown[...], output[...])
        return part.lines.prefix(1) + (isRight ? shown : output)
      }.joined(separator: "\n")
  }
}
