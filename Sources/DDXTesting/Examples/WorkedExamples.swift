internal import DDXCore

/// The worked examples of a module's page, its fenced blocks named `assessment`.
struct WorkedExamples {
  private var examples: [WorkedExample] = []
  private var faults: [ExampleFault] = []

  /// Reads the examples of a page.
  init(_ page: String, vocabulary: Vocabulary) {
    for (line, lines) in Self.blocks(of: page) {
      do {
        let read = try Self.lines(lines, after: line)
        examples.append(try WorkedExample(read, at: line, vocabulary: vocabulary))
      } catch {
        faults.append(error)
      }
    }
  }

  /// Whether the examples are what a source answers.
  func outcome(by examiner: AnswerExaminer) -> ConformanceReport.Outcome {
    let found = faults + examples.flatMap { faults(of: $0, by: examiner) }
    if !found.isEmpty {
      return .failed(
        found.sorted { $0.line < $1.line }.map { "README.md:\($0.line): \($0.words)" })
    }
    return examples.isEmpty
      ? .notChecked("README.md has no worked example, a block that begins with ```assessment")
      : .passed
  }

  private func faults(of example: WorkedExample, by examiner: AnswerExaminer) -> [ExampleFault] {
    let answer: Assessment
    do {
      answer = try examiner.source.assess(example.profile, under: examiner.rules)
    } catch {
      return example.claims.prefix(1).map {
        ExampleFault(line: $0.line, words: "the module throws \(error)")
      }
    }
    return example.claims.compactMap { line, claim in
      fault(of: claim, in: answer).map { ExampleFault(line: line, words: $0) }
    }
  }

  /// In what the answer is not as claimed, or nil.
  private func fault(of claim: WorkedExample.Claim, in answer: Assessment) -> String? {
    switch (claim, answer) {
    case (.notApplicable(let claimed), .notApplicable(let reason)):
      claimed == reason ? nil : "the module says why as: \(reason)"
    case (.notApplicable, .assessed): "the module applies"
    case (_, .notApplicable(let reason)): "the module does not apply: \(reason)"
    case (_, .assessed(let assessment)): fault(of: claim, in: assessment)
    }
  }

  private func fault(of claim: WorkedExample.Claim, in answer: SourceAssessment) -> String? {
    switch claim {
    case .notApplicable: nil
    case .share(let stated): difference("the share", stated, answer.share.value)
    case .site(let name, let stated):
      if let site = answer.sites.first(where: { $0.site.description == name }) {
        difference("the share of \(name)", stated, site.share)
      } else {
        "there is no site `\(name)`, but \(list(answer.sites.map(\.site.description)))"
      }
    case .noted(let code):
      if answer.notes.contains(where: { $0.code == code }) {
        nil
      } else {
        "`\(code)` is not noted, but \(list(answer.notes.compactMap(\.code?.name)))"
      }
    case .accuracy(let id, let sensitivity, let specificity):
      if let row = used(in: answer).first(where: { $0.id == id })?.row {
        both(
          difference("the sensitivity", sensitivity, row.rate),
          specificity.flatMap { stated in
            row.accuracy.map { difference("the specificity", stated, $0.specificity) }
              ?? "`\(id)` has no specificity"
          })
      } else {
        "nothing recorded is weighed as `\(id)`, but as \(list(used(in: answer).map(\.id)))"
      }
    case .graded(let scale):
      if scales(in: answer).contains(scale) {
        nil
      } else {
        "nothing recorded is weighed on the scale `\(scale)`, but on \(list(scales(in: answer)))"
      }
    }
  }

  /// The accuracies in use, by finding or group.
  private func used(in answer: SourceAssessment) -> [(id: String, row: FindingEvidence)] {
    answer.evidence.compactMap { observed in
      switch observed.worth {
      case .finding(let row): (row.code.name, row)
      case .member(let group, _): (group.id, group.composite)
      case .graded: nil
      }
    }
  }

  /// The scales in use.
  private func scales(in answer: SourceAssessment) -> [String] {
    answer.evidence.compactMap { observed in
      if case .graded(let row) = observed.worth { row.scale } else { nil }
    }
  }

  private func difference(_ name: String, _ stated: StatedNumber, _ found: Double) -> String? {
    stated.isPrinted(for: found)
      ? nil : "\(name) is \(stated.precise(found)), the page says \(stated.text)"
  }

  private func both(_ first: String?, _ second: String?) -> String? {
    let parts = [first, second].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func list(_ names: [String]) -> String {
    let unique = Set(names).sorted()
    return unique.isEmpty ? "none" : unique.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension WorkedExamples {
  /// The blocks of a page with the number of the line that opens each.
  private static func blocks(of page: String) -> [(line: Int, lines: [Substring])] {
    var blocks: [(line: Int, lines: [Substring])] = []
    var isOpen = false
    var isExample = false
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isExample = !isOpen && line == "```assessment"
        isOpen.toggle()
        if isExample { blocks.append((index + 1, [])) }
      } else if isExample {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The lines of a block as `key: value`; an indented one belongs to the line before it.
  private static func lines(
    _ texts: [Substring], after opening: Int
  ) throws(ExampleFault) -> [ExampleLine] {
    var lines: [ExampleLine] = []
    for (index, text) in texts.enumerated() where !text.allSatisfy(\.isWhitespace) {
      let number = opening + index + 1
      if text.hasPrefix(" "), let last = lines.popLast() {
        lines.append(
          ExampleLine(
            number: last.number, key: last.key, value: last.value + " " + trimmed(text)))
        continue
      }
      guard let colon = text.firstIndex(of: ":") else {
        throw ExampleFault(line: number, words: "a line is written `what: value`")
      }
      lines.append(
        ExampleLine(
          number: number, key: trimmed(text[..<colon]),
          value: trimmed(text[text.index(after: colon)...])))
    }
    return lines
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
